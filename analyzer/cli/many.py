"""Many files: from the cache what was checked before, the rest by several processes where that pays.

Whatever way a file takes, its result is the same and comes in the order of the files.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from analyzer.checking import Checker, fails, notes
from analyzer.config import Settings
from analyzer.errors import UncheckedError
from analyzer.readers import load
from analyzer.reporters import Reporter, Style, Tool, Totals, reporter

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Form = tuple[str, Style, Tool]
"""A format's name, its style, and what checks."""

PAYS_FROM = 600_000
"""Bytes of drafts from which starting further processes pays."""
_AT_ONCE = 512
"""Files looked up together,"""
_BYTES_AT_ONCE = 8 << 20
"""and what they hold at most."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of one file: rendered for the reporter, counted, judged; or why it was not checked."""

    name: str
    rendered: str = ""
    totals: Totals | None = None
    failed: bool = False
    notes: Sequence[tuple[str, str]] = ()
    error: UncheckedError | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A file and its settings; ``data`` where it was read already."""

    name: str
    settings: Settings
    data: bytes | None = None
    error: UncheckedError | None = None


def check(job: Job, checker: Checker, reporter: Reporter) -> Checked:
    """Checks one file, from its bytes to its rendered form."""
    if job.error is not None:
        return Checked(job.name, error=job.error)
    try:
        data = load(job.name) if job.data is None else job.data
        document = checker.read(job.name, data, job.settings)
    except UncheckedError as error:
        return Checked(job.name, error=error)
    report = checker.report(document, job.settings)
    return Checked(
        job.name, reporter.render(report), Totals.of(report), fails(report, job.settings), tuple(notes(report))
    )


def check_all(
    jobs: Iterable[Job], checker: Checker, form: Form, *, cached: bool, processes: int | None
) -> Iterator[Checked]:
    """Checks all files, in their order.

    Args:
        jobs: the files.
        checker: what to check by.
        form: what to render for: the format, its style, and what checks.
        cached: whether results may be kept and used again.
        processes: how many to use; None for as many as there are cores, where it pays.
    """
    pool = _Pool(checker, form, processes)
    store = _Store(checker, repr(form)) if cached else None
    try:
        for read in _batches(jobs):
            keys = [store.key(job) for job in read] if store else [b""] * len(read)
            known = dict(zip(keys, store.get(keys), strict=True)) if store else {}
            missing = [job for job, key in zip(read, keys, strict=True) if not known.get(key)]
            fresh = pool.map(missing)
            for job, key in zip(read, keys, strict=True):
                found = known.get(key)
                if found:
                    yield _unpacked(job.name, found)
                    continue
                result = next(fresh)
                if store and result.error is None:
                    store.put(key, _packed(result))
                yield result
    finally:
        pool.close()
        if store:
            store.close()


def _batches(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    """Jobs with what their files hold, as many at once as there is room for."""
    batch: list[Job] = []
    size = 0
    for job in map(_read, jobs):
        batch.append(job)
        size += len(job.data or b"")
        if len(batch) >= _AT_ONCE or size >= _BYTES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read(job: Job) -> Job:
    if job.data is not None or job.error is not None:
        return job
    try:
        return Job(job.name, job.settings, load(job.name))
    except UncheckedError as error:
        return Job(job.name, job.settings, error=error)


class _Store:
    """The cache, with the part of its keys that is the same for all files."""

    def __init__(self, checker: Checker, kind: str) -> None:
        from analyzer import results

        self._key = results.key
        self._results = results.Results()
        self._checker = checker
        self._common = f"{results.code_stamp()}|{kind}"
        self._settings: dict[int, tuple[Settings, str]] = {}
        self.get = self._results.get
        self.put = self._results.put
        self.close = self._results.close

    def key(self, job: Job) -> bytes:
        if job.data is None:
            return b""
        checker = self._checker
        told = [self._common, job.name, self._told(job.settings)]
        if checker.baseline is not None:
            told.append(repr(checker.baseline.entries(job.name)))
        if checker.changes is not None:
            told.append(checker.changes.key(job.name))
        return self._key(told, job.data)

    def _told(self, settings: Settings) -> str:
        kept = self._settings.get(id(settings))
        if kept is None:
            analyzer = self._checker.analyzers.of(settings)
            s = settings
            rest = (s.severity, s.ignore, s.fail_on, s.max_slant, s.encoding, s.unknown_suffix)
            told = f"{analyzer.lexicon.hash}|{analyzer.classifier and analyzer.classifier.hash}|"
            kept = (settings, told + f"{self._checker.analyzers.key(settings)}|{rest}")
            self._settings[id(settings)] = kept
        return kept[1]


def _packed(result: Checked) -> str:
    totals = result.totals
    head = json.dumps([totals and totals.counts(), result.failed, list(result.notes)])
    return f"{head}\n{result.rendered}"


def _unpacked(name: str, text: str) -> Checked:
    head, _, rendered = text.partition("\n")
    counts, failed, told = json.loads(head)
    return Checked(name, rendered, Totals.from_counts(counts), failed, [(m, h) for m, h in told])


_here: tuple[Checker, Reporter] | None = None
"""What a further process checks by."""


def _start(checker: Checker, form: Form) -> None:
    global _here
    _here = (checker, reporter(form[0], StringIO(), *form[1:]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process tells of an interrupt
    gc.set_threshold(200_000)


def _one(job: Job) -> Checked:
    assert _here is not None
    return check(job, *_here)


METHOD = "fork" if sys.platform.startswith("linux") else "spawn"
"""How further processes begin: forked ones share the lexicon and the model."""


class _Pool:
    """Processes that are started when there is enough to do for the first time."""

    def __init__(self, checker: Checker, form: Form, processes: int | None) -> None:
        self._checker = checker
        self._form = form
        self._reporter = reporter(form[0], StringIO(), *form[1:])
        self._wanted = processes
        self._pool: ProcessPoolExecutor | None = None

    def map(self, jobs: Sequence[Job]) -> Iterator[Checked]:
        """Results in order. Where a process dies, what is left is checked here."""
        if self._pool is None and self._pays(jobs):
            self._open(jobs)
        done = 0
        if self._pool is not None and len(jobs) > 1:
            from concurrent.futures.process import BrokenProcessPool

            try:
                for result in self._pool.map(_one, jobs, chunksize=max(1, min(16, len(jobs) // 8))):
                    yield result
                    done += 1
            except BrokenProcessPool:
                self._pool, self._wanted = None, 1
        for job in jobs[done:]:
            yield check(job, self._checker, self._reporter)

    def _pays(self, jobs: Sequence[Job]) -> bool:
        if len(jobs) < 2 or _cores(self._wanted) < 2:
            return False
        return self._wanted is not None or sum(len(job.data or b"") for job in jobs) >= PAYS_FROM

    def _open(self, jobs: Sequence[Job]) -> None:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        for settings in {id(job.settings): job.settings for job in jobs}.values():
            self._checker.analyzers.of(settings)  # made before, so that forked processes share them
        try:
            self._pool = ProcessPoolExecutor(
                _cores(self._wanted), multiprocessing.get_context(METHOD), _start, (self._checker, self._form)
            )
        except (OSError, ValueError, ImportError, NotImplementedError):  # no more processes: then without
            return

    def close(self) -> None:
        """Ends the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _cores(wanted: int | None) -> int:
    if wanted is not None:
        return wanted
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
