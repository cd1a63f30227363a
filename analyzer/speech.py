"""Whether a word that can report speech does so here: *claims* the verb or the noun, and with something to report."""

from __future__ import annotations

from analyzer import grammar as g
from analyzer import reporting as r
from analyzer.clauses import Clauses

_ARTICLES = frozenset("the a an its his her their our your my no every any".split())
_GOVERNING = frozenset("of for with against from over about into to in on under amid".split())
_GERUNDS = frozenset("warn report write think feel find hear hold read post point rule brand name".split())
_PARTICIPLES = frozenset("allege report claim estimate announce state note confirm declare admit acknowledge".split())
_AFTER_NOUNS = frozenset(
    "of by against about for in on and or but was were is are has have had from at over process".split()
)
_COMPOUNDS = frozenset(
    "insurance benefit benefits asylum compensation legal false bogus disability tax new such war news victim"
    " name".split()
)
_SPEAK = frozenset(
    "say tell announce comment disclose reveal explain claim suggest think believe respond reply answer".split()
)
_DECLINED = frozenset(
    "declined refused declines refuses declining refusing unable failed failing fair safe needless wrong easy enough"
    " hard is suffice suffices premature true possible".split()
)
_NO_CONTENT = frozenset(
    "against for and or goodbye sorry yes apart little nothing with itself himself herself themselves like"
    " something".split()
)
_PREPOSITIONS = frozenset("of in on at for to from by over with as".split())
_WH = frozenset("whether if why how".split())


def is_verb(c: Clauses, v: int, lemma: str, kind: str) -> bool:
    """Whether word v, a form of a reporting verb, is one: no noun, adjective, name or part of a compound."""
    if _hyphenated(c, v) or (lemma == "call" and c.low(v - 1) == "so"):
        return False
    if c.words[v][0].isupper() and not c.titled and not c.breaks[v]:
        return False  # Jim Crow, United States
    at = c.before(v)
    previous = c.lows[at] if at >= 0 else ""
    owned = previous in _ARTICLES or previous.endswith(("'s", "s'"))
    if kind == "ing":
        return not owned and previous not in _COMPOUNDS and (lemma not in _GERUNDS or c.after(v) in g.CLAUSE_OPENERS)
    if kind == "ed":
        if owned or previous in _GOVERNING or (lemma in _PARTICIPLES and previous in {"another", "each"}):
            return False
        if lemma in _PARTICIPLES and c.after(v) not in g.CLAUSE_OPENERS:
            return not previous.endswith(("ed", "ing")) and (at >= 0 or _speech_ends(c, v))
        return True
    if owned or (kind == "base" and at < 0):
        return False
    if lemma not in r.AMBIGUOUS or (kind == "s" and lemma in r.NEVER_PLURAL):
        return True
    return _is_ambiguous_verb(c, v, at, kind)


def _is_ambiguous_verb(c: Clauses, v: int, at: int, kind: str) -> bool:
    """*Claims*, *reports*, *calls*: the verb needs a subject that can speak, or what only follows a verb."""
    first, following = c.firsts[v], c.after(v)
    previous = c.lows[at] if at >= 0 else ""
    if kind == "s":
        if previous in {"he", "she", "it", "who", "which", "that"}:
            return True
        if at > first and following and c.inside[v + 1] and not previous.endswith("s"):
            return True
    else:
        if previous in {"they", "who", "to", "i", "we", "you"} or previous in g.AUXILIARIES:
            return True
        if not {"heard", "saw", "watched", "hear"}.isdisjoint(c.lows[first:v]):
            return True  # heard him call
    if at < 0 or following in _AFTER_NOUNS or previous in _COMPOUNDS:
        return False
    plural = previous.endswith("s")
    if kind == "base" and not (plural or previous in r.SOURCES):
        return False
    if previous in r.SOURCES or "what" in c.lows[first:at]:
        return True
    if c.words[at][0].isupper() and previous not in g.DETERMINERS:
        return True
    if not plural and g.DETERMINERS.isdisjoint(c.lows[max(first, at - 3) : at]):
        return False
    return following in g.CLAUSE_OPENERS or (kind == "s" and not plural and c.has_clause(v + 2, c.lasts[v]))


def _hyphenated(c: Clauses, v: int) -> bool:
    before = c.text[c.ends[v - 1] : c.starts[v]] if v else ""
    return before in {"-", "\u2010", "\u2011"} or c.text[c.ends[v] : c.ends[v] + 1] in {"-", "\u2010", "\u2011"}


def _speech_ends(c: Clauses, v: int) -> bool:
    """Whether a verb that opens its segment can follow what was said: *…, alleged the mayor*."""
    if v == 0 or not (c.inside[v - 1] or c.breaks[v] == ",") or not c.after(v):
        return False
    return c.lows[v + 1] in g.DETERMINERS or c.lows[v + 1] in r.SOURCES or c.words[v + 1][0].isupper()


def is_silent(c: Clauses, v: int, lemma: str) -> bool:
    """Whether nobody but the outlet speaks: *did not say*, *needless to say*, *we believe*."""
    start = c.verb_start(v)
    subject = c.lows[start - 1] if start > c.firsts[v] else ""
    if subject == "to":
        return lemma in r.THOUGHT or (lemma in _SPEAK and c.low(start - 2) in _DECLINED)
    if lemma in _SPEAK and any(w in {"not", "never", "cannot"} or w.endswith("n't") for w in c.lows[start:v]):
        return True
    if lemma == "suggest" and not r.NO_VOICE.isdisjoint(c.lows[c.firsts[v] : v]):
        return True
    return subject.partition("'")[0] in g.SELF or (subject == "one" and c.low(start - 2) == "no")


def is_naming(c: Clauses, v: int, lemma: str, kind: str) -> bool:
    """Whether a verb of naming gives somebody's name for something: *called the vote a sham*, not *called a vote*."""
    rest = c.tail(v)
    if kind == "ed" and lemma in r.UNSAID_AGENT and "by" not in rest:
        if lemma == "know" or c.passive(v) or (c.before(v) < 0 and not _has_distant_subject(c, v)):
            return False
        if c.low(v + 1) not in g.DETERMINERS and not {"a", "an"}.isdisjoint(c.lows[max(c.firsts[v], v - 4) : v]):
            return False  # a man called Ali
    if lemma == "call":
        if rest[:1] and rest[0] in r.CALL_PARTICLES:
            return False
        k = next((k for k, w in enumerate(rest[:4]) if w in r.NOT_NAMED), -1)
        return k < 0 or (0 < k < len(rest) - 1 and (rest[k + 1] in {"a", "an", "the"} or c.inside[v + k + 2]))
    if lemma in r.NAME or "as" in rest:
        return True
    return (
        lemma == "consider" and rest[:1] not in ([], ["a"], ["an"], ["how"]) and not {"a", "an", "the"}.isdisjoint(rest)
    )


def _has_distant_subject(c: Clauses, v: int) -> bool:
    """Whether the subject stands before an aside that ends here: *the statement, issued in Doha, called him …*."""
    first = c.firsts[v]
    if first == 0 or c.lasts[v] < len(c) or c.after(v) not in g.DETERMINERS | g.SUBJECTS:
        return False
    return not c.has_finite(c.main_start(v), c.firsts[first - 1], pasts=True)


def reports(c: Clauses, v: int, lemma: str) -> bool:
    """Whether a clause, or for some verbs a noun phrase, follows that holds what was said."""
    last, rest = c.lasts[v], c.tail(v)
    if not rest:
        return last < len(c) and (c.breaks[last] == ":" or c.inside[last] or c.lows[last] in {"that", "however"})
    following = rest[0]
    if following == "that" or c.inside[v + 1]:
        return True
    if not _has_content(c, v, rest) or (lemma == "insist" and following in {"on", "upon"}):
        return False
    if lemma == "claim" and not r.NOT_CLAIMABLE.isdisjoint(rest[:4]):
        return False
    if lemma in {"ask", "wonder", "question"}:
        return not _WH.isdisjoint(rest[:6]) and "to" not in rest[:6]
    if lemma == "point":
        return following == "out"
    if following == "to" and c.passive(v):
        return lemma in r.SAID_TO
    if lemma in r.THAT_ONLY:
        return following in g.ADVERBIAL and "that" in rest
    if lemma in r.TELL:
        return after_listener(c, v) > 0 and r.NOT_TOLD.isdisjoint(rest[:4])
    if lemma in r.SAY:
        return following not in _NO_CONTENT and following != "to" and (lemma != "deny" or _denies(c, v, rest))
    if lemma in {"believe", "think"}:
        return following not in {"in", "of", "about", "tank", "tanks"}
    if following == "to":
        return lemma in r.REPORT_DEEDS
    if following in g.PRONOUNS or following in _WH or (last < len(c) and c.breaks[last] == ":"):
        return True
    if lemma == "claim" and c.lows[v] == "claims":
        return c.low(v + 2) not in _PREPOSITIONS
    return (following in g.ADVERBIAL and "that" in rest) or c.has_clause(v + 2, last)


def _has_content(c: Clauses, v: int, rest: list[str]) -> bool:
    """Whether more than circumstances follows: not *complained after the match*, *said on Monday*."""
    if "that" in rest:
        return True
    if rest[0] in g.SUBORDINATORS:
        return False
    if rest[0] not in g.ADVERBIAL or rest[0] in {"of", "about", "this"}:
        return True
    return not g.SUBJECTS.isdisjoint(rest) or c.has_finite(v + 2, c.lasts[v], pasts=True)


def _denies(c: Clauses, v: int, rest: list[str]) -> bool:
    """Whether *deny* contradicts a claim rather than refusing somebody something."""
    if c.passive(v) or not r.NOT_DENIED.isdisjoint(rest[:5]):
        return False
    following = rest[0]
    if following in g.DETERMINERS or following in g.SUBJECTS or following.endswith(("s", "ing")):
        return True
    return c.has_clause(v + 1, c.lasts[v])


def after_listener(c: Clauses, v: int) -> int:
    """First word after the listener of a verb of telling; 0 where an order follows (*told troops to leave*)."""
    last = c.lasts[v]
    for k in range(v + 1, last):
        low = c.lows[k]
        if low == "that" or low in _WH:
            return k + (low == "that")
        if low in {"of", "about"} and k < v + 5:
            return k + 1
        if low == "to":
            return 0
        if c.finite(k):
            break
    following = c.after(v)
    if following in {"it", "there"} or c.lows[v].startswith("warn") or c.passive(v):
        return v + 1
    k = v + 2 if following in g.DETERMINERS else v + 1
    while k + 1 < last and c.words[k][0].isupper() and c.words[k + 1][0].isupper():
        k += 1
    return k + 1
