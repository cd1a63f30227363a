"""Text for people: it fits 80 columns, does without colour and Unicode, and passes nothing on to the terminal."""

import re

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from analyzer.reporters import Style, Tool, reporter
from analyzer.reporters.visible import clipped, visible, width

SAMPLE = ROOT / "seeds" / "aleppo-offensive.txt"
TOOL = Tool("0123456789abcdef", 1300)


@pytest.fixture
def shown(analyzer):
    def _shown(*texts, name="draft.txt", style=Style()):  # noqa: B008
        rows = []

        class Out:
            write = staticmethod(rows.append)

        made = reporter("text", Out(), style, TOOL)
        for text in texts:
            made.write(analyzer.analyze(text, name))
        made.close([])
        return "".join(rows)

    return _shown


def test_a_finding_is_underlined_named_explained_and_replaced(shown):
    out = shown("The army said the terrorists fled.\n")
    rows = out.splitlines()
    (at,) = [k for k, row in enumerate(rows) if "the terrorists fled" in row]
    assert rows[at + 1].index("━") == rows[at].index("terrorists")
    assert rows[at + 1].strip() == "━" * len("terrorists")
    assert "avoid · terrorists · " in out
    assert "contested label: " in out
    assert "write: " in out
    assert "1 finding: 1 avoid" in out
    assert "1,300 entries, lexicon 0123456789abcdef" in out


def test_every_voice_is_told(shown):
    assert "outlet's own voice" in shown("The terrorists fled.")
    assert "quoted (noted, not counted)" in shown("“The terrorists fled,” Ana Ruiz said.")
    assert "1 more noted in quotations, not counted" in shown("“The terrorists fled,” Ana Ruiz said.")


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("unicode", [True, False])
def test_no_row_is_wider_than_the_terminal(shown, sample, columns, unicode):
    long_name = "drafts/" + "very-" * 40 + "long.txt"
    wide = (
        "戦士たちは" * 30
        + " the so-called terrorists "
        + "x" * 200
        + "\u0301 fled from the regime’s Western-backed thugs."
    )
    out = shown(sample, wide, name=long_name, style=Style(columns, False, unicode))
    assert max(map(width, out.splitlines())) <= columns


def test_without_unicode_everything_is_ascii(shown, sample):
    out = shown(sample, "“Café” thugs — naïve…", style=Style(80, False, False))
    assert out.isascii()
    assert '"Caf\\xe9" thugs -- na\\xefve...' in out
    assert "==========" in out


def test_colour_is_only_ever_an_addition(shown, sample):
    colored = shown(sample, style=Style(80, True, True))
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == shown(sample)


def test_there_is_no_colour_in_a_pipe_or_where_it_is_declined(cli, process):
    assert b"\x1b" not in process("check", SAMPLE).stdout
    assert "\x1b[" in cli("check", "--color", "always", SAMPLE).out
    assert "\x1b" not in cli("check", "--color", "never", SAMPLE).out


@pytest.mark.parametrize(
    ("env", "colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_is_coloured_unless_told_otherwise(cli, monkeypatch, env, colored):
    monkeypatch.setattr("analyzer.cli.output.Output.isatty", lambda self: True)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in cli("check", SAMPLE).out) is colored


def test_an_ascii_terminal_gets_ascii(process):
    for argv in (["check", SAMPLE], ["explain", "terrorist"], ["lexicon", "search", "thug"]):
        ran = process(*argv, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
        assert ran.stderr == b""
        assert ran.stdout.isascii() and ran.stdout


HOSTILE = {
    "colour": "\x1b[31m",
    "clear screen": "\x1b[2J",
    "window title": "\x1b]0;owned\x07",
    "link": "\x1b]8;;http://example.test\x1b\\",
    "8-bit control": "\x9b31m",
    "backspace": "\b\b",
    "bell": "\a",
    "vertical tab": "\v",
    "right to left": "\u202e",
    "zero width": "\u200b",
    "line separator": "\u2028",
    "tag": "\U000e0041",
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_control_characters_of_a_draft_are_shown_and_not_passed_on(shown, hostile):
    out = shown(f"The {hostile}thugs{hostile} of the {hostile} regime fled.", name=f"a{hostile}b.txt")
    assert all(c == "\n" or c.isprintable() for c in out)
    assert visible(hostile).strip() in out


def test_control_characters_of_a_pack_are_not_passed_on(tmp_path, cli, draft):
    pack = tmp_path / "evil.toml"
    pack.write_text(
        '[[entry]]\nid = "conflict/terrorist"\nadvice = "Say \\u001b[31m what was done, and by whom it was done."\n',
        encoding="utf-8",
    )
    for argv in (["check", "--pack", pack, draft("The terrorists fled.")], ["explain", "--pack", pack, "terrorist"]):
        out = cli(*argv).out
        assert "\\x1b[31m" in out
        assert "\x1b" not in out


@given(st.text())
def test_visible_text_is_one_printable_line(text):
    out = visible(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\ud800-\udfff]", out)
    assert visible(text, unicode=False).isascii()


def test_width_counts_wide_and_combining_characters():
    assert width("abc") == 3
    assert width("戦士") == 4
    assert width("e\u0301") == 1


@given(st.text(), st.integers(8, 40))
def test_clipped_text_fits(text, columns):
    out = clipped(text, columns)
    assert width(out) <= columns
    assert out == text or out.endswith("...")


def test_the_strip_shows_the_worst_of_each_stretch(shown):
    text = "The council met. " * 600 + "The thugs and terrorists fled. " + "Rain fell. " * 600
    out = shown(text)
    strip = [row for row in out.splitlines() if row.strip() and set(row.strip()) <= set("▁▂▃▄▅▆▇█")]
    assert 1 <= len(strip) <= 3
    assert set("".join(strip)) & set("▆▇█")


def test_a_very_long_sentence_is_shown_around_its_findings(shown):
    out = shown("They said that " * 300 + "the terrorists fled " + "to the hills and " * 300)
    assert len(out) < 2000
    assert "… " in out.replace("…\n", "… ")
    assert "━━━━━━━━━━" in out


def test_several_documents_are_summed_up(shown):
    out = shown("The terrorists fled.", "The council met.")
    assert "2 documents, slant " in out
