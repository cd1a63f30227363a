"""Static vectors of words, learned offline from an encoder and kept as a small array of bytes (training only)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzer.classifier import arrays

Floats = NDArray[Any]
SIZE = 96
"""Principal components that are kept."""
_STEP = 8
"""Deviations of the first component over 127; the rest are smaller."""
OFTEN = 3
"""A word met less often has its average context guessed from what the encoder makes of it alone."""


class Static:
    """Words and their vectors, shape (words, ``SIZE``), in units of the first component's deviation.

    ``common`` are the words, of those or others, that are no names where a capital opens a sentence.
    """

    def __init__(self, words: Sequence[str], codes: NDArray[np.int8], common: Collection[str]) -> None:
        self.words, self.codes, self.common = list(words), codes, set(common)
        self._row = dict(zip(self.words, range(len(self.words)), strict=True))

    def vectors(self, words: Sequence[str]) -> Floats:
        """A row a word; zeros for unknown ones."""
        rows = np.array([self._row.get(word, -1) for word in words])
        found = self.codes[rows] * (_STEP / 127)
        return np.where(rows[:, None] >= 0, found, 0.0)

    @classmethod
    def of(cls, words: Sequence[str], common: Collection[str], alone: Floats, context: Floats, met: Floats) -> Static:
        """Principal components of two vectors a word: alone, and averaged over the ``met`` sentences it was met in."""
        known, rare = met >= OFTEN, met < OFTEN
        guess, *_ = np.linalg.lstsq(_padded(alone[known]), context[known], rcond=None)
        context = context.copy()
        context[rare] = _padded(alone[rare]) @ guess
        both = np.hstack([_standard(alone), _standard(context)])
        _, _, axes = np.linalg.svd(both[known], full_matrices=False)
        axes *= np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])[:, None]
        short = both @ axes[:SIZE].T
        codes = np.clip(np.round(short / short[:, 0].std() * (127 / _STEP)), -127, 127)
        return cls(words, codes.astype(np.int8), common)

    def save(self, path: Path) -> None:
        """Writes the file: plain arrays, no pickle."""
        with path.open("wb") as file:
            np.savez_compressed(file, words=_bytes(self.words), common=_bytes(sorted(self.common)), codes=self.codes)

    @classmethod
    def load(cls, path: Path) -> Static:
        """The vectors in a file.

        Raises:
            UsageError: where it cannot be read or is something else.
        """
        words, codes, common = arrays.read(path, "words", "codes", "common")
        return cls(_texts(words), codes, _texts(common))


def _padded(x: Floats) -> Floats:
    return np.hstack([x, np.ones((len(x), 1))])


def _standard(x: Floats) -> Floats:
    return np.asarray((x - x.mean(axis=0)) / (x.std(axis=0) + 1e-6))


def _bytes(words: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def _texts(data: NDArray[np.uint8]) -> list[str]:
    return data.tobytes().decode().split("\n")
