"""The lexical score follows docs/scoring.md."""

from dataclasses import replace
from math import exp, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.model import SEVERITIES, VOICES, Finding
from analyzer.score import (
    INTENSITY,
    VOICE_WEIGHT,
    combined_score,
    document_interval,
    document_slant,
    logistic,
    sentence_score,
)

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


TEXT = "regime words here"
WEIGHTS = {"loaded-noun": 1.2}
evidence = st.lists(st.tuples(st.just(7), st.just(12), st.floats(-3, 3)), max_size=12)


@given(st.lists(some, max_size=5), st.floats(-3, 3), evidence)
def test_combined_parts_add_up_and_the_score_is_the_logistic_of_the_evidence(findings, constant, words):
    score = combined_score(TEXT, 0, findings, WEIGHTS, 0.5, constant, words)
    assert 0 <= score.slant <= 1
    assert isclose(sum(p.weight for p in score.parts), score.slant, abs_tol=1e-9)
    extra = sum(1.2 * INTENSITY[f.severity] * VOICE_WEIGHT[f.voice] for f in findings if not f.noted)
    assert isclose(score.slant, logistic(constant + sum(w for *_, w in words) + extra), abs_tol=1e-9)
    assert score.lexical == sentence_score(findings).lexical


@given(st.lists(some, max_size=5), some, st.floats(-3, 3), evidence)
def test_another_finding_never_lowers_the_combined_score(findings, extra, constant, words):
    less, more = (combined_score(TEXT, 0, f, WEIGHTS, 0.5, constant, words) for f in (findings, [*findings, extra]))
    assert more.slant >= less.slant


def test_a_part_has_the_sign_of_its_evidence():
    score = combined_score(TEXT, 0, [], WEIGHTS, 0.5, 0.0, [(0, 6, 1.0), (7, 12, -0.5)])
    assert [(p.text, p.weight > 0) for p in score.parts[1:]] == [("regime", True), ("words", False)]


def test_an_interval_holds_the_mean_and_narrows_with_more_sentences():
    few, many = [(0.4, 10)] * 3, [(0.4, 10)] * 300
    for pairs in (few, many):
        low, high = document_interval(pairs)
        assert 0 <= low <= 0.4 <= high <= 1
    assert (
        document_interval(many)[1] - document_interval(many)[0] < document_interval(few)[1] - document_interval(few)[0]
    )
    assert document_interval([]) == (0, 1)
    assert document_interval([(0.0, 5)])[0] == 0


def test_a_parts_weight_is_its_evidence_times_the_mean_slope_of_the_logistic():
    score = combined_score(TEXT, 0, [finding("avoid")], WEIGHTS, 0.5, -1.0, [(0, 6, 1.0)])
    told = 1.0 + 1.2 * INTENSITY["avoid"]
    slope = (logistic(-1.0 + told) - logistic(-1.0)) / told
    rest, *parts = score.parts
    assert isclose(rest.weight, logistic(-1.0))
    assert {(p.source, round(p.weight / slope, 9)) for p in parts} == {("classifier", 1.0), ("lexicon", 1.56)}
