"""Keys that show something: filter, actors, details, the other text, themes, copies, help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui import draw, filters, ledger, panel_rows, themes
from tui.cells import MIN_WIDTH, Shown
from tui.dialogs import Facets, Read
from tui.filing import Filing
from tui.filters import Filter
from tui.keys import GROUPS, KEYS, Key, display
from tui.panel_rows import PanelRow
from tui.ruler import MARKS


class ReviewScreen(Filing, inherit_bindings=False):
    """The review screen: every key of :mod:`tui.keys` is an action here or in what this builds on."""

    # By their ids, configuration can give them other keys.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "screen.copy_text", "Copy", show=False),
        *(Binding(k.keys, k.action, k.told, id=k.id, show=False) for k in KEYS if k.id != "palette"),
    ]

    def action_filter(self) -> None:
        """Asks what to walk through."""
        if self.review is None:
            return self.say(self.unready)
        if not self.review.items:
            return self.say("There are no findings to filter.")
        self.app.push_screen(Facets(filters.facets(self.review), self.filter.wanted), self._filtered)
        return None

    def _filtered(self, wanted: Mapping[str, frozenset[str]] | None) -> None:
        if wanted is None or self.review is None:
            return
        self.filter = Filter(wanted)
        count = sum(self.wanted(i) for i in self.review.items)
        if self.item is not None and not self.wanted(self.item):
            self.action_step(1)
        told = f"{panel_rows.counted(count, 'finding')} {'passes' if count == 1 else 'pass'}."
        self.say(told if self.filter else "All findings.")
        self.tell()

    def action_unfilter(self) -> None:
        """Shows all findings again."""
        self.unfiltered()

    def unfiltered(self) -> None:
        """Shows all findings again."""
        if self.filter:
            self.filter = Filter()
            self.say("All findings.")
            self.tell()

    def action_actors(self) -> None:
        """Opens the ledger: who is called what."""
        review = self.review
        if review is None:
            return self.say(self.unready)
        self.app.push_screen(Read("Who is called what", lambda width: ledger.rows(review, width)))
        return None

    def action_details(self) -> None:
        """Shows everything about the finding looked at."""
        review, item = self.review, self.item
        if review is None or item is None:
            return self.say("No finding is looked at.")
        self.app.push_screen(
            Read("The finding", lambda width: panel_rows.finding_rows(review, item, width, self.advice, self.printed))
        )
        return None

    def action_flip(self) -> None:
        """Shows the other text, where there is room for one."""
        if self.sheet.both:
            return self.say("Both texts are shown already.")
        self.sheet.flip()
        return self.say("The neutral text." if self.sheet.neutral else "The draft.")

    def action_theme(self) -> None:
        """The next theme."""
        if self.app.no_color:
            return self.say("Colour is switched off.")
        names = [name for name in themes.NAMES if name != themes.MONO]
        at = names.index(self.app.theme) if self.app.theme in names else -1
        self.app.theme = names[(at + 1) % len(names)]
        return self.say(f"Theme {self.app.theme.removeprefix('evenhand-')}.")

    def action_copy(self) -> None:
        """Copies the sentence as it now reads."""
        if self.review is None or not self.review.report.sentences:
            return self.say("There is no sentence to copy.")
        self.app.copy_to_clipboard(self.review.reads(self.sentence))
        return self.say("The sentence is copied, if the terminal allows it.")

    def action_copy_all(self) -> None:
        """Copies the whole neutral text."""
        if self.review is None:
            return self.say(self.unready)
        self.app.copy_to_clipboard(self.review.result())
        return self.say("The neutral text is copied, if the terminal allows it.")

    def action_help(self) -> None:
        """Shows every key, and what the signs mean."""
        keys = list(self.keys.values())
        self.app.push_screen(Read("Help", lambda width: help_rows(keys, width)))


_SIGNS = (
    ("· consider, + caution, ! avoid", "beside the text: how grave the gravest finding of a row is"),
    ("✓ changed, = kept, - ignored, ” somebody else's words", "the same place, once it is decided"),
    ("underlined, bold, italic", "in the draft: to consider, caution, avoid; struck through: replaced"),
    ("bold", "in the neutral text: new wording"),
    (draw.GAUGE, "the slant of each sentence that begins on a row, from 0 to 1"),
)
_RULER = f"the ruler: {MARKS[2]} consider, {MARKS[3]} caution, {MARKS[4]} avoid, {MARKS[1]} decided; reversed: in view"


def help_rows(keys: Sequence[Key], width: int) -> list[PanelRow]:
    """Every key by its group, the signs, the letters of the categories, and what the mouse does."""
    rows: list[PanelRow] = []
    for group in GROUPS:
        rows.append(PanelRow(group, "head"))
        for key in keys:
            if key.group == group and not (key.id.startswith("use-") and key.id[4:].isdigit() and key.id != "use-1"):
                shown = ", ".join(display(k) for k in key.keys.split(","))
                told = key.told
                if key.id == "use-1" and key.keys == "1":
                    shown, told = "1 … 9", "Use that alternative"
                rows += _pair(shown, f"{told}  [{key.id}]", 14, width)
        rows.append(PanelRow(""))
    rows.append(PanelRow("Signs", "head"))
    for sign, told in _SIGNS:
        rows += _pair(sign, told, 28, width)
    rows += _pair("at the edge", _RULER, 28, width)
    letters = ", ".join(f"{letter} {name.replace('-', ' ')}" for name, letter in draw.LETTERS.items())
    rows += _pair("letters", letters, 28, width)
    rows += [PanelRow(""), PanelRow("Mouse", "head")]
    rows += _pair(
        "click", "a finding looks at it, a wording uses it, the ruler goes there, a key below presses it", 14, width
    )
    rows += _pair(
        "drag", "selects in one of the texts; ctrl+c copies; with shift the terminal's own selection", 14, width
    )
    rows += [PanelRow("")]
    rows += panel_rows.wrapped(
        PanelRow('Keys are changed by their [id] in evenhand.toml: [review.keys] next = "j"'), width
    )
    return rows


def _pair(name: str, told: str, column: int, width: int) -> list[PanelRow]:
    if width - column - 3 < MIN_WIDTH:  # no room beside it: below
        below = panel_rows.wrapped(PanelRow(told), max(1, width - 4))
        return [*panel_rows.wrapped(PanelRow(f"  {name}"), width), *(PanelRow("    " + r.text) for r in below)]
    shown = Shown(name)
    used = shown.part(0, len(name))[1]
    text = told
    lead = f"  {name}" + " " * max(1, column - used)
    first = panel_rows.wrapped(PanelRow(text), max(10, width - column - 3))
    if used > column:
        return [PanelRow(f"  {name}"), *(PanelRow(" " * (column + 3) + r.text) for r in first)]
    return [PanelRow((lead if not k else " " * len(lead)) + r.text) for k, r in enumerate(first)]
