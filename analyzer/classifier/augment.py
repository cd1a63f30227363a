"""More sentences to learn a teacher's judgement from: fragments of the ones there are, and ones with words exchanged.

After Tang et al. 2019 (distilling a transformer into a small network): stretches of a sentence, and words replaced by
others with the same ending, which mostly are of the same part of speech. They need not make sense; the teacher says
what it makes of them. A sentence always gives the same variants, whatever stands beside it.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from analyzer.classifier.taught import key

FRAGMENTS = 2
SHORTEST, LONGEST = 3, 14
REPLACED = 0.3
"""Share of the longer words that are exchanged."""
_ENDING = 3
_LONG = 5


def alike(words: Collection[str]) -> Mapping[str, Sequence[str]]:
    """Words by their ending."""
    out: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if len(word) >= _LONG and word.isalpha():
            out[word[-_ENDING:]].append(word)
    return out


def variants(words: Sequence[str], others: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Fragments of a sentence, given as words with names hidden, and the sentence with some words exchanged."""
    rng = random.Random(key(words))
    for _ in range(FRAGMENTS):
        size = rng.randint(SHORTEST, LONGEST)
        if len(words) > size + 2:
            start = rng.randrange(len(words) - size)
            yield list(words[start : start + size])
    changed = list(words)
    for k, word in enumerate(words):
        if len(word) >= _LONG and word.isalpha() and rng.random() < REPLACED:
            changed[k] = rng.choice(others.get(word[-_ENDING:]) or [word])
    if changed != list(words):
        yield changed
