"""The sheet: draft and resulting text side by side, drawn by one widget line by line, so that they cannot drift."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from analyzer.sentences import Span
from tui import draw, themes
from tui.draw import Column
from tui.grid import GAUGE, SIGN, Grid


class Sheet(Grid, can_focus=False):
    """Both texts, the margin beside them and a gauge after each."""

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

    # Drawing.

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
            return [Segment(" " * SIGN, self._style("text"))]
        first, second = (right or left, None) if self.neutral and not self.both else (left, right)
        items = [i for i in map(self.review.item, first.keys_on(row)) if i is not None]
        if second is not None:
            # A rewritten sentence has its findings at the right alone.
            items += [i for i in map(self.review.item, second.keys_on(row)) if i is not None and i.edited]
        text, _ = draw.sign(self.review, items)
        return [Segment(text + " ", self._style("sign"))]

    def _text(self, column: Column, row: int, width: int, *, now: bool, hits: Sequence[Span] = ()) -> list[Segment]:
        if row >= len(column.rows):
            return [Segment(" " * (width + GAUGE), self._style("text"))]
        runs, used = column.runs(row, self._current, hits)
        out = [Segment(text, self._style(name)) for text, name in runs if text]
        out.append(Segment(" " * max(0, width - used), self._style("text")))
        if self.review is None:
            return [*out, Segment(" " * GAUGE, self._style("text"))]
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
        start = numbers + SIGN
        if not right_width:
            return (right or left) if self.neutral else left, x - start
        divider = start + left_width + GAUGE
        return (left, x - start) if x < divider else (right or left, x - divider - 2)

    def _bounds(self, x: int) -> tuple[int, int]:
        """The columns of the text that a column of the screen belongs to."""
        numbers, left_width, right_width = self._widths()
        start = numbers + SIGN
        divider = start + left_width + GAUGE
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
