"""Options that several commands share, and settings resolved from configuration and command line."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from analyzer import config
from analyzer.errors import UsageError
from analyzer.reporters import Style


def add_lexicon(parser: argparse.ArgumentParser) -> None:
    """Options that choose the lexicon in force."""
    group = parser.add_argument_group("lexicon")
    group.add_argument(
        "--pack",
        action="append",
        default=[],
        metavar="FILE",
        help="a TOML pack of your own, laid over the built-in ones",
    )
    group.add_argument(
        "--disable", action="append", default=[], metavar="NAME",
        help="switch off an entry (conflict/rebel) or a category (geo-naming)",
    )  # fmt: skip
    group.add_argument(
        "--house", action="append", default=[], metavar="QUESTION=ANSWER",
        help="settle a question on which style guides disagree",
    )  # fmt: skip
    group.add_argument(
        "--config", metavar="FILE", help="configuration file, instead of the nearest evenhand.toml or pyproject.toml"
    )
    group.add_argument("--no-config", action="store_true", help="read no configuration file")


def add_model(parser: argparse.ArgumentParser) -> None:
    """The option that chooses the model."""
    parser.add_argument(
        "--model", metavar="NAME", help="fast (default), off for the lexicon alone, or a file by evenhand train"
    )


def settings(args: argparse.Namespace) -> config.Settings:
    """Configuration under the command line's own options.

    Raises:
        UsageError: for configuration or options that cannot be used.
    """
    base = config.Settings()
    if not args.no_config:
        path = Path(args.config) if args.config is not None else _nearest()
        if path is not None:
            base = config.load(path)
    return replace(
        base,
        packs=(*base.packs, *(Path(p) for p in args.pack)),
        disable=(*base.disable, *args.disable),
        house={**base.house, **pairs(args.house, "--house")},
    )


def _nearest() -> Path | None:
    try:
        return config.find(Path.cwd())
    except OSError as error:
        raise UsageError(f"no current folder: {error.strerror}", "change to one that exists, or --no-config") from error


def pairs(values: list[str], option: str) -> dict[str, str]:
    """``NAME=VALUE`` options as a dictionary."""
    out = {}
    for value in values:
        name, equals, answer = value.partition("=")
        if not equals or not name or not answer:
            raise UsageError(f"{option} {value}: not NAME=VALUE", f"write for example {option} name=value")
        out[name] = answer
    return out


def unicode() -> bool:
    """Whether standard output takes characters beyond ASCII and Latin."""
    encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "").replace("_", "")
    return encoding.startswith(("utf", "gb18030"))


def style(color: str) -> Style:
    """What standard output may use: its width, colour and character set."""
    terminal = sys.stdout.isatty()
    if color == "auto":
        colored = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    else:
        colored = color == "always"
    return Style(_columns() if terminal else 80, colored, unicode())


def _columns() -> int:
    import shutil

    return shutil.get_terminal_size((80, 24)).columns
