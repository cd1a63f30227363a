"""Retaliation frame: *rebels attacked and the army responded*, where only one side ever responds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzer.actors import words as w
from analyzer.actors.scene import Line, Scene
from analyzer.patterns import Found
from analyzer.patterns.common import force as f
from analyzer.patterns.common import words as p
from analyzer.patterns.common.answers import TRIGGERS, WAR, responder
from analyzer.patterns.common.deaths import singular
from analyzer.sentences import Span

_NO_WAR = p.words(
    "tariff tariffs duties budget bill lawsuit court jury tribunal regulator complaint customers consumers shoppers"
    " sales patient patients drug treatment therapy vaccine reactor sensor signal questions question letter email"
    " survey poll questionnaire request requests interview call calls burglary blaze emergency ambulance firefighters"
    " paramedics crews alarm comment criticism critics inquiry inquiries tweet post lawmakers voters markets investors"
    " bank stimulus stimuli brain cells plants 911 999 strikebreaking lockout sanctions restraint calm dignity silence"
    " statement condemnation"
)
_BOTH = p.words("both each reverse mutual either respective likewise")
_WILD = f.ANIMALS - p.words("cattle cow cows sheep goat goats camel camels horse horses bull bulls calf herd")
_NEAR = 1


class _Answer(NamedTuple):
    """A response: its line, the side that responds (see :func:`_key`), where, if the outlet tells it, the actor."""

    number: int
    who: tuple[str, str]
    span: Span
    outlet: bool
    actor: int


def find(scene: Scene) -> Iterator[Found]:
    """The responses of a draft, where all are one side's and the outlet tells one of them itself."""
    answers: list[_Answer] = []
    for line in scene.lines:
        if TRIGGERS.isdisjoint(line.lows):
            continue
        if not _is_violent(scene, line):
            continue
        found = list(_answers(scene, line))
        if found and not _BOTH.isdisjoint(line.lows):
            return
        answers += found
    told = [a for a in answers if a.outlet]
    if not told or _are_several(answers):
        return
    actors = tuple(dict.fromkeys(a.actor for a in told if a.actor >= 0))[:1]
    yield Found(tuple(a.span for a in told), actors)


def _is_violent(scene: Scene, line: Line) -> bool:
    """Whether a sentence tells of force, or follows one that does."""
    if (
        len(p.SPORT.intersection(line.lows)) > 1
        or not _NO_WAR.isdisjoint(line.lows)
        or not (f.NATURE | _WILD).isdisjoint(line.lows)
    ):
        return False
    near = scene.lines[max(0, line.number - _NEAR) : line.number + 1 + _NEAR]
    return any(not WAR.isdisjoint(x.lows) for x in near)


def _answers(scene: Scene, line: Line) -> Iterator[_Answer]:
    c, lows = line.clauses, line.lows
    last = -9
    for k, low in enumerate(lows):
        if low not in TRIGGERS or c.inside[k] or k - last < 3:
            continue
        found = responder(scene, line, k)
        if found is None:
            continue
        last = k
        actor, noun = found
        span = line.at(k, k + 1)
        outlet = scene.voice(line, span) == "outlet" and not _owns(scene, line)
        yield _Answer(line.number, _key(scene, actor, noun), span, outlet, actor)


def _owns(scene: Scene, line: Line) -> bool:
    """Whether the sentence gives somebody's account: *the army said …, it said*."""
    return any(
        said.lemma in {"say", "claim", "call", "describe", "insist", "argue", "maintain"} for said in scene.speech(line)
    )


def _key(scene: Scene, actor: int, noun: str) -> tuple[str, str]:
    """The kind of side that responds, and its name where it has one; nothing where neither is told."""
    if not noun or noun in {"they", "it", "he", "she", "who"}:
        return "", ""
    if actor < 0:
        kind = w.ROLES.get(noun) or w.ROLES.get(noun + "s") or ("force" if noun in _FORCES else singular(noun))
        return _STATES.get(kind, kind if kind == "armed" else singular(noun)), ""
    member = scene.members[actor]
    kind = _STATES.get(member.kind, member.kind)
    name = (member.country if kind == "state" else "") or (
        member.name if member.named or kind not in {"state", "armed"} else ""
    )
    return kind, name


_STATES = {"state": "state", "government": "state", "force": "state", "police": "state"}
_FORCES = p.words("gunners batteries garrison squads squad guns tanks jets navy pilots commandos infantry artillery")


def _are_several(answers: list[_Answer]) -> bool:
    """Whether more than one side responds; *the army* may be the state that was named before."""
    known = {a.who for a in answers if a.who != ("", "")}
    return len({kind for kind, _ in known}) > 1 or len({name for _, name in known if name}) > 1
