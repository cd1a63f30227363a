"""What is installed is what is in the repository: every package and data file is listed."""

import tomllib
from fnmatch import fnmatch

import pytest
from conftest import ROOT

import analyzer.version

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TOP = ("lexicon", "analyzer", "tui")
LEARNED_FROM = ROOT / "lexicon" / "usage"
"""Sentences that the sense model learned from: development only, not installed."""


def test_every_package_is_listed():
    folders = [path.parent.relative_to(ROOT) for top in TOP for path in (ROOT / top).rglob("__init__.py")]
    found = {str(folder).replace("/", ".") for folder in folders}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == found


@pytest.mark.parametrize("top", TOP)
def test_every_data_file_is_listed(top):
    listed = PROJECT["tool"]["setuptools"]["package-data"]
    packages = PROJECT["tool"]["setuptools"]["packages"]
    for path in (ROOT / top).rglob("*"):
        if (
            path.is_dir()
            or path.suffix in {".py", ".pyc"}
            or "__pycache__" in path.parts
            or LEARNED_FROM in path.parents
        ):
            continue
        relative = path.relative_to(ROOT)
        owners = [p for p in packages if str(relative).startswith(p.replace(".", "/") + "/")]
        assert any(
            fnmatch(str(relative.relative_to(owner.replace(".", "/"))), pattern)
            for owner in owners
            for pattern in listed.get(owner, [])
        ), relative


def test_the_version_is_the_distributions():
    assert PROJECT["tool"]["setuptools"]["dynamic"]["version"]["attr"] == "analyzer.version.__version__"
    assert analyzer.version.__version__.count(".") == 2


def test_every_dependency_has_its_reason_in_the_documentation():
    table = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    groups = PROJECT["project"]["optional-dependencies"].values()
    names = [d.split(">")[0] for group in (PROJECT["project"]["dependencies"], *groups) for d in group]
    assert len(names) > 8
    for name in names:
        assert f"| {name} |" in table
