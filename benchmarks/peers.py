"""Evenhand beside other prose linters, on the same sentences in one run: time, memory, findings, agreement.

    python benchmarks/peers.py babe.jsonl [--bin FOLDER ...] [--runs 3]

Runs those of proselint, alex and write-good that are on the path or in a FOLDER, as they come, on one file with a
paragraph a sentence. A sentence counts as flagged where a tool reports something on its line; agreement is with the
labels of experts. Of Evenhand there are three rows: any counted finding, one at caution or above, a slant of one half
or more.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def run(command):
    """Output, wall time and peak memory of the process and its children together."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        out.seek(0)
        text = out.read().decode("utf-8", "replace")
    return text, wall, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def evenhand(text):
    report = json.loads(text)["documents"][0]
    found = [f for f in report["findings"] if not f["noted"]]
    firm = [f for f in found if f["severity"] != "consider"]
    slanted = [s for s in report["sentences"] if s["slant"] >= 0.5]
    return [
        ("Evenhand, any finding", [f["line"] for f in found]),
        ("Evenhand, caution or above", [f["line"] for f in firm]),
        ("Evenhand, slant of 0.5 or more", [s["line"] for s in slanted]),
    ]


def proselint(text):
    return [("proselint", [int(m[1]) for m in re.finditer(r"^.*?:(\d+):\d+: [\w.]+: ", text, re.MULTILINE)])]


def alex(text):
    return [("alex", [int(m[1]) for m in re.finditer(r"^\s+(\d+):\d+-\d+:\d+\s+warning", text, re.MULTILINE)])]


def write_good(text):
    return [("write-good", [int(m[1]) for m in re.finditer(r"^[^\n:]+:(\d+):\d+:", text, re.MULTILINE)])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--bin", nargs="+", default=[], help="folders with the peers' commands")
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.labelled.read_text(encoding="utf-8").splitlines()]
    rows = [(" ".join(r["text"].split()), r["label"]) for r in rows if r.get("label") in (0, 1)]
    words = sum(len(text.split()) for text, _ in rows)
    path = os.pathsep.join([*args.bin, os.environ["PATH"]])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sentences.txt"
        file.write_text("\n\n".join(text for text, _ in rows) + "\n", encoding="utf-8")
        jobs = [
            ("evenhand", [sys.executable, "-m", "analyzer", "check", "--no-config", "--format", "json"], evenhand),
            ("proselint", ["check"], proselint),
            ("alex", [], alex),
            ("write-good", ["--parse"], write_good),
        ]
        base = sum(label for _, label in rows) / len(rows)
        print(f"{len(rows)} sentences, {words:,} words, {base:.2f} of them biased by the experts' label\n")
        print("| tool | seconds | MiB | findings | sentences flagged | precision | recall | F1 |")
        print("|---|---|---|---|---|---|---|---|")
        for name, options, read in jobs:
            command = shutil.which(name, path=path)
            if name != "evenhand" and command is None:
                print(f"| {name} | not installed | | | | | | |")
                continue
            full = [*options, str(file)] if name == "evenhand" else [command, *options, str(file)]
            run(full)
            measured = [run(full) for _ in range(args.runs)]
            wall = statistics.median(m[1] for m in measured)
            peak = max(m[2] for m in measured)
            for row, lines in read(measured[0][0]):
                flagged = {(line - 1) // 2 for line in lines if line % 2}
                right = sum(rows[k][1] for k in flagged if k < len(rows))
                precision = right / len(flagged) if flagged else 0.0
                recall = right / sum(label for _, label in rows)
                f1 = 2 * precision * recall / (precision + recall) if right else 0.0
                print(
                    f"| {row} | {wall:.2f} | {peak:.0f} | {len(lines):,} | {len(flagged):,} | {precision:.2f} |"
                    f" {recall:.2f} | {f1:.2f} |"
                )


if __name__ == "__main__":
    main()
