"""Answers to force: words that say that somebody responds, retaliates, hits back, and who that is."""

from __future__ import annotations

from analyzer import grammar as g
from analyzer.actors import words as w
from analyzer.actors.deeds import KILLING
from analyzer.actors.scene import Line, Scene
from analyzer.patterns.common import acts, phrases
from analyzer.patterns.common import force as f

_VERBS = f.words(
    "retaliate retaliated retaliates retaliating respond responded responds responding react reacted reacts reacting"
    " answered answers replied replies avenge avenged avenges avenging countered counterattacked reciprocated"
    " answering replying countering reciprocating counterattacking"
)
_BACK = f.words("hit hits hitting struck strike strikes striking fought fight fights fighting fired fire shot shoot")
"""With *back*, these respond."""
_NOUNS = f.words(
    "retaliation retaliations reprisal reprisals response responses reply replies revenge vengeance riposte"
    " counterattack counterattacks counterstrike counterstrikes answer payback retribution"
)
_PLAIN = f.words("response responses reply replies answer respond responded responds responding react reacted reacts")
_PLAIN_VERBS = f.words(
    "respond responded responds responding react reacted reacts reacting answered answers replied replies"
)
"""These answer much else than force."""
_PROVOKED = f.words("provocation provocations provoked provoking provoke provokes goaded goading")
_DRAW = f.words(
    "drew draws drawing brought brings bringing prompted prompts prompting provoked provoking provokes triggered"
    " triggering triggers sparked sparking invited inviting met set elicited eliciting unleashed"
)
TRIGGERS = (
    _VERBS
    | _NOUNS
    | _PROVOKED
    | _DRAW
    | f.words(
        "retaliatory punitive back returned returning return kind counter turn defended defending defence defense"
    )
)
_FIGHTERS = frozenset(word for word, kind in w.ROLES.items() if kind in {"force", "armed"}) - f.words(
    "unit units faction factions patrol jets thug thugs criminal criminals"
) | f.words("gunners batteries garrison squads gang gangs youths settlers guns patrol commandos infantry")
WAR = (
    (
        f.SUDDEN
        - f.words("strike strikes march marched rally protest protests front border camp conflict attack attacks")
    )
    | frozenset(KILLING)
    | f.words(
        "rockets rocket missile missiles mortar mortars shells shelled shelling bombs bombed jets warplanes drones"
        " drone bullets stones bottles batons guns gunfire torched burned burning raid raids ambush airstrike"
        " artillery grenades grenade flares bomb volley fists invaded assault offensive skirmish rioted riot rioting"
        " stoned clubs knives machetes harassment aggression bloodshed tanks fire sniper snipers cannon villages sank"
    )
    | _FIGHTERS
) - {"executed", "execute", "shoot", "strikers"}
_NEVER = f.words("not never didn't don't doesn't hasn't won't no without nor cannot refused declined yet failed")


def responder(scene: Scene, line: Line, k: int) -> tuple[int, str] | None:
    """Who responds at word k; nothing where it is no response to force."""
    lows, c, low = line.lows, line.clauses, line.lows[k]
    before, after = line.low(k - 1), line.low(k + 1)
    if not _NEVER.isdisjoint(lows[max(0, k - 3) : k]):
        return None
    if low == "back":
        return (
            _subject(scene, line, k - 1)
            if (before in _BACK and after not in {"at", "to"}) or (before in _BACK and _at_people(line, k))
            else None
        )
    if low in {"defended", "defending"}:
        return _subject(scene, line, k) if after in {"itself", "themselves", "himself", "herself"} else None
    if low in {"defence", "defense"}:
        return _main(scene, line, k - 1) if before == "self" and lows[k - 2 : k - 1] in (["in"], ["of"]) else None
    if low in _DRAW - _PROVOKED:
        return _drawn(scene, line, k)
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


_FORCED = f.words("forced obliged compelled had choice made caused causing led provoked provoking prompting leaving")


def _is_police(line: Line, k: int) -> bool:
    return not {"police", "officers", "deputies", "officer", "detectives", "medics"}.isdisjoint(
        line.lows[max(0, k - 4) : k]
    )


def _at_people(line: Line, k: int) -> bool:
    return not WAR.isdisjoint(line.lows[k + 1 : k + 6])


def _is_force(lows: list[str]) -> bool:
    return not (WAR | f.HARM_NOUNS | _PROVOKED | f.INSTRUMENTS).isdisjoint(lows)


def _subject(scene: Scene, line: Line, v: int) -> tuple[int, str]:
    start = phrases.verb_start(line.clauses, v)
    while start > 0 and line.lows[start - 1] in {"to", "forced", "choice", "but", "no", "obliged", "then", "finally"}:
        start -= 1
    if (start and line.low(start - 1) in {"and", "or", "then"}) or (
        line.clauses.breaks[start] == "," and line.low(start)[-3:] == "ing"
    ):
        return _main(scene, line, start - 1)
    i, j = phrases.subject_words(line, start)
    k = phrases.head(line, i, j)
    if k < 0:
        return -1, ""
    found = acts.somebody(scene, line, i, k)
    return found if found is not None else (-1, line.lows[k] if line.lows[k] in _FIGHTERS else "")


def _main(scene: Scene, line: Line, k: int) -> tuple[int, str]:
    """Who acts in the clause that word k stands in: the first of those named in it."""
    c = line.clauses
    first = c.firsts[k]
    if not any(phrases.is_person(low) for low in line.lows[first:k]) and first:
        first = c.firsts[first - 1]
    for n in range(first, k):
        low = line.lows[n].removesuffix("'s")
        mention = next((m for m in line.mentions if m.i <= n < m.j), None)
        if mention is not None and scene.members[mention.actor].kind not in {"name", "person"}:
            return scene.side(mention.actor), low
        if phrases.is_person(low) and low not in f.TIMES:
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
            return _after(scene, line, k + 1)
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
        if phrases.is_person(low):
            return -1, low
    return -1, ""


def _drawn(scene: Scene, line: Line, k: int) -> tuple[int, str] | None:
    """*Drew air strikes*, *was met with gunfire*, *prompting a Turkish offensive*."""
    lows, c = line.lows, line.clauses
    if lows[k] == "met" and line.low(k + 1) not in {"with", "by"}:
        return None
    if lows[k] in {"brought", "brings", "bringing", "set", "sparked", "sparking", "unleashed", "inviting"}:
        return None
    for n in range(k + 1, min(k + 7, c.lasts[k])):
        if lows[n] in _NOUNS | {"retaliatory", "return"} or lows[n] in w.PREPOSITIONS - {"with", "by"}:
            return None
        if lows[n] in _FORCEFUL:
            return acts.noun_doer(scene, line, n) or (-1, "")
    return None


_FORCEFUL = f.words(
    "airstrike airstrikes strikes bombardment bombing shelling barrage gunfire fire offensive raid raids crackdown"
    " assault bullets batons shells rockets missiles incursion gas force invasion counteroffensive"
)


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
