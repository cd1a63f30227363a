"""The command line: finds the command, runs it, and turns every error into one line and the right exit code.

Exit codes: 0 clean; 1 findings at or over the threshold; 2 usage or configuration; 3 something could not be checked.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from enum import IntEnum
from importlib import import_module

from analyzer.errors import EvenhandError
from analyzer.version import __version__

COMMANDS = {
    "check": "flag and score drafts",
    "explain": "why a term is flagged, when it is fine, what to write instead",
    "lexicon": "list, search, lint and extend the lexicon",
}


class Exit(IntEnum):
    """What the shell is told."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNCHECKED = 3
    INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    try:
        try:
            return _run(args)
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt:
        print("evenhand: interrupted", file=sys.stderr)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader went away (head, less): not an error of ours. Python would complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.CLEAN
    except EvenhandError as error:
        complain(error.message, error.hint)
        return error.exit_code
    except OSError as error:  # a full disk under standard output
        complain(f"cannot write: {error.strerror or error}", "check the disk and the output")
        return Exit.UNCHECKED


def complain(message: str, hint: str = "") -> None:
    """One line on standard error, safe for a terminal."""
    from analyzer.reporters.visible import visible

    print(visible(f"evenhand: {message}" + (f" ({hint})" if hint else "")), file=sys.stderr)


def _run(args: list[str]) -> int:
    name = args[0] if args else "--help"
    if name in COMMANDS:
        return int(import_module(f"analyzer.cli.{name}").run(args[1:]))
    if not name.startswith("-"):
        plugin = _plugin(name)
        if plugin is not None:
            return plugin(args[1:])
    parser = argparse.ArgumentParser(
        prog="evenhand",
        description="Flags words that take a side, scores every sentence for slant, and offers neutral wording.",
        epilog="commands:\n" + "\n".join(f"  {n:10} {what}" for n, what in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"evenhand {__version__}")
    parser.add_argument("command", nargs="?", metavar="command", help="one of those below; evenhand COMMAND --help tells more")
    known = parser.parse_args(args[:1])
    if known.command is None:
        parser.print_help()
        return Exit.USAGE if not args else Exit.CLEAN
    from difflib import get_close_matches

    close = get_close_matches(name, COMMANDS, 1)
    complain(f"no command '{name}'", f"did you mean '{close[0]}'?" if close else f"use one of {', '.join(COMMANDS)}")
    return Exit.USAGE


def _plugin(name: str):  # type: ignore[no-untyped-def]
    """A command that another package brings through the entry-point group ``evenhand.commands``."""
    from importlib.metadata import entry_points

    for point in entry_points(group="evenhand.commands", name=name):
        return point.load()
    return None
