"""Hits of the lexicon in a text: one automaton pass, then longest first, names protected, each hit put to its gates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from analyzer import gates, guards, sense
from analyzer.candidates import Candidate, candidates
from analyzer.tokens import Tokens
from lexicon.compiled import NAME, Compiled
from lexicon.fold import HYPHENS

Span = tuple[int, int]

# A hyphen before a hit usually makes another word (anti-terrorist); these prefixes leave it what it is.
_TRANSPARENT = frozenset(
    "ex former pro would self ultra far super so semi quasi neo mega non-state us un eu nato".split()
)
# A hyphen after a hit (rebel-held, regime-run) leaves labels what they are.
_LABELS = frozenset({"contested-label", "loaded-noun", "dehumanising", "identity-label", "sponsor-epithet"})


# Confidence in a hit of an entry that has only its own tests to go by.
_CONFIDENCE = {"low": 0.95, "medium": 0.85, "high": 0.75}


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed term in the text: offsets, the entry's record, which form of it stands there, how sure it is loaded."""

    start: int
    end: int
    entry: dict[str, Any]
    form: dict[str, Any]
    sentence: int
    confidence: float
    tokens: Tokens
    sponsor: str = ""
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its sentences."""

    start: int
    end: int
    sentences: tuple[Span, ...]


def sites(text: str, blocks: Sequence[Block], lexicon: Compiled) -> Iterator[tuple[Candidate, gates.Site]]:
    """Every listed surface of consecutive blocks in its sentence, before any test: what the sense model learns from."""
    start, end = blocks[0].start, blocks[-1].end
    yield from _Chooser(text, blocks, lexicon).sites(list(candidates(text[start:end], lexicon, start)))


def find(text: str, blocks: Sequence[Block], lexicon: Compiled, base: int = 0) -> list[Hit]:
    """Gated hits of consecutive blocks in text order, never overlapping; each lies inside one sentence.

    ``Hit.sentence`` counts sentences from the first block's first one, plus ``base``.
    """
    if not blocks:
        return []
    start, end = blocks[0].start, blocks[-1].end
    found = candidates(text[start:end] if start or end < len(text) else text, lexicon, start)
    ordered = sorted(found, key=lambda c: (c.start - c.end, c.open, c.start, c.number != NAME, c.number, c.form))
    return _Chooser(text, blocks, lexicon).choose(ordered, base)


class _Chooser:
    """Decides candidates longest first; keeps what it has read of each sentence."""

    def __init__(self, text: str, blocks: Sequence[Block], lexicon: Compiled) -> None:
        self.text = text
        self.lexicon = lexicon
        self.sentences = [s for b in blocks for s in b.sentences]
        self.starts = [s for s, _ in self.sentences]
        self.block_of = [b for b in blocks for _ in b.sentences]
        self.taken: dict[int, list[Span]] = {}
        self.named: dict[int, list[Span]] = {}
        self.views: dict[int, gates.Sentence] = {}
        self.paragraphs: dict[int, gates.Paragraph] = {}

    def choose(self, ordered: Sequence[Candidate], base: int) -> list[Hit]:
        hits = []
        for c in ordered:
            index = self._sentence_of(c)
            if index < 0:
                continue
            spans = self.taken.setdefault(index, [])
            if any(c.start < e and s < c.end for s, e in spans):
                continue
            if c.number == NAME:
                self.named.setdefault(index, []).append((c.start, c.end))
                continue
            # A name guards its words, but it may be the sponsor in X-backed.
            if not c.open and any(c.start < e and s < c.end for s, e in self.named.get(index, ())):
                continue
            site = self._site(c, index)
            if site is None or guards.is_name(
                site.sentence.tokens, site.i, site.j, headline=site.sentence.headline, proper=_proper(c, site.form)
            ):
                continue
            if guards.is_title_or_mention(site.sentence.tokens, site.i, site.j):
                spans.append((c.start, c.end))  # shorter entries inside a title or mention are no hits either
                continue
            confidence = loaded(site)
            if confidence:
                spans.append((c.start, c.end))
                headline = site.sentence.headline
                tokens = site.sentence.tokens
                hits.append(
                    Hit(c.start, c.end, site.entry, site.form, base + index, confidence, tokens, c.sponsor, headline)
                )
        hits.sort(key=lambda h: h.start)
        return hits

    def sites(self, ordered: Sequence[Candidate]) -> Iterator[tuple[Candidate, gates.Site]]:
        """Every candidate that stands free in its sentence, undecided."""
        for c in ordered:
            index = self._sentence_of(c)
            site = self._site(c, index) if index >= 0 and c.number != NAME else None
            if site is not None:
                yield c, site

    def _sentence_of(self, c: Candidate) -> int:
        index = bisect_right(self.starts, c.start) - 1
        return index if index >= 0 and c.end <= self.sentences[index][1] else -1

    def _site(self, c: Candidate, index: int) -> gates.Site | None:
        """The candidate in its sentence, or nothing where it is part of another word."""
        entry = self.lexicon.entry(c.number)
        view = self._view(index)
        i, j = view.tokens.locate(c.start, c.end)
        if i == j or view.tokens.starts[i] != c.start or not _free(self.text, c, entry):
            return None
        return gates.Site(view, i, j, entry, entry["forms"][c.form], self.lexicon)

    def _view(self, index: int) -> gates.Sentence:
        view = self.views.get(index)
        if view is None:
            tokens = Tokens(self.text, *self.sentences[index])
            block = self.block_of[index]
            paragraph = self.paragraphs.get(block.start)
            if paragraph is None:
                paragraph = gates.Paragraph(self.text, block.start, block.end, self.lexicon)
                self.paragraphs[block.start] = paragraph
            view = gates.Sentence(tokens, guards.is_headline(tokens), paragraph, self.lexicon)
            self.views[index] = view
        return view


def loaded(site: gates.Site) -> float:
    """How sure it is that the hit is the loaded use, 0 where it is not: the context tests weighed with the sense model.

    An entry that the model has not learned (a house's own) goes by its tests alone.
    """
    if gates.barred(site):
        return 0.0
    model = sense.shipped()
    if not model.knows(site.entry["id"]):
        return _CONFIDENCE[site.entry["ambiguity"]] if gates.verdicts(site)[1] else 0.0
    probability = model.probability(site)
    return probability if probability >= model.threshold[site.entry["ambiguity"]] else 0.0


def _proper(c: Candidate, form: dict[str, Any]) -> bool:
    return "proper" in form or "exact" in form or bool(c.sponsor)


def _free(text: str, c: Candidate, entry: dict[str, Any]) -> bool:
    """Whether hyphens at the hit's edges leave it the same word."""
    if c.start > 1 and text[c.start - 1] in HYPHENS and text[c.start - 2].isalnum():
        k = c.start - 1
        while k > 0 and text[k - 1].isalnum():
            k -= 1
        prefix = text[k : c.start - 1]
        if prefix.lower() not in _TRANSPARENT and not prefix[:1].isupper():
            return False
    if c.end + 1 < len(text) and text[c.end] in HYPHENS and text[c.end + 1].isalnum():
        return entry["category"] in _LABELS or text[c.end] in "–—"
    return True
