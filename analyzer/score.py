"""Slant of sentences and documents: the formulas of docs/scoring.md, with parts that add up to it.

A finding of strength 1, 2 or 3 carries an intensity of 0.2, 0.6 or 1.3, times the weight of its voice. A sentence's
lexical score is 1 − exp(−Σ intensity). With a model, slant is the logistic of the model's logit for the outlet's own
words plus each finding's intensity times its category's weight. A document's slant is the mean over its sentences,
weighted by their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp, sqrt

from analyzer.model import NO_SLANT, Finding, Part, SentenceScore

INTENSITY = {"consider": 0.2, "caution": 0.6, "avoid": 1.3}
VOICE_WEIGHT = {"outlet": 1.0, "scare": 0.8, "attributed": 0.3, "quoted": 0.1}
LEAST_PART = 0.02
"""A word that adds or takes less is told with the rest of its sentence."""
MOST_PARTS = 8
"""So many of the model's words are told apart."""
_Z = 1.96

Evidence = tuple[int, int, float]
"""A span of the text and what it adds to the log-odds."""


def intensity(finding: Finding) -> float:
    """Discounted intensity of one finding; 0 where it is only noted."""
    return 0.0 if finding.noted else INTENSITY[finding.severity] * VOICE_WEIGHT[finding.voice]


def logistic(logit: float) -> float:
    """Probability of a logit."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))


def sentence_score(findings: Sequence[Finding]) -> SentenceScore:
    """Score of a sentence from its findings alone, each part its share of the whole by intensity."""
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


def combined_score(
    text: str,
    start: int,
    findings: Sequence[Finding],
    weights: Mapping[str, float],
    model: float,
    constant: float,
    words: Iterable[Evidence],
) -> SentenceScore:
    """Score of a sentence from its findings and the model's evidence.

    Parts are integrated gradients (Sundararajan et al. 2017) along the straight line from the sentence without its
    evidence: each weighs its log-odds times the mean slope of the logistic between there and here. The first part, of
    no width, is what the sentence would score without the evidence that is told apart.

    Args:
        text: the document.
        start: where the sentence starts.
        findings: its findings.
        weights: what a category's intensity is multiplied by.
        model: probability by the model of all its words, 0..1.
        constant: log-odds of the outlet's words that stand for no word.
        words: the words' own.
    """
    lexical = sentence_score(findings).lexical
    told: list[tuple[int, int, str, float]] = [
        (f.start, f.end, "lexicon", intensity(f) * weights.get(f.category, 1.0)) for f in findings if not f.noted
    ]
    spans = list(words)
    logit = constant + sum(w for *_, w in spans) + sum(w for *_, w in told)
    slant, base = logistic(logit), logistic(constant)
    slope = (slant - base) / (logit - constant) if abs(logit - constant) > 1e-9 else base * (1 - base)
    heavy = sorted((s for s in spans if abs(s[2] * slope) >= LEAST_PART), key=lambda s: -abs(s[2]))[:MOST_PARTS]
    told += [(a, b, "classifier", w) for a, b, w in heavy]
    parts = [Part(a, b, text[a:b], source, w * slope) for a, b, source, w in sorted(told)]
    rest = slant - sum(p.weight for p in parts)
    return SentenceScore(slant, lexical, model, (Part(start, start, "", "classifier", rest), *parts))


def plain_score(start: int, slant: float, model: float) -> SentenceScore:
    """Score of a sentence without findings in which no word is told apart."""
    return SentenceScore(slant, 0.0, model, (Part(start, start, "", "classifier", slant),))


def document_slant(scores: Iterable[tuple[float, int]]) -> float:
    """Mean of (slant, words) pairs weighted by words; 0 for a document without words."""
    total = weight = 0.0
    for slant, words in scores:
        total += slant * words
        weight += words
    return total / weight if weight else 0.0


def document_interval(scores: Iterable[tuple[float, int]]) -> tuple[float, float]:
    """95 % interval of a document's slant, from its (slant, words) pairs.

    Wilson's score interval (1927) for a share of that mean over (Σ words)² / Σ words² sentences: how far the mean could
    move if the same writer wrote as many sentences again. It is wide for a short draft, (0, 1) for none.
    """
    pairs = list(scores)
    squares = sum(words * words for _, words in pairs)
    if not squares:
        return 0.0, 1.0
    count = sum(words for _, words in pairs) ** 2 / squares
    mean = document_slant(pairs)
    centre = (mean + _Z * _Z / (2 * count)) / (1 + _Z * _Z / count)
    half = _Z / (1 + _Z * _Z / count) * sqrt(mean * (1 - mean) / count + _Z * _Z / (4 * count * count))
    return max(0.0, min(mean, centre - half)), min(1.0, max(mean, centre + half))
