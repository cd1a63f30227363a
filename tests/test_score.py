"""The lexical score follows docs/scoring.md."""

from dataclasses import replace
from math import exp, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.model import SEVERITIES, VOICES, Finding
from analyzer.score import INTENSITY, document_slant, sentence_score

BASE = Finding(
    0,
    5,
    "regime",
    "politics/regime",
    "loaded-noun",
    "caution",
    -0.5,
    None,
    "outlet",
    0.9,
    (),
    "",
    "lexicon",
    "replace",
    "",
    False,
    (0, 5),
)


def finding(severity="caution", voice="outlet", noted=False):
    return replace(BASE, severity=severity, voice=voice, noted=noted)


some = st.builds(finding, st.sampled_from(SEVERITIES), st.sampled_from(VOICES), st.booleans())


def test_nothing_found_scores_zero():
    assert sentence_score([]).slant == 0


def test_one_finding_scores_by_the_formula():
    assert isclose(sentence_score([finding("avoid")]).slant, 1 - exp(-INTENSITY["avoid"]))


@pytest.mark.parametrize(("less", "more"), [("consider", "caution"), ("caution", "avoid")])
def test_score_rises_with_strength(less, more):
    assert sentence_score([finding(less)]).slant < sentence_score([finding(more)]).slant


def test_voice_discounts_in_order():
    scores = [sentence_score([finding(voice=v)]).slant for v in ("outlet", "scare", "attributed", "quoted")]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_a_noted_finding_adds_nothing():
    assert sentence_score([finding(noted=True)]).slant == 0
    assert sentence_score([finding(), finding(noted=True)]).slant == sentence_score([finding()]).slant


@given(st.lists(some, max_size=12))
def test_parts_add_up_and_scores_stay_in_range(findings):
    score = sentence_score(findings)
    assert 0 <= score.slant <= 1
    assert isclose(sum(p.weight for p in score.parts), score.slant, abs_tol=1e-9)


@given(st.lists(some, max_size=8), some)
def test_another_finding_never_lowers_the_score(findings, extra):
    assert sentence_score([*findings, extra]).slant >= sentence_score(findings).slant


def test_document_slant_is_the_mean_by_words():
    assert isclose(document_slant([(0.5, 10), (0.0, 30)]), 0.125)
    assert document_slant([]) == 0
