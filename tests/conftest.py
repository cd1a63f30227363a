"""Shared fixtures: one analyzer for all tests, a private cache folder, no terminal settings from outside."""

import io
import os
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parent.parent
_CACHE = tempfile.TemporaryDirectory(prefix="evenhand-tests-")
os.environ["EVENHAND_CACHE_DIR"] = _CACHE.name
for name in ("NO_COLOR", "COLORTERM", "COLUMNS", "FORCE_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "EVENHAND_TRACEBACK"):
    os.environ.pop(name, None)


@pytest.fixture(scope="session", autouse=True)
def read_once():
    """Keeps what TOML files hold: reading the packs again for every test would take most of the suite's time."""
    import lexicon.load
    import lexicon.pack

    kept = SimpleNamespace(
        loads=cache(tomllib.loads),
        load=lambda file: kept.loads(file.read().decode()),
        TOMLDecodeError=tomllib.TOMLDecodeError,
    )
    lexicon.pack.tomllib = lexicon.load.tomllib = kept


@pytest.fixture(scope="session")
def analyzer():
    """Without the model: what the lexicon finds is told by its own tests."""
    from analyzer import Analyzer

    return Analyzer(model="off")


@pytest.fixture(scope="session")
def full():
    """As it ships, with the model."""
    from analyzer import Analyzer

    return Analyzer()


@pytest.fixture(scope="session")
def lexicon():
    from lexicon import load_lexicon

    return load_lexicon()


@pytest.fixture(scope="session")
def sample():
    return (ROOT / "seeds" / "aleppo-offensive.txt").read_text(encoding="utf-8")


@pytest.fixture
def paste(analyzer):
    """The text with the first alternative of the only (or named) finding pasted over it."""

    def _paste(text, term_id=None, rank=0):
        findings = [f for f in analyzer.analyze(text).findings if term_id in (None, f.term_id)]
        assert len(findings) == 1, [(f.term_id, f.text) for f in findings]
        f = findings[0]
        return text[: f.start] + f.alternatives[rank].text + text[f.end :]

    return _paste


@dataclass(frozen=True)
class Ran:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def cli(capsys, monkeypatch, tmp_path):
    """Runs the command line inside this process, in an empty folder; a relative path is one in that folder."""
    from analyzer.cli import main

    monkeypatch.chdir(tmp_path)

    def _cli(*argv, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = main([str(a) for a in argv])
        except SystemExit as left:
            code = left.code or 0
        out, err = capsys.readouterr()
        return Ran(int(code), out, err)

    return _cli


COMMAND = (sys.executable, "-m", "analyzer")


@pytest.fixture
def process(tmp_path):
    """Runs the command line as a process of its own; output as bytes."""

    def _process(*argv, env=None, **options):
        return subprocess.run(
            [*COMMAND, *map(str, argv)],
            cwd=options.pop("cwd", ROOT),
            env={**os.environ, **(env or {})},
            capture_output=True,
            check=False,
            **options,
        )

    return _process


@pytest.fixture
def draft(tmp_path):
    """Writes a draft and gives its path."""

    def _draft(text, name="draft.txt", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return _draft
