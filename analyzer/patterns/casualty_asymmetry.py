"""Casualty asymmetry: *gunmen murdered four soldiers; eleven villagers also died*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from analyzer import grammar as g
from analyzer.actors import words as w
from analyzer.actors.deeds import HARM, KILLING, PHRASAL
from analyzer.actors.scene import Line, Scene
from analyzer.patterns import Found
from analyzer.patterns.common import acts, phrases
from analyzer.patterns.common import force as f
from analyzer.patterns.common import words as p
from analyzer.patterns.common.deaths import TRIGGERS, Death, deaths, singular, victims
from analyzer.sentences import Span

_KILL = frozenset(KILLING) | frozenset(
    form for form, (lemma, _) in PHRASAL.items() if lemma in {"gun", "mow", "hack", "blow"}
)
_TO_DEATH = p.words(
    "beat beaten beats stabbed stab hacked burned burnt stoned kicked crushed tortured trampled clubbed"
)
_FATAL = p.words("dead down up death fatally killed head")
_SAVAGE = p.words("murder slaughter massacre butcher execute slay assassinate behead lynch gun mow")
_WITNESS = p.words("inquest memoir memoirs anniversary")
_NEAR = 8
"""Sentences within which one death is set beside another."""


class _Killing(NamedTuple):
    """A killing with a doer: line, the doer's identity, the nouns of the victims, whether told with force, its span."""

    number: int
    doer: str
    victims: frozenset[str]
    vivid: bool
    span: Span
    actor: int


_KILLS = _KILL | _TO_DEATH | f.KILLINGS | p.words("lives")


def find(scene: Scene) -> Iterator[Found]:
    """One killing with a doer beside one death without, where no other side is said to have killed."""
    lines = scene.lines
    if all(TRIGGERS.isdisjoint(line.lows) for line in lines):
        return
    killings = [
        k
        for line in lines
        if not _KILLS.isdisjoint(line.lows)
        for k in (*_killings(scene, line), *_claims_lives(scene, line))
    ]
    if not killings or _are_several(scene, killings):
        return
    killed = frozenset[str]().union(*(k.victims for k in killings))
    told = {k.span for k in killings}
    vivid = any(k.vivid for k in killings)
    for line in lines:
        if TRIGGERS.isdisjoint(line.lows) or not any(abs(k.number - line.number) <= _NEAR for k in killings):
            continue
        for death in _deaths(scene, line):
            if death.span in told or (death.passive and not vivid):
                continue
            if not death.victims.isdisjoint(killed) and _MORE.isdisjoint(line.lows) and not _is_elsewhere(line):
                continue
            first = min(killings, key=lambda k: abs(k.number - line.number))
            yield Found((first.span, death.span), (first.actor,) if first.actor >= 0 else ())
            return


def _are_several(scene: Scene, killings: list[_Killing]) -> bool:
    """Whether more than one side is said to have killed; *the gunmen* may be those who were named before."""
    named = {k.actor for k in killings if k.actor >= 0 and scene.members[k.actor].named}
    kinds = {_kind(scene, k) for k in killings}
    return len(named) > 1 or len(kinds) > 1


def _kind(scene: Scene, killing: _Killing) -> str:
    kind = scene.members[killing.actor].kind if killing.actor >= 0 else w.ROLES.get(killing.doer + "s", "")
    if kind in {"state", "government", "force", "police"}:
        return "state"
    return "armed" if kind in {"armed", "name", "group"} else killing.doer


_MORE = p.words("also too another further other others more elsewhere meanwhile across side same earlier nearby while")


def _is_elsewhere(line: Line) -> bool:
    return bool(line.lows) and line.lows[0] in {"in", "across", "at", "on"}


def _killings(scene: Scene, line: Line) -> Iterator[_Killing]:
    c = line.clauses
    if len(p.SPORT.intersection(line.lows)) > 1:
        return
    if not p.ARTS.isdisjoint(line.lows[:4]):
        return
    passive = {v: start for v, _, start in phrases.passives(line)}
    for v, low in enumerate(line.lows):
        if c.inside[v] or (low not in _KILL and low not in _TO_DEATH):
            continue
        lemma, kind = HARM.get(low) or PHRASAL.get(low) or (low, "ed")
        if ((low in _TO_DEATH and low not in KILLING) or lemma == "stab") and not _to_death(line, v):
            continue
        if lemma in {"shoot", "gun", "mow", "blow"} and _FATAL.isdisjoint(line.lows[max(0, v - 1) : v + 9]):
            continue
        object_at = v + 3 if line.lows[v + 1 : v + 3] == ["to", "death"] else v + 1
        if kind == "ed" and (v in passive or line.low(v + 1) == "by" or not phrases.begins_object(c, object_at)):
            doer = acts.by_whom(scene, line, v)
            start = passive.get(v, v)
            i, j = phrases.subject_words(line, start)
        else:
            if kind in {"base", "s"} and not _is_verb(line, v):
                continue
            doer = acts.subject_of(scene, line, v) or _weapon(line, v)
            i, j = v + 1, _object_end(line, v)
        if doer is None:
            doer = _through(scene, line, v) if kind == "ed" else None
            if doer is None and v in passive:
                doer = next(((d.actor, d.noun) for d in acts.doers(scene, line) if d.active and d.k > v), None)
            if doer is None and v in passive and _is_aged(line):
                doer = (-1, "named")
        if doer is None:
            continue
        if not f.NATURE.isdisjoint(line.lows) or not f.ANIMALS.isdisjoint(line.lows[i:j]):
            continue
        if doer == (-1, "") and f.INSTRUMENTS.isdisjoint(line.lows[v + 1 : v + 9]):
            continue  # killed by a falling rock
        identity = f"#{doer[0]}" if doer[0] >= 0 else singular(doer[1])
        people = victims(line.lows[i:j])
        vivid = lemma in _SAVAGE or _is_aged(line)
        yield _Killing(line.number, identity, people, vivid, line.at(v, v + 1), doer[0])


def _through(scene: Scene, line: Line, v: int) -> tuple[int, str] | None:
    """Whose act the *strike*, *ambush* or the like is in which somebody was killed."""
    for k in range(v + 1, min(v + 10, line.clauses.lasts[v])):
        if line.lows[k] in f.HARM_NOUNS | f.INSTRUMENTS and "in" in line.lows[v + 1 : k]:
            return acts.noun_doer(scene, line, k)
    return None


def _claims_lives(scene: Scene, line: Line) -> Iterator[_Killing]:
    """*Claimed the lives of five soldiers*; *the murder of two officers by gunmen*."""
    c = line.clauses
    for v, low in enumerate(line.lows):
        if c.inside[v]:
            continue
        if low in {"claimed", "took", "claims", "taken"} and "lives" in line.lows[v + 1 : v + 4]:
            doer = acts.subject_of(scene, line, v)
            i, j = v + 1, min(v + 9, len(c))
        elif low in f.KILLINGS and line.low(v + 1) == "of" and "by" in line.lows[v + 2 : v + 10]:
            doer = acts.by_whom(scene, line, v)
            i, j = v + 2, line.lows.index("by", v + 2)
        else:
            continue
        if doer is not None and doer[1]:
            identity = f"#{doer[0]}" if doer[0] >= 0 else singular(doer[1])
            people = victims(line.lows[i:j])
            yield _Killing(line.number, identity, people, True, line.at(v, v + 1), doer[0])


def _is_verb(line: Line, v: int) -> bool:
    before = line.low(v - 1)
    return (
        before in {"to", "they", "who", "we"} or before in g.AUXILIARIES or phrases.begins_object(line.clauses, v + 1)
    )


def _to_death(line: Line, v: int) -> bool:
    rest = line.lows[v + 1 : v + 16]
    return "alive" in rest or any(a == "to" and b == "death" for a, b in pairwise(rest))


def _weapon(line: Line, v: int) -> tuple[int, str] | None:
    i, j = phrases.subject_words(line, phrases.verb_start(line.clauses, v))
    k = phrases.head(line, i, j)
    return (-1, "") if k >= 0 and line.lows[k] in f.INSTRUMENTS | f.HARM_NOUNS else None


def _object_end(line: Line, v: int) -> int:
    c = line.clauses
    j = v + 1
    while j < len(c) and j < v + 12 and not c.breaks[j] and not c.finite(j) and line.lows[j] not in w.PREPOSITIONS:
        j += 1
    return j


def _is_aged(line: Line) -> bool:
    """*Daniel Orme, 24, …*"""
    return any(
        low.isdigit() and 0 < int(low) < 100 and line.clauses.breaks[k] == "," and line.tokens.words[k - 1][0].isupper()
        for k, low in enumerate(line.lows)
        if k
    )


def _deaths(scene: Scene, line: Line) -> Iterator[Death]:
    """The deaths of a sentence, where nobody says that their cause is not known."""
    if not p.ARTS.isdisjoint(line.lows[:4]) or len(p.SPORT.intersection(line.lows)) > 1:
        return
    if acts.told_unknown(line) or not _WITNESS.isdisjoint(line.lows):
        return
    if line.number + 1 < len(scene.lines) and acts.told_unknown(scene.lines[line.number + 1]):
        return
    yield from deaths(scene, line)
