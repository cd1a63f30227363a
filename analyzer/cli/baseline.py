"""``evenhand baseline``: accept today's findings, so that only new ones are told from now on."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from analyzer import baseline as b
from analyzer.checking import Analyzers, Checker, notes
from analyzer.cli import Exit, complain, options
from analyzer.cli.check import jobs_of, own
from analyzer.cli.parser import Parser
from analyzer.discover import listed
from analyzer.errors import UncheckedError, UsageError
from analyzer.files import write_atomically
from analyzer.readers import load
from analyzer.reporters.visible import visible


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="evenhand baseline",
        description="Accepts what evenhand check finds today: it is known by its content, wherever it moves. Files that"
        " were accepted before and are not named now stay as they are.",
        epilog="exit codes: 0 written, 2 usage or configuration, 3 something could not be checked (nothing is written)",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="drafts, folders or patterns")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help=f"baseline file (default: the configured one, else {b.NAME})"
    )
    parser.add_argument("--prune", action="store_true", help="only take out what is no longer found")
    parser.add_argument("--stats", action="store_true", help="tell what has been accepted, and write nothing")
    parser.add_argument("--max-slant", type=float, metavar="N", help="accept sentences of slant N or more, too")
    options.add_model(parser)
    options.add_files(parser)
    options.add_lexicon(parser)
    parser.set_defaults(voice=[], fail_on=None, baseline=None, processes=None)
    return parser


def run(argv: Sequence[str]) -> int:
    """Writes, prunes or describes a baseline."""
    args = _parser().parse_args(argv)
    resolver = options.Resolver(args, own(args))
    project = resolver.project()
    path = _path(args, resolver)
    if args.stats:
        return _statistics(b.load(path))
    old = b.load(path) if args.prune or path.is_file() else None
    paths = [*args.paths, *(listed(args.files_from) if args.files_from is not None else ())]
    if not paths and args.files_from is None and args.prune and old is not None:
        paths = [_shown(path.parent / name) for name in sorted(old.by_path)]
        paths = [p for p in paths if Path(p).exists()]
    elif not paths and args.files_from is None:
        raise UsageError("nothing to check", "name drafts or folders")
    checker = Checker(analyzers=Analyzers(actors=False))
    entries: list[b.Entry] = []
    names: set[str] = set()
    needed: set[b.Entry] = set()
    for job in jobs_of(paths, args, resolver):
        try:
            if job.error is not None:
                raise job.error
            document = checker.read(job.name, load(job.name) if job.data is None else job.data, job.settings)
        except UncheckedError as error:
            complain(f"{job.name}: {error.message}", error.hint)
            complain("the baseline is as it was", "what cannot be read cannot be accepted")
            return Exit.UNCHECKED
        report = checker.report(document, job.settings)
        for message, hint in notes(report):
            complain(message, hint)
        if old is not None and args.prune:
            needed |= old.accept(report, job.settings.max_slant)[1]
        names.add(b.relative(job.name, path.parent))
        entries += [entry for entry, _, _ in b.made(report, job.settings.max_slant, path.parent)]
    kept = [] if old is None else [e for p, es in old.by_path.items() if p not in names for e in es]
    if args.prune and old is not None:
        # An entry of a file that is gone is kept where another file needs it.
        kept = [e for e in kept if e in needed or (path.parent / e.path).exists()]
        entries = [e for p in names for e in old.by_path.get(p, ()) if e in needed]
    _write(path, [*kept, *entries])
    before = 0 if old is None else sum(map(len, old.by_path.values()))
    now = len(kept) + len(entries)
    print(f"{path}: {now} accepted" + (f", {before - now} taken out" if args.prune else f", {before} before"))
    if project.baseline is None and path != options.baseline_path(args, project):
        print(f'For check to go by it: baseline = "{path}" in evenhand.toml, or --baseline {path}')
    return Exit.CLEAN


def _path(args: argparse.Namespace, resolver: options.Resolver) -> Path:
    project = resolver.project()
    if args.output is not None:
        return Path(args.output)
    found = project.baseline or options.baseline_path(args, project)
    return found or (project.folder or Path.cwd()) / b.NAME


def _shown(path: Path) -> str:
    return os.path.relpath(path)


def _write(path: Path, entries: Sequence[b.Entry]) -> None:
    try:
        write_atomically(path, b.written(entries))
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}", "check the folder") from error


def _statistics(baseline: b.Baseline) -> int:
    for what, counts in b.statistics(baseline).items():
        print(f"by {what}")
        for name, number in sorted(counts.items(), key=lambda c: (-c[1], c[0])):
            print(f"  {visible(name):40} {number:5}")
    print(f"{sum(map(len, baseline.by_path.values()))} accepted")
    return Exit.CLEAN
