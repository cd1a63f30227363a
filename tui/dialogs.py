"""Questions over the screen: a line of text, a choice, a sentence to rewrite, values to filter by, pages to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, TextArea
from textual.widgets.option_list import Option

from analyzer.reporters.visible import visible
from tui.lines import Pages
from tui.panel_rows import PanelRow

_BACK = Binding("escape", "back", "Back", show=False)
_BOX = """
    align: center middle;
    & > Vertical {
        width: 90%; max-width: 100; height: auto; max-height: 90%;
        border: solid $border; background: $background; padding: 0 1;
    }
    & Label { width: 1fr; color: $foreground; background: $background; }
    & .hint { color: $muted; }
    & Input, & TextArea, & OptionList { border: none; background: $background; color: $foreground; }
    & Input:focus, & TextArea:focus, & OptionList:focus { border: none; }
    & Input { height: 1; padding: 0; }
    & OptionList { height: auto; max-height: 16; }
"""


def _said(text: str, classes: str | None = None) -> Label:
    """A label that takes a draft's text as text: no markup, no control characters."""
    return Label(visible(text), markup=False, classes=classes)


class Ask(ModalScreen[str | None]):
    """Asks for a line of text; Enter gives it, Escape gives nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [_BACK]
    DEFAULT_CSS = f"Ask {{ {_BOX} }}"

    def __init__(self, question: str, value: str = "", hint: str = "") -> None:
        super().__init__()
        self._question, self._value, self._hint = question, value, hint

    def compose(self) -> ComposeResult:
        """The question over its line."""
        with Vertical():
            yield _said(self._question)
            yield Input(visible(self._value), compact=True)
            yield _said(self._hint or "Enter accepts, Esc goes back", "hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Gives the answer."""
        event.stop()
        self.dismiss(event.value)

    def action_back(self) -> None:
        """Gives none."""
        self.dismiss(None)


class Choose(ModalScreen[str | None]):
    """Asks for one of several things: by arrows and Enter, by its letter, or with the mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [_BACK]
    DEFAULT_CSS = f"Choose {{ {_BOX} }}"

    def __init__(self, question: str, choices: Mapping[str, str], hint: str = "") -> None:
        super().__init__()
        self._question, self._choices, self._hint = question, choices, hint

    def compose(self) -> ComposeResult:
        """The question over its answers, each with the letter that gives it."""
        with Vertical():
            yield _said(self._question)
            yield OptionList(
                *(Option(f"{letter}  {what}", id=letter) for letter, what in self._choices.items()), markup=False
            )
            yield _said(self._hint or "Enter or the letter chooses, Esc goes back", "hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Gives the letter of the answer."""
        event.stop()
        self.dismiss(event.option.id)

    def on_key(self, event: events.Key) -> None:
        """Takes a letter for its answer."""
        if event.character in self._choices:
            event.stop()
            self.dismiss(event.character)

    def action_back(self) -> None:
        """Gives none."""
        self.dismiss(None)


class _Sentence(TextArea):
    """Text in which Enter accepts: a sentence needs no line breaks of its own."""

    class Accepted(Message):
        """Enter was pressed."""

    def on_key(self, event: events.Key) -> None:
        """Accepts."""
        if event.key == "enter":
            event.prevent_default()
            event.stop()
            self.post_message(self.Accepted())


class Rewrite(ModalScreen[str | None]):
    """A sentence to edit in place."""

    BINDINGS: ClassVar[list[BindingType]] = [_BACK]
    DEFAULT_CSS = f"Rewrite {{ {_BOX} & TextArea {{ height: 8; padding: 0; }} }}"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The sentence as it now reads."""
        with Vertical():
            yield _said("Edit the sentence")
            yield _Sentence(self._text, compact=True, soft_wrap=True, highlight_cursor_line=False)
            yield _said("Enter accepts, Esc goes back; the draft's own text undoes all decisions in it", "hint")

    def on_mount(self) -> None:
        """Writing goes on at the end."""
        area = self.query_one(_Sentence)
        area.move_cursor(area.document.end)

    def on__sentence_accepted(self) -> None:
        """Gives the sentence."""
        self.dismiss(self.query_one(_Sentence).text)

    def action_back(self) -> None:
        """Gives none."""
        self.dismiss(None)


Wanted = Mapping[str, frozenset[str]]


class Facets(ModalScreen[Wanted | None]):
    """Values to filter by, of every facet, with how many findings have each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _BACK,
        Binding("enter", "apply", "Apply", show=False, priority=True),
        Binding("space", "mark", "Mark", show=False, priority=True),
    ]
    DEFAULT_CSS = f"Facets {{ {_BOX} }}"

    def __init__(self, facets: Mapping[str, Sequence[tuple[str, int]]], wanted: Wanted) -> None:
        super().__init__()
        self._facets, self._wanted = facets, wanted
        self._marked: set[tuple[str, str]] = set()
        self._rows: list[tuple[str, str, int]] = []

    def compose(self) -> ComposeResult:
        """A list of every value."""
        self._marked = {(facet, name) for facet, names in self._wanted.items() for name in names}
        self._rows = [(facet, name, count) for facet, values in self._facets.items() for name, count in values]
        with Vertical():
            yield _said("Walk only through findings of …")
            yield OptionList(*map(self._prompt, range(len(self._rows))), markup=False)
            yield _said("Space marks, Enter applies, Esc goes back", "hint")

    def _prompt(self, row: int) -> str:
        facet, name, count = self._rows[row]
        # A cross, not a colour, tells what is marked.
        return f"[{'x' if (facet, name) in self._marked else ' '}] {facet}: {visible(name)} ({count})"

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Marks what was clicked on."""
        event.stop()
        self._toggle(event.option_index)

    def action_mark(self) -> None:
        """Marks the value under the cursor, or no more."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self._toggle(at)

    def _toggle(self, row: int) -> None:
        self._marked ^= {self._rows[row][:2]}
        self.query_one(OptionList).replace_option_prompt_at_index(row, self._prompt(row))

    def action_apply(self) -> None:
        """Gives what is marked."""
        out: dict[str, set[str]] = {}
        for facet, name in self._marked:
            out.setdefault(facet, set()).add(name)
        self.dismiss({facet: frozenset(names) for facet, names in out.items()})

    def action_back(self) -> None:
        """Leaves the filter as it was."""
        self.dismiss(None)


class Read(ModalScreen[str | None]):
    """A page to read: help, the actors, everything about a finding; or the changes, which letters then save."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _BACK,
        Binding("q", "back", "Back", show=False),
        Binding("space", "page", "Page down", show=False),
    ]
    DEFAULT_CSS = """
    Read {
        align: center middle;
        & > Vertical {
            width: 100%; max-width: 120; height: 100%; border: solid $border; background: $background; padding: 0 1;
        }
        & Label { width: 1fr; color: $foreground; background: $background; }
        & .hint { color: $muted; }
        & Pages { height: 1fr; }
    }
    """

    def __init__(
        self, title: str, make: Callable[[int], Sequence[PanelRow]], answers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self._title, self._make, self._answers = title, make, answers or {}

    def compose(self) -> ComposeResult:
        """The page under its title."""
        told = "   ".join(f"{letter} {what}" for letter, what in self._answers.items())
        with Vertical():
            yield _said(self._title)
            yield Pages(self._make)
            yield _said((told + "   " if told else "") + "Esc goes back", "hint")

    def on_mount(self) -> None:
        """Arrows scroll."""
        self.query_one(Pages).focus()

    def on_key(self, event: events.Key) -> None:
        """Takes a letter for its answer."""
        if event.character in self._answers:
            event.stop()
            self.dismiss(event.character)

    def action_page(self) -> None:
        """A page down."""
        self.query_one(Pages).scroll_page_down(animate=False)

    def action_back(self) -> None:
        """Back to the review."""
        self.dismiss(None)


TAKES_TEXT = (Ask, Rewrite)
"""Dialogs with a line or lines to write in."""
