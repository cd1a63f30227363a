"""Files are found in folders and by patterns, without what git ignores, and hostile names are names like any other."""

import os
import subprocess

import pytest

from analyzer.discover import Rules, discover
from analyzer.errors import UncheckedError

LOADED = "The thugs came.\n"


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def _tree(*names):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(LOADED, encoding="utf-8")

    return _tree


def names(*paths, **rules):
    force = rules.pop("force_exclude", False)
    return [f.path for f in discover(paths, lambda _: Rules(**rules), force_exclude=force) if f.error is None]


def test_a_folder_gives_the_files_that_there_are_readers_for_in_order(tree):
    tree("d/b.txt", "d/a.md", "d/c/z.html", "d/photo.jpg", "d/.hidden.txt", "d/.git/x.txt", "d/B.RST")
    assert names("d") == ["d/B.RST", "d/a.md", "d/b.txt", "d/c/z.html"]
    assert names(".") == ["d/B.RST", "d/a.md", "d/b.txt", "d/c/z.html"]


def test_a_pattern_is_followed_where_the_shell_did_not(tree):
    tree("d/a.txt", "d/e/b.txt", "d/c.copy")
    assert names("d/*.txt") == ["d/a.txt"]
    assert names("d/**/*.txt") == ["d/a.txt", "d/e/b.txt"]
    assert names("d/*.copy") == ["d/c.copy"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tree):
    tree("what[1]?.txt", "d/*.txt")
    assert names("what[1]?.txt") == ["what[1]?.txt"]
    assert names("d") == ["d/*.txt"]


def test_a_folder_and_a_file_in_it_give_the_file_once(tree):
    tree("d/a.txt", "d/b.txt")
    assert names("d/b.txt", "d", "d/*.txt") == ["d/b.txt", "d/a.txt"]


def test_gitignore_is_followed_as_git_does(tree, tmp_path):
    tree("a.txt", "old.txt", "keep/old.txt", "keep/deep/x.txt", "build/b.txt", "keep/build/c.txt", "sub/only.txt")
    (tmp_path / ".gitignore").write_text("old.txt\n/build/\nsub/*\n# a comment\n\n")
    (tmp_path / "keep" / ".gitignore").write_text("!old.txt\ndeep/\n")
    subprocess.run(["git", "init", "-q", "."], check=True)
    said = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard", "-z", "*.txt"], capture_output=True, text=True, check=True
    )
    assert sorted(names(".")) == sorted(said.stdout.rstrip("\0").split("\0"))
    assert names("keep") == ["keep/build/c.txt", "keep/old.txt"]
    assert names("sub") == []
    assert "sub/only.txt" in names(".", gitignore=False)
    assert names("old.txt") == ["old.txt"]  # named itself


def test_excluded_files_stay_out_of_folders_and_patterns_and_by_force_everywhere(tree, tmp_path):
    tree("d/a.txt", "d/archive/b.txt", "d/c.txt")
    rules = {"exclude": ("archive/", "c.txt"), "folder": tmp_path}
    assert names("d", **rules) == ["d/a.txt"]
    assert names("d/*.txt", **rules) == ["d/a.txt"]
    assert names("d/c.txt", **rules) == ["d/c.txt"]
    assert names("d/c.txt", "d/archive/b.txt", "d/a.txt", force_exclude=True, **rules) == ["d/a.txt"]


def test_other_suffixes_can_be_included(tree, tmp_path):
    tree("d/a.txt", "d/b.copy", "d/c.tex")
    assert names("d", include=("*.copy",), folder=tmp_path) == ["d/a.txt", "d/b.copy"]


def test_what_gives_no_file_is_unchecked(tree):
    tree("empty/photo.jpg")
    for path in ("empty", "nothing/*.txt"):
        (found,) = discover([path], lambda _: Rules())
        assert isinstance(found.error, UncheckedError)


def test_a_link_to_a_folder_is_not_followed_round(tree, tmp_path):
    tree("d/a.txt")
    (tmp_path / "d" / "round").symlink_to(tmp_path / "d")
    assert names("d") == ["d/a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_no_draft_and_a_link_to_nowhere_is_told(tree, tmp_path, cli):
    tree("d/a.txt")
    os.mkfifo(tmp_path / "d" / "pipe.txt")
    (tmp_path / "d" / "link.txt").symlink_to("nowhere")
    assert names("d") == ["d/a.txt", "d/link.txt"]
    ran = cli("check", "d")
    assert ran.code == 3
    assert "d/link.txt: no such file" in ran.err


def test_a_link_that_leads_round_in_a_circle_is_told_and_the_rest_is_checked(tree, tmp_path, cli):
    tree("d/a.txt")
    (tmp_path / "d" / "round.txt").symlink_to("round.txt")
    assert names("d") == ["d/a.txt", "d/round.txt"]
    ran = cli("check", "--model", "off", "d")
    assert ran.code == 3 and "d/round.txt: " in ran.err
    assert "thugs" in ran.out


def test_a_pattern_gives_nothing_that_git_ignores(tree, tmp_path):
    tree("a.txt", "old/b.txt", "d/c.txt", "d/keep/e.txt", "d/x/f.txt")
    (tmp_path / ".gitignore").write_text("old/\n")
    (tmp_path / "d" / ".gitignore").write_text("*.txt\n!e.txt\n!c.txt\nx/\n!f.txt\n")
    subprocess.run(["git", "init", "-q", "."], check=True)
    assert names("**/*.txt") == names(".") == ["a.txt", "d/c.txt", "d/keep/e.txt"]
    assert names(f"{tmp_path}/o*/*.txt", "old/b.txt") == ["old/b.txt"]
    assert len(names("**/*.txt", gitignore=False)) == 5


HOSTILE = [
    "two words.txt",
    "line\nbreak.txt",
    "café 日本.txt",
    "quote'\".txt",
    "-dash.txt",
    "%25.txt",
    "a;b.txt",
    "$x.txt",
]


def test_hostile_names_are_checked_and_reported_by_their_names(cli, tree):
    import json

    tree(*(f"d/{name}" for name in HOSTILE))
    ran = cli("check", "--format", "json", "d")
    assert sorted(d["path"] for d in json.loads(ran.out)["documents"]) == sorted(f"d/{name}" for name in HOSTILE)
    assert cli("check", "d").out.count("avoid") == len(HOSTILE) + 1


def test_a_list_of_names_may_be_ended_by_null_characters(cli, tree, tmp_path):
    import json

    tree(*HOSTILE)
    (tmp_path / "list").write_bytes(b"".join(os.fsencode(n) + b"\0" for n in HOSTILE))
    ran = cli("check", "--format", "json", "--files-from", "list")
    assert [d["path"] for d in json.loads(ran.out)["documents"]] == HOSTILE
    ran = cli("check", "--format", "json", "--files-from", "-", stdin=b"two words.txt\n%25.txt\n")
    assert [d["path"] for d in json.loads(ran.out)["documents"]] == ["two words.txt", "%25.txt"]


def test_an_empty_list_of_names_is_clean(cli):
    assert cli("check", "--files-from", "-", stdin=b"").code == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_may_not_be_read_is_unchecked(cli, tree, tmp_path):
    tree("d/a.txt", "d/closed/b.txt")
    (tmp_path / "d" / "closed").chmod(0)
    ran = cli("check", "d")
    (tmp_path / "d" / "closed").chmod(0o700)
    assert ran.code == 3
    assert "thugs" in ran.out


def test_a_folder_that_cannot_be_listed_is_unchecked_and_the_rest_is_checked(cli, tree, monkeypatch):
    tree("d/a.txt", "d/closed/b.txt")
    listed = os.scandir

    def scandir(folder):
        if str(folder).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr("analyzer.discover.os.scandir", scandir)
    ran = cli("check", "d")
    assert ran.code == 3
    assert "d/closed: Permission denied" in ran.err
    assert "thugs" in ran.out


def test_standard_input_is_read_by_the_suffix_of_its_name(cli):
    ran = cli("check", "-", "--stdin-filename", "wire.md", stdin=b"The `thugs` came.")
    assert ran.code == 0
    assert cli("check", "-", stdin=b"The `thugs` came.").code == 1


GOOD, BAD, CLEAN = b"The thugs came.\n", b"caf\xe9 \xff", b"The council met on Tuesday.\n"


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize(
    ("files", "code"),
    [
        ([CLEAN], 0),
        ([GOOD], 1),
        ([CLEAN, GOOD], 1),
        ([BAD], 3),
        ([CLEAN, BAD], 3),
        ([BAD, GOOD], 3),
        ([GOOD, BAD, CLEAN], 3),
        ([GOOD, None], 3),
        ([None], 3),
    ],
)
def test_what_could_not_be_checked_is_never_clean(cli, tmp_path, files, code, many):
    paths = []
    for k, data in enumerate(files):
        path = tmp_path / f"{k}.txt"
        if data is not None:
            path.write_bytes(data)
        paths.append(path)
    if many:
        for k in range(9):
            (tmp_path / f"more{k}.txt").write_bytes(CLEAN)
            paths.append(tmp_path / f"more{k}.txt")
    ran = cli("check", *paths)
    assert ran.code == code
    assert ("thugs" in ran.out) == (GOOD in files)
    assert ran.err.count("evenhand: ") == files.count(BAD) + files.count(None)
