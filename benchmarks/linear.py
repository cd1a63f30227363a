"""Whether time grows in step with length on texts made to be slow: seconds for n and 4 n code points, and the ratio.

    python benchmarks/linear.py [--size 20000]

A ratio near 4 is linear, near 16 quadratic. Medians of five.
"""

from __future__ import annotations

import argparse
import statistics
import time

from analyzer import Analyzer

PIECES = (
    *("“", '"', "« “ ", "'a ", '"a «b ', ">\n", "”\n\n“", "‘", "s' ", "“a.\n\n"),
    *('said the "thugs", who ', "he said that, but ", "claims of “x” by ", "said ", "the regime fell ", "x"),
)


def seconds(analyzer, text):
    walls = []
    for _ in range(5):
        began = time.perf_counter()
        analyzer.analyze(text)
        walls.append(time.perf_counter() - began)
    return statistics.median(walls)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=20_000)
    size = parser.parse_args().size
    analyzer = Analyzer()
    for piece in PIECES:
        short, long = (seconds(analyzer, piece * (n // len(piece))) for n in (size, 4 * size))
        print(f"{piece!r:28} {short:8.4f} s  {long:8.4f} s  ratio {long / short:5.1f}")


if __name__ == "__main__":
    main()
