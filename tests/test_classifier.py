"""The sentence model: what it sees, that the runtime gives scikit-learn's numbers, and that identity cannot move it."""

import json
import random
import subprocess
import sys

import pytest
from conftest import ROOT

from analyzer.classifier.data import read_rows
from analyzer.classifier.features import lexical_row
from analyzer.classifier.identity import Blind
from analyzer.classifier.measure import measure
from analyzer.classifier.runtime import Model, ModelError, load
from analyzer.classifier.vocabulary import identity_words, names, reader
from analyzer.errors import UsageError

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
    ],
)
def test_one_of_a_kind_reads_like_another(blind, one, other):
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
    blind = Blind(names(), identity_words(), WORDS)
    raw = ["The", "Syrian", "Democratic", "Forces", "backed", "a", "plan"]
    tokens, at = blind.read(raw)
    assert tokens[-3:] == ["backed", "a", "plan"]
    assert [raw[k] for k in at[-3:]] == ["backed", "a", "plan"]


def test_the_runtime_gives_scikit_learns_probabilities(labelled, trained, analyzer):
    import numpy as np

    from analyzer.classifier import train as t

    rows = read_rows([labelled])
    kept = {}
    plain = t.SentenceModel.packed

    def keep(model, platt, card):
        kept["model"], kept["platt"] = model, platt
        return plain(model, platt, card)

    t.SentenceModel.packed = keep
    try:
        data = t.train(rows, findings=lambda ts: [lexical_row(r.findings) for r in analyzer.analyze_many(ts)])
    finally:
        t.SentenceModel.packed = plain
    runtime = Model(data)
    texts = [r.text for r in rows[:80]]
    blind = reader(set(runtime._index))
    lexical = np.array([lexical_row(r.findings) for r in analyzer.analyze_many(texts)])
    logits = kept["model"].logits([blind.tokens(x) for x in texts], lexical)
    wanted = 1 / (1 + np.exp(-(kept["platt"][0] * logits + kept["platt"][1])))
    for text, p in zip(texts, wanted, strict=True):
        assert runtime.judge(text, findings=analyzer.analyze(text).findings).probability == pytest.approx(p, abs=1e-6)


def test_contributions_add_up_to_the_logit(trained, analyzer):
    model = load(trained)
    for text in ("The regime defended a shameful plan on Friday.", "Ministers backed a local vote.", ""):
        said = model.judge(text, findings=analyzer.analyze(text).findings)
        assert said.logit == pytest.approx(said.constant + sum(w for _, _, w in said.parts), abs=1e-9)
        assert 0 <= said.probability <= 1


def test_it_tells_loaded_from_plain_and_who_is_meant_changes_nothing(trained):
    model = load(trained)
    rng = random.Random(5)
    for _ in range(30):
        loaded, plain = (model.judge(sentence(rng, k)).probability for k in (True, False))
        assert loaded > plain
    said = {model.judge(f"{who} defended a shameful plan.").probability for who in ("Russia", "Nigeria", "Peru")}
    assert len(said) == 1


def test_the_same_rows_give_the_same_file(labelled, trained, tmp_path):
    again = tmp_path / "again.bin"
    run = [sys.executable, "-m", "analyzer", "train", str(labelled), "-o", str(again)]
    assert subprocess.run(run, cwd=ROOT, capture_output=True).returncode == 0
    assert again.read_bytes() == trained.read_bytes()


def test_evaluate_prints_the_figures(labelled, trained, capsys):
    from analyzer.cli import main

    assert main(["evaluate", str(trained), str(labelled)]) == 0
    out = capsys.readouterr().out
    assert "macro-F1" in out
    assert "o3" in out


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
        ([{"text": "a", "label": 7}] * 300, "0 to 1"),
        ([{"label": 1}] * 300, "no text"),
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


def test_measures_of_a_perfect_and_of_a_useless_model():
    perfect = measure([True, False, True, False], [1.0, 0.0, 1.0, 0.0])
    assert (perfect.macro_f1, perfect.auc, perfect.calibration_error) == (1.0, 1.0, 0.0)
    useless = measure([True, False, True, False], [0.5] * 4)
    assert useless.auc == 0.5
    assert useless.calibration_error == 0.0
