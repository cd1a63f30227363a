"""Cold start of the sample, and 1 MB and 10 MB in one file: whole-process wall time and peak memory.

    python benchmarks/speed.py [--runs 7] [--text FILE]

Large inputs repeat FILE (default: the neutral copy and the sample) up to the size. Medians over runs after a warm-up.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "seeds" / "aleppo-offensive.txt"


def corpus(source):
    if source:
        return Path(source).read_text(encoding="utf-8")
    files = [*sorted((HERE / "challenge" / "neutral").glob("*.txt")), SAMPLE]
    return "\n\n".join(p.read_text(encoding="utf-8").strip() for p in files) + "\n\n"


def measure(command, runs):
    walls, peaks = [], []
    for k in range(runs + 1):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        if k:
            walls.append(wall)
            peaks.append(usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024))
    return statistics.median(walls), min(walls), max(walls), max(peaks)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--text")
    args = parser.parse_args()
    text = corpus(args.text)
    script = Path(sys.executable).parent / "evenhand"
    evenhand = [str(script)] if script.exists() else [sys.executable, "-m", "analyzer"]
    with tempfile.TemporaryDirectory() as folder:
        jobs = [("cold check of the sample", SAMPLE, args.runs)]
        for size in (1, 10):
            path = Path(folder) / f"{size}mb.txt"
            data = (text * (size * 1_000_000 // len(text.encode()) + 1)).encode()[: size * 1_000_000]
            path.write_bytes(data.decode(errors="ignore").encode())
            jobs.append((f"{size} MB in one file", path, max(3, args.runs // 2)))
        for form in ("text", "json"):
            for name, path, runs in jobs:
                command = [*evenhand, "check", "--no-config", "--format", form, str(path)]
                median, low, high, peak = measure(command, runs)
                spread = f"(min {low:.3f}, max {high:.3f}, {runs} runs)"
                print(f"{name:26} {form:5} median {median:.3f} s  {spread}  peak {peak:.0f} MiB")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
