"""Hits of the lexicon in a text: one automaton pass, then longest first, names protected, each hit put to its gates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lexicon.compiled import NAME, Compiled
from lexicon.fold import HYPHENS, fold

from analyzer import gates, guards
from analyzer.tokens import Tokens

Span = tuple[int, int]

# A hyphen before a hit usually makes another word (anti-terrorist); these prefixes leave it what it is.
_TRANSPARENT = frozenset("ex former pro would self ultra far super so semi quasi neo mega non-state us un eu nato".split())
# A hyphen after a hit (rebel-held, regime-run) leaves labels what they are.
_LABELS = frozenset({"contested-label", "loaded-noun", "dehumanising", "identity-label", "sponsor-epithet"})
_MAX_GAP = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed term in the text: offsets, the entry's record, and which form of it stands there."""

    start: int
    end: int
    entry: dict[str, Any]
    form: dict[str, Any]
    sentence: int
    sponsor: str = ""
    headline: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    number: int
    form: int
    sponsor: str = ""
    open: bool = False


def candidates(text: str, lexicon: Compiled, base: int = 0) -> Iterator[_Candidate]:
    """Every surface that stands in the text as whole words, names included (entry number −1), ungated."""
    folded, offsets = fold(text)
    surfaces, targets, names = lexicon.surfaces, lexicon.targets, lexicon.names
    size = len(folded)
    for number, start, end in lexicon.automaton.find_matches_as_indexes(folded, overlapping=True):
        if (start and (folded[start - 1].isalnum() or folded[start - 1] == "_")) or (
            end < size and (folded[end].isalnum() or folded[end] == "_")
        ):
            continue
        first, last = (start, end) if offsets is None else (offsets[start], offsets[end - 1] + 1)
        target = targets[number]
        for k in range(0, len(target), 2):
            entry_number, form_number = target[k], target[k + 1]
            if entry_number == NAME:
                if text[first:last] in names[surfaces[number]] or " ".join(text[first:last].split()) in names[surfaces[number]]:
                    yield _Candidate(base + first, base + last, NAME, 0)
                continue
            form = lexicon.entry(entry_number)["forms"][form_number]
            begin, stop, sponsor = first, last, ""
            if "open" in form:
                begin, sponsor = _sponsor(text, first)
                if not sponsor or not _is_sponsor(sponsor, lexicon.entry(entry_number)["context"].get("not_sponsor")):
                    continue
            if "exact" in form and not _exact(text[first:last], form["exact"]):
                continue
            if "tail" in form:
                stop = _tail(folded, end, form["tail"])
                if stop < 0:
                    continue
                stop = stop if offsets is None else offsets[stop - 1] + 1
            yield _Candidate(base + begin, base + stop, entry_number, form_number, sponsor, "open" in form)


def _exact(found: str, wanted: str) -> bool:
    """Case as written, apart from an inflection's ending."""
    return found == wanted or (len(found) >= len(wanted) and found.startswith(wanted)) or fold(found)[0] == fold(wanted)[0] and found[:1] == wanted[:1] and sum(map(str.isupper, found)) == sum(map(str.isupper, wanted))


def _sponsor(text: str, at: int) -> tuple[int, str]:
    """The word or hyphenated words before ``-backed``: start offset and text, or nothing where there is no hyphen."""
    if at == 0 or text[at - 1] not in HYPHENS:
        return at, ""
    start = at - 1
    while start > 0 and at - start < 60 and (text[start - 1].isalnum() or text[start - 1] in ".’'&" or (text[start - 1] in HYPHENS and text[start - 2 : start - 1].isalnum())):
        start -= 1
    while start < at and not text[start].isalnum():
        start += 1
    return start, text[start : at - 1]


def _is_sponsor(sponsor: str, barred: dict[str, Any] | None) -> bool:
    """Whether the word before ``-backed`` names a backer: it has a capital and is not barred (asset-backed)."""
    last = sponsor.rpartition("-")[2]
    if not any(c.isupper() for c in sponsor):
        return False
    if barred is None:
        return True
    words = {sponsor.lower(), last.lower()}
    return not (words & barred["words"] or {sponsor, last} & barred["cased"])


def _tail(folded: str, end: int, tail: Sequence[Sequence[str]]) -> int:
    """End of the last piece of a gapped pattern, each at most four words after the one before; −1 where one fails."""
    at = end
    for piece in tail:
        words = 0
        found = -1
        position = at
        while words <= _MAX_GAP and position < len(folded) and folded[position] in " ,'":
            position += 1
            for surface in piece:
                stop = position + len(surface)
                if folded.startswith(surface, position) and not folded[stop : stop + 1].isalnum():
                    found = max(found, stop)
            if found >= 0:
                break
            while position < len(folded) and (folded[position].isalnum() or folded[position] == "'"):
                position += 1
            words += 1
        if found < 0:
            return -1
        at = found
    return at


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its sentences."""

    start: int
    end: int
    sentences: tuple[Span, ...]


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
        self.views: dict[int, gates.Sentence] = {}
        self.paragraphs: dict[int, gates.Paragraph] = {}

    def choose(self, ordered: Sequence[_Candidate], base: int) -> list[Hit]:
        hits = []
        for c in ordered:
            index = bisect_right(self.starts, c.start) - 1
            if index < 0 or c.end > self.sentences[index][1]:
                continue
            spans = self.taken.setdefault(index, [])
            if any(c.start < e and s < c.end for s, e in spans):
                continue
            if c.number == NAME:
                spans.append((c.start, c.end))
                continue
            entry = self.lexicon.entry(c.number)
            verdict = self._judge(c, index, entry)
            if verdict is None:
                continue
            spans.append((c.start, c.end))
            if verdict:
                hits.append(Hit(c.start, c.end, entry, entry["forms"][c.form], base + index, c.sponsor, self.views[index].headline))
        hits.sort(key=lambda h: h.start)
        return hits

    def _judge(self, c: _Candidate, index: int, entry: dict[str, Any]) -> bool | None:
        """Loaded (True), protected from shorter entries too (False), or simply not this entry (None)."""
        form = entry["forms"][c.form]
        view = self._view(index)
        i, j = view.tokens.locate(c.start, c.end)
        if i == j or view.tokens.starts[i] != c.start or not _free(self.text, c, entry):
            return None
        proper = "proper" in form or "exact" in form or bool(c.sponsor)
        if guards.is_name(view.tokens, i, j, headline=view.headline, proper=proper):
            return None
        if guards.is_title_or_mention(view.tokens, i, j):
            return False
        return True if gates.passes(gates.Site(view, i, j, entry, form, self.lexicon)) else None

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


def _free(text: str, c: _Candidate, entry: dict[str, Any]) -> bool:
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
