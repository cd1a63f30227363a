"""Only what a change touches is told: by whole sentences, from git or from a diff, without a network."""

import json
import os
import subprocess

import pytest

OLD = "The thugs came. The council met on Tuesday.\n\nThe regime fell.\n"
IDENTITY = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(*arguments, cwd="."):
    env = {**os.environ, **IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(["git", *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def repository(cli, tmp_path):
    """A repository with one committed draft; edits it and tells what a check of the changes finds."""
    git("init", "-q", cwd=tmp_path)
    (tmp_path / "a.txt").write_text(OLD)
    git("add", ".", cwd=tmp_path)
    git("commit", "-q", "-m", "old", cwd=tmp_path)

    def found(text, *argv, name="a.txt"):
        (tmp_path / name).write_bytes(text.encode())
        ran = cli("check", "--model", "off", "--format", "json", *(argv or ("--diff", "HEAD", name)))
        documents = json.loads(ran.out)["documents"]
        return [(f["text"], f["line"]) for d in documents for f in d["findings"]], ran.code

    return found


def test_nothing_changed_is_nothing_found(repository):
    assert repository(OLD) == ([], 0)


def test_only_the_changed_sentence_of_a_line_is_told(repository):
    assert repository(OLD.replace("on Tuesday", "its henchmen")) == ([("henchmen", 1)], 1)
    assert repository(OLD.replace("The thugs came", "The thugs came back")) == ([("thugs", 1)], 1)


def test_a_sentence_that_moved_down_is_not_new(repository):
    assert repository("A new line.\n\n" + OLD) == ([], 0)


def test_a_paragraph_that_was_only_wrapped_anew_has_not_changed(repository):
    assert repository(OLD.replace("council met", "council\nmet")) == ([], 0)


def test_the_whole_sentence_is_read(repository, tmp_path):
    """The changed line alone, a word from a court's record, would be judged otherwise."""
    text = "He was charged under the law\nwith recruiting thugs and\nterrorists for the group.\n"
    (tmp_path / "a.txt").write_text(text)
    git("commit", "-qam", "x", cwd=tmp_path)
    whole = repository(text.replace("terrorists", "terrorists too"), "a.txt")[0]
    changed = repository(text.replace("terrorists", "terrorists too"))[0]
    assert changed == [f for f in whole if f[1] == 3]


def test_a_word_taken_out_touches_its_sentence_and_no_other(repository):
    assert repository(OLD.replace("The thugs came", "Thugs came"))[0] == [("Thugs", 1)]
    assert repository(OLD.replace("met on Tuesday", "met"))[0] == []
    assert repository(OLD.replace("The council met on Tuesday.", ""))[0] == []


def test_a_hedge_taken_from_the_head_of_a_sentence_touches_it_and_a_sentence_taken_out_no_other(repository):
    repository("It rained.\n\nReportedly, the regime fell. Ana Ruiz left.\n")
    git("commit", "-q", "-a", "-m", "hedged")
    assert repository("It rained.\n\nthe regime fell. Ana Ruiz left.\n")[0] == [("regime", 3)]
    repository("Ana Ruiz left. The regime fell.\n")
    git("commit", "-q", "-a", "-m", "two sentences")
    assert repository("The regime fell.\n")[0] == []


def test_new_files_are_told_whole_and_need_not_be_named(repository, tmp_path):
    assert repository("The thugs came.\n", "--diff", "HEAD", name="new é\n.txt") == ([("thugs", 1)], 1)


def test_an_excluded_file_is_not_checked_for_having_changed(repository):
    argv = ("--diff", "HEAD", "--exclude", "new.txt")
    assert repository("The thugs came.\n", *argv, name="new.txt") == ([], 0)


def test_a_renamed_file_counts_by_what_changed_in_it(repository, tmp_path):
    git("mv", "a.txt", "b.txt", cwd=tmp_path)
    assert repository(OLD.replace("fell", "fell again"), "--diff", "HEAD", name="b.txt") == ([("regime", 3)], 1)


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_diff_from_a_file_does_the_same(repository, tmp_path, end):
    old = OLD.replace("\n", end)
    (tmp_path / "a.txt").write_bytes(old.encode())
    git("-c", "core.autocrlf=false", "commit", "-qam", "x", "--allow-empty", cwd=tmp_path)
    new = old.replace("on Tuesday", "its henchmen")
    (tmp_path / "a.txt").write_bytes(new.encode())
    for form in (["-U0"], ["-U3"], ["-U3", "--no-prefix"]):
        shown = subprocess.run(["git", "diff", *form], cwd=tmp_path, capture_output=True, check=True).stdout
        (tmp_path / "changes.diff").write_bytes(shown)
        assert repository(new, "--diff-file", "changes.diff", "a.txt") == ([("henchmen", 1)], 1)
        assert repository(new, "--diff-file", "changes.diff") == ([("henchmen", 1)], 1)


def test_the_slant_limit_goes_by_changed_sentences_alone(cli, repository, tmp_path):
    argv = ("check", "--diff", "HEAD", "--max-slant", "0.5", "--fail-on", "never", "a.txt")
    (tmp_path / "a.txt").write_text(OLD.replace("on Tuesday", "on Monday"))
    assert cli(*argv).code == 0
    (tmp_path / "a.txt").write_text(OLD.replace("thugs came", "thugs came back"))
    assert cli(*argv).code == 1


def test_markup_is_compared_in_the_files_own_lines(repository, tmp_path):
    text = "# Title\n\n> The **thugs** came\n> from `x` here.\n\nThe *regime* fell.\n"
    (tmp_path / "a.md").write_text(text)
    git("add", ".", cwd=tmp_path)
    git("commit", "-qm", "x", cwd=tmp_path)
    assert repository(text.replace("fell", "fell soon"), "--diff", "HEAD", name="a.md") == ([("regime", 6)], 1)


def test_a_pattern_of_old_copy_is_not_told(repository, cli):
    old = OLD + "\nThe rebels were killed.\n"
    repository(old)
    git("commit", "-q", "-a", "-m", "older")

    def patterns(text):
        repository(text)
        ran = cli("check", "--model", "off", "--format", "json", "--diff", "HEAD", "a.txt")
        return [p["kind"] for p in json.loads(ran.out)["documents"][0]["patterns"]]

    assert "agentless-harm" not in patterns(old.replace("regime", "cruel regime"))
    assert "agentless-harm" in patterns(old.replace("rebels were", "rebels here were"))


def test_outside_of_a_repository_the_mend_is_told(cli, draft):
    ran = cli("check", "--diff", "HEAD", draft(OLD))
    assert ran.code == 2
    assert "is not in a git repository" in ran.err and "--diff-file" in ran.err


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD~5", ""])
def test_a_revision_that_is_not_there_is_told(cli, repository, revision):
    ran = cli("check", f"--diff={revision}", "a.txt")
    assert ran.code == 2
    assert ran.err.count("\n") == 1 and "revision" in ran.err


def test_a_shallow_clone_is_told_as_such(cli, repository, tmp_path, monkeypatch):
    git("commit", "-q", "--allow-empty", "-m", "second", cwd=tmp_path)
    git("clone", "-q", "--depth=1", f"file://{tmp_path}", "shallow", cwd=tmp_path)
    monkeypatch.chdir(tmp_path / "shallow")
    ran = cli("check", "--diff", "HEAD~1", "a.txt")
    assert ran.code == 2
    assert "shallow" in ran.err and "fetch" in ran.err


def test_something_that_is_no_diff_is_told(cli, draft):
    ran = cli("check", "--diff-file", draft("Just some words.\n", "no.diff"), draft(OLD))
    assert ran.code == 2
    assert "not a unified diff" in ran.err


def test_an_empty_diff_is_nothing_changed(cli, draft):
    assert cli("check", "--diff-file", draft("", "no.diff"), draft(OLD)).code == 0


def test_a_clean_check_of_changes_says_so(cli, repository):
    assert "found in what has changed of" in cli("check", "--diff", "HEAD", "a.txt").out


def test_what_git_knows_nothing_of_is_told_whole(repository, tmp_path, tmp_path_factory, cli):
    (tmp_path / ".gitignore").write_text("ignored.txt\n")
    assert repository("The thugs came.\n", "--diff", "HEAD", "ignored.txt", name="ignored.txt") == ([("thugs", 1)], 1)
    outside = tmp_path_factory.mktemp("outside") / "a.txt"
    outside.write_text("The thugs came.\n")
    assert cli("check", "--model", "off", "--diff", "HEAD", outside).code == 1


def test_a_draft_reached_through_a_link_is_the_same_draft(repository, tmp_path, tmp_path_factory, cli):
    link = tmp_path_factory.mktemp("links") / "here"
    link.symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text(OLD.replace("fell", "fell soon"))
    out = cli("check", "--model", "off", "--format", "json", "--diff", "HEAD", link / "a.txt").out
    assert [f["text"] for f in json.loads(out)["documents"][0]["findings"]] == ["regime"]


def test_a_file_that_is_binary_to_git_is_told_whole_once_it_has_changed(repository, tmp_path, cli):
    def findings():
        out = cli("check", "--model", "off", "--format", "json", "--diff", "HEAD", "b.txt").out
        return [f["text"] for d in json.loads(out)["documents"] for f in d["findings"]]

    (tmp_path / "b.txt").write_bytes(OLD.encode("utf-16"))
    git("add", ".", cwd=tmp_path)
    git("commit", "-qm", "x", cwd=tmp_path)
    assert findings() == []
    (tmp_path / "b.txt").write_bytes(OLD.replace("fell", "fell soon").encode("utf-16"))
    assert findings() == ["thugs", "regime"]
