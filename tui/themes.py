"""The themes: light, dark, high contrast, the terminal's own palette, and without any colour.

A word's state is told by underline, bold, italics, strike-through or reverse video; colour comes on top and never
alone. The hues are Okabe and Ito's, which colour-blind people can tell apart: orange is loaded, blue is new wording,
yellow is what was searched for. Each is mixed into the background so that text keeps a contrast of 4.5 to 1 or more.
"""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

ORANGE, BLUE, YELLOW = "#E69F00", "#56B4E9", "#F0E442"
DEEP_BLUE = "#0072B2"
STYLES = {
    "consider": "underline",
    "caution": "bold underline",
    "avoid": "bold italic underline",
    "replaced": "strike",
    "rewritten": "strike",
    "kept": "italic",
    "ignored": "none",
    "noted": "underline",
    "new": "bold",
    "rest": "underline",
    "current": "bold reverse",
    "hit": "reverse underline",
}
"""Text attributes by the name of a style: enough to tell every state without colour."""


def _mixed(background: str, hue: str, share: float) -> str:
    return Color.parse(background).blend(Color.parse(hue), share).hex


def _theme(
    name: str, *, dark: bool, background: str, foreground: str, panel: str, muted: str, accent: str, shares: float = 1.0
) -> Theme:
    new = BLUE if dark else DEEP_BLUE
    marks = {
        "consider": _mixed(background, ORANGE, 0.14 * shares),
        "caution": _mixed(background, ORANGE, 0.26 * shares),
        "avoid": _mixed(background, ORANGE, 0.40 * shares),
        "replaced": background,
        "rewritten": background,
        "kept": background,
        "ignored": background,
        "noted": background,
        "new": _mixed(background, new, 0.28 * shares),
        "rest": background,
        "hit": _mixed(background, YELLOW, 0.30 * shares),
    }
    variables = {f"mark-{style}": color for style, color in marks.items()}
    muted_marks = ("replaced", "rewritten", "ignored")
    variables |= {f"ink-{style}": muted if style in muted_marks else foreground for style in marks}
    variables |= {
        "muted": muted,
        "bar": panel,
        "footer-key-foreground": foreground,
        "footer-description-foreground": foreground,
        "footer-background": panel,
        "block-cursor-background": foreground,
        "block-cursor-foreground": background,
        "block-cursor-text-style": "bold",
        "input-selection-background": _mixed(background, new, 0.35),
        "border": muted,
        "border-blurred": muted,
        "scrollbar": muted,
        "scrollbar-background": panel,
    }
    return Theme(
        name,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=ORANGE,
        error=accent,
        success=accent,
        foreground=foreground,
        background=background,
        surface=background,
        panel=panel,
        dark=dark,
        text_alpha=1.0,
        variables=variables,
    )


def _terminal(name: str, *, dark: bool) -> Theme:
    """Nothing but the terminal's own two colours and text attributes: its contrast is the user's choice."""
    ink = "ansi_default"
    variables = {f"mark-{style}": ink for style in STYLES} | {f"ink-{style}": ink for style in STYLES}
    variables |= dict.fromkeys(
        ("muted", "bar", "footer-key-foreground", "footer-description-foreground", "footer-background", "border"), ink
    )
    variables |= {
        "border-blurred": ink,
        "block-cursor-background": ink,
        "block-cursor-foreground": ink,
        "block-cursor-text-style": "reverse",
        "input-cursor-background": ink,
        "input-cursor-foreground": ink,
        "input-cursor-text-style": "reverse",
        "input-selection-background": ink,
        "input-selection-foreground": ink,
        "screen-selection-background": ink,
        "screen-selection-foreground": ink,
        "ansi-background": ink,
        "ansi-foreground": ink,
        "scrollbar": ink,
        "scrollbar-background": ink,
    }
    names = dict.fromkeys(
        ("primary", "secondary", "warning", "error", "success", "accent", "foreground", "background", "surface"), ink
    )
    return Theme(name, **names, panel=ink, boost=ink, dark=dark, ansi=True, variables=variables)  # type: ignore[arg-type]


DARK, LIGHT, CONTRAST, TERMINAL, MONO = (
    f"evenhand-{name}" for name in ("dark", "light", "contrast", "terminal", "mono")
)
THEMES: tuple[Theme, ...] = (
    _theme(DARK, dark=True, background="#15171C", foreground="#ECECEC", panel="#262A33", muted="#A9B0BC", accent=BLUE),
    _theme(
        LIGHT,
        dark=False, background="#FBFAF7", foreground="#1B1D22", panel="#E6E4DD", muted="#55595F", accent="#005A8C"
    ),
    _theme(
        CONTRAST, dark=True, background="#000000", foreground="#FFFFFF", panel="#000000", muted="#E0E0E0",
        accent="#FFFFFF", shares=0.8,
    ),
    _terminal(TERMINAL, dark=True),
    _terminal(MONO, dark=True),
)  # fmt: skip
NAMES = tuple(theme.name for theme in THEMES)


def css() -> str:
    """Rules that give every style of the sheet its ink, its ground and its attributes, from the theme's variables."""
    rules = [
        f".sheet--{s} {{ color: $ink-{s}; background: $mark-{s}; text-style: {STYLES[s]}; }}"
        for s in STYLES
        if s != "current"
    ]
    # Reverse video, so that it is seen in the terminal's two colours as well.
    rules.append(".sheet--current { color: $foreground; background: $background; text-style: bold reverse; }")
    return "\n".join(rules)
