"""Fits the sentence model with scikit-learn and packs it for the runtime (needs the extra ``train``).

Targets are log-odds: of a soft label, or of a share of votes with one vote added to each side (Laplace). Four blocks of
features share one ridge regression: terms (tf–idf of words and neighbouring pairs, unit length), words by their letters
(unit vectors of character n-grams, weighted by idf), words by their meaning (vectors of a published encoder's input
layer, or of latent semantic analysis where none is given), and the lexicon's findings. A second ridge on what is left
learns how words pull on each other: products of ``RANK`` partial-least-squares directions, whose symmetric matrix is
diagonalised for the runtime. Probabilities are calibrated by Platt's method on out-of-fold logits against hard labels.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.cross_decomposition import PLSRegression
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import GroupKFold

from analyzer.classifier.data import Row
from analyzer.classifier.features import LEXICAL, bigrams
from analyzer.classifier.runtime import pack
from analyzer.classifier.vocabulary import common_words, identity_words, names, reader
from analyzer.errors import UsageError

Floats = NDArray[np.float64]
Progress = Callable[[str], None]

RANK = 24
PAIRS = 40_000
ALPHA, PAIR_ALPHA = 1.0, 300.0
LETTERS_SCALE, MEANING_SCALE, LEXICAL_SCALE = 2.0, 0.1, 0.3
FOLDS = 3
MIN_ROWS = 200
SEED = 20


class Features:
    """Turns sentences into the matrices that the estimators see; fitted once on all training sentences."""

    def __init__(self, tokens: Sequence[Sequence[str]], words: list[str], vectors: Floats | None) -> None:
        pairs = TfidfVectorizer(analyzer=bigrams, min_df=3, binary=True, use_idf=False, norm=None)
        self._all_pairs = pairs.fit(tokens)
        self.words = words
        self.word_count = TfidfVectorizer(analyzer=_same, vocabulary=words, binary=True).fit(tokens)
        plain = ["" if w[0] == "‹" else w for w in words]
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 6), min_df=5, use_idf=False).fit_transform(
            plain
        )
        if vectors is None:
            svd = TruncatedSVD(min(100, len(tokens) - 1, len(words) - 1), random_state=SEED)
            vectors = svd.fit(self.word_count.transform(tokens)).components_.T
            vectors = vectors / (vectors.std(axis=0) + 1e-12)
        self.vectors = vectors
        self.term_count: TfidfVectorizer | None = None

    def choose_pairs(self, tokens: Sequence[Sequence[str]], target: Floats) -> None:
        """Keeps the pairs of neighbours that a first regression weighs most."""
        counts = self._all_pairs.transform(tokens)
        weights = Ridge(ALPHA * 10, solver="sparse_cg", tol=1e-3).fit(counts, target - target.mean()).coef_
        value = np.abs(weights) * np.sqrt(np.asarray(counts.sum(axis=0)).ravel())
        listed = self._all_pairs.get_feature_names_out()
        kept = sorted(listed[np.argsort(-value, kind="stable")[:PAIRS]])
        self.pairs = kept
        self.term_count = TfidfVectorizer(analyzer=_terms, vocabulary=[*self.words, *kept], binary=True).fit(tokens)

    def matrix(self, tokens: Sequence[Sequence[str]], lexical: Floats) -> sparse.csr_matrix:
        """Terms, letters, meaning and findings, side by side."""
        assert self.term_count is not None
        words = self.word_count.transform(tokens)
        return sparse.hstack(
            [
                self.term_count.transform(tokens),
                words @ self._letters * LETTERS_SCALE,
                sparse.csr_matrix(words @ self.vectors * MEANING_SCALE),
                sparse.csr_matrix(lexical * LEXICAL_SCALE),
            ]
        ).tocsr()

    def split(self, weights: Floats) -> tuple[Floats, Floats, Floats]:
        """(term weights, one weight a word from letters and meaning, finding weights) of a regression's weights."""
        assert self.term_count is not None
        size = len(self.term_count.vocabulary_)
        letters = size + self._letters.shape[1]
        meaning = letters + self.vectors.shape[1]
        word = (
            self._letters @ weights[size:letters] * LETTERS_SCALE
            + self.vectors @ weights[letters:meaning] * MEANING_SCALE
        )
        return weights[:size], word, weights[meaning:] * LEXICAL_SCALE


class SentenceModel:
    """The estimators; :meth:`logits` gives what the runtime must give."""

    def __init__(self, features: Features) -> None:
        self.features = features

    def fit(self, tokens: Sequence[Sequence[str]], lexical: Floats, target: Floats, weight: Floats) -> SentenceModel:
        """Fits both regressions."""
        x = self.features.matrix(tokens, lexical)
        self.linear_ = _ridge().fit(x, target, sample_weight=weight)
        rest = target - _out_of_fold(x, target, weight)
        words = self.features.word_count.transform(tokens)
        meant = words @ self.features.vectors
        picked = np.random.default_rng(SEED).permutation(len(target))[:25_000]
        rank = min(RANK, meant.shape[1], len(picked) - 1)
        pls = PLSRegression(n_components=rank).fit(meant[picked], target[picked])
        directions = np.asarray(pls.x_rotations_)
        self.directions_ = directions / ((meant @ directions).std(axis=0) + 1e-12)
        self.pull_ = Ridge(PAIR_ALPHA).fit(_products(meant @ self.directions_), rest, sample_weight=weight)
        return self

    def logits(self, tokens: Sequence[Sequence[str]], lexical: Floats) -> Floats:
        """Log-odds before calibration."""
        words = self.features.word_count.transform(tokens)
        plain = self.linear_.predict(self.features.matrix(tokens, lexical))
        pull = self.pull_.predict(_products(words @ self.features.vectors @ self.directions_))
        return np.asarray(plain + pull)

    def packed(self, platt: tuple[float, float], card: dict[str, Any]) -> bytes:
        """The model file."""
        f = self.features
        assert f.term_count is not None
        term, word, lexical = f.split(self.linear_.coef_)
        rank = self.directions_.shape[1]
        linear, square = self.pull_.coef_[:rank], self.pull_.coef_[rank:]
        form = np.zeros((rank, rank))
        form[np.triu_indices(rank)] = square
        values, basis = np.linalg.eigh((form + form.T) / 2)
        idf = f.word_count.idf_
        short = f.vectors @ self.directions_
        word = word + short @ linear
        term_idf = f.term_count.idf_
        size = len(f.words)
        header = {
            **card,
            "bias": float(self.linear_.intercept_ + self.pull_.intercept_),
            "platt": list(platt),
            "rank": rank,
            "diagonal": [float(v) for v in values],
            "lexical": {"names": list(LEXICAL), "weights": [float(v) for v in lexical]},
            "words": " ".join(f.words),
            "pairs": "\t".join(f.pairs),
            "names": names(),
            "identity": identity_words(),
        }
        columns: tuple[Floats, ...] = (
            term[:size],
            term_idf[:size],
            word * idf,
            idf**2,
            (short @ basis * idf[:, None]).ravel(),
            term[size:],
            term_idf[size:],
        )
        return pack(header, [array("f", column.tolist()) for column in columns])


def train(
    rows: Sequence[Row],
    soft: Sequence[Row] = (),
    *,
    findings: Callable[[Sequence[str]], Iterable[Sequence[float]]],
    dictionary: Iterable[str] = (),
    embed: Callable[[Sequence[str]], Floats] | None = None,
    card: dict[str, Any] | None = None,
    progress: Progress = lambda _: None,
) -> bytes:
    """Trains on rows with hard labels or votes, and on softly labelled ones; gives the model file.

    Args:
        rows: what the probabilities are calibrated on, and trained on unless a soft row has the same text.
        soft: sentences with a teacher's probability.
        findings: the lexical rows of sentences, see :func:`analyzer.classifier.features.lexical_row`.
        dictionary: words to know beside those of the sentences.
        embed: vectors of words, a row a word; latent semantic analysis where it is left out.
        card: what the file says of itself.
        progress: is told what is being done.

    Raises:
        UsageError: for too few rows or a single class.
    """
    _check(rows)
    progress("reading")
    by_text = {r.text: r for r in rows}
    taught = {r.text: r for r in soft}
    texts = list(dict.fromkeys([*by_text, *taught]))
    target = np.array([_log_odds(taught.get(t) or by_text[t]) for t in texts])
    weight = np.array([1.0 if t in taught or by_text[t].votes <= 1 else 3.0 for t in texts])
    common = common_words(texts, dictionary)
    blind = reader(common)
    tokens = [blind.tokens(t) for t in texts]
    kinds = {token for sentence in tokens for token in sentence if not token[0].isalnum()}
    words = sorted(common | kinds)
    progress("lexicon")
    lexical = np.array(list(findings(texts)))
    progress("features")
    features = Features(tokens, words, embed(words) if embed else None)
    features.choose_pairs(tokens, target)
    progress("calibrating on held-out folds")
    hard = np.array([k for k, t in enumerate(texts) if t in by_text])
    labels = np.array([by_text[texts[k]].label for k in hard])
    groups = np.array([by_text[texts[k]].group for k in hard])
    held = np.zeros(len(hard))
    for _, outside in GroupKFold(FOLDS).split(hard, groups=groups):
        skip = set(hard[outside].tolist())
        used = np.array([k for k in range(len(texts)) if k not in skip])
        part = SentenceModel(features).fit([tokens[k] for k in used], lexical[used], target[used], weight[used])
        held[outside] = part.logits([tokens[k] for k in hard[outside]], lexical[hard[outside]])
    platt = LogisticRegression(C=1e6).fit(held[:, None], labels)
    progress("final fit")
    model = SentenceModel(features).fit(tokens, lexical, target, weight)
    return model.packed((float(platt.coef_[0, 0]), float(platt.intercept_[0])), card or {})


def _check(rows: Sequence[Row]) -> None:
    if len(rows) < MIN_ROWS:
        raise UsageError(
            f"{len(rows)} labelled rows are too few", f"give {MIN_ROWS} or more, or keep the shipped model"
        )
    if len({r.label for r in rows}) < 2:
        raise UsageError("all rows have the same label", "give loaded and plain sentences")


def _log_odds(row: Row) -> float:
    share = (row.share * row.votes + 1) / (row.votes + 2) if row.votes else min(max(row.share, 0.02), 0.98)
    return float(np.log(share / (1 - share)))


def _ridge() -> Ridge:
    return Ridge(ALPHA, solver="sparse_cg", tol=1e-4, max_iter=400)


def _out_of_fold(x: sparse.csr_matrix, target: Floats, weight: Floats) -> Floats:
    fold = np.random.default_rng(SEED).integers(0, FOLDS, len(target))
    out = np.zeros(len(target))
    for k in range(FOLDS):
        out[fold == k] = (
            _ridge().fit(x[fold != k], target[fold != k], sample_weight=weight[fold != k]).predict(x[fold == k])
        )
    return out


def _products(a: Floats) -> Floats:
    """Columns, and the products of every two of them."""
    i, j = np.triu_indices(a.shape[1])
    return np.hstack([a, a[:, i] * a[:, j]])


def _same(tokens: Sequence[str]) -> Sequence[str]:
    return tokens


def _terms(tokens: Sequence[str]) -> list[str]:
    return [*tokens, *bigrams(tokens)]
