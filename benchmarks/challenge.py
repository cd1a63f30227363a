"""How well the check does on sentences written apart from the lexicon: spans found, innocents flagged, voice, wording.

    python benchmarks/challenge.py [--folder benchmarks/challenge] [--as naive|rules]

``--as rules`` leaves the sense model out; ``--as naive`` flags every listed surface in the outlet's voice, as a word
list does, and pastes the first alternative as the entry has it.

Each line of FOLDER/*.jsonl marks one span with [[ ]]. A ``loaded`` row gives its voice and the wordings an editor would
accept in its place; a row that is not loaded must not be flagged; a row without the key tests voice alone.
FOLDER/neutral/*.txt is plain copy: findings of caution or above there are false alarms. FOLDER/sample-annotation.json
holds the spans that an annotator marked in the sample article. These rows are for measuring: sentences to learn from
and to mend rules on are in lexicon/usage.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from math import sqrt
from pathlib import Path

from analyzer import Analyzer, sense
from analyzer.candidates import candidates
from lexicon import load_lexicon

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "seeds" / "aleppo-offensive.txt"


def rows(folder):
    """(row, start, end) of every marked sentence, the marks taken out."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            start, end = row["text"].index("[["), row["text"].index("]]") - 2
            row["text"] = row["text"].replace("[[", "").replace("]]", "")
            yield row, start, end


def normal(text):
    """Words alone, in lower case, without articles: how two pasted sentences are compared."""
    return [w for w in re.findall(r"\w+(?:['’-]\w+)*", text.lower()) if w not in {"a", "an", "the"}]


def acceptable(row, start, end, finding):
    """Whether pasting the first alternative gives the sentence that one of the accepted wordings gives."""
    if not finding.alternatives:
        return row["accept"] == []
    text = row["text"]
    pasted = normal(text[: finding.start] + finding.alternatives[0].text + text[finding.end :])
    return any(pasted == normal(text[:start] + wording + text[end:]) for wording in row["accept"])


def interval(hits, total):
    """95 % Wilson interval of a share."""
    if not total:
        return 0.0, 1.0
    z, p = 1.96, hits / total
    centre = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return centre - half, centre + half


def line(name, hits, total, target):
    low, high = interval(hits, total)
    print(f"{name:44} {hits / max(total, 1):.3f}  [{low:.3f}, {high:.3f}]  n={total:5}  target {target}")


def over(finding, start, end):
    return finding.word[0] < end and start < finding.word[1]


def judge(analyzer, folder):
    """Counts over all rows, and (confidence, loaded) of every finding that a marked span decides."""
    count = Counter()
    sure = []
    for row, start, end in rows(folder):
        found = [f for f in analyzer.analyze(row["text"]).findings if over(f, start, end)]
        best = max(found, key=lambda f: min(f.word[1], end) - max(f.word[0], start), default=None)
        if "loaded" not in row:
            count["voice rows"] += best is not None
            count["voice rows right"] += best is not None and best.voice == row["voice"]
        elif row["loaded"]:
            count["loaded"] += 1
            if best is not None:
                count["found"] += 1
                count["voice"] += best.voice == row["voice"]
                count["wording"] += acceptable(row, start, end, best)
                sure.append((best.confidence, 1))
        else:
            count["innocent"] += 1
            count["flagged"] += any(not f.noted for f in found)
            sure += [(best.confidence, 0)] if best is not None else []
    return count, sure


class Rules:
    """Stands in for the sense model and knows no entry, so that the context tests alone decide."""

    def knows(self, entry):
        return False


def naive(lexicon, folder):
    """Shares that matching words without context gives: found, flagged, voice right, first alternative on the list."""
    first = {e.id: e.alternatives[0].text if e.alternatives else None for e in load_lexicon().entries}
    count = Counter()
    for row, start, end in rows(folder):
        if "loaded" not in row:
            continue
        spans = [c for c in candidates(row["text"], lexicon) if c.number >= 0 and c.start < end and start < c.end]
        best = max(spans, key=lambda c: min(c.end, end) - max(c.start, start), default=None)
        kind = "loaded" if row["loaded"] else "innocent"
        count[kind] += 1
        count[kind + " hit"] += best is not None
        if row["loaded"] and best is not None:
            count["voice"] += row["voice"] == "outlet"
            wording = first[lexicon.entry(best.number)["id"]]
            text = row["text"]
            pasted = None if wording is None else normal(text[: best.start] + wording + text[best.end :])
            count["wording"] += any(pasted == normal(text[:start] + w + text[end:]) for w in row["accept"])
    line("loaded spans found", count["loaded hit"], count["loaded"], "-")
    line("innocent spans flagged", count["innocent hit"], count["innocent"], "-")
    line("voice right, of those found", count["voice"], count["loaded hit"], "-")
    line("first wording on the list, of those found", count["wording"], count["loaded hit"], "-")


def neutral(analyzer, folder):
    """Words of the neutral copy, and findings of caution or above in it."""
    words = alarms = 0
    for path in sorted((folder / "neutral").glob("*.txt")):
        report = analyzer.analyze(path.read_text(encoding="utf-8"), path.name)
        words += report.words
        alarms += sum(f.severity != "consider" for f in report.counted)
    return words, alarms


def sample(analyzer, folder):
    """Spans that the annotator marked in the sample article: found, and all."""
    marked = json.loads((folder / "sample-annotation.json").read_text(encoding="utf-8"))
    findings = analyzer.analyze(SAMPLE.read_text(encoding="utf-8")).findings
    return sum(any(over(f, m["start"], m["end"]) for f in findings) for m in marked), len(marked)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=HERE / "challenge")
    parser.add_argument("--as", dest="how", choices=("rules", "naive"))
    args = parser.parse_args()
    analyzer = Analyzer()
    if args.how == "naive":
        naive(analyzer.lexicon, args.folder)
        return
    if args.how == "rules":
        sense.shipped = Rules
    count, sure = judge(analyzer, args.folder)
    line("loaded spans found", count["found"], count["loaded"], ">= 0.92")
    line("innocent spans flagged", count["flagged"], count["innocent"], "<= 0.04")
    line("voice right, of those found", count["voice"], count["found"], ">= 0.95")
    line("voice right, voice-only rows", count["voice rows right"], count["voice rows"], ">= 0.95")
    line("first wording on the list, of those found", count["wording"], count["found"], ">= 0.85")
    line("marked spans of the sample article found", *sample(analyzer, args.folder), ">= 0.90")
    words, alarms = neutral(analyzer, args.folder)
    print(
        f"{'caution or above per 1,000 neutral words':44} {1000 * alarms / max(words, 1):.2f}  n={words}  target <= 2"
    )
    if sure:
        said = sum(c for c, _ in sure) / len(sure)
        print(f"{'confidence said / loaded in fact':44} {said:.3f} / {sum(y for _, y in sure) / len(sure):.3f}")


if __name__ == "__main__":
    main()
