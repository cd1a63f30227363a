"""Cross-validation of the sense model over the usage sentences: AUC, and what each threshold finds and flags.

    python benchmarks/senses.py --news FILE.jsonl [--vectors FOLDER]

Four folds of single sentences, the packs' own examples always in training (needs the extra ``train``; see
docs/matching.md for the two inputs).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from analyzer.gates import barred
from analyzer.sense import train
from analyzer.sense.examples import pack_examples, usage_examples
from analyzer.sense.runtime import SenseModel
from analyzer.vectors import encoder_folder
from lexicon.cache import compiled
from lexicon.load import load_lexicon
from lexicon.source import ROOT

FOLDS = 4


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--vectors", type=Path)
    args = parser.parse_args()
    terms = compiled()
    sites = [*pack_examples(load_lexicon(), terms), *usage_examples(ROOT / "usage", terms)]
    examples = [e for e in sites if not barred(e.site)]
    texts = (e.site.sentence.tokens.lows for e in examples)
    vocabulary = train.Vocabulary(args.news, args.vectors or encoder_folder(), texts)
    fold = np.random.default_rng(0).integers(0, FOLDS, len(examples))
    fold[[not e.tested for e in examples]] = -1
    said = np.full(len(examples), np.nan)
    for k in range(FOLDS):
        model = SenseModel(*train.fit([e for e, f in zip(examples, fold, strict=True) if f != k], vocabulary))
        for i in np.flatnonzero(fold == k):
            if model.knows(examples[i].site.entry["id"]):
                said[i] = model.probability(examples[i].site)
    known = ~np.isnan(said)
    loaded = np.array([e.loaded for e in examples])[known]
    said = said[known]
    print(f"{len(said)} sentences, AUC {roc_auc_score(loaded, said):.3f}")
    for threshold in (0.3, 0.35, 0.38, 0.4, 0.45, 0.5):
        found, flagged = (said[loaded] >= threshold).mean(), (said[~loaded] >= threshold).mean()
        print(f"at {threshold:.2f}: finds {found:.3f}, flags {flagged:.3f}")


if __name__ == "__main__":
    main()
