"""Phrases by the order of words: subjects, heads and objects of verbs, passives of harm, nouns for people."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer import grammar as g
from analyzer import reporting as r
from analyzer.actors import words as w
from analyzer.actors.deeds import HARM, PARTICLES, PHRASAL
from analyzer.actors.scene import Line
from analyzer.clauses import Clauses
from analyzer.patterns.common import force as f

GET = f.words("get gets got getting gotten")
_FOUND = f.words("found left")
OPENERS = f.words(
    "when after as that because before while if where until since although though how once whenever whether"
)
RELATIVES = f.words("who which that whom whose where")
SAYING = frozenset(form for form, (lemma, _) in r.FORMS.items() if lemma in r.SAY | r.STATE | r.TELL and form != "read")
_DEATHLY = f.words("dead down up out back unconscious")
_BETWEEN = f.words("earlier again soon almost together first twice all both each themselves reportedly even thus yet")
_BACK = 25
"""Words before a verb within which its subject is looked for."""


def passives(line: Line) -> Iterator[tuple[int, str, int]]:
    """Participles of harm in the passive: word, lemma, and first word of the verb."""
    c = line.clauses
    earlier = -1
    for v, low in enumerate(line.lows):
        form = HARM.get(low) or PHRASAL.get(low)
        if form is None or form[1] != "ed" or c.inside[v]:
            continue
        main = v - 1 if _hyphened(line, v) else v  # tear-gassed
        start = verb_start(c, main)
        passive = not g.BE.isdisjoint(line.lows[start:main])
        if line.low(start - 1) in GET or (line.low(start - 1) in _FOUND and c.passive(start - 1)):
            start, passive = c.verb_start(start - 1), True
        elif line.low(start - 1) == "and" and start > 1 and c.passive(start - 2):
            start, passive = c.verb_start(start - 2), not begins_object(c, v + 1)
        if not passive and earlier >= 0 and _carried_on(c, earlier, v):
            passive = True
        if passive and low in PHRASAL and form[0] in PARTICLES:
            passive = not PARTICLES[form[0]].isdisjoint(line.lows[v + 1 : v + 3])
        if passive:
            earlier = v
            yield v, form[0], start


def _hyphened(line: Line, v: int) -> bool:
    return v > 0 and line.tokens.text[line.tokens.ends[v - 1] : line.tokens.starts[v]] == "-"


def _carried_on(c: Clauses, earlier: int, v: int) -> bool:
    """Whether a participle shares the *was* of one before it: *was ransacked and its priest murdered*."""
    between = c.lows[earlier + 1 : v]
    return len(between) <= 8 and "and" in between and g.FINITE.isdisjoint(between) and not begins_object(c, v + 1)


def verb_start(c: Clauses, v: int) -> int:
    """First of the auxiliaries and adverbs before the verb at word v: *had* of *had earlier killed*."""
    k = c.verb_start(v)
    while k > c.firsts[v] and c.lows[k - 1] in _BETWEEN:
        k = c.verb_start(k - 1)
    return k


def begins_object(c: Clauses, k: int) -> bool:
    """Whether an object begins at word k: *killed four*, *shot dead a man*; not *killed on Monday*."""
    if k >= len(c) or c.breaks[k]:
        return False
    low = c.lows[k]
    if low in _DEATHLY:
        return begins_object(c, k + 1)
    if low in g.PRONOUNS | {"it", "them", "him"} or low in {"this", "that", "last"}:
        return low in {"them", "him", "it", "her"}
    if low in w.PREPOSITIONS or low in OPENERS or low in f.TIMES or low in g.AUXILIARIES or g.is_adverb(low):
        return False
    return low not in {
        "and",
        "or",
        "but",
        "again",
        "there",
        "here",
        "twice",
        "overnight",
        "early",
        "late",
        "who",
        "alive",
    }


def subject_words(line: Line, start: int) -> tuple[int, int]:
    """Words [i, j) in which the subject of the verb beginning at word ``start`` stands."""
    c = line.clauses
    if start == 0:  # Having been bombed twice, the town …
        k = next((k for k in range(1, len(c)) if c.breaks[k] == ","), 0)
        return k, min(k + 7, len(c)) if k else k
    k, crossings = start, 2 if c.breaks[start] in {",", "-", "("} else 0
    while k > 0 and start - k < _BACK:
        if c.breaks[k]:
            if crossings == 0 or c.breaks[k] in {";", ":"}:
                break
            crossings -= 1
        low = c.lows[k - 1]
        if low in OPENERS and not (k == start and low in RELATIVES):
            break
        if k < start and low in {"and", "but"} and c.has_finite(c.firsts[k - 1], k - 1, pasts=True):
            break
        if k < start and (low in SAYING or c.finite(k - 1)) and not crossings:
            break
        k -= 1
    return k, start


def head(line: Line, i: int, j: int) -> int:
    """The noun of words [i, j), a phrase: *men* of *two men in balaclavas who*; -1 where there is none."""
    while j > i and (line.lows[j - 1] in RELATIVES or g.is_adverb(line.lows[j - 1])):
        j -= 1
    found = j - 1
    for k in range(j - 1, i, -1):
        if line.lows[k] in w.PREPOSITIONS and line.lows[k - 1] not in f.TIMES | g.AUXILIARIES | g.DETERMINERS:
            found = k - 1
    return found if found >= i else -1


def is_person(low: str) -> bool:
    """Whether a word is a noun for people, by the list or, in the plural, by its ending."""
    if low in f.PEOPLE:
        return low not in f.ANIMALS
    if low[-4:] in {"ists", "eers", "ians"} and len(low) > 6:
        return True
    return low[-3:] in {"ers", "ors"} and len(low) > 6 and low not in f.THINGS and low not in f.ANIMALS
