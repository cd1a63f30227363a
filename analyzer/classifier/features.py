"""What the classifier scores a sentence by: its words, pairs of neighbours, and the lexicon's findings in it.

Every figure belongs to a word, so that a sentence's logit is the sum of visible contributions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from analyzer.model import Finding

CATEGORIES = (
    "attribution-verb",
    "contested-label",
    "dehumanising",
    "delegitimising-verb",
    "dysphemism",
    "euphemism",
    "factive-presupposition",
    "geo-naming",
    "hedge-weasel",
    "identity-label",
    "intensifier-editorial",
    "legitimising-term",
    "loaded-noun",
    "partisan-issue",
    "sensational-metaphor",
    "sponsor-epithet",
)
STRENGTHS = ("consider", "caution", "avoid")
VOICES = ("outlet", "attributed", "quoted", "scare")
LEXICAL = (
    *(f"category {c}" for c in CATEGORIES),
    *(f"{s} in voice {v}" for s in STRENGTHS for v in VOICES),
)
"""Names of the figures that a sentence's findings give, in order."""
_CATEGORY = {c: k for k, c in enumerate(CATEGORIES)}
_STRENGTH = {
    (s, v): len(CATEGORIES) + i * len(VOICES) + j for i, s in enumerate(STRENGTHS) for j, v in enumerate(VOICES)
}


def bigrams(tokens: Sequence[str]) -> list[str]:
    """Each token with the next, joined by a space."""
    return [a + " " + b for a, b in pairwise(tokens)]


def columns(finding: Finding) -> tuple[int, int]:
    """The two columns of :data:`LEXICAL` to which a finding adds one."""
    return _CATEGORY[finding.category], _STRENGTH[finding.severity, finding.voice]


def lexical_row(findings: Iterable[Finding]) -> list[float]:
    """A sentence's findings counted by category, and by strength and voice; see :data:`LEXICAL`."""
    row = [0.0] * len(LEXICAL)
    for finding in findings:
        for column in columns(finding):
            row[column] += 1.0
    return row
