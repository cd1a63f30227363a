"""Matching: every spelling of a term, the longest one, one finding a span; names and titles stay quiet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def found(analyzer, text):
    return [(f.text.strip(), f.term_id) for f in analyzer.analyze(text).findings]


def texts(analyzer, text):
    return [text[f.word[0] : f.word[1]] for f in analyzer.analyze(text).findings]


@pytest.mark.parametrize(
    "surface",
    [
        "Western-backed",
        "Western\u2011backed",
        "Western\u2010backed",
        "Western–backed",
        "Western backed",
        "western-backed",
        "WESTERN-BACKED",
        "West\u00adern-backed",
        "Western-\u200bbacked",
    ],
)
def test_every_way_to_write_a_compound_is_found(analyzer, surface):
    text = f"The army shelled {surface} rebels near the dam on Friday."
    assert surface in texts(analyzer, text)


@pytest.mark.parametrize("form", ["terrorist", "terrorists", "terrorist's", "terrorists’"])
def test_inflected_forms_are_found(analyzer, form):
    text = f"Police searched the {form} hideout after the bombing killed nine."
    assert any(t.startswith("terrorist") for t in texts(analyzer, text))


@pytest.mark.parametrize(("british", "american"), [("demonise", "demonize"), ("demonised", "demonized")])
def test_british_and_american_spellings_are_one_term(analyzer, british, american):
    ids = {
        tuple(i for _, i in found(analyzer, f"The minister said the paper had {w} migrants before the election."))
        for w in (british, american)
    }
    assert len(ids) == 1
    assert ids != {()}


@pytest.mark.parametrize(
    "sponsor", ["Saudi", "Iran", "Kremlin", "US", "U.S.", "Turkish", "Gulf", "CIA", "NATO", "Rwandan"]
)
@pytest.mark.parametrize("verb", ["backed", "funded", "armed"])
def test_any_sponsor_fits_the_open_pattern(analyzer, sponsor, verb):
    text = f"Fighting broke out between the army and {sponsor}-{verb} gunmen near the border."
    assert any(t == f"{sponsor}-{verb}" for t in texts(analyzer, text)), found(analyzer, text)


@pytest.mark.parametrize(
    "innocent",
    [
        "The bank sold asset-backed securities worth £2bn.",
        "Haemophilia is an X-linked condition.",
        "The mortgage-backed bond market reopened in March.",
        "Parents bought a foam-backed carpet for the nursery.",
        "The lottery-funded swimming pool opened on Monday.",
    ],
)
def test_innocent_compounds_are_no_sponsors(analyzer, innocent):
    assert not [i for _, i in found(analyzer, innocent) if "backed" in i or "funded" in i or "linked" in i]


def test_the_longest_term_wins_and_a_span_has_one_finding(analyzer):
    report = analyzer.analyze("Ministers called Isis the common enemy of the region and its armies.")
    hits = [f for f in report.findings if "enemy" in f.text]
    assert [f.text for f in hits] == ["common enemy"]


@pytest.mark.parametrize(
    "text",
    [
        "The Republican Guard held the eastern bank of the river.",
        "The Kosovo Liberation Army was dissolved in 1999.",
        "Mr Savage said the council would meet on Monday.",
        "A battery of Patriot missiles was moved to the coast.",
        "Jaish Al-Mujahideen said its commander had died in the battle.",
        "Sam Mendes will direct a play called The Terrorist at the National.",
        "The Puppet Master sold out in three days.",
        "Sgt Butcher joined the force in 2004.",
    ],
)
def test_names_and_titles_do_not_fire(analyzer, text):
    assert found(analyzer, text) == []


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "the |terrorists |Western-backed |regime| claimed|, |“|” |said |.\n|\n\n|\u00ad|flood of migrants"
            "| an |insurgent| so-called |’|(|) |é |İ|\U0001f600 |\r\n".split("|")
        ),
        max_size=40,
    )
)
def test_findings_are_slices_of_the_text_in_order_and_never_overlap(analyzer, parts):
    text = "".join(parts)
    report = analyzer.analyze(text)
    at = 0
    for f in report.findings:
        assert text[f.start : f.end] == f.text
        assert f.start <= f.word[0] < f.word[1] <= f.end
        assert at <= f.start < f.end
        at = f.end
    for sentence in report.sentences:
        for k in sentence.findings:
            assert sentence.start <= report.findings[k].start
            assert report.findings[k].end <= sentence.end


@pytest.mark.parametrize(
    "text",
    [
        "The Royal Ulster Constabulary closed the road.",
        "The People Power Party held a march.",
        "Voters chose Progressive Slovakia.",
        "The Oriental Republic of Uruguay signed the treaty.",
    ],
)
def test_an_actors_own_name_guards_the_words_in_it(analyzer, text):
    assert not analyzer.analyze(text).findings


def test_a_name_that_is_a_term_stays_one_and_a_label_beside_a_name_is_flagged(analyzer):
    assert [f.text for f in analyzer.analyze("They met in Ulster on Monday.").findings] == ["Ulster"]
    assert [f.text for f in analyzer.analyze("The Basij militia closed the road.").findings] == ["militia"]


def test_a_long_name_may_be_the_sponsor(analyzer):
    ids = {f.term_id for f in analyzer.analyze("Al-Aqsa Martyrs Brigade-backed fighters entered the town.").findings}
    assert any(i.endswith("backed") for i in ids)
