"""Many files are checked by several processes and out of a cache, and nobody can tell by the output."""

import os
import signal
import sqlite3
import sys

import pytest

from analyzer.checking import Checker
from analyzer.cli import many
from analyzer.config import Settings
from analyzer.reporters import Style, Tool
from analyzer.results import Results, code_stamp, key

LOADED = "The thugs of town {} came.\n\nThe council met.\n"


@pytest.fixture
def drafts(tmp_path, monkeypatch):
    monkeypatch.setenv("EVENHAND_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "drafts"
    folder.mkdir()
    for k in range(20):
        (folder / f"{k:02}.txt").write_text(LOADED.format(k))
    return folder


def run(cli, drafts, *argv):
    return cli("check", "--model", "off", *argv, drafts)


def test_a_changed_draft_is_not_taken_from_the_cache(cli, drafts):
    before = run(cli, drafts)
    assert run(cli, drafts) == before
    (drafts / "03.txt").write_text("The council met again.\n")
    after = run(cli, drafts)
    assert after.out.count("avoid ·") == before.out.count("avoid ·") - 1
    assert after == run(cli, drafts, "--no-cache")


@pytest.mark.parametrize(
    "argv",
    [
        ("--disable", "crime/thug"),
        ("--voice", "outlet=ignore"),
        ("--fail-on", "never"),
        ("--format", "jsonl"),
        ("--color", "always"),
        ("--baseline", "base.json"),
    ],
)
def test_another_setting_is_another_result(cli, drafts, tmp_path, argv):
    cli("baseline", "--model", "off", "-o", "base.json", drafts)
    run(cli, drafts)
    warm = run(cli, drafts, *argv)
    assert warm == run(cli, drafts, *argv, "--no-cache")
    assert warm != run(cli, drafts)


def test_the_cache_is_used(cli, drafts, monkeypatch):
    before = run(cli, drafts)

    def fall(*_):
        raise AssertionError("checked again")

    monkeypatch.setattr(many, "check", fall)
    assert run(cli, drafts) == before


@pytest.mark.parametrize("damage", [b"", b"not a database at all", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_cache_costs_time_and_nothing_else(cli, drafts, tmp_path, damage):
    before = run(cli, drafts)
    for path in (tmp_path / "cache").glob("results-*"):
        path.write_bytes(damage)
    assert run(cli, drafts) == before
    assert run(cli, drafts) == before


def test_a_cache_in_a_folder_that_cannot_be_is_none(tmp_path):
    (tmp_path / "file").write_text("")
    results = Results(tmp_path / "file")
    results.put(b"k", "v")
    assert list(results.get([b"k"])) == [None]
    results.close()


def test_a_locked_cache_does_not_stop_a_check(tmp_path, monkeypatch):
    results = Results(tmp_path)
    results.put(b"k", "v")
    results.close()
    other = sqlite3.connect(next(tmp_path.glob("results-*.sqlite")), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    locked = Results(tmp_path)
    locked.put(b"l", "w")
    locked.close()
    other.execute("ROLLBACK")
    other.close()
    assert list(Results(tmp_path).get([b"k", b"l"])) == ["v", None]


def test_keys_tell_parts_apart():
    assert key(["a", "b"], b"c") != key(["ab"], b"c") != key(["a", "b"], b"d")
    assert code_stamp() == code_stamp()


def test_another_version_of_a_readers_library_is_another_result(tmp_path, monkeypatch):
    before = code_stamp()
    (tmp_path / "docutils").mkdir()
    (tmp_path / "docutils" / "__init__.py").write_text("")
    monkeypatch.delitem(sys.modules, "docutils", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    assert code_stamp() != before


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_several_processes_say_what_one_says(cli, drafts, monkeypatch, method):
    import multiprocessing

    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {method} here")
    monkeypatch.setattr(many, "METHOD", method)
    one = run(cli, drafts, "--no-cache", "--processes", "1")
    assert run(cli, drafts, "--no-cache", "--processes", "2") == one


def test_a_process_that_dies_leaves_its_files_to_the_first(drafts, monkeypatch):
    first = os.getpid()
    checked = many.check

    def dies(job, *rest):
        if os.getpid() != first and job.name.endswith("07.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        return checked(job, *rest)

    monkeypatch.setattr(many, "check", dies)
    if many.METHOD != "fork":
        pytest.skip("the process could not be told to die")
    settings = Settings(model="off")
    jobs = [many.Job(str(path), settings) for path in sorted(drafts.iterdir())]
    form = ("text", Style(), Tool("x", 1))
    results = list(many.check_all(jobs, Checker(), form, cached=False, processes=2))
    assert [r.name for r in results] == [job.name for job in jobs]
    assert all(r.failed and "thugs" in r.rendered for r in results)
