"""Sentence boundaries against known ones, beside nltk's Punkt trained on the same news text, and what Punkt adds.

    python benchmarks/punkt.py --news FILE.jsonl

Rows of news, a sentence each, are joined by spaces in groups of one outlet; a boundary is right where a row ends. Punkt
trains on one half of the rows and both are measured on the other. The abbreviations that Punkt learned and our list
lacks are printed, most frequent first.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer

from analyzer.sentences import _ABBREVIATIONS, split

GROUP = 20


def texts(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        text = " ".join(json.loads(line)["text"].split())
        if re.search(r"[.!?][\"'”’)]*\Z", text) and text[0].isupper():
            yield text


def joined(rows):
    for k in range(0, len(rows), GROUP):
        some = rows[k : k + GROUP]
        ends, at = set(), -1
        for row in some:
            at += len(row) + 1
            ends.add(at)
        yield " ".join(some), ends


def figures(name, found, wanted):
    hit = sum(len(f & w) for f, w in zip(found, wanted, strict=True))
    said, true = sum(map(len, found)), sum(map(len, wanted))
    f1 = 2 * hit / (said + true)
    print(f"{name:8} precision {hit / said:.4f}  recall {hit / true:.4f}  F1 {f1:.4f}  ({true} ends)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, required=True)
    args = parser.parse_args()
    rows = list(texts(args.news))
    train, test = rows[::2], rows[1::2]
    trainer = PunktTrainer()
    trainer.INCLUDE_ALL_COLLOCS = True
    trainer.train("\n".join(train), finalize=True)
    parameters = trainer.get_params()
    punkt = PunktSentenceTokenizer(parameters)
    documents = list(joined(test))
    wanted = [ends for _, ends in documents]
    ours = [{end for _, end in split(text, 0, len(text))} for text, _ in documents]
    figures("evenhand", ours, wanted)
    figures("punkt", [{end for _, end in punkt.span_tokenize(text)} for text, _ in documents], wanted)
    seen = Counter(w.lower().rstrip(".") for row in rows for w in re.findall(r"[^\W\d_][\w.]*\.(?= )", row))
    learned = [a for a in parameters.abbrev_types if a.isalpha() and len(a) > 1 and a not in _ABBREVIATIONS]
    learned.sort(key=lambda a: (-seen[a], a))
    print("learned and not listed:", ", ".join(f"{a} {seen[a]}" for a in learned[:60]))


if __name__ == "__main__":
    main()
