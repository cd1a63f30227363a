"""``evenhand lsp``: the language server, over standard input and output."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, cast

from analyzer.cli import Exit
from analyzer.cli.output import Output
from analyzer.cli.parser import Parser
from analyzer.errors import UsageError


def run(argv: Sequence[str]) -> int:
    """Serves until the client leaves."""
    import sys

    parser = Parser(
        prog="evenhand lsp",
        description="Serves an editor over standard input and output, by the Language Server Protocol. Needs the extra"
        " lsp: pip install 'evenhand[lsp]'. docs/editors.md tells how editors start it.",
    )
    parser.add_argument("--stdio", action="store_true", help="what some editors say; there is no other way")
    parser.parse_args(argv)
    try:
        from analyzer.lsp.server import make
    except ImportError as error:
        raise UsageError(f"the language server needs {error.name}", "pip install 'evenhand[lsp]'") from error
    if isinstance(sys.stdout, Output):
        sys.stdout.flush()
    if sys.__stdin__ is None or sys.__stdout__ is None:
        raise UsageError("standard input or output is closed", "an editor starts the server with both")
    make().start_io(cast("BinaryIO", sys.__stdin__.buffer), cast("BinaryIO", sys.__stdout__.buffer))
    return Exit.CLEAN
