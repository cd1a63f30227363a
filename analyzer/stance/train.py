"""Fits the stance model with scikit-learn and writes the file for the runtime (needs the extra ``train``).

    python -m analyzer.stance.train FOLDER [--judged benchmarks/stance.npz] -o analyzer/stance/stance.bin

FOLDER holds newsmtsc.jsonl, and anno_lexical.jsonl and mbic.jsonl, of which only the text is read. Targets are log-odds
against and for: those of teachers (``benchmarks/stance_teacher.py``), mixed with the labels' own. A regression on the
zones' static vectors finds the few directions of meaning that matter for stance; a ridge regression on words, pairs,
figures and those directions comes next; a perceptron on the directions learns what it leaves over on held-out folds.
A multinomial logistic regression on held-out scores calibrates.
"""

from __future__ import annotations

import argparse
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.neural_network import MLPRegressor

from analyzer.classifier.augment import alike
from analyzer.classifier.design import perceptron
from analyzer.classifier.identity import Blind
from analyzer.classifier.lanes import SHIFT
from analyzer.classifier.modelfile import pack
from analyzer.classifier.pairs import packed
from analyzer.classifier.shipped import STATIC
from analyzer.classifier.static import Static
from analyzer.classifier.vocabulary import identity_words, names, reader
from analyzer.errors import UsageError
from analyzer.files import write_bytes_atomically
from analyzer.stance import design as d
from analyzer.stance.data import Judged, Row, fold, read_rows, read_texts, view_key
from analyzer.stance.features import FIGURES
from analyzer.stance.pairs import exchanged, pairs
from analyzer.stance.reading import View, view
from analyzer.stance.runtime import DIMENSIONS, MODEL, SCORES

Floats = NDArray[Any]

FAR = 3.0
"""Teachers' log-odds are cut off here."""
LABEL = np.array([[2.4, -1.2], [-1.2, -1.2], [-1.2, 2.4]])
"""Log-odds against and for that a label −1, 0, +1 is taken to say."""
MIX = 0.25
"""Share of the label's log-odds beside the teachers'."""
WEIGHTS = {"labelled": 2.0, "same": 1.0, "changed": 0.5, "other": 0.7}
"""Of a labelled view, another target in its sentence, one with words exchanged, one of another set's sentence."""
FIRST_ALPHA, ALPHA = 300.0, 3.0
MEANING_SCALE = 0.15
UNITS, UNIT_ALPHA, EPOCHS = 24, 3.0, 16
INNER = 4
MIN_ROWS = 100


@dataclass(frozen=True, slots=True)
class Pool:
    """Views to learn from, with what is known of them.

    ``labels`` are −1, 0, 1, or 9 where there is none; ``kinds`` those of :data:`WEIGHTS`.
    """

    views: Sequence[View]
    kinds: NDArray[np.str_]
    labels: NDArray[np.int64]
    groups: NDArray[np.object_]

    def only(self, mask: NDArray[np.bool_]) -> Pool:
        """The views that a mask chooses."""
        kept = np.flatnonzero(mask).tolist()
        return Pool([self.views[k] for k in kept], self.kinds[kept], self.labels[kept], self.groups[kept])


def pool(rows: Sequence[Row], texts: Sequence[str], blind: Blind, static: Static, judged: Judged | None) -> Pool:
    """The labelled views, and those that a teacher has judged: other targets, changed words, other sentences."""
    found: list[tuple[View, str, int, str]] = []
    for row in rows:
        found.append((view(blind, row.text, (0, len(row.text)), row.target), "labelled", row.stance, row.group))
    if judged is not None:
        others = alike(static.common)
        group_of = {row.text: row.group for row in rows}
        same = [(seen, group) for text, group in group_of.items() for seen in pairs(blind, text)]
        found += [(seen, "same", 9, group) for seen, group in same]
        found += [(exchanged(seen, others), "changed", 9, group) for seen, _, _, group in list(found)]
        found += [(seen, "other", 9, text) for text in texts if text not in group_of for seen in pairs(blind, text)]
        known = judged.of([entry[0] for entry in found])
        found = [e for e, said in zip(found, known, strict=True) if e[1] == "labelled" or not np.isnan(said[0])]
    seen_keys: set[int] = set()
    kept = []
    for entry in found:
        mark = view_key(entry[0])
        if entry[1] == "labelled" or mark not in seen_keys:
            seen_keys.add(mark)
            kept.append(entry)
    views, kinds, labels, groups = zip(*kept, strict=True)
    return Pool(views, np.array(kinds), np.array(labels), np.array(groups, dtype=object))


class StanceModel:
    """The fitted estimators; :meth:`probabilities` gives what the runtime must give."""

    def fit(self, pool: Pool, static: Static, judged: Judged | None = None, teacher: int | None = None) -> StanceModel:
        """Fits on a pool, with the judgements of all teachers or of one."""
        labelled = pool.labels != 9
        if labelled.sum() < MIN_ROWS or len(set(pool.labels[labelled])) < 3:
            raise UsageError("too few labelled targets", f"give {MIN_ROWS} or more, and all of −1, 0 and 1")
        target, weight = _targets(pool, judged, teacher)
        self.design = design = d.Design(pool.views, static)
        design.choose_pairs(pool.views, target)
        zones = design.zones(pool.views)
        self.directions_ = _directions(design.meaning(zones, design.vectors), target, weight, design)
        meaning = design.meaning(zones, self.vectors)
        self.scale_ = meaning.std(axis=0) + meaning.std() / 10
        meaning = meaning / self.scale_
        x = self._linear(design.terms(pool.views, zones), meaning)
        inner = np.array([fold(group, INNER) for group in pool.groups])
        held = np.zeros(target.shape)
        parts = [(inner != k, inner == k) for k in range(INNER) if (inner == k).any()]
        for used, out in parts:
            held[out] = _ridge().fit(x[used], target[used], sample_weight=weight[used]).predict(x[out])
        rest = target - held
        small = meaning.astype(np.float32)
        for used, out in parts:
            held[out] += _units(small[used], rest[used], weight[used]).predict(small[out])
        self.linear_ = _ridge().fit(x, target, sample_weight=weight)
        self.units_ = _units(small, rest, weight)
        self.classes_ = LogisticRegression(C=1e6, max_iter=1000).fit(held[labelled], pool.labels[labelled])
        return self

    @property
    def vectors(self) -> Floats:
        """Words' short vectors, shape (words, ``DIMENSIONS``)."""
        return np.asarray(self.design.vectors @ self.directions_.T)

    def scores(self, views: Sequence[View]) -> Floats:
        """Against and for, shape (views, 2)."""
        zones = self.design.zones(views)
        meaning = self.design.meaning(zones, self.vectors) / self.scale_
        linear = self.linear_.predict(self._linear(self.design.terms(views, zones), meaning))
        return np.asarray(linear + self.units_.predict(meaning))

    def probabilities(self, views: Sequence[View]) -> Floats:
        """Against, neutral, for; shape (views, 3)."""
        return np.asarray(self.classes_.predict_proba(self.scores(views)))

    @staticmethod
    def _linear(terms: sparse.csr_matrix, meaning: Floats) -> sparse.csr_matrix:
        return sparse.hstack([terms, sparse.csr_matrix(meaning * MEANING_SCALE)]).tocsr()

    def packed(self, static: Static, card: dict[str, Any]) -> bytes:
        """The model file."""
        design, size = self.design, len(self.design.words)
        sizes = [size] * 4 + [len(design.pairs)] * 2 + [len(FIGURES)]
        *terms, left, right, figures, meaning = np.split(self.linear_.coef_, np.cumsum(sizes), axis=1)
        (first, second), (bias, last) = self.units_.coefs_, self.units_.intercepts_
        idf = design.idf[:, None]
        columns = np.hstack([idf**2, self.vectors * idf, *(weights.T * idf for weights in terms)])
        scales = np.abs(columns).max(axis=0) / SHIFT + 1e-30
        lanes = np.round(columns / scales).astype(np.int64) + SHIFT
        pair = np.hstack([left.T, right.T]) * d.PAIR_SCALE
        classes = np.column_stack([self.classes_.intercept_, self.classes_.coef_])
        return pack(
            {
                "card": card,
                "words": " ".join(design.words),
                "plain": "".join("1" if word in static.common else "0" for word in design.words),
                "common": " ".join(sorted(static.common.difference(design.words))),
                "names": names(),
                "identity": identity_words(static.common),
                "pairs": packed(design.pairs),
                "scales": scales.tolist(),
                "bias": (self.linear_.intercept_ + last).tolist(),
                "figures": (figures * d.FIGURE_SCALE).tolist(),
                "zones": (meaning * MEANING_SCALE / self.scale_).tolist(),
                "units": (first / self.scale_[:, None]).T.tolist(),
                "unit_bias": bias.tolist(),
                "unit_weight": second.T.tolist(),
                "classes": classes.tolist(),
            },
            {
                "lanes": array("I", lanes.astype(np.uint32).ravel().tolist()),
                "pair": array("f", pair.ravel().tolist()),
            },
        )


def _ridge() -> Ridge:
    return Ridge(ALPHA, solver="sparse_cg", tol=1e-3)


def _units(x: Floats, target: Floats, weight: Floats) -> MLPRegressor:
    return perceptron(x, target, weight, units=UNITS, alpha=UNIT_ALPHA, epochs=EPOCHS)


def _targets(pool: Pool, judged: Judged | None, teacher: int | None) -> tuple[Floats, Floats]:
    """Log-odds to learn and weights."""
    labelled = pool.labels != 9
    said = np.full((len(pool.views), SCORES), np.nan) if judged is None else judged.of(pool.views, teacher)
    label = LABEL[np.where(labelled, pool.labels, 0) + 1]
    unknown = np.isnan(said[:, :1])
    said = np.clip(np.where(unknown, label, said), -FAR, FAR)
    target = np.where(labelled[:, None], (1 - MIX) * said + MIX * label, said)
    return target, np.array([WEIGHTS[kind] for kind in pool.kinds])


def _directions(meaning: Floats, target: Floats, weight: Floats, design: d.Design) -> Floats:
    """The directions in which words' vectors tell stance, shape (``DIMENSIONS``, dimensions)."""
    centred = meaning - meaning.mean(axis=0)
    fitted = Ridge(FIRST_ALPHA, solver="cholesky").fit(centred, target, sample_weight=weight).coef_
    by_zone = fitted.reshape(-1, design.vectors.shape[1])
    _, _, axes = np.linalg.svd(by_zone, full_matrices=False)
    axes = axes[:DIMENSIONS]
    return np.asarray(axes * np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])[:, None])


def load_pool(folder: Path, judged: Judged | None, static: Static) -> Pool:
    """The pool from a folder of labelled sets.

    Raises:
        UsageError: where one cannot be read.
    """
    texts = [text for name in ("mbic", "anno_lexical") for text in read_texts(folder / f"{name}.jsonl")]
    return pool(read_rows(folder / "newsmtsc.jsonl"), texts, reader(static.common), static, judged)


def main() -> None:
    """Trains and writes the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder with newsmtsc.jsonl, anno_lexical.jsonl and mbic.jsonl")
    parser.add_argument("--judged", type=Path, default=Path("benchmarks/stance.npz"), help="teachers' judgements")
    parser.add_argument("-o", "--output", type=Path, default=MODEL)
    args = parser.parse_args()
    static, judged = Static.load(STATIC), Judged.load(args.judged)
    found = load_pool(args.folder, judged, static)
    model = StanceModel().fit(found, static, judged)
    card = {"labelled": int((found.labels != 9).sum()), "judged": int((found.labels == 9).sum())}
    data = model.packed(static, card)
    write_bytes_atomically(args.output, data)
    print(f"{card['labelled']} labelled and {card['judged']} judged targets, {len(data)} bytes")


if __name__ == "__main__":
    main()
