"""Words that the lexicon does not list and that readers would mark as loaded where they stand, by the classifier."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analyzer.classifier.runtime import Model, Reading
from analyzer.model import Alternative, Finding
from lexicon.source import ROOT
from lexicon.vocabulary import LEARNED

SURE = 0.9
"""From this probability on a word is a caution; below it, something to consider."""
LIKELY = 0.5
"""Probability from which a word is raised that has a plainer one in the table; for others, the model's own."""
MESSAGE = (
    "Readers tend to mark this word as loaded in a sentence like this one. The lexicon has no entry for it: judge"
    " whether a plainer word, or the bare fact, would do."
)
_NEAR = 8
"""Code points before a word in which its article stands."""
_ARTICLE = re.compile(r"(?<!\w)(an?)\s+[\"'“‘]?(?!.)", re.IGNORECASE)
_CATEGORY = {"a": "intensifier-editorial", "v": "delegitimising-verb", "n": "loaded-noun"}


@dataclass(frozen=True, slots=True)
class Raised:
    """A word: its place, its category by part of speech, and how likely most readers are to mark it."""

    start: int
    end: int
    category: str
    probability: float

    @property
    def severity(self) -> str:
        """How much it matters, as for the terms of the lexicon."""
        return "caution" if self.probability >= SURE else "consider"


def raised(model: Model, reading: Reading) -> Iterator[Raised]:
    """Words of a sentence that are likely to be loaded: very likely, where no plainer word can be offered."""
    for token, (start, end), probability in zip(
        reading.tokens, reading.spans, model.word_probabilities(reading), strict=True
    ):
        if probability >= (LIKELY if token in _table() else model.raise_at):
            yield Raised(start, end, _CATEGORY[model.kind(token)], probability)


def finding(
    text: str,
    word: Raised,
    start: int,
    wordings: tuple[Alternative, ...],
    voice: str,
    fingerprint: str,
    *,
    noted: bool,
) -> Finding:
    """The finding of a raised word of a text, with what :func:`fitted` gives for it.

    Its direction is not known, so its polarity is 0.
    """
    return Finding(
        start=start,
        end=word.end,
        text=text[start : word.end],
        term_id=LEARNED,
        category=word.category,
        severity=word.severity,
        polarity=0.0,
        target=None,
        voice=voice,
        confidence=round(word.probability, 4),
        alternatives=wordings,
        message=MESSAGE,
        origin="classifier",
        fix="replace" if wordings else "rewrite",
        fingerprint=fingerprint,
        noted=noted,
        word=(word.start, word.end),
    )


def fitted(text: str, start: int, end: int) -> tuple[int, tuple[Alternative, ...]]:
    """Plainer words for a raised one, and where what they replace starts: at its article, where that has to change."""
    words = plainer(text[start:end])
    article = _ARTICLE.search(text, max(0, start - _NEAR), start)
    if not article or all(_an(w) == (article[1].lower() == "an") for w in words):
        return start, tuple(map(Alternative, words))
    between = text[article.end(1) : start]
    return article.start(1), tuple(Alternative(article[1][0] + ("n" if _an(w) else "") + between + w) for w in words)


def plainer(term: str) -> list[str]:
    """Plainer words in the form of a term and with its capital, where the table has them."""
    found = _table().get(term.lower().replace("’", "'"), [])
    return [w[:1].upper() + w[1:] if term[:1].isupper() else w for w in found]


def _an(word: str) -> bool:
    return word[0] in "aeiou"


@cache
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = json.loads((ROOT / "plainer.json").read_text(encoding="utf-8"))
    return table
