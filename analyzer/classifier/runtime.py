"""Scores sentences and words with a trained model: a few sums a sentence from plain arrays, no scikit-learn.

A sentence's logit, whose logistic is the calibrated probability that readers call its wording loaded, is

    bias + Σ term weight · idf / N + Σ word weight / M + Σᵣ aᵣ · max(0, bᵣ + Σ qᵣ / M)

over its different terms (words, and pairs of neighbours) and words, as the module ``identity`` shows them; N and M are
the roots of Σ idf² over terms and over words; q is a word's short vector, and the last sum a layer of rectified units,
as in a perceptron. With the units that are active the logit is linear in the words: each word has a share, and the
shares and a constant add up to the logit exactly.

A word's logit, that most readers would mark it as loaded where it stands, adds its own weight, those of its neighbours,
its share, the sentence's logit and what the lexicon found there; the logistic of it is calibrated too.

A word's columns are: its weight times idf as a term, idf² as a term, its weight as a word, idf² as a word, its vector.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from operator import mul
from pathlib import Path
from typing import Any

from analyzer.classifier.identity import TOKEN, Blind
from analyzer.classifier.lanes import Lanes
from analyzer.classifier.modelfile import ModelError, floats, unpack
from analyzer.classifier.pairs import Pairs
from analyzer.model import Finding
from analyzer.score import logistic

Span = tuple[int, int]
LEAST = 3
"""Words that are no names which a sentence needs to be judged: a byline has none."""
_MOST = 50_000
"""Words that are kept unpacked."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as the model sees it.

    ``constant`` and ``shares`` add up to ``logit``; ``spans`` are the tokens' places in the text.
    """

    tokens: Sequence[str]
    spans: Sequence[Span]
    constant: float
    shares: Sequence[float]
    logit: float


class Model:
    """A trained model. Immutable but for caches of words; safe to share between threads.

    Args:
        data: a model file's bytes.

    Raises:
        ModelError: where they are no model, damaged, or of another version.
    """

    def __init__(self, data: bytes) -> None:
        header, arrays, self.hash = unpack(data)
        try:
            self._fill(header, arrays)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise ModelError(f"it lacks what this program reads: {error!r}") from error

    def _fill(self, header: dict[str, Any], arrays: Mapping[str, memoryview]) -> None:
        self.finding_weights: dict[str, float] = header["findings"]
        self.loaded_at, self.raise_at = header["word_at"]
        """Word probabilities from which a word is more likely loaded than not, and from which it may be raised."""
        self._bias: float = header["bias"]
        self._unit_bias: list[float] = header["unit_bias"]
        self._unit_weight: list[float] = header["unit_weight"]
        words = header["words"].split(" ")
        self._index = dict(zip(words, range(len(words)), strict=True))
        self._lanes = Lanes(self._index, arrays["lanes"], header["scales"])
        self._pairs = Pairs(header["pairs"])
        self._pair_weight, self._pair_square = floats(arrays["pair"]), floats(arrays["pair_square"])
        self._kinds: str = header["kinds"]
        self._word_scale: dict[str, float] = header["word"]
        self._word = [floats(arrays[name]) for name in ("before", "own", "after")]
        self._known: dict[str, tuple[float, float, list[float]]] = {}
        self._blind = Blind(header["names"], header["identity"], self._index)

    def tokens(self, text: str) -> list[str]:
        """A sentence's words as the model sees them."""
        return self._blind.tokens(text)

    def kind(self, token: str) -> str:
        """A word's commonest part of speech: ``a`` for adjectives and adverbs, ``v`` for verbs, ``n`` for the rest."""
        row = self._index.get(token, -1)
        return "n" if row < 0 else self._kinds[row]

    def logit(self, text: str, start: int = 0, end: int | None = None) -> float | None:
        """Logit of the sentence ``text[start:end]``; None where it has fewer than ``LEAST`` words that are no names."""
        return self._judged(self._blind.read(TOKEN.findall(text, start, len(text) if end is None else end))[0])

    def probability(self, text: str) -> float:
        """How likely readers are to call a sentence's wording loaded, 0..1, however short it is."""
        return logistic(self._logit(self.tokens(text)))

    def without(self, text: str, start: int, end: int, skipped: Sequence[Span]) -> float | None:
        """Logit of a sentence without the words in some spans; None where it has too few others to be judged."""
        tokens, _ = self._kept(text, start, end, skipped)
        return self._judged(tokens)

    def read(self, text: str, start: int = 0, end: int | None = None, skipped: Sequence[Span] = ()) -> Reading:
        """What makes the logit of ``text[start:end]``, read without the words in the skipped spans."""
        tokens, spans = self._kept(text, start, len(text) if end is None else end, skipped)
        constant, shares = self._shares(tokens)
        return Reading(tokens, spans, constant, shares, constant + sum(shares))

    def word_probabilities(self, reading: Reading, findings: Sequence[Finding] = ()) -> list[float]:
        """How likely most readers are to mark each word as loaded, 0..1, given the lexicon's findings; names never."""
        scale = self._word_scale
        base = scale["bias"] + scale["sentence"] * reading.logit
        rows = [self._index.get(token, -1) for token in reading.tokens]
        before, own, after = self._word
        out = []
        for k, row in enumerate(rows):
            if row < 0 or reading.tokens[k][0] == "‹":
                out.append(0.0)
                continue
            logit = base + scale["share"] * reading.shares[k] + own[row]
            if k and rows[k - 1] >= 0:
                logit += before[rows[k - 1]]
            if k + 1 < len(rows) and rows[k + 1] >= 0:
                logit += after[rows[k + 1]]
            for finding in findings:
                if finding.word[0] < reading.spans[k][1] and reading.spans[k][0] < finding.word[1]:
                    logit += scale[finding.severity]
            out.append(logistic(logit))
        return out

    def _kept(self, text: str, start: int, end: int, skipped: Sequence[Span]) -> tuple[list[str], list[Span]]:
        """The tokens outside the skipped spans with their places, read as they stand in the whole sentence."""
        raw = [m.span() for m in TOKEN.finditer(text, start, end)]
        tokens, at = self._blind.read([text[a:b] for a, b in raw])
        ends = [*at[1:], len(raw)] if at else []
        spans = [(raw[a][0], raw[b - 1][1]) for a, b in zip(at, ends, strict=True)]
        if skipped:
            kept = [k for k, (a, b) in enumerate(spans) if not any(low <= a and b <= high for low, high in skipped)]
            tokens, spans = [tokens[k] for k in kept], [spans[k] for k in kept]
        return tokens, spans

    def _judged(self, tokens: Sequence[str]) -> float | None:
        """Logit of a sentence; None for a byline, a dateline or another line of hardly any words but names."""
        if len(tokens) < LEAST or (len(tokens) < 2 * LEAST and sum(t[0].isalpha() for t in tokens) < LEAST):
            return None
        return self._logit(tokens)

    def _logit(self, tokens: Sequence[str]) -> float:
        pairs = self._pairs.numbers(tokens)
        term, term_square, word, square, *units = self._lanes.total(tuple(set(tokens)))
        if pairs:
            term += sum([self._pair_weight[p] for p in pairs])
            term_square += sum([self._pair_square[p] for p in pairs])
        m = 1 / sqrt(square) if square else 1.0
        logit: float = self._bias + term / (sqrt(term_square) or 1.0) + word * m
        for unit, bias, weight in zip(units, self._unit_bias, self._unit_weight):  # noqa: B905 - strict costs time
            height = bias + unit * m
            if height > 0:
                logit += weight * height
        return logit

    def _shares(self, tokens: Sequence[str]) -> tuple[float, list[float]]:
        pairs = self._pairs.found(tokens)
        first: dict[str, int] = {}
        for k, token in enumerate(tokens):
            first.setdefault(token, k)
        _, term_square, _, square, *units = self._lanes.total(tuple(first))
        n = sqrt(term_square + sum([self._pair_square[p] for p in pairs])) or 1.0
        m = sqrt(square) or 1.0
        active = [
            weight if bias + unit / m > 0 else 0.0
            for unit, bias, weight in zip(units, self._unit_bias, self._unit_weight, strict=True)
        ]
        shares = [0.0] * len(tokens)
        for token, k in first.items():
            term, word, vector = self._known.get(token) or self._learn(token)
            shares[k] += term / n + (word + sum(map(mul, active, vector))) / m
        for pair, k in pairs.items():
            half = self._pair_weight[pair] / n / 2
            shares[k - 1] += half
            shares[k] += half
        return self._bias + sum(map(mul, active, self._unit_bias)), shares

    def _learn(self, token: str) -> tuple[float, float, list[float]]:
        """A word's own columns, unpacked and kept."""
        if len(self._known) > _MOST:
            self._known.clear()
        term, _, word, _, *vector = self._lanes.total((token,))
        self._known[token] = term, word, vector
        return term, word, vector


def load(path: Path) -> Model:
    """The model in a file.

    Raises:
        OSError: where it cannot be read.
        ModelError: where it is no model, damaged, or of another version.
    """
    return Model(path.read_bytes())
