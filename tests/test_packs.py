"""A user pack adds, overrides and switches off; its faults are named all at once, each with line, field and mend."""

import re

import pytest
from conftest import ROOT

from analyzer import Analyzer
from lexicon import LexiconError, load_lexicon

ENTRY = """
[[entry]]
id = "general/glorble"
lemma = "glorble"
pos = "noun"
category = "dysphemism"
topic = "general"
target = "actor"
polarity = -1
strength = 3
alternatives = ["opponent"]
fix = "replace"
advice = "A made-up insult; name the person instead."
flags = ["The glorble left the room.", "Two glorbles spoke."]
sources = ["house"]
"""


@pytest.fixture
def pack(tmp_path):
    def _pack(text, name="house.toml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return _pack


def faults_of(*packs, **switches):
    with pytest.raises(LexiconError) as raised:
        load_lexicon(packs, **switches)
    return raised.value.faults


def test_a_new_entry_is_found_in_every_inflection_and_its_wording_agrees(pack):
    found = Analyzer([pack(ENTRY)]).analyze("The glorbles met a glorble.").findings
    assert [(f.text, f.term_id, f.severity) for f in found if f.term_id == "general/glorble"] == [
        ("glorbles", "general/glorble", "avoid"),
        ("a glorble", "general/glorble", "avoid"),
    ]
    assert [f.alternatives[0].text for f in found] == ["opponents", "an opponent"]


def test_an_override_inherits_what_it_leaves_out(pack, lexicon):
    before = lexicon.by_id["conflict/terrorist"]
    changed = load_lexicon([pack('[[entry]]\nid = "conflict/terrorist"\nstrength = 1\nalternatives = ["bomber"]\n')])
    after = changed.by_id["conflict/terrorist"]
    assert (after.strength, [a.text for a in after.alternatives]) == (1, ["bomber"])
    assert (after.lemma, after.advice, after.flags, after.forms) == (
        before.lemma,
        before.advice,
        before.flags,
        before.forms,
    )
    assert len(changed.entries) == len(lexicon.entries)


def test_the_last_pack_stands_over_those_before(pack):
    first = pack('[[entry]]\nid = "conflict/terrorist"\nstrength = 1\n', "a.toml")
    second = pack('[[entry]]\nid = "conflict/terrorist"\npolarity = 0\n', "b.toml")
    third = pack('[[entry]]\nid = "conflict/terrorist"\nstrength = 2\n', "c.toml")
    entry = load_lexicon([first, second, third]).by_id["conflict/terrorist"]
    assert (entry.strength, entry.polarity) == (2, 0)


def test_entries_and_categories_are_switched_off(pack, lexicon):
    off = pack('[disable]\nentries = ["conflict/terrorist"]\ncategories = ["geo-naming"]\n')
    changed = load_lexicon([off])
    assert "conflict/terrorist" in lexicon.by_id and "conflict/terrorist" not in changed.by_id
    assert any(e.category == "geo-naming" for e in lexicon.entries)
    assert not any(e.category == "geo-naming" for e in changed.entries)
    assert load_lexicon(disable=["conflict/terrorist", "geo-naming"]).entries == changed.entries


def test_what_is_switched_off_is_not_found(pack):
    off = Analyzer(disable=["conflict/terrorist"])
    assert not any(f.term_id == "conflict/terrorist" for f in off.analyze("The terrorists fled.").findings)


def test_house_style_settles_what_guides_disagree_on(pack, lexicon):
    held = [e for e in lexicon.entries if e.house]
    assert held
    question, _, answer = held[0].house.partition("=")
    assert held[0].id in load_lexicon(house={question: answer}).by_id
    assert held[0].id not in load_lexicon(house={question: "none"}).by_id
    assert held[0].id not in load_lexicon([pack(f'[house]\n{question} = "none"\n')]).by_id


def documented_answers():
    """(question, answer) of each row of the house-style table; an empty first cell repeats the one above."""
    question, rows = "", []
    for line in (ROOT / "docs" / "configuration.md").read_text("utf-8").splitlines():
        cells = [c.strip() for c in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 4 and re.fullmatch("`[a-z0-9-]+`", cells[1]):
            question = cells[0].strip("`") or question
            rows.append((question, cells[1].strip("`")))
    return rows


def test_the_documented_table_lists_exactly_the_questions_and_answers_that_the_packs_ask(lexicon):
    asked = {tuple(e.house.split("=")) for e in lexicon.entries if e.house}
    rows = documented_answers()
    assert len(rows) == len(set(rows))
    assert set(rows) == asked


def test_each_answer_keeps_its_own_entries_and_drops_those_of_the_others(lexicon):
    held = {(e.id, *e.house.split("=")) for e in lexicon.entries if e.house}
    for question, answer in sorted({(q, a) for _, q, a in held}):
        kept = load_lexicon(house={question: answer}).by_id
        for name, asked, wanted in held:
            assert (name in kept) == (asked != question or wanted == answer), (name, question, answer)


def test_a_city_with_two_names_is_treated_alike_whichever_the_house_writes(lexicon):
    first, second = lexicon.by_id["politics/derry"], lexicon.by_id["politics/londonderry"]
    assert (first.polarity, first.strength, first.category) == (second.polarity, second.strength, second.category)
    draft = "Police in Derry and police in Londonderry arrested two men."
    for answer, flagged in (("derry", "Londonderry"), ("londonderry", "Derry")):
        found = Analyzer(house={"derry": answer}).analyze(draft).findings
        assert [f.text for f in found] == [flagged]


def test_an_answer_given_directly_stands_over_the_packs(pack, lexicon):
    held = next(e for e in lexicon.entries if e.house)
    question, _, answer = held.house.partition("=")
    assert held.id in load_lexicon([pack(f'[house]\n{question} = "none"\n')], house={question: answer}).by_id


def test_the_hash_names_packs_and_switches(pack, lexicon):
    hashes = {
        lexicon.hash,
        load_lexicon([pack(ENTRY)]).hash,
        load_lexicon(disable=["geo-naming"]).hash,
        load_lexicon(disable=["dysphemism"]).hash,
    }
    assert len(hashes) == 4
    assert load_lexicon().hash == lexicon.hash


def test_faults_are_named_all_at_once_with_line_field_and_mend(pack):
    broken = pack(
        """title = "House"
colour = "red"

[[entry]]
id = "General Glorble"
lemma = "glorble"
pos = "nuon"
category = "dysphemism"
topic = "general"
target = "actor"
polarity = -3
strength = 1.0
fix = 7
advice = "A made-up insult."
flags = []
adivce = "twice"
alternatives = ["opponent", {note = "x"}]
forms = ["glorbly", {text = "glorbling", ops = "verb"}, "..."]
[entry.context]
not_befor = ["x"]
not_near = ["@conflikt"]

[[entry]]
id = "general/other"
lemma = "other"

[disable]
entries = ["conflict/terorist"]
categorys = []

[house]
milittant = "none"
"""
    )
    found = {(f.line, f.field) for f in faults_of(broken)}
    assert found >= {
        (2, "colour"),
        (5, "id"),
        (7, "pos"),
        (11, "polarity"),
        (12, "strength"),
        (13, "fix"),
        (15, "flags"),
        (16, "adivce"),
        (17, "alternatives"),
        (18, "forms"),
        (20, "context.not_befor"),
        (21, "context.not_near"),
        (23, "pos"),
        (23, "category"),
        (28, "disable"),
        (29, "disable.categorys"),
        (32, "house.milittant"),
    }
    for fault in faults_of(broken):
        assert fault.file == str(broken)
        assert str(fault).startswith(f"{broken}:{fault.line}: ")
        assert fault.problem and fault.mend
    mends = " ".join(f.mend for f in faults_of(broken))
    for meant in ("noun", "advice", "not_before", "@conflict", "conflict/terrorist", "militant"):
        assert f"Did you mean '{meant}'?" in mends


def test_faults_of_all_packs_are_told_together(pack):
    one = pack("x = 1", "one.toml")
    two = pack("y = ", "two.toml")
    files = [f.file for f in faults_of(one, two, "gone.toml")]
    assert files == [str(one), str(two), "gone.toml"]


def test_the_command_prints_each_fault_on_a_line_and_leaves_with_2(cli, pack, draft):
    ran = cli("check", "--pack", pack("x = 1\ny = 2\n"), draft("Text."))
    assert ran.code == 2
    assert [line.split(":")[2] for line in ran.err.splitlines()] == ["1", "2"]
    assert ran.out == ""


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (b"# caf\xe9", 1, "not UTF-8 at byte 5"),
        (b"title = 'x'\nentry = [", 2, "not valid TOML"),
        (b"\ntitle = \n", 2, "not valid TOML"),
        (b"entry = 3\n", 1, "is not a list of tables"),
        (b"title = 'x'\ndisable = 3\n", 2, "is not a table"),
        (b"\n[disable]\nentries = 'x'\n", 3, "is not a list of names"),
        (b"\n[house]\nmilitant = 3\n", 2, "is not a table of texts"),
        (b"a = " + b"[" * 9000, 1, "nested too deep"),
    ],
)
def test_a_pack_that_cannot_be_read_is_told_with_its_line(pack, data, line, said):
    (fault,) = faults_of(pack(data))
    assert fault.line == line
    assert said in fault.problem


def test_a_byte_order_mark_and_crlf_are_no_fault(pack):
    text = ENTRY.replace("\n", "\r\n").encode()
    assert "general/glorble" in load_lexicon([pack(b"\xef\xbb\xbf" + text)]).by_id


def test_an_override_of_nothing_says_what_was_probably_meant(pack):
    (fault,) = faults_of(pack('\n[[entry]]\nid = "conflict/terorist"\nstrength = 1\n'))
    assert (fault.line, fault.field) == (3, "id")
    assert "Did you mean 'conflict/terrorist'?" in fault.mend
    assert "A new entry needs lemma" in fault.mend


def test_an_id_used_twice_in_a_pack_names_the_first_line(pack):
    (fault,) = faults_of(pack(ENTRY + ENTRY))
    assert fault.field == "id"
    assert "line 2" in fault.problem


def test_unknown_switches_are_told_with_the_name_that_was_meant():
    found = faults_of(disable=["conflict/terorist"], house={"milittant": "none"})
    assert [f.mend for f in found] == ["Did you mean 'conflict/terrorist'?", "Did you mean 'militant'?"]


@pytest.mark.parametrize("lemma", ["", " ", "-", "...", "X-", "=", "a ... ", "line\\nbreak"])
def test_a_form_that_no_draft_could_contain_is_a_fault(pack, lemma):
    (fault,) = faults_of(pack(ENTRY.replace('"glorble"', f'"{lemma}"', 1)))
    assert fault.field == "lemma"


def test_a_placeholder_is_only_for_sponsor_patterns(pack):
    wrong = ENTRY.replace('["opponent"]', '["{X}-supported"]')
    assert [f.field for f in faults_of(pack(wrong))] == ["alternatives"]
    right = wrong.replace('lemma = "glorble"', 'lemma = "X-glorbled"').replace('"noun"', '"adj"')
    assert "general/glorble" in load_lexicon([pack(right)]).by_id


def test_lint_runs_the_examples_of_a_given_pack(cli, pack):
    ran = cli("lexicon", "lint", "--pack", pack(ENTRY))
    assert (ran.code, ran.out) == (0, "1 entries, 2 examples, 0 faults\n"), ran.err
    wrong = pack(ENTRY.replace("The glorble left", "The table left"), "wrong.toml")
    ran = cli("lexicon", "lint", "--pack", wrong)
    assert ran.code == 1
    assert f"{wrong}:2: entry 'general/glorble' flags: not flagged: The table left the room." in ran.err


def test_lint_tells_editorial_faults(cli, pack):
    poor = ENTRY.replace('["opponent"]', '["glorble"]').replace('sources = ["house"]', "")
    poor = poor.replace(', "Two glorbles spoke."', "")
    err = cli("lexicon", "lint", "--pack", pack(poor)).err
    assert "'glorble' is the term itself" in err
    assert "fewer than two examples" in err
    assert "sources: is empty" in err


def test_a_new_skeleton_is_a_pack_that_loads(cli, tmp_path):
    path = tmp_path / "house.toml"
    assert cli("lexicon", "new", "conflict/glorble", "-o", path).code == 0
    assert cli("lexicon", "new", "conflict/blurg", "--lemma", "blurg of war", "-o", path).code == 0
    loaded = load_lexicon([path])
    assert loaded.by_id["conflict/glorble"].lemma == "glorble"
    assert loaded.by_id["conflict/blurg"].lemma == "blurg of war"
    ran = cli("lexicon", "new", "conflict/blurg", "-o", path)
    assert ran.code == 2
    assert "has an entry 'conflict/blurg' already" in ran.err


def test_a_new_entry_leaves_the_rest_of_a_pack_as_it_was(cli, pack):
    before = b'\xef\xbb\xbftitle = "House"\r\n# kept\r\n'
    path = pack(before)
    assert cli("lexicon", "new", "conflict/glorble", "-o", path).code == 0
    after = path.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n")
    assert "conflict/glorble" in load_lexicon([path]).by_id
