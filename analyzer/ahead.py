"""A second process for a long text: it scores sentences while this one looks for terms, or runs an errand.

The child is forked, so that text and model are shared, and sends what it finds down a pipe. Nothing depends on it:
where it cannot be had, or ends early, the same is worked out here.
"""

from __future__ import annotations

import os
import pickle
import select
import sys
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import BinaryIO, Generic, TypeVar

from analyzer.sentences import Span

R = TypeVar("R")
Logits = tuple[float | None, float | None]
"""A sentence's logit by all its words, and by the outlet's own; None where there are too few."""

LONG = 200_000
"""Code points from which a second process pays for itself."""
_BATCH = 512


def logits(spans: Iterable[Span], judge: Callable[[Span], Logits]) -> Iterator[Logits]:
    """The logits of sentences in order, from a second process where there is a core for it."""
    spans = list(spans)
    done = 0
    if _can_fork():
        for pair in _received(spans, judge):
            yield pair
            done += 1
    for span in spans[done:]:
        yield judge(span)


class Errand(Generic[R]):
    """Work in a forked process, which sees everything as it stood when it was sent, to be fetched later."""

    def __init__(self, child: int, pipe: BinaryIO) -> None:
        self._child = child
        self._pipe = pipe

    @classmethod
    def send(cls, work: Callable[[], R]) -> Errand[R] | None:
        """Begins the work, where there is a core for it."""
        if not _can_fork():
            return None
        try:
            reading, writing = os.pipe()
            child = os.fork()
        except OSError:
            return None
        if not child:
            code = 1
            try:
                os.close(reading)
                with os.fdopen(writing, "wb") as pipe:
                    pipe.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
                code = 0
            finally:
                os._exit(code)
        os.close(writing)
        return cls(child, os.fdopen(reading, "rb"))

    def done(self) -> bool:
        """Whether the result, or the end of the process, can be fetched without waiting."""
        poll = select.poll()
        poll.register(self._pipe, select.POLLIN | select.POLLHUP)
        return bool(poll.poll(0))

    def fetch(self) -> R | None:
        """The result; None where the process ended without one."""
        try:
            with self._pipe, suppress(EOFError, pickle.UnpicklingError):
                found: R = pickle.load(self._pipe)
                return found
            return None
        finally:
            os.waitpid(self._child, 0)


def _can_fork() -> bool:
    # A process with threads must not be forked: a lock held by another thread would stay locked in the child.
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1 and _cores() > 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _received(spans: list[Span], judge: Callable[[Span], Logits]) -> Iterator[Logits]:
    try:
        reading, writing = os.pipe()
        child = os.fork()
    except OSError:  # no more processes or files: then without
        return
    if not child:
        code = 1
        try:
            os.close(reading)
            _send(spans, judge, writing)
            code = 0
        finally:
            os._exit(code)  # nothing of the parent's is flushed or closed twice
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as pipe:
            while len(data := pipe.read(16 * _BATCH)) >= 16:
                values = array("d")
                values.frombytes(data[: len(data) // 16 * 16])
                for whole, own in zip(values[::2], values[1::2], strict=True):
                    yield (None if whole != whole else whole, None if own != own else own)
    finally:
        os.waitpid(child, 0)


def _send(spans: list[Span], judge: Callable[[Span], Logits], writing: int) -> None:
    nan = float("nan")
    with os.fdopen(writing, "wb") as pipe:
        for k in range(0, len(spans), _BATCH):
            values = array("d")
            for span in spans[k : k + _BATCH]:
                values.extend(nan if value is None else value for value in judge(span))
            pipe.write(values.tobytes())
            pipe.flush()
