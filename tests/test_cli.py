"""The command line tells what it found by its exit code, and every mistake in one line with its mend."""

import os
import re
import signal
import subprocess

import pytest
from conftest import COMMAND, ROOT

from analyzer.cli import COMMANDS, Exit, main

LOADED = "The regime sent its thugs to the village.\n"
NEUTRAL = "The council met on Tuesday to discuss the bridge.\n"
SAMPLE = ROOT / "seeds" / "aleppo-offensive.txt"


def one_line(err):
    assert err.startswith("evenhand: ")
    assert err.count("\n") == 1 and err.endswith("\n")
    assert "Traceback" not in err
    return err


def test_a_neutral_draft_is_clean(cli, draft):
    ran = cli("check", draft(NEUTRAL))
    assert ran.code == Exit.CLEAN
    assert "No loaded words found in 9 words." in ran.out
    assert ran.err == ""


def test_findings_at_the_threshold_make_the_code_1(cli, draft):
    ran = cli("check", draft(LOADED))
    assert ran.code == Exit.FINDINGS
    assert "thugs" in ran.out
    assert ran.err == ""


def test_the_threshold_is_an_option(cli, draft):
    path = draft("Rebels held the town, residents said.\n")
    severities = {"consider": 1, "caution": 0, "avoid": 0, "never": 0}
    assert {name: cli("check", "--fail-on", name, path).code for name in severities} == severities


def test_a_sentence_over_the_slant_limit_fails_even_where_no_severity_does(cli, draft):
    path = draft(LOADED)
    assert cli("check", "--fail-on", "never", path).code == Exit.CLEAN
    assert cli("check", "--fail-on", "never", "--max-slant", "0.1", path).code == Exit.FINDINGS
    assert cli("check", "--fail-on", "never", "--max-slant", "1", path).code == Exit.CLEAN


def test_a_noted_finding_does_not_fail(cli, draft):
    path = draft("“They are thugs and murderers,” said Ana Ruiz of the residents' group.\n")
    ran = cli("check", path)
    assert ran.code == Exit.CLEAN
    assert "noted" in ran.out
    assert cli("check", "--voice", "quoted=check", path).code == Exit.FINDINGS
    assert "thugs" not in cli("check", "--voice", "quoted=ignore", path).out.split("\n", 3)[-1]


def test_standard_input_is_a_dash_and_has_a_name(cli):
    ran = cli("check", "-", "--stdin-filename", "wire.txt", stdin=LOADED.encode())
    assert ran.code == Exit.FINDINGS
    assert ran.out.startswith("wire.txt\n")


def test_what_could_not_be_checked_is_named_and_the_rest_is_checked(cli, draft):
    ran = cli("check", "gone.txt", draft(NEUTRAL))
    assert ran.code == Exit.UNCHECKED
    assert "gone.txt: no such file" in one_line(ran.err)
    assert "NOT CHECKED: 1 input." in ran.out


def test_unchecked_weighs_more_than_findings(cli, draft):
    assert cli("check", draft(LOADED), "gone.txt").code == Exit.UNCHECKED


def test_nothing_unchecked_is_called_clean(cli):
    ran = cli("check", "gone.txt")
    assert ran.code == Exit.UNCHECKED
    assert ran.out == ""


def test_an_empty_draft_is_said_to_have_no_words(cli, draft):
    ran = cli("check", draft(b""))
    assert ran.code == Exit.CLEAN
    assert "no words to check" in one_line(ran.err)
    assert "No words to check." in ran.out
    assert "No loaded words" not in ran.out


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["check"], 2, "nothing to check"),
        (["check", "-", "-"], 2, "standard input named twice"),
        (["check", "gone.txt"], 3, "no such file"),
        (["check", "."], 3, "is a directory without files to check"),
        (["check", "drafts/*.txt"], 3, "no file matches"),
        (["check", "--files-from", "gone.lst"], 2, "gone.lst: No such file"),
        (["check", "--processes", "0", "x"], 2, "not 1 or more"),
        (["check", "--diff"], 2, "--diff without a revision"),
        (["check", "--diff", "HEAD", "x"], 2, "is not in a git repository"),
        (["check", "--baseline", "gone.json", "x"], 2, "gone.json: No such file"),
        (["check", "--formt", "json", "x"], 2, "did you mean --format?"),
        (["check", "--format", "xml", "x"], 2, "'json'"),
        (["check", "--fail-on", "cautoin", "x"], 2, "'caution'"),
        (["check", "--max-slant", "2", "x"], 2, "not between 0 and 1"),
        (["check", "--max-slant", "high", "x"], 2, "invalid float"),
        (["check", "--voice", "quoted", "x"], 2, "not NAME=VALUE"),
        (["check", "--voice", "qouted=note", "x"], 2, "did you mean 'quoted'?"),
        (["check", "--voice", "quoted=noted", "x"], 2, "did you mean 'note'?"),
        (["check", "--encoding", "utf8000", "x"], 2, "no encoding 'utf8000'"),
        (["check", "--encoding", "hex", "x"], 2, "no encoding 'hex'"),
        (["check", "--config", "gone.toml", "x"], 2, "gone.toml: No such file"),
        (["check", "--pack", "gone.toml", "x"], 2, "gone.toml: No such file"),
        (["check", "--disable", "conflict/terorist", "x"], 2, "Did you mean 'conflict/terrorist'?"),
        (["check", "--house", "milittant=none", "x"], 2, "Did you mean 'militant'?"),
        (["chek", "x"], 2, "did you mean 'check'?"),
        (["--versio"], 2, "did you mean --version?"),
        (["explain", "tablecloth"], 2, "'tablecloth' is not in the lexicon"),
        (["explain"], 2, "required: term"),
        (["lexicon"], 2, "required"),
        (["lexicon", "lst"], 2, "invalid choice: 'lst'"),
        (["lexicon", "new", "warlord"], 2, "is not topic/name"),
        (["lexicon", "new", "conflct/warlord"], 2, "no topic 'conflct'"),
        (["lexicon", "search", "zzzz"], 1, "nothing in the lexicon contains 'zzzz'"),
    ],
)
def test_a_mistake_is_one_line_with_its_mend(cli, argv, code, said):
    ran = cli(*argv)
    assert ran.code == code
    assert said in one_line(ran.err)
    assert re.search(r"\(.+\)\n\Z|[.?] .+\n\Z", ran.err), ran.err
    assert ran.out == ""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_unchecked(cli, draft):
    path = draft(LOADED)
    path.chmod(0)
    ran = cli("check", path)
    assert ran.code == Exit.UNCHECKED
    assert "permission denied" in one_line(ran.err)


def test_a_vanished_working_folder_is_told(tmp_path, process):
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f'cd "{gone}" && rmdir "{gone}" && exec "$0" -m analyzer check "{SAMPLE}"'
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(["sh", "-c", script, COMMAND[0]], env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == Exit.USAGE
    assert "no current folder" in one_line(ran.stderr)


def test_help_and_version_leave_with_0(cli):
    assert cli("--version").out.startswith("evenhand 0.")
    for argv in (["--help"], *([name, "--help"] for name in COMMANDS)):
        ran = cli(*argv)
        assert ran.code == 0
        assert "usage: evenhand" in ran.out
        assert all(len(row) <= 80 for row in ran.out.splitlines())


def test_without_a_command_the_help_is_shown_and_the_code_is_2(cli):
    ran = cli()
    assert ran.code == Exit.USAGE
    assert all(name in ran.out for name in COMMANDS)


def test_a_reader_that_leaves_early_is_no_error_and_does_not_hide_the_verdict():
    command = [*COMMAND, "check", *[SAMPLE] * 12]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.readline()
        running.stdout.close()
        err = running.stderr.read()
    assert err == b""
    assert running.returncode == Exit.FINDINGS


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")  # noqa: PTH110
def test_a_full_disk_is_told_and_is_not_clean(form, draft):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        ran = subprocess.run(
            [*COMMAND, "check", "--format", form, draft(NEUTRAL)],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == Exit.UNCHECKED
    assert "cannot write" in one_line(ran.stderr)


@pytest.mark.parametrize(("closed", "code"), [(">&-", 3), (">&- 2>&-", 3), ("2>&-", 0)])
def test_closed_streams_end_in_a_code_and_never_in_a_traceback(closed, code, draft):
    script = f'exec "$0" -m analyzer check "$1" {closed}'
    ran = subprocess.run(
        ["sh", "-c", script, COMMAND[0], draft(NEUTRAL)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr + ran.stdout


def test_closed_standard_input_is_unchecked():
    ran = subprocess.run(
        ["sh", "-c", 'exec "$0" -m analyzer check - <&-', COMMAND[0]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == Exit.UNCHECKED
    assert "standard input is closed" in one_line(ran.stderr)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_an_interrupt_is_one_line_and_130(tmp_path):
    fifo = tmp_path / "draft.txt"
    os.mkfifo(fifo)
    command = [*COMMAND, "check", fifo]
    pipe = subprocess.PIPE
    # The writing end opens once the command has opened the other: it is then reading.
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe) as running, fifo.open("wb"):
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()
    assert running.returncode == Exit.INTERRUPTED
    assert one_line(err.decode()) == "evenhand: interrupted\n"
    assert out == b""


def test_a_mistake_of_ours_is_not_taken_for_findings(cli, draft, monkeypatch):
    def fall(self, document, **_):
        raise RuntimeError("boom")

    monkeypatch.setattr("analyzer.engine.Analyzer.analyze_document", fall)
    ran = cli("check", draft(NEUTRAL))
    assert ran.code == Exit.UNCHECKED
    assert "internal error: RuntimeError: boom" in one_line(ran.err)


def test_control_characters_in_a_path_do_not_reach_the_terminal(cli):
    assert "gone\\x1b[31m.txt" in one_line(cli("check", "gone\x1b[31m.txt").err)


def test_another_package_can_bring_a_command(monkeypatch):
    class Point:
        def load(self):
            return lambda argv: 40 + len(argv)

    def entry_points(*, group, name):
        return [Point()] if (group, name) == ("evenhand.commands", "review") else []

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)
    assert main(["review", "a", "b"]) == 42


def test_explain_tells_why_when_and_what_instead(cli):
    ran = cli("explain", "terrorists")
    assert ran.code == 0
    for label in ("kind", "why", "fine when", "write", "scale", "flagged", "sources"):
        assert f"  {label} " in ran.out
    assert all(len(row) <= 80 for row in ran.out.splitlines())


def test_explain_takes_an_id_and_a_category(cli):
    assert "conflict/terrorist" in cli("explain", "conflict/terrorist").out
    assert "terms" in cli("explain", "dysphemism").out


def test_list_is_filtered_and_sorted(cli):
    rows = cli("lexicon", "list", "--category", "geo-naming").out.splitlines()
    assert rows == sorted(rows)
    assert rows and all(" geo-naming " in row for row in rows)


def test_search_finds_by_any_part(cli):
    assert "conflict/terrorist" in cli("lexicon", "search", "terroris").out


def test_stats_add_up(cli, lexicon):
    out = cli("lexicon", "stats").out
    assert f"{len(lexicon.entries)} entries" in out
    for block in out.split("\nby ")[1:]:
        assert sum(int(row.split()[-1]) for row in block.splitlines()[1:] if row) == len(lexicon.entries)
