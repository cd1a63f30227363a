"""Structural patterns: precision and recall of each detector, on its own examples and on a set written without them.

    python benchmarks/patterns.py [KIND ...] [--show]

``--show`` prints the examples of lexicon/patterns that are told wrongly. The second set, benchmarks/patterns.jsonl, and
the third, written when the detectors were done, are for measuring: their errors are not printed. Balanced articles
should draw no pattern: half of them (even rows) may be shown, half are for measuring.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from analyzer.actors.scene import Scene
from analyzer.engine import Analyzer
from analyzer.patterns import detectors
from analyzer.quotes import quotations
from analyzer.sentences import paragraphs
from analyzer.voice import Voices
from lexicon.structure import load_patterns

HERE = Path(__file__).parent


def kinds_in(analyzer, text, chosen):
    report = analyzer.analyze(text)
    voices = Voices(text, quotations(text, list(paragraphs(text))))
    spans = [(s.start, s.end) for s in report.sentences]
    findings = [[report.findings[k] for k in s.findings] for s in report.sentences]
    scene = Scene(text, spans, voices, analyzer.lexicon, findings)
    return {kind: found for kind, find in chosen.items() if (found := list(find(scene)))}


def row(name, tp, fp, fn, n):
    precision = tp / (tp + fp) if tp + fp else float("nan")
    recall = tp / (tp + fn) if tp + fn else float("nan")
    print(f"{name:28} precision {precision:5.2f}  recall {recall:5.2f}  ({tp} right, {fp} wrong, {fn} missed of {n})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    analyzer = Analyzer(actors=False)
    known = detectors()
    chosen = {k: known[k] for k in args.kinds} if args.kinds else known
    info = load_patterns()
    print("own examples")
    for kind in chosen:
        if kind not in info:
            continue
        counts = Counter()
        for flag, texts in ((True, info[kind].flags), (False, info[kind].passes)):
            for text in texts:
                got = kind in kinds_in(analyzer, text, {kind: known[kind]})
                counts[got, flag] += 1
                if args.show and got != flag:
                    print(f"   {'WRONG ' if got else 'MISSED'} {text}")
        row(
            kind,
            counts[True, True],
            counts[True, False],
            counts[False, True],
            len(info[kind].flags) + len(info[kind].passes),
        )
    for name, told in (("patterns.jsonl", "written without them"), ("patterns-blind.jsonl", "written afterwards")):
        path = HERE / name
        if not path.exists():
            continue
        print(told)
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for kind in chosen:
            counts = Counter(
                (kind in kinds_in(analyzer, r["text"], {kind: known[kind]}), r["flag"])
                for r in rows
                if r["kind"] == kind
            )
            if counts:
                row(kind, counts[True, True], counts[True, False], counts[False, True], sum(counts.values()))
    path = HERE / "actors" / "balanced.jsonl"
    if path.exists():
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for parity, name in ((0, "balanced, even rows"), (1, "balanced, odd rows")):
            part = rows[parity::2]
            drawn = [(r, found) for r in part if (found := kinds_in(analyzer, r["text"], chosen))]
            print(
                f"{name}: {1 - len(drawn) / len(part):.3f} of {len(part)} draw no pattern",
                dict(Counter(k for _, f in drawn for k in f)),
            )
            if args.show and not parity:
                for r, found in drawn:
                    for kind, items in found.items():
                        print("   WRONG", kind, [r["text"][a:b] for x in items for a, b in x.evidence], "|", r["text"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
