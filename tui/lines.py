"""Rows of text drawn as they are given: the finding panel, and pages that are scrolled through."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.panel_rows import PanelRow

_CSS = """
.lines--text { color: $foreground; }
.lines--head { color: $foreground; text-style: bold; }
.lines--option { color: $foreground; }
.lines--muted { color: $muted; }
.lines--done { color: $foreground; text-style: italic; }
.lines--old { color: $ink-replaced; text-style: strike; }
.lines--new { color: $ink-new; background: $mark-new; text-style: bold; }
"""
_NAMES = ("text", "head", "option", "muted", "done", "old", "new")


class _Styled(Widget):
    """A widget that draws rows in named styles."""

    COMPONENT_CLASSES = {f"lines--{name}" for name in _NAMES}

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._styles: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        """Takes the styles of another theme."""
        super().notify_style_update()
        self._styles.clear()

    def _row(self, row: PanelRow | None, width: int) -> Strip:
        # Asked for once a theme, not once a row: working a style out costs as much as drawing one.
        ground = self._styles.get("")
        if ground is None:
            ground = self._styles[""] = self.rich_style
        if row is None:
            return Strip.blank(width, ground)
        style = self._styles.get(row.style)
        if style is None:
            part = self.get_component_rich_style(f"lines--{row.style}", partial=True)
            style = self._styles[row.style] = ground + part
        return Strip([Segment(row.text, style)]).adjust_cell_length(width, ground)


class Panel(_Styled):
    """The finding looked at; a click on a wording uses it. Rows that do not fit are reached with the wheel."""

    DEFAULT_CSS = "Panel { background: $background; }" + _CSS

    class Chosen(Message):
        """A wording was clicked on."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(
        self, rows: Callable[[int, int], Sequence[PanelRow]], id: str | None = None, details: str = "d"
    ) -> None:
        super().__init__(id=id)
        self._make = rows
        self._details = details
        self._made: tuple[int, int, Sequence[PanelRow]] | None = None
        self._top = 0

    def tell(self) -> None:
        """Makes the rows anew."""
        self._made, self._top = None, 0
        self.refresh()

    @property
    def rows(self) -> Sequence[PanelRow]:
        """The rows at the present size."""
        width, height = self.content_size.width, self.content_size.height
        if self._made is None or self._made[:2] != (width, height):
            self._made = (width, height, self._make(max(1, width), height))
        return self._made[2]

    def render_line(self, y: int) -> Strip:
        """One row of the panel."""
        rows, width = self.rows, self.content_size.width
        k = y + self._top
        more = y == self.content_size.height - 1 and k + 1 < len(rows)
        if more:
            return self._row(PanelRow(f"… more: press {self._details}", "muted"), width)
        return self._row(rows[k] if k < len(rows) else None, width)

    def on_mouse_scroll_down(self) -> None:
        """Further down."""
        self._top = min(self._top + 1, max(0, len(self.rows) - self.content_size.height))
        self.refresh()

    def on_mouse_scroll_up(self) -> None:
        """Further up."""
        self._top = max(0, self._top - 1)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Uses the wording under the pointer."""
        at = event.get_content_offset(self)
        k = (at.y if at is not None else -1) + self._top
        if at is None or not 0 <= k < len(self.rows):
            return
        number = self.rows[k].option
        for column, several in self.rows[k].options:
            number = several if at.x >= column else number
        if number is not None:
            self.post_message(self.Chosen(number))


class Pages(_Styled, ScrollView, can_focus=True):
    """Rows that are scrolled through: help, the changes, the actors, everything about a finding."""

    DEFAULT_CSS = "Pages { background: $background; scrollbar-size-vertical: 1; overflow-x: hidden; }" + _CSS
    COMPONENT_CLASSES = _Styled.COMPONENT_CLASSES

    def __init__(self, make: Callable[[int], Sequence[PanelRow]], id: str | None = None) -> None:
        super().__init__(id=id)
        self._make = make
        self.rows: Sequence[PanelRow] = ()

    def on_resize(self) -> None:
        """Wraps anew for another width."""
        self.rows = self._make(max(1, self.size.width - 1))
        self.virtual_size = Size(self.size.width, len(self.rows))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row."""
        k = self.scroll_offset.y + y
        return self._row(self.rows[k] if k < len(self.rows) else None, self.size.width)


class Bar(Widget):
    """One row across the screen, of runs that may be clicked: text, style name, action."""

    COMPONENT_CLASSES = {"bar--text", "bar--key", "bar--alert"}
    DEFAULT_CSS = """
    Bar { height: 1; background: $bar; color: $foreground; }
    Bar .bar--text { color: $foreground; background: $bar; }
    Bar .bar--key { color: $foreground; background: $bar; text-style: bold; }
    Bar .bar--alert { color: $foreground; background: $bar; text-style: bold reverse; }
    """

    def __init__(self, runs: Callable[[int], Sequence[tuple[str, str, str]]], id: str | None = None) -> None:
        super().__init__(id=id)
        self._runs = runs

    def render_line(self, y: int) -> Strip:
        """The row."""
        width = self.size.width
        segments = []
        for text, name, action in self._runs(width):
            style = self.get_component_rich_style(f"bar--{name}")
            if action:
                style += Style(meta={"@click": action})
            segments.append(Segment(text, style))
        return Strip(segments).adjust_cell_length(width, self.rich_style)
