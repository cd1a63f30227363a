"""Claims that the sides to a conflict dispute: what was hit, what was meant, why, by whose hand, how many died."""

from __future__ import annotations

from analyzer import grammar as g
from analyzer.actors import words as w
from analyzer.actors.scene import Line, Scene
from analyzer.patterns.common import conflict as f
from analyzer.sentences import Span

_LEAST = 10
"""A toll from here on must have been counted by somebody."""


def claim(scene: Scene, line: Line) -> Span | None:
    """The first claim that a sentence makes about a target, an intent, a motive, a hand or a toll."""
    return _target(line) or _intent(scene, line) or _motive(scene, line) or _blame(scene, line) or _toll(scene, line)


def _violence(scene: Scene, line: Line, end: int) -> int:
    """The first verb of violence before word ``end``; -1 where there is none. What may be a noun needs a doer."""
    lows = line.lows
    for k in range(end):
        low = lows[k]
        if low not in f.VIOLENCE or line.quoted(k) or line.low(k - 1) in g.DETERMINERS:
            continue
        if low.startswith("open") and lows[k + 1 : k + 2] != ["fire"]:
            continue
        if low.startswith("fir") and line.low(k + 1) not in f.AT and line.low(k + 2) not in f.AT:
            continue
        if low in {"set", "setting"} and {"fire", "alight", "ablaze", "off"}.isdisjoint(lows[k + 1 : k + 8]):
            continue
        if low in f.NOUNS and (line.low(k - 1) in w.PREPOSITIONS or not _has_fighter(scene, line, k)):
            continue
        return k
    return -1


def _has_doer(scene: Scene, line: Line, k: int) -> bool:
    """Whether a body, a crowd, arms or a state come before word k."""
    before = line.lows[:k]
    if not f.AGENTS.isdisjoint(before) or not f.PARTIES.isdisjoint(before):
        return True
    return any(m.i < k and _is_power(scene, m.actor) for m in line.mentions)


def _has_fighter(scene: Scene, line: Line, k: int) -> bool:
    """Whether one that fights comes before word k: a body, a crowd, arms, a state."""
    if not f.AGENTS.isdisjoint(line.lows[:k]):
        return True
    return any(m.i < k and scene.members[m.actor].kind in f.ARMED for m in line.mentions)


def _is_power(scene: Scene, actor: int) -> bool:
    return scene.members[actor].kind in f.POWERS


# --- What it was


def _target(line: Line) -> Span | None:
    """*Destroyed a weapons workshop*, *a command centre beneath the school*, *the clinic housed rockets*."""
    lows = line.lows
    if not f.ACCIDENT.isdisjoint(lows):
        return None
    if "shields" in lows and "human" in lows:
        k = lows.index("shields")
        return line.at(max(0, k - 1), k + 1)
    for k, low in enumerate(lows):
        if low in f.HOLDS and not line.quoted(k):
            load = next((n for n in range(k + 1, min(k + 6, len(lows))) if _is_load(line, n)), -1)
            if load >= 0 and not f.COVER.isdisjoint([*lows[:k], *lows[load:]]) and line.low(k - 1) not in g.DETERMINERS:
                return line.at(k, load + 1)
        if low not in f.SITES and low not in f.ALONE:
            continue
        i = _phrase_start(line, k)
        if low in f.POSTS and _is_put_to_use(lows, i):
            return line.at(i, k + 1)
        if not _is_military(lows[i:k], low):
            continue
        before = lows[max(0, i - 4) : i]
        serves = "as" in before and not f.SERVING.isdisjoint(lows)
        if serves or ("into" in before and not f.TURNING.isdisjoint(lows)):
            return line.at(i, k + 1)
        subject = {"target", "targets"} if low in {"camp", "position"} else f.COVER | {"target", "targets", "site"}
        if not g.BE.isdisjoint(before) and not subject.isdisjoint(lows[:i]):
            return line.at(i, k + 1)
        near = lows[k + 1 : k + 7]
        if any(n in f.HIDES and not f.COVER.isdisjoint(near[m + 1 : m + 5]) for m, n in enumerate(near)):
            return line.at(i, k + 1)
        if any(
            lows[n] in f.VIOLENCE and lows[n] not in f.NO_STRIKES and line.low(n - 1) not in g.DETERMINERS
            for n in (*range(max(0, i - 10), i), *range(k + 1, min(k + 8, len(lows))))
        ):  # fmt: skip
            return line.at(i, k + 1)
    return None


def _intent(scene: Scene, line: Line) -> Span | None:
    """*Deliberately shelled*, *targeted a market*, *killed three terrorists*, *most of the dead were fighters*."""
    for k, low in enumerate(line.lows):
        if low in f.INTENT and not line.quoted(k) and _means(scene, line, k, low):
            owned = low in {"own", "purpose", "blood", "reason", "provocation"}
            return line.at(k - owned, min(k + 3, len(line.lows)))
    return None


def _means(scene: Scene, line: Line, k: int, low: str) -> bool:
    """Whether word k tells what somebody who does violence meant, or what the dead were."""
    lows, rest = line.lows, line.lows[k + 1 : k + 7]
    if low in {"dead", "victims"}:
        return not g.BE.isdisjoint(rest[:2]) and not f.UNARMED.isdisjoint(rest[:5])
    if low in f.DODGING:
        inside = rest[:1] and (rest[0] in f.HIDES or rest[0] == "among")
        return bool(inside) and not f.FIGHTERS.isdisjoint(lows[:k]) and not f.SHELTERS.isdisjoint(rest)
    if low in f.STRIKING:
        aimed = low.startswith("target")
        if scene.passive(line, k) or (f.WEAPONS.isdisjoint(lows[:k]) and not (aimed and _has_doer(scene, line, k))):
            return False
        return not (f.AIMED_AT if aimed else f.ENEMIES).isdisjoint(rest)
    if low == "own":
        its = line.low(k - 1) in {"its", "their", "his", "her"} and not f.SUBJECTS.isdisjoint(rest[:1])
        return its and _violence(scene, line, k) >= 0
    if low in f.ATROCITIES:
        if scene.passive(line, k):
            return "by" in rest[:2] and not f.PEOPLE.isdisjoint(lows[:k])
        return _has_doer(scene, line, k) and not f.PEOPLE.isdisjoint(rest)
    if low in {"purpose", "blood", "reason", "provocation"}:
        before = " ".join(lows[max(0, k - 2) : k])
        return before.endswith(("on", "in cold", "for no", "without")) and _violence(scene, line, k) >= 0
    return _violence(scene, line, k if low == "unarmed" else len(lows)) >= 0


def _is_put_to_use(lows: list[str], i: int) -> bool:
    """Whether words before i say that a place of civilians serves as something: *used the orphanage as a barracks*."""
    before = lows[:i]
    return "as" in before[-2:] and not f.SERVING.isdisjoint(before) and not f.COVER.isdisjoint(before)


def _is_load(line: Line, k: int) -> bool:
    """Whether word k is what nobody keeps in a school: arms, fighters, a store of them."""
    low = line.lows[k]
    return low in f.LOADS or (low in f.SITES and _is_military(line.lows[_phrase_start(line, k) : k], low))


def _phrase_start(line: Line, k: int) -> int:
    i = k
    while i and line.tokens.joined(i - 1, i) and k - i < 5:
        low = line.lows[i - 1]
        if low in g.DETERMINERS or low in w.PREPOSITIONS or low in g.AUXILIARIES or low in w.CLAUSE_BREAKERS:
            break
        if low in f.VIOLENCE and low not in f.ARMS:
            break
        i -= 1
    return i


def _is_military(inside: list[str], site: str) -> bool:
    """Whether the words before a site make it a military one: *weapons workshop*, *command centre*."""
    if site in f.ALONE or (site[:4] in {"cent", "post"} and "command" in inside):
        return True
    if site.startswith("camp") and "training" in inside:
        return True
    if site in {"school", "plant", "plants", "barracks", "house", "room"}:
        return not (f.ARMS - {"nuclear", "military", "chemical"}).isdisjoint(inside)
    return not f.ARMS.isdisjoint(inside)


# --- Why


def _motive(scene: Scene, line: Line) -> Span | None:
    """*Shelled the market to sow panic*: why it was done."""
    lows, c = line.lows, line.clauses
    for k in range(1, len(lows)):
        low = lows[k]
        if low not in f.OPENERS or line.quoted(k):
            continue
        following, before = line.low(k + 1), line.low(k - 1)
        end = min(k + 4, c.lasts[k])
        if low == "to":
            if not _is_verb(line, k + 1):
                continue
            wanted = before in f.WANTS or before in f.MEANT or (before == "as" and line.low(k - 2) == "so")
            if not wanted and (not f.CAUSES.isdisjoint(lows[max(0, k - 5) : k]) or before in w.PREPOSITIONS):
                continue
            if not wanted and (before.endswith("ing") or (_is_past_verb(before) and before not in f.VIOLENCE)):
                continue
            if not wanted and (before in g.AUXILIARIES or before in {"and", "or", "not"} or following == "be"):
                continue
            if _did(scene, line, k, hostile=following in f.HOSTILE):
                return line.at(k, end)
        elif low in f.REVENGE:
            linked = before in {"in", "as", "for"} or not g.BE.isdisjoint(lows[max(0, k - 3) : k]) or before == "of"
            if linked and following not in {"attack", "attacks"} and _did(scene, line, k, hostile=True):
                return line.at(k, min(k + 3, c.lasts[k]))
        elif low in {"warning", "message", "lesson"}:
            if before == "a" and following in {"to", "for"} and _did(scene, line, k, hostile=True):
                return line.at(k - 1, end)
        elif low in {"orders", "behest", "help", "backing", "instructions", "connivance", "complicity"}:
            given = {"on", "at", "with", "under"} & set(lows[max(0, k - 2) : k])
            if (
                given
                and following in {"of", "from"}
                and (_violence(scene, line, k) >= 0 or not f.EVENTS.isdisjoint(lows[:k]))
            ):
                return line.at(k, end)
        elif low == "because":
            v = _violence(scene, line, k)
            if following != "of" and v >= 0 and _has_fighter(scene, line, v) and not scene.passive(line, v):
                return line.at(k, end)
        elif low == "spite":
            if before == "of" and line.low(k - 2) == "out" and _did(scene, line, k, hostile=True):
                return line.at(k - 2, k + 1)
        elif c.breaks[k] and following in {"for", "to"} and _did(scene, line, k, hostile=False):
            return line.at(k, end)
    return None


def _is_verb(line: Line, k: int) -> bool:
    """Whether word k, after *to*, is a verb."""
    if k >= len(line.lows):
        return False
    low = line.lows[k]
    if line.tokens.words[k][0].isupper() or low[0].isdigit() or low in g.DETERMINERS or low in f.ENDS:
        return False
    return (
        low not in w.PREPOSITIONS and not low.endswith(("ing", "ly")) and not (low.endswith("s") and low[-2:] != "ss")
    )


def _did(scene: Scene, line: Line, k: int, *, hostile: bool) -> bool:
    """Whether violence, or with a hostile motive a harsh measure, is told before word k."""
    v = _violence(scene, line, k)
    if v >= 0 and (hostile or _has_fighter(scene, line, len(line.lows))):
        return True
    before = line.lows[:k]
    if (
        hostile
        and _has_doer(scene, line, k)
        and (not f.HARSH.isdisjoint(before) or (line.low(k + 1) not in f.MILD and any(map(_is_past_verb, before))))
    ):
        return True
    attack = next((n for n, low in enumerate(before) if low in f.EVENTS | f.WEAPONS), -1)
    return (
        attack >= 0
        and not (f.MEANT | f.REVENGE | f.WANTS | g.BE).isdisjoint(line.lows[attack:k])
        and (hostile or not f.MEANT.isdisjoint(before) or not f.WANTS.isdisjoint(before))
    )


def _is_past_verb(low: str) -> bool:
    return (low.endswith("ed") and len(low) > 4) or (low in g.FINITE and low not in g.AUXILIARIES)


# --- By whose hand


def _blame(scene: Scene, line: Line) -> Span | None:
    """*Supplied the drones*, *was the work of …*, *fired first*: by whose hand."""
    for k, low in enumerate(line.lows):
        if low not in f.BLAMING or line.quoted(k) or (k and line.tokens.between(k - 1, k) == "-"):
            continue
        before = line.low(k - 1)
        active = g.BE.isdisjoint(line.lows[max(0, k - 2) : k]) or low.endswith("ing")
        acting = before not in _NO_SUBJECTS and _has_doer(scene, line, k)
        if _blames(scene, line, k, low, acting=acting, active=active):
            return line.at(k, min(k + 4, len(line.lows)))
    return None


def _blames(scene: Scene, line: Line, k: int, low: str, *, acting: bool, active: bool) -> bool:
    """Whether word k lays blame: ``acting`` where somebody who may do it comes before, ``active`` where no passive."""
    lows, before = line.lows, line.low(k - 1)
    rest = lows[k + 1 : k + 6]
    does = acting and active
    if low == "work":
        return rest[:1] == ["of"] and line.low(k - 2) in g.BE and not f.EVENTS.isdisjoint(lows[:k])
    if low in {"behind", "responsible"}:
        return acting and not active and not f.EVENTS.isdisjoint(rest)
    if low in {"threw", "fired", "hurled", "struck", "shot"}:
        return _shoots(line, k, low, acting=acting, active=active)
    if low in {"used", "dropped"}:
        return does and not f.BANNED.isdisjoint(rest[:3]) and "tear" not in rest
    if low in {"broke", "violated", "breached", "broken"}:
        return does and not f.TRUCES.isdisjoint(rest[:3])
    if low == "had":
        done = next((n for n in range(k + 2, min(k + 9, len(lows))) if lows[n] in f.HAD_DONE), -1)
        return acting and done > 0 and "been" not in lows[k:done] and lows[done - 1] != "had"
    if low in {"attacked", "started", "began"}:
        return does and (rest[:1] == ["first"] or not f.STARTED.isdisjoint(rest[:3]))
    if low in {"recruited", "conscripted", "enlisted", "recruits", "recruiting"}:
        return acting and not f.CHILDREN.isdisjoint(rest[:3])
    if low == "fighting":
        return acting and before in g.BE and not {"beside", "alongside", "with"}.isdisjoint(rest[:1])
    if low in f.GIVEN and rest[:1] == ["by"] and not (f.MEANS | f.AGENTS).isdisjoint(lows[max(0, k - 3) : k]):
        given = any(m.i > k and _is_power(scene, m.actor) for m in line.mentions) or not f.FIGHTERS.isdisjoint(rest)
        return given and _violence(scene, line, len(lows)) >= 0
    if low in {"blew", "blown", "poisoned", "planted"}:
        return (low != "blew" or "up" in rest) and (does or "by" in rest)
    if low in {"burned", "burnt", "torched", "stuffed", "stole", "rigged"}:
        return acting and not f.BALLOTS.isdisjoint(rest)
    if not active or (low.endswith("ing") and before not in g.BE) or rest[:1] in (["on"], ["against"]):
        return False
    masters = acting or (low in f.ORDERS and any(m.i < k and m.how == "title" for m in line.mentions))
    return masters and not (f.EVENTS | f.MEANS).isdisjoint(rest[:4]) and f.AID.isdisjoint(rest)


def _shoots(line: Line, k: int, low: str, *, acting: bool, active: bool) -> bool:
    """Who fired first, from where and with what."""
    lows, rest = line.lows, line.lows[k + 1 : k + 6]
    if "first" in rest and (low not in {"threw", "hurled"} or not f.FIRST.isdisjoint(rest)):
        return True
    if low == "fired" and not active and rest[:1] in (["by"], ["from"]):
        return not f.WEAPONS.isdisjoint(lows[:k])
    if low == "threw" or not acting:
        return False
    if low == "shot" and active and rest[:1] == ["down"]:
        return True
    return ("tear" not in rest and not f.BANNED.isdisjoint(rest)) or "snipers" in lows[max(0, k - 3) : k]


_NO_SUBJECTS = g.DETERMINERS | w.PREPOSITIONS | {"to", "and"}


# --- How many


def _toll(scene: Scene, line: Line) -> Span | None:
    """*Killed 117 villagers*: how many died, by whose hand."""
    lows = line.lows
    if f.DEAD.isdisjoint(lows) or not f.ACCIDENT.isdisjoint(lows):
        return None
    if sum(low in f.KILLS for low in lows) > 1:
        return None  # tolls of both sides
    counts = [k for k, low in enumerate(lows) if _is_number(low) and not _is_number(line.low(k + 1) or "-")]
    if sum(not f.PEOPLE.isdisjoint(lows[k + 1 : k + 4]) for k in counts) > 1:
        return None  # of both sides, too
    for k, low in enumerate(lows):
        if not _is_many(low) or line.low(k + 1) in f.UNITS or line.quoted(k):
            continue
        head = next((n for n in range(k + 1, min(k + 6, len(lows))) if lows[n] in f.PEOPLE), -1)
        killers = [n for n in range(max(0, k - 4), k) if lows[n] in f.KILLS]
        if head < 0 and killers and line.low(k + 1).isalpha():
            head = next((n for n in range(k + 1, min(k + 3, len(lows))) if lows[n].endswith("s")), -1)
        if head < 0:
            continue
        if killers and not scene.passive(line, killers[-1]):
            if _has_doer(scene, line, killers[-1]):
                return line.at(k, head + 1)
        elif not f.DEAD.isdisjoint(lows[head : head + 4]) and _is_war(scene, line):
            return line.at(k, head + 1)
    return None


def _is_number(low: str) -> bool:
    return low[0].isdigit() or low in f.SMALL or low in f.NUMBERS


def _is_many(low: str) -> bool:
    """Whether a number is one that somebody must have counted: ten and more."""
    number = low.replace(",", "")
    return low in f.NUMBERS or (number.isdigit() and int(number) >= _LEAST)


def _is_war(scene: Scene, line: Line) -> bool:
    """Whether an attack is told of in a sentence or the one before."""
    near = scene.lines[max(0, line.number - 1) : line.number + 1]
    return any(
        not (f.WEAPONS | f.EVENTS).isdisjoint(x.lows)
        or (not f.AGENTS.isdisjoint(x.lows) and not f.VIOLENCE.keys().isdisjoint(x.lows))
        for x in near
    )
