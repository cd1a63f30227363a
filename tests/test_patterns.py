"""Structural patterns: each detector on its own examples, and the data that they are kept as."""

import pytest

from analyzer.engine import Analyzer
from analyzer.patterns import detectors
from lexicon.structure import LEVELS, load_patterns

PATTERNS = load_patterns()
DETECTED = sorted(detectors())
TERMINOLOGY = {"naming-variant", "acronym-unintroduced"}
SIXTEEN = {
    "agentless-harm", "sponsor-stack", "scare-quotes", "attribution-asymmetry", "label-inconsistency",
    "nominalised-harm", "unattributed-claim", "presupposition", "casualty-asymmetry", "title-asymmetry",
    "retaliation-frame", "reciprocal-verb", "contrast-cue", "vague-source", "civilian-backgrounding",
    "source-imbalance",
}  # fmt: skip
PRECISION, RECALL = 0.9, 0.8
"""What a change may not fall below on a detector's own examples; benchmarks/patterns.py has the figures."""


@pytest.fixture(scope="module")
def kinds(analyzer):
    return lambda text: {p.kind for p in analyzer.analyze(text).patterns}


def test_the_sixteen_patterns_and_the_article_check_on_sponsors_are_detected():
    assert set(DETECTED) == SIXTEEN | {"sponsor-asymmetry"}
    assert set(PATTERNS) == set(DETECTED) | TERMINOLOGY


@pytest.mark.parametrize("kind", sorted(PATTERNS))
def test_a_pattern_is_described_in_full(kind):
    info = PATTERNS[kind]
    least = 2 if kind in TERMINOLOGY else 20
    assert info.level in LEVELS and info.sources and info.title and info.about and info.mend and info.fine_when
    assert 0 < len(info.message) <= 110
    assert len(set(info.flags)) >= least and len(set(info.passes)) >= least
    assert not set(info.flags) & set(info.passes)


@pytest.mark.parametrize("kind", DETECTED)
def test_a_detector_tells_its_examples_apart(kind, kinds):
    info = PATTERNS[kind]
    hits = [text for text in info.flags if kind in kinds(text)]
    alarms = [text for text in info.passes if kind in kinds(text)]
    assert len(hits) / len(info.flags) >= RECALL, [t for t in info.flags if t not in hits]
    assert len(hits) / max(1, len(hits) + len(alarms)) >= PRECISION, alarms


@pytest.mark.parametrize("kind", sorted(TERMINOLOGY))
def test_terminology_examples_are_told_apart(kind, kinds):
    info = PATTERNS[kind]
    assert [text for text in info.flags if kind not in kinds(text)] == []
    assert [text for text in info.passes if kind in kinds(text)] == []


@pytest.mark.parametrize("kind", DETECTED)
def test_evidence_lies_in_the_text_and_actors_have_names(kind, analyzer):
    for text in PATTERNS[kind].flags:
        for pattern in analyzer.analyze(text).patterns:
            assert pattern.evidence and all(0 <= a < b <= len(text) for a, b in pattern.evidence)
            assert all(pattern.actors) and pattern.message


@pytest.mark.parametrize("kind", ["vague-source", "scare-quotes", "naming-variant", "acronym-unintroduced"])
def test_a_pattern_can_be_switched_off(kind, kinds):
    text = PATTERNS[kind].flags[0]
    assert kind in kinds(text)
    off = Analyzer(model="off", disable=[kind]).analyze(text)
    assert kind not in {p.kind for p in off.patterns}


NEUTRAL = [
    "The council met on Tuesday and approved the budget by nine votes to two. The mayor said work would start in May.",
    "The army said it had hit a depot. The rebels said it had hit a school. The UN said it would send a team.",
    "Rain is expected in the north. Trains will run as usual, the operator said.",
]


@pytest.mark.parametrize("text", NEUTRAL)
def test_fair_copy_draws_no_pattern(text, kinds):
    assert kinds(text) == set()
