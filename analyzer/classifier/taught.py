"""What a teacher made of sentences: a logit for each, and for some of them one a word, kept by the sentence's hash.

The file holds no text, only numbers, so that it can travel where the sentences may not. Plain NumPy arrays, no pickle.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzer.classifier import arrays

STEP = 1 / 16
"""Word logits are kept in steps of this, from −8 to 8."""


def key(words: Sequence[str]) -> int:
    """Hash of a sentence given as words with names hidden."""
    return int.from_bytes(blake2b(" ".join(words).encode(errors="surrogatepass"), digest_size=8).digest(), "little")


class Taught:
    """A teacher's judgements.

    Args:
        keys: hashes of sentences, shape (n,).
        logits: one a sentence, shape (n,).
        sizes: how many words of a sentence were judged, 0 where none, shape (n,).
        words: the words' logits over ``STEP``, one sentence after the other.
    """

    def __init__(self, keys: NDArray[Any], logits: NDArray[Any], sizes: NDArray[Any], words: NDArray[Any]) -> None:
        self.keys = keys.astype(np.uint64)
        self.logits, self.sizes, self.word_logits = logits, sizes, words
        self._row = dict(zip(self.keys.tolist(), range(len(keys)), strict=True))
        self._start = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])

    def sentence(self, words: Sequence[str]) -> float | None:
        """Logit of a sentence; None where the teacher has not judged it."""
        row = self._row.get(key(words))
        return None if row is None else float(self.logits[row])

    def words(self, words: Sequence[str]) -> NDArray[np.float64] | None:
        """Logits of a sentence's words, one each; None where the teacher has not judged them."""
        row = self._row.get(key(words))
        if row is None or self.sizes[row] != len(words):
            return None
        start = self._start[row]
        return np.asarray(self.word_logits[start : start + len(words)] * STEP, dtype=np.float64)

    def save(self, path: Path) -> None:
        """Writes the file."""
        with path.open("wb") as file:
            np.savez_compressed(
                file, keys=self.keys, logits=self.logits.astype(np.float16), sizes=self.sizes, words=self.word_logits
            )

    @classmethod
    def load(cls, path: Path) -> Taught:
        """The judgements in a file.

        Raises:
            UsageError: where it cannot be read or is something else.
        """
        return cls(*arrays.read(path, "keys", "logits", "sizes", "words"))
