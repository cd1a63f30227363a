"""``evenhand review``: decide finding by finding, the draft beside its neutral version."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from analyzer.cli import Exit, options
from analyzer.cli.parser import Parser
from analyzer.config import Settings, encoding_name, nearest
from analyzer.errors import UsageError

if TYPE_CHECKING:
    from analyzer.engine import Analyzer
    from tui.advice import Advice

THEMES = ("dark", "light", "contrast", "terminal")
_LIMIT = 0.5


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="evenhand review",
        description="Shows each draft beside its neutral version, and takes decisions finding by finding. Decisions are"
        " kept in .evenhand/ as they are made; the draft is written only when you save.",
        epilog="exit codes: 0 done, 2 usage or configuration, 3 a draft could not be read, 130 interrupted",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a draft to review; several form a queue")
    parser.add_argument("--plain", action="store_true", help="numbered prompts: screen readers, simple terminals")
    parser.add_argument("--serve", action="store_true", help="the screen in a browser of this machine (extra: web)")
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="port for --serve (default: 8000)")
    parser.add_argument("--theme", choices=THEMES, help="colours (default: dark); terminal uses the terminal's own")
    parser.add_argument("--no-color", action="store_true", help="no colour at all, as NO_COLOR does")
    parser.add_argument("--encoding", metavar="NAME", help="encoding of the drafts (default: by mark, else UTF-8)")
    options.add_model(parser)
    options.add_lexicon(parser)
    return parser


def run(argv: Sequence[str]) -> int:
    """Decide finding by finding, draft and neutral version side by side."""
    args = _parser().parse_args(argv)
    settings = options.settings(args)
    review = review_settings(settings.review)
    if "-" in args.paths:
        raise UsageError("a draft on standard input cannot be reviewed", "save it to a file first")
    if args.serve and args.plain:
        raise UsageError("--serve and --plain at once", "give one of them")
    if args.serve:
        from tui.serve import serve

        return serve(argv, args.paths, args.port)
    encoding = settings.encoding if args.encoding is None else encoding_name(args.encoding)
    model = settings.model if args.model is None else args.model
    make = partial(_analyzer, settings, model)
    if args.plain:
        from tui.plain import review_plainly

        return review_plainly(args.paths, make, encoding, unicode=options.unicode())
    if not (sys.stdin.isatty() and sys.stdout.isatty()) and "TEXTUAL_DRIVER" not in os.environ:
        raise UsageError("the screen needs a terminal", "use --plain where there is none, or evenhand check")
    return _screen(args, review, make, partial(_advice, settings), encoding)


def _screen(
    args: argparse.Namespace,
    review: Mapping[str, Any],
    make: Callable[[], Analyzer],
    advise: Callable[[], Advice],
    encoding: str | None,
) -> int:
    if args.no_color:
        os.environ["NO_COLOR"] = "1"
    mono = bool(os.environ.get("NO_COLOR"))
    if not mono:
        os.environ.pop("NO_COLOR", None)  # set and empty means colour, which Textual reads otherwise
    if "TEXTUAL_DRIVER" not in os.environ:
        for stale in ("COLUMNS", "LINES"):  # a shell may export them: the terminal itself knows when it is resized
            os.environ.pop(stale, None)
    from tui.app import ReviewApp
    from tui.session import Session

    queue = [Session(path, encoding) for path in args.paths]
    for session in queue[:1] if len(queue) > 1 else queue:
        session.open()
        if session.error is not None and len(queue) == 1:
            session.error.message = f"{session.name}: {session.error.message}"
            raise session.error
    app = ReviewApp(
        queue,
        make,
        changes=review.get("keys"),
        theme=f"evenhand-{args.theme or review.get('theme', 'dark')}",
        limit=review.get("limit", _LIMIT),
        advise=advise,
        served="TEXTUAL_DRIVER" in os.environ,
        advance=review.get("advance", False),
        mono=mono,
        ascii_gauge=not options.unicode(),
    )
    app.run()
    for session in queue:
        if session.review is not None and not session.recorded:
            return Exit.UNCHECKED
    return Exit.UNCHECKED if any(s.error is not None for s in queue) else Exit.CLEAN


def _analyzer(settings: Settings, model: str) -> Analyzer:
    from analyzer.engine import Analyzer

    return Analyzer(settings.packs, model, policy=settings.voice, disable=settings.disable, house=settings.house)


def _advice(settings: Settings) -> Advice:
    from tui.advice import load

    return load(settings.packs, settings.house)


def review_settings(given: Mapping[str, object]) -> dict[str, Any]:
    """The table ``[review]`` of the configuration: ``theme``, ``limit``, ``advance`` and ``keys``.

    Raises:
        UsageError: for a key that does not exist or a value of the wrong kind.
    """
    from tui.keys import keymap

    known = ("theme", "limit", "advance", "keys")
    for name in given:
        if name not in known:
            raise UsageError(f"review: unknown key '{name}'", nearest(name, known))
    theme, limit, keys = given.get("theme", "dark"), given.get("limit", _LIMIT), given.get("keys", {})
    if theme not in THEMES:
        raise UsageError(f"review.theme: {theme!r} is no theme", nearest(str(theme), THEMES))
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not 0 <= limit <= 1:
        raise UsageError(f"review.limit: {limit!r} is no number from 0 to 1", "write it as 0.5")
    if not isinstance(given.get("advance", False), bool):
        raise UsageError(f"review.advance: {given['advance']!r} is neither true nor false", "write advance = true")
    if not isinstance(keys, dict) or not all(isinstance(v, str) for v in keys.values()):
        raise UsageError("review.keys is not a table of texts", 'write next = "j" under [review.keys]')
    keymap(keys)
    return dict(given)
