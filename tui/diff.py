"""The changes before they are saved: each changed paragraph as it was and as it will be, by line of the draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.reporters import positions
from tui.cells import Shown
from tui.panel_rows import PanelRow
from tui.review import Review


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that reads differently, and the line of the draft on which it begins, from 1."""

    line: int
    before: str
    after: str


def changes(review: Review) -> list[Change]:
    """What saving changes, in the draft's order."""
    numbers = sorted(review.changed_sentences())
    places = positions(review.text, [review.report.sentences[n].start for n in numbers])
    out = []
    for number in numbers:
        span = review.report.sentences[number]
        before, after = review.text[span.start : span.end], review.reads(number)
        if before != after:
            out.append(Change(places[span.start][0], before, after))
    return out


def rows(found: list[Change], width: int) -> list[PanelRow]:
    """The changes in rows of a width; a minus and a plus tell them apart without colour."""
    return list(_rows(found, width))


def _rows(found: list[Change], width: int) -> Iterator[PanelRow]:
    if not found:
        yield PanelRow("Nothing changes: the text is as the draft has it.")
    for change in found:
        yield PanelRow(f"line {change.line}", "muted")
        yield from _marked("- ", change.before, "old", width)
        yield from _marked("+ ", change.after or "(cut)", "text", width)
        yield PanelRow("")


def _marked(sign: str, text: str, style: str, width: int) -> Iterator[PanelRow]:
    shown = Shown(text)
    for k, (start, end) in enumerate(shown.rows(max(1, width - len(sign)))):
        yield PanelRow((sign if not k else "  ") + shown.part(start, end)[0], style)
