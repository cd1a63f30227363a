"""Speed and size of the shipped model on one core: load time, sentences a second, bytes.

    python benchmarks/classifier.py [--text FILE] [--runs 7]

Sentences are those of the neutral articles of benchmarks/challenge, over and over up to 20,000, each time with figures
changed, so that no sentence comes twice; or those of FILE. Loading is timed in fresh processes, its imports apart.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

from analyzer.classifier.shipped import MODEL
from analyzer.sentences import paragraphs, split

HERE = Path(__file__).parent
COUNT = 20_000
LOAD = (
    "import time, analyzer.classifier.runtime as r; from pathlib import Path; t = time.perf_counter();"
    " r.load(Path({!r})); print(time.perf_counter() - t)"
)


def sentences(path):
    if path:
        texts = [path.read_text(encoding="utf-8")]
    else:
        texts = [p.read_text(encoding="utf-8") for p in sorted((HERE / "challenge" / "neutral").glob("*.txt"))]
    found = [t[a:b] for t in texts for p in paragraphs(t) for a, b in split(t, *p)]
    return [f"{s} {k}" for k in range(COUNT // len(found) + 1) for s in found][:COUNT]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    from analyzer.classifier.runtime import load

    load_code = LOAD.format(str(MODEL))
    times = [
        float(subprocess.run([sys.executable, "-c", load_code], capture_output=True, text=True, check=True).stdout)
        for _ in range(args.runs)
    ]
    print(f"load {statistics.median(times) * 1000:.1f} ms; file {MODEL.stat().st_size / 1e6:.2f} MB")
    given = sentences(args.text)
    rates = []
    for _ in range(args.runs):
        model = load(MODEL)
        start = time.perf_counter()
        for sentence in given:
            model.logit(sentence)
        rates.append(len(given) / (time.perf_counter() - start))
    words = sum(len(s.split()) for s in given) / len(given)
    print(
        f"{statistics.median(rates):,.0f} sentences a second, {words:.1f} words each, cold caches at the start of a run"
    )


if __name__ == "__main__":
    main()
