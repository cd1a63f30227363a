"""Actors on short annotated articles: found, labels at the right actor, sign of the stance, reporting verbs.

    python benchmarks/actors.py benchmarks/actors/dev.jsonl [--show]

The stories are made up, though many actors are real. A gold actor is found where an actor of the ledger shares mentions
with it (each serves one gold actor, the most shared first). A label counts where the ledger lists an overlapping
one; it is right where that is at the matched actor. The sign of a stance is 0 within ±0.1. Intervals: Wilson, 95 %.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from pathlib import Path

from analyzer.engine import Analyzer
from lexicon.structure import load_patterns

NEUTRAL = 0.1


def spans_of(text, surfaces):
    taken, out = [], []
    for surface in sorted(set(surfaces), key=len, reverse=True):
        for m in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text):
            if not any(a < m.end() and m.start() < b for a, b in taken):
                taken.append(m.span())
                out.append(m.span())
    return out


def gold_spans(text, actors):
    """Spans of each gold actor; where two share a place, the longer surface has it."""
    every = [(a, b, k) for k, actor in enumerate(actors) for a, b in spans_of(text, actor["mentions"])]
    every.sort(key=lambda s: s[0] - s[1])
    taken, out = [], {k: [] for k in range(len(actors))}
    for a, b, k in every:
        if not any(x < b and a < y for x, y in taken):
            taken.append((a, b))
            out[k].append((a, b))
    return out


def match(gold, frames):
    pairs = []
    for k, spans in gold.items():
        for n, frame in enumerate(frames):
            shared = sum(any(a < y and x < b for x, y in frame.spans) for a, b in spans)
            if shared:
                pairs.append((-shared, k, n))
    found, used = {}, set()
    for _, k, n in sorted(pairs):
        if k not in found and n not in used:
            found[k] = n
            used.add(n)
    return found


def wilson(hits, total, z=1.96):
    if not total:
        return 0.0, 1.0
    share, centre = hits / total, 1 + z * z / total
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (share + z * z / (2 * total) - half) / centre, (share + z * z / (2 * total) + half) / centre


def told(name, hits, total):
    low, high = wilson(hits, total)
    print(f"{name:42} {hits / total if total else float('nan'):.3f} [{low:.3f}, {high:.3f}]  ({hits} of {total})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    analyzer = Analyzer(disable=load_patterns())
    n = dict.fromkeys(
        (
            "main",
            "main_found",
            "all",
            "all_found",
            "labels",
            "listed",
            "right",
            "sign",
            "signs",
            "loaded",
            "loaded_right",
            "verbs",
            "verbs_right",
        ),
        0,
    )
    for line in args.file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, actors = row["text"], row["actors"]
        report = analyzer.analyze(text)
        gold = gold_spans(text, actors)
        frames = report.actors
        found = match(gold, frames)
        for k, actor in enumerate(actors):
            frame = frames[found[k]] if k in found else None
            main_one = actor["name"] in row["main"]
            n["all"] += 1
            n["all_found"] += frame is not None
            if main_one:
                n["main"] += 1
                n["main_found"] += frame is not None
                if args.show and frame is None:
                    print(row["id"], "NOT FOUND", actor["name"], actor["mentions"])
            for label, voice, polarity in actor["labels"]:
                if not polarity:
                    continue
                places = spans_of(text, [label])
                near = [
                    f for f in frames for x in (*f.labels, *f.sponsors) for a, b in places if a < x.end and x.start < b
                ]
                n["labels"] += 1
                if near:
                    n["listed"] += 1
                    n["right"] += frame in near
                    if args.show and frame not in near:
                        print(row["id"], "LABEL", label, "of", actor["name"], "is at", [f.name for f in near])
                elif args.show:
                    hit = [f.target for f in report.findings for a, b in places if a < f.end and f.start < b]
                    print(row["id"], "label unlisted", label, voice, "of", actor["name"], "finding targets:", hit)
            if main_one:
                value = frame.stance if frame else 0.0
                sign = 0 if abs(value) <= NEUTRAL else 1 if value > 0 else -1
                n["signs"] += 1
                n["sign"] += sign == actor["stance"]
                if actor["stance"]:
                    n["loaded"] += 1
                    n["loaded_right"] += sign == actor["stance"]
                if args.show and sign != actor["stance"]:
                    print(
                        row["id"],
                        "STANCE",
                        actor["name"],
                        "gold",
                        actor["stance"],
                        f"got {value:+.2f}",
                        [(text[e.start : e.end], round(e.value, 2), e.why) for e in frame.evidence] if frame else "",
                    )
            for verb, count in actor["verbs"].items():
                if verb in CORE:
                    n["verbs"] += count
                    got = dict(frame.verbs).get(verb, 0) if frame else 0
                    n["verbs_right"] += min(got, count)
                    if args.show and got < count:
                        print(row["id"], "VERB", verb, count, "of", actor["name"], "got", got)
    told("main actors found", n["main_found"], n["main"])
    told("all actors found", n["all_found"], n["all"])
    told("listed labels at the right actor", n["right"], n["listed"])
    told("loaded labels listed at the right actor", n["right"], n["labels"])
    told("sign of stance, main actors", n["sign"], n["signs"])
    told("sign of stance, main actors not neutral", n["loaded_right"], n["loaded"])
    told("reporting verbs at the right actor", n["verbs_right"], n["verbs"])
    return 0


CORE = {"said", "told", "claimed", "alleged", "insisted", "denied", "confirmed", "admitted", "explained"}

if __name__ == "__main__":
    sys.exit(main())
