"""Terms are found in every inflection, and neutral wordings agree with what they stand in for."""

import pytest

from lexicon.inflect import VERB_TAGS, inflect_alternative, is_name, is_plural, surfaces, takes_an
from lexicon.phrase import split_head, split_verb
from lexicon.spelling import spellings


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("fighter", "fighters"),
        ("person", "people"),
        ("gunman", "gunmen"),
        ("strongman", "strongmen"),
        ("stateswoman", "stateswomen"),
        ("ally", "allies"),
        ("crisis", "crises"),
        ("NGO", "NGOs"),
        ("a leader", "leaders"),
        ("armed group", "armed groups"),
        ("member of the group", "members of the group"),
        ("abortion later in pregnancy", "abortions later in pregnancy"),
        ("person posting online", "people posting online"),
        ("person taking goods", "people taking goods"),
        ("force fighting rebels", "forces fighting rebels"),
        ("area designated by the army", "areas designated by the army"),
        ("worker hired during the strike", "workers hired during the strike"),
        ("area the group controls", "areas the group controls"),
        ("hotel used for asylum seekers", "hotels used for asylum seekers"),
        ("intact dilation and extraction", "intact dilations and extractions"),
        ("search and arrest operation", "search and arrest operations"),
        ("suicide bombing suspect", "suicide bombing suspects"),
        ("human trafficking gang", "human trafficking gangs"),
        ("targeted killing of", "targeted killings of"),
        ("tax cut for high earners", "tax cuts for high earners"),
        ("city that limits cooperation", "cities that limit cooperation"),
        ("country that is at war", "countries that are at war"),
        ("firm accused of overstating its claims", "firms accused of overstating their claims"),
        ("decision not to", "decisions not to"),
        ("online critic", "online critics"),
        ("paid online critic", "paid online critics"),
        ("Muslim", "Muslims"),
        ("African American", "African Americans"),
        ("Democrat", "Democrats"),
    ],
)
def test_the_head_of_a_noun_phrase_takes_the_plural(singular, plural):
    assert inflect_alternative(singular, "noun", "NNS") == plural


@pytest.mark.parametrize(
    "text",
    [
        "forces",
        "people arriving by boat",
        "men aged 18 to 40",
        "acts of violence",
        "left-wingers",
        "Western Sahara",
        "Britain and Ireland",
        "the United States and its allies",
        "information",
        "money from undisclosed donors",
        "secularism",
        "policing",
        "",
    ],
)
def test_what_has_no_plural_or_is_one_stays(text):
    assert inflect_alternative(text, "noun", "NNS") == text


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("say", ("say", "says", "saying", "said", "said")),
        ("take part in", ("take part in", "takes part in", "taking part in", "took part in", "taken part in")),
        ("cancel", ("cancel", "cancels", "cancelling", "cancelled", "cancelled")),
        ("torpedo", ("torpedo", "torpedoes", "torpedoing", "torpedoed", "torpedoed")),
        ("carpet-bomb", ("carpet-bomb", "carpet-bombs", "carpet-bombing", "carpet-bombed", "carpet-bombed")),
        ("flee", ("flee", "flees", "fleeing", "fled", "fled")),
        ("be killed", ("be killed", "is killed", "being killed", "was killed", "been killed")),
        (
            "not obey the",
            ("not obey the", "does not obey the", "not obeying the", "did not obey the", "not obeyed the"),
        ),
        (
            "openly criticise",
            ("openly criticise", "openly criticises", "openly criticising", "openly criticised", "openly criticised"),
        ),
        ("rely on", ("rely on", "relies on", "relying on", "relied on", "relied on")),
    ],
)  # fmt: skip
def test_the_verb_of_a_verb_phrase_takes_the_tense(base, forms):
    assert tuple(inflect_alternative(base, "verb", tag) for tag in VERB_TAGS) == forms


@pytest.mark.parametrize(
    ("text", "comparative"),
    [("deadly", "deadlier"), ("severe", "more severe"), ("loyal", "more loyal"), ("eco-friendly", "eco-friendlier")],
)
def test_adjectives_compare_as_usage_has_it(text, comparative):
    assert inflect_alternative(text, "adj", "JJR") == comparative


def test_no_form_is_made_up_for_a_compound_adjective():
    assert surfaces("conflict-free", "adj") == [("conflict-free", "JJ")]
    assert surfaces("far-right", "adj") == [("far-right", "JJ")]


def test_surfaces_of_a_term_begin_with_its_lemma():
    assert surfaces("dog of war", "noun") == [("dog of war", "NN"), ("dogs of war", "NNS")]
    assert surfaces("forces of darkness", "noun") == [("forces of darkness", "NNS")]
    assert ("clung to", "VBD") in surfaces("cling to", "verb")
    assert ("defied", "VBN") in surfaces("defy", "verb")


def test_plurals_are_told_from_singulars_in_s():
    assert all(map(is_plural, ["troops", "people", "acts", "goods", "left-wingers", "Democrats", "gunmen", "forces"]))
    assert not any(map(is_plural, ["politics", "news", "crisis", "Hamas", "bus", "process", "series", "chaos", "army"]))


def test_names_of_places_are_told_from_names_of_people():
    assert all(map(is_name, ["Sahara", "Ireland", "Afghanistan", "Authority", "Derry"]))
    assert not any(map(is_name, ["Palestinian", "Muslim", "Israeli", "Tory", "Zionist", "rebel", "NGO"]))


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("person", "person"),
        ("young person accused of theft", "person"),
        ("person police want to question", "person"),
        ("the world's most moral army", "army"),
        ("the outside world", "world"),
        ("enemy within", "enemy"),
        ("border crossing points", "points"),
    ],
)
def test_the_head_is_the_word_before_what_modifies_it(phrase, head):
    before, found, after = split_head(phrase)
    assert found == head
    assert before + found + after == phrase


def test_the_verb_is_the_word_after_its_adverbs():
    assert split_verb("not comply with") == ("not ", "comply", " with")
    assert split_verb("rely on") == ("", "rely", " on")
    assert split_verb("say") == ("", "say", "")


@pytest.mark.parametrize(
    "text", ["attacker", "armed group", "hour-long raid", "NGO", "MP", "8-year-old", "honest broker"]
)
def test_wordings_before_which_an_stands(text):
    assert takes_an(text)


@pytest.mark.parametrize(
    "text", ["fighter", "union leader", "US-supported group", "one-off strike", "European ally", ""]
)
def test_wordings_before_which_a_stands(text):
    assert not takes_an(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("demonise", "demonize"),
        ("radicalised", "radicalized"),
        ("defence", "defense"),
        ("labour movement", "labor movement"),
        ("signalling", "signaling"),
        ("pummelled", "pummeled"),
        ("analyse", "analyze"),
        ("Centre", "Center"),
        ("climate sceptics", "climate skeptics"),
    ],
)
def test_spellings_of_both_sides_of_the_atlantic(one, other):
    assert set(spellings(one)) == set(spellings(other)) == {one, other}


@pytest.mark.parametrize("word", ["surprise", "exercise", "promise", "advertise", "devised", "controlled", "fighter"])
def test_words_with_one_spelling_keep_it(word):
    assert spellings(word) == (word,)
