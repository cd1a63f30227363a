"""``evenhand train``: fit a sentence model on labelled sentences, a newsroom's own for example."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from analyzer.cli import Exit
from analyzer.cli.parser import Parser
from analyzer.errors import UsageError


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="evenhand train",
        description="Fits a sentence model. Needs the extra train: pip install 'evenhand[train]'.",
    )
    parser.add_argument(
        "labelled", nargs="+", type=Path, metavar="FILE",
        help="JSON Lines: text, and label 0 or 1, or votes_biased of votes, or soft (a probability)",
    )  # fmt: skip
    parser.add_argument("--label", default="label", metavar="NAME", help="column of the label (default: label)")
    parser.add_argument("--taught", type=Path, metavar="FILE", help="a teacher's judgements, by benchmarks/teacher.py")
    parser.add_argument(
        "--also", nargs="+", action="extend", type=Path, default=[], metavar="FILE",
        help="JSON Lines with a text, of which only the teacher's judgements are used",
    )  # fmt: skip
    parser.add_argument("--static", type=Path, metavar="FILE", help="vectors of words (default: those that ship)")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="model file to write")
    return parser


def run(argv: Sequence[str]) -> int:
    """Trains and writes a model file; a failure leaves an older one as it was."""
    args = _parser().parse_args(argv)
    try:
        import sklearn  # noqa: F401
    except ImportError as error:
        raise UsageError("training needs scikit-learn", "pip install 'evenhand[train]'") from error
    from analyzer.classifier.data import read_rows, read_texts
    from analyzer.classifier.shipped import STATIC
    from analyzer.classifier.static import Static
    from analyzer.classifier.taught import Taught
    from analyzer.classifier.train import train
    from analyzer.engine import Analyzer
    from analyzer.files import write_bytes_atomically

    if args.also and not args.taught:
        raise UsageError("--also without --taught", "texts without labels are of use only with a teacher's judgements")
    files = [read_rows([path], args.label) for path in args.labelled]
    also = read_texts(args.also)
    analyzer = Analyzer(model="off")
    data = train(
        files,
        also,
        found=lambda texts: (report.findings for report in analyzer.analyze_many(texts)),
        taught=Taught.load(args.taught) if args.taught else None,
        static=Static.load(args.static or STATIC),
        card={"lexicon": analyzer.lexicon.hash, "labelled": sum(map(len, files)), "unlabelled": len(also)},
        progress=lambda step: print(f"{step} …", file=sys.stderr),
    )
    try:
        write_bytes_atomically(args.output, data)
    except OSError as error:
        raise UsageError(f"cannot write {args.output}: {error.strerror}", "check the folder") from error
    print(f"{args.output}: {len(data):,} bytes")
    return Exit.CLEAN
