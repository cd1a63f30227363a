"""Where things are on the sheet: paragraphs one below another, as tall as the taller of their two columns.

Heights are counted for all of them, which is cheap; rows are wrapped only where they are looked at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from analyzer.model import Sentence
from analyzer.sentences import Span
from tui.cells import Shown

MAX_BLOCK = 3000
"""Code points drawn as one block: a longer paragraph is cut between sentences, so that what is wrapped stays small."""


def blocks_of(paragraphs: Iterable[Span], sentences: Sequence[Sentence], text: str) -> list[Span]:
    """The spans that are drawn: paragraphs, the very long ones in pieces."""
    return list(_blocks(paragraphs, [s.start for s in sentences], text))


def _blocks(paragraphs: Iterable[Span], starts: Sequence[int], text: str) -> Iterator[Span]:
    for start, end in paragraphs:
        while end - start > MAX_BLOCK:
            cut = starts[bisect_right(starts, start + MAX_BLOCK) - 1] if starts else start
            if cut <= start:
                cut = text.rfind(" ", start, start + MAX_BLOCK) + 1
            if cut <= start:
                cut = start + MAX_BLOCK
            stop = cut
            while stop > start + 1 and text[stop - 1].isspace():
                stop -= 1
            yield start, stop
            start = cut
        if end > start:
            yield start, end


class Layout:
    """Blocks and their rows at one width.

    Args:
        text: the draft.
        blocks: spans of what is drawn as one block.
        width: columns for text, of one column of the sheet.
    """

    def __init__(self, text: str, blocks: Sequence[Span], width: int) -> None:
        self.width = width
        self.blocks = blocks
        self._starts = [start for start, _ in blocks]
        # An empty line between paragraphs is kept as one empty row.
        self._gaps = [_blank(text[a[1] : b[0]]) for a, b in pairwise(blocks)]
        if blocks:
            self._gaps.append(0)
        self._left = [len(Shown(text[start:end]).rows(width)) for start, end in blocks]
        self._right: dict[int, int] = {}
        self._tops: list[int] = []
        self._stack()

    @property
    def height(self) -> int:
        """Rows of the whole sheet."""
        return self._tops[-1]

    def tall(self, block: int) -> int:
        """Rows of a block, without the empty one that may follow."""
        return max(self._left[block], self._right.get(block, 0))

    def top(self, block: int) -> int:
        """The first row of a block."""
        return self._tops[block]

    def at(self, row: int) -> tuple[int, int]:
        """The block on a row and the row within it, which may be the empty one after it."""
        block = min(bisect_right(self._tops, row) - 1, len(self.blocks) - 1)
        return block, row - self._tops[block]

    def block_of(self, offset: int) -> int:
        """The block that holds an offset of the draft, or ends before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def set_right(self, rows: dict[int, int | None]) -> bool:
        """How many rows the right column takes in these blocks, None as many as the left; whether heights change."""
        before = self._tops
        for block, tall in rows.items():
            if tall is None:
                self._right.pop(block, None)
            else:
                self._right[block] = tall
        self._stack()
        return self._tops != before

    def _stack(self) -> None:
        right = self._right
        heights = [
            max(tall, right.get(k, 0)) + gap for k, (tall, gap) in enumerate(zip(self._left, self._gaps, strict=True))
        ]
        self._tops = [0, *accumulate(heights)]


def _blank(gap: str) -> int:
    return int(gap.count("\n") + gap.count("\r") - gap.count("\r\n") + gap.count("\u2029") > 1)
