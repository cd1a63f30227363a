"""The sheet: draft and resulting text side by side, drawn by one widget line by line, so that they cannot drift."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from analyzer.sentences import Span
from tui import draw, themes
from tui.draw import Column
from tui.layout import Layout
from tui.review import Item, Review

BOTH_FROM = 70
"""Columns of the screen from which both texts are shown; on a narrower one, one of them."""
NUMBERS_FROM = 86
_SIGN, _GAUGE, _NUMBER = 3, 3, 5


class Sheet(ScrollView, can_focus=False):
    """Both columns, one scroll position.

    Only what is seen is wrapped and drawn; heights of all paragraphs are counted when the width changes.
    """

    COMPONENT_CLASSES = {f"sheet--{name}" for name in (*themes.STYLES, "text", "muted", "sign", "gauge", "rule")}
    DEFAULT_CSS = (
        "Sheet { overflow-x: hidden; overflow-y: scroll; scrollbar-size: 0 0; background: $background; }\n"
        ".sheet--text, .sheet--sign, .sheet--gauge { color: $foreground; background: $background; }\n"
        ".sheet--muted, .sheet--rule { color: $muted; background: $background; }\n" + themes.css()
    )
    ALLOW_SELECT = True

    class Picked(Message):
        """A finding was clicked on, or a place in the text: ``key`` is empty then."""

        def __init__(self, key: str, offset: int) -> None:
            super().__init__()
            self.key = key
            self.offset = offset

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
        numbers = _NUMBER if total >= NUMBERS_FROM else 0
        if not self.both:
            return numbers, max(1, total - numbers - _SIGN - _GAUGE), 0
        text = total - numbers - _SIGN - 2 * _GAUGE - 2
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

    # Drawing.

    def on_resize(self) -> None:
        """Wraps anew for another width."""
        self._plan(keep=True)

    def notify_style_update(self) -> None:
        """Takes the styles of another theme."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tells the ruler what is in view."""
        super().watch_scroll_y(old_value, new_value)
        self.moved(rows=False)

    def render_line(self, y: int) -> Strip:
        """One row of the sheet."""
        row = self.scroll_offset.y + y
        width = self.size.width
        if self.plan is None or not self._blocks or row >= self.plan.height:
            return Strip.blank(width, self._style("text"))
        block, within = self.plan.at(row)
        strip = self._strips.get((block, within))
        if strip is None:
            strip = self._strips[block, within] = self._line(block, within)
        strip = strip.crop_extend(0, width, self._style("text"))
        selection = self.text_selection
        if selection is not None:
            strip = self._selected(strip, selection, row)
        return strip.apply_offsets(0, row)

    def _line(self, block: int, row: int) -> Strip:
        numbers, left_width, right_width = self._widths()
        left, right = self._drawn(block)
        hits = self._hits.get(block, ())
        if not right_width and self.neutral:
            left, right, hits = right or left, None, ()
        segments: list[Segment] = []
        if numbers:
            number = str(self._lines[block]) if row == 0 and block < len(self._lines) else ""
            segments.append(Segment(f"{number:>{numbers - 1}} ", self._style("muted")))
        segments += self._sign(block, row)
        segments += self._text(left, row, left_width, now=not right_width and self.neutral, hits=hits)
        if right_width:
            segments.append(Segment("│ ", self._style("rule")))
            segments += self._text(right or left, row, right_width, now=True)
        return Strip(segments)

    def _sign(self, block: int, row: int) -> list[Segment]:
        left, right = self._drawn(block)
        if self.review is None:
            return [Segment(" " * _SIGN, self._style("text"))]
        first, second = (right or left, None) if self.neutral and not self.both else (left, right)
        items = [i for i in map(self.review.item, first.keys_on(row)) if i is not None]
        if second is not None:
            # A rewritten sentence has its findings at the right alone.
            items += [i for i in map(self.review.item, second.keys_on(row)) if i is not None and i.edited]
        text, _ = draw.sign(self.review, items)
        return [Segment(text + " ", self._style("sign"))]

    def _text(self, column: Column, row: int, width: int, *, now: bool, hits: Sequence[Span] = ()) -> list[Segment]:
        if row >= len(column.rows):
            return [Segment(" " * (width + _GAUGE), self._style("text"))]
        runs, used = column.runs(row, self._current, hits)
        out = [Segment(text, self._style(name)) for text, name in runs if text]
        out.append(Segment(" " * max(0, width - used), self._style("text")))
        if self.review is None:
            return [*out, Segment(" " * _GAUGE, self._style("text"))]
        scores = self.review.scores
        slants = [
            scores.slant(n) if now else self.review.report.sentences[n].score.slant for n in column.begins_on(row)
        ]
        return [*out, Segment(draw.gauge(slants, self._glyphs) + " ", self._style("gauge"))]

    def _style(self, name: str) -> Style:
        found = self._styles.get(name)
        if found is None:
            parts = [self.get_component_rich_style(f"sheet--{part}") for part in name.split()]
            found = self._styles[name] = Style.combine(parts)
        return found

    # Mouse and copying.

    def on_click(self, event: events.Click) -> None:
        """Looks at the finding under the pointer."""
        row = self.scroll_offset.y + event.y
        if self.plan is None or self.review is None or not self._blocks or row >= self.plan.height:
            return
        block, within = self.plan.at(row)
        column, x = self._column_at(block, event.x)
        if column is None or within >= len(column.rows) or x < 0:
            return
        offset = column.shown.offset_at(column.rows[within], x)
        self.post_message(self.Picked(column.key_at(offset), self._blocks[block][0] + offset))

    def _column_at(self, block: int, x: int) -> tuple[Column | None, int]:
        numbers, left_width, right_width = self._widths()
        left, right = self._drawn(block)
        start = numbers + _SIGN
        if not right_width:
            return (right or left) if self.neutral else left, x - start
        divider = start + left_width + _GAUGE
        return (left, x - start) if x < divider else (right or left, x - divider - 2)

    def _bounds(self, x: int) -> tuple[int, int]:
        """The columns of the text that a column of the screen belongs to."""
        numbers, left_width, right_width = self._widths()
        start = numbers + _SIGN
        divider = start + left_width + _GAUGE
        if not right_width or x < divider:
            return start, start + left_width
        return divider + 2, divider + 2 + right_width

    def _selected(self, strip: Strip, selection: Selection, row: int) -> Strip:
        span = selection.get_span(row)
        if span is None:
            return strip
        low, high = self._bounds(selection.start.x if selection.start is not None else 0)
        start = max(low, span[0])
        end = high if span[1] == -1 else min(high, span[1])
        if start >= end:
            return strip
        style = self.screen.get_component_rich_style("screen--selection") + Style(reverse=self.app.native_ansi_color)
        before, middle, after = strip.divide([start, end, strip.cell_length])
        return Strip.join([before, middle.apply_style(style), after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What was selected with the mouse: of one column, however far the pointer went into the other."""
        if self.plan is None or not self._blocks:
            return None
        low, high = self._bounds(selection.start.x if selection.start is not None else 0)
        first = selection.start.y if selection.start is not None else 0
        last = selection.end.y if selection.end is not None else self.plan.height - 1
        out = []
        for row in range(first, min(last, self.plan.height - 1) + 1):
            span = selection.get_span(row)
            block, within = self.plan.at(row)
            column, _ = self._column_at(block, low)
            if span is None or column is None or within >= len(column.rows):
                continue
            start = column.shown.offset_at(column.rows[within], max(0, span[0] - low))
            end = column.rows[within][1]
            if span[1] != -1 and span[1] < high:
                end = column.shown.offset_at(column.rows[within], max(0, span[1] - low))
            out.append(column.shown.text[start:end].replace("\r", "").replace("\n", " "))
        return "\n".join(out), "\n"
