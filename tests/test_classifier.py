"""The sentence model: what it sees, that the runtime gives scikit-learn's numbers, and that identity cannot move it."""

import json
import os
import random
import subprocess
import sys
from array import array
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import ROOT

from analyzer import Analyzer
from analyzer.classifier.data import read_rows
from analyzer.classifier.identity import NAME, Blind
from analyzer.classifier.lanes import SHIFT, Lanes
from analyzer.classifier.measure import agreement, measure, measure_words
from analyzer.classifier.modelfile import ModelError, pack, unpack
from analyzer.classifier.pairs import Pairs, packed
from analyzer.classifier.runtime import Model, load
from analyzer.classifier.vocabulary import identity_words, names, reader
from analyzer.errors import UsageError
from analyzer.score import logistic

LOADED = "outrageous disgraceful shameful brutal cynical reckless vile absurd corrupt heartless".split()
PLAIN = "annual local new regional joint public second recent separate final".split()
SUBJECTS = [
    "The council",
    "Ministers",
    "Russia",
    "The party",
    "Labour",
    "Hamas",
    "Muslims",
    "Ana Ruiz",
    "The regime",
    "NATO",
]
NOUNS = "plan budget report vote scheme speech bill decision letter meeting".split()
WORDS = {*LOADED, *PLAIN, *NOUNS, "the", "council", "ministers", "party", "regime", "backed", "defended", "a"}


def sentence(rng, loaded):
    word = rng.choice(LOADED if loaded else PLAIN)
    return f"{rng.choice(SUBJECTS)} {rng.choice(['backed', 'defended'])} a {word} {rng.choice(NOUNS)} on Friday."


@pytest.fixture(scope="module")
def labelled(tmp_path_factory):
    rng = random.Random(3)
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    rows = [{"text": f"{sentence(rng, k % 2)} No. {k}", "label": k % 2, "outlet": f"o{k % 7}"} for k in range(400)]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows))
    return path


@pytest.fixture(scope="module")
def trained(labelled, tmp_path_factory):
    path = tmp_path_factory.mktemp("model") / "model.bin"
    run = [sys.executable, "-m", "analyzer", "train", str(labelled), "-o", str(path)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="module")
def blind():
    return reader(WORDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russia attacked the plan.", "Ukraine attacked the plan."),
        ("The United States backed a bill.", "France backed a bill."),
        ("The council met Muslims.", "The council met Hindus."),
        ("Labour backed the vote.", "Fidesz backed the vote."),
        ("The report quoted Ana Ruiz.", "The report quoted Xu Wei-Lin."),
        ("She defended the bill.", "He defended the bill."),
        ("The party backed women.", "The party backed men."),
        ("A gay minister spoke.", "A straight minister spoke."),
        ("Israel backed the vote.", "Hamas backed the vote."),
        ("Muslims backed the vote.", "The Republican Party backed the vote."),
        ("The Union of Writers backed the vote.", "Ana van den Berg backed the vote."),
        ("Jabhat al-Wenkra backed the vote.", "Ana Ruiz backed the vote."),
        ("The anti-Muslim party backed it.", "The anti-Israel party backed it."),
        ("The People's Party's plan was brutal.", "Peru's plan was brutal."),
        ("The left-wing party backed it.", "The right-wing party backed it."),
    ],
)
def test_one_identity_reads_like_another(blind, one, other):
    assert blind.tokens(one) == blind.tokens(other)


def test_what_is_no_identity_stays(blind):
    assert blind.tokens("The council defended a brutal plan!") == [
        "the",
        "council",
        "defended",
        "a",
        "brutal",
        "plan",
        "!",
    ]


def test_every_token_points_at_its_word():
    blind = Blind(names(), identity_words(WORDS), WORDS)
    raw = ["The", "Syrian", "Democratic", "Forces", "backed", "a", "plan"]
    tokens, at = blind.read(raw)
    assert tokens[-3:] == ["backed", "a", "plan"]
    assert [raw[k] for k in at[-3:]] == ["backed", "a", "plan"]


def test_the_runtime_gives_scikit_learns_probabilities(labelled, analyzer, monkeypatch):
    from analyzer.classifier import train as t

    rows = read_rows([labelled])
    kept = {}
    plain = t.SentenceModel.packed

    def keep(model, header, words):
        kept["model"] = model
        return plain(model, header, words)

    monkeypatch.setattr(t.SentenceModel, "packed", keep)
    runtime = Model(t.train([rows], found=lambda texts: (r.findings for r in analyzer.analyze_many(texts))))
    texts = [r.text for r in rows[:80]]
    wanted = kept["model"].logits([runtime.tokens(x) for x in texts])
    assert len({round(float(w), 3) for w in wanted}) > 20
    for text, logit in zip(texts, wanted, strict=True):
        assert runtime.probability(text) == pytest.approx(logistic(logit), abs=1e-6)


def test_shares_and_the_constant_add_up_to_the_logit(trained):
    model = load(trained)
    for text in ("The regime defended a shameful plan on Friday.", "Ministers backed a local vote.", "", "…"):
        reading = model.read(text)
        assert reading.logit == pytest.approx(reading.constant + sum(reading.shares), abs=1e-9)
        assert logistic(reading.logit) == pytest.approx(model.probability(text), abs=1e-9)
        assert len(reading.shares) == len(reading.spans) == len(reading.tokens)


def test_words_in_skipped_spans_are_not_read(trained):
    model = load(trained)
    text = "The council “defended a shameful plan” on Friday."
    start, end = text.index("“"), text.index("”") + 1
    assert model.read(text, skipped=[(start, end)]).logit == pytest.approx(model.logit("The council on Friday."))
    assert model.without(text, 0, len(text), [(start, end)]) == pytest.approx(model.logit("The council on Friday."))
    assert model.without(text, 0, len(text), [(0, len(text))]) is None


@pytest.mark.parametrize("line", ["London", "John Smith", "(AP)", "Paris, France", "By Ana Ruiz and Xu Wei", "", "…"])
def test_a_byline_is_not_judged(trained, line):
    assert load(trained).logit(line) is None


def test_a_speaker_after_a_quotation_is_still_a_name(full):
    said = {full.analyze(f"“We will fight on,” {who} said on Friday.").slant for who in ("Smith", "Rich", "Savage")}
    assert len(said) == 1


def test_lanes_add_up_however_many_words_there_are():
    rows = [[3, SHIFT - 7], [-5, -SHIFT], [0, 2]]
    data = b"".join((value + SHIFT).to_bytes(4, "little") for row in rows for value in row)
    lanes = Lanes({"a": 0, "b": 1, "c": 2}, data, [0.5, 1.0])
    assert lanes.total(["a", "b", "none"]) == [-1.0, -7.0]
    assert lanes.total(["a"] * 1000) == [1500.0, 1000.0 * (SHIFT - 7)]
    assert lanes.total([]) == [0.0, 0.0]


def test_it_tells_loaded_from_plain_and_who_is_meant_changes_nothing(trained):
    model = load(trained)
    rng = random.Random(5)
    for _ in range(30):
        loaded, plain = (model.probability(sentence(rng, k)) for k in (True, False))
        assert loaded > plain
    said = {model.probability(f"{who} defended a shameful plan.") for who in ("Russia", "Hamas", "Ana Ruiz", "Hindus")}
    assert len(said) == 1


def test_the_same_rows_give_the_same_file(labelled, trained, tmp_path):
    again = tmp_path / "again.bin"
    run = [sys.executable, "-m", "analyzer", "train", str(labelled), "-o", str(again)]
    assert subprocess.run(run, cwd=ROOT, capture_output=True).returncode == 0
    assert again.read_bytes() == trained.read_bytes()


def test_evaluate_prints_the_figures_and_writes_them(labelled, trained, tmp_path, capsys):
    from analyzer.cli import main

    table, picture = tmp_path / "table.md", tmp_path / "picture.svg"
    files = ["--markdown", str(table), "--picture", str(picture)]
    assert main(["evaluate", str(labelled), "--model", str(trained), *files]) == 0
    out = capsys.readouterr().out
    assert "macro-F1" in out
    assert "outlet o3" in out
    assert "95 % interval" in out
    assert table.read_text() == out
    root = ElementTree.fromstring(picture.read_text())
    assert len(root.findall("{http://www.w3.org/2000/svg}circle")) >= 2


@pytest.mark.parametrize("damage", [b"", b"hello\n", b"half"])
def test_a_damaged_model_is_refused(trained, tmp_path, damage):
    data = trained.read_bytes()
    path = tmp_path / "bad.bin"
    path.write_bytes(data[: len(data) // 2] if damage == b"half" else damage)
    with pytest.raises(ModelError):
        load(path)


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ([{"text": "a", "label": 1}] * 300, "same label"),
        ([{"text": f"a {k}", "label": k % 2} for k in range(20)], "too few"),
        ([{"text": "a", "verdict": 1}] * 300, "verdict"),
        ([{"text": "a", "label": 7}] * 300, "as they should be"),
        ([{"text": "a", "votes": 3, "votes_biased": 1, "word_votes": [1]}] * 300, "as they should be"),
        ([{"label": 1}] * 300, "no text"),
        ([{"text": "a b c", "label": k % 2} for k in range(300)], "too few"),
        ([{"text": "…", "label": k % 2} for k in range(300)], "no words"),
        ([{"text": f"{chr(97 + k % 26) * (k + 3)} is", "label": k % 2} for k in range(300)], "stand together"),
        ([{"text": "a", "votes": -5, "votes_biased": -4}] * 300, "as they should be"),
        ([{"text": "a", "label": 10**400}] * 300, "as they should be"),
    ],
)
def test_bad_rows_are_told_and_the_old_model_stays(tmp_path, capsys, rows, word):
    from analyzer.cli import main

    source, model = tmp_path / "rows.jsonl", tmp_path / "model.bin"
    source.write_text("".join(json.dumps(r) + "\n" for r in rows))
    model.write_bytes(b"old")
    assert main(["train", str(source), "-o", str(model)]) == 2
    assert word in capsys.readouterr().err
    assert model.read_bytes() == b"old"


def test_votes_and_soft_labels_are_shares(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(
        '{"text": "a", "votes_biased": 3, "votes": 4}\n{"text": "b", "soft": 0.2}\n{"text": "c", "label": 1}\n'
    )
    assert [r.share for r in read_rows([path])] == [0.75, 0.2, 1.0]
    with pytest.raises(UsageError):
        read_rows([tmp_path / "none.jsonl"])


def test_words_that_judges_marked_and_their_spans_are_read(tmp_path):
    path = tmp_path / "rows.jsonl"
    row = {"text": "A vile plan", "votes_biased": 2, "votes": 4, "word_votes": {"Vile": 3}, "spans": [[2, 6, "x"]]}
    path.write_text(json.dumps(row) + "\n")
    (found,) = read_rows([path])
    assert found.marked == {"vile": 0.75}
    assert found.spans == ((2, 6),)


def test_a_model_for_other_categories_is_refused(trained, tmp_path):
    header, arrays, _ = unpack(trained.read_bytes())
    header["findings"] = {"other": 1.0}
    path = tmp_path / "other.bin"
    codes = {name: code for name, code, _ in header.pop("arrays")}
    path.write_bytes(pack(header, {name: array(codes[name], bytes(data)) for name, data in arrays.items()}))
    with pytest.raises(UsageError, match="other categories"):
        Analyzer(model=str(path))


@pytest.mark.parametrize("name", ["slow", "none.bin"])
def test_a_model_that_is_not_there_is_told(name):
    with pytest.raises(UsageError):
        Analyzer(model=name)


def test_measures_of_words():
    w = measure_words([True, True, False, False], [0.9, 0.2, 0.8, 0.1], 0.5)
    assert (w.precision, w.recall, w.f1) == (0.5, 0.5, 0.5)
    assert measure_words([True], [0.1], 0.5).f1 == 0


def test_agreement_is_one_where_all_agree_and_none_by_chance():
    assert agreement([(3, 3), (0, 3), (3, 3), (0, 3)]) == pytest.approx(1)
    assert agreement([(1, 2)] * 6) < 0.1


def test_measures_of_a_perfect_and_of_a_useless_model():
    perfect = measure([True, False, True, False], [1.0, 0.0, 1.0, 0.0])
    assert (perfect.macro_f1, perfect.auc, perfect.calibration_error) == (1.0, 1.0, 0.0)
    useless = measure([True, False, True, False], [0.5] * 4)
    assert useless.auc == 0.5
    assert useless.calibration_error == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yesterday van Gogh lied about it.", "Yesterday Smith lied about it."),
        ("A bin Laden man was beaten.", "A Peru man was beaten."),
        ("J. D. Vance backed the vote.", "Ana Ruiz backed the vote."),
        ("Furious Turkey attacked the plan.", "Furious Ana Ruiz attacked the plan."),
        ("The party met muslims and the french.", "The party met jews and the germans."),
        ("The party met 李强 and محمد.", "The party met Ana Ruiz and Xu Wei."),
        ("Voters say he'd backed it.", "Voters say she'd backed it."),
        ("The party told him of it.", "The party told her of it."),
        ("Pro-Israel ministers backed it.", "Pro-Hamas ministers backed it."),
        ("The imam backed it.", "The rabbi backed it."),
    ],
)
def test_names_of_every_shape_read_alike(blind, one, other):
    assert blind.tokens(one) == blind.tokens(other)
    assert NAME in " ".join(blind.tokens(one)) or "they'd" in blind.tokens(one) or "their" in blind.tokens(one)


def test_one_group_and_soft_labels_alone_are_enough_to_train(tmp_path):
    from analyzer.cli import main

    rng = random.Random(3)
    source, model = tmp_path / "rows.jsonl", tmp_path / "model.bin"
    rows = [
        {"text": f"{sentence(rng, k % 2)} No.\u2028{k}", "soft": 0.1 + 0.8 * (k % 2), "group": "ours"}
        for k in range(300)
    ]
    source.write_text("\ufeff" + "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    assert main(["train", str(source), "-o", str(model)]) == 0
    assert load(model).probability("The council backed a shameful plan.") > 0.5


def test_a_damaged_header_is_a_damaged_model(trained, tmp_path):
    first, _, rest = trained.read_bytes().partition(b"\n")
    fields = first.split()
    for size in (b"zz", b"99999999", b"7"):
        path = tmp_path / "bad.bin"
        path.write_bytes(b" ".join([fields[0], fields[1], size, fields[3]]) + b"\n" + rest)
        with pytest.raises(ModelError, match="damaged"):
            load(path)


def test_a_model_trained_anew_is_read_anew(trained, labelled, tmp_path):
    import shutil

    path = tmp_path / "model.bin"
    shutil.copy(trained, path)
    before = Analyzer(model=str(path)).classifier
    assert Analyzer(model=str(path)).classifier is before
    os.utime(path, ns=(1, 1))
    assert Analyzer(model=str(path)).classifier is not before


def test_a_pair_is_found_where_it_stands_first():
    pairs = Pairs(packed(["a b", "a c", "b a"]))
    assert pairs.found(["x", "a", "c", "a", "c", "b", "a"]) == {1: 2, 2: 6}
    assert pairs.numbers(["x", "a", "c", "a", "c", "b", "a"]) == {1, 2}
    assert not pairs.found([])


def test_a_loaded_quotation_is_not_the_outlets_slant(full):
    text = "“This vile, disgraceful and shameful stunt is a grotesque lie,” the minister said on Tuesday in the town."
    plain = full.analyze("The minister said on Tuesday in the town.").slant
    noted, checked = full.analyze(text), Analyzer(policy={"quoted": "check"}).analyze(text)
    assert noted.slant < 0.3
    assert abs(noted.slant - plain) < 0.1
    assert checked.slant > 0.8
    assert noted.sentences[0].score.model > 0.8


DATA = Path(os.environ.get("EVENHAND_DATA", ROOT.parent / "shared" / "data"))


@pytest.mark.skipif(not (DATA / "dev" / "babe.jsonl").exists(), reason="needs dev/babe.jsonl in EVENHAND_DATA")
def test_the_shipped_model_agrees_with_experts_it_has_not_learned_from(full):
    rows = read_rows([DATA / "dev" / "babe.jsonl"])
    measured = measure([r.label for r in rows], [full.score_sentence(r.text)[1].slant for r in rows])
    assert measured.auc >= 0.86
    assert measured.macro_f1 >= 0.78
    assert measured.calibration_error <= 0.05


@pytest.mark.parametrize("said", ["We will meet again in the spring", "This is a vile and shameful lie"])
def test_the_slant_of_a_sentence_with_a_quotation_is_that_of_the_words_outside(full, said):
    text = f"“{said},” the minister told the council on Friday."
    speech = [(0, text.index("”") + 1)]
    (sentence,) = full.analyze(text).sentences
    own = full.classifier.without(text, 0, len(text), speech)
    assert sentence.score.slant == pytest.approx(logistic(own))
    assert sentence.score.model == pytest.approx(full.classifier.probability(text))
    assert sentence.score.slant != pytest.approx(sentence.score.model)
