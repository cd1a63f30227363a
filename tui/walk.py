"""Going from finding to finding, to the next sentence over a limit, to what is searched for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tui.items import UNDECIDED, Item
from tui.review import Review

Wanted = Callable[[Item], bool]


def step(items: Sequence[Item], at: int, by: int, wanted: Wanted) -> Item | None:
    """The next item that is wanted, from the place ``at`` on (exclusive) in the direction ``by``; none at the end."""
    k = at + by
    while 0 <= k < len(items):
        if wanted(items[k]):
            return items[k]
        k += by
    return None


def round_trip(items: Sequence[Item], at: int, by: int, wanted: Wanted) -> Item | None:
    """As :func:`step`, but from the end it goes on at the beginning, and ends where it started."""
    found = step(items, at, by, wanted)
    if found is None:
        found = step(items, -1 if by > 0 else len(items), by, wanted)
    return found


def undecided(review: Review, wanted: Wanted) -> Wanted:
    """Of what is wanted, that which waits for a decision."""
    return lambda item: review.state(item) == UNDECIDED and wanted(item)


def over(review: Review, sentence: int, by: int, limit: float) -> int | None:
    """The next sentence, from one on (exclusive), whose slant as it now reads is at or over a limit."""
    k = sentence + by
    while 0 <= k < len(review.report.sentences):
        if review.scores.slant(k) >= limit:
            return k
        k += by
    return None


def found(text: str, query: str) -> list[tuple[int, int]]:
    """Spans of a text that match, whatever their case; white space matches a line break as well."""
    words = query.split()
    if not words:
        return []
    pattern = r"\s+".join(map(re.escape, words))
    return [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)]


def next_hit(hits: Sequence[tuple[int, int]], at: int, by: int) -> int | None:
    """Number of the next hit after an offset, or before it; past the end it goes on at the other."""
    if not hits:
        return None
    if by > 0:
        return next((k for k, (start, _) in enumerate(hits) if start > at), 0)
    return next((k for k in range(len(hits) - 1, -1, -1) if hits[k][0] < at), len(hits) - 1)
