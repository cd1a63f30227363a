"""The application around the review screen: themes, keys and the command palette."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui import themes
from tui.advice import NOTHING, Advice
from tui.dialogs import TAKES_TEXT
from tui.keys import keymap
from tui.looking import ReviewScreen
from tui.session import Session

if TYPE_CHECKING:
    from analyzer.engine import Analyzer

_PAUSE = 0.005
"""Seconds until a dialog that is just opening is tried again."""


class ReviewApp(App[None], inherit_bindings=False):
    """The review screen and what is around it.

    Args:
        queue: the drafts.
        make: makes the analyzer; called in the background.
        changes: keys by id, where they are not the usual ones.
        theme: name of a theme; without one, the dark one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "help_quit", show=False, system=True)]
    TITLE = "Evenhand"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        queue: Sequence[Session],
        make: Callable[[], Analyzer],
        *,
        changes: Mapping[str, str] | None = None,
        theme: str = themes.DARK,
        limit: float = 0.5,
        advise: Callable[[], Advice] = lambda: NOTHING,
        served: bool = False,
        advance: bool = False,
        mono: bool = False,
        ascii_gauge: bool = False,
    ) -> None:
        self._keys = keymap(changes or {})
        self.typed: list[events.Key] = []
        """Keys on their way from the review screen, which a dialog may open under."""
        self.COMMAND_PALETTE_BINDING = next(k.keys.split(",")[0] for k in self._keys if k.id == "palette")  # type: ignore[misc]
        # Textual takes all colour away where NO_COLOR is set, if the theme draws in the terminal's own palette.
        super().__init__(ansi_color=True if mono else None)
        for theme_ in themes.THEMES:
            self.register_theme(theme_)
        self.theme = themes.MONO if mono else theme
        self.set_keymap({name: keys for name, keys in (changes or {}).items() if name != "palette"})
        self._screen = partial(
            ReviewScreen, queue, make, self._keys,
            limit=limit, advise=advise, served=served, advance=advance, ascii_gauge=ascii_gauge,
        )  # fmt: skip

    def get_default_screen(self) -> Screen[None]:
        """The review screen."""
        return self._screen()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables that our themes define, so that the stylesheet can be read before one is chosen."""
        return dict(themes.THEMES[0].variables)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key as a command that is found by name, and every theme."""
        if isinstance(screen, ReviewScreen):
            for key in self._keys:
                if key.id not in {"palette", "back"} and not key.id.startswith("use-"):
                    run = partial(self.run_action, f"screen.{key.action}")
                    yield SystemCommand(f"{key.told} ({key.shown})", key.group, run)
        for name in themes.NAMES:
            yield SystemCommand(
                f"Theme {name.removeprefix('evenhand-')}", "Look", partial(setattr, self, "theme", name)
            )

    def on_key(self, event: events.Key) -> None:
        """Hands on keys that were typed faster than the dialog they are meant for could open."""
        opening = isinstance(self.screen, TAKES_TEXT) and self.screen.focused is None
        early = event in self.typed
        if early:
            self.typed.remove(event)
        if (early and not isinstance(self.screen, ReviewScreen)) or opening:
            event.prevent_default()
            event.stop()
            key = events.Key(event.key, event.character)
            self.set_timer(_PAUSE, lambda: self.post_message(key)) if opening else self.post_message(key)

    def action_help_quit(self) -> None:
        """Says how to leave: ctrl+c is for copying."""
        screen = self.screen
        if isinstance(screen, ReviewScreen):
            screen.say(f"{next(k.shown for k in self._keys if k.id == 'quit')} leaves.")
