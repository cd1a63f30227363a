"""Views as the matrices that scikit-learn sees: words by side, pairs, figures, the zones' meaning (training)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import Ridge

from analyzer.classifier.features import bigrams
from analyzer.classifier.static import Static
from analyzer.stance.features import ZONES, figures, sides, zones
from analyzer.stance.reading import View

Floats = NDArray[Any]

OFTEN = 3
"""Views that a word has to be in to be counted."""
PAIRS = 25_000
PAIR_OFTEN = 3
PAIR_SCALE = 3.0
"""Value of a pair beside a word's idf."""
FIGURE_SCALE = 1.0
_TERMS = (0, 3, 6, 9)
"""Zones whose words have weights of their own: left, near on the left, right, near on the right."""


class Design:
    """Vocabulary and matrices; fitted on all training views."""

    def __init__(self, views: Sequence[View], static: Static) -> None:
        count = Counter(word for view in views for word in set(view.tokens))
        known = set(static.words)
        self.words = sorted(word for word, n in count.items() if n >= OFTEN and word in known)
        self.index = {word: k for k, word in enumerate(self.words)}
        met = np.array([count[word] for word in self.words])
        self.idf: Floats = np.log(1 + len(views) / (1 + met))
        vectors = static.vectors(self.words)
        self.vectors: Floats = vectors / (vectors.std(axis=0) + vectors.std())
        self.pairs: list[str] = []

    def choose_pairs(self, views: Sequence[View], target: Floats) -> None:
        """Keeps the pairs of neighbours that a first regression weighs most."""
        counter = CountVectorizer(analyzer=bigrams, min_df=PAIR_OFTEN, binary=True)
        both = [side for view in views for side in sides(view)]
        try:
            counts = counter.fit_transform(both).astype(np.float64)
        except ValueError:
            return
        goal = np.repeat(target - target.mean(axis=0), 2, axis=0)
        weights = Ridge(10, solver="sparse_cg", tol=1e-3, fit_intercept=False).fit(counts, goal).coef_
        value = np.abs(weights).sum(axis=0) * np.sqrt(np.asarray(counts.sum(axis=0)).ravel())
        named = counter.get_feature_names_out()
        self.pairs = sorted(named[np.argsort(-value, kind="stable")[:PAIRS]], key=str.split)

    def zones(self, views: Sequence[View]) -> list[sparse.csr_matrix]:
        """A matrix a zone, (views, words), of counts times idf."""
        ids: list[list[int]] = [[] for _ in range(ZONES - 1)]
        ends: list[list[int]] = [[0] for _ in range(ZONES - 1)]
        index = self.index
        for view in views:
            rows = [index.get(token, -1) for token in view.tokens]
            for z, (a, b) in enumerate(zones(view)):
                ids[z] += [row for row in rows[a:b] if row >= 0]
                ends[z].append(len(ids[z]))
        shape = (len(views), len(self.words))
        out = []
        for found, end in zip(ids, ends, strict=True):
            matrix = sparse.csr_matrix((self.idf[found], found, end), shape=shape)
            matrix.sum_duplicates()
            out.append(matrix)
        return [*out, (out[0] + out[6]).tocsr()]

    def squares(self, matrices: Sequence[sparse.csr_matrix]) -> list[Floats]:
        """1 + Σ idf² of each zone's words, a figure a view."""
        return [1 + matrix @ self.idf for matrix in matrices]

    def meaning(self, matrices: Sequence[sparse.csr_matrix], vectors: Floats) -> Floats:
        """Mean vectors of the zones side by side, shape (views, zones · dimensions)."""
        roots = map(np.sqrt, self.squares(matrices))
        return np.hstack([(m @ vectors) / root[:, None] for m, root in zip(matrices, roots, strict=True)])

    def terms(self, views: Sequence[View], matrices: Sequence[sparse.csr_matrix]) -> sparse.csr_matrix:
        """Words by side and nearness, pairs by side, over the root of all words' Σ idf²; then figures."""
        inverse = sparse.diags(1 / np.sqrt(self.squares(matrices)[-1]))
        parts = [inverse @ matrices[z] for z in _TERMS]
        if self.pairs:
            counter = CountVectorizer(analyzer=bigrams, vocabulary=self.pairs, binary=True)
            for side in (0, 1):
                counts = counter.transform([sides(view)[side] for view in views])
                parts.append(inverse @ counts * PAIR_SCALE)
        shown = np.array([figures(view) for view in views]) * FIGURE_SCALE
        return sparse.hstack([*parts, sparse.csr_matrix(shown)]).tocsr()
