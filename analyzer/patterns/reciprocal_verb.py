"""Reciprocal verb for one-way violence: *police clashed with mourners; no officer was hurt*."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.actors.scene import Line, Scene
from analyzer.patterns import Found
from analyzer.patterns.common import force as f
from analyzer.patterns.common import phrases
from analyzer.patterns.common import words as p
from analyzer.patterns.common.toll import GENERIC, group, tolled

_CLASH = p.verbs("clash scuffle brawl tussle grapple skirmish spar+ wrestle") | p.words(
    "clashes scuffles brawl brawls crossfire confrontation confrontations altercation altercations melee mêlée"
    " skirmishes firefight firefights gunfight gunfights shootout shootouts tussle tussles standoff fracas affray fray"
    " scrum rumpus fisticuffs fistfight fistfights hostilities"
)
_WITH = {
    "fighting": p.words("broke erupted flared between with in at near followed"),
    "violence": p.words("broke erupted flared between"), "exchange": {"of"}, "exchanges": {"of"},
    "exchanged": p.words("fire gunfire shots blows punches bottles"), "traded": p.words("blows fire shots punches"),
    "trading": p.words("blows fire shots punches"), "exchanging": p.words("fire gunfire shots blows punches"),
    "came": {"to"}, "gun": p.words("battle battles fight fights"), "running": p.words("battle battles fight fights"),
    "pitched": p.words("battle battles"), "street": p.words("battle battles fight fighting"), "cross": {"fire"},
    "face": {"off"}, "stand": {"off"}, "trouble": p.words("broke erupted flared between"), "unrest": {"between"},
    "battle": {"between"}, "battles": {"between"}, "shoot": {"out"}, "fire": {"fight"}, "fist": p.words("fight fights"),
    "disturbances": {"between"}, "struggle": {"between"}, "conflict": {"between"}, "battled": p.words("with against"),
    "fought": p.words("with in on at near outside over for a running pitched street hand"),
    "fight": p.words("between broke erupted"), "fights": p.words("between broke erupted"),
}  # fmt: skip
"""These words are of two sides with one of those given here next to them."""
_TRIGGERS = _CLASH | frozenset(_WITH)
_FAR = p.words(
    "blaze flames curtains carpet colours colors cultures culture dates diary calendar wallpaper visitors rovers"
    " defenders winger coaches cup league matchday disease debate radio egos personalities"
)
_AFTER, _BEFORE = 7, 2
"""Sentences after and before the word that may tell of the same event."""
_NEAR = 2
"""Sentences after it that surely do."""


def find(scene: Scene) -> Iterator[Found]:
    """A word of two sides, where all that the text tells of force and hurt is on one side."""
    done = -9
    for line in scene.lines:
        if _TRIGGERS.isdisjoint(line.lows) or line.number - done <= _AFTER or not _FAR.isdisjoint(line.lows):
            continue
        for k, low in enumerate(line.lows):
            if low in _TRIGGERS and _is_reciprocal(line, k):
                if _is_one_sided(scene, line, k):
                    done = line.number
                    actors = tuple(dict.fromkeys(m.actor for m in line.mentions))[:2]
                    yield Found((line.at(k, k + 1),), actors)
                break


def _is_reciprocal(line: Line, k: int) -> bool:
    low = line.lows[k]
    if line.clauses.inside[k] or len(p.SPORT.intersection(line.lows)) > 1 or not f.ANIMALS.isdisjoint(line.lows):
        return False
    after = line.lows[k + 1 : k + 3]
    if low in _WITH and low not in _CLASH:
        if low == "fought":
            return (
                not _WITH[low].isdisjoint(after[:1])
                or not after
                or bool(line.clauses.breaks[k + 1])
                or "battle" in line.lows[k + 1 : k + 5]
            )
        if low == "came":
            return line.lows[k + 1 : k + 3] == ["to", "blows"]
        if low in {"exchange", "exchanges"}:
            return after[:1] == ["of"] and not {"fire", "gunfire", "shots", "blows"}.isdisjoint(
                line.lows[k + 2 : k + 4]
            )
        return not _WITH[low].isdisjoint(line.lows[k + 1 : k + 2]) or (
            low in {"fighting", "violence", "trouble"} and not {"flared", "erupted", "broke"}.isdisjoint(after)
        )
    return "of" not in after[:1] or low in {"clashes"}


def _is_one_sided(scene: Scene, line: Line, k: int) -> bool:
    """Whether the sentences beside word k tell of one side's force or hurt, and none further on of the other's."""
    if not line.mentions and not any(phrases.is_person(low) for low in line.lows):
        return False
    lines = scene.lines[max(0, line.number - 1) : line.number + 1 + _NEAR]
    toll = tolled(scene, lines)
    if toll.both and not toll.spared:
        return False
    if toll.spared:
        harmed = bool(toll.hurt - toll.spared) or (toll.any_hurt and not toll.hurt) or bool(toll.forceful)
        return harmed or len(toll.spared - {"nobody"}) == 1
    if toll.one_way:
        return toll.any_hurt or bool(toll.forceful) or line.lows[k] in {"crossfire", "cross", "exchange"}
    if line.lows[k] in {"crossfire", "cross"}:
        return len(toll.forceful) == 1 and "between" not in line.lows[k : k + 3]
    if not toll.forceful and not (len(toll.hurt) == 1 and _is_party(line, lines, toll.hurt)):
        return False
    wide = tolled(scene, scene.lines[max(0, line.number - _BEFORE) : line.number + 1 + _AFTER])
    return not (wide.both or len(wide.forceful) > 1 or len(wide.hurt) > 1 or wide.hurt & wide.forceful)


def _parties(lines: list[Line]) -> set[str]:
    """The kinds of people that sentences speak of."""
    return {group(low) for line in lines for low in line.lows if phrases.is_person(low)} - GENERIC - _ANYBODY


def _is_party(line: Line, lines: list[Line], hurt: set[str]) -> bool:
    """Whether those hurt are one of two parties: *between guards and a passenger*, *students clashed with police*."""
    for k, low in enumerate(line.lows):
        if low in {"between", "with"} and any(group(x) in hurt for x in line.lows[k + 1 : k + 9]):
            return True
    return hurt.isdisjoint(_ANYBODY) and len(_parties(lines)) > 1


_ANYBODY = p.words("man woman boy girl youth child civilian resident bystander local teenager")
