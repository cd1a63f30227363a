"""Candidate terms: words and word pairs that keep company with loaded sentences (needs nltk, the extra ``train``).

The association of a term with loaded sentences is measured by the log-likelihood ratio (Dunning 1993) over sentences; a
pair is kept only where its words also keep company with each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analyzer.grammar import DETERMINERS, PRONOUNS

MIN_PAIR = 15.0
"""Log-likelihood ratio at which two words count as a phrase; chance gives 10.8 in a thousand."""
_EMPTY = (
    DETERMINERS
    | PRONOUNS
    | frozenset("of in on at to for by with from as and or but that is was were are be been it its not".split())
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that the lexicon lacks: in how many sentences it stands, how many of those are loaded, and an example."""

    term: str
    count: int
    loaded: int
    association: float
    example: str


def mine(
    sentences: Iterable[tuple[str, Sequence[str], bool]],
    known: Callable[[str], bool],
    *,
    least: int = 5,
) -> list[Candidate]:
    """Candidates, the most strongly associated first.

    Args:
        sentences: text, words with names hidden (``‹kind›``), and whether it is loaded.
        known: whether a term is in the lexicon already.
        least: number of sentences that a candidate has to stand in.
    """
    from nltk.metrics.association import BigramAssocMeasures

    count: Counter[str] = Counter()
    loaded: Counter[str] = Counter()
    example: dict[str, str] = {}
    total = total_loaded = words_total = 0
    word_count: Counter[str] = Counter()
    pair_count: Counter[str] = Counter()
    for text, tokens, is_loaded in sentences:
        total += 1
        total_loaded += is_loaded
        words_total += len(tokens)
        word_count.update(tokens)
        pairs = [f"{a} {b}" for a, b in pairwise(tokens) if _plain(a) and _plain(b) and not {a, b} & _EMPTY]
        pair_count.update(pairs)
        for term in {t for t in tokens if _plain(t) and t not in _EMPTY} | set(pairs):
            count[term] += 1
            if is_loaded:
                loaded[term] += 1
                if term not in example or len(text) < len(example[term]):
                    example[term] = text
    out = []
    for term, n in count.items():
        if n < least or loaded[term] * total <= total_loaded * n or known(term):
            continue
        first, space, second = term.partition(" ")
        if (
            space
            and _ratio(BigramAssocMeasures, pair_count[term], word_count[first], word_count[second], words_total)
            < MIN_PAIR
        ):
            continue
        out.append(
            Candidate(
                term, n, loaded[term], _ratio(BigramAssocMeasures, loaded[term], n, total_loaded, total), example[term]
            )
        )
    return sorted(out, key=lambda c: (-c.association, c.term))


def _plain(token: str) -> bool:
    return token[0].isalpha() and len(token) > 2


def _ratio(measures: type, both: int, one: int, other: int, total: int) -> float:
    return float(measures.likelihood_ratio(both, (one, other), total))  # type: ignore[attr-defined]
