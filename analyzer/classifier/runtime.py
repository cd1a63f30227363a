"""Scores sentences with a trained model: plain arrays read from a file, a few sums a word, no scikit-learn.

A sentence's logit is

    bias + Σ term weight · idf / N + Σ word weight / M + Σ finding weight + Σᵢ Σⱼ qᵢ·D·qⱼ / M²

over the different terms (words and neighbouring pairs) and words of the sentence, as the module ``identity`` shows
them; N and M are the roots of Σ idf² over terms and over words, q a word's short vector, D a diagonal. A word's
share of the last sum is qᵢ·D·Σq / M², so that every contribution belongs to a word. The probability is the logistic of
slope · logit + intercept (Platt 1999), fitted on held-out folds.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import exp, sqrt
from operator import add, mul
from pathlib import Path
from typing import Any

from analyzer.classifier.features import LEXICAL, columns
from analyzer.classifier.identity import TOKEN, Blind
from analyzer.model import Finding

FORMAT = 1
_MAGIC = b"evenhand-model "


class ModelError(Exception):
    """A model file that cannot be used; ``str`` says why."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model says of one sentence.

    ``parts`` are (start, end, contribution to the logit) of its words, ``word_probability`` how likely each is loaded;
    contributions and the constant add up to ``logit``.
    """

    probability: float
    logit: float
    constant: float
    parts: tuple[tuple[int, int, float], ...]


@dataclass(slots=True)
class _Word:
    """What the model knows of one word."""

    term: float
    term_square: float
    weight: float
    square: float
    vector: Sequence[float]


class Model:
    """A trained sentence model. Immutable but for a cache of words; safe to share between threads."""

    def __init__(self, data: bytes) -> None:
        header, arrays = _unpack(data)
        self.hash = blake2b(data, digest_size=8).hexdigest()
        self.bias: float = header["bias"]
        self.slope, self.intercept = header["platt"]
        self.rank: int = header["rank"]
        self._diagonal: list[float] = header["diagonal"]
        self._lexical: list[float] = header["lexical"]["weights"]
        words = header["words"].split(" ")
        self._index = dict(zip(words, range(len(words)), strict=True))
        pairs = header["pairs"].split("\t")
        self._term, self._idf, self._weight, self._square, self._vectors, self._pair_weight, self._pair_idf = arrays
        self._pairs = dict(zip(pairs, range(len(pairs)), strict=True))
        self._blind = Blind(header["names"], header["identity"], self._index)
        self._known: dict[str, _Word] = {}
        self._no_vector = [0.0] * self.rank

    def judge(self, text: str, start: int = 0, end: int | None = None, findings: Sequence[Finding] = ()) -> Judgement:
        """Scores ``text[start:end]``, a sentence with these findings in it."""
        spans = [m.span() for m in TOKEN.finditer(text, start, len(text) if end is None else end)]
        tokens, at = self._blind.read([text[a:b] for a, b in spans])
        size = len(tokens)
        shares = [0.0] * size
        term_squares = squares = 0.0
        seen: set[str] = set()
        firsts: list[tuple[int, _Word]] = []
        pairs: list[tuple[int, int]] = []
        for k, token in enumerate(tokens):
            if token not in seen:
                seen.add(token)
                word = self._known.get(token) or self._learn(token)
                firsts.append((k, word))
                term_squares += word.term_square
                squares += word.square
            if k:
                pair = tokens[k - 1] + " " + token
                p = self._pairs.get(pair)
                if p is not None and pair not in seen:
                    seen.add(pair)
                    pairs.append((k, p))
                    term_squares += self._pair_idf[p] * self._pair_idf[p]
        n, m = sqrt(term_squares) or 1.0, sqrt(squares) or 1.0
        total = self._no_vector
        for _, word in firsts:
            total = list(map(add, total, word.vector))
        weighted = list(map(mul, total, self._diagonal))
        for k, word in firsts:
            pull = sum(map(mul, word.vector, weighted))
            shares[k] += word.term / n + word.weight / m + pull / (m * m)
        for k, p in pairs:
            half = self._pair_weight[p] * self._pair_idf[p] / n / 2
            shares[k - 1] += half
            shares[k] += half
        parts = [
            (spans[a][0], spans[(at[k + 1] if k + 1 < size else len(spans)) - 1][1], share)
            for k, (a, share) in enumerate(zip(at, shares, strict=True))
        ]
        logit = self.bias + sum(shares)
        for finding in findings:
            weight = sum(self._lexical[c] for c in columns(finding))
            parts.append((finding.word[0], finding.word[1], weight))
            logit += weight
        probability = 1 / (1 + exp(-max(-30.0, min(30.0, self.slope * logit + self.intercept))))
        return Judgement(probability, logit, self.bias, tuple(parts))

    def _learn(self, token: str) -> _Word:
        if len(self._known) > 200_000:
            self._known.clear()
        w = self._index.get(token)
        if w is None:  # a word that training never met says nothing
            word = _Word(0.0, 0.0, 0.0, 0.0, self._no_vector)
        else:
            r = self.rank
            idf = self._idf[w]
            vector = self._vectors[w * r : w * r + r].tolist()
            word = _Word(self._term[w] * idf, idf * idf, self._weight[w], self._square[w], vector)
        self._known[token] = word
        return word


def pack(header: dict[str, Any], arrays: Sequence[array[float]]) -> bytes:
    """A model file: a magic line with version and checksum, then the compressed header and arrays of floats."""
    head = json.dumps({**header, "sizes": [len(a) for a in arrays]}, ensure_ascii=True).encode()
    body = zlib.compress(head, 9) + b"".join(array("f", a).tobytes() for a in arrays)
    sizes = f"{FORMAT} {len(zlib.compress(head, 9))} {blake2b(body, digest_size=16).hexdigest()}\n"
    return _MAGIC + sizes.encode() + body


def _unpack(data: bytes) -> tuple[dict[str, Any], list[array[float]]]:
    line, newline, body = data.partition(b"\n")
    fields = line.removeprefix(_MAGIC).split()
    if not line.startswith(_MAGIC) or not newline or len(fields) != 3:
        raise ModelError("it is not a model file of Evenhand's")
    if int(fields[0]) != FORMAT:
        raise ModelError(f"it is of version {int(fields[0])}, and this program reads {FORMAT}")
    if blake2b(body, digest_size=16).hexdigest().encode() != fields[2]:
        raise ModelError("it is damaged: its checksum does not match")
    head = int(fields[1])
    header: dict[str, Any] = json.loads(zlib.decompress(body[:head]))
    if tuple(header["lexical"]["names"]) != LEXICAL:
        raise ModelError("it was trained with other categories of findings")
    arrays, at = [], head
    for size in header["sizes"]:
        part = array("f")
        part.frombytes(body[at : at + 4 * size])
        arrays.append(part)
        at += 4 * size
    return header, arrays


def load(path: Path) -> Model:
    """The model in a file.

    Raises:
        OSError: where it cannot be read.
        ModelError: where it is no model, damaged, or of another version.
    """
    return Model(path.read_bytes())
