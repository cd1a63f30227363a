"""``evenhand check``: flag and score drafts."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from dataclasses import replace

from analyzer.cli import Exit, complain, options
from analyzer.cli.parser import Parser
from analyzer.config import FAIL_ON, Settings, check_voice, encoding_name
from analyzer.engine import Analyzer
from analyzer.errors import UncheckedError, UsageError
from analyzer.model import SEVERITIES, Report
from analyzer.readers import read, read_stdin
from analyzer.reporters import FORMATS, Tool, Unchecked, reporter


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="evenhand check",
        description="Flags words that take a side, with their voice, the reason and neutral wording, and scores every"
        " sentence.",
        epilog="exit codes: 0 clean, 1 findings at or over --fail-on or a sentence at or over --max-slant, 2 usage or"
        " configuration, 3 something could not be checked, 130 interrupted",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a draft to check; - reads standard input")
    parser.add_argument("--format", choices=FORMATS, default="text", help="output format (default: text)")
    parser.add_argument("--stdin-filename", metavar="NAME", default="<stdin>", help="name to report standard input by")
    parser.add_argument(
        "--fail-on", choices=FAIL_ON, help="lowest severity that makes the exit code 1 (default: caution)"
    )
    parser.add_argument(
        "--max-slant", type=float, metavar="N", help="exit 1 where a sentence's slant is N or more (0 to 1)"
    )
    parser.add_argument(
        "--voice", action="append", default=[], metavar="VOICE=POLICY",
        help="what to do with findings in a voice (outlet, attributed, quoted, scare): check, note or ignore; default"
        " quoted=note",
    )  # fmt: skip
    parser.add_argument(
        "--encoding", metavar="NAME", help="encoding of the drafts (default: by byte-order mark, else UTF-8)"
    )
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colour in text output")
    options.add_model(parser)
    options.add_lexicon(parser)
    return parser


def run(argv: Sequence[str]) -> int:
    """Checks every path and returns the exit code."""
    args = _parser().parse_args(argv)
    settings = _settings(args)
    gc.set_threshold(200_000)  # values of an analysis hold no cycles: looking for some takes a twentieth of the time
    if not args.paths:
        raise UsageError("nothing to check", "name a draft, or - for standard input")
    if args.paths.count("-") > 1:
        raise UsageError("standard input named twice", "give - once")
    analyzer = Analyzer(
        settings.packs, settings.model, policy=settings.voice, disable=settings.disable, house=settings.house
    )
    model = analyzer.classifier.hash if analyzer.classifier else None
    tool = Tool(analyzer.lexicon.hash, len(analyzer.lexicon), model)
    style = options.style(args.color)
    if settings.max_slant is not None:
        style = replace(style, slant=min(style.slant, settings.max_slant))
    out = reporter(args.format, sys.stdout, style, tool)
    unchecked: list[Unchecked] = []
    failed = False
    for path in args.paths:
        name = args.stdin_filename if path == "-" else path
        try:
            document = read_stdin(name, settings.encoding) if path == "-" else read(path, settings.encoding)
        except UncheckedError as error:
            complain(f"{name}: {error.message}", error.hint)
            unchecked.append(Unchecked(name, error.message, error.hint))
            continue
        report = analyzer.analyze_document(document, second_process=True)
        if not report.words:
            complain(f"{name}: no words to check", "the file is empty or holds no text")
        failed = failed or fails(report, settings)
        out.write(report)
    out.close(unchecked)
    if unchecked:
        return Exit.UNCHECKED
    return Exit.FINDINGS if failed else Exit.CLEAN


def _settings(args: argparse.Namespace) -> Settings:
    base = options.settings(args)
    voice = options.pairs(args.voice, "--voice")
    check_voice(voice, "--voice")
    if args.max_slant is not None and not 0 <= args.max_slant <= 1:
        raise UsageError(f"--max-slant {args.max_slant}: not between 0 and 1", "slant is a share, for example 0.5")
    return replace(
        base,
        voice={**base.voice, **voice},
        fail_on=args.fail_on or base.fail_on,
        model=base.model if args.model is None else args.model,
        max_slant=base.max_slant if args.max_slant is None else args.max_slant,
        encoding=base.encoding if args.encoding is None else encoding_name(args.encoding),
    )


def fails(report: Report, settings: Settings) -> bool:
    """Whether a report is over the thresholds: a counted finding's severity, or a sentence's slant."""
    if settings.max_slant is not None and any(s.score.slant >= settings.max_slant for s in report.sentences):
        return True
    if settings.fail_on == "never":
        return False
    least = SEVERITIES.index(settings.fail_on)
    return any(SEVERITIES.index(f.severity) >= least for f in report.counted)
