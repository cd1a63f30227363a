"""Deaths that happen in a sentence with nobody doing them: *eleven villagers died*, *the toll stood at 33*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzer.actors.scene import Line, Scene
from analyzer.patterns.common import acts, phrases
from analyzer.patterns.common import force as f
from analyzer.sentences import Span

_DIES = f.words("died dies die dying perished perish perishes succumbed expired")
_LOSE = f.words("lost lose loses losing")
_TAKE = f.words("claimed claims cost costs took takes")
_TOLL = f.words("deaths fatalities dead toll")
TRIGGERS = _DIES | _LOSE | _TOLL | _TAKE | f.words("passed lives killed bodies survive loss")
"""Without one of these, a sentence tells of no deaths."""
_COUNTS = f.words(
    "a an another two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousands"
    " dozens scores dozen some several many more few least over nearly almost about around further other others one"
    " number"
)
_FIGURES = _COUNTS - f.words("a an another some more over about around other others further number least few many")
_PLURALS = f.words("people children men women troops police")
_DEFINITE = f.words("the both all these those his her its their who")
_NOBODY = f.words("no nobody none he she they everyone")
_AMOUNTS = f.words("numbered stood stands rose reached to at include included totalled totaled reaches rises")
_TOLD = f.words("reported recorded followed occurred announced confirmed registered mounted continued logged counted")
_LEFT = f.words("left leaving leaves lay lie found was were with are is")
_OWN = f.words(
    "own himself herself themselves itself suicide heart cancer illness stroke overdose wound wounds sleep natural"
    " exhaustion thirst hunger starvation prematurely childbirth surgery transplant crush blaze kidney cardiac crash"
    " eventually"
)
"""After a verb of dying, these tell a cause that is nobody else's deed."""


class Death(NamedTuple):
    """Deaths told without a doer: who died, by noun; whether by a passive (*were killed*); where."""

    victims: frozenset[str]
    passive: bool
    span: Span


def singular(low: str) -> str:
    """A noun for people in the singular, without a possessive ending."""
    low = low.removesuffix("'s")
    if low.endswith("men"):
        return low[:-3] + "man"
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def victims(lows: list[str]) -> frozenset[str]:
    """The nouns for people in a phrase."""
    return frozenset(singular(low) for low in lows if phrases.is_person(low))


def deaths(scene: Scene, line: Line) -> Iterator[Death]:
    """The deaths of a sentence, outside quotations, that are nobody's deed and no accident's."""
    if not f.NATURE.isdisjoint(line.lows):
        return
    for v, low in enumerate(line.lows):
        if low not in TRIGGERS or line.clauses.inside[v]:
            continue
        who = _who(scene, line, v)
        if who is None or _is_own(line, v):
            continue
        yield Death(victims(who) or frozenset({low}), low == "killed", line.at(v, v + 1))


def _who(scene: Scene, line: Line, v: int) -> list[str] | None:
    """The words that say who died at word v; nothing where it tells no deaths of a number of people."""
    c, lows, low = line.clauses, line.lows, line.lows[v]
    after = lows[v + 1 : v + 4]
    if low in {"deaths", "fatalities", "toll", "dead"}:
        return lows[max(c.firsts[v], v - 6) : v] if _is_figure(line, v) else None
    if low == "loss" and after[:2] == ["of", "life"]:
        return ["lives"]
    if low == "bodies":
        near = lows[max(0, v - 4) : v]
        return ["bodies"] if is_counted(near) or is_counted(lows[v + 1 : v + 6]) else None
    if low in _LOSE and c.passive(v):
        return ["lives"] if "lives" in lows[max(0, v - 5) : v] else None
    if low in _TAKE:
        if "lives" not in lows[v + 1 : v + 5] or acts.subject_of(scene, line, v) is not None:
            return None
        return ["lives"] if is_counted(lows[v + 1 : v + 5]) else None
    dies = (
        low in _DIES or (low == "passed" and after[:1] == ["away"]) or (low == "survive" and line.low(v - 1) == "not")
    )
    dies = dies or (low in _LOSE and not {"life", "lives"}.isdisjoint(after[:2]))
    if not dies and not (low == "killed" and c.passive(v) and acts.by_whom(scene, line, v) is None):
        return None
    i, j = phrases.subject_words(line, phrases.verb_start(c, v))
    subject = lows[i:j]
    if line.low(v - 1) in {"also", "too"} and any(phrases.is_person(x) for x in subject):
        return subject
    return subject if is_counted(subject) else None


def _is_own(line: Line, v: int) -> bool:
    """Whether a death has a cause of its own: a wound's, an illness's, an accident's, the dead person's doing."""
    rest = line.lows[v + 1 : line.clauses.lasts[v]]
    if "hospital" in rest[:3] or "home" in rest[:2] or line.low(v - 1) in {"later", "eventually"}:
        return True
    if rest[:1] in (["down"], ["away"]) and line.lows[v] in _DIES:
        return True
    if rest[:1] == ["of"] and line.lows[v] in _DIES:
        return True
    if not _OWN.isdisjoint(rest):
        return True
    return f.SUDDEN.isdisjoint(rest) and (not f.ACCIDENT.isdisjoint(rest) or "fire" in rest[:3])


def is_counted(subject: list[str]) -> bool:
    """Whether a phrase is a number of people: *eleven villagers*; not *the man*, *two of the attackers*."""
    if not f.ANIMALS.isdisjoint(subject) or "hopes" in subject:
        return False
    for k, low in enumerate(subject):
        if low in _NOBODY:
            return False
        if low in _COUNTS or low[:1].isdigit():
            partitive = subject[k + 1 : k + 2] == ["of"]
            return not partitive or subject[k + 2 : k + 3] not in (["the"], ["them"], ["whom"], ["his"], ["those"])
    last = subject[-1] if subject else ""
    return phrases.is_person(last) and (last[-1] == "s" or last in _PLURALS) and _DEFINITE.isdisjoint(subject)


def _is_figure(line: Line, v: int) -> bool:
    """Whether *dead*, *deaths* or *toll* gives a number of dead."""
    lows, low = line.lows, line.lows[v]
    near, after = lows[max(0, v - 6) : v], lows[v + 1 : v + 10]
    if "no" in near or "shot" in near[-2:] or "gunned" in near:
        return False
    amounts = not _AMOUNTS.isdisjoint(after[:6]) and any(x[:1].isdigit() or x in _FIGURES for x in after)
    if amounts or low == "toll":
        return amounts or any(x[:1].isdigit() for x in after)
    counted = any(x[:1].isdigit() or x in _COUNTS for x in near[-5:])
    if low in {"deaths", "fatalities"}:
        return counted or not _TOLD.isdisjoint(after[:5]) or not {"saw", "brought", "there"}.isdisjoint(near)
    if near[-1:] == ["the"]:
        return near[-2:-1] == ["among"]
    if "the" in near[-3:] and _LEFT.isdisjoint(near):
        return False
    return counted
