"""What can be wrong with a pack, named so that its editor can mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a pack and what would mend it."""

    file: str
    line: int
    entry: str
    field: str
    problem: str
    mend: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}"
        what = " ".join(p for p in (f"entry '{self.entry}'" if self.entry else "", self.field) if p)
        return f"{where} {what}: {self.problem}. {self.mend}" if what else f"{where}: {self.problem}. {self.mend}"


class LexiconError(Exception):
    """Packs that cannot be used; ``faults`` names every one of their faults."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))
