"""Single quotation marks told from apostrophes: '90s, fighters' positions and rock 'n' roll are no quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Span = tuple[int, int]


class Mark(NamedTuple):
    """A quotation mark, and whether its neighbours let it open or close."""

    start: int
    end: int
    char: str
    opens: bool
    closes: bool


_ELISION = re.compile(
    r"(?:\d\ds?|[nN]|tis|twas|twere|twill|em|til|till|cause|cos|cuz|coz|bout|round|neath|gainst|fraid|kay|sup|im|er|ere)"
    r"(?![\w-])",
    re.IGNORECASE,
)
_DROPPED = re.compile(r"(?:\w\win|\b(?:o|an|th|ol|fo|mo|wi|de|lil))\Z", re.IGNORECASE)
_AND = re.compile(r"['’‘]n['’‘](?!\w)", re.IGNORECASE)
_LAST_WORD = re.compile(r"[^\W_][\w'’-]*\Z")
_SPOKEN = re.compile(r"[:,]\s+\Z")
_DOUBLES = re.compile('["“”„«»]')
_REOPENS = re.compile(r"\s+['‘‚‛`]\S")
REACH = 80
"""Code points over which a mark that looks like a plural possessive can still close."""

# How surely a mark closes, least first.
_POSSESSIVE, _NAME, _FIRM, _SPEECH = 1, 2, 3, 4


def pair_singles(
    text: str, marks: Sequence[Mark], fences: Sequence[Span], end: int, may_stay_open: bool
) -> Iterator[Span]:
    """Quotations in single marks within one paragraph.

    Args:
        text: the whole document.
        marks: the paragraph's single marks, by position.
        fences: spans of its double quotations, which no single one may straddle; an empty span is a cut.
        end: where the paragraph ends.
        may_stay_open: whether a quotation may run to the end of the paragraph without a closing mark.
    """
    for region, group in _regions(marks, fences).items():
        yield from _pair(text, group, end, may_stay_open and region == (-1, 0))


def _regions(marks: Sequence[Mark], fences: Sequence[Span]) -> dict[tuple[int, int], list[Mark]]:
    """Marks by the innermost double quotation around them and the number of cuts before them."""
    steps: list[tuple[int, int]] = []  # position, index of the fence
    for k, (a, b) in enumerate(fences):
        steps += [(a, k), (b, k)] if b > a else [(a, -1)]
    steps.sort()
    groups: dict[tuple[int, int], list[Mark]] = {}
    stack = [-1]
    cuts = i = 0
    for mark in marks:
        while i < len(steps) and steps[i][0] <= mark.start:
            k = steps[i][1]
            if k < 0:
                cuts += 1
            elif steps[i][0] == fences[k][0]:
                stack.append(k)
            else:
                stack.remove(k)
            i += 1
        groups.setdefault((stack[-1], cuts), []).append(mark)
    return groups


def _pair(text: str, marks: Sequence[Mark], end: int, may_stay_open: bool) -> Iterator[Span]:
    opener: Mark | None = None
    weak = False  # the opener may be an elision, and needs a mark that closes speech
    fallback: Mark | None = None  # a closing mark that may be a possessive
    for mark in marks:
        if _is_opener(text, mark):
            elided = mark.char != "‚" and _ELISION.match(text, mark.end, end) is not None
            if elided and (opener or _AND.match(text, mark.start)):
                continue
            if opener and fallback:
                yield opener.start, fallback.end
            opener, weak, fallback = mark, elided, None
            continue
        if opener is None or not mark.closes or _AND.match(text, mark.start - 2):
            continue
        grade = _closes(text, mark, opener, end)
        if weak:
            if grade == _SPEECH:
                yield opener.start, mark.end
                opener = None
        elif grade > _NAME or (grade == _NAME and fallback is None):
            yield opener.start, mark.end
            opener = fallback = None
        elif (
            fallback is None
            and mark.start - opener.start <= REACH
            and not _DOUBLES.search(text, opener.end, mark.start)
        ):
            fallback = mark
    if opener and fallback:
        yield opener.start, fallback.end
    elif (
        opener
        and may_stay_open
        and not weak
        and (_REOPENS.match(text, end) or _SPOKEN.search(text, max(0, opener.start - 3), opener.start))
    ):
        yield opener.start, end


def _is_opener(text: str, mark: Mark) -> bool:
    return mark.opens and not (mark.closes and mark.char in "'’")


def _closes(text: str, mark: Mark, opener: Mark, end: int) -> int:
    """How surely a mark closes a quotation rather than being an apostrophe."""
    before = text[mark.start - 1]
    if opener.char == "‚" or before in '.,!?…;:—–)]”"»':
        return _SPEECH
    if mark.end >= end or not text[mark.end].isspace():
        return _FIRM
    if before in "sSxXzZ" or before.isdigit() or _DROPPED.search(text, max(0, mark.start - 6), mark.start):
        return _POSSESSIVE
    word = _LAST_WORD.search(text, max(opener.end, mark.start - 40), mark.start)
    return _NAME if word and word[0][0].isupper() and word.start() > opener.end else _FIRM
