"""``evenhand evaluate``: measure a sentence model on labelled sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from analyzer.classifier.data import Row, read_rows
from analyzer.classifier.measure import Measures, measure
from analyzer.classifier.runtime import ModelError, load
from analyzer.cli import Exit
from analyzer.cli.parser import Parser
from analyzer.engine import Analyzer
from analyzer.errors import UsageError
from analyzer.reporters.visible import visible

_LEAST = 20
"""Rows that a topic or group needs for a line of its own."""


def run(argv: Sequence[str]) -> int:
    """Prints how well the model does, with a table of how far to trust its probabilities."""
    parser = Parser(prog="evenhand evaluate", description="Measures a sentence model on labelled sentences.")
    parser.add_argument("model", type=Path, help="model file, from evenhand train")
    parser.add_argument(
        "labelled", nargs="+", type=Path, metavar="FILE", help="JSON Lines: text, and label 0 or 1 or votes"
    )
    parser.add_argument("--label", default="label", metavar="NAME", help="column of the label (default: label)")
    args = parser.parse_args(argv)
    try:
        model = load(args.model)
    except (OSError, ModelError) as error:
        raise UsageError(f"cannot use {args.model}: {error}", "train one with evenhand train") from error
    rows = read_rows(args.labelled, args.label)
    if len({row.label for row in rows}) < 2:
        raise UsageError("the rows have no two labels", "give loaded and plain sentences")
    analyzer = Analyzer()
    said = [
        model.judge(row.text, findings=report.findings).probability
        for row, report in zip(rows, analyzer.analyze_many(row.text for row in rows), strict=True)
    ]
    _print(rows, said)
    return Exit.CLEAN


def _print(rows: Sequence[Row], said: Sequence[float]) -> None:
    labels = [row.label for row in rows]
    print(f"{'':24} rows  macro-F1  AUC    calibration error")
    print(_line("all", measure(labels, said)))
    for title in ("topic", "group"):
        members: dict[str, list[int]] = defaultdict(list)
        for k, row in enumerate(rows):
            members[getattr(row, title)].append(k)
        for name, ids in sorted(members.items()):
            some = [labels[k] for k in ids]
            if name and len(ids) >= _LEAST and len(set(some)) == 2:
                print(_line(name, measure(some, [said[k] for k in ids])))
    print("\nsaid       rows  loaded in fact")
    for low, high, count, share in measure(labels, said).reliability:
        print(f"{low:.1f}–{high:.1f}  {count:7}  {'—' if share is None else format(share, '.2f')}")


def _line(name: str, m: Measures) -> str:
    return f"{visible(name)[:24]:24} {m.rows:5}  {m.macro_f1:.3f}     {m.auc:.3f}  {m.calibration_error:.3f}"
