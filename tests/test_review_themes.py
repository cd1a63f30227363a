"""Themes: text can be read in every one of them, and no meaning hangs on colour."""

import asyncio
import re

import pytest
from conftest import ROOT
from textual.app import App
from textual.color import Color

from tui import themes
from tui.lines import Bar, Pages
from tui.ruler import Ruler
from tui.sheet import Sheet

LEAST = 4.5
COLOURED = [t.name for t in themes.THEMES if not t.ansi]
ANSI = [t.name for t in themes.THEMES if t.ansi]


class Swatches(App):
    """Every widget with named styles, in one theme."""

    def __init__(self, theme):
        super().__init__()
        for each in themes.THEMES:
            self.register_theme(each)
        self.theme = theme

    def get_theme_variable_defaults(self):
        return dict(themes.THEMES[0].variables)

    def compose(self):
        sheet = Sheet()
        yield sheet
        yield Ruler(sheet)
        yield Bar(lambda width: [])
        yield Pages(lambda width: [])


def styles(theme):
    """Name → rich style of every component of every widget."""

    async def read():
        app = Swatches(theme)
        async with app.run_test():
            found = {}
            for widget in app.screen.walk_children():
                for name in getattr(widget, "COMPONENT_CLASSES", ()):
                    ground = widget.rich_style
                    found[name] = ground + widget.get_component_rich_style(name, partial=name.startswith("lines"))
            return found

    return asyncio.run(read())


def luminance(color):
    """Relative luminance of WCAG 2."""
    parts = [c / 255 for c in (color.r, color.g, color.b)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(ink, ground):
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrast(style):
    return ratio(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))


def test_the_measure_is_that_of_wcag():
    assert ratio(Color.parse("black"), Color.parse("white")) == pytest.approx(21)
    assert ratio(Color.parse("#777777"), Color.parse("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", COLOURED)
def test_every_style_has_a_contrast_of_at_least_four_and_a_half(theme):
    found = styles(theme)
    assert len(found) > 20
    weak = {name: round(contrast(style), 2) for name, style in found.items() if contrast(style) < LEAST}
    assert not weak


def test_high_contrast_is_higher():
    least = min(contrast(style) for style in styles(themes.CONTRAST).values())
    assert least >= 7


@pytest.mark.parametrize("theme", COLOURED)
def test_dialogs_and_palette_have_that_contrast_too(theme):
    chosen = next(t for t in themes.THEMES if t.name == theme)
    system = {**chosen.to_color_system().generate(), **chosen.variables}
    for ink, ground in (
        ("foreground", "background"), ("muted", "background"), ("foreground", "bar"),
        ("footer-key-foreground", "footer-background"), ("block-cursor-foreground", "block-cursor-background"),
        ("foreground", "input-selection-background"), ("foreground", "panel"), ("foreground", "surface"),
    ):  # fmt: skip
        assert ratio(Color.parse(system[ink]), Color.parse(system[ground])) >= LEAST, (ink, ground)


@pytest.mark.parametrize("theme", ANSI)
def test_the_terminals_palette_is_left_as_it_is(theme):
    """Only its own two colours: what contrast they have is the user's choice."""
    for name, style in styles(theme).items():
        assert style.color is None or style.color.is_default, name
        assert style.bgcolor is None or style.bgcolor.is_default, name


@pytest.mark.parametrize("theme", themes.NAMES)
def test_every_state_is_told_by_more_than_colour(theme):
    found = styles(theme)

    def look(name):
        s = found[f"sheet--{name}"]
        return s.bold, s.italic, s.underline, s.strike, s.reverse

    undecided = [look(n) for n in ("consider", "caution", "avoid")]
    assert len(set(undecided)) == 3
    assert look("replaced") not in [*undecided, look("text"), look("kept")]
    assert look("new") not in [look("text"), look("rest")]
    assert look("current")[4] and look("hit")[4], "reverse video"


def test_no_colour_is_named_outside_the_themes():
    for path in (ROOT / "tui").rglob("*.py"):
        if path.name != "themes.py":
            assert not re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8")), path


def test_the_hues_are_told_apart_by_the_colour_blind():
    """Okabe and Ito's: orange and blue differ in lightness too, so that a grey screen shows a difference."""
    orange, blue = Color.parse(themes.ORANGE), Color.parse(themes.DEEP_BLUE)
    assert abs(orange.monochrome.r - blue.monochrome.r) > 60
