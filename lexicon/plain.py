"""Plain shape of a text for names: case stays; accents, kinds of apostrophe, hyphen and space do not count.

Unlike :mod:`lexicon.fold`, hyphens stay apart from spaces (al-Qaida, al Qaida) and capitals from small letters. Each
code point stays one code point or vanishes; where any vanish, offsets back into the source are kept.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache

from lexicon.fold import APOSTROPHES, HYPHENS, INVISIBLE, SPACES

_NOT_ASCII = re.compile("[^\x00-\x7f]")
_LETTERS = dict(zip("ıłøđħŧŁØĐĦŦ", "ilodhtLODHT", strict=True))
_SURROGATE = re.compile("[\ud800-\udfff]")


class Plain:
    """A text in plain shape, with the way back: ``source(i)`` for an offset here, ``here(i)`` for one in the source."""

    __slots__ = ("_dropped", "_kept", "text")

    def __init__(self, text: str) -> None:
        plain = text
        gone = ""
        if not plain.isascii():
            for char in sorted(set(_NOT_ASCII.findall(plain))):
                other = _plain(char)
                if other == "":
                    gone += char
                elif other != char:
                    plain = plain.replace(char, other)
        if "\r" in plain:
            plain = plain.replace("\r\n", "\x00\n").replace("\r", "\n")
            gone += "\x00"
        plain = plain.replace("\n", " ").replace("\t", " ")
        self._dropped: list[int] = []
        if gone:
            self._dropped = [m.start() for m in re.finditer(f"[{re.escape(gone)}]", plain)]
            for char in gone:
                plain = plain.replace(char, "")
        self._kept = [at - k for k, at in enumerate(self._dropped)]
        self.text = plain

    def source(self, at: int) -> int:
        """Offset in the source of the character at this offset of the plain text."""
        return at + bisect_right(self._kept, at) if self._kept else at

    def here(self, at: int) -> int:
        """Offset in the plain text of an offset in the source."""
        return at - bisect_left(self._dropped, at) if self._dropped else at


def plain_name(name: str) -> str:
    """A name in plain shape."""
    return Plain(name).text


@lru_cache(1024)
def _plain(char: str) -> str:
    """What stands for a character outside ASCII; nothing where it vanishes."""
    if char in INVISIBLE or unicodedata.combining(char):
        return ""
    for kind, shape in ((APOSTROPHES, "'"), ("ʻʿʾ", "'"), (HYPHENS, "-"), (SPACES, " ")):
        if char in kind:
            return shape
    if _SURROGATE.match(char):
        return "\ufffd"  # the automaton takes valid text only
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() else _LETTERS.get(char, char)
