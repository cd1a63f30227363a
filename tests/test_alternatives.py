"""Alternatives paste into the sentence as they are."""

import pytest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("An insurgent shot the mayor of the town on Friday.", "A fighter shot the mayor of the town on Friday."),
        ("The minister claimed that turnout had doubled.", "The minister said that turnout had doubled."),
        ("The minister is claiming that turnout has doubled.", "The minister is saying that turnout has doubled."),
        ("TERRORISTS KILL NINE IN CITY CENTRE", "{} KILL NINE IN CITY CENTRE"),
    ],
)
def test_number_tense_article_and_capitals_agree(analyzer, text, wanted):
    f = next(f for f in analyzer.analyze(text).findings if f.alternatives)
    pasted = text[: f.start] + f.alternatives[0].text + text[f.end :]
    if "{}" in wanted:
        assert pasted == pasted.upper()
        assert pasted.split()[0].endswith("S")
    elif "insurgent" in text:
        assert pasted.split()[0] in {"A", "An"}
        assert (pasted.split()[0] == "An") == (pasted.split()[1][0] in "aeiou")
    else:
        assert pasted == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Amazingly, the council spent more on consultants than on potholes.",
        "The council, amazingly, spent more on consultants than on potholes.",
        "The council spent more on consultants than on potholes, amazingly.",
        "The army opened a brutal war on the town on Friday.",
        "It was an utterly brutal attack on the village by the army.",
    ],
)
def test_a_deletion_leaves_clean_text(analyzer, text):
    cut = [f for f in analyzer.analyze(text).findings if f.alternatives and f.fix in {"delete", "replace-or-delete"}]
    for f in cut:
        pasted = text[: f.start] + f.alternatives[0].text + text[f.end :]
        assert "  " not in pasted
        assert " ," not in pasted
        assert ",." not in pasted
        assert pasted[0].isupper()
        assert pasted.endswith(".")
    assert cut or "war" in text or "attack" in text


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
