"""Quotations: where somebody else's words begin and end, for every style of quotation mark.

Double marks are paired first, then single ones inside the stretches that double ones leave, so that quotations nest and
never overlap in part. Straight marks open or close by their neighbours.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analyzer.apostrophes import Mark, pair_singles
from analyzer.sentences import Span
from analyzer.sentences import paragraphs as split_paragraphs


class Quotation(NamedTuple):
    """``text[start:end]`` with its marks; ``block`` for lines quoted by a leading ``>``."""

    start: int
    end: int
    block: bool = False


# An apostrophe with letters on both sides is no mark.
_MARK = re.compile(r"""["“”„‟«»‹›‘’‚‛'`](?!(?<=[^\W_]['’‘‛])[^\W_])""")
_BLOCK = re.compile(r"^[ \t]{0,3}>.*(?:\r?\n[ \t]{0,3}>.*)*", re.MULTILINE)
_FAMILY = {
    **dict.fromkeys(["“", "”", "„", "‟", '"', "``", "''"], 1),
    **dict.fromkeys("«»", 2),
    **dict.fromkeys("‹›", 3),
}
_OPEN_AFTER = frozenset("([{<—–-/=*_|¿¡…“‘„‚«‹\"'`\u2060\u200b\ufeff")
_CLOSE_BEFORE = frozenset(".,;:!?…)]}>—–-/*_|”’»›\"'")
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}\Z")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
MAX_GAP = 4
"""Paragraphs through which an open quotation is followed to its closing mark."""
MAX_DEPTH = 8
"""Quotations within quotations that are followed; keeps a run of opening marks linear."""


def quotations(text: str, paragraphs: Iterable[Span] | None = None) -> list[Quotation]:
    """All quotations of a text by start, outer before inner.

    A quotation left open ends with its paragraph, or at the mark that closes nothing in a later one. Where every
    paragraph of a long quotation opens anew, each is a quotation of its own.

    Args:
        text: the whole document.
        paragraphs: spans of its paragraphs, where the caller has them already.
    """
    found = [Quotation(*m.span(), True) for m in _BLOCK.finditer(text)] if ">" in text else []
    hits = [m.start() for m in _MARK.finditer(text)]
    if not hits:
        return found
    spans = split_paragraphs(text) if paragraphs is None else paragraphs
    edges = [e for block in found for e in (block.start, block.end)]
    if edges:
        spans = _cut(spans, edges)
    pending: Mark | None = None  # left open by an earlier paragraph; its place in ``found``, and how long ago
    place = since = i = 0
    for start, end in spans:
        first = i
        while i < len(hits) and hits[i] < end:
            i += 1
        since += 1
        if first == i:
            continue
        marks = list(_marks(text, hits[first:i], start, end))
        doubles = [m for m in marks if m.char in _FAMILY]
        pairs, unclosed, strays = _pair(text, doubles)
        if pending and doubles:
            head = doubles[0]
            closes = strays and head is strays[0] and _FAMILY[head.char] == _FAMILY[pending.char]
            if closes and since <= MAX_GAP and bisect(edges, pending.start) == bisect(edges, head.start):
                found[place] = Quotation(pending.start, head.end)
            pending = None
        for k, mark in enumerate(unclosed):
            last = k == len(unclosed) - 1
            bound = _bound(text, mark, doubles, pairs, end if last else unclosed[k + 1].start, end)
            if last and bound == end:
                pending, place, since = mark, len(found) + len(pairs), 0
            pairs.append((mark.start, bound))
        found += [Quotation(a, b) for a, b in pairs]
        if len(marks) > len(doubles):
            singles = [m for m in marks if m.char not in _FAMILY]
            fences = [*pairs, *((m.start, m.start) for m in strays)]
            found += [Quotation(a, b) for a, b in pair_singles(text, singles, fences, end, not (unclosed or strays))]
    found.sort(key=lambda q: (q.start, -q.end))
    return found


def _cut(spans: Iterable[Span], edges: Sequence[int]) -> Iterator[Span]:
    """Paragraphs, cut where a block quotation begins or ends inside one."""
    i = 0
    for start, end in spans:
        while i < len(edges) and edges[i] < end:
            if edges[i] > start:
                yield start, edges[i]
                start = edges[i]
            i += 1
        yield start, end


def _marks(text: str, hits: Sequence[int], start: int, end: int) -> Iterator[Mark]:
    at = start
    for pos in hits:
        if pos < at:
            continue
        char, at = text[pos], pos + 1
        if char in "'`" and text[at : at + 1] == char:  # typewriter style: ``quoted''
            char, at = char * 2, pos + 2
        left = text[pos - 1] if pos > start else " "
        right = text[at] if at < end else " "
        opens = not right.isspace() and (left.isspace() or left in _OPEN_AFTER)
        closes = not left.isspace() and (right.isspace() or right in _CLOSE_BEFORE)
        yield Mark(pos, at, char, opens, closes)


def _pair(text: str, doubles: Sequence[Mark]) -> tuple[list[Span], list[Mark], list[Mark]]:
    """Pairs of double marks; opening marks left over, outer first; closing marks that close nothing."""
    pairs: list[Span] = []
    stack: list[Mark] = []
    strays: list[Mark] = []
    for k, mark in enumerate(doubles):
        family = _FAMILY[mark.char]
        opener = next((m for m in reversed(stack) if _FAMILY[m.char] == family), None)
        if _measures(text, mark, opener, doubles[k + 1] if k + 1 < len(doubles) else None):
            continue
        if _opens(mark, opener):
            if len(stack) < MAX_DEPTH:
                stack.append(mark)
        elif opener is None:
            strays.append(mark)
        else:
            while stack.pop() is not opener:
                pass
            pairs.append((opener.start, mark.end))
    return pairs, stack, strays


def _opens(mark: Mark, opener: Mark | None) -> bool:
    """Whether a mark opens, given the mark of its family that stands open."""
    only_opens, only_closes = mark.opens and not mark.closes, mark.closes and not mark.opens
    match mark.char:
        case "„" | "‟" | "``":
            return True
        case "“":  # closes in German, and by a slip of the keyboard
            return opener is None or not only_closes
        case "”" | "»" | "›":  # opens in Swedish, Finnish and, for guillemets, German
            return opener is None and only_opens
        case "«" | "‹":
            return opener is None or opener.char == mark.char
        case _:
            return only_opens or (opener is None and not only_closes)


def _measures(text: str, mark: Mark, opener: Mark | None, following: Mark | None) -> bool:
    """Whether a straight mark stands for inches: 6'2", a 12" gun."""
    if mark.char != '"' or mark.opens or not text[mark.start - 1 : mark.start].isdigit():
        return False
    if _FEET.search(text, max(0, mark.start - 8), mark.start):
        return True
    return opener is None or (following is not None and following.closes and not following.opens)


def _bound(text: str, mark: Mark, doubles: Sequence[Mark], pairs: Sequence[Span], limit: int, end: int) -> int:
    """Where a quotation left open ends: with its paragraph, or with its sentence if another opens after it."""
    later = next((m.start for m in doubles if m.start >= mark.end and m.char == mark.char and m.opens), end)
    stop = min(later, limit)
    if stop == end:
        return end
    sentence = _SENTENCE_END.search(text, mark.end, stop)
    stop = sentence.end() if sentence else stop
    stop = min((a for a, b in pairs if mark.start < a < stop < b), default=stop)
    return mark.start + len(text[mark.start : stop].rstrip())
