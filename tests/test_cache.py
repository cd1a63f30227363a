"""The compiled lexicon is read from the cache where it can be, and compiled again where it cannot, without a word."""

import os
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT

from lexicon import cache, compiled, load, source
from lexicon.compile import compile_lexicon

PACK = "disability.toml"


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A lexicon of one pack, so that compiling takes no time, and an empty cache folder: both as paths."""
    root = tmp_path / "lexicon"
    (root / "packs").mkdir(parents=True)
    for path in (ROOT / "lexicon").glob("*.toml"):
        shutil.copy(path, root)
    shutil.copy(ROOT / "lexicon" / "packs" / PACK, root / "packs")
    monkeypatch.setattr(load, "ROOT", root)
    monkeypatch.setattr(source, "ROOT", root)
    folder = tmp_path / "cache"
    monkeypatch.setenv("EVENHAND_CACHE_DIR", str(folder))
    return root, folder


@pytest.fixture
def compiles(monkeypatch):
    """Counts the compilations."""
    import lexicon.compile

    count = []
    real = lexicon.compile.compile_lexicon
    monkeypatch.setattr("lexicon.compile.compile_lexicon", lambda value: count.append(1) or real(value))
    return count


def files(folder):
    return sorted(p.name for p in folder.iterdir())


def test_the_second_start_compiles_nothing(small, compiles):
    first, second = cache.compiled(), cache.compiled()
    assert len(compiles) == 1
    assert (first.hash, first.surfaces, len(first)) == (second.hash, second.surfaces, len(second))
    assert len(first) > 10


def test_an_edited_pack_is_compiled_again(small, compiles):
    root, _ = small
    before = cache.compiled().hash
    path = root / "packs" / PACK
    path.write_text(path.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    assert cache.compiled().hash != before
    assert len(compiles) == 2


def test_user_packs_and_switches_have_compiled_lexicons_of_their_own(small, compiles, tmp_path):
    _, folder = small
    pack = tmp_path / "house.toml"
    first, second = [e.id for e in load.load_lexicon().entries][:2]
    pack.write_text(f"[disable]\nentries = ['{first}']\n", encoding="utf-8")
    sizes = {len(cache.compiled()), len(cache.compiled([pack])), len(cache.compiled(disable=[first, second]))}
    assert len(sizes) == len(files(folder)) == len(compiles) == 3


DAMAGE = {
    "empty": lambda data: b"",
    "truncated": lambda data: data[: len(data) // 2],
    "one bit flipped": lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
    "not text": lambda data: b"\x00\xff" * 40,
    "another format": lambda data: data.replace(b'"format":', b'"format":9', 1),
    "a line missing": lambda data: data.rpartition(b"\n")[0],
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_compiled_again_and_mended(small, compiles, damage):
    _, folder = small
    good = cache.compiled()
    (name,) = files(folder)
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(damage(data))
    assert cache.compiled().surfaces == good.surfaces
    assert len(compiles) == 2
    assert (folder / name).read_bytes() == data


@pytest.mark.parametrize(
    "damage", ["{}", "", "not json", '{"format": 0, "hash": "x", "entries": 0}\n[]\n[]\n{}\n{}\n{}']
)
def test_text_that_is_no_compiled_lexicon_is_refused(damage):
    with pytest.raises(compiled.DamagedError):
        compiled.Compiled(damage)


def test_a_folder_that_cannot_be_written_costs_only_time(small, compiles, monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("EVENHAND_CACHE_DIR", str(blocked / "cache"))
    assert len(cache.compiled()) == len(cache.compiled())
    assert len(compiles) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_costs_only_time(small, compiles):
    _, folder = small
    folder.mkdir()
    folder.chmod(0o500)
    try:
        assert len(cache.compiled()) == len(cache.compiled())
    finally:
        folder.chmod(0o700)
    assert len(compiles) == 2
    assert files(folder) == []


def test_a_write_that_fails_leaves_nothing_half_written(small, monkeypatch):
    _, folder = small

    def full(self, target):
        raise OSError("disk full")

    monkeypatch.setattr("pathlib.Path.replace", full)
    assert len(cache.compiled()) > 0
    assert files(folder) == []


def test_old_compiled_lexicons_are_removed_and_the_newest_kept(small):
    _, folder = small
    folder.mkdir()
    for k in range(20):
        old = folder / f"lexicon-{k:02}.jsonl"
        old.write_text("old", encoding="utf-8")
        os.utime(old, (k, k))
    (folder / "other.txt").write_text("kept", encoding="utf-8")
    cache.compiled()
    kept = files(folder)
    assert "other.txt" in kept and "lexicon-19.jsonl" in kept and "lexicon-00.jsonl" not in kept
    assert sum(name.startswith("lexicon-") for name in kept) == 12


def test_several_processes_may_start_at_once(small, tmp_path):
    root, folder = small
    text = compile_lexicon(load.load_lexicon())
    (tmp_path / "compiled.txt").write_text(text, encoding="ascii")
    script = (
        "import pathlib, sys, lexicon.source, lexicon.load, lexicon.compile\n"
        "from lexicon.cache import compiled\n"
        "lexicon.source.ROOT = lexicon.load.ROOT = pathlib.Path(sys.argv[1])\n"
        "lexicon.compile.compile_lexicon = lambda value: pathlib.Path(sys.argv[2]).read_text()\n"
        "for _ in range(5):\n"
        "    value = compiled()\n"
        "    print(value.hash, len(value), len(value.surfaces))\n"
    )
    command = [sys.executable, "-c", script, str(root), str(tmp_path / "compiled.txt")]
    started = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    said = [running.communicate()[0] for running in started]
    assert [running.returncode for running in started] == [0] * 6
    assert len({line for out in said for line in out.splitlines()}) == 1
    assert len(files(folder)) == 1
    assert len(cache.compiled()) == int(said[0].split()[1])


def test_the_platforms_cache_folder_is_used_unless_told_otherwise(monkeypatch, tmp_path):
    from platformdirs import user_cache_path

    monkeypatch.delenv("EVENHAND_CACHE_DIR")
    for value in ("", str(tmp_path), "relative/is-ignored"):
        monkeypatch.setenv("XDG_CACHE_HOME", value)
        if value != "relative/is-ignored":
            assert cache.cache_folder() == user_cache_path("evenhand", appauthor=False)
        assert cache.cache_folder().is_absolute()
