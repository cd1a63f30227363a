"""Text made safe and measurable for a terminal: control and direction characters are shown, never passed on."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# C0, DEL, C1, and the characters that reorder or hide text (bidirectional controls, line and tag separators).
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
# And what stands for code, pictures and addresses in a draft's prose.
_SPACES = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\ufffc": "[…]"})
# What a terminal without Unicode is shown instead of an escape.
_PLAIN = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "--",
        "‐": "-",
        "‑": "-",
        "…": "...",
        "\u00a0": " ",
        "\u202f": " ",
        "→": "->",
        "·": "-",
    }
)


def visible(text: str, *, unicode: bool = True) -> str:
    """The text on one line, each control or direction character as an escape such as ``\\x1b``."""
    text = text.replace("\r\n", "\n").translate(_SPACES)
    if _UNSAFE.search(text):
        text = _UNSAFE.sub(lambda m: _escape(m[0]), text)
    if unicode or text.isascii():
        return text
    return text.translate(_PLAIN).encode("ascii", "backslashreplace").decode("ascii")


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def width(text: str) -> int:
    """Columns that the text takes in a terminal: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_columns(c) for c in text)


@cache
def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def clipped(text: str, columns: int) -> str:
    """The text cut to a number of columns, with dots where something was cut."""
    if width(text) <= columns:
        return text
    kept, used = [], 3
    for char in text:
        used += _columns(char)
        if used > columns:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "..."
