"""``evenhand check --fix``: write the wordings that are sure, or show them; then report what is left."""

from __future__ import annotations

import argparse
import sys
from difflib import unified_diff
from pathlib import Path

from analyzer.checking import Analyzers, Checker, fails, notes
from analyzer.cli import Exit, complain, options
from analyzer.cli.check import jobs_of, paths_of, scope_of, tool_of, unchecked_of
from analyzer.cli.many import Job
from analyzer.errors import UncheckedError, UsageError
from analyzer.files import write_bytes_atomically
from analyzer.fixing import Fixed, fixed
from analyzer.readers import load
from analyzer.reporters import Reporter, Unchecked, reporter
from analyzer.reporters.visible import visible


def run(args: argparse.Namespace, resolver: options.Resolver) -> int:
    """Fixes every file; the exit code tells what is left, as without ``--fix``."""
    show = args.diff is not None
    if show and args.diff:
        args.paths.insert(0, args.diff)  # here it takes no revision, so what follows it is a path
    args.diff = None
    checker = Checker(*scope_of(args, resolver.project()), Analyzers(actors=False))
    paths = paths_of(args, checker)
    out: Reporter | None = None
    if not show and paths != ["-"]:
        out = reporter(args.format, sys.stdout, options.style(args.color), tool_of(checker, resolver.project()))
    unchecked: list[Unchecked] = []
    failed = False
    for job in jobs_of(paths, args, resolver):
        try:
            if job.error is not None:
                raise job.error
            data = load(job.name) if job.data is None else job.data
            done = _fixed(job, data, checker)
            if show:
                _show(job.name, checker.read(job.name, data, job.settings).original, done)
            elif out is None:
                _to_stdout(done.data)
            elif done.edits and job.data is None:
                _write(job.name, data, done.data)
        except UncheckedError as error:
            unchecked.append(unchecked_of(job.name, error))
            continue
        for message, hint in notes(done.report):
            complain(message, hint)
        if done.edits:
            complain(f"{job.name}: {done.edits} {'to write' if show else 'written'}")
        failed = failed or fails(done.report, job.settings) or (show and done.edits > 0)
        if out is not None:
            out.write(done.report)
    if out is not None:
        out.close(unchecked)
    return Exit.UNCHECKED if unchecked else Exit.FINDINGS if failed else Exit.CLEAN


def _fixed(job: Job, data: bytes, checker: Checker) -> Fixed:
    return fixed(
        data,
        checker.read(job.name, data, job.settings),
        lambda new: checker.read(job.name, new, job.settings),
        lambda document: checker.report(document, job.settings),
    )


def _write(name: str, before: bytes, after: bytes) -> None:
    if load(name) != before:
        raise UncheckedError("has changed while it was checked", "run it again")
    try:
        write_bytes_atomically(Path(name), after)
    except OSError as error:
        raise UncheckedError(f"cannot be written: {error.strerror or error}", "check that you may write it") from error


def _to_stdout(data: bytes) -> None:
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        raise UsageError("standard output takes no bytes", "send it to a file")
    buffer.write(data)
    buffer.flush()


def _show(name: str, before: str, done: Fixed) -> None:
    after = done.report.document.original
    rows = unified_diff(before.splitlines(), after.splitlines(), f"a/{name}", f"b/{name}", lineterm="", n=1)
    for row in rows:
        print(visible(row))
