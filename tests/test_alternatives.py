"""Alternatives paste into the sentence as they are."""

import pytest


def pasted(analyzer, text, word, rank=0):
    """The text with an alternative pasted over the finding whose term holds this word."""
    f = next(f for f in analyzer.analyze(text).findings if word in text[f.word[0] : f.word[1]])
    return text[: f.start] + f.alternatives[rank].text + text[f.end :]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("The minister claimed that turnout had doubled.", "claimed", "The minister said that turnout had doubled."),
        ("The minister is claiming that it rained.", "claiming", "The minister is saying that it rained."),
        ("The regime jailed two editors.", "regime", "The government jailed two editors."),
        ("The regimes jailed two editors.", "regimes", "The governments jailed two editors."),
        ("THE REGIME JAILED TWO EDITORS ON MONDAY", "REGIME", "THE GOVERNMENT JAILED TWO EDITORS ON MONDAY"),
    ],
)
def test_number_tense_and_capitals_agree(analyzer, text, word, wanted):
    assert pasted(analyzer, text, word) == wanted


@pytest.mark.parametrize("lead", ["An {}", "An “{}”", 'An "{}"', "An ({})", "An ‘{}’"])
def test_the_article_agrees_with_the_wording_even_across_a_quotation_mark(analyzer, lead):
    out = pasted(analyzer, f"{lead.format('insurgent')} shot the mayor of the town on Friday.", "insurgent")
    assert out == f"A{lead.format('fighter')[2:]} shot the mayor of the town on Friday."


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Amazingly, the council spent more.", "Amazingly", "The council spent more."),
        ("The council, amazingly, spent more.", "amazingly", "The council spent more."),
        ("The council spent more, amazingly.", "amazingly", "The council spent more."),
        ("Troops fought Western-backed rebels.", "backed", "Troops fought rebels."),
        ("Troops fought Saudi-backed and Western-funded rebels.", "Western", "Troops fought Saudi-backed rebels."),
        ("Troops fought Western-backed, US-armed rebels.", "US-armed", "Troops fought Western-backed rebels."),
    ],
)
def test_a_deletion_leaves_clean_text(analyzer, text, word, wanted):
    assert pasted(analyzer, text, word) == wanted


def test_half_of_a_coordinated_compound_is_never_cut(analyzer):
    text = "Troops fought Western- and Saudi-backed rebels near the dam."
    for f in analyzer.analyze(text).findings:
        for a in f.alternatives:
            assert "- and rebels" not in text[: f.start] + a.text + text[f.end :]


def test_an_adverb_that_graded_what_was_replaced_goes_too(analyzer):
    text = "It was an utterly brutal regime, the exile wrote."
    for f in analyzer.analyze(text).findings:
        for a in f.alternatives:
            assert "utterly government" not in text[: f.start] + a.text + text[f.end :]


def test_a_prefix_is_not_said_twice(analyzer):
    text = "A pro-regime militia burned two villages on Friday."
    for f in analyzer.analyze(text).findings:
        for a in f.alternatives:
            assert "pro-pro-" not in text[: f.start] + a.text + text[f.end :]


def test_every_first_alternative_of_the_examples_ends_the_finding(analyzer, lexicon):
    """Pasting must remove the term, in a sample of every tenth entry's first example."""
    left = []
    for entry in lexicon.entries[::10]:
        text = entry.flags[0]
        hits = [f for f in analyzer.analyze(text).findings if f.term_id == entry.id and f.alternatives]
        if hits:
            f = hits[0]
            pasted = text[: f.start] + f.alternatives[0].text + text[f.end :]
            after = [g for g in analyzer.analyze(pasted).findings if g.term_id == entry.id]
            if len(after) >= sum(g.term_id == entry.id for g in analyzer.analyze(text).findings):
                left.append((entry.id, pasted))
    assert left == []


def test_a_stack_of_labels_has_one_rewrite(analyzer):
    text = "Troops fought Western-backed al-Qaida terrorists in the east of the city."
    compounds = {f.compound for f in analyzer.analyze(text).findings}
    assert len(compounds) == 1
    (compound,) = compounds
    assert compound is not None
    pasted = text[: compound.start] + compound.rewrite + text[compound.end :]
    assert "Western" not in pasted
    assert "al-Qaida" in pasted
    assert "terrorist" not in pasted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The council spent lavishly, astonishingly, the auditors said.",
            "The council spent lavishly, the auditors said.",
        ),
        ("The council, astonishingly, spent more on potholes.", "The council spent more on potholes."),
    ],
)
def test_a_cut_between_commas_leaves_the_comma_of_a_tag(analyzer, text, wanted):
    f = next(f for f in analyzer.analyze(text).findings if "astonishingly" in f.text)
    assert text[: f.start] + f.alternatives[0].text + text[f.end :] == wanted
