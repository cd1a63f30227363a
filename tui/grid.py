"""The grid under the sheet: which paragraph is on which row, what is drawn of it, and what is in view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from analyzer.sentences import Span
from tui import draw
from tui.draw import Column
from tui.items import Item
from tui.layout import Layout
from tui.review import Review

BOTH_FROM = 70
"""Columns of the screen from which both texts are shown; on a narrower one, one of them."""
NUMBERS_FROM = 86
"""Columns of the sheet from which lines are numbered."""
NUMBER, SIGN, GAUGE = 5, 3, 3
"""Columns for a line's number, for the margin, and for the gauge after a text."""


class Grid(ScrollView, can_focus=False):
    """Both columns, one scroll position.

    Only what is seen is wrapped and drawn; heights of all paragraphs are counted when the width changes.
    """

    def __init__(self, *, ascii_gauge: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.review: Review | None = None
        self.text = ""
        self.neutral = False
        self.plan: Layout | None = None
        self._blocks: Sequence[Span] = ()
        self._lines: Sequence[int] = ()
        self.follower: Callable[[bool], None] | None = None
        """Told when other rows are in view or, if true, when the rows themselves are others."""
        self._glyphs = draw.PLAIN_GAUGE if ascii_gauge else draw.GAUGE
        self._current = ""
        self._current_block = -1
        self._hits: dict[int, list[Span]] = {}
        self._columns: LRUCache[int, tuple[Column, Column | None]] = LRUCache(400)
        self._strips: LRUCache[tuple[int, int], Strip] = LRUCache(3000)
        self._styles: dict[str, Style] = {}

    # What is on it.

    def show(self, text: str, blocks: Sequence[Span], lines: Sequence[int], review: Review | None) -> None:
        """Puts a draft on the sheet; ``lines`` are the numbers of the source lines on which its blocks begin."""
        same = text == self.text and self.plan is not None
        laid = same and list(blocks) == list(self._blocks) and review is not None and not review.changed_sentences()
        self.text, self._blocks, self._lines, self.review = text, blocks, lines, review
        self._hits = {}
        if laid:
            self.changed_all()
        else:
            self._plan(keep=same)

    def look_at(self, item: Item | None, *, scroll: bool = True) -> None:
        """Marks the finding looked at, and brings it into view."""
        before = self._current_block
        self._current = item.key if item is not None else ""
        self._current_block = -1
        if item is not None and self.plan is not None and self.review is not None:
            self._current_block = self.plan.block_of(self.review.report.sentences[item.sentence].start)
        for block in {before, self._current_block} - {-1}:
            self._redraw(block)
        if item is not None and scroll:
            self._bring(*self._rows_of(item))

    def look_at_offset(self, offset: int) -> None:
        """Brings a place of the draft into view."""
        if self.plan is not None and self._blocks:
            block = self.plan.block_of(offset)
            column = self._drawn(block)[0]
            row = self.plan.top(block) + column.row_of(offset - self._blocks[block][0])
            self._bring(row, row)

    def mark_hits(self, hits: Iterable[Span]) -> None:
        """Marks what was searched for."""
        self._hits = {}
        if self.plan is not None and self._blocks:
            for start, end in hits:
                block = self.plan.block_of(start)
                base = self._blocks[block][0]
                self._hits.setdefault(block, []).append((start - base, end - base))
        self._strips.clear()
        self.refresh()

    def changed(self, sentences: Iterable[int]) -> None:
        """These sentences read differently, or are decided otherwise: their blocks are drawn anew."""
        if self.review is None or self.plan is None:
            return
        spans = self.review.report.sentences
        blocks = {self.plan.block_of(spans[n].start) for n in sentences}
        for block in blocks:
            self._columns.discard(block)
        if self.plan.set_right({b: self._right_rows(b) for b in blocks}):
            self.virtual_size = Size(self.size.width, self.plan.height)
            self._strips.clear()
            self.refresh()
            self.moved(rows=True)
        else:
            for block in blocks:
                self._redraw(block)

    def changed_all(self) -> None:
        """Anything may be decided otherwise."""
        self._columns.clear()
        self._strips.clear()
        self.refresh()
        self.moved(rows=True)

    def flip(self) -> None:
        """The other text, where only one is shown."""
        self.neutral = not self.neutral
        self._plan(keep=True)

    @property
    def both(self) -> bool:
        """Whether there is room for both texts."""
        return self.app.size.width >= BOTH_FROM

    @property
    def offset_in_view(self) -> int:
        """The offset of the draft at the top of what is seen."""
        if self.plan is None or not self._blocks:
            return 0
        return self._blocks[self.plan.at(self.scroll_offset.y)[0]][0]

    def row_of(self, offset: int) -> int:
        """About the row of an offset of the draft: that of its block."""
        return self.plan.top(self.plan.block_of(offset)) if self.plan is not None and self._blocks else 0

    def moved(self, *, rows: bool) -> None:
        """Tells the follower, at once, so that both are drawn in one go."""
        if self.follower is not None:
            self.follower(rows)

    # Widths and heights.

    def _widths(self) -> tuple[int, int, int]:
        """Columns for numbers, for the left text and for the right one (0 where only one is shown)."""
        total = self.size.width
        numbers = NUMBER if total >= NUMBERS_FROM else 0
        if not self.both:
            return numbers, max(1, total - numbers - SIGN - GAUGE), 0
        text = total - numbers - SIGN - 2 * GAUGE - 2
        return numbers, text // 2, text - text // 2

    def _plan(self, *, keep: bool) -> None:
        offset = self.offset_in_view if keep else 0
        current = self.review.item(self._current) if self.review is not None else None
        width = min(w for w in self._widths()[1:] if w) if self.size.width else 80
        self._columns.clear()
        self._strips.clear()
        self.plan = Layout(self.text, self._blocks, width)
        if self.review is not None:
            spans = self.review.report.sentences
            blocks = {self.plan.block_of(spans[n].start) for n in self.review.changed_sentences()}
            self.plan.set_right({b: self._right_rows(b) for b in blocks})
        self.virtual_size = Size(self.size.width, self.plan.height)
        self._current_block = -1
        if current is not None and keep:
            self.look_at(current)
        elif keep and self._blocks:
            self.scroll_to(y=self.plan.top(self.plan.block_of(offset)), animate=False)
        else:
            self.scroll_to(y=0, animate=False)
        self.refresh()
        self.moved(rows=True)

    def _right_rows(self, block: int) -> int | None:
        column = self._drawn(block)[1]
        return None if column is None else len(column.rows)

    def _drawn(self, block: int) -> tuple[Column, Column | None]:
        """Both columns of a block; none at the right where it is the same as the draft's."""
        found = self._columns.get(block)
        if found is None:
            assert self.plan is not None
            span, width = self._blocks[block], self.plan.width
            left = draw.left(self.review, self.text, span, width)
            right = draw.right(self.review, self.text, span, width) if self.review is not None else None
            found = self._columns[block] = (left, right)
        return found

    def _rows_of(self, item: Item) -> tuple[int, int]:
        assert self.plan is not None
        assert self.review is not None
        block = self.plan.block_of(self.review.report.sentences[item.sentence].start)
        rows = [
            column.row_of(at)
            for column in self._drawn(block)
            if column is not None
            for low, high, _, key in column.marks
            if key == item.key
            for at in (low, max(low, high - 1))
        ]
        top = self.plan.top(block)
        return (top + min(rows), top + max(rows)) if rows else (top, top)

    def _bring(self, first: int, last: int) -> None:
        """Scrolls as little as shows these rows with some around them; far away, to a third of the height."""
        height = self.size.height
        margin = min(3, height // 4)
        top = self.scroll_offset.y
        if top + margin <= first and last < top + height - margin:
            return
        self.scroll_to(y=max(0, first - height // 3), animate=False)

    def _redraw(self, block: int) -> None:
        if self.plan is None or block >= len(self._blocks):
            return
        tall = self.plan.tall(block)
        for row in range(tall):
            self._strips.discard((block, row))
        self.refresh_lines(self.plan.top(block), tall)

    def on_resize(self) -> None:
        """Wraps anew for another width."""
        self._plan(keep=True)
