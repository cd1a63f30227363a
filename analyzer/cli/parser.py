"""Arguments of the commands: a mistake is one line with its mend, not a page of usage."""

from __future__ import annotations

import argparse
import os
from typing import Any, NoReturn

from analyzer.errors import UsageError


class Help(argparse.HelpFormatter):
    """Help in the terminal's width."""

    def __init__(self, prog: str) -> None:
        # Given a width, argparse need not import shutil to ask for it, which it would do for every option.
        super().__init__(prog, width=_columns() - 2)


class RawHelp(Help, argparse.RawDescriptionHelpFormatter):
    """Help whose description and epilog are laid out already."""


def _columns() -> int:
    try:
        return max(40, min(os.get_terminal_size(1).columns, 100))
    except (OSError, ValueError):
        return 80


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are raised as UsageError."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401
        kwargs.setdefault("formatter_class", Help)
        super().__init__(allow_abbrev=False, **kwargs)

    def error(self, message: str) -> NoReturn:
        """Raises UsageError, with the option that was probably meant."""
        raise UsageError(message, self._hint(message))

    def _hint(self, message: str) -> str:
        _, _, unknown = message.partition("unrecognized arguments: ")
        if unknown:
            from difflib import get_close_matches

            options = [o for action in self._actions for o in action.option_strings]
            wrong = unknown.split()[0].partition("=")[0]
            close = get_close_matches(wrong, options, 1)
            if close:
                return f"did you mean {close[0]}?"
        return f"{self.prog} --help lists the options"
