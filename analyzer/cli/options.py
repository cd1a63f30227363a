"""Options that several commands share, and settings resolved from configuration and command line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

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


def add_files(parser: argparse.ArgumentParser) -> None:
    """Options that choose the files."""
    group = parser.add_argument_group("files")
    group.add_argument("--stdin-filename", metavar="NAME", default="<stdin>", help="name to report standard input by")
    group.add_argument(
        "--files-from", metavar="FILE", help="read paths from FILE (- for standard input), a line or a null each"
    )
    group.add_argument(
        "--exclude", action="append", default=[], metavar="PATTERN", help="leave out, of folders and patterns"
    )
    group.add_argument(
        "--force-exclude", action="store_true", help="leave excluded files out even where they are named"
    )
    group.add_argument("--no-gitignore", action="store_true", help="check what .gitignore leaves out, too")
    group.add_argument(
        "--encoding", metavar="NAME", help="encoding of the drafts (default: by byte-order mark, else UTF-8)"
    )


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
    return Resolver(args).project()


class Resolver:
    """Finds the settings of each file: those of the configuration nearest to it, under the command line's own.

    ``more`` holds what only some commands can set, by names in :class:`analyzer.config.Settings`.
    """

    def __init__(self, args: argparse.Namespace, more: Mapping[str, Any] | None = None) -> None:
        self._given = Path(args.config) if args.config is not None else None
        self._none = args.no_config
        own: dict[str, Any] = {"packs": tuple(Path(p) for p in args.pack), "disable": tuple(args.disable)}
        own["house"] = pairs(args.house, "--house")
        own |= more or {}
        self._own = {name: value for name, value in own.items() if value is not None and value not in ((), {})}
        self._folders: dict[Path, config.Settings] = {}
        self._files: dict[Path | None, config.Settings] = {}
        self._whole: dict[str, config.Settings] = {}

    def project(self) -> config.Settings:
        """The settings where the command was called."""
        try:
            return self._with(self._folder(Path.cwd()))
        except OSError as error:
            hint = "change to one that exists, or --no-config"
            raise UsageError(f"no current folder: {error.strerror}", hint) from error

    def folder(self, folder: Path) -> config.Settings:
        """The settings of a folder, without those that are for some files only."""
        return self._with(self._folder(folder))

    def file(self, path: Path) -> config.Settings:
        """The settings of a file."""
        return self.named(str(path))

    def named(self, name: str) -> config.Settings:
        """The settings of a file by its name; the same object for all files of a folder, where it may be."""
        folder = os.path.dirname(name)  # noqa: PTH120 - asked for each of many files
        kept = self._whole.get(folder)
        if kept is None:
            base = self._folder(Path(folder))
            if base.overrides:
                return self._with(base.for_file(Path(name)))
            kept = self._whole[folder] = self._with(base)
        return kept

    def _with(self, base: config.Settings) -> config.Settings:
        return config.joined(base, self._own, "command line") if self._own else base

    def _folder(self, folder: Path) -> config.Settings:
        if self._none:
            return config.Settings()
        if folder not in self._folders:
            found = self._given or config.find(folder.absolute())
            if found not in self._files:
                self._files[found] = config.load(found) if found is not None else config.Settings()
            self._folders[folder] = self._files[found]
        return self._folders[folder]


def baseline_path(args: argparse.Namespace, project: config.Settings) -> Path | None:
    """The baseline in force: the one that is named, else the one that lies beside the configuration, else here."""
    if project.baseline is not None:
        return project.baseline
    if args.no_config:
        return None
    path = (project.folder or Path.cwd()) / "evenhand-baseline.json"
    return path if path.is_file() else None


def changed(files: Sequence[str]) -> list[str]:
    """Those of the changed files that there are readers for, below the current folder, as seen from it."""
    from analyzer.readers import READERS

    here = Path.cwd()
    out = []
    for name in files:
        path = Path(name)
        if path.suffix.lower() in READERS and path.is_relative_to(here) and path.exists():
            out.append(str(path.relative_to(here)))
    return out


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
