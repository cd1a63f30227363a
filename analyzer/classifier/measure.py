"""How good probabilities are: macro-F1 at one half, area under the ROC curve, calibration error, with intervals.

And how far judges agree among themselves, which is as far as a model can be held to agree with them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

BINS = 10
DRAWS = 200
SEED = 20


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures of one set of rows; ``reliability`` has (from, to, rows, share loaded) a bin of probability."""

    rows: int
    macro_f1: float
    auc: float
    calibration_error: float
    reliability: tuple[tuple[float, float, int, float | None], ...]


def measure(labels: Sequence[bool], said: Sequence[float]) -> Measures:
    """Measures of probabilities against labels of both kinds.

    The calibration error is Σ |mean said − share loaded| · share of rows, over ten bins of equal width (Guo et al.
    2017).
    """
    pairs = list(zip(said, labels, strict=True))
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for p, y in pairs:
        bins[min(BINS - 1, int(p * BINS))].append((p, y))
    error = 0.0
    table: list[tuple[float, float, int, float | None]] = []
    for k, members in enumerate(bins):
        share = sum(y for _, y in members) / len(members) if members else None
        if share is not None:
            error += abs(sum(p for p, _ in members) / len(members) - share) * len(members) / len(pairs)
        table.append((k / BINS, (k + 1) / BINS, len(members), share))
    f1 = (_f1(pairs, True) + _f1(pairs, False)) / 2
    return Measures(len(pairs), f1, _auc(pairs), error, tuple(table))


def _f1(pairs: Sequence[tuple[float, bool]], wanted: bool) -> float:
    hit = sum((p >= 0.5) == wanted == y for p, y in pairs)
    said = sum((p >= 0.5) == wanted for p, _ in pairs)
    true = sum(y == wanted for _, y in pairs)
    return 2 * hit / (said + true) if said + true else 0.0


def _auc(pairs: Sequence[tuple[float, bool]]) -> float:
    """Share of (loaded, plain) pairs in the right order, ties half: the rank-sum form (Mann and Whitney 1947)."""
    ordered = sorted(pairs)
    ranks = 0.0
    k = 0
    while k < len(ordered):
        last = k
        while last + 1 < len(ordered) and ordered[last + 1][0] == ordered[k][0]:
            last += 1
        rank = (k + last) / 2 + 1
        ranks += rank * sum(y for _, y in ordered[k : last + 1])
        k = last + 1
    loaded = sum(y for _, y in pairs)
    plain = len(pairs) - loaded
    return (ranks - loaded * (loaded + 1) / 2) / (loaded * plain) if loaded and plain else 0.5


def interval(
    labels: Sequence[bool], said: Sequence[float], groups: Sequence[str], figure: Callable[[Measures], float]
) -> tuple[float, float]:
    """95 % interval of a figure by the bootstrap over groups (articles, say), whose rows are not independent."""
    members: dict[str, list[int]] = {}
    for k, group in enumerate(groups):
        members.setdefault(group, []).append(k)
    names = sorted(members)
    rng = random.Random(SEED)
    found = []
    for _ in range(DRAWS):
        ids = [k for name in rng.choices(names, k=len(names)) for k in members[name]]
        found.append(figure(measure([labels[k] for k in ids], [said[k] for k in ids])))
    found.sort()
    return found[round(0.025 * (DRAWS - 1))], found[round(0.975 * (DRAWS - 1))]


@dataclass(frozen=True, slots=True)
class WordMeasures:
    """How well marked words are told from the rest at a threshold."""

    words: int
    marked: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def measure_words(marked: Sequence[bool], said: Sequence[float], threshold: float) -> WordMeasures:
    """Precision and recall of the words at or over a threshold."""
    chosen = sum(p >= threshold for p in said)
    hit = sum(p >= threshold and m for p, m in zip(said, marked, strict=True))
    true = sum(marked)
    return WordMeasures(len(marked), true, hit / chosen if chosen else 0.0, hit / true if true else 0.0)


def agreement(votes: Sequence[tuple[int, int]]) -> float:
    """Krippendorff's α (nominal) of judges, from each item's (votes for, votes); 1 is agreement, 0 chance."""
    from nltk.metrics.agreement import AnnotationTask

    data = [
        (f"judge {j}", f"item {k}", j < for_) for k, (for_, all_) in enumerate(votes) if all_ > 1 for j in range(all_)
    ]
    return float(AnnotationTask(data=data).alpha())
