"""Output formats: one file each, found by name, loaded when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, TextIO

from analyzer.model import Document, Report

FORMATS = ("text", "json", "jsonl", "github", "gitlab", "sarif", "junit", "checkstyle", "rdjsonl")


@dataclass(frozen=True, slots=True)
class Unchecked:
    """An input that could not be checked, and what would mend it."""

    path: str
    error: str
    hint: str


@dataclass(frozen=True, slots=True)
class Tool:
    """What did the checking: the lexicon's hash and size, the model's hash; whether under a baseline or a diff."""

    lexicon: str
    entries: int
    model: str | None = None
    baseline: bool = False
    changed_only: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """What the output may use: columns, colour, characters beyond ASCII; and the slant at which a sentence is shown."""

    width: int = 80
    color: bool = False
    unicode: bool = True
    slant: float = 0.8


class Reporter(Protocol):
    """Writes reports as they come, then what was not checked and the totals.

    ``put(render(report), Totals.of(report))`` does what ``write(report)`` does; the first half may be done elsewhere.
    """

    def __init__(self, out: TextIO, style: Style, tool: Tool) -> None: ...

    def write(self, report: Report) -> None:
        """Adds one document."""

    def render(self, report: Report) -> str:
        """One document in a form of the reporter's own."""

    def put(self, rendered: str, totals: Totals) -> None:
        """Adds one document that was rendered before."""

    def close(self, unchecked: Sequence[Unchecked]) -> None:
        """Ends the output."""


def reporter(name: str, out: TextIO, style: Style, tool: Tool) -> Reporter:
    """The reporter of a format in :data:`FORMATS`."""
    module = import_module(f"analyzer.reporters.{name}")
    made: Reporter = module.Reporter(out, style, tool)
    return made


class Totals:
    """Running totals over documents, as the summaries of all formats give them."""

    _NAMES = ("documents", "sentences", "findings", "noted", "words", "accepted", "_slant")

    def __init__(self) -> None:
        self.documents = self.sentences = self.findings = self.noted = self.words = 0
        self.accepted = 0
        self.by_severity = {"avoid": 0, "caution": 0, "consider": 0}
        self._slant = 0.0

    def add(self, report: Report) -> None:
        """Counts one report."""
        self.documents += 1
        self.sentences += len(report.sentences)
        self.words += report.words
        self._slant += report.slant * report.words
        self.accepted += len(report.accepted)
        for finding in report.findings:
            if finding.noted:
                self.noted += 1
            else:
                self.findings += 1
                self.by_severity[finding.severity] += 1

    @classmethod
    def of(cls, report: Report) -> Totals:
        """The totals of one report."""
        totals = cls()
        totals.add(report)
        return totals

    def counts(self) -> list[object]:
        """The totals as a list that :meth:`from_counts` takes."""
        return [getattr(self, name) for name in self._NAMES] + [self.by_severity]

    @classmethod
    def from_counts(cls, counts: Sequence[object]) -> Totals:
        """The totals that gave these counts."""
        totals = cls()
        for name, value in zip((*cls._NAMES, "by_severity"), counts, strict=True):
            setattr(totals, name, value)
        return totals

    def merge(self, other: Totals) -> None:
        """Counts what another has counted."""
        for name in self._NAMES:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for severity, number in other.by_severity.items():
            self.by_severity[severity] += number

    @property
    def slant(self) -> float:
        """Slant over all documents, weighted by words."""
        return self._slant / self.words if self.words else 0.0


def positions(text: str, offsets: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Line and column, 1-based, columns in code points, of each offset; lines end at LF, CRLF or a lone CR."""
    import re
    from bisect import bisect_right

    starts = [0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", text))]
    out = {}
    for offset in offsets:
        line = bisect_right(starts, offset)
        out[offset] = (line, offset - starts[line - 1] + 1)
    return out


def places(document: Document, offsets: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Line and column in the file of each offset in the document's prose."""
    if document.map is None:
        return positions(document.text, offsets)
    moved = {offset: document.map.start(offset) for offset in offsets}
    at = positions(document.original, moved.values())
    return {offset: at[there] for offset, there in moved.items()}
