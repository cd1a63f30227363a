"""``evenhand check``: flag and score drafts."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.checking import Analyzers, Checker, fails, notes
from analyzer.cli import Exit, complain, options
from analyzer.cli.parser import Parser
from analyzer.config import FAIL_ON, Settings, check_voice, encoding_name
from analyzer.discover import Found, Rules, discover, listed
from analyzer.errors import UncheckedError, UsageError
from analyzer.readers import load, load_stdin
from analyzer.reporters import FORMATS, Style, Tool, Unchecked, reporter

if TYPE_CHECKING:
    from analyzer.cli.many import Job

__all__ = ["fails", "jobs_of", "own", "paths_of", "run", "scope_of", "tool_of", "unchecked_of"]


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="evenhand check",
        description="Flags words that take a side, with their voice, the reason and neutral wording, and scores every"
        " sentence.",
        epilog="exit codes: 0 clean, 1 findings at or over --fail-on or a sentence at or over --max-slant, 2 usage or"
        " configuration, 3 something could not be checked, 130 interrupted",
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="a draft, a folder or a pattern; - reads standard input"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", metavar="NAME", help=f"{', '.join(FORMATS)} (default: text)"
    )
    parser.add_argument(
        "--fail-on", choices=FAIL_ON, help="lowest severity that makes the exit code 1 (default: caution)"
    )
    parser.add_argument(
        "--max-slant", type=float, metavar="N", help="exit 1 where a sentence's slant is N or more (0 to 1)"
    )
    parser.add_argument(
        "--voice", action="append", default=[], metavar="VOICE=POLICY",
        help="what to do with findings in a voice (outlet, attributed, quoted, scare): check, note or ignore; default"
        " quoted=note",
    )  # fmt: skip
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colour in text output")
    options.add_model(parser)
    options.add_files(parser)
    old = parser.add_argument_group("old copy")
    old.add_argument("--baseline", metavar="FILE", help="accept the findings that evenhand baseline wrote there")
    old.add_argument("--no-baseline", action="store_true", help="accept none")
    old.add_argument(
        "--diff", nargs="?", const="", metavar="REV",
        help="only what has changed since a git revision; with --fix: show the changes, write nothing",
    )  # fmt: skip
    old.add_argument("--diff-file", metavar="FILE", help="only what a unified diff has changed (- for standard input)")
    parser.add_argument("--fix", action="store_true", help="write the only neutral wording where there is just one")
    speed = parser.add_argument_group("speed")
    speed.add_argument("--processes", type=int, metavar="N", help="processes to use (default: as many as pay)")
    speed.add_argument("--no-cache", action="store_true", help="keep no results, and use none")
    options.add_lexicon(parser)
    return parser


def run(argv: Sequence[str]) -> int:
    """Checks every path and returns the exit code."""
    args = _parser().parse_args(argv)
    resolver = options.Resolver(args, own(args))
    project = resolver.project()
    gc.set_threshold(200_000)  # values of an analysis hold no cycles: looking for some takes a twentieth of the time
    if args.fix:
        from analyzer.cli.fix import run as fix

        return fix(args, resolver)
    # Formats that show neither actors nor patterns do not wait for them.
    checker = Checker(*scope_of(args, project), Analyzers(actors=args.format in _WITH_ACTORS))
    paths = paths_of(args, checker)
    jobs = jobs_of(paths, args, resolver)
    first = list(islice(jobs, _MANY))
    settings = next((job.settings for job in first if job.error is None), project)
    tool = tool_of(checker, settings)
    style = options.style(args.color)
    if settings.max_slant is not None:
        style = replace(style, slant=min(style.slant, settings.max_slant))
    every = chain(first, jobs)
    if len(first) < _MANY and args.processes is None:
        return _few(every, checker, args.format, style, tool)
    return _many(every, checker, args, style, tool)


_WITH_ACTORS = frozenset({"text", "json", "jsonl"})
_MANY = 8
"""Files from which the cache and further processes are thought of."""


def _few(jobs: Iterator[Job], checker: Checker, form: str, style: Style, tool: Tool) -> int:
    """Checks one file after the other, each written as it comes."""
    out = reporter(form, sys.stdout, style, tool)
    unchecked: list[Unchecked] = []
    failed = False
    for job in jobs:
        try:
            if job.error is not None:
                raise job.error
            document = checker.read(job.name, load(job.name) if job.data is None else job.data, job.settings)
        except UncheckedError as error:
            unchecked.append(unchecked_of(job.name, error))
            continue
        report = checker.report(document, job.settings, second_process=True)
        for message, hint in notes(report):
            complain(message, hint)
        failed = failed or fails(report, job.settings)
        out.write(report)
    out.close(unchecked)
    return Exit.UNCHECKED if unchecked else Exit.FINDINGS if failed else Exit.CLEAN


def _many(jobs: Iterator[Job], checker: Checker, args: argparse.Namespace, style: Style, tool: Tool) -> int:
    """The same for many files."""
    from analyzer.cli.many import check_all

    out = reporter(args.format, sys.stdout, style, tool)
    unchecked: list[Unchecked] = []
    failed = False
    form = (args.format, style, tool)
    for result in check_all(jobs, checker, form, cached=not args.no_cache, processes=args.processes):
        if result.error is not None:
            unchecked.append(unchecked_of(result.name, result.error))
            continue
        for message, hint in result.notes:
            complain(message, hint)
        failed = failed or result.failed
        if result.totals is not None:
            out.put(result.rendered, result.totals)
    out.close(unchecked)
    return Exit.UNCHECKED if unchecked else Exit.FINDINGS if failed else Exit.CLEAN


def tool_of(checker: Checker, settings: Settings) -> Tool:
    """What checks under these settings."""
    analyzer = checker.analyzers.of(settings)
    model = analyzer.classifier.hash if analyzer.classifier else None
    return Tool(
        analyzer.lexicon.hash, len(analyzer.lexicon), model, checker.baseline is not None, checker.changes is not None
    )


def unchecked_of(name: str, error: UncheckedError) -> Unchecked:
    """Tells that an input was not checked."""
    complain(f"{name}: {error.message}", error.hint)
    return Unchecked(name, error.message, error.hint)


def own(args: argparse.Namespace) -> dict[str, Any]:
    """What the command line sets, by the names of settings."""
    voice = options.pairs(args.voice, "--voice")
    check_voice(voice, "--voice")
    if args.max_slant is not None and not 0 <= args.max_slant <= 1:
        raise UsageError(f"--max-slant {args.max_slant}: not between 0 and 1", "slant is a share, for example 0.5")
    if args.processes is not None and args.processes < 1:
        raise UsageError(f"--processes {args.processes}: not 1 or more", "leave it out for as many as pay")
    return {
        "voice": voice,
        "fail_on": args.fail_on,
        "model": args.model,
        "max_slant": args.max_slant,
        "encoding": None if args.encoding is None else encoding_name(args.encoding),
        "exclude": tuple(args.exclude),
        "gitignore": False if args.no_gitignore else None,
        "baseline": None if args.baseline is None else Path(args.baseline),
    }


def scope_of(args: argparse.Namespace, project: Settings) -> tuple[Any, Any]:
    """The baseline and the changes that are in force."""
    baseline = changes = None
    path = None if args.no_baseline else options.baseline_path(args, project)
    if path is not None:
        from analyzer.baseline import load as load_baseline

        baseline = load_baseline(path)
    if args.diff is not None and args.diff_file is not None and not args.fix:
        raise UsageError("--diff and --diff-file", "give one of them")
    if args.diff is not None and not args.fix:
        if not args.diff:
            raise UsageError("--diff without a revision", "name one, for example --diff HEAD or --diff origin/main")
        from analyzer import git

        changes = git.changes(args.diff, Path.cwd())
    elif args.diff_file is not None:
        from analyzer.changes import parse

        data = load_stdin() if args.diff_file == "-" else load(args.diff_file)
        changes = parse(data.decode("utf-8", "surrogateescape"), Path.cwd())
    return baseline, changes


def paths_of(args: argparse.Namespace, checker: Checker) -> list[str]:
    """The paths that the command line names, or those of the files that have changed."""
    paths = list(args.paths)
    if args.files_from is not None:
        paths += listed(args.files_from)
    readers = [args.files_from, args.diff_file, *paths].count("-")
    if paths.count("-") > 1 or readers > 1:
        raise UsageError("standard input named twice", "give - once")
    if not paths and args.files_from is None:
        if checker.changes is None:
            raise UsageError("nothing to check", "name a draft, a folder, or - for standard input")
        paths = options.changed(checker.changes.files())
        args.force_exclude = True  # nobody has named them
    return paths


def jobs_of(paths: Sequence[str], args: argparse.Namespace, resolver: options.Resolver) -> Iterator[Job]:
    """The files that paths stand for, each with its settings."""
    from analyzer.cli.many import Job

    def rules(folder: Path) -> Rules:
        s = resolver.folder(folder)
        return Rules(s.exclude, s.include, s.gitignore, s.folder)

    for found in discover(paths, rules, force_exclude=args.force_exclude):
        yield _job(found, args, resolver, Job)


def _job(found: Found, args: argparse.Namespace, resolver: options.Resolver, make: type[Job]) -> Job:
    if found.path != "-":
        if found.error is not None:
            return make(found.path, resolver.project(), error=found.error)
        return make(found.path, resolver.named(found.path))
    name = args.stdin_filename
    settings = resolver.project() if name == "<stdin>" else resolver.file(Path(name))
    try:
        return make(name, settings, load_stdin())
    except UncheckedError as error:
        return make(name, settings, error=error)
