"""What can be wrong with a pack, named so that its editor can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a pack, or with a switch set elsewhere, and what would mend it.

    ``file`` is the pack, or the name of the setting; ``line`` counts from 1 and is 0 where there is none.
    """

    file: str
    line: int
    entry: str
    field: str
    problem: str
    mend: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        what = " ".join(p for p in (f"entry '{self.entry}'" if self.entry else "", self.field) if p)
        if what:
            where += f": {what}"
        return f"{where}: {self.problem}. {self.mend}"


class LexiconError(Exception):
    """Packs that cannot be used; ``faults`` names every one of their faults."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))

    def __reduce__(self) -> tuple[object, ...]:
        return (LexiconError, (self.faults,))


def nearest(word: str, known: Iterable[str], *, few: bool = False) -> str:
    """The mend for a name that does not exist: the one that was probably meant, else all there are, unless ``few``."""
    from difflib import get_close_matches

    names = sorted(known)
    close = get_close_matches(word, names, 1)
    if close:
        return f"Did you mean '{close[0]}'?"
    return "" if few or not names else f"Use one of {', '.join(names)}"
