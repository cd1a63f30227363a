"""Shared fixtures: one analyzer for all tests, a private cache folder, no terminal settings from outside."""

import os
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_CACHE = tempfile.TemporaryDirectory(prefix="evenhand-tests-")
os.environ["EVENHAND_CACHE_DIR"] = _CACHE.name
for name in ("NO_COLOR", "COLORTERM", "FORCE_COLOR"):
    os.environ.pop(name, None)


@pytest.fixture(scope="session")
def analyzer():
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
