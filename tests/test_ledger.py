"""Who is called what, as `check` shows it: text, JSON, explain, house names."""

import json

import pytest

from analyzer.cli import main

DRAFT = (
    "The army fought the Western-backed al-Qaida terrorists near Kiev. The mayor claimed that it was calm in Kyiv. "
    "Critics say the treaty is a betrayal.\n"
)


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def run(capsys, *argv):
    code = main([*map(str, argv)])
    out, err = capsys.readouterr()
    return code, out, err


def test_text_shows_who_is_called_what_and_the_patterns(draft, capsys):
    _, out, _ = run(capsys, "check", "--no-config", "--color", "never", draft)
    ledger = out[out.index("who is called what") :]
    assert "al-Qaida  stance -" in ledger
    assert "terrorists; sponsors: Western-backed" in ledger
    assert "mayor" in ledger and "verbs: claimed" in ledger
    assert "naming variant" in ledger and "vague source" in ledger


def test_neutral_copy_has_no_ledger(tmp_path, capsys):
    path = tmp_path / "fair.txt"
    path.write_text("The council met on Tuesday. The mayor said work would start in May.\n", encoding="utf-8")
    _, out, _ = run(capsys, "check", "--no-config", "--color", "never", path)
    assert "who is called what" not in out and "patterns" not in out


def test_json_holds_actors_and_patterns(draft, capsys):
    _, out, _ = run(capsys, "check", "--no-config", "--format", "json", draft)
    document = json.loads(out)["documents"][0]
    actor = next(a for a in document["actors"] if a["name"] == "al-Qaida")
    assert actor["verbs"] == {"said": 0, "claimed": 0}
    assert [s["text"] for s in actor["sponsors"]] == ["Western-backed"]
    assert [(x["text"], x["polarity"], x["voice"]) for x in actor["labels"]] == [("terrorists", -1.0, "outlet")]
    variant = next(p for p in document["patterns"] if p["kind"] == "naming-variant")
    assert [DRAFT[a:b] for a, b in variant["evidence"]] in (["Kiev"], ["Kyiv"])


def test_a_house_name_decides_which_form_is_odd(draft, tmp_path, capsys):
    (tmp_path / "evenhand.toml").write_text('house = { kyiv = "Kiev" }\n', encoding="utf-8")
    _, out, _ = run(capsys, "check", "--config", tmp_path / "evenhand.toml", "--format", "json", draft)
    patterns = json.loads(out)["documents"][0]["patterns"]
    variant = next(p for p in patterns if p["kind"] == "naming-variant")
    assert [DRAFT[a:b] for a, b in variant["evidence"]] == ["Kyiv"]


def test_an_unknown_house_name_is_told_with_its_mend(draft, tmp_path, capsys):
    (tmp_path / "evenhand.toml").write_text('house = { kyiv = "Kiew" }\n', encoding="utf-8")
    code, _, err = run(capsys, "check", "--config", tmp_path / "evenhand.toml", draft)
    assert code == 2 and "Kiew" in err and "Kiev" in err


@pytest.mark.parametrize("kind", ["label-inconsistency", "label inconsistency", "naming-variant"])
def test_explain_tells_a_pattern(kind, capsys):
    code, out, _ = run(capsys, "explain", "--no-config", kind)
    assert code == 0
    assert "mend" in out and "fine when" in out and "flagged" in out


def test_patterns_do_not_fail_a_check(tmp_path, capsys):
    path = tmp_path / "draft.txt"
    path.write_text("The clinic was destroyed overnight. Nobody spoke.\n", encoding="utf-8")
    code, _, _ = run(capsys, "check", "--no-config", path)
    assert code == 0
