"""Words of a sentence with their offsets, and the small questions that context tests ask of them."""

from __future__ import annotations

import re

from lexicon.fold import lower

_WORD = re.compile(r"[^\W_]+(?:(?:['’ʼ]|(?<=\d)[.,](?=\d))[^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLAUSE = frozenset(",;:.!?()[]—–")
_APOSTROPHE = str.maketrans("’ʼ", "''")


class Tokens:
    """The words of ``text[start:end]``: parallel lists of starts, ends, spelled and lower-case words."""

    __slots__ = ("ends", "lows", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        spans = [m.span() for m in _WORD.finditer(text, start, end)]
        self.starts: list[int] = [s for s, _ in spans]
        self.ends: list[int] = [e for _, e in spans]
        self.words: list[str] = [text[s:e] for s, e in spans]
        folded = lower(text[start:end])
        if "’" in folded or "ʼ" in folded:
            folded = folded.translate(_APOSTROPHE)
        self.lows: list[str] = [folded[s - start : e - start] for s, e in spans]

    def __len__(self) -> int:
        return len(self.words)

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Indices [i, j) of the words that overlap the span."""
        i = 0
        while i < len(self.ends) and self.ends[i] <= start:
            i += 1
        j = i
        while j < len(self.starts) and self.starts[j] < end:
            j += 1
        return i, j

    def between(self, i: int, j: int) -> str:
        """The characters between word i and word j (i < j)."""
        return self.text[self.ends[i] : self.starts[j]]

    def joined(self, i: int, j: int) -> bool:
        """Whether words i and j = i + 1 stand in one clause: no comma, dash or bracket between them."""
        return not any(c in _CLAUSE for c in self.text[self.ends[i] : self.starts[j]])


def count_words(text: str, start: int, end: int) -> int:
    """Number of words of letters; figures do not count, a hyphenated compound counts its parts."""
    return len(_LETTERS.findall(text, start, end))
