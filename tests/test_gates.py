"""Gates: the same word, loaded in one sentence and innocent in another."""

import pytest

PAIRS = {
    "regime": (
        "The regime in the capital jailed two editors.",
        "She follows a strict exercise regime before each race.",
    ),
    "claimed": ("The minister claimed that the strike had failed.", "He claimed a refund for the cancelled train."),
    "axed": ("Ministers axed 900 library jobs in the north.", "The graph has two axes, time and depth."),
    "murder": (
        "The army murdered nine villagers, the party leader wrote.",
        "Her new murder mystery is set on a ferry.",
    ),
    "slammed": ("The senator slammed the budget as unfair.", "He slammed the door and ran for the bus."),
    "flood": ("A flood of migrants reached the island, the mayor said.", "The flood reached the lower town at dawn."),
    "hawks": ("Washington hawks want a bigger war budget.", "Two hawks nest on the cathedral tower."),
    "admitted": ("The mayor admitted that the plan had failed.", "She was admitted to hospital with a fever."),
    "swarm": (
        "Swarms of migrants were crossing the Channel, the paper wrote.",
        "A swarm of bees settled on the post box.",
    ),
    "blitzed": ("Jets blitzed the port city for a third night.", "Blend the tomatoes, blitzed until smooth, with oil."),
    "insist": ("The company insists that its mines are safe.", "I insist on paying for the coffee."),
}


@pytest.mark.parametrize("word", list(PAIRS))
def test_the_loaded_use_is_found(analyzer, word):
    loaded, _ = PAIRS[word]
    assert analyzer.analyze(loaded).findings, loaded


@pytest.mark.parametrize("word", list(PAIRS))
def test_the_innocent_use_is_not(analyzer, word):
    _, innocent = PAIRS[word]
    assert [(f.text, f.term_id) for f in analyzer.analyze(innocent).counted] == []


@pytest.mark.parametrize("text", ["Protesters butcher civilians.", "Militias slaughter civilians."])
def test_a_verb_between_two_plurals_is_no_noun(analyzer, text):
    f = next(f for f in analyzer.analyze(text).findings if f.text in {"butcher", "slaughter"})
    assert f.alternatives[0].text in {"kill", "attack"}


def test_a_neutral_paragraph_changes_no_earlier_finding(analyzer, sample):
    before = analyzer.analyze(sample).findings
    after = analyzer.analyze(sample + "\n\nThe recipe needs two eggs, flour and a hot oven.\n").findings
    assert after[: len(before)] == before


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("France", "Nigeria"),
        ("Christians", "Muslims"),
        ("Labour", "Fidesz"),
        ("Ivan Petrov", "Mary Jones"),
        ("women", "men"),
    ],
)
@pytest.mark.parametrize(
    "frame",
    [
        "{} accused the regime of flooding the town with thugs.",
        "Officials in the capital claimed that {} had attacked the convoy, killing nine.",
        "A mob drove {} from the square, witnesses told reporters.",
        "The extremists who attacked {} were seen as freedom fighters at home.",
    ],
)
def test_exchanging_who_it_is_about_changes_no_finding(analyzer, frame, one, other):
    reports = [analyzer.analyze(frame.format(name)) for name in (one, other)]
    assert [f.term_id for f in reports[0].findings] == [f.term_id for f in reports[1].findings]
    assert [f.confidence for f in reports[0].findings] == [f.confidence for f in reports[1].findings]
