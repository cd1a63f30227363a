"""How well the check does on sentences written apart from the lexicon: spans found, innocents flagged, voice, wording.

    python benchmarks/challenge.py [--folder benchmarks/challenge] [--show found|innocent|voice|wording] [--split dev|test]

Each line of FOLDER/*.jsonl marks one span with [[ ]]; ``loaded`` rows give its voice and the wordings an editor would
accept in its place. FOLDER/neutral/*.txt is plain copy: findings of caution or above there are false alarms.
Rows belong to ``dev`` or ``test`` by a hash of their text; only ``dev`` may be looked at while rules are mended.
"""

from __future__ import annotations

import argparse
import json
import re
from hashlib import blake2b
from math import sqrt
from pathlib import Path

from analyzer import Analyzer
from lexicon import load_lexicon


def rows(folder, split):
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip():
                continue
            row = json.loads(line)
            half = "dev" if blake2b(row["text"].encode(), digest_size=1).digest()[0] % 2 else "test"
            if path.stem not in {"c0", "c2"}:
                half = "test"
            if split in (half, "all"):
                marked = row["text"]
                start, end = marked.index("[["), marked.index("]]") - 2
                row["text"] = marked.replace("[[", "").replace("]]", "")
                yield path.stem, row, start, end


def pack_ids(pack):
    """Bare ids of a pack's entries, or nothing for all packs."""
    if pack is None:
        return None
    return {e.id.partition("/")[2] for e in load_lexicon().entries if e.pack == pack}


def normal(text):
    """Words alone, in lower case, without articles: how two pasted sentences are compared."""
    return [w for w in re.findall(r"\w+(?:['’-]\w+)*", text.lower()) if w not in {"a", "an", "the"}]


def acceptable(row, start, end, finding):
    """Whether pasting the first alternative gives the sentence that one of the accepted wordings gives."""
    if not finding.alternatives:
        return row.get("accept") == []
    text = row["text"]
    pasted = normal(text[: finding.start] + finding.alternatives[0].text + text[finding.end :])
    return any(pasted == normal(text[:start] + wording + text[end:]) for wording in row.get("accept", []))


def interval(hits, total):
    """95 % Wilson interval."""
    if not total:
        return 0.0, 1.0
    z, p = 1.96, hits / total
    centre = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return centre - half, centre + half


def line(name, hits, total, target):
    low, high = interval(hits, total)
    print(f"{name:44} {hits / max(total, 1):.3f}  [{low:.3f}, {high:.3f}]  n={total:5}  target {target}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent / "challenge")
    parser.add_argument("--split", choices=("dev", "test", "all"), default="test")
    parser.add_argument("--show", choices=("found", "innocent", "voice", "wording", "neutral"))
    parser.add_argument("--pack", help="only rows of this pack's entries")
    args = parser.parse_args()
    analyzer = Analyzer()
    loaded = found = voiced = worded = innocent = flagged = 0
    kept = pack_ids(args.pack)
    for name, row, start, end in rows(args.folder, args.split):
        if kept is not None and row.get("id") not in kept:
            continue
        voice_only = "loaded" not in row
        report = analyzer.analyze(row["text"])
        over = [f for f in report.findings if f.word[0] < end and start < f.word[1]]
        marked = f"{row['text'][:start]}[[{row['text'][start:end]}]]{row['text'][end:]}"
        if row.get("loaded", True):
            if voice_only:
                if over:
                    found_voice = over[-1].voice == row["voice"]
                    tally = VOICE.setdefault(name, [0, 0])
                    tally[0] += found_voice
                    tally[1] += 1
                    if args.show == "voice" and not found_voice:
                        print(f"VOICE {over[-1].voice} not {row['voice']}: {marked}   ({row.get('note', '')})")
                continue
            loaded += 1
            if not over:
                if args.show == "found":
                    print(f"MISSED {row['id']}: {marked}")
                continue
            found += 1
            best = max(over, key=lambda f: min(f.word[1], end) - max(f.word[0], start))
            if best.voice == row["voice"]:
                voiced += 1
            elif args.show == "voice":
                print(f"VOICE {best.voice} not {row['voice']}: {marked}")
            if acceptable(row, start, end, best):
                worded += 1
            elif args.show == "wording":
                given = [a.text for a in best.alternatives[:3]]
                print(f"WORDING {best.term_id} {given} not {row.get('accept')}: {marked}")
        else:
            innocent += 1
            counted = [f for f in over if not f.noted]
            if counted:
                flagged += 1
                if args.show == "innocent":
                    print(f"FLAGGED {counted[0].term_id}: {marked}")
    words = alarms = 0
    for path in sorted((args.folder / "neutral").glob("*.txt")):
        report = analyzer.analyze(path.read_text(encoding="utf-8"), path.name)
        words += report.words
        for f in report.counted:
            if f.severity != "consider":
                alarms += 1
                if args.show == "neutral":
                    at = report.document.text
                    print(f"NEUTRAL {path.name} {f.term_id} {f.severity}: …{at[max(0, f.start - 60) : f.start]}[[{f.text}]]{at[f.end : f.end + 40]}…".replace("\n", " "))
    line("loaded spans found", found, loaded, ">= 0.92")
    line("innocent spans flagged", flagged, innocent, "<= 0.04")
    line("voice right, of those found", voiced, found, ">= 0.95")
    line("first wording acceptable, of those found", worded, found, ">= 0.85")
    for name, (right, total) in VOICE.items():
        line(f"voice right in {name}", right, total, ">= 0.95")
    print(f"{'caution or above per 1,000 neutral words':44} {1000 * alarms / max(words, 1):.2f}  words={words}  target <= 2")


VOICE: dict[str, list[int]] = {}

if __name__ == "__main__":
    main()
