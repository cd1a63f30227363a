"""Every listed surface that stands in a text as whole words: one automaton pass over the folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lexicon.compiled import NAME, Compiled
from lexicon.fold import HYPHENS, fold

_MAX_GAP = 4
_SURROGATE = re.compile("[\ud800-\udfff]")
_MAX_NAME = 4
_NAME_BEFORE = re.compile(r"(?<![\w-])([A-Z]\w*) \Z")
# Capitalised words that open a sentence and belong to no sponsor's name.
_NO_NAME = frozenset(
    "the a an this that these those his her its their our my some many several most all both two three four five six"
    " in on at by for with from to of as but and or when while after before if since although because under over"
    " against between near both he she it they we i new pro anti".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A surface in the text: offsets, the entry and form it stands for, and its sponsor in an open pattern."""

    start: int
    end: int
    number: int
    form: int
    sponsor: str = ""
    open: bool = False


def candidates(text: str, lexicon: Compiled, base: int = 0) -> Iterator[Candidate]:
    """Every surface that stands in the text as whole words, names included (entry number −1), ungated."""
    folded, offsets = fold(text)
    if not folded.isascii():
        folded = _SURROGATE.sub("\ufffd", folded)  # the automaton takes valid text only; lengths stay
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
                if (
                    text[first:last] in names[surfaces[number]]
                    or " ".join(text[first:last].split()) in names[surfaces[number]]
                ):
                    yield Candidate(base + first, base + last, NAME, 0)
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
            yield Candidate(base + begin, base + stop, entry_number, form_number, sponsor, "open" in form)


def _exact(found: str, wanted: str) -> bool:
    """Case as written, apart from an inflection's ending."""
    return (
        found == wanted
        or (len(found) >= len(wanted) and found.startswith(wanted))
        or (
            fold(found)[0] == fold(wanted)[0]
            and found[:1] == wanted[:1]
            and sum(map(str.isupper, found)) == sum(map(str.isupper, wanted))
        )
    )


def _sponsor(text: str, at: int) -> tuple[int, str]:
    """The word or hyphenated words before ``-backed``: start offset and text, or nothing where there is no hyphen."""
    if at == 0 or text[at - 1] not in HYPHENS:
        return at, ""
    start = at - 1
    while (
        start > 0
        and at - start < 60
        and (
            text[start - 1].isalnum()
            or text[start - 1] in ".’'&"
            or (text[start - 1] in HYPHENS and text[start - 2 : start - 1].isalnum())
        )
    ):
        start -= 1
    while start < at and not text[start].isalnum():
        start += 1
    if text[start].isupper():
        for _ in range(_MAX_NAME - 1):  # "Muslim Brotherhood-linked": the whole name
            m = _NAME_BEFORE.search(text, max(0, start - 40), start)
            if m is None or m[1].lower() in _NO_NAME:
                break
            start = m.start(1)
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
