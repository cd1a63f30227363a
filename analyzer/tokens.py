"""Words of a sentence with their offsets, and the small questions that context tests ask of them."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_CLAUSE = frozenset(",;:.!?()[]—–")
_APOSTROPHE = str.maketrans("’ʼ", "''")


class Tokens:
    """The words of ``text[start:end]``: parallel lists of starts, ends, spelled and lower-case words."""

    __slots__ = ("ends", "lows", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        for m in _WORD.finditer(text, start, end):
            self.starts.append(m.start())
            self.ends.append(m.end())
            self.words.append(m[0])
        self.lows = [w.lower().translate(_APOSTROPHE) for w in self.words]

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
