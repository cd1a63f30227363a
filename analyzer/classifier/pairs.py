"""Pairs of neighbouring words that the model weighs: first word → second word → number of the pair.

Kept as one string a first word, and taken apart when that word is first met: most are not met in a draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise


class Pairs(dict[str, dict[str, int]]):
    """The table, from the text that :func:`packed` gives."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._groups: dict[str, tuple[int, str]] = {}
        start = 0
        for group in text.split("\t"):
            first, _, seconds = group.partition(" ")
            self._groups[first] = start, seconds
            start += seconds.count(" ") + 1

    def __missing__(self, first: str) -> dict[str, int]:
        start, seconds = self._groups.get(first, (0, ""))
        found: dict[str, int] = {}
        if seconds:
            found = {second: number for number, second in enumerate(seconds.split(" "), start)}
            self[first] = found
        return found

    def found(self, tokens: Sequence[str]) -> dict[int, int]:
        """Numbers of the pairs in a sentence, each with the place of its second word where it comes first."""
        out: dict[int, int] = {}
        for place, (first, second) in enumerate(pairwise(tokens), 1):
            seconds = self[first]
            if second in seconds:
                out.setdefault(seconds[second], place)
        return out

    def numbers(self, tokens: Sequence[str]) -> set[int]:
        """Numbers of the pairs in a sentence."""
        return {seconds[second] for first, second in pairwise(tokens) if second in (seconds := self[first])}


def packed(pairs: Sequence[str]) -> str:
    """The table of pairs in order, each two words with a space between, as text."""
    words = [pair.split(" ") for pair in pairs]
    return "\t".join(f"{first} {' '.join(w[1] for w in group)}" for first, group in groupby(words, lambda w: w[0]))
