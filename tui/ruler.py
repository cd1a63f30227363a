"""The ruler at the edge: where in the whole draft findings cluster, and which part of it is in view."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from analyzer.model import SEVERITIES
from tui.items import NOTED, UNDECIDED
from tui.review import Review
from tui.sheet import Sheet

MARKS = (" ", "·", "-", "=", "#")
"""Nothing; decided; to consider, caution, avoid."""


def levels(rows: Sequence[tuple[int, int]], total: int, height: int) -> list[int]:
    """The gravest level that falls on each row of a ruler.

    Args:
        rows: row of the sheet and level, an index of :data:`MARKS`, of each finding.
        total: rows of the sheet.
        height: rows of the ruler.
    """
    out = [0] * height
    for row, level in rows:
        at = min(height - 1, row * height // max(total, height))
        out[at] = max(out[at], level)
    return out


def level(review: Review, state: str, severity: str) -> int:
    """Index of :data:`MARKS` for a finding."""
    if state == NOTED:
        return 0
    return 2 + SEVERITIES.index(severity) if state == UNDECIDED else 1


class Ruler(Widget):
    """One column beside the sheet; a click goes there."""

    COMPONENT_CLASSES = {"ruler--text", "ruler--view"}
    DEFAULT_CSS = """
    Ruler { width: 1; background: $background; }
    Ruler .ruler--text { color: $foreground; background: $background; }
    Ruler .ruler--view { color: $foreground; background: $background; text-style: reverse; }
    """

    class Chosen(Message):
        """A place was clicked on: a row of the sheet."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self, sheet: Sheet, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sheet = sheet
        self._levels: list[int] | None = None
        sheet.follower = self._follow

    def _follow(self, rows: bool) -> None:
        if rows:
            self._levels = None
        self.refresh()

    def changed(self) -> None:
        """Decisions or rows are others: the rows of the ruler that show it are drawn anew."""
        before, self._levels = self._levels, None
        now = self._measured()
        if before is None or len(before) != len(now):
            self.refresh()
        else:
            rows = [Region(0, y, 1, 1) for y, (a, b) in enumerate(zip(before, now, strict=True)) if a != b]
            if rows:  # none would mean all
                self.refresh(*rows)

    def on_resize(self) -> None:
        """Measures anew for another height."""
        self._levels = None
        self.refresh()

    def _measured(self) -> list[int]:
        if self._levels is None:
            sheet, review = self._sheet, self._sheet.review
            rows: list[tuple[int, int]] = []
            if review is not None and sheet.plan is not None:
                starts = [s.start for s in review.report.sentences]
                rows = [
                    (sheet.row_of(starts[i.sentence]), level(review, review.state(i), i.finding.severity))
                    for i in review.items
                ]
            self._levels = levels(rows, sheet.plan.height if sheet.plan is not None else 1, max(1, self.size.height))
        return self._levels

    def render_line(self, y: int) -> Strip:
        """One row of the ruler."""
        measured = self._measured()
        plan, height = self._sheet.plan, max(1, self.size.height)
        mark = MARKS[measured[y]] if y < len(measured) else " "
        total = max(plan.height if plan is not None else 1, height)
        top = self._sheet.scroll_offset.y
        seen = top * height // total <= y < -(-(top + self._sheet.size.height) * height // total)
        name = "view" if seen and total > height else "text"
        return Strip([Segment(mark, self.get_component_rich_style(f"ruler--{name}"))])

    def on_click(self, event: events.Click) -> None:
        """Goes to that part of the draft."""
        plan = self._sheet.plan
        if plan is not None:
            self.post_message(self.Chosen(event.y * plan.height // max(1, self.size.height)))
