"""``evenhand evaluate``: measure a model on labelled sentences, for the terminal, as Markdown and as a picture."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from analyzer.classifier import measure as m
from analyzer.classifier.data import Row, read_rows
from analyzer.classifier.diagram import reliability
from analyzer.classifier.runtime import Model
from analyzer.cli import Exit
from analyzer.cli.parser import Parser
from analyzer.engine import Analyzer
from analyzer.errors import UsageError
from analyzer.files import write_atomically
from analyzer.model import Finding
from analyzer.reporters.visible import visible

_LEAST = 20
"""Rows that a topic or outlet needs for a line of its own."""


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="evenhand evaluate", description="Measures a model on labelled sentences.")
    parser.add_argument(
        "labelled", nargs="+", type=Path, metavar="FILE", help="JSON Lines: text, and label 0 or 1 or votes; spans"
    )
    parser.add_argument("--label", default="label", metavar="NAME", help="column of the label (default: label)")
    parser.add_argument("--model", default="fast", metavar="NAME", help="fast (default), off, or a model file")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables there too")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="write the reliability diagram there, as SVG")
    return parser


def run(argv: Sequence[str]) -> int:
    """Prints how well the model does, with a table of how far to trust its probabilities."""
    args = _parser().parse_args(argv)
    rows = read_rows(args.labelled, args.label)
    if len({row.label for row in rows}) < 2:
        raise UsageError("the rows have no two labels", "give loaded and plain sentences")
    for path in (args.markdown, args.picture):
        if path and not path.parent.is_dir():
            raise UsageError(f"cannot write {path}: no such folder", "make it first")
    analyzer = Analyzer(model=args.model)
    scored = [analyzer.score_sentence(row.text) for row in rows]
    lines = [*_sentences(rows, [score.slant for _, score in scored])]
    if analyzer.classifier and any(row.spans is not None for row in rows):
        lines += ["", *_words(rows, analyzer.classifier, [found for found, _ in scored])]
    for line in lines:
        print(visible(line))
    if args.markdown:
        _write(args.markdown, "\n".join(lines) + "\n")
    if args.picture:
        measured = m.measure([row.label for row in rows], [score.slant for _, score in scored])
        _write(args.picture, reliability(measured, f"model {args.model}, {len(rows)} sentences"))
    return Exit.CLEAN


def _sentences(rows: Sequence[Row], said: Sequence[float]) -> Iterator[str]:
    """The tables of sentences, in Markdown that reads well as it is."""
    labels, groups = [row.label for row in rows], [row.group for row in rows]
    whole = m.measure(labels, said)
    yield "| rows | macro-F1 | AUC | calibration error |"
    yield "|---|---|---|---|"
    yield _row("all", whole)
    edges = [m.interval(labels, said, groups, get) for get in (_macro_f1, _auc, _error)]
    yield "| 95 % interval | " + " | ".join(f"{low:.3f} to {high:.3f}" for low, high in edges) + " |"
    for title in ("topic", "outlet"):
        members: dict[str, list[int]] = defaultdict(list)
        for k, row in enumerate(rows):
            members[getattr(row, title)].append(k)
        for name, ids in sorted(members.items()):
            some = [labels[k] for k in ids]
            if name and len(ids) >= _LEAST and len(set(some)) == 2:
                yield _row(f"{title} {name}", m.measure(some, [said[k] for k in ids]))
    yield ""
    yield "| said | rows | loaded in fact |"
    yield "|---|---|---|"
    for low, high, count, share in whole.reliability:
        yield f"| {low:.1f} to {high:.1f} | {count} | {'—' if share is None else format(share, '.2f')} |"
    votes = [(round(row.share * row.votes), round(row.votes)) for row in rows if row.votes > 1]
    if votes:
        yield ""
        yield f"The judges agree among themselves with Krippendorff's α = {m.agreement(votes):.2f}."


def _words(rows: Sequence[Row], model: Model, found: Sequence[Sequence[Finding]]) -> Iterator[str]:
    """The table of words, against the spans that judges marked."""
    marked: list[bool] = []
    said: list[float] = []
    shown: list[float] = []
    for row, findings in zip(rows, found, strict=True):
        if row.spans is None:
            continue
        reading = model.read(row.text)
        given = model.word_probabilities(reading, [f for f in findings if f.origin == "lexicon"])
        for token, (a, b), p in zip(reading.tokens, reading.spans, given, strict=True):
            if token[0].isalnum() or token[0] == "‹":
                marked.append(any(a < high and low < b for low, high in row.spans))
                said.append(p)
                shown.append(float(any(f.origin == "classifier" and a < f.word[1] and f.word[0] < b for f in findings)))
    yield "| words | threshold | marked | precision | recall | F1 |"
    yield "|---|---|---|---|---|---|"
    for name, values, threshold in (
        ("loaded or not", said, model.loaded_at),
        ("sure enough to raise", said, model.raise_at),
        ("raised, not in the lexicon", shown, 1.0),
    ):
        w = m.measure_words(marked, values, threshold)
        figures = f"{w.precision:.3f} | {w.recall:.3f} | {w.f1:.3f}"
        yield f"| {name} | {threshold:.2f} | {w.marked} of {w.words} | {figures} |"


def _row(name: str, measured: m.Measures) -> str:
    figures = f"{measured.macro_f1:.3f} | {measured.auc:.3f} | {measured.calibration_error:.3f}"
    return f"| {name.replace('|', '/')} ({measured.rows}) | {figures} |"


def _macro_f1(measured: m.Measures) -> float:
    return measured.macro_f1


def _auc(measured: m.Measures) -> float:
    return measured.auc


def _error(measured: m.Measures) -> float:
    return measured.calibration_error


def _write(path: Path, text: str) -> None:
    try:
        write_atomically(path, text)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}", "check the folder") from error
