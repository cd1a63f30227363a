"""Line mode: the same review as numbered prompts, for screen readers, simple terminals and pipes."""

import pytest

TEXT = "The regime fell on Monday. Western-backed al-Qaida terrorists fled.\nThe minister slammed the report.\n"


@pytest.fixture
def review(cli, draft, monkeypatch, tmp_path):
    """Runs the line mode on a draft with these lines typed."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def _review(*lines, text=TEXT, args=()):
        path = text if hasattr(text, "exists") else draft(text)
        typed = "".join(line + "\n" for line in lines).encode()
        return cli("review", "--plain", "--no-config", "--model", "off", *args, path, stdin=typed), path

    return _review


def test_a_finding_is_told_with_its_reason_and_numbered_wordings(review):
    ran, _ = review("q")
    assert ran.code == 0
    assert "“regime”" in ran.out
    assert "  1 government" in ran.out
    assert "outlet's own voice" in ran.out


def test_a_number_uses_a_wording_and_w_writes_the_draft(review):
    ran, path = review("1", "", "0", "w", "q")
    assert "Now: The government fell on Monday." in ran.out
    assert path.read_text() == TEXT.replace("regime", "government").replace(
        "Western-backed al-Qaida terrorists", "Al-Qaida militants"
    )
    assert "not saved" not in ran.out


def test_every_command_does_what_it_says(review):
    ran, path = review(
        "o cabinet",
        "n",
        "k its own name",
        "n",
        "x",
        "i",
        "I",
        "n",
        "a",
        "p",
        "e He spoke.",
        "t",
        "d",
        "u",
        "r",
        "?",
        "u",
        "q",
    )
    assert ran.code == 0
    assert "Now: The cabinet fell" in ran.out
    assert "undone: rewrite the sentence." in ran.out
    assert path.read_text() == TEXT
    assert "The text is not saved; decisions are kept." in ran.out


def test_after_a_rewritten_sentence_nothing_is_decided_on_a_finding_that_was_not_told(review):
    ran, _ = review("e He spoke.", "1", "n", "q")
    assert "No finding is looked at: n goes to the next." in ran.out
    assert ran.out.count("Now: ") == 1
    assert "Finding 1 of 3, line 1: “Western-backed”" in ran.out


def test_an_undone_rewrite_leaves_the_walk_at_the_finding_that_was_looked_at(review):
    ran, _ = review("e He spoke.", "n", "n", "n", "u", "o criticised", "q")
    assert "Finding 3 of 3, line 2: “slammed”" in ran.out
    assert "Now: The minister criticised the report." in ran.out


def test_the_end_of_input_ends_the_line_of_the_prompt(review):
    ran, _ = review("1")
    assert "> The text" not in ran.out
    assert ran.out.endswith("decisions are kept.\n")


def test_decisions_are_taken_up_again(review):
    _, path = review("1")
    ran, _ = review("d", "q", text=path)
    assert "Earlier decisions taken up again: 1." in ran.out
    assert "+ The government fell on Monday." in ran.out


def test_the_end_of_input_is_an_end(review):
    ran, _ = review("1")
    assert ran.code == 0
    assert "decisions are kept" in ran.out


@pytest.mark.parametrize("line", ["7", "99", "foo", "W", "u", "r", "e", "x", "²"])
def test_what_cannot_be_done_is_said(review, line):
    ran, path = review(line, "q")
    assert ran.code == 0
    assert path.read_text() == TEXT
    assert ran.out.count("\n") > 6


def test_another_file_is_written_once_and_never_over_one_that_exists(review):
    ran, path = review("1", f"W {'other.txt'}", "W other.txt", "q")
    assert "written to other.txt" in ran.out
    assert "other.txt exists already" in ran.out
    assert path.read_text() == TEXT


def test_control_characters_of_a_draft_do_not_reach_the_terminal(review):
    ran, _ = review("t", "d", "1", "d", "q", text="\x1b[31mThe regime\x1b[0m fell\x07 today.\n")
    assert "\x1b" not in ran.out and "\x07" not in ran.out
    assert "\\x1b[31m" in ran.out


def test_a_draft_without_findings_says_what_was_read(review):
    ran, _ = review("n", "1", "d", "q", text="Nobody spoke.\n")
    assert "No loaded terms found in 1 sentence." in ran.out
    assert "Nothing changes." in ran.out


def test_of_several_drafts_one_that_cannot_be_read_is_told_and_the_rest_reviewed(cli, draft, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    good = draft(TEXT)
    ran = cli("review", "--plain", "--no-config", "--model", "off", tmp_path / "gone.txt", good, stdin=b"1\nw\nq\n")
    assert ran.code == 3
    assert "gone.txt: no such file" in ran.err
    assert "government" in good.read_text()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("review",), "PATH"),
        (("review", "-"), "standard input"),
        (("review", "--plain", "--serve", "x"), "at once"),
        (("review", "--theme", "pink", "x"), "pink"),
        (("review", "x.txt"), "needs a terminal"),
        (("revew", "x.txt"), "did you mean 'review'?"),
    ],
)
def test_a_mistake_is_one_line_with_its_mend(cli, args, told):
    ran = cli(*args)
    assert ran.code == 2
    assert told in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("[review]\ncolour = 'x'\n", "unknown key 'colour'"),
        ("[review]\ntheme = 'pink'\n", "no theme"),
        ("[review]\nlimit = 'high'\n", "no number from 0 to 1"),
        ("[review]\nadvance = 1\n", "neither true nor false"),
        ("[review.keys]\nnext = 3\n", "not a table of texts"),
        ("[review.keys]\nnxt = 'j'\n", "no key id 'nxt'"),
        ("review = 3\n", "not a table"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(cli, draft, tmp_path, toml, told):
    (tmp_path / "evenhand.toml").write_text(toml)
    ran = cli("review", "--plain", draft(TEXT))
    assert ran.code == 2
    assert told in ran.err


def test_check_takes_no_notice_of_the_screens_settings(cli, draft, tmp_path):
    (tmp_path / "evenhand.toml").write_text("[review.keys]\nnext = 'j'\n")
    assert cli("check", draft("Nobody spoke.")).code == 0


def test_help_lists_the_command(cli):
    assert "review     decide finding by finding" in cli("--help").out
    assert "--plain" in cli("review", "--help").out
