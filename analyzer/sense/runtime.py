"""Reads the trained sense model and gives the probability that a hit is the loaded use; no numpy, no sklearn.

The model is a logistic regression over the words of the sentence. A word's weight is one figure common to all entries
plus the inner product of its vector with the entry's: the low-rank form of one weight a word and entry. With a the
root of a word's inverse document frequency, s its common weight and q its vector, u the vector of the entry, and N
the root of the sum of a²:

    logit = bias + bias(entry) + Σ figure · weight + before(word) + after(word) + Σ a · (s + u·q) / N

where the figures are the shape of the sentence and the verdicts of the context tests. Arrays are plain bytes beside a
JSON header: reading them cannot run code.
"""

from __future__ import annotations

import json
from array import array
from functools import cache
from math import exp, sqrt
from operator import mul
from pathlib import Path
from typing import Any

from analyzer.gates import Site
from analyzer.sense.features import EVIDENCE, SHAPE, evidence, neighbours, shape, surroundings

FORMAT = 3
FIGURES = SHAPE + EVIDENCE
FOLDER = Path(__file__).parent


class SenseModel:
    """Trained weights, read once; immutable but for a cache, safe to share between threads."""

    def __init__(self, header: dict[str, Any], data: bytes) -> None:
        if header.get("format") != FORMAT or tuple(header["figures"]["names"]) != FIGURES:
            raise ValueError("a sense model of another version")
        words = header["words"].split(" ")
        entries = header["entries"]
        self.rank: int = header["rank"]
        self.threshold: dict[str, float] = header["threshold"]
        self._bias: float = header["bias"]
        self._figures: list[float] = header["figures"]["weights"]
        self._names = frozenset(header["names"])
        self._index = dict(zip(words, range(len(words)), strict=True))
        self._entry = dict(zip(entries, range(len(entries)), strict=True))
        view = memoryview(data)
        n, m, r = len(words), len(entries), self.rank
        sizes = (*[("f", 4 * n)] * 4, ("f", 4 * m), ("b", n * r), ("b", m * r))
        arrays = []
        at = 0
        for code, size in sizes:
            part = array(code)
            part.frombytes(view[at : at + size])
            arrays.append(part)
            at += size
        if at != len(data):
            raise ValueError("a sense model of another size")
        self._square, self._common, self._before, self._after = arrays[:4]
        self._entry_bias, self._vectors, self._entries = arrays[4:]
        self._scale: float = header["scale"]
        self._cache: dict[tuple[int, int], float] = {}

    def knows(self, entry: str) -> bool:
        """Whether the model was trained on examples of this entry."""
        return entry in self._entry

    def probability(self, site: Site) -> float:
        """Probability in 0..1 that the hit is the loaded use."""
        e = self._entry[site.entry["id"]]
        around = surroundings(site, self._index, self._names)
        total = squares = 0.0
        index, square, cached = self._index, self._square, self._cache
        for word in around.words:
            w = index.get(word)
            if w is None:
                continue
            squares += square[w]
            weight = cached.get((e, w))
            if weight is None:
                weight = cached[e, w] = self._weight(e, w)
            total += weight
        logit = self._bias + self._entry_bias[e]
        logit += sum(map(mul, self._figures, shape(site, around) + evidence(site)))
        for word, table in zip(neighbours(site), (self._before, self._after), strict=True):
            w = index.get(word)
            if w is not None:
                logit += table[w]
        if squares:
            logit += total / sqrt(squares)
        return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))

    def _weight(self, e: int, w: int) -> float:
        if len(self._cache) > 200_000:
            self._cache.clear()
        r = self.rank
        inner = sum(map(mul, self._entries[e * r : e * r + r], self._vectors[w * r : w * r + r]))
        return float(self._common[w] + inner * self._scale)


@cache
def shipped() -> SenseModel:
    """The model that comes with the lexicon."""
    header = json.loads((FOLDER / "sense.json").read_text(encoding="ascii"))
    return SenseModel(header, (FOLDER / "sense.bin").read_bytes())
