"""Scores a sentence's stance towards a target with plain arrays: no numpy, no scikit-learn.

Two scores, against and for, are

    bias + figures · w + (Σ idf · term weight by side and nearness + Σ pair weight by side) / N
         + zones · w + Σᵣ aᵣ · max(0, bᵣ + zones · qᵣ)

where a zone's ``DIMENSIONS`` numbers are Σ idf · vector / √(1 + Σ idf²) over its words, N is that root over all words,
and the last sum is a layer of rectified units. A multinomial logistic regression turns the scores into three
probabilities. With the units that are active all of it is linear in the words, so that each word has a share.

A word's columns: idf², its vector times idf, and its weights times idf on the left, near on the left, on the right and
near on the right, each against and for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log, sqrt
from operator import mul
from pathlib import Path
from typing import Any

from analyzer.classifier.identity import Blind
from analyzer.classifier.lanes import Lanes
from analyzer.classifier.modelfile import ModelError, floats, unpack
from analyzer.classifier.pairs import Pairs
from analyzer.stance.features import ZONES, figures, sides, zones
from analyzer.stance.reading import Span, View, view

MODEL = Path(__file__).with_name("stance.bin")
DIMENSIONS = 12
SCORES = 2
TERMS = 1 + DIMENSIONS
"""The first column of a word's weights."""
_LEFT, _LEFT_NEAR, _LEFT_REST, _RIGHT, _RIGHT_NEAR, _RIGHT_REST = 0, 3, 5, 6, 9, 11
"""Zones that are not just their own words' sum."""

Probabilities = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a sentence reads as for or against.

    ``shares`` are (span, share) of the words in order; they and ``constant`` add up to log(p for / p against).
    """

    probabilities: Probabilities
    constant: float
    shares: Sequence[tuple[Span, float]]


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
        words = header["words"].split(" ")
        self._lanes = Lanes(dict(zip(words, range(len(words)), strict=True)), arrays["lanes"], header["scales"])
        self._pairs = Pairs(header["pairs"])
        self._pair = floats(arrays["pair"])
        self._bias: list[float] = header["bias"]
        self._figures: list[list[float]] = header["figures"]
        self._zones: list[list[float]] = header["zones"]
        self._units: list[list[float]] = header["units"]
        self._unit_bias: list[float] = header["unit_bias"]
        self._unit_weight: list[list[float]] = header["unit_weight"]
        self._classes: list[list[float]] = header["classes"]
        common = set(header["common"].split(" "))
        common.update(word for word, plain in zip(words, header["plain"], strict=True) if plain == "1")
        self._blind = Blind(header["names"], header["identity"], common)

    def probabilities(self, text: str, sentence: Span, target: Span, skipped: Sequence[Span] = ()) -> Probabilities:
        """How likely ``text[sentence]`` is against, neutral to, and for ``text[target]``; they add up to 1.

        Args:
            text: the text.
            sentence: start and end of the sentence in it, in code points.
            target: start and end of the target, inside the sentence.
            skipped: spans whose words do not count, such as what somebody is quoted as saying.
        """
        return self._classed(self.scores(self.view(text, sentence, target, skipped)))

    def view(self, text: str, sentence: Span, target: Span, skipped: Sequence[Span] = ()) -> View:
        """What the model sees of a sentence."""
        seen = view(self._blind, text, sentence, target)
        return without(seen, skipped) if skipped else seen

    def scores(self, seen: View) -> list[float]:
        """Against and for, uncalibrated."""
        meaning, terms, root = self._sums(seen)
        shown = figures(seen)
        heights = [b + sum(map(mul, row, meaning)) for row, b in zip(self._units, self._unit_bias, strict=True)]
        lifted = [h if h > 0 else 0.0 for h in heights]
        pairs = self._pair_sums(seen)
        return [
            self._bias[s]
            + sum(map(mul, self._figures[s], shown))
            + sum(map(mul, self._zones[s], meaning))
            + sum(map(mul, self._unit_weight[s], lifted))
            + (terms[s] + pairs[s]) / root
            for s in range(SCORES)
        ]

    def explain(self, text: str, sentence: Span, target: Span, skipped: Sequence[Span] = ()) -> Explanation:
        """The probabilities, and which words moved them; arguments as for :meth:`probabilities`."""
        seen = self.view(text, sentence, target, skipped)
        p = self._classed(self.scores(seen))
        meaning, _, root = self._sums(seen)
        turn = [self._classes[2][s + 1] - self._classes[0][s + 1] for s in range(SCORES)]
        active = [b + sum(map(mul, row, meaning)) > 0 for row, b in zip(self._units, self._unit_bias, strict=True)]
        pull = [sum(turn[s] * self._zones[s][k] for s in range(SCORES)) for k in range(len(meaning))]
        for on, row, *weights in zip(active, self._units, *self._unit_weight, strict=True):
            if on:
                strength = sum(map(mul, turn, weights))
                pull = [a + strength * b for a, b in zip(pull, row, strict=True)]
        shares = [0.0] * len(seen.tokens)
        columns = [self._lanes.total((token,)) for token in seen.tokens]
        ranges = [*zones(seen), (0, len(seen.tokens))]
        for z, (a, b) in enumerate(ranges):
            inside = [k for k in range(a, b) if k != seen.target]
            scale = 1 / sqrt(1 + sum(columns[k][0] for k in inside))
            here = pull[z * DIMENSIONS : (z + 1) * DIMENSIONS]
            for k in inside:
                shares[k] += scale * sum(map(mul, here, columns[k][1:TERMS]))
                at = {_LEFT: 0, _LEFT_NEAR: 1, _RIGHT: 2, _RIGHT_NEAR: 3}.get(z)
                if at is not None:
                    start = TERMS + SCORES * at
                    shares[k] += sum(map(mul, turn, columns[k][start : start + SCORES])) / root
        for side, tokens in enumerate(sides(seen)):
            for pair, place in self._pairs.found(tokens).items():
                weight = sum(turn[s] * self._pair[4 * pair + 2 * side + s] for s in range(SCORES)) / root / 2
                place += side * seen.target
                shares[place] += weight
                shares[place - 1] += weight
        return Explanation(p, log(p[2] / p[0]) - sum(shares), list(zip(seen.spans, shares, strict=True)))

    def _sums(self, seen: View) -> tuple[list[float], list[float], float]:
        """The zones' numbers, one zone after the other; term sums against and for; the root N."""
        tokens, total = seen.tokens, self._lanes.total
        ranges = zones(seen)
        found: list[list[float]] = []
        for z, (a, b) in enumerate(ranges):
            if z in (_LEFT_REST, _RIGHT_REST):
                whole, clause = found[z - 5], found[z - 1]
                found.append([x - y for x, y in zip(whole, clause)])  # noqa: B905 - strict costs time
            else:
                found.append(total(tokens[a:b]) if a < b else _ZERO)
        left, right = found[_LEFT], found[_RIGHT]
        near_left, near_right = found[_LEFT_NEAR], found[_RIGHT_NEAR]
        found.append([x + y for x, y in zip(left, right)])  # noqa: B905 - strict costs time
        meaning: list[float] = []
        for column in found:
            scale = 1 / sqrt(1 + column[0])
            meaning += [scale * x for x in column[1:TERMS]]
        t = TERMS
        terms = [left[t + s] + near_left[t + 2 + s] + right[t + 4 + s] + near_right[t + 6 + s] for s in range(SCORES)]
        return meaning, terms, sqrt(1 + found[ZONES - 1][0])

    def _pair_sums(self, seen: View) -> list[float]:
        pair = self._pair
        against = in_favour = 0.0
        for side, tokens in enumerate(sides(seen)):
            for number in self._pairs.numbers(tokens):
                at = 4 * number + 2 * side
                against += pair[at]
                in_favour += pair[at + 1]
        return [against, in_favour]

    def _classed(self, scores: Sequence[float]) -> Probabilities:
        logits = [row[0] + row[1] * scores[0] + row[2] * scores[1] for row in self._classes]
        top = max(logits)
        a, b, c = (exp(logit - top) for logit in logits)
        total = a + b + c
        return a / total, b / total, c / total


_ZERO = [0.0] * (TERMS + 4 * SCORES)


def without(seen: View, skipped: Sequence[Span]) -> View:
    """A view without the words in some spans; the target stays."""
    kept = [
        k
        for k, (a, b) in enumerate(seen.spans)
        if k == seen.target or not any(low <= a and b <= high for low, high in skipped)
    ]
    return View([seen.tokens[k] for k in kept], kept.index(seen.target), [seen.spans[k] for k in kept])


@cache
def shipped() -> Model:
    """The model that ships, read once."""
    return Model(MODEL.read_bytes())


def read(text: str, sentence: Span, target: Span, skipped: Sequence[Span] = ()) -> Probabilities:
    """How likely a sentence is against, neutral to, and for a target, by the shipped model; see :class:`Model`."""
    return shipped().probabilities(text, sentence, target, skipped)
