"""``evenhand train``: fit a sentence model on labelled sentences, a newsroom's own for example."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from analyzer.cli import Exit
from analyzer.cli.parser import Parser
from analyzer.errors import UsageError


def run(argv: Sequence[str]) -> int:
    """Trains and writes a model file; a failure leaves an older one as it was."""
    parser = Parser(
        prog="evenhand train",
        description="Fits a sentence model. Needs the extra train: pip install 'evenhand[train]'.",
    )
    parser.add_argument(
        "labelled", nargs="+", type=Path, metavar="FILE", help="JSON Lines: text, and label 0 or 1 or votes"
    )
    parser.add_argument(
        "--soft", action="append", type=Path, default=[], metavar="FILE", help="sentences with soft labels"
    )
    parser.add_argument("--label", default="label", metavar="NAME", help="column of the label (default: label)")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="model file to write")
    args: argparse.Namespace = parser.parse_args(argv)
    try:
        import sklearn  # noqa: F401
    except ImportError as error:
        raise UsageError("training needs scikit-learn", "pip install 'evenhand[train]'") from error
    from analyzer.classifier.data import read_rows
    from analyzer.classifier.features import lexical_row
    from analyzer.classifier.train import train
    from analyzer.engine import Analyzer
    from analyzer.files import write_bytes_atomically

    analyzer = Analyzer()
    data = train(
        read_rows(args.labelled, args.label),
        read_rows(args.soft),
        findings=lambda texts: [lexical_row(report.findings) for report in analyzer.analyze_many(texts)],
        card={"lexicon": analyzer.lexicon.hash},
        progress=lambda step: print(f"{step} …", file=sys.stderr),
    )
    try:
        write_bytes_atomically(args.output, data)
    except OSError as error:
        raise UsageError(f"cannot write {args.output}: {error.strerror}", "check the folder") from error
    print(f"{args.output}: {len(data):,} bytes")
    return Exit.CLEAN
