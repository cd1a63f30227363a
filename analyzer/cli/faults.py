"""Pack faults on standard error, one line each, with exit code 2."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps

from lexicon.faults import Fault, LexiconError

from analyzer.cli import Exit, complain


def report_faults(command: Callable[[Sequence[str]], int]) -> Callable[[Sequence[str]], int]:
    """Wraps a command so that faults of packs are told, all of them, and end it."""

    @wraps(command)
    def wrapped(argv: Sequence[str]) -> int:
        try:
            return command(argv)
        except LexiconError as error:
            tell(error.faults)
            return Exit.USAGE

    return wrapped


def tell(faults: Sequence[Fault]) -> None:
    """Each fault on a line of its own."""
    for fault in faults:
        complain(str(fault))
