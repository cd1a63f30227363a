"""The stance model: what it sees, that the runtime gives scikit-learn's numbers, and that names cannot move it."""

import json
import math
import random
import subprocess
import sys

import pytest
from conftest import ROOT

from analyzer.classifier.modelfile import ModelError, pack
from analyzer.classifier.shipped import STATIC
from analyzer.errors import UsageError
from analyzer.stance import runtime
from analyzer.stance.data import Judged, Row, fold, read_rows, view_key
from analyzer.stance.features import FIGURES, ZONES, figures, quoted, zones
from analyzer.stance.reading import OBLIQUE, OWN, REACH, TARGET, View
from analyzer.stance.runtime import Model, shipped

GOOD = "praised thanked honoured defended admired celebrated".split()
BAD = "attacked condemned mocked blamed cheated denounced".split()
PLAIN = "visited telephoned met joined called followed".split()
NAMES = "Ghana|Ana Ruiz|Hamas|Labour|Muslims|NATO|Fiji|Quakers|Kyiv|Hezbollah|U.S.|the Republican Party".split("|")
NAMES += ["Narendra Modi", "Broad Front (Uruguay)"]


def marked(sentence):
    """The text of a sentence whose target stands in double brackets, its span and the target's."""
    start = sentence.index("[[")
    text = sentence.replace("[[", "").replace("]]", "")
    return text, (0, len(text)), (start, sentence.index("]]") - 2)


def seen(sentence):
    return shipped().view(*marked(sentence))


def read(sentence):
    return shipped().probabilities(*marked(sentence))


def made(count=240):
    rng = random.Random(3)
    rows = []
    for k in range(count):
        stance = k % 3 - 1
        verb = rng.choice((BAD, PLAIN, GOOD)[stance + 1])
        other, name = rng.sample(NAMES, 2)
        extra = rng.choice(["on Monday", "in the capital", "after the vote, officials said", "before the match"])
        text = f"Reporters wrote that {other} {verb} {name} {extra}."
        start = text.rindex(name)
        rows.append(Row(text, (start, start + len(name)), stance, f"event {k % 20}"))
    return rows


@pytest.fixture(scope="module")
def trained():
    pytest.importorskip("sklearn")
    from analyzer.classifier.static import Static
    from analyzer.classifier.vocabulary import reader
    from analyzer.stance.train import StanceModel, pool

    static = Static.load(STATIC)
    found = pool(made(), [], reader(static.common), static, None)
    model = StanceModel().fit(found, static)
    return model, found, model.packed(static, {"made": True})


def test_the_target_and_other_names_are_hidden():
    view = seen("Last week [[Ana Ruiz]] accused Ghana of fraud.")
    assert view.tokens[view.target] == TARGET
    assert not {"ana", "ruiz", "ghana", "Ana", "Ghana"} & set(view.tokens)
    assert "‹name›" in view.tokens


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("They blamed [[Fiji]] for it.", TARGET),
        ("They blamed [[Fiji]]’s minister for it.", OWN),
        ("They blamed [[Fiji's]] minister for it.", OWN),
        ("They blamed [[her]] for it.", OBLIQUE),
        ("They blamed [[him]] for it.", OBLIQUE),
        ("[[She]] was blamed for it.", TARGET),
    ],
)
def test_the_form_of_the_target_is_all_that_is_kept_of_it(sentence, form):
    view = seen(sentence)
    assert view.tokens[view.target] == form


def test_every_token_knows_its_place():
    text, sentence, target = marked("On Monday, [[Kyiv]]'s “brave” envoy (a lawyer) met Ana Ruiz; nobody spoke.")
    view = shipped().view(text, sentence, target)
    for token, (a, b) in zip(view.tokens, view.spans, strict=True):
        if token[0] != "‹":
            assert text[a:b].lower() == token
    assert text[slice(*view.spans[view.target])] == "Kyiv's"
    assert list(view.spans) == sorted(view.spans)


def test_a_long_sentence_is_read_only_around_its_target():
    filler = "word, " * 3000
    text = f"{filler}[[Ghana]] lied {filler}"
    view = seen(text)
    assert len(view.tokens) <= 2 * REACH * 3 + 1
    assert view.tokens[view.target + 1] == "lied"


def test_what_stands_outside_the_sentence_does_not_count():
    text = "They praised Ghana. Reporters met Fiji today. What a shameful lie."
    start = text.index("Fiji")
    alone = "Reporters met Fiji today."
    place = text.index(alone)
    whole = shipped().probabilities(text, (place, place + len(alone)), (start, start + 4))
    assert whole == shipped().probabilities(alone, (0, len(alone)), (14, 18))


def test_zones_part_the_words_by_side_nearness_and_clause():
    view = View("one two , three four ‹target› five six and seven".split(), 5, [(0, 0)] * 10)
    parts = [view.tokens[a:b] for a, b in zones(view)]
    assert len(parts) == ZONES - 1
    assert parts[0] == ["one", "two", ",", "three", "four"]
    assert parts[1:3] == [["four"], [",", "three"]]
    assert parts[4:6] == [["three", "four"], ["one", "two", ","]]
    assert parts[6] == ["five", "six", "and", "seven"]
    assert parts[7:9] == [["five"], ["six", "and"]]
    assert parts[10:12] == [["five", "six"], ["and", "seven"]]


@pytest.mark.parametrize("tokens", [["‹target›"], ["‹target›", "lied"], ["so", "‹target›"]])
def test_zones_of_the_shortest_sentences_lie_within_them(tokens):
    view = View(tokens, tokens.index("‹target›"), [(0, 0)] * len(tokens))
    for a, b in zones(view):
        assert 0 <= a <= b <= len(tokens)
        assert not a <= view.target < b


@pytest.mark.parametrize(
    ("sentence", "inside"),
    [
        ("“We trust [[Fiji]],” they said.", True),
        ("“We will go,” said [[Fiji]].", False),
        ('"We trust [[Fiji]]," they said.', True),
        ('"We will go," said [[Fiji]].', False),
        ("We trust [[Fiji]],” they said.", True),
        ("[[Fiji]] said: “We will go.”", False),
        ("[[Fiji]] left.", False),
    ],
)
def test_a_target_inside_quotation_marks_is_told(sentence, inside):
    assert quoted(seen(sentence)) is inside


def test_figures_are_one_for_each_name():
    assert len(figures(seen("They blamed [[Fiji]]’s minister."))) == len(FIGURES)


def test_the_runtime_gives_scikit_learns_numbers(trained):
    model, found, data = trained
    runs = Model(data)
    wanted = model.probabilities(found.views)
    for row, view, expected in zip(made(), found.views, wanted, strict=True):
        got = runs.probabilities(row.text, (0, len(row.text)), row.target)
        assert got == pytest.approx(expected, abs=1e-6)
        assert runs.scores(view) == pytest.approx(model.scores([view])[0], abs=1e-5)


def test_a_model_learns_verbs_done_to_its_targets(trained):
    model = Model(trained[2])
    good = model.probabilities(*marked("Reporters wrote that Norway honoured [[Peru]] on Monday."))
    bad = model.probabilities(*marked("Reporters wrote that Norway denounced [[Peru]] on Monday."))
    assert good[2] > 0.5 > good[0]
    assert bad[0] > 0.5 > bad[2]


def test_training_again_gives_the_same_bytes(trained):
    from analyzer.classifier.static import Static
    from analyzer.stance.train import StanceModel

    static = Static.load(STATIC)
    assert StanceModel().fit(trained[1], static).packed(static, {"made": True}) == trained[2]


def test_too_few_labels_are_told():
    pytest.importorskip("sklearn")
    from analyzer.classifier.static import Static
    from analyzer.classifier.vocabulary import reader
    from analyzer.stance.train import StanceModel, pool

    static = Static.load(STATIC)
    with pytest.raises(UsageError, match="too few"):
        StanceModel().fit(pool(made(30), [], reader(static.common), static, None), static)


def test_probabilities_add_up_to_one():
    for sentence in ("[[Fiji]]", "[[Fiji]] lied.", "The shameless liar [[Ana Ruiz]] ruined us all."):
        p = read(sentence)
        assert sum(p) == pytest.approx(1)
        assert all(0 < x < 1 for x in p)


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("Voters were disgusted by the lies of [[Ana Ruiz]].", 0),
        ("Prosecutors charged [[Ivan Petrov]] with fraud and bribery.", 0),
        ("The report condemned [[Labour]]’s shameful failure to protect children.", 0),
        ("Critics said [[the Republican Party]] had betrayed the poor.", 0),
        ("The crowd cheered as [[Grace Mensah]] accepted the award for her brave work.", 2),
        ("Doctors praised [[Fiji]]’s impressive and successful vaccination drive.", 2),
        ("[[Hezbollah]] was praised for its generous help after the flood.", 2),
        ("[[Narendra Modi]] won a stunning victory and was welcomed by admiring crowds.", 2),
    ],
)
def test_the_shipped_model_tells_plain_cases(sentence, side):
    p = read(sentence)
    assert p[side] == max(p)


FRAMES = [
    "{A} lied to voters, and [[{B}]] paid for it.",
    "Crowds cheered as [[{B}]] thanked {A} for years of work.",
    "[[{B}]]’s reckless war has alarmed {A}.",
    "The court cleared [[{B}]] of cheating {A}.",
    "Talks between {A} and [[{B}]] open on Tuesday.",
]


@pytest.mark.parametrize("frame", FRAMES)
def test_no_exchange_of_names_moves_the_result(frame):
    first = read(frame.format(A="Ghana", B="Peru"))
    for a in NAMES:
        for b in NAMES:
            if a != b:
                assert read(frame.format(A=a[:1].upper() + a[1:], B=b[:1].upper() + b[1:])) == first


def test_he_and_she_are_judged_alike():
    assert read("[[He]] lied about his debts.") == read("[[She]] lied about her debts.")
    assert read("They jeered at [[him]].") == read("They jeered at [[her]].")


def test_the_shares_add_up_and_name_the_words():
    text, sentence, target = marked(
        "Angry voters condemned [[Ana Ruiz]] for shameful lies, but Fiji thanked the envoys."
    )
    why = shipped().explain(text, sentence, target)
    p = shipped().probabilities(text, sentence, target)
    assert why.probabilities == p
    total = why.constant + sum(share for _, share in why.shares)
    assert total == pytest.approx(math.log(p[2] / p[0]), abs=1e-9)
    share = {text[a:b]: value for (a, b), value in why.shares}
    assert share["condemned"] < 0 < share["thanked"]


def test_a_word_that_is_in_no_zone_has_no_part_in_the_explanation():
    why = shipped().explain(*marked("zqxv [[Fiji]] zqxv"))
    assert all(abs(share) < 10 for _, share in why.shares)


def test_what_is_skipped_does_not_count():
    text, sentence, target = marked("The liar who ruined us, voters said, met [[Fiji]].")
    quoted_part = (0, text.index(", voters"))
    seen_view = shipped().view(text, sentence, target, [quoted_part])
    assert "liar" not in seen_view.tokens
    assert seen_view.tokens[seen_view.target] == TARGET
    assert shipped().probabilities(text, sentence, target, [quoted_part]) != read(
        "The liar who ruined us, voters said, met [[Fiji]]."
    )


def test_a_target_is_never_skipped():
    text, sentence, target = marked("They met [[Fiji]] today.")
    view = shipped().view(text, sentence, target, [sentence])
    assert view.tokens == [TARGET]


def test_a_file_that_is_no_stance_model_is_refused():
    with pytest.raises(ModelError, match="lacks"):
        Model(pack({"words": "a"}, {}))


def test_reading_the_model_imports_no_numpy():
    code = "import sys, analyzer.stance.runtime as r; r.read('A met B.', (0, 8), (0, 1)); print('numpy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "False"


def test_the_shipped_file_is_small():
    assert runtime.MODEL.stat().st_size < 4_000_000


def test_a_row_without_a_target_is_told_with_its_line(tmp_path):
    path = tmp_path / "rows.jsonl"
    good = {"text": "Fiji won.", "target": {"start": 0, "end": 4}, "polarity": 1}
    path.write_text(json.dumps(good) + "\n" + json.dumps({"text": "Fiji won.", "polarity": 1}) + "\n")
    with pytest.raises(UsageError, match="line 2"):
        read_rows(path)
    path.write_text(json.dumps({**good, "polarity": 2}))
    with pytest.raises(UsageError, match="line 1"):
        read_rows(path)


def test_judgements_are_found_by_what_was_read(tmp_path):
    np = pytest.importorskip("numpy")
    one, other = seen("[[Fiji]] lied."), seen("[[Fiji]] left.")
    codes = np.array([[[32, -32], [64, -64], [96, -96]]], np.int8)
    path = tmp_path / "judged.npz"
    Judged(np.array([view_key(one)], np.uint64), codes).save(path)
    judged = Judged.load(path)
    assert judged.of([one]).tolist() == [[2.0, -2.0]]
    assert judged.of([one], teacher=0).tolist() == [[1.0, -1.0]]
    assert np.isnan(judged.of([other])).all()
    assert judged.of([seen("[[Ghana]] lied.")]).tolist() == [[2.0, -2.0]]


def test_an_event_is_always_in_the_same_fold():
    assert [fold("election in Fiji")] * 3 == [fold("election in Fiji") for _ in range(3)]
    assert {fold(f"event {k}") for k in range(50)} == {0, 1, 2}
