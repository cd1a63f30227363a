"""Rows as runs of text and the names of their styles: what a column of a block looks like, without a screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analyzer.model import SEVERITIES
from tui.cells import Row, Shown
from tui.decisions import JOINED
from tui.items import CHANGED, IGNORED, KEPT, NOTED, UNDECIDED, Item
from tui.review import Review

Run = tuple[str, str]
"""Text to draw and the name of its style."""
Mark = tuple[int, int, str, str]
"""Start, end, style and key of what is marked in a block's text."""

GAUGE = "▁▂▃▄▅▆▇█"
PLAIN_GAUGE = "12345678"
SIGNS = {"consider": "·", "caution": "+", "avoid": "!"}
DONE = {CHANGED: "✓", KEPT: "=", IGNORED: "-", NOTED: "”"}
LETTERS = {
    "contested-label": "C",
    "sponsor-epithet": "S",
    "loaded-noun": "N",
    "delegitimising-verb": "D",
    "legitimising-term": "L",
    "attribution-verb": "A",
    "euphemism": "E",
    "dysphemism": "Y",
    "sensational-metaphor": "M",
    "intensifier-editorial": "I",
    "hedge-weasel": "H",
    "factive-presupposition": "F",
    "dehumanising": "U",
    "identity-label": "T",
    "partisan-issue": "P",
    "geo-naming": "G",
}
"""The letter in the margin that stands for a category."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a block: rows of runs with their widths, what is marked, and where sentences begin."""

    shown: Shown
    rows: list[Row]
    marks: list[Mark]
    begins: list[tuple[int, int]]
    """Offset in the column's text and number of each sentence."""

    def runs(self, row: int, current: str, hits: Sequence[Row] = ()) -> tuple[list[Run], int]:
        """The runs of a row and the columns that they take; ``current`` is the key of the finding looked at."""
        start, end = self.rows[row]
        out: list[Run] = []
        width = 0
        at = start
        for low, high, style, key in _with_hits(self.marks, hits, start, end):
            low, high = max(low, at), min(high, end)
            if high <= low:
                continue
            if low > at:
                piece, columns = self.shown.part(at, low)
                out.append((piece, "text"))
                width += columns
            piece, columns = self.shown.part(low, high)
            out.append((piece, f"{style} current" if key and key == current else style))
            width += columns
            at = high
        if at < end:
            piece, columns = self.shown.part(at, end)
            out.append((piece, "text"))
            width += columns
        return out, width

    def row_of(self, offset: int) -> int:
        """The row of an offset in the column's text."""
        return max(0, bisect_right(self.rows, offset, key=lambda r: r[0]) - 1)

    def begins_on(self, row: int) -> list[int]:
        """Numbers of the sentences that begin on a row."""
        start = self.rows[row][0]
        stop = self.rows[row + 1][0] if row + 1 < len(self.rows) else len(self.shown.text) + 1
        return [n for at, n in self.begins if start <= at < stop]

    def keys_on(self, row: int) -> list[str]:
        """The findings whose marks begin on a row; none on a row that the column lacks."""
        if row >= len(self.rows):
            return []
        start, end = self.rows[row]
        return [key for low, _, _, key in self.marks if key and start <= low < max(end, start + 1)]

    def key_at(self, offset: int) -> str:
        """The finding marked at an offset; empty where none is."""
        return next((key for low, high, _, key in self.marks if low <= offset < high and key), "")


def _with_hits(marks: Sequence[Mark], hits: Sequence[Row], start: int, end: int) -> Iterable[Mark]:
    within = [m for m in marks if m[0] < end and m[1] > start]
    if not hits:
        return within
    found: list[Mark] = [(a, b, "hit", "") for a, b in hits if a < end and b > start]
    # What is searched for is shown over what is marked; a mark that it covers in part is cut around it.
    for a, b, _, _ in list(found):
        within = [
            piece
            for m in within
            for piece in ((m[0], min(m[1], a), *m[2:]), (max(m[0], b), m[1], *m[2:]))
            if piece[0] < piece[1]
        ]
    return sorted([*within, *found])


def left(review: Review | None, text: str, block: Row, width: int) -> Column:
    """The draft's column of a block."""
    start, end = block
    shown = Shown(text[start:end])
    marks: list[Mark] = []
    begins: list[tuple[int, int]] = []
    for number in _sentences(review, block):
        assert review is not None
        begins.append((max(0, review.report.sentences[number].start - start), number))
        rewritten = review.edit_of(number) is not None
        if rewritten:
            span = review.report.sentences[number]
            marks.append((span.start - start, span.end - start, "rewritten", ""))
            continue
        for item in review.base_items_of(number):
            low, high = _span(review, item)
            marks.append((low - start, high - start, style_of(review, item), item.key))
    return Column(shown, shown.rows(width), _apart(marks), begins)


def right(review: Review, text: str, block: Row, width: int) -> Column:
    """The resulting text's column of a block."""
    start, end = block
    out: list[str] = []
    marks: list[Mark] = []
    begins: list[tuple[int, int]] = []
    size, at = 0, start
    for number in _sentences(review, block):
        span = review.report.sentences[number]
        if span.start > at:
            out.append(text[at : span.start])
            size += span.start - at
        begins.append((size, number))
        opens = size
        for piece in review.pieces(number):
            if piece.key:
                marks.append((size, size + len(piece.text), "new", piece.key))
            elif not piece.edited:
                marks += _untouched(review, number, piece.start, piece.end, size - piece.start)
            out.append(piece.text)
            size += len(piece.text)
        if review.edit_of(number) is not None:
            marks += _rewritten(review, number, opens, size)
        at = span.end
    out.append(text[at:end])
    shown = Shown("".join(out))
    return Column(shown, shown.rows(width), _apart(marks), begins)


def _untouched(review: Review, number: int, start: int, end: int, shift: int) -> Iterable[Mark]:
    """Findings that still stand in the resulting text, marked lightly: they are told at the left."""
    for item in review.base_items_of(number):
        low, high = item.finding.word
        if start <= low and high <= end:
            style = "rest" if review.state(item) == UNDECIDED else "text"
            yield low + shift, high + shift, style, item.key


def _rewritten(review: Review, number: int, start: int, end: int) -> Iterable[Mark]:
    at = start
    for item in review.items_of(number):
        low, high = start + item.finding.word[0], start + item.finding.word[1]
        if low > at:
            yield at, low, "new", ""
        yield max(at, low), high, style_of(review, item), item.key
        at = max(at, high)
    if at < end:
        yield at, end, "new", ""


def _sentences(review: Review | None, block: Row) -> Iterable[int]:
    if review is None or not review.report.sentences:
        return ()
    first = review.scores.sentence_at(block[0])
    last = review.scores.sentence_at(block[1] - 1)
    return (n for n in range(first, last + 1) if block[0] <= review.report.sentences[n].start < block[1])


def _span(review: Review, item: Item) -> Row:
    decision = review.decision(item)
    if decision is not None and decision.pastes and decision.end > decision.start:
        return decision.start, decision.end
    return item.finding.word


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """In order, none reaching into the one before; a phrase rewritten as a whole hides its members."""
    out: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m[0], -m[1])):
        low = max(mark[0], out[-1][1]) if out else mark[0]
        if low < mark[1]:
            out.append((low, *mark[1:]))
    return out


def style_of(review: Review, item: Item) -> str:
    """Name of the style of a finding, by its state and how grave it is."""
    state = review.state(item)
    if state == UNDECIDED:
        return item.finding.severity
    decision = review.decision(item)
    return "replaced" if decision is not None and (decision.pastes or decision.kind == JOINED) else state


def sign(review: Review, items: Iterable[Item]) -> Run:
    """The two characters in the margin of a row: how grave, and what kind, its gravest undecided finding is."""
    listed = list(items)
    if not listed:
        return "  ", "text"
    rest = [i for i in listed if review.state(i) == UNDECIDED]
    if rest:
        worst = max(rest, key=lambda i: SEVERITIES.index(i.finding.severity))
        severity = worst.finding.severity
        return SIGNS[severity] + LETTERS.get(worst.finding.category, "?"), f"sign-{severity}"
    first = listed[0]
    return DONE[review.state(first)] + LETTERS.get(first.finding.category, "?"), "sign-done"


def gauge(slants: Sequence[float], glyphs: str = GAUGE) -> str:
    """Two characters for the slant of the sentences that begin on a row, the highest two in their order."""
    if len(slants) > 2:
        low = sorted(slants)[-2]
        slants = [s for s in slants if s >= low][:2]
    return "".join(glyph(s, glyphs) for s in slants).rjust(2)


def glyph(slant: float, glyphs: str = GAUGE) -> str:
    """One character that is taller, or higher, the more slanted a sentence is."""
    return glyphs[min(len(glyphs) - 1, int(slant * len(glyphs)))]
