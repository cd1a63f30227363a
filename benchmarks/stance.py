"""Cross-validation of the stance model: macro-F1, each class, calibration error; then swaps of names, and speed.

    python benchmarks/stance.py FOLDER [--judged benchmarks/stance.npz]

FOLDER holds newsmtsc.jsonl, anno_lexical.jsonl and mbic.jsonl. Three folds of events: who taught the model of a
fold has not seen its labels, and nothing that comes from its sentences is learned from. The interval is a bootstrap's
over events, 95 %. Swaps and speed are the shipped model's. Takes a few minutes (needs the extra ``train``).
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.metrics import f1_score, precision_recall_fscore_support

from analyzer.classifier.shipped import STATIC
from analyzer.classifier.static import Static
from analyzer.stance.data import FOLDS, Judged, fold, read_rows
from analyzer.stance.runtime import MODEL, shipped
from analyzer.stance.train import StanceModel, load_pool
from lexicon.gazetteer import load_actors

BINS = 10
FRAMES = [
    ("{A} lied to voters about the cost of the scheme, {B} said.", "A"),
    ("Crowds cheered as {A} thanked {B} for years of patient work.", "A"),
    ("{B} accused {A} of ignoring the warnings before the flood.", "A"),
    ("{A} will meet {B} in the capital on Tuesday.", "A"),
    ("The court found that {B} had been cheated by {A}.", "B"),
    ("{A}’s shameful record on safety cost {B} dearly.", "A"),
    ("A delegation from {A} visited {B} to sign a trade agreement.", "B"),
    ("In a generous gesture, {B} offered shelter to families who had fled from {A}.", "B"),
]
LOAD = "import time, analyzer.stance.runtime as r; t = time.perf_counter(); r.shipped(); print(time.perf_counter() - t)"


def error(probability, right):
    """Expected calibration error in equal bins."""
    bins = np.minimum((probability * BINS).astype(int), BINS - 1)
    found = [(bins == k) for k in range(BINS) if (bins == k).any()]
    return sum(m.mean() * abs(probability[m].mean() - right[m].mean()) for m in found)


def validate(folder, judged_path):
    static, judged = Static.load(STATIC), Judged.load(judged_path)
    pool = load_pool(folder, judged, static)
    part = np.array([fold(group) for group in pool.groups])
    labelled, news = pool.labels != 9, pool.kinds != "other"
    labels, said, groups = [], [], []
    for k in range(FOLDS):
        test = pool.only(labelled & (part == k))
        model = StanceModel().fit(pool.only(~news | (part != k)), static, judged, teacher=k)
        p = model.probabilities(test.views)
        labels.append(test.labels), said.append(p), groups.append(test.groups)
        print(f"fold {k}: macro-F1 {f1_score(test.labels, p.argmax(1) - 1, average='macro'):.3f}", flush=True)
    y, p, g = np.concatenate(labels), np.concatenate(said), np.concatenate(groups)
    guess = p.argmax(1) - 1
    low, high = interval(y, guess, g)
    print(
        f"macro-F1 {f1_score(y, guess, average='macro'):.3f} (95 % interval {low:.3f} to {high:.3f}), {len(y)} targets"
    )
    for name, *row in zip(("against", "neutral", "for"), *precision_recall_fscore_support(y, guess), strict=True):
        print("{}: precision {:.3f}, recall {:.3f}, F1 {:.3f} ({})".format(name, *row))
    print(f"accuracy {(y == guess).mean():.3f}; calibration error {error(p.max(1), y == guess):.3f}", end="; by class ")
    print(", ".join(f"{error(p[:, c], y == c - 1):.3f}" for c in range(3)))
    sided = np.abs(p[:, 2] - p[:, 0])
    for least in (0.5, 0.7):
        chosen = (y != 0) & (sided >= least)
        sign = (np.sign(p[:, 2] - p[:, 0]) == y)[chosen].mean()
        print(f"sign of a stance where the two sides are {least} or more apart: {sign:.3f} right ({chosen.sum()})")


def interval(y, guess, groups, rounds=500):
    rng = np.random.default_rng(0)
    _, index = np.unique(groups, return_inverse=True)
    confusion = np.zeros((index.max() + 1, 3, 3))
    np.add.at(confusion, (index, y + 1, guess + 1), 1)
    drawn = (confusion[rng.integers(0, len(confusion), len(confusion))].sum(axis=0) for _ in range(rounds))
    scores = [np.mean(2 * np.diag(c) / (c.sum(axis=0) + c.sum(axis=1))) for c in drawn]
    return np.quantile(scores, [0.025, 0.975])


def swaps(count):
    rng = random.Random(0)
    listed = [n for actor in load_actors() if actor.kind != "office" for n in actor.names if n[:1].isupper()]
    model, moved, furthest = shipped(), 0, 0.0
    for frame, wanted in FRAMES:
        first = None
        for _ in range(count // len(FRAMES)):
            a, b = rng.sample(listed, 2)
            start = frame.index("{" + wanted + "}")
            text = frame.replace("{A}", a).replace("{B}", b)
            if wanted == "A":
                start += len(b) - 3 if frame.find("{B}") in range(start) else 0
            else:
                start += len(a) - 3 if frame.find("{A}") in range(start) else 0
            p = model.probabilities(text, (0, len(text)), (start, start + len(a if wanted == "A" else b)))
            first = first or p
            change = max(abs(x - y) for x, y in zip(p, first, strict=True))
            moved, furthest = moved + (change > 1e-9), max(furthest, change)
    print(f"swaps of names: {moved} of {count} moved the result, by {furthest:.3f} at most")


def speed(rows, runs):
    loads = [
        float(subprocess.run([sys.executable, "-c", LOAD], capture_output=True, check=True, text=True).stdout)
        for _ in range(runs)
    ]
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        for row in rows:
            shipped().probabilities(row.text, (0, len(row.text)), row.target)
        times.append(len(rows) / (time.perf_counter() - start))
    print(f"{MODEL.stat().st_size} bytes, loaded in {1000 * statistics.median(loads):.0f} ms")
    print(f"{times[0]:.0f} targets a second at first, {statistics.median(times):.0f} in the median of {runs} runs")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--judged", type=Path, default=Path(__file__).with_name("stance.npz"))
    parser.add_argument("--quick", action="store_true", help="swaps and speed only")
    args = parser.parse_args()
    if not args.quick:
        validate(args.folder, args.judged)
    swaps(4000)
    speed(read_rows(args.folder / "newsmtsc.jsonl")[:4000], 5)


if __name__ == "__main__":
    main()
