"""Characters to terminal columns: what is drawn for each and how wide it is, so that columns never drift.

Terminals disagree about emoji sequences, flags and hidden characters. What is drawn here leaves them no room to: parts
of a sequence stand side by side, flags are two letters, control and direction characters are shown as escapes, and
joiners and variation selectors are not drawn. Only the drawing differs; the text is never touched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from unicodedata import category

from rich.cells import get_character_cell_size

from analyzer.reporters.visible import visible

Row = tuple[int, int]
"""Code points of a text that are drawn on one row, half-open; white space at a break is on no row."""

MIN_WIDTH = 10
"""No text is wrapped narrower: the longest escape fits."""
TAB = "    "
_PLAIN = (
    r" -~\n\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0530\u1e00-\u1fff\u2010-\u2027\u2030-\u205e"
    r"\u20a0-\u20bf\u2100-\u21ff"
)
_OTHER = re.compile(f"[^{_PLAIN}]")
_HIDDEN = re.compile("[\r\xad\u200c\u200d\u20e3\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]")
_FLAG = 0x1F1E6
_MOST_MARKS = 4
"""Combining marks drawn on one letter; more would reach into the rows above and below."""


class Shown:
    """A text as it is drawn: its rows at a width, and the columns of any part of it."""

    __slots__ = ("_glyphs", "_line", "_starts", "_widths", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._line = text.replace("\n", " ")
        self._starts: list[int] | None = None
        if _OTHER.search(text):
            self._split()

    def _split(self) -> None:
        """Characters with what combines with them."""
        starts: list[int] = []
        glyphs: list[str] = []
        widths: list[int] = []
        marks = 0
        for at, char in enumerate(self.text):
            glyph, width = glyph_of(char)
            if not width and glyph:
                marks += 1
                if not starts:
                    glyph, width = "◌" + glyph, 1
                else:
                    if marks <= _MOST_MARKS:
                        glyphs[-1] += glyph
                    continue
            elif not width:
                continue
            marks = 0
            starts.append(at)
            glyphs.append(glyph)
            widths.append(width)
        self._starts, self._glyphs, self._widths = starts, glyphs, widths

    def part(self, start: int, end: int) -> tuple[str, int]:
        """What is drawn for ``text[start:end]`` and its width; a character belongs where it begins."""
        if self._starts is None:
            piece = self._line[start:end]
            return piece, len(piece)
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return "".join(self._glyphs[low:high]), sum(self._widths[low:high])

    def rows(self, width: int) -> list[Row]:
        """The text in rows of at most ``width`` columns, broken at spaces where there are any."""
        width = max(MIN_WIDTH, width)
        return self._plain_rows(width) if self._starts is None else self._split_rows(width)

    def offset_at(self, row: Row, column: int) -> int:
        """The offset of what is drawn in a column of a row."""
        start, end = row
        if self._starts is None:
            return min(start + column, end)
        k = bisect_left(self._starts, start)
        while k < len(self._starts) and self._starts[k] < end:
            column -= self._widths[k]
            if column < 0:
                return self._starts[k]
            k += 1
        return end

    def _plain_rows(self, width: int) -> list[Row]:
        line, end, at = self._line, len(self.text), 0
        out: list[Row] = []
        while end - at > width:
            cut = line.rfind(" ", at, at + width + 1)
            if cut <= at:
                cut = at + width
            out.append((at, cut))
            at = cut
            while at < end and line[at] == " ":
                at += 1
        if at < end or not out:
            out.append((at, end))
        return out

    def _split_rows(self, width: int) -> list[Row]:
        starts, glyphs, widths = self._starts or [], self._glyphs, self._widths
        out: list[Row] = []
        first = k = used = 0
        space = -1
        while k < len(starts):
            if used + widths[k] > width:
                if glyphs[k].isspace():
                    cut = k
                elif space > first:
                    cut = space
                else:
                    cut = max(k, first + 1)
                out.append((starts[first], starts[cut]))
                while cut < len(starts) and glyphs[cut].isspace():
                    cut += 1
                first = k = cut
                used, space = 0, -1
                continue
            if glyphs[k].isspace() and glyphs[k] != "\xa0":
                space = k
            used += widths[k]
            k += 1
        if first < len(starts) or not out:
            out.append((starts[first] if first < len(starts) else 0, len(self.text)))
        return out


@lru_cache(4096)
def glyph_of(char: str) -> tuple[str, int]:
    """What is drawn for one character, and in how many columns; none for what is not drawn."""
    if char == "\t":
        return TAB, len(TAB)
    if char in "\n\x85\u2028\u2029\x0b\x0c":
        return " ", 1
    if _HIDDEN.match(char):
        return "", 0
    shown = visible(char)
    if shown != char:
        return shown, len(shown)
    code = ord(char)
    if 0 <= code - _FLAG < 26:
        return chr(0xFF21 + code - _FLAG), 2
    width = get_character_cell_size(char)
    kind = category(char)
    if not width and not kind.startswith("M"):
        shown = f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
        return shown, len(shown)
    if kind in {"Mn", "Me"}:
        width = 0
    return char, width


def clipped(text: str, width: int) -> str:
    """The text on one row of at most ``width`` columns, dots where it was cut."""
    shown = Shown(text)
    whole, columns = shown.part(0, len(text))
    if columns <= width:
        return whole
    out, used = [], 0
    for at in range(len(text)):
        piece, columns = shown.part(at, at + 1)
        if used + columns > width - 1:
            break
        out.append(piece)
        used += columns
    return "".join(out).rstrip() + "…"
