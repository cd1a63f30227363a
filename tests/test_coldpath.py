"""A start loads what it needs and nothing heavy: checked in a process of its own, where nothing is loaded yet."""

import os
import subprocess
import sys

import pytest
from conftest import ROOT

from analyzer import Analyzer

TRAINING = {"sklearn", "scipy", "nltk", "pandas", "torch", "onnxruntime", "transformers"}
SCREEN = {"textual", "rich"}
COMPILING = {"lemminflect", "inflect", "tomllib", "typeguard", "lexicon.load", "lexicon.compile"}
LATER = {"asyncio", "unittest", "importlib.metadata", "email", "urllib.request", "socket", "ssl", "logging"}

UNUSED = {
    "markdown_it",
    "docutils",
    "docx",
    "html.parser",
    "pathspec",
    "sqlite3",
    "multiprocessing",
    "concurrent.futures",
}
UNUSED |= {"analyzer.baseline", "analyzer.changes", "analyzer.suppress", "subprocess", "difflib"}
"""For files of other kinds, for many files, and for what was not asked for."""

SAMPLE = str(ROOT / "seeds" / "aleppo-offensive.txt")
CHECK = f"from analyzer.cli import main; main(['check', '--no-config', {SAMPLE!r}])"


def loaded(code):
    script = f"import sys\n{code}\nsys.stderr.write(' '.join(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=True
    )
    return set(ran.stderr.split())


@pytest.fixture(scope="module", autouse=True)
def warm():
    Analyzer()  # writes the cache that the processes below read


@pytest.mark.parametrize("form", ["text", "json"])
def test_check_loads_no_training_screen_or_compiling_library(form):
    modules = loaded(CHECK.replace("'--no-config'", f"'--no-config', '--format', '{form}'"))
    assert "analyzer.engine" in modules
    assert not modules & (TRAINING | SCREEN | COMPILING | LATER | UNUSED | {"numpy"})


def test_importing_analyzer_loads_neither_numpy_nor_textual():
    modules = loaded("import analyzer; analyzer.Analyzer, analyzer.analyze")
    assert "analyzer.engine" in modules
    assert not modules & (TRAINING | SCREEN | {"numpy"})


def test_importing_lexicon_loads_no_toml_reader():
    assert not loaded("import lexicon") & (COMPILING | {"numpy"})


def test_the_version_is_told_without_the_engine():
    modules = loaded("from analyzer.cli import main\ntry: main(['--version'])\nexcept SystemExit: pass")
    assert "analyzer.cli" in modules
    assert "analyzer.engine" not in modules


def test_where_nothing_is_cached_the_compiling_libraries_are_loaded(tmp_path):
    """The test above would pass for a list of names that are never loaded."""
    code = f"import os; os.environ['EVENHAND_CACHE_DIR'] = {str(tmp_path)!r}\n{CHECK}"
    assert loaded(code) >= COMPILING


def test_the_core_of_the_review_is_free_of_the_screen():
    modules = loaded("import tui.review, tui.session, tui.plain, tui.cli, tui.draw, tui.layout")
    assert "tui.review" in modules
    assert not {m for m in modules if m.partition(".")[0] == "textual"}


def test_line_mode_runs_without_the_screens_library():
    run = f"main(['review', '--plain', '--no-config', {SAMPLE!r}])"
    modules = loaded(f"import io; sys.stdin = io.StringIO('q'); from analyzer.cli import main; {run}")
    assert "tui.plain" in modules
    assert not {m for m in modules if m.partition(".")[0] == "textual"}
