"""What the classifier reads of a sentence beside its words: pairs of neighbours, and the lexicon's findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from analyzer.model import Finding
from analyzer.score import intensity


def bigrams(tokens: Sequence[str]) -> list[str]:
    """Each token with the next, joined by a space."""
    return [f"{a} {b}" for a, b in pairwise(tokens)]


def loads(findings: Iterable[Finding]) -> Mapping[str, float]:
    """Category → intensity of a sentence's findings, by severity and voice as docs/scoring.md says."""
    out: dict[str, float] = {}
    for finding in findings:
        out[finding.category] = out.get(finding.category, 0.0) + intensity(finding)
    return out
