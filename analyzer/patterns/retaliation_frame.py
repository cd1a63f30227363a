"""Retaliation frame: *rebels attacked and the army responded*, where only one side ever responds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzer import grammar as g
from analyzer.actors import acts
from analyzer.actors import force as f
from analyzer.actors import words as w
from analyzer.actors.deaths import singular
from analyzer.actors.deeds import KILLING
from analyzer.actors.scene import Line, Scene
from analyzer.patterns import Found
from analyzer.patterns import words as p
from analyzer.sentences import Span

_VERBS = p.words(
    "retaliate retaliated retaliates retaliating respond responded responds responding react reacted reacts reacting"
    " answered answers replied replies avenge avenged avenges avenging countered counterattacked reciprocated"
)
_BACK = p.words("hit hits hitting struck strike strikes striking fought fight fights fighting fired fire shot shoot")
"""With *back*, these respond."""
_NOUNS = p.words(
    "retaliation retaliations reprisal reprisals response responses reply replies revenge vengeance riposte"
    " counterattack counterattacks counterstrike counterstrikes answer payback retribution"
)
_PLAIN = p.words("response responses reply replies answer respond responded responds responding react reacted reacts")
_PLAIN_VERBS = p.words(
    "respond responded responds responding react reacted reacts reacting answered answers replied replies"
)
"""These answer much else than force."""
_PROVOKED = p.words("provocation provocations provoked provoking provoke provokes goaded goading")
_TRIGGERS = (
    _VERBS | _NOUNS | _PROVOKED | p.words("retaliatory punitive back returned returning return kind counter turn")
)
_DRAW = p.words(
    "drew draws drawing brought brings bringing prompted prompts prompting provoked provoking provokes triggered"
    " triggering triggers sparked sparking invited inviting met set elicited eliciting unleashed"
)
_FIGHTERS = frozenset(word for word, kind in w.ROLES.items() if kind in {"force", "armed"}) - p.words(
    "unit units faction factions patrol jets thug thugs criminal criminals"
) | p.words("gunners batteries garrison squads gang gangs youths settlers guns patrol commandos infantry")
_WAR = (
    (
        f.SUDDEN
        - p.words("strike strikes march marched rally protest protests front border camp conflict attack attacks")
    )
    | frozenset(KILLING)
    | p.words(
        "rockets rocket missile missiles mortar mortars shells shelled shelling bombs bombed jets warplanes drones drone"
        " bullets stones bottles batons guns gunfire torched burned burning raid raids ambush airstrike artillery grenades"
        " grenade flares bomb volley fists invaded assault offensive skirmish rioted riot rioting stoned clubs knives machetes harassment"
        " aggression bloodshed tanks fire sniper snipers cannon villages sank"
    )
    | _FIGHTERS
) - {"executed", "execute", "shoot", "strikers"}
_NO_WAR = p.words(
    "tariff tariffs duties budget bill lawsuit court jury tribunal regulator complaint customers consumers shoppers sales"
    " patient patients drug treatment therapy vaccine reactor sensor signal questions question letter email survey"
    " poll questionnaire request requests interview call calls burglary blaze emergency ambulance firefighters"
    " paramedics crews alarm comment criticism critics email inquiry inquiries tweet post lawmakers voters markets"
    " investors bank stimulus stimuli brain cells plants 911 999 strikebreaking lockout go-slow sanctions"
)
_BOTH = p.words("both each reverse mutual either respective likewise")
_NEVER = p.words("not never didn't don't doesn't hasn't won't no without nor cannot refused declined yet failed")
_NEAR = 1


class _Answer(NamedTuple):
    """A response: line, the side that responds, as :func:`_key` tells it, its span, whether the outlet tells it, and the actor."""

    number: int
    who: tuple[str, str]
    span: Span
    outlet: bool
    actor: int


def find(scene: Scene) -> Iterator[Found]:
    """The responses of a draft, where all are one side's and the outlet tells one of them itself."""
    answers: list[_Answer] = []
    for line in scene.lines:
        if _TRIGGERS.isdisjoint(line.lows):
            continue
        if not _is_violent(scene, line):
            continue
        if not _BOTH.isdisjoint(line.lows):
            return
        answers += _answers(scene, line)
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
        or not (f.NATURE | f.ANIMALS).isdisjoint(line.lows)
    ):
        return False
    near = scene.lines[max(0, line.number - _NEAR) : line.number + 1 + _NEAR]
    return any(not _WAR.isdisjoint(x.lows) for x in near)


def _answers(scene: Scene, line: Line) -> Iterator[_Answer]:
    c, lows = line.clauses, line.lows
    last = -9
    for k, low in enumerate(lows):
        if low not in _TRIGGERS or c.inside[k] or k - last < 3:
            continue
        found = _responder(scene, line, k)
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


def _responder(scene: Scene, line: Line, k: int) -> tuple[int, str] | None:
    """Who responds at word k; nothing where it is no response to force."""
    lows, c, low = line.lows, line.clauses, line.lows[k]
    before, after = line.low(k - 1), line.low(k + 1)
    if not _NEVER.isdisjoint(lows[max(0, k - 3) : k]):
        return None
    if low == "back":
        return (
            _subject(scene, line, k - 1)
            if before in _BACK and after not in {"at", "to"} or before in _BACK and _at_people(line, k)
            else None
        )
    if low in {"kind", "turn"}:
        return _main(scene, line, k - 1) if before == "in" and low == "kind" else None
    if low == "return":
        return (-1, "") if after == "fire" and (before in _DRAW or before == "with") else None
    if low in {"returned", "returning"}:
        return _subject(scene, line, k) if after in {"fire", "the"} and "fire" in lows[k + 1 : k + 4] else None
    if low in {"retaliatory", "punitive", "counter"}:
        owner = acts.noun_doer(scene, line, min(k + 1, len(c) - 1))
        if owner is None and not _DRAW.isdisjoint(lows[max(0, k - 4) : k]):
            return -1, ""
        return owner or _main(scene, line, k)
    if low in _PROVOKED:
        return _provoked(scene, line, k)
    if before == "to" and _FORCED.isdisjoint(lows[max(0, k - 5) : k - 1]):
        return None  # vowed to respond
    if (
        low in _PLAIN_VERBS
        and after == "to"
        and {"with", "by"}.isdisjoint(lows[k + 2 : k + 12])
        and _is_police(line, k)
    ):
        return None  # police responded to a shooting
    if low in _VERBS and not (low in {"answers", "replies"} and before in g.DETERMINERS):
        if low in _PLAIN_VERBS and after == "to" and not _is_force(lows[k + 2 : k + 8]):
            return None
        return _subject(scene, line, k)
    if low in _NOUNS:
        return _noun(scene, line, k)
    return None


_FORCED = p.words("forced obliged compelled had choice made caused causing led provoked provoking prompting leaving")


def _is_police(line: Line, k: int) -> bool:
    return not {"police", "officers", "deputies", "officer", "detectives", "medics"}.isdisjoint(
        line.lows[max(0, k - 4) : k]
    )


def _at_people(line: Line, k: int) -> bool:
    return not _WAR.isdisjoint(line.lows[k + 1 : k + 6])


def _is_force(lows: list[str]) -> bool:
    return not (_WAR | f.HARM_NOUNS | _PROVOKED | f.INSTRUMENTS).isdisjoint(lows)


def _subject(scene: Scene, line: Line, v: int) -> tuple[int, str]:
    start = acts.verb_start(line.clauses, v)
    while start > 0 and line.lows[start - 1] in {"to", "forced", "choice", "but", "no", "obliged", "then", "finally"}:
        start -= 1
    if (
        start
        and line.low(start - 1) in {"and", "or", "then"}
        or line.clauses.breaks[start] == ","
        and line.low(start)[-3:] == "ing"
    ):
        return _main(scene, line, start - 1)
    i, j = acts.subject_words(line, start)
    k = acts.head(line, i, j)
    if k < 0:
        return -1, ""
    found = acts.somebody(scene, line, i, k)
    return found if found is not None else (-1, line.lows[k] if line.lows[k] in _FIGHTERS else "")


def _main(scene: Scene, line: Line, k: int) -> tuple[int, str]:
    """Who acts in the clause that word k stands in: the first of those named in it."""
    c = line.clauses
    first = c.firsts[k]
    if not any(acts.is_person(low) for low in line.lows[first:k]) and first:
        first = c.firsts[first - 1]
    for n in range(first, k):
        low = line.lows[n].removesuffix("'s")
        mention = next((m for m in line.mentions if m.i <= n < m.j), None)
        if mention is not None and scene.members[mention.actor].kind not in {"name", "person"}:
            return scene.side(mention.actor), low
        if acts.is_person(low) and low not in f.TIMES:
            return -1, low
    return -1, ""


def _noun(scene: Scene, line: Line, k: int) -> tuple[int, str] | None:
    """Who responds, where a noun tells it: *army reprisals*, *in response to …*, *drew a response*."""
    lows, low, before = line.lows, line.lows[k], line.low(k - 1)
    after = line.low(k + 1)
    phrase = before in {"in", "by"} and low in {
        "retaliation",
        "reprisal",
        "response",
        "reply",
        "revenge",
        "vengeance",
        "answer",
    }
    if low in _PLAIN and after == "to" and not _is_force(lows[k + 2 : k + 9]):
        return None
    owner = acts.noun_doer(scene, line, k)
    if owner is not None and owner[1]:
        return owner
    if phrase:
        following = line.clauses.breaks[k + 1] if k + 1 < len(lows) else ""
        if k == 1 and following == ",":
            return _main(scene, line, len(lows) - 1) if False else _after(scene, line, k + 1)
        return _main(scene, line, k - 1)
    near = lows[max(0, k - 6) : k]
    if low in _PLAIN and _DRAW.isdisjoint(near) and "gave" not in near and "with" not in near and after != "to":
        return None
    if "gave" in near:
        return _main(scene, line, k)
    return -1, ""


def _after(scene: Scene, line: Line, k: int) -> tuple[int, str]:
    for n in range(k, min(k + 8, len(line.lows))):
        low = line.lows[n]
        mention = next((m for m in line.mentions if m.i <= n < m.j), None)
        if mention is not None:
            return scene.side(mention.actor), low
        if acts.is_person(low):
            return -1, low
    return -1, ""


def _provoked(scene: Scene, line: Line, k: int) -> tuple[int, str] | None:
    """*Followed provocation by residents*, *provoked police into firing*."""
    lows = line.lows
    if lows[k] in {"provocation", "provocations"}:
        near = lows[max(0, k - 5) : k]
        if {"followed", "after", "to", "response", "following", "by", "amid", "face"} & set(near) or "left" in lows[k:]:
            return -1, ""
        return None
    if lows[k] == "provoked" and {"after", "when", "because"} & set(lows[max(0, k - 4) : k]):
        return -1, ""
    if "into" in lows[k : k + 6]:
        return _after(scene, line, k + 1)
    return None
