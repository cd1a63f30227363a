"""``evenhand init``: a commented configuration, a pre-commit entry and a workflow, none written over."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from analyzer.cli import Exit, complain
from analyzer.cli.parser import Parser
from analyzer.errors import UsageError
from analyzer.files import write_atomically
from analyzer.version import __version__

SETTINGS = """\
# Evenhand's settings; docs/configuration.md tells more. Every line may go.

# Packs of your own, laid over the built-in lexicon.
# packs = ["house.toml"]

# Entries and whole categories to switch off.
# disable = ["general/note-verb", "geo-naming"]

# Phrases in which nothing is flagged.
# ignore = ["Ministry of Regime Affairs"]

# The severity that makes a check fail: consider, caution, avoid or never.
fail-on = "caution"

# A sentence at or over this slant fails as well.
# max-slant = 0.8

# Left out of folders; patterns as in .gitignore.
# exclude = ["archive/"]

# What to do with words in each voice: check, note (show, count for nothing) or ignore.
[voice]
quoted = "note"

# Another severity for an entry or a category.
[severity]
# "conflict/militia" = "consider"

# Answers to questions on which style guides disagree.
[house]
# militant = "none"

# Other settings for some files.
# [[overrides]]
# files = ["opinion/**"]
# fail-on = "avoid"
"""
HOOK = f"""\
repos:
  - repo: https://github.com/evenhand/evenhand
    rev: v{__version__}
    hooks:
      - id: evenhand
"""
WORKFLOW = f"""\
name: wording
on:
  pull_request:
permissions:
  contents: read
jobs:
  evenhand:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: evenhand/evenhand@v{__version__}
        with:
          diff: ${{{{ github.event.pull_request.base.sha }}}}
"""


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="evenhand init",
        description="Writes evenhand.toml, .pre-commit-config.yaml and .github/workflows/evenhand.yml, each commented."
        " A file that is there stays as it is.",
    )
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="where to (default: here)")
    return parser


def run(argv: Sequence[str]) -> int:
    """Writes what is not there yet."""
    folder = Path(_parser().parse_args(argv).folder)
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder", "make it first")
    for name, text in (
        ("evenhand.toml", SETTINGS),
        (".pre-commit-config.yaml", HOOK),
        (".github/workflows/evenhand.yml", WORKFLOW),
    ):
        path = folder / name
        if path.exists() or path.is_symlink():
            hint = f"add this to it:\n{text}" if path.suffix == ".yaml" else "take from docs/ci.md what you need"
            complain(f"{path} is there already, and stays as it is", hint.partition("\n")[0])
            if path.suffix == ".yaml":
                print(text.partition("repos:\n")[2], end="")
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, text)
        except OSError as error:
            raise UsageError(f"cannot write {path}: {error.strerror}", "check the folder") from error
        print(f"wrote {path}")
    return Exit.CLEAN
