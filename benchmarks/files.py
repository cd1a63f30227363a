"""Many files: cold and again, and a large folder in which few have changed. Whole-process wall time and peak memory.

    python benchmarks/files.py [--runs 3] [--format text] [--model fast]

Files are cut from the neutral copy and the sample, each with a line of its own: no two are the same. Memory is
the proportional sum over all processes at its highest, sampled ten times a second.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from speed import corpus


def make(folder, files, size, text):
    """Writes files of about a size, in folders of a hundred."""
    rng = random.Random(files)
    paragraphs = [p for p in text.split("\n\n") if p.strip()]
    for k in range(files):
        path = Path(folder) / f"{k // 100:03}" / f"draft{k:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = [f"Draft number {k} of the desk."]
        while sum(map(len, body)) < size:
            body.append(rng.choice(paragraphs))
        path.write_text("\n\n".join(body)[:size] + "\n", encoding="utf-8")


def memory(pid):
    """Proportional memory of a process and its children, in MiB."""
    total = 0
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for each in (str(pid), *children):
            for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    except (OSError, IndexError):
        return 0
    return total / 1024


def measure(command, env):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    peak = 0.0
    done = threading.Event()

    def watch():
        nonlocal peak
        while not done.is_set():
            peak = max(peak, memory(process.pid))
            done.wait(0.1)

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.wait()
    wall = time.perf_counter() - start
    done.set()
    watcher.join()
    return wall, peak


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--format", default="text")
    parser.add_argument("--model", default="fast")
    args = parser.parse_args()
    text = corpus(None)
    command = [sys.executable, "-m", "analyzer", "check", "--no-config", "--format", args.format, "--model", args.model]
    with tempfile.TemporaryDirectory() as folder:
        large, many = Path(folder) / "large", Path(folder) / "many"
        make(large, 2_000, 5_000, text)
        make(many, 20_000, 400, text)

        def told(name, target, before, again=False):
            walls, peaks = [], []
            for run in range(args.runs):
                env = {**os.environ, "EVENHAND_CACHE_DIR": str(Path(folder) / ("kept" if again else f"{name}{run}"))}
                before(run, env)
                wall, peak = measure([*command, str(target)], env)
                walls.append(wall)
                peaks.append(peak)
            spread = f"(min {min(walls):.2f}, max {max(walls):.2f}, {args.runs} runs)"
            print(f"{name:44} median {statistics.median(walls):.2f} s  {spread}  peak {max(peaks):.0f} MiB", flush=True)

        def lexicon(run, env):
            subprocess.run([*command[:4], "--no-config", "-"], input=b"", env=env, capture_output=True, check=False)

        def change(run, env):
            for k in range(5):
                path = many / f"{k * 37:03}" / f"draft{k * 3700:05}.txt"
                path.write_text(f"Changed {run} {k}. {path.read_text()}")

        told("10 MB as 2,000 files", large, lexicon)
        subprocess.run([*command, str(large)], env={**os.environ, "EVENHAND_CACHE_DIR": f"{folder}/kept"},
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # fmt: skip
        told("the same again, with a warm cache", large, lambda run, env: None, again=True)
        subprocess.run([*command, str(many)], env={**os.environ, "EVENHAND_CACHE_DIR": f"{folder}/kept"},
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # fmt: skip
        told("20,000 small files of which 5 have changed", many, change, again=True)


if __name__ == "__main__":
    main()
