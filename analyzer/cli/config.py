"""``evenhand config``: the settings that hold for a file, and where each comes from."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from analyzer.cli import Exit, options
from analyzer.cli.parser import Parser
from analyzer.config import NAMES, Settings


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="evenhand config", description="Shows the settings that hold for a file, as TOML.")
    parser.add_argument(
        "--show", nargs="?", const="draft.txt", required=True, metavar="FILE",
        help="the file, which need not exist (default: one in this folder)",
    )  # fmt: skip
    options.add_lexicon(parser)
    return parser


def run(argv: Sequence[str]) -> int:
    """Prints the resolved settings."""
    args = _parser().parse_args(argv)
    settings = options.Resolver(args).file(Path(args.show))
    for line in shown(settings):
        print(line)
    return Exit.CLEAN


def shown(settings: Settings) -> list[str]:
    """Each setting as a line of TOML, with its sources as a comment."""
    rows = []
    for name in NAMES:
        if name == "overrides":
            continue
        value = getattr(settings, name)
        sources = settings.sources.get(name, ())
        told = "" if value is None else f" = {_toml(value)}"
        where = ", ".join(dict.fromkeys(sources)) if sources else "default"
        key = name.replace("_", "-")
        rows.append((f"{key}{told}" if told else f"# {key} is not set", where))
    width = min(44, max(len(row) for row, _ in rows))
    return [f"{row:{width}}  # {where}" for row, where in rows]


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items()) + " }" if value else "{ }"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(str(value), ensure_ascii=False) if isinstance(value, str | Path) else str(value)
