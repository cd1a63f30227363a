"""Where reported words stand: after the verb up to the clause's end, or before and around it where it interrupts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyzer import grammar as g
from analyzer import reporting as r
from analyzer.clauses import Clauses
from analyzer.speech import after_listener

Range = tuple[int, int]
"""Words [i, j) of a sentence."""

MAX_REACH = 100
"""Words over which a clause is followed."""
_OPENING = g.SUBORDINATORS | g.RELATIVES | frozenset("and but or yet so that than with".split())
_TOLD = frozenset("told tells tell assured assures informed informs".split())
_AUDIENCE = frozenset("reporters journalists parliament lawmakers mps applause cheers laughs voters supporters".split())
_REPLIES = frozenset("respond reply answer".split())
_LATER = frozenset("later then also subsequently".split())


def interrupts(c: Clauses, v: int) -> bool:
    """Whether the verb follows or interrupts what it reports: *…, the ministry said*, *…, said X, …*."""
    first, last = c.firsts[v], c.lasts[v]
    if first == 0 or c.breaks[first] not in {",", "-", '"'} or (last < len(c) and c.breaks[last] == ":"):
        return False
    if v == first:
        return _inverted(c, v)
    lemma, kind = r.FORMS[c.lows[v]]
    tail, verb = c.tail(v), c.verb_start(v)
    k = first + 1 if c.lows[first] == "as" and tail in ([], ["it"]) else first
    if c.lows[k] in _OPENING or verb == k or c.lows[v - 1] == "to" or "that" in c.lows[k:verb] or c.has_finite(k, verb):
        return False
    if kind == "ing" and not c.passive(v):
        return False
    if not tail or tail == ["it"]:
        return True
    if tail[0] == "by" or (lemma == "insist" and tail[0] in {"on", "upon"}):
        return False
    if (lemma in r.THAT_ONLY or lemma in r.THOUGHT) and lemma not in _REPLIES:
        return False
    return _only_circumstances(c, v, tail) and (
        last < len(c) or first > 5 or c.inside[first - 1] or c.has_finite(c.main_start(v), first, pasts=True)
    )


def _only_circumstances(c: Clauses, v: int, tail: list[str]) -> bool:
    """Whether what follows the verb is a listener, a time or a place, and nothing that was said."""
    last = c.lasts[v]
    if c.lows[v] in _TOLD:
        return "that" not in tail and tail[0] not in g.SUBJECTS and not c.has_clause(v + 1, last)
    if tail[0] == "to":
        return "that" not in tail and tail[-1] in _AUDIENCE and not c.has_clause(v + 1, last)
    if tail[0] not in g.ADVERBIAL and not tail[0].endswith(("ly", "ing")):
        return False
    if tail[0] in g.SUBORDINATORS and tail[0] != "before":
        return True
    if "that" in tail[:-1]:
        after = tail[tail.index("that") + 1]
        if after not in g.FINITE and not after.endswith("ed"):
            return False
    return g.SUBJECTS.isdisjoint(tail) and not c.has_finite(v + 1, last)


def _inverted(c: Clauses, v: int) -> bool:
    """Whether a verb that opens its segment has its subject after it: *…, said Ann Lee*."""
    following = c.after(v)
    if c.lows[v].endswith("ing") or following == "by":
        return False
    if not following or c.inside[v - 1]:
        return following != "that"  # "…, Ann Lee, the minister, said"
    if following in _NOT_SUBJECTS:
        return False
    last = c.lasts[v]
    stop = next((k for k in range(v + 1, last) if c.lows[k] in g.SUBORDINATORS), last)
    return not c.has_finite(v + 1, stop, pasts=True) and not _closes_aside(c, v)


_NOT_SUBJECTS = (g.CLAUSE_OPENERS - g.DETERMINERS | g.SUBJECTS) - {"he", "she", "it", "they"} | {"that"}


def _closes_aside(c: Clauses, v: int) -> bool:
    """Whether the comma before the verb closes a relative clause or an apposition to its subject."""
    aside = c.firsts[v - 1]
    if c.breaks[v] != "," or aside == 0:
        return False
    return c.lows[aside] in g.RELATIVES or not c.has_finite(c.main_start(aside), aside, pasts=True)


def source_start(c: Clauses, v: int) -> int:
    """First word of the source of an interrupting verb, which may have an apposition: *Ann Lee, the minister, said*."""
    first = c.firsts[v]
    if v == first and not c.after(v) and not c.inside[first - 1]:
        aside = c.firsts[first - 1]
        return c.firsts[aside - 1] if aside > 0 else aside
    return first


def spoken_start(c: Clauses, v: int, source: int) -> int:
    """First word of what an interrupting verb reports: a quotation that stands alone, or the whole clause before."""
    q = source
    while q > 0 and c.inside[q - 1]:
        q -= 1
    return q if q < source and c.breaks[q] else c.main_start(v)


def resumes(c: Clauses, v: int, source: int) -> bool:
    """Whether the reported clause goes on after an interrupting verb."""
    last = c.lasts[v]
    if last >= len(c) or c.breaks[last] == ";" or c.inside[source - 1] or _returns(c, last):
        return False
    return c.lows[last] not in {"and", "or"} or not c.has_finite(c.main_start(v), source, pasts=True)


def content_start(c: Clauses, v: int, lemma: str) -> int:
    """First word of what was said after the verb, its listener and the circumstances."""
    if lemma == "point":
        return v + 2
    if lemma in r.TELL:
        return after_listener(c, v) or v + 1
    if c.after(v) in g.ADVERBIAL:
        for k in range(v + 1, c.lasts[v]):
            if c.lows[k] == "that":
                return k + 1
            if c.lows[k] in g.FINITE or c.lows[k] in r.FORMS:
                break
    return v + 1


def onward(c: Clauses, start: int, v: int, single: bool = False) -> Iterator[Range]:
    """Ranges from ``start`` that the source of verb v answers for: to the clause's end, relative clauses left out.

    ``single`` where the first comma ends it.
    """
    single = single or _subordinate(c, v)
    i = k = start
    end = min(len(c), start + MAX_REACH)
    while k < end:
        mark = c.breaks[k]
        if k > start and not c.inside[k]:
            if mark == ";" or (mark in {",", "-", '"'} and (single or _returns(c, k))):
                break
            if not mark and _contrasts(c, k):
                break
            if mark == "," and c.lows[k] in g.RELATIVES:
                yield i, k
                k = i = c.lasts[k]
                if k < len(c) and (c.lows[k] in g.RETURNS or c.breaks[k] == ";"):
                    return
                continue
        k += 1
    yield i, min(k, end)


def _contrasts(c: Clauses, k: int) -> bool:
    """*Accused him of greed but went home*; *had fled however a spokesman said*."""
    if c.lows[k] == "but":
        return c.low(k + 1) in g.FINITE and c.lows[k + 1] not in g.AUXILIARIES
    return c.lows[k] == "however" and c.low(k + 1) in g.CLAUSE_OPENERS


def _subordinate(c: Clauses, v: int) -> bool:
    """Whether verb v stands in a clause that a comma ends: *after the army said …,*, *who said …,*."""
    if v >= len(c):
        return False
    for k in range(v - 1, c.firsts[v] - 1, -1):
        if c.lows[k] in g.SUBORDINATORS or c.lows[k] in g.RELATIVES:
            return not c.has_finite(k + 1, c.verb_start(v), pasts=True)
    return False


def _returns(c: Clauses, k: int) -> bool:
    """Whether the outlet speaks again from word k, after a break."""
    low, following = c.lows[k], c.low(k + 1)
    if low in {"but", "yet"} and following in g.AUXILIARIES:
        return False  # said he had lost, but would fight on
    if low in g.RETURNS:
        return following != "that" and not following.endswith("ing") and (low, following) != ("as", "well")
    if low in {"a", "an"}:
        return following in g.REMARKS
    if low == "in":
        return following in {"a", "an", "what"}
    if low in {"and", "or", "so"}:
        if following in _LATER or (following in g.FINITE and following not in g.AUXILIARIES):
            return True
        others = c.lows[k + 2 : c.lasts[k]]
        return following != "that" and not r.NEW_SPEAKER.isdisjoint(others)
    return low in g.RESULTS or low in r.SPEAKING


def without_agent(c: Clauses, ranges: Iterable[Range], v: int, lemma: str) -> Iterator[Range]:
    """The ranges without the source of a passive: *branded a thug [by the council]*, *accused [by Kyiv] of …*."""
    last = c.lasts[v]
    agent = next((k for k in range(v + 1, last) if c.lows[k] == "by"), last)
    if agent + 1 >= last or c.lows[agent + 1].endswith("ing") or not (agent == v + 1 or c.passive(v)):
        yield from ranges
        return
    resume = {"as", "for", "over", "with", "of" if lemma == "accuse" else "as"}
    stop = next((k for k in range(agent + 1, last) if c.lows[k] in resume), last)
    for i, j in ranges:
        yield i, min(j, agent)
        yield max(i, stop), j


def noun_clause(c: Clauses, start: int, v: int, groups: int) -> Iterator[Range]:
    """Ranges of a claim after noun v; where the noun is the subject, up to the sentence's own verb.

    ``groups`` is the number of finite verbs up to and with that one: 2 after *that*, 1 after *of*.
    """
    if not c.has_finite(c.main_start(v), v, pasts=True):
        seen, previous = 0, -9
        for k in range(start, len(c)):
            if c.finite(k) or (k > start and c.has_finite(k - 1, k + 1, pasts=True)):
                seen += k > previous + 2
                previous = k
                if seen == groups:
                    yield start, k
                    return
    yield from onward(c, start, v)
