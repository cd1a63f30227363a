"""Fixing writes the only wording there is, outside quotations, and leaves alone what would not read back."""

import codecs
import json
import os
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.checking import Checker
from analyzer.config import Settings
from analyzer.fixing import fixed

SETTINGS = Settings(model="off")
CHECKER = Checker()
ONE = "The mayor slammed the plan. The minister insisted that it would work."
LOADED = f"{ONE} The thugs came. “He insisted on it and slammed the door,” Ana Ruiz said."


def fix(data, name="a.txt"):
    data = data.encode() if isinstance(data, str) else data
    return fixed(
        data,
        CHECKER.read(name, data, SETTINGS),
        lambda new: CHECKER.read(name, new, SETTINGS),
        lambda document: CHECKER.report(document, SETTINGS),
    )


def test_what_has_one_wording_is_written_and_the_rest_left():
    done = fix(LOADED)
    text = done.data.decode()
    assert done.edits >= 1
    assert "The minister said that it would work." in text
    assert "The thugs came." in text  # several wordings: an editor chooses
    assert text.endswith("“He insisted on it and slammed the door,” Ana Ruiz said.")


@pytest.mark.parametrize("text", [LOADED, ONE, "The council met.", ""])
def test_fixing_twice_is_fixing_once(text):
    once = fix(text)
    twice = fix(once.data)
    assert twice.data == once.data
    assert twice.edits == 0


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-8", b""),
    ],
)
def test_encoding_mark_and_line_ends_stay(encoding, mark):
    text = ONE.replace(". ", ".\r\n\r\n") + "\r\n"
    done = fix(mark + text.encode(encoding))
    assert done.edits
    assert done.data.startswith(mark)
    assert done.data[len(mark) :].decode(encoding) == text.replace("insisted", "said").replace(
        "slammed", done.data[len(mark) :].decode(encoding).split()[2]
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# Head\n\nThe minister *insisted* that `it insisted` worked. [It](http://x/insisted \"insisted\")\n"),
        ("a.html", "<p title='insisted'>The minister <b>insisted</b> that it worked.<!-- insisted --></p>"),
        ("a.rst", "The minister *insisted* that ``it insisted`` worked.\n"),
    ],
)  # fmt: skip
def test_markup_around_a_word_stays_as_it_was(name, text):
    done = fix(text, name)
    assert done.edits == 1
    assert done.data.decode() == re.sub("minister (<b>|\\*)insisted", "minister \\1said", text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "The minister in**sis**ted that it worked.\n"),
        ("a.html", "<p>The minister in<b>sis</b>ted that it worked.</p>"),
        ("a.html", "<p>The minister insis&#116;ed that it worked.</p>"),
    ],
)
def test_a_word_with_markup_inside_is_found_and_not_touched(name, text):
    done = fix(text, name)
    assert [f.text for f in done.report.findings] == ["insisted"]
    assert done.edits == 0 and done.data.decode() == text


def test_a_wording_that_would_read_as_markup_is_not_written(monkeypatch):
    from dataclasses import replace

    from analyzer.model import Alternative

    checker = CHECKER.report

    def starred(document, settings):
        report = checker(document, settings)
        alternatives = (Alternative("*said*"),)
        return replace(report, findings=tuple(replace(f, alternatives=alternatives) for f in report.findings))

    text = b"The minister insisted that it worked.\n"
    for name, edits in (("a.md", 0), ("a.txt", 1)):
        done = fixed(
            text,
            CHECKER.read(name, text, SETTINGS),
            lambda new, name=name: CHECKER.read(name, new, SETTINGS),
            lambda document: starred(document, SETTINGS),
        )
        assert done.edits == edits


WORDS = st.sampled_from(
    "The minister insisted that slammed it would. “ ” she said regime admitted claimed and *so* <b> , boasted".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_whatever_is_fixed_reads_back_and_is_fixed_once_and_for_all(text, name):
    done = fix(text, name)
    assert fix(done.data, name).data == done.data
    if not done.edits:
        assert done.data == text.encode()


def test_the_command_writes_in_place_and_tells_what_is_left(cli, draft):
    path = draft(LOADED)
    ran = cli("check", "--model", "off", "--fix", path)
    assert ran.code == 1
    assert "written" in ran.err and "thugs" in ran.out
    assert "The minister said that" in path.read_text(encoding="utf-8")
    again = cli("check", "--model", "off", "--fix", path)
    assert again.err == ""


@pytest.mark.parametrize(
    "argv", [("--fix", "--diff", "a.txt"), ("a.txt", "--fix", "--diff"), ("--diff", "--fix", "a.txt")]
)
def test_with_diff_it_shows_and_writes_nothing(cli, draft, argv):
    path = draft(ONE + "\n", "a.txt")
    ran = cli("check", "--model", "off", *argv)
    assert ran.code == 1
    assert "--- a/a.txt\n+++ b/a.txt\n" in ran.out
    assert re.search(r"^\+.*The minister said that", ran.out, re.MULTILINE)
    assert path.read_text() == ONE + "\n"


def test_standard_input_is_fixed_to_standard_output(process):
    ran = process("check", "--no-config", "--model", "off", "--fix", "-", input=ONE.encode())
    assert b"The minister said that it would work." in ran.stdout


def test_a_word_document_is_reported_and_not_written(cli, tmp_path):
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_paragraph("The minister insisted that it worked.")
    made.save(str(tmp_path / "a.docx"))
    before = (tmp_path / "a.docx").read_bytes()
    cli("check", "--model", "off", "--fix", "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == before


def test_what_cannot_be_read_is_not_touched_and_the_rest_is_fixed(cli, draft):
    bad, good = draft(b"The minister insisted \xff", "bad.txt"), draft(ONE, "good.txt")
    ran = cli("check", "--model", "off", "--fix", bad, good)
    assert ran.code == 3
    assert bad.read_bytes() == b"The minister insisted \xff"
    assert "said" in good.read_text()


def test_accepted_findings_are_not_fixed(cli, draft):
    path = draft("The minister <!-- evenhand-ignore: hers --> insisted that it worked.\n", "a.md")
    before = path.read_text()
    cli("check", "--model", "off", "--fix", path)
    assert path.read_text() == before


def test_a_failed_write_leaves_the_draft_and_is_unchecked(cli, draft, monkeypatch):
    def full(path, data):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("analyzer.cli.fix.write_bytes_atomically", full)
    path = draft(ONE)
    ran = cli("check", "--model", "off", "--format", "json", "--fix", path)
    assert ran.code == 3
    assert path.read_text() == ONE
    told = json.loads(ran.out)
    assert told["documents"] == [] and told["unchecked"][0]["path"] == str(path)
