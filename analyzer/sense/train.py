"""Trains the sense model on marked sentences and writes sense.json and sense.bin (development only).

    python -m analyzer.sense.train --news FILE.jsonl [--vectors FOLDER] [--usage lexicon/usage] [-o analyzer/sense]

Words enter as the input embeddings of a small published encoder (all-MiniLM-L6-v2, Apache-2.0: 384 figures a word
piece), which lets a word that no example holds weigh like its neighbours. A word's weight is the sum of one common to
all entries, one of the entry's topic, one of its category, one that follows from the meaning of the entry's own words,
and one of the entry; these are learned with less freedom (their features
are scaled, which in ridge regression is a smaller prior variance) and then cut to ``RANK`` dimensions.
The news file, sentences a line, only says how common a word is and whether it is written with a capital.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from analyzer.files import write_atomically
from analyzer.gates import barred
from analyzer.sense.examples import Example, pack_examples, usage_examples
from analyzer.sense.features import SHAPE, Surroundings, evidence, neighbours, shape, surroundings
from analyzer.sense.runtime import FIGURES, FORMAT
from analyzer.vectors import Pieces, dictionary_word, encoder_folder
from lexicon.cache import compiled
from lexicon.gazetteer import load_actors
from lexicon.load import load_lexicon
from lexicon.source import ROOT
from lexicon.vocabulary import TOPICS

Floats = NDArray[np.float64]

RANK = 64
MEANING, CONTEXT = 24, 48
TOPIC_SCALE, ENTRY_SCALE, BIAS_SCALE, BESIDE_SCALE, MEANING_SCALE = 0.7, 2.5, 2.0, 0.7, 0.1
REGULARISATION = 0.2
PACK_WEIGHT = 1.3
"""Weight of the packs' own examples beside sentences written apart from the tests."""
THRESHOLD = {"low": 0.38, "medium": 0.38, "high": 0.38}
"""Where cross-validation over usage sentences finds 0.954 of the loaded uses (and flags 0.18 of the innocent ones)."""
STOP_WORDS = 80
"""The most common words of the news file say nothing of the sense and are left out."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


class Vocabulary:
    """Words with their inverse document frequency and static vectors; identity words and names are not in it."""

    def __init__(self, news: Path, vectors: Path, extra: Iterable[Sequence[str]]) -> None:
        lower: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        documents = 0
        for line in news.read_text(encoding="utf-8").splitlines():
            documents += 1
            seen_lower: set[str] = set()
            seen_capital: set[str] = set()
            for m in _WORD.finditer(json.loads(line)["text"].replace("’", "'")):
                if m.start():
                    (seen_capital if m[0][0].isupper() else seen_lower).add(m[0].lower().removesuffix("'s"))
            lower.update(seen_lower)
            capital.update(seen_capital)
        used = {word.removesuffix("'s") for words in extra for word in words}
        identity = {w for group in tomllib.loads((ROOT / "identity.toml").read_text("utf-8")).values() for w in group}
        stop = {word for word, _ in (lower + capital).most_common(STOP_WORDS)}
        self.pieces = pieces = Pieces(vectors)
        common = {w for w in pieces.words if w.isalpha() and len(w) > 2 and dictionary_word(w)}
        chosen = {w for w, n in lower.items() if n >= 2} | used | common
        names = {w for w in chosen if capital[w] > 3 * lower[w] and capital[w] > 1}
        self.words = sorted(w for w in chosen - names - identity - stop if w and w.isascii() and " " not in w)
        self.index = {w: k for k, w in enumerate(self.words)}
        counts = np.array([lower[w] + capital[w] for w in self.words])
        self.square = np.log(1 + documents / (1 + counts))
        self.names = frozenset(gazetteer()) & self.index.keys()
        raw = pieces.embed(self.words)
        self.centre = (raw.mean(axis=0), raw.std(axis=0) + 1e-6)
        self.vectors = (raw - self.centre[0]) / self.centre[1]
        self.directions = np.linalg.svd(self.vectors, full_matrices=False)[2].T

    def around(self, example: Example) -> Surroundings:
        """The words around an example as the model will see them."""
        return surroundings(example.site, self.index, self.names)


def gazetteer() -> Iterator[str]:
    """One-word names of actors and their members, lower-case."""
    for actor in load_actors():
        for name in actor.names:
            if actor.kind != "office" and " " not in name and "-" not in name:
                yield name.lower()


def contexts(examples: Sequence[Example], vocabulary: Vocabulary) -> Floats:
    """Row per example: words' vectors weighted by a = √idf, over the root of Σ a²; zero where no word is known."""
    width = vocabulary.vectors.shape[1]
    out = np.zeros((len(examples), width))
    root = np.sqrt(vocabulary.square)
    for row, example in enumerate(examples):
        ids = [vocabulary.index[w] for w in vocabulary.around(example).words if w in vocabulary.index]
        if ids:
            weights = root[ids]
            out[row] = weights @ vocabulary.vectors[ids] / np.sqrt((weights**2).sum())
    return np.asarray(out * (3 / np.sqrt(width)))


def figures(examples: Sequence[Example], vocabulary: Vocabulary) -> Floats:
    """Shape, evidence, and last whether the evidence was left out because the tests were made to fit the example."""
    out = np.zeros((len(examples), len(FIGURES) + 1))
    for row, example in enumerate(examples):
        site = example.site
        out[row, : len(SHAPE)] = shape(site, vocabulary.around(example))
        if example.tested:
            out[row, len(SHAPE) : -1] = evidence(site)
        else:
            out[row, -1] = 1
    return out


def beside(examples: Sequence[Example], vocabulary: Vocabulary) -> Floats:
    """Vectors of the words directly before and after the hit, side by side; zero where there is none."""
    width = vocabulary.vectors.shape[1]
    out = np.zeros((len(examples), 2 * width))
    for row, example in enumerate(examples):
        for side, word in enumerate(neighbours(example.site)):
            if word in vocabulary.index:
                out[row, side * width : (side + 1) * width] = vocabulary.vectors[vocabulary.index[word]]
    return np.asarray(out * (BESIDE_SCALE * 3 / np.sqrt(width)))


def hit_vectors(examples: Sequence[Example], entry: NDArray[np.int64], entries: int, vocabulary: Vocabulary) -> Floats:
    """An entry's own meaning: the mean vector of the words of its hits, in ``MEANING`` principal directions."""
    table = np.zeros((entries, vocabulary.vectors.shape[1]))
    count = np.zeros((entries, 1))
    for row, example in zip(entry, examples, strict=True):
        site = example.site
        vectors = vocabulary.pieces.embed(site.sentence.tokens.lows[site.i : site.j], vocabulary.centre)
        table[row] += vectors.mean(axis=0)
        count[row] += 1
    meaning = (table / np.maximum(count, 1)) @ vocabulary.directions[:, :MEANING]
    return np.asarray(meaning / meaning.std())


def _spread(block: Floats, group: NDArray[np.int64], groups: int) -> sparse.csr_matrix:
    """Each row's block in the columns of its group: one set of weights a group."""
    width = block.shape[1]
    rows = np.repeat(np.arange(len(block)), width)
    columns = (group[:, None] * width + np.arange(width)).ravel()
    return sparse.csr_matrix((block.ravel(), (rows, columns)), shape=(len(block), groups * width))


def fit(examples: Sequence[Example], vocabulary: Vocabulary) -> tuple[dict[str, Any], bytes]:
    """The trained model as header and arrays; see :mod:`analyzer.sense.runtime` for the formula."""
    entries = sorted({e.site.entry["id"] for e in examples})
    entry = np.array([entries.index(e.site.entry["id"]) for e in examples])
    topic_of = {e.site.entry["id"]: TOPICS.index(e.site.entry["topic"]) for e in examples}
    kind_of = {e.site.entry["id"]: e.site.entry["category"] for e in examples}
    kinds = sorted(set(kind_of.values()))
    topics = np.array([topic_of[e] for e in entries])
    categories = np.array([kinds.index(kind_of[e]) for e in entries])
    context = contexts(examples, vocabulary)
    d = context.shape[1]
    meaning = hit_vectors(examples, entry, len(entries), vocabulary)
    short = context @ vocabulary.directions[:, :CONTEXT]
    crossed = np.einsum("ni,nj->nij", meaning[entry], short).reshape(len(examples), -1) * MEANING_SCALE
    plain = [context, figures(examples, vocabulary), beside(examples, vocabulary), crossed]
    bounds = np.cumsum([p.shape[1] for p in plain])
    one = np.ones((len(examples), 1))
    matrix = sparse.hstack(
        [
            sparse.csr_matrix(np.hstack(plain)),
            _spread(context * TOPIC_SCALE, topics[entry], len(TOPICS)),
            _spread(context * TOPIC_SCALE, categories[entry], len(kinds)),
            _spread(np.hstack([context * ENTRY_SCALE, one * BIAS_SCALE]), entry, len(entries)),
        ]
    ).tocsr()
    labels = np.array([e.loaded for e in examples])
    weights = np.array([1.0 if e.tested else PACK_WEIGHT for e in examples])
    model = LogisticRegression(C=REGULARISATION, max_iter=4000).fit(matrix, labels, sample_weight=weights)
    common, figure, near, cross, rest = np.split(model.coef_[0], bounds)
    by_topic, by_kind, own = np.split(rest, np.cumsum([d * len(TOPICS), d * len(kinds)]))
    own = own.reshape(len(entries), d + 1)
    deviation = own[:, :d] * ENTRY_SCALE + TOPIC_SCALE * (
        by_topic.reshape(-1, d)[topics] + by_kind.reshape(-1, d)[categories]
    )
    deviation += MEANING_SCALE * (meaning @ cross.reshape(MEANING, CONTEXT)) @ vocabulary.directions[:, :CONTEXT].T
    unit = vocabulary.vectors * (3 / np.sqrt(d))
    scaled = unit * np.sqrt(vocabulary.square)[:, None]
    u, s, vt = np.linalg.svd(deviation, full_matrices=False)
    left, left_unit = quantise(u[:, :RANK] * np.sqrt(s[:RANK]))
    right, right_unit = quantise(scaled @ (vt[:RANK].T * np.sqrt(s[:RANK])))
    header = {
        "format": FORMAT,
        "rank": RANK,
        "scale": left_unit * right_unit,
        "bias": round(float(model.intercept_[0]), 6),
        "figures": {"names": list(FIGURES), "weights": [round(float(w), 6) for w in figure[:-1]]},
        "threshold": THRESHOLD,
        "names": sorted(vocabulary.names),
        "entries": entries,
        "words": " ".join(vocabulary.words),
    }
    columns = (
        vocabulary.square,
        scaled @ common,
        unit @ near[:d] * BESIDE_SCALE,
        unit @ near[d:] * BESIDE_SCALE,
        own[:, d] * BIAS_SCALE,
    )
    floats = b"".join(array("f", column.tolist()).tobytes() for column in columns)
    return header, floats + right.tobytes() + left.tobytes()


def quantise(table: Floats) -> tuple[NDArray[np.int8], float]:
    """The table in steps of one unit, −127..127, the rarest half per mille clipped; and the unit."""
    unit = float(np.quantile(np.abs(table), 0.9995)) / 127
    return np.clip(np.rint(table / unit), -127, 127).astype(np.int8), unit


def main() -> None:
    """Trains and writes the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, required=True, help="JSON Lines with a text each: word frequencies")
    parser.add_argument("--vectors", type=Path, help="folder with tokenizer.json and model.safetensors")
    parser.add_argument("--usage", type=Path, default=ROOT / "usage", help="folder of marked sentences")
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).parent)
    args = parser.parse_args()
    lexicon = load_lexicon()
    terms = compiled()
    found = [*pack_examples(lexicon, terms), *usage_examples(args.usage, terms)]
    examples = [e for e in found if not barred(e.site)]  # the model never sees what the tests bar
    vocabulary = Vocabulary(
        args.news, args.vectors or encoder_folder(), (e.site.sentence.tokens.lows for e in examples)
    )
    header, data = fit(examples, vocabulary)
    write_atomically(args.output / "sense.json", json.dumps(header, ensure_ascii=True) + "\n")
    (args.output / "sense.bin").write_bytes(data)
    print(
        f"{len(examples)} examples, {len(vocabulary.words)} words, {len(header['entries'])} entries, {len(data)} bytes"
    )


if __name__ == "__main__":
    main()
