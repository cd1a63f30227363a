"""More pairs of a sentence and a target for a teacher to judge: names in sentences, and the same with words exchanged.

After Tang et al. 2019 (distilling a transformer into a small network). A changed sentence need not make sense; the
teacher says what it makes of it. The same sentence always gives the same pairs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

from analyzer.classifier.identity import NAME, TOKEN, Blind
from analyzer.classifier.taught import key
from analyzer.stance.reading import Span, View, view

EXCHANGED = 0.3
"""Share of the longer words that are exchanged."""
LONGEST = 700
"""Characters of the longest sentence that pairs are taken from."""
_ENDING = 3
_LONG = 5
_PRONOUNS = frozenset(("he", "she", "him", "his", "her"))


def targets(blind: Blind, text: str) -> list[Span]:
    """Where names and pronouns of the third person stand in a sentence."""
    raw = [m.span() for m in TOKEN.finditer(text)]
    words = [text[a:b] for a, b in raw]
    tokens, at = blind.read(words)
    ends = [*at[1:], len(raw)] if len(at) else []
    return [
        (raw[a][0], raw[b - 1][1])
        for token, a, b in zip(tokens, at, ends, strict=True)
        if token == NAME or (b - a == 1 and words[a].lower() in _PRONOUNS)
    ]


def pairs(blind: Blind, text: str) -> Iterator[View]:
    """The sentence read once for each of its targets."""
    if len(text) <= LONGEST:
        for target in targets(blind, text):
            yield view(blind, text, (0, len(text)), target)


def exchanged(seen: View, others: Mapping[str, Sequence[str]]) -> View:
    """The same reading with some words replaced by others of the same ending (see ``augment.alike``)."""
    rng = random.Random(key([*seen.tokens, str(seen.target)]))
    tokens = [
        rng.choice(others.get(word[-_ENDING:]) or [word])
        if len(word) >= _LONG and word.isalpha() and rng.random() < EXCHANGED
        else word
        for word in seen.tokens
    ]
    return View(tokens, seen.target, seen.spans)
