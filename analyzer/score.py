"""Lexical slant of sentences and documents: the formula of docs/scoring.md, with parts that add up to it.

A finding of strength 1, 2 or 3 carries an intensity of 0.2, 0.6 or 1.3, times the weight of its voice. A sentence's
lexical score is 1 − exp(−Σ intensity), so it rises with every finding and every step of strength and never leaves
[0, 1). A document's slant is the mean over its sentences, weighted by their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp

from analyzer.model import NO_SLANT, Finding, Part, SentenceScore

INTENSITY = {"consider": 0.2, "caution": 0.6, "avoid": 1.3}
VOICE_WEIGHT = {"outlet": 1.0, "scare": 0.8, "attributed": 0.3, "quoted": 0.1}


def intensity(finding: Finding) -> float:
    """Discounted intensity of one finding; 0 where it is only noted."""
    return 0.0 if finding.noted else INTENSITY[finding.severity] * VOICE_WEIGHT[finding.voice]


def sentence_score(findings: Sequence[Finding]) -> SentenceScore:
    """Score of a sentence from its findings, each part its share of the whole by intensity."""
    loads = [intensity(f) for f in findings]
    total = sum(loads)
    if not total:
        return NO_SLANT
    lexical = 1.0 - exp(-total)
    parts = tuple(
        Part(f.start, f.end, f.text, "lexicon", lexical * load / total)
        for f, load in zip(findings, loads, strict=True)
        if load
    )
    return SentenceScore(lexical, lexical, None, parts)


def document_slant(scores: Iterable[tuple[float, int]]) -> float:
    """Mean of (slant, words) pairs weighted by words; 0 for a document without words."""
    total = weight = 0.0
    for slant, words in scores:
        total += slant * words
        weight += words
    return total / weight if weight else 0.0
