"""Folding: one canonical shape for text and terms, so that case, dashes, apostrophes and spaces do not hide a match.

Hyphens fold to spaces (``Western-backed`` and ``Western backed`` are one surface); runs of white space inside a
paragraph fold to one space; zero-width characters and soft hyphens vanish. Offsets back into the source are kept.
"""

from __future__ import annotations

import re
from array import array

HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
APOSTROPHES = "'\u2018\u2019\u02bc\u2032\uff07`\u00b4"
SPACES = (
    "\t\n\v\f\r \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
    "\u202f\u205f\u3000"
)
INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u180e\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)

_MAP = {**dict.fromkeys(HYPHENS, " "), **dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(SPACES, " ")}
_MAPPED = frozenset(_MAP) - {" ", "'"}
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_RUN = re.compile(" {2,}")
_BREAK = re.compile(r"\n[^\S\n]*\n|\r[^\S\r\n]*\r|\r\n[^\S\n]*\r\n|[" + re.escape(HYPHENS) + "]")


def fold(text: str) -> tuple[str, array[int] | None]:
    """Folded text and, where lengths differ, the source offset of each folded character (plus the end).

    ``None`` instead of offsets means that positions are the same in both.
    """
    folded = lower(text)
    # A replace a character present is several times faster than translate on text that is not ASCII.
    for char in _MAPPED.intersection(folded):
        folded = folded.replace(char, _MAP[char])
    invisible = _INVISIBLE.search(folded) is not None
    if not invisible and "  " not in folded:
        return folded, None
    cuts: list[tuple[int, int]] = []
    if invisible:
        cuts += [m.span() for m in _INVISIBLE.finditer(folded)]
    for m in _RUN.finditer(folded):
        start, end = m.span()
        if not _BREAK.search(text, start, end):
            cuts.append((start + 1, end))
    if not cuts:
        return folded, None
    cuts.sort()
    pieces: list[str] = []
    offsets = array("q")
    at = 0
    for start, end in cuts:
        pieces.append(folded[at:start])
        offsets.extend(range(at, start))
        at = end
    pieces.append(folded[at:])
    offsets.extend(range(at, len(text) + 1))
    return "".join(pieces), offsets


def lower(text: str) -> str:
    """Lower case that keeps one code point for one (``İ`` stays as it is)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def fold_term(term: str) -> str:
    """A term or cue in folded shape."""
    return " ".join(fold(term)[0].split())
