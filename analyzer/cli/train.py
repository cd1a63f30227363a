"""``evenhand train``: fit a sentence model on labelled sentences, a newsroom's own for example."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.cli import Exit
from analyzer.cli.parser import Parser
from analyzer.errors import UsageError

if TYPE_CHECKING:
    from analyzer.vectors import Floats


def _encoder(folder: Path) -> tuple[list[str], Callable[[Sequence[str]], Floats]]:
    """Words that the encoder knows, and standardised vectors of words."""
    from analyzer.vectors import Pieces, dictionary

    try:
        pieces = Pieces(folder)
    except Exception as error:  # tokenizers and safetensors raise bare Exceptions
        mend = "name a folder with tokenizer.json and model.safetensors"
        raise UsageError(f"cannot read the encoder in {folder}: {error}", mend) from error

    def embed(words: Sequence[str]) -> Floats:
        raw = pieces.embed([w.strip("‹›") or "." for w in words])
        centred: Floats = (raw - raw.mean(axis=0)) / (raw.std(axis=0) + 1e-6)
        return centred

    return dictionary(pieces), embed


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
    parser.add_argument("--vectors", type=Path, metavar="FOLDER", help="encoder to take word vectors from")
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
    words, embed = _encoder(args.vectors) if args.vectors else ([], None)
    data = train(
        read_rows(args.labelled, args.label),
        read_rows(args.soft),
        findings=lambda texts: [lexical_row(report.findings) for report in analyzer.analyze_many(texts)],
        dictionary=words,
        embed=embed,
        card={"lexicon": analyzer.lexicon.hash},
        progress=lambda step: print(f"{step} …", file=sys.stderr),
    )
    try:
        write_bytes_atomically(args.output, data)
    except OSError as error:
        raise UsageError(f"cannot write {args.output}: {error.strerror}", "check the folder") from error
    print(f"{args.output}: {len(data):,} bytes")
    return Exit.CLEAN
