"""Fits the word part of the model: how likely most readers are to mark a word, by itself and where it stands.

A word's own weight starts from what its static vector says, so that rare words are judged by their like; what is left
goes to the word, the one before and the one after. Words that the teacher finds loaded count more than the many that it
does not. Probabilities, and what a finding of the lexicon adds, are calibrated on the words that raters marked.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression, Ridge

from analyzer.classifier.design import Floats, perceptron
from analyzer.classifier.runtime import Reading
from analyzer.model import SEVERITIES

MARKED = 0.5
"""A word counts as loaded where this share of the raters marked it."""
PRECISION = 0.75
"""What words that are raised are to reach on the raters' words: a little over the 0.7 they are to reach elsewhere."""
LEAST = 20
"""A threshold has to have so many words over it."""
ALPHA = 50.0
FOCUS = 20.0
"""A word that the teacher is sure of weighs this much more than one that it is sure to be plain."""
NEIGHBOUR, SHARE = 0.7, 2.0
FAR = 4.0
_UNITS, _UNIT_ALPHA, _EPOCHS = 32, 1.0, 12
_OFTEN = 20


@dataclass(frozen=True, slots=True)
class WordModel:
    """Weights by row of the vocabulary, and the scales of the sentence's logit, the word's share and findings."""

    before: Floats
    own: Floats
    after: Floats
    bias: float
    sentence: float
    share: float
    listed: tuple[float, ...] = (0.0, 0.0, 0.0)

    def logits(self, reading: Reading, index: dict[str, int]) -> Floats:
        """One a token, findings apart; see :meth:`analyzer.classifier.runtime.Model.word_probabilities`."""
        rows = np.array([index.get(t, -1) for t in reading.tokens])
        out = self.bias + self.sentence * reading.logit + self.share * np.array(reading.shares) + self.own[rows]
        out[1:] += np.where(rows[:-1] >= 0, self.before[rows[:-1]], 0.0)
        out[:-1] += np.where(rows[1:] >= 0, self.after[rows[1:]], 0.0)
        return np.asarray(out)

    def arrays(self) -> dict[str, array[float]]:
        """The arrays of the model file."""
        return {n: array("f", getattr(self, n).tolist()) for n in ("before", "own", "after")}

    def scales(self) -> dict[str, float]:
        """The scales of the model file."""
        listed = dict(zip(SEVERITIES, self.listed, strict=True))
        return {"bias": self.bias, "sentence": self.sentence, "share": self.share, **listed}


def fit_words(
    readings: Sequence[Reading], taught: Sequence[Floats], index: dict[str, int], vectors: Floats
) -> WordModel:
    """Fits on the readings of sentences and a teacher's logits for their tokens; ``vectors`` has a row a word."""
    rows, before, after, shares, logits, target = [], [], [], [], [], []
    size = len(index)
    for reading, said in zip(readings, taught, strict=True):
        at = [index.get(t, size) for t in reading.tokens]
        for k, token in enumerate(reading.tokens):
            if at[k] == size or token[0] == "‹":
                continue
            rows.append(at[k])
            before.append(at[k - 1] if k else size)
            after.append(at[k + 1] if k + 1 < len(at) else size)
            shares.append(reading.shares[k])
            logits.append(reading.logit)
            target.append(said[k])
    y = np.clip(np.array(target), -FAR, FAR)
    prior = _prior(np.array(rows), y, vectors)
    n = len(y)
    hot = [
        sparse.csr_matrix((np.full(n, scale, np.float32), (np.arange(n), column)), shape=(n, size + 1))
        for column, scale in ((rows, 1.0), (before, NEIGHBOUR), (after, NEIGHBOUR))
    ]
    dense = sparse.csr_matrix(np.column_stack([np.array(shares) * SHARE, logits]).astype(np.float32))
    weight = 1 + FOCUS / (1 + np.exp(-y))
    fit = Ridge(ALPHA, solver="sparse_cg", tol=1e-3, max_iter=200)
    fit.fit(sparse.hstack([*hot, dense]).tocsr(), y - prior[rows], sample_weight=weight)
    own, prev, nxt = (fit.coef_[k * (size + 1) : (k + 1) * (size + 1)][:size] for k in range(3))
    share, sentence = fit.coef_[-2:]
    return WordModel(
        prev * NEIGHBOUR, own + prior, nxt * NEIGHBOUR, float(fit.intercept_), float(sentence), float(share * SHARE)
    )


def _prior(rows: Floats, y: Floats, vectors: Floats) -> Floats:
    """What a word's vector says of it, for every word of the vocabulary."""
    size = len(vectors)
    count = np.bincount(rows, minlength=size)
    mean = np.bincount(rows, weights=y, minlength=size) / np.maximum(count, 1)
    met = count > 0
    weight = np.minimum(count[met], _OFTEN) / 5
    units = perceptron(vectors[met], mean[met], weight, units=_UNITS, alpha=_UNIT_ALPHA, epochs=_EPOCHS)
    return np.asarray(units.predict(vectors))


def calibrate(
    model: WordModel, logits: Floats, listed: Floats, shares: Floats
) -> tuple[WordModel, tuple[float, float]]:
    """The model with probabilities that ``MARKED`` of the raters mark a word, and two thresholds on these.

    The first is where F1 is best; the second the lowest from which ``PRECISION`` of the words are marked so.

    Args:
        model: as fitted.
        logits: its logits for tokens that raters have seen, shape (n,).
        listed: whether a finding of each severity lies on the token, shape (n, 3).
        shares: share of the raters who marked each, shape (n,).
    """
    marked = shares >= MARKED
    fit = LogisticRegression(C=10).fit(np.column_stack([logits, listed]), marked)
    slope, *findings = (float(c) for c in fit.coef_[0])
    intercept = float(fit.intercept_[0])
    said = fit.predict_proba(np.column_stack([logits, listed]))[:, 1]
    order = np.argsort(-said, kind="stable")
    hits, chosen = np.cumsum(marked[order]), np.arange(1, len(order) + 1)
    best = int(np.argmax(2 * hits / (chosen + marked.sum())))
    good = np.flatnonzero(hits / chosen >= PRECISION)
    good = good[good >= LEAST]
    raise_at = float(said[order][good[-1]]) if len(good) else 1.0
    calibrated = replace(
        model,
        before=model.before * slope,
        own=model.own * slope,
        after=model.after * slope,
        bias=model.bias * slope + intercept,
        sentence=model.sentence * slope,
        share=model.share * slope,
        listed=tuple(max(0.0, f) for f in findings),
    )
    return calibrated, (float(said[order][best]), raise_at)
