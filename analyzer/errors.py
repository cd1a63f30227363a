"""Errors that a user can cause, each with what would mend it.

    EvenhandError
    ├── UsageError        exit code 2: arguments or configuration
    ├── UncheckedError    exit code 3: an input that could not be read or decoded
    └── OutputError       exit code 3: a result that could not be written

Faults of packs are :class:`lexicon.LexiconError`, which holds all of them at once.
"""

from __future__ import annotations


class EvenhandError(Exception):
    """Something wrong that the user can mend: ``message`` says what, ``hint`` says how."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.message, self.hint))


class UsageError(EvenhandError):
    """Arguments, configuration or packs that cannot be used."""


class UncheckedError(EvenhandError):
    """An input that was not checked, which is never reported as clean."""

    exit_code = 3


class OutputError(EvenhandError):
    """A result that did not reach its reader, which is never reported as clean either."""

    exit_code = 3
