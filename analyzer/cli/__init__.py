"""The command line: finds the command, runs it, and turns every error into one line and the right exit code.

Exit codes: 0 clean; 1 findings at or over the threshold; 2 usage, configuration or packs; 3 something could not be
checked, or the result could not be written; 130 interrupted from the keyboard.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from enum import IntEnum
from importlib import import_module

from analyzer.cli.output import Output
from analyzer.errors import EvenhandError
from analyzer.version import __version__

COMMANDS = {
    "check": "flag and score drafts",
    "baseline": "accept today's findings; only new ones are told from then on",
    "config": "the settings of a file, and where each comes from",
    "lsp": "serve an editor: findings as you type, quick fixes",
    "init": "write a configuration, a pre-commit entry and a workflow",
    "explain": "why a term is flagged, when it is fine, what to write instead",
    "lexicon": "list, search, lint and extend the lexicon",
    "train": "fit a sentence model on labelled sentences",
    "evaluate": "measure a sentence model on labelled sentences",
}


class Exit(IntEnum):
    """What the shell is told."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNCHECKED = 3
    INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; ``--help`` and ``--version`` leave by SystemExit."""
    before = sys.stdout
    out = Output(before)
    sys.stdout = out
    try:
        try:
            return _run(list(sys.argv[1:] if argv is None else argv))
        finally:
            out.flush()
    except KeyboardInterrupt:
        complain("interrupted")
        return Exit.INTERRUPTED
    except Exception as error:
        return _failed(error)
    finally:
        sys.stdout = before


def complain(message: str, hint: str = "") -> None:
    """One line on standard error, safe for a terminal."""
    from analyzer.reporters.visible import visible

    if sys.stderr is not None:  # as it is where it was closed before the start
        with contextlib.suppress(OSError):
            print(visible(f"evenhand: {message}" + (f" ({hint})" if hint else "")), file=sys.stderr)


def _failed(error: Exception) -> int:
    """Tells an error on standard error; the exit code that it stands for."""
    from lexicon.faults import LexiconError

    if isinstance(error, EvenhandError):
        complain(error.message, error.hint)
        return error.exit_code
    if isinstance(error, LexiconError):
        for fault in error.faults:
            complain(str(fault))
        return Exit.USAGE
    if os.environ.get("EVENHAND_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    # An uncaught error would leave with 1, which a script reads as "findings".
    complain(f"internal error: {type(error).__name__}: {error}", "please report it; EVENHAND_TRACEBACK=1 shows where")
    return Exit.UNCHECKED


def _run(args: list[str]) -> int:
    name = args[0] if args else "--help"
    if name in COMMANDS:
        command: Callable[[Sequence[str]], int] = import_module(f"analyzer.cli.{name}").run
        return command(args[1:])
    if not name.startswith("-"):
        plugin = _plugin(name)
        if plugin is not None:
            return plugin(args[1:])
        from difflib import get_close_matches

        known = [*COMMANDS, *_plugins()]
        close = get_close_matches(name, known, 1)
        hint = f"did you mean '{close[0]}'?" if close else f"use one of {', '.join(known)}"
        complain(f"no command '{name}'", hint)
        return Exit.USAGE
    from analyzer.cli.parser import Parser, RawHelp

    parser = Parser(
        formatter_class=RawHelp,
        prog="evenhand",
        usage="evenhand COMMAND ... | --version",
        description="Flags words that take a side, scores every sentence for slant, offers neutral\nwording.",
        epilog="commands (evenhand COMMAND --help tells more):\n"
        + "\n".join(f"  {n:10} {what}" for n, what in (COMMANDS | _plugins()).items())
        + "\n\nexit codes: 0 clean, 1 findings at or over the threshold, 2 usage or"
        "\nconfiguration, 3 something could not be checked, 130 interrupted",
    )
    parser.add_argument("--version", action="version", version=f"evenhand {__version__}")
    parser.parse_args(args)
    parser.print_help()
    return Exit.USAGE


def _plugins() -> dict[str, str]:
    """Commands of other packages, each with the first sentence of its documentation."""
    from importlib.metadata import entry_points

    out = {}
    for point in entry_points(group="evenhand.commands"):
        with contextlib.suppress(ImportError, AttributeError):
            told = (point.load().__doc__ or "").strip().partition("\n")[0].rstrip(".")
            out[point.name] = told[:1].lower() + told[1:]
    return out


def _plugin(name: str) -> Callable[[Sequence[str]], int] | None:
    """A command that another package brings through the entry-point group ``evenhand.commands``."""
    from importlib.metadata import entry_points

    for point in entry_points(group="evenhand.commands", name=name):
        loaded: Callable[[Sequence[str]], int] = point.load()
        return loaded
    return None
