"""Fits the model with scikit-learn and packs it for the runtime (needs the extra ``train``).

Targets are log-odds: a teacher's where it has judged the sentence, else those of the votes or the label. A ridge
regression on terms, letters and meaning comes first; a perceptron on meaning learns what is left of its errors on
held-out folds: how words pull on each other. What the lexicon found adds its intensity times a weight a category, kept
at ``LEAST_FINDING`` or more so that a finding always raises the score. Probabilities are calibrated by Platt's method
(1999) on held-out folds against what people or raters said, every file counting alike, and in it loaded and plain: how
many of a set's sentences are loaded says how it was drawn, not how often copy is.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge
from sklearn.model_selection import GroupKFold
from sklearn.neural_network import MLPRegressor

from analyzer.classifier import words as word_part
from analyzer.classifier.augment import alike, variants
from analyzer.classifier.data import Row
from analyzer.classifier.design import Design, Floats, Tokens, perceptron
from analyzer.classifier.features import loads
from analyzer.classifier.lanes import SHIFT
from analyzer.classifier.modelfile import pack
from analyzer.classifier.pairs import packed
from analyzer.classifier.runtime import Model
from analyzer.classifier.static import Static
from analyzer.classifier.taught import Taught
from analyzer.classifier.vocabulary import common_words, identity_words, names, part_of_speech, reader
from analyzer.errors import UsageError
from analyzer.model import SEVERITIES, Finding
from lexicon.load import categories

Progress = Callable[[str], None]
Found = Callable[[Sequence[str]], Iterable[Sequence[Finding]]]

UNITS = 32
EPOCHS = 16
ALPHA, UNIT_ALPHA = 3.0, 0.3
FOLDS = 4
VARIANT, VARIANT_UNITS = 0.3, 0.15
"""Weight of a variant beside a sentence, in the ridge regression and in the perceptron."""
MIN_ROWS = 200
FAR = 4.0
"""Teacher's logits are cut off here."""
VOTES_WEIGHT = 3.0
"""Weight of a row that several people judged, where no teacher did."""
LEAST_FINDING = 1.0
"""A category's weight: on conflicts abroad the raters' sets say little, and there the lexicon's word has to count."""
PRIOR = 200.0
"""Findings' worth of evidence that hold a category's weight at 1, the lexicon's own scale."""


class SentenceModel:
    """The two estimators; :meth:`logits` gives what the runtime must give."""

    def __init__(self, design: Design) -> None:
        self.design = design
        self.slope, self.intercept = 1.0, 0.0

    def fit(self, tokens: Tokens, target: Floats, weight: Floats, unit_weight: Floats, fold: Floats) -> Floats:
        """Fits on rows with their folds; gives the logits of every row by estimators that have not seen its fold.

        ``weight`` is that of the rows in the regression, ``unit_weight`` in the perceptron.
        """
        x, a = self.design.linear(tokens).astype(np.float32), self.design.meaning(tokens)
        spread = a.std(axis=0)
        self.scale_ = np.maximum(spread, spread.max() / 100) + 1e-12  # a dimension without spread stays small
        a = (a / self.scale_).astype(np.float32)
        held = np.zeros(len(target))
        for k in range(FOLDS):
            out, used = fold == k, fold != k
            held[out] = _ridge().fit(x[used], target[used], sample_weight=weight[used]).predict(x[out])
        rest = target - held
        for k in range(FOLDS):
            out, used = fold == k, fold != k
            held[out] += _perceptron(a[used], rest[used], unit_weight[used]).predict(a[out])
        self.linear_ = _ridge().fit(x, target, sample_weight=weight)
        self.units_ = _perceptron(a, rest, unit_weight)
        return held

    def logits(self, tokens: Tokens) -> Floats:
        """Calibrated log-odds of sentences, given as words."""
        meaning = self.design.meaning(tokens) / self.scale_
        raw = self.linear_.predict(self.design.linear(tokens)) + self.units_.predict(meaning)
        return np.asarray(self.slope * raw + self.intercept)

    def packed(self, header: Mapping[str, Any], words: word_part.WordModel) -> bytes:
        """The model file."""
        d = self.design
        assert d.term_count is not None
        term, word = d.split(self.linear_.coef_)
        (first, second), (bias, last) = self.units_.coefs_, self.units_.intercepts_
        size = len(d.words)
        term_idf, idf = d.term_count.idf_, d.word_count.idf_
        vectors = (d.vectors / self.scale_) @ first * idf[:, None]
        columns = np.column_stack(
            [term[:size] * term_idf[:size] * self.slope, term_idf[:size] ** 2, word * idf * self.slope, idf**2, vectors]
        )
        scales = np.abs(columns).max(axis=0) / SHIFT + 1e-30
        lanes = np.round(columns / scales).astype(np.int64) + SHIFT
        constant = self.linear_.intercept_ + float(last[0])
        return pack(
            {
                **header,
                "bias": float(self.slope * constant + self.intercept),
                "unit_bias": [float(b) for b in bias],
                "unit_weight": [float(w) for w in second[:, 0] * self.slope],
                "scales": [float(s) for s in scales],
                "words": " ".join(d.words),
                "kinds": "".join(map(part_of_speech, d.words)),
                "pairs": packed(d.pairs),
                "names": names(),
                "identity": identity_words(set(d.words)),
                "word": words.scales(),
            },
            {
                "lanes": array("I", lanes.astype(np.uint32).ravel().tolist()),
                "pair": array("f", (term[size:] * term_idf[size:] * self.slope).tolist()),
                "pair_square": array("f", (term_idf[size:] ** 2).tolist()),
                **words.arrays(),
            },
        )


def train(
    files: Sequence[Sequence[Row]],
    also: Sequence[str] = (),
    *,
    found: Found,
    taught: Taught | None = None,
    static: Static | None = None,
    card: Mapping[str, Any] | None = None,
    progress: Progress = lambda _: None,
) -> bytes:
    """Trains on labelled rows and on what a teacher made of them, of other sentences, and of variants of all.

    Args:
        files: labelled rows, file by file.
        also: sentences without labels, used where the teacher has judged them.
        found: what the lexicon finds in sentences.
        taught: a teacher's judgements.
        static: vectors of words; latent semantic analysis where they are left out.
        card: what the file says of itself.
        progress: is told what is being done.

    Raises:
        UsageError: for too few rows or a single class.
    """
    _check([row for file in files for row in file])
    rows = {row.text: row for file in files for row in file}
    texts = list(dict.fromkeys([*rows, *also]))
    progress(f"reading {len(texts)} sentences")
    # With a teacher, sentences have to read as they did to it.
    common = static.common if static and taught else common_words(texts, static.common if static else ())
    blind = reader(common)
    sentences = _Sentences(texts, [blind.tokens(text) for text in texts], rows, taught)
    tokens, target, weight = sentences.tokens, sentences.target, sentences.weight
    unit_weight = weight
    fold = _folds([rows[t].group if t in rows else t for t in sentences.texts], sentences.texts)
    marks = {token for words in tokens for token in words if not token[0].isalnum()}
    design = Design(tokens, sorted(common | marks), static)
    design.choose_pairs(tokens, target)
    if taught is not None:
        more, of = _variants(tokens, taught, common)
        progress(f"{len(more)} variants")
        tokens = [*tokens, *(v for v, _ in more)]
        target = np.concatenate([target, np.clip([logit for _, logit in more], -FAR, FAR)])
        unit_weight = np.concatenate([weight, np.full(len(more), VARIANT_UNITS)])
        weight = np.concatenate([weight, np.full(len(more), VARIANT)])
        fold = np.concatenate([fold, fold[of]])
    progress("fitting sentences")
    model = SentenceModel(design)
    held = model.fit(tokens, target, weight, unit_weight, fold)[: len(sentences.texts)]
    progress("calibrating")
    judged = [k for k, t in enumerate(sentences.texts) if t in rows and rows[t].votes]
    hard = np.array(judged or [k for k, t in enumerate(sentences.texts) if t in rows])
    labels = np.array([rows[sentences.texts[k]].label for k in hard])
    weight_of = _evenly(files)
    evenly = np.array([weight_of[sentences.texts[k]] for k in hard]) * len(hard)
    platt = LogisticRegression(C=1e6).fit(held[hard, None], labels, sample_weight=evenly)
    model.slope, model.intercept = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    intensities = [loads(findings) for findings in found([sentences.texts[k] for k in hard])]
    logit = model.slope * held[hard] + model.intercept
    weights = _finding_weights(intensities, logit, labels, evenly)
    logit += [sum(weights[name] * load for name, load in row.items()) for row in intensities]
    p = _probability(logit)
    model.intercept += float((evenly * (labels - p)).sum() / (evenly * p * (1 - p)).sum())  # what findings add
    progress("fitting words")
    header = {"card": dict(card or {}), "findings": weights, "word_at": [1.0, 1.0]}
    zeros = np.zeros(len(design.words))
    nothing = word_part.WordModel(zeros, zeros, zeros, -4.0, 0.0, 1.0)
    plain = model.packed(header, nothing)
    if taught is None:
        return plain
    fitted, word_at = _words(Model(plain), sentences, rows, design, taught, found)
    return model.packed({**header, "word_at": word_at}, fitted)


class _Sentences:
    """The sentences that something is known of, with their target log-odds and weights."""

    def __init__(self, texts: Sequence[str], tokens: Tokens, rows: Mapping[str, Row], taught: Taught | None) -> None:
        self.texts: list[str] = []
        self.tokens: list[Sequence[str]] = []
        targets, weights = [], []
        for text, words in zip(texts, tokens, strict=True):
            said = taught.sentence(words) if taught else None
            if (said is None and text not in rows) or not words:
                continue
            self.texts.append(text)
            self.tokens.append(words)
            targets.append(_log_odds(rows[text]) if said is None else min(max(said, -FAR), FAR))
            weights.append(VOTES_WEIGHT if said is None and rows[text].votes > 1 else 1.0)
        self.target, self.weight = np.array(targets), np.array(weights)


def _variants(tokens: Tokens, taught: Taught, common: set[str]) -> tuple[list[tuple[list[str], float]], list[int]]:
    """Variants that the teacher has judged, each with its logit; and the sentence that each is of."""
    others = alike(common)
    found: list[tuple[list[str], float]] = []
    of: list[int] = []
    seen: set[tuple[str, ...]] = set()
    for index, words in enumerate(tokens):
        for variant in variants(words, others):
            said = taught.sentence(variant)
            if said is not None and tuple(variant) not in seen:
                seen.add(tuple(variant))
                found.append((variant, said))
                of.append(index)
    return found, of


def _evenly(files: Sequence[Sequence[Row]]) -> dict[str, float]:
    """Weights by which every file counts alike, and in it loaded and plain sentences."""
    out = {}
    for file in files:
        count = Counter(row.label for row in file)
        out.update({row.text: 1 / (len(files) * len(count) * count[row.label]) for row in file})
    return out


def _folds(groups: Sequence[str], texts: Sequence[str]) -> Floats:
    """A fold a sentence, groups kept together; sentences by themselves where there are too few groups."""
    if len(set(groups)) < FOLDS:
        groups = texts
    if len(set(groups)) < FOLDS:
        raise UsageError(f"{len(set(texts))} different sentences are too few", f"give {MIN_ROWS} or more")
    fold = np.zeros(len(groups), np.int64)
    for k, (_, out) in enumerate(GroupKFold(FOLDS).split(groups, groups=groups)):
        fold[out] = k
    return fold


def _finding_weights(
    intensities: Sequence[Mapping[str, float]], logit: Floats, labels: Floats, weight: Floats
) -> dict[str, float]:
    """What a category's intensity adds to the log-odds: one Newton step of a logistic fit, held at 1 and not below."""
    names_ = sorted(categories())
    x = np.array([[row.get(name, 0.0) for name in names_] for row in intensities])
    p = _probability(logit)
    w = weight * p * (1 - p)
    step = (labels - p) / (p * (1 - p))
    root = np.sqrt(w)[:, None]
    held = np.sqrt(PRIOR * 0.25) * np.eye(len(names_))
    a = np.vstack([x * root, held])
    b = np.concatenate([step * np.sqrt(w), held.sum(axis=0)])
    fit = LinearRegression(fit_intercept=False, positive=True).fit(a, b)
    return {name: max(LEAST_FINDING, float(c)) for name, c in zip(names_, fit.coef_, strict=True)}


def _words(
    model: Model, sentences: _Sentences, rows: Mapping[str, Row], design: Design, taught: Taught, found: Found
) -> tuple[word_part.WordModel, tuple[float, float]]:
    """Fitted on what the teacher says of words, but for the sentences whose words people marked: those calibrate."""
    index = {word: k for k, word in enumerate(design.words)}
    learned, said, marked = [], [], []
    for text, words in zip(sentences.texts, sentences.tokens, strict=True):
        if text in rows and rows[text].marked:
            marked.append(text)
        elif (logits := taught.words(words)) is not None:
            learned.append(model.read(text))
            said.append(logits)
    fitted = word_part.fit_words(learned, said, index, design.vectors)
    if not marked:
        return fitted, (1.0, 1.0)
    judged, listed, shares = [], [], []
    for text, findings in zip(marked, found(marked), strict=True):
        reading = model.read(text)
        shown = rows[text].marked
        for token, logit, (a, b) in zip(reading.tokens, fitted.logits(reading, index), reading.spans, strict=True):
            if token[0].isalpha() and token in index:
                judged.append(logit)
                on = {f.severity for f in findings if f.word[0] < b and a < f.word[1]}
                listed.append([float(severity in on) for severity in SEVERITIES])
                shares.append(shown.get(text[a:b].lower(), 0.0))
    return word_part.calibrate(fitted, np.array(judged), np.array(listed), np.array(shares))


def _check(rows: Sequence[Row]) -> None:
    if not any(word.isalpha() for row in rows for word in row.text.split()):
        raise UsageError("the rows have no words", "give sentences")
    if len(rows) < MIN_ROWS:
        raise UsageError(
            f"{len(rows)} labelled rows are too few", f"give {MIN_ROWS} or more, or keep the shipped model"
        )
    if len({r.label for r in rows}) < 2:
        raise UsageError("all rows have the same label", "give loaded and plain sentences")


def _probability(logit: Floats) -> Floats:
    return np.clip(1 / (1 + np.exp(-logit)), 1e-4, 1 - 1e-4)  # rows that are told apart too well stay finite


def _log_odds(row: Row) -> float:
    share = (row.share * row.votes + 1) / (row.votes + 2) if row.votes else min(max(row.share, 0.02), 0.98)
    return float(np.log(share / (1 - share)))


def _ridge() -> Ridge:
    return Ridge(ALPHA, solver="sparse_cg", tol=1e-3, max_iter=200)


def _perceptron(a: Floats, target: Floats, weight: Floats) -> MLPRegressor:
    return perceptron(a, target, weight, units=UNITS, alpha=UNIT_ALPHA, epochs=EPOCHS)
