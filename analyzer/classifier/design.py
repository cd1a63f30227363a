"""Sentences as the matrices that scikit-learn sees: terms, letters, meaning (needs the extra ``train``)."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge
from sklearn.neural_network import MLPRegressor

from analyzer.classifier.features import bigrams
from analyzer.classifier.static import Static
from analyzer.errors import UsageError

Floats = NDArray[Any]
Tokens = Sequence[Sequence[str]]

PAIRS = 40_000
LETTERS_SCALE, MEANING_SCALE = 1.2, 0.2
LATENT = 96
"""Dimensions of latent semantic analysis, where no vectors of words are given."""
SEED = 20


class Design:
    """Fitted once on all training sentences.

    ``terms`` are words and chosen pairs of neighbours (tf–idf, unit length); a word's letters (character n-grams) and
    meaning (a static vector) are averaged over the sentence by idf, so that both come down to one figure a word.
    """

    def __init__(self, tokens: Tokens, words: list[str], static: Static | None) -> None:
        self.words = words
        self.word_count = TfidfVectorizer(analyzer=_same, vocabulary=words, binary=True).fit(tokens)
        plain = ["" if w[0] == "‹" else w for w in words]
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=5, use_idf=False)
        self.letters: sparse.csr_matrix = letters.fit_transform(plain)
        if static is None:
            svd = TruncatedSVD(min(LATENT, len(tokens) - 1, len(words) - 1), random_state=SEED)
            vectors = svd.fit(self.word_count.transform(tokens)).components_.T
        else:
            vectors = static.vectors(words)
        self.vectors: Floats = vectors / (vectors.std() + 1e-12)
        self.pairs: list[str] = []
        self.term_count: TfidfVectorizer | None = None

    def choose_pairs(self, tokens: Tokens, target: Floats) -> None:
        """Keeps the pairs of neighbours that a first regression weighs most."""
        pairs = TfidfVectorizer(analyzer=bigrams, min_df=3, binary=True, use_idf=False, norm=None)
        try:
            counts = pairs.fit_transform(tokens)
        except ValueError as error:
            raise UsageError("no two words stand together in three of the sentences", "give more of them") from error
        weights = Ridge(10, solver="sparse_cg", tol=1e-3).fit(counts, target - target.mean()).coef_
        value = np.abs(weights) * np.sqrt(np.asarray(counts.sum(axis=0)).ravel())
        named = pairs.get_feature_names_out()
        chosen = named[np.argsort(-value, kind="stable")[:PAIRS]]
        self.pairs = sorted(chosen, key=str.split)  # those of one first word together
        listed = [*self.words, *self.pairs]
        self.term_count = TfidfVectorizer(analyzer=_terms, vocabulary=listed, binary=True).fit(tokens)

    def linear(self, tokens: Tokens) -> sparse.csr_matrix:
        """Terms, letters and meaning side by side, a row a sentence."""
        assert self.term_count is not None
        words = self.word_count.transform(tokens)
        meaning = sparse.csr_matrix(words @ self.vectors * MEANING_SCALE)
        return sparse.hstack([self.term_count.transform(tokens), words @ self.letters * LETTERS_SCALE, meaning]).tocsr()

    def meaning(self, tokens: Tokens) -> Floats:
        """Mean vector of each sentence, shape (sentences, dimensions)."""
        return np.asarray(self.word_count.transform(tokens) @ self.vectors)

    def split(self, weights: Floats) -> tuple[Floats, Floats]:
        """(term weights, one weight a word from letters and meaning) of a regression's weights."""
        assert self.term_count is not None
        size = len(self.term_count.vocabulary_)
        letters = size + self.letters.shape[1]
        word = self.letters @ weights[size:letters] * LETTERS_SCALE + self.vectors @ weights[letters:] * MEANING_SCALE
        return weights[:size], word


def _same(tokens: Sequence[str]) -> Sequence[str]:
    return tokens


def _terms(tokens: Sequence[str]) -> list[str]:
    return [*tokens, *bigrams(tokens)]


def perceptron(x: Floats, target: Floats, weight: Floats, *, units: int, alpha: float, epochs: int) -> MLPRegressor:
    """One layer of rectified units fitted for a number of epochs that is chosen, not found; its weights in 64 bits."""
    fitted = MLPRegressor(
        hidden_layer_sizes=(units,), alpha=alpha, batch_size=min(256, len(x)), max_iter=epochs, random_state=SEED
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        fitted.fit(x, target, sample_weight=weight)
    for part in (fitted.coefs_, fitted.intercepts_):  # fitted in 32 bits for speed, told in 64
        part[:] = [values.astype(np.float64) for values in part]
    return fitted
