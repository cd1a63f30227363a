"""Text for XML 1.0: escaped, and without the characters that XML has no way to hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_NONE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def attribute(value: object) -> str:
    """A value in quotation marks."""
    return f'"{escape(_held(str(value)), _BREAKS)}"'


def content(value: str) -> str:
    """Text between tags."""
    return escape(_held(value), {"\r": "&#13;"})


def _held(text: str) -> str:
    return _NONE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
