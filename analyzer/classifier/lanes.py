"""Vectors of words, each packed into one integer, so that a sentence's sum of vectors is one sum of integers.

A vector has a lane of 32 bits a column, in fixed point at the column's own scale and moved up so that no lane is
negative. Python adds such integers faster than it adds lists, and nothing has to be imported for it.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping, Sequence

SHIFT = 1 << 24
"""What zero is stored as: lanes hold 0 to 2 · SHIFT."""
_SAFE = 127
"""So many words can be added before a lane may overflow."""
_MOST = 200_000
"""Words that are kept unpacked; a corpus of many languages' names would fill the memory."""


class Lanes(dict[str, int]):
    """Word → its vector as an integer, read from the file's bytes when the word is first met; unknown words are zero.

    Args:
        index: word → row.
        data: rows of little-endian lanes.
        scales: value of one unit of each column.
    """

    def __init__(self, index: Mapping[str, int], data: bytes | memoryview, scales: Sequence[float]) -> None:
        super().__init__()
        self._index, self._data, self._scales = index, data, tuple(scales)
        self._width = 4 * len(self._scales)
        self._zero = int.from_bytes(SHIFT.to_bytes(4, "little") * len(self._scales), "little")

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST:
            self.clear()
        row = self._index.get(word)
        at = 0 if row is None else row * self._width
        value = self._zero if row is None else int.from_bytes(self._data[at : at + self._width], "little")
        self[word] = value
        return value

    def total(self, words: Sequence[str]) -> list[float]:
        """Sum of the words' vectors, a figure a column."""
        if len(words) > _SAFE:
            parts = (self.total(words[k : k + _SAFE]) for k in range(0, len(words), _SAFE))
            return [sum(column) for column in zip(*parts, strict=True)]
        lanes = array("I")
        lanes.frombytes(sum(map(self.__getitem__, words)).to_bytes(self._width, "little"))
        if sys.byteorder == "big":
            lanes.byteswap()
        zero = SHIFT * len(words)
        return [(lane - zero) * scale for lane, scale in zip(lanes, self._scales)]  # noqa: B905 - strict costs time
