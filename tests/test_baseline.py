"""Accepted findings stay accepted wherever they move, and a new one is always told."""

import json
import random
import textwrap

import pytest
from conftest import ROOT

from analyzer.baseline import Baseline, load, made, written
from analyzer.checking import Checker
from analyzer.config import Settings
from analyzer.errors import UsageError

SETTINGS = Settings(model="off")
CHECKER = Checker()
LOADED = "The regime sent its thugs to the village.\n"
NEW = "A warlord and his henchmen torched the market."


def report(text, name="a.txt"):
    return CHECKER.report(CHECKER.read(name, text.encode(), SETTINGS), SETTINGS)


def accepted(text, tmp_path, name="a.txt"):
    return Baseline((e for e, _, _ in made(report(text, name), None, tmp_path)), tmp_path)


def test_today_is_accepted_and_tomorrow_is_told(cli, draft):
    path = draft(LOADED)
    assert cli("check", path).code == 1
    assert cli("baseline", path).code == 0
    ran = cli("check", path)
    assert ran.code == 0
    assert "2 accepted by comments or the baseline" in " ".join(ran.out.split())
    assert cli("check", "--no-baseline", path).code == 1
    draft(LOADED + "\n" + NEW)
    ran = cli("check", path)
    assert ran.code == 1
    assert "henchmen" in ran.out and "thugs · " not in ran.out and "thugs ·" not in ran.out.replace("  ", " ")


def test_a_copy_of_an_accepted_sentence_is_new(cli, draft):
    path = draft(LOADED)
    cli("baseline", path)
    draft(LOADED + "\n" + LOADED)
    assert json.loads(cli("check", "--format", "json", path).out)["summary"]["findings"] == 2


def test_a_file_that_was_moved_keeps_what_was_accepted(cli, draft, tmp_path):
    path = draft(LOADED)
    cli("baseline", path)
    (tmp_path / "deep").mkdir()
    path.rename(tmp_path / "deep" / "b.txt")
    assert cli("check", "deep/b.txt").code == 0
    draft(LOADED)  # and comes back: now it is a copy
    assert cli("check", "deep/b.txt").code == 1


def test_sentences_over_the_limit_are_accepted_too(cli, draft):
    path = draft(LOADED)
    assert cli("check", "--max-slant", "0.5", "--fail-on", "never", path).code == 1
    cli("baseline", "--max-slant", "0.5", path)
    assert cli("check", "--max-slant", "0.5", "--fail-on", "never", path).code == 0


def test_pruning_takes_out_what_is_gone_and_nothing_else(cli, draft, tmp_path):
    path = draft(LOADED + "\n" + NEW + "\n")
    other = draft(LOADED, "b.txt")
    cli("baseline", path, other)
    before = json.loads((tmp_path / "evenhand-baseline.json").read_text())["accepted"]
    draft(LOADED)
    assert "taken out" in cli("baseline", "--prune").out
    after = json.loads((tmp_path / "evenhand-baseline.json").read_text())["accepted"]
    assert [e for e in before if e in after] == after
    assert {e["text"] for e in before} - {e["text"] for e in after} >= {"henchmen"}
    assert cli("check", path, other).code == 0


def test_a_new_baseline_of_one_file_leaves_the_others(cli, draft, tmp_path):
    path, other = draft(LOADED), draft(LOADED, "b.txt")
    cli("baseline", path, other)
    draft(NEW)
    cli("baseline", path)
    assert cli("check", path, other).code == 0


def test_statistics_are_told_and_nothing_is_written(cli, draft, tmp_path):
    cli("baseline", draft(LOADED))
    before = (tmp_path / "evenhand-baseline.json").read_bytes()
    out = cli("baseline", "--stats").out
    assert "crime/thug" in out and "draft.txt" in out and "2 accepted" in out
    assert (tmp_path / "evenhand-baseline.json").read_bytes() == before


def test_what_cannot_be_read_leaves_the_baseline_as_it_was(cli, draft, tmp_path):
    ran = cli("baseline", draft(LOADED), draft(b"\xff\xfe\xff", "bad.txt"))
    assert ran.code == 3
    assert not (tmp_path / "evenhand-baseline.json").exists()


@pytest.mark.parametrize(
    ("text", "said", "mend"),
    [
        ('{"evenhand-baseline": 7, "accepted": []}', "a baseline of version 7", "write it again"),
        ('{"evenhand-baseline": 1}', "accepted is not a list of findings", "write it again"),
        ('{"evenhand-baseline": 1, "accepted": [{"path": 1}]}', "accepted is not a list", "write it again"),
        ('{"evenhand-baseline": 1, "accepted": [{"path": "a"}]}', "a finding lacks a field", "write it again"),
        ("[]", "is no baseline", "evenhand baseline"),
        ("{", "not JSON", "write it again"),
        (
            '{"evenhand-baseline": 1, "accepted": [\n<<<<<<< HEAD\n=======\n>>>>>>> x\n]}',
            ":2: left with merge",
            "marks",
        ),
        ("[" * 100_000, "not JSON", "write it again"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_told_with_its_mend(tmp_path, cli, draft, text, said, mend):
    path = tmp_path / "base.json"
    path.write_text(text)
    with pytest.raises(UsageError) as raised:
        load(path)
    assert said in raised.value.message and mend in raised.value.hint
    ran = cli("check", "--baseline", path, draft(LOADED))
    assert ran.code == 2 and ran.out == ""


def test_a_file_is_written_an_entry_a_line_and_read_back(tmp_path):
    entries = [e for e, _, _ in made(report(LOADED), None, tmp_path)]
    path = tmp_path / "base.json"
    path.write_text(written(entries))
    assert len(path.read_text().splitlines()) == len(entries) + 2
    assert [e for es in load(path).by_path.values() for e in es] == sorted(entries)


SOURCES = sorted((ROOT / "seeds").glob("*.txt"))
PLAIN = [
    "The council of Lagos met on Tuesday and voted on the bridge.",
    "Farmers in Punjab said that the rain had come late this year, and that prices would follow.",
    "Ana Ruiz, a teacher in Lima, said she would read the report before the vote.",
]


def edited(paragraphs, rng):
    """Paragraphs in another order, with others between them, wrapped anew; and how many loaded ones came in."""
    paragraphs = list(paragraphs)
    if rng.random() < 0.7:
        rng.shuffle(paragraphs)
    added = rng.randrange(3)
    for _ in range(added):
        paragraphs.insert(rng.randrange(len(paragraphs) + 1), NEW)
    for _ in range(rng.randrange(4)):
        paragraphs.insert(rng.randrange(len(paragraphs) + 1), rng.choice(PLAIN))
    width = rng.choice([0, 0, 50, 60, 72, 80, 95])
    if width:
        paragraphs = [textwrap.fill(p, width, break_on_hyphens=False, break_long_words=False) for p in paragraphs]
    return "\n\n".join(paragraphs) + "\n", added


@pytest.mark.parametrize("seed", range(20))
def test_after_any_edit_no_old_finding_reappears_and_each_new_one_does(tmp_path, seed):
    rng = random.Random(seed)
    source = SOURCES[seed % len(SOURCES)].read_text(encoding="utf-8")
    paragraphs = [" ".join(p.split()) for p in source.split("\n\n") if p.strip()]
    paragraphs = rng.sample(paragraphs, min(len(paragraphs), 6))
    baseline = accepted("\n\n".join(paragraphs), tmp_path)
    fresh = len([f for f in report(NEW).findings if not f.noted])
    assert fresh >= 2
    for _ in range(50):
        text, added = edited(paragraphs, rng)
        left, _ = baseline.accept(report(text))
        assert [f.text for f in left.counted if f.text not in NEW] == []
        assert len(list(left.counted)) == added * fresh


def test_a_list_of_names_is_accepted_as_if_they_were_named(cli, draft, tmp_path):
    draft(LOADED, "a.txt")
    draft(LOADED, "b.txt")
    (tmp_path / "list").write_text("a.txt\n")
    assert cli("baseline", "--files-from", "list").code == 0
    assert list(load(tmp_path / "evenhand-baseline.json").by_path) == ["a.txt"]
    assert cli("check", "a.txt").code == 0
    draft("Nothing here.\n", "a.txt")
    draft("Nothing here.\n", "b.txt")
    cli("baseline", "a.txt", "--files-from", "list", "--prune")
    assert not load(tmp_path / "evenhand-baseline.json").by_path


def test_a_name_that_is_not_utf_8_is_written_and_read_back(tmp_path):
    entry, *_ = (e for e, _, _ in made(report(LOADED, str(tmp_path / "caf\udce9.txt")), None, tmp_path))
    path = tmp_path / "b.json"
    path.write_bytes(written([entry]).encode())
    assert load(path).by_path == {"caf\udce9.txt": [entry]}
