"""Words that the classifier raises: not what the lexicon decides, not in quotations, and switched off by name."""

import itertools
import json

import pytest
from conftest import ROOT

from analyzer import Analyzer
from analyzer.classifier.runtime import Reading
from analyzer.learned import SURE, fitted, plainer, raised
from lexicon.vocabulary import LEARNED as TERM

LOADED = "The minister's shamelessly grotesque and vile stunt humiliated the whole brutal regime."


class Fixed:
    """A model that says what it is told."""

    raise_at = 0.6

    def __init__(self, said):
        self.said = said

    def word_probabilities(self, reading):
        return self.said

    def kind(self, token):
        return {"vile": "a", "stunt": "n", "mauled": "v"}.get(token, "n")


@pytest.fixture
def eager(full, monkeypatch):
    """The shipped model, made to raise every word that it knows."""
    monkeypatch.setattr(full.classifier, "raise_at", 1e-9)
    return full


def reading(*tokens):
    spans = [(10 * k, 10 * k + len(t)) for k, t in enumerate(tokens)]
    return Reading(tokens, spans, 0.0, [0.0] * len(tokens), 0.0)


def test_words_over_the_threshold_are_raised_with_their_kind():
    said = list(raised(Fixed([0.7, 0.95, 0.59, 0.6]), reading("zvile", "stunt", "was", "mauled")))
    assert [(r.start, r.end, r.category, r.severity) for r in said] == [
        (0, 5, "loaded-noun", "consider"),
        (10, 15, "loaded-noun", "caution"),
        (30, 36, "delegitimising-verb", "consider"),
    ]
    assert Fixed.raise_at < SURE


def test_a_word_with_a_plainer_one_is_raised_sooner():
    assert plainer("grotesque")
    said = list(raised(Fixed([0.5, 0.5, 0.49]), reading("grotesque", "stunt", "grotesque")))
    assert [r.start for r in said] == [0]


def test_findings_of_the_model_keep_off_the_lexicons_words(eager):
    report = eager.analyze(LOADED)
    learned = [f for f in report.findings if f.origin == "classifier"]
    assert learned
    assert {f.term_id for f in learned} == {TERM}
    spans = sorted((f.start, f.end) for f in report.findings)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert not any("regime" in f.text for f in learned)
    assert all(LOADED[f.start : f.end] == f.text for f in report.findings)


def test_what_the_lexicon_lets_pass_is_not_raised_by_the_model(eager):
    report = eager.analyze("The shamelessly vile exercise regime humiliated the grotesque athlete.")
    assert [f for f in report.findings if f.origin == "classifier"]
    assert not any("regime" in f.text for f in report.findings)


def test_words_in_quotations_are_not_raised(eager):
    text = "The shamelessly vile minister said: “That grotesque, disgraceful stunt humiliated the nation.”"
    said = [f for f in eager.analyze(text).findings if f.origin == "classifier"]
    assert said
    assert all(f.end < text.index("“") for f in said)


def test_findings_of_the_model_add_nothing_to_the_slant_of_their_own(full, monkeypatch):
    before = full.analyze(LOADED)
    monkeypatch.setattr(full.classifier, "raise_at", 1e-9)
    after = full.analyze(LOADED)
    assert len(after.findings) > len(before.findings)
    assert after.slant == before.slant


def test_it_can_be_switched_off_and_explained_wherever_an_entry_can(cli, tmp_path):
    config = tmp_path / "evenhand.toml"
    config.write_text(f'disable = ["{TERM}"]\n')
    assert cli("explain", TERM).code == 0
    assert "Readers" in cli("explain", TERM).out
    assert cli("lexicon", "lint", "--config", config).code == 0


@pytest.mark.parametrize("name", [TERM, "intensifier-editorial"])
def test_they_are_switched_off_by_name_or_category(name, full, monkeypatch):
    monkeypatch.setattr(full.classifier, "raise_at", 1e-9)
    off = [name] if name == TERM else [name, "loaded-noun", "delegitimising-verb"]
    report = Analyzer(disable=off).analyze(LOADED)
    assert not [f for f in report.findings if f.origin == "classifier"]


def test_plainer_words_keep_the_capital():
    assert plainer("Absurd")
    assert all(word[0].isupper() for word in plainer("Absurd"))
    assert not plainer("nothing-of-the-kind")


@pytest.mark.parametrize(
    ("text", "word", "pasted"),
    [
        ("It was a bizarre plan.", "bizarre", "It was an unusual plan."),
        ("An absurd plan.", "absurd", "An unlikely plan."),
        ("It was an enormous plan.", "enormous", "It was a large plan."),
        ("An “enormous” plan.", "enormous", "A “large” plan."),
        ("The enormous plan.", "enormous", "The large plan."),
        ("Enormous plans fail.", "Enormous", "Large plans fail."),
    ],
)
def test_a_plainer_word_takes_its_article_with_it(text, word, pasted):
    at = text.index(word)
    start, words = fitted(text, at, at + len(word))
    assert text[:start] + words[0].text + text[at + len(word) :] == pasted


def test_the_table_of_plainer_words_offers_none_that_are_flagged(analyzer):
    table = json.loads((ROOT / "lexicon" / "plainer.json").read_text(encoding="utf-8"))
    offered = {word for words in table.values() for word in words}
    assert not offered & table.keys()
    assert all(words and all(words) for words in table.values())
    assert not [
        w for w in offered if w.startswith(("eu", "unif", "unit", "use", "one", "hon", "hour"))
    ]  # sounds unlike its letter
    for word in {*table, *offered}:
        hits = [f for f in analyzer.analyze(f"It was {word}.").findings if f.text == word]
        assert not hits, word
