"""What the stance model reads around a target: zones by side, distance and clause, pairs of neighbours, figures."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.stance.reading import OBLIQUE, OWN, View

ZONES = 13
"""On either side all, the next word, the two after it, eight words, the target's clause, the rest; then everything."""
NEAR, CLOSE = 8, 3
FIGURES = ("possessive", "oblique", "first", "quoted", "last")
_BREAKS = frozenset(
    ', ( ) [ ] ; — – . “ ” " : ‘ but while although though because who which that after before when as if and'.split()
)
"""Where a clause may end: cheap to see, and right often enough."""
_QUOTES = frozenset('“”"')

Range = tuple[int, int]


def zones(view: View) -> list[Range]:
    """Token ranges of the zones but the last, which is all of both sides; a range may be empty."""
    tokens, target, size = view.tokens, view.target, len(view.tokens)
    low, high = target - 1, target + 1
    while low >= 0 and tokens[low] not in _BREAKS:
        low -= 1
    while high < size and tokens[high] not in _BREAKS:
        high += 1
    before, after = target, target + 1
    return [
        (0, before),
        (max(0, before - 1), before),
        (max(0, before - CLOSE), max(0, before - 1)),
        (max(0, before - NEAR), before),
        (low + 1, before),
        (0, low + 1),
        (after, size),
        (after, min(size, after + 1)),
        (min(size, after + 1), min(size, after + CLOSE)),
        (after, min(size, after + NEAR)),
        (after, high),
        (high, size),
    ]


def sides(view: View) -> tuple[Sequence[str], Sequence[str]]:
    """The tokens up to and with the target, and from it on: their neighbours make the pairs."""
    return view.tokens[: view.target + 1], view.tokens[view.target :]


def figures(view: View) -> list[float]:
    """0 or 1 each, in the order of :data:`FIGURES`."""
    tokens, target = view.tokens, view.target
    form = tokens[target]
    return [
        float(form == OWN),
        float(form == OBLIQUE),
        float(target == 0),
        float(quoted(view)),
        float(target == len(tokens) - 1),
    ]


def quoted(view: View) -> bool:
    """Whether the target stands inside quotation marks, as far as the words that are read tell."""
    for word in reversed(view.tokens[: view.target]):
        if word == "“":
            return True
        if word == "”":
            return False
    straight = sum(word == '"' for word in view.tokens[: view.target])
    if straight:
        return straight % 2 == 1
    for word in view.tokens[view.target + 1 :]:
        if word in _QUOTES:
            return word == "”"
    return False
