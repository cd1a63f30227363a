"""Acts of force in a sentence: in the passive, in the active or as a noun, and who is said to do them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzer import grammar as g
from analyzer.actors import words as w
from analyzer.actors.cast import Mention
from analyzer.actors.deeds import HARM, PARTICLES, PHRASAL
from analyzer.actors.scene import Line, Scene
from analyzer.patterns.common import force as f
from analyzer.patterns.common.phrases import (
    OPENERS,
    RELATIVES,
    SAYING,
    begins_object,
    head,
    is_person,
    passives,
    subject_words,
    verb_start,
)

_AT = f.words("on at into upon towards toward back")
_STRIKING = f.words("attack strike raid shoot invade storm bomb shell ambush hit loot pillage")
"""These need no object."""
_ACTING = frozenset(
    "state government force police armed civic people union company party group bloc person name".split()
)
_INSIDE = frozenset("state government force police armed".split())
"""Kinds of actors whose name before a noun of harm tells who did it; a people's may tell who suffered it."""


class Doer(NamedTuple):
    """An act at word k with who does it: the actor (-1 where no mention means it) and the noun; ``v`` is active."""

    k: int
    actor: int
    noun: str
    active: bool


def doers(scene: Scene, line: Line) -> Iterator[Doer]:
    """Acts of force, outside quotations, of which the sentence says who does them."""
    c = line.clauses
    told = {v for v, _, _ in passives(line)}
    for v, low in enumerate(line.lows):
        if c.inside[v]:
            continue
        if v in told:
            doer = by_whom(scene, line, v)
            if doer is not None:
                yield Doer(v, *doer, False)
            continue
        if low in f.HARM_NOUNS and not is_active(line, v):
            doer = noun_doer(scene, line, v)
            if doer is not None:
                yield Doer(v, *doer, False)
            continue
        if is_active(line, v):
            doer = subject_of(scene, line, v)
            if doer is not None:
                yield Doer(v, *doer, True)


def is_active(line: Line, v: int) -> bool:
    """Whether word v is a verb of force in the active: *shelled the town*, *opened fire*, *fired at them*."""
    c, low = line.clauses, line.lows[v]
    form = HARM.get(low) or PHRASAL.get(low)
    before = line.low(v - 1)
    if before in g.DETERMINERS or before[-2:] == "'s" or before in {"of", "in", "by", "with", "from", "on", "for"}:
        return False
    if low in f.LAUNCH:
        rest = line.lows[v + 1 : min(v + 7, c.lasts[v])]
        return not f.LAUNCHED.isdisjoint(rest) or (low[:4] in {"fire", "firi"} and not _AT.isdisjoint(rest[:4]))
    if form is None or (low in PHRASAL and form[0] not in PARTICLES):
        return False
    if low in PHRASAL and PARTICLES[form[0]].isdisjoint(line.lows[v + 1 : v + 6]):
        return False
    lemma, kind = form
    if kind == "ing":
        return not g.BE.isdisjoint(line.lows[verb_start(c, v) : v])
    if kind == "ed":
        if lemma in _STRIKING and line.low(v + 1) != "dead":
            return True
        return begins_object(c, v + 1)
    return before in {"to", "they", "who", "we"} or before in g.AUXILIARIES or (kind == "s" and begins_object(c, v + 1))


def subject_of(scene: Scene, line: Line, v: int) -> tuple[int, str] | None:
    """The actor and the noun that are the subject of an active verb of force, where somebody is."""
    c = line.clauses
    start = verb_start(c, v)
    i, j = subject_words(line, start)
    if start and line.low(start - 1) in {"and", "or", "then", "but"}:
        earlier = [x for x in range(c.main_start(start), start) if is_active(line, x)]
        if earlier:
            return subject_of(scene, line, earlier[0])
        for x in range(start - 2, c.main_start(start), -1):
            past = line.lows[x][-2:] == "ed" and line.low(x - 1) not in g.DETERMINERS
            if (past or c.finite(x)) and line.lows[x] not in g.AUXILIARIES and not c.inside[x]:
                i, j = subject_words(line, verb_start(c, x))
                break
    k = head(line, i, j)
    if k < 0:
        return None
    return somebody(scene, line, i, k)


def somebody(scene: Scene, line: Line, i: int, k: int) -> tuple[int, str] | None:
    """Who a noun phrase of words [i, k] with the head k means, if anybody who can act."""
    low = line.lows[k].removesuffix("'s")
    mention = _mention(line, i, k + 1)
    if low in f.NATURE or low in f.ANIMALS or low in f.ACCIDENT:
        return None
    if low in f.INSTRUMENTS or low in f.HARM_NOUNS:
        return noun_doer(scene, line, k)
    if mention is not None and mention.j == k + 1 and scene.members[mention.actor].kind in _ACTING:
        return scene.side(mention.actor), low
    if low in f.PEOPLE or low in {"they", "he", "she", "we", "i"} or low in f.AGENTS:
        return -1, low
    if line.tokens.words[k][0].isupper() and k > 0 and low not in f.TIMES:
        return -1, low
    return (scene.side(mention.actor), low) if mention is not None and low not in f.PLACES else None


def _mention(line: Line, i: int, j: int) -> Mention | None:
    return next((m for m in reversed(line.mentions) if i <= m.i < j), None)


def by_whom(scene: Scene, line: Line, v: int) -> tuple[int, str] | None:
    """Who is named by *by …* after word v; an instrument by itself counts as told, with no actor."""
    lows, c = line.lows, line.clauses
    for k in range(v + 1, min(v + 14, len(c))):
        if (c.breaks[k] in {";", ":", '"'}) or (k > v + 1 and c.finite(k)):
            return None
        if lows[k] == "by" and k + 1 < len(c):
            after = lows[k + 1]
            acting = after[-3:] == "ing" and (
                line.low(k + 2) in g.DETERMINERS | g.PRONOUNS or c.breaks[k + 2 : k + 3] != [""]
            )
            counted = after[:1].isdigit() and line.low(k + 2) not in f.PEOPLE
            if after in f.TIMES or acting or counted or line.low(k + 2) == "time":
                continue
            j = k + 1
            while j < min(k + 9, len(c)) and not (j > k + 1 and (c.breaks[j] or lows[j] in w.PREPOSITIONS)):
                if lows[j] in g.FINITE or lows[j] in OPENERS or lows[j] in RELATIVES:
                    break
                if j > k + 1 and lows[j][-2:] == "ed" and (is_person(lows[j - 1]) or lows[j - 1] in f.AGENTS):
                    break
                j += 1
            found = somebody(scene, line, k + 1, j - 1) if j > k + 1 else None
            return found if found is not None else (-1, "")
    return None


def noun_doer(scene: Scene, line: Line, k: int) -> tuple[int, str] | None:
    """Who is said to do what the noun of force at word k tells: *army shelling*, *Israel's strikes*, *attack by …*."""
    c, lows = line.clauses, line.lows
    i = k
    while i > 0 and k - i < 7 and not c.breaks[i]:
        low = lows[i - 1]
        if low in w.PREPOSITIONS or low in g.AUXILIARIES or low in OPENERS or low in {"and", "or", "but"}:
            break
        if low in SAYING or (low in HARM and HARM[low][1] == "ed"):
            break
        i -= 1
        if low in {"their", "his", "its", "her"}:
            return -1, "they"
        if low in g.DETERMINERS and low != "two":
            break
    for n in range(k - 1, i - 1, -1):
        low = lows[n]
        owner = low[-2:] == "'s" or (low[-1] == "s" and _apostrophe(line, n))
        mention = _mention(line, i, n + 1)
        if mention is not None and i <= mention.i and mention.j == n + 1:
            telling = owner or scene.members[mention.actor].kind in _INSIDE
            if telling and low.removesuffix("'s") not in f.TIMES:
                return scene.side(mention.actor), low.removesuffix("'s")
        if owner and low.removesuffix("'s") not in f.TIMES and low.removesuffix("'s") not in f.NATURE:
            return -1, low.removesuffix("'s")
        if low in f.AGENTS and low not in {"conscript", "recruit", "sniper", "convoy", "riot"}:
            return -1, low
    for n in range(k + 1, min(k + 10, len(c))):
        if c.breaks[n] in {";", ":"} or c.finite(n):
            break
        if lows[n] == "by":
            found = by_whom(scene, line, n - 1)
            if found is not None:
                return found
        if lows[n] in {"between", "with", "against"} and n == k + 1 and lows[k] in {"battle", "fighting", "clashes"}:
            return -1, "both"
    return None


def _apostrophe(line: Line, k: int) -> bool:
    end = line.tokens.ends[k]
    return line.tokens.text[end : end + 1] in {"'", "’"} and line.tokens.text[end + 1 : end + 2] == " "


def told_unknown(line: Line) -> bool:
    """Whether a sentence says that it is not known who did it, or who says that they did, or is blamed."""
    lows = line.lows
    if not _UNKNOWN.isdisjoint(lows):
        return True
    for k, low in enumerate(lows):
        if low == "who" and not _KNOWN.isdisjoint(lows[max(0, k - 4) : k]) and not _NEGATED.isdisjoint(lows):
            return True
        nobody = low in _BODIES and line.low(k - 1) == "no"
        if nobody and not _CLAIMED.isdisjoint(lows[k : k + 5]):
            return True
        if low in {"known", "clear", "established", "identified", "named"} and line.low(k - 1) in _NEGATED:
            return True
    return False


_UNKNOWN = f.words(
    "unclear unknown unidentified unconfirmed responsibility blame blamed blames blaming accused accuses accusing"
    " culprits culprit perpetrators perpetrator masked"
)
_KNOWN = f.words("clear known sure certain establish determine established determined identify say saw know")
_NEGATED = f.words("not nobody no un't isn't wasn't cannot could unable yet never neither")
_BODIES = f.words("group one organisation organization faction body")
_CLAIMED = f.words("claimed said admitted has claims")
