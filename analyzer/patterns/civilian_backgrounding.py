"""Civilians written out of a place: force falls on *the rebel stronghold*, and nobody is said to live there."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer import grammar as g
from analyzer.actors import words as w
from analyzer.actors.scene import Line, Scene
from analyzer.actors.segments import bare
from analyzer.patterns import Found
from analyzer.patterns.common import fire as f
from analyzer.patterns.common import words as p
from analyzer.patterns.common.backers import hyphen

_MARKS = f.STRONGHOLDS | f.SIEGE | f.HELD | f.LABELS | {f"{label}'s" for label in f.LABELS}
_REACH = 9


def find(scene: Scene) -> Iterator[Found]:
    """A label for a place that comes under fire, once a sentence, with no residents in it or beside it."""
    for line in scene.lines:
        if _MARKS.isdisjoint(line.lows) or _HARMS.isdisjoint(line.lows):
            continue
        found = next(_struck(line), None)
        if found is None:
            continue
        i, j = found
        if not _is_war(line) or _peopled(scene, line) or _named_so(scene, line, i, j):
            continue
        actors = tuple(m.actor for m in line.mentions if i <= m.i < j)[:1]
        yield Found((line.at(i, j),), actors)


def _struck(line: Line) -> Iterator[tuple[int, int]]:
    """The words [i, j) of labelled places on which force falls, with its verb."""
    for k, low in enumerate(line.lows):
        if line.quoted(k):
            continue
        if low in f.STRONGHOLDS or low in f.PLACES:
            i = _labelled(line, k)
            if i >= 0:
                yield from _harmed(line, i, k + 1)
        elif low in f.HELD and hyphen(line, k) and _is_name(line, k + 1) and bare(line.low(k - 1)) in f.LABELS:
            yield from _harmed(line, k - 1, k + 2)
        elif low in f.ONLY_LABELS:
            yield from _among(line, k)
        elif low in f.SIEGE:
            j = _besieged(line, k)
            if j > 0:
                yield k, j


def _is_name(line: Line, k: int) -> bool:
    return k < len(line.lows) and line.tokens.words[k][0].isupper() and line.tokens.joined(k - 1, k)


def _among(line: Line, k: int) -> Iterator[tuple[int, int]]:
    """*Jets pounded militants in the city*: those who are fired on stand for a place where others live."""
    if line.low(k + 1) not in {"in", "inside", "across", "throughout", "around"}:
        return
    j = k + 2
    while j < min(k + 6, len(line.lows)) and line.lows[j] not in f.PLACES and not _is_name(line, j):
        if line.lows[j] in w.PREPOSITIONS or line.lows[j] in f.SITES or line.lows[j] in g.AUXILIARIES:
            return
        j += 1
    if j >= min(k + 6, len(line.lows)) or not f.CITIES.isdisjoint(line.lows[k:j]) or line.lows[j] in f.WILD:
        return
    i = k
    while i and (line.lows[i - 1] in g.DETERMINERS or line.lows[i - 1] in f.LABELS or hyphen(line, i)):
        i -= 1
    if i and line.lows[i - 1] in f.SHELLING | f.POUNDING and _is_act(line, i - 1):
        yield i - 1, j + 1


def _labelled(line: Line, k: int) -> int:
    """First word of the noun phrase that ends with a place at word k, if its label says who holds it; else -1."""
    lows = line.lows
    strong = lows[k] in f.STRONGHOLDS
    found = -1
    i = k
    while i > 0 and k - i < 6 and (line.tokens.joined(i - 1, i) or hyphen(line, i)):
        i -= 1
        low, word = bare(lows[i]), line.tokens.words[i]
        if low in f.FORMER:
            return -1
        if low in {"the", "a", "an", "this", "that", "its", "their", "these", "those"}:
            break
        if low in f.HELD and hyphen(line, i):
            found = i = i - 1
            continue
        named = strong and word[0].isupper() and (i or line.beginning.get(0)) and low not in w.NO_NAMES | w.OPENERS
        if low in f.LABELS or named:
            found = i
        elif low in w.PREPOSITIONS or low in w.CLAUSE_BREAKERS or low in g.AUXILIARIES or low in _HARMING:
            break
    if found < 0 and strong and line.low(k + 1) == "of":
        end = k + 3 if line.low(k + 2) == "the" else k + 2
        return k if bare(line.low(end)) in f.ONLY_LABELS else -1
    return found


_HARMING = f.SHELLING | f.HITTING | f.FALLING
_HARMS = _HARMING | f.STRIKES | f.CLEANSING | f.REDUCED | {"under"}


def _harmed(line: Line, i: int, j: int) -> Iterator[tuple[int, int]]:
    """Where a verb or noun of harm governs the place in words [i, j): before it, or after it in the passive."""
    lows, c = line.lows, line.clauses
    weak = not f.WEAK.isdisjoint(lows[i:j]) and f.STRONGHOLDS.isdisjoint(lows[i:j])
    k = i - 1
    while k >= 0 and i - k <= _REACH:
        low = lows[k]
        if c.breaks[k + 1] in {";", ":"} or (c.breaks[k + 1] and k + 1 < i):
            break
        if low in f.DISTANT or (low == "of" and line.low(k - 1) in {"north", "south", "east", "west", "miles", "km"}):
            break
        if low in f.SITES or low in f.STRONGHOLDS:
            break  # a barracks in the stronghold
        if low in f.SHELLING or (low in f.HITTING and _is_act(line, k)) or (low in f.CLEANSING and _armed(line, i, j)):
            if low in f.SHELLING or not weak or _armed(line, i, j):
                yield k, j
            return
        if low in f.ONTO | {"of", "to"} and _thrown(line, k):
            yield _thrower(line, k), j
            return
        if low in w.PREPOSITIONS and line.low(k - 1) not in f.PARTS and low not in {"for", "with", "through", "during"}:
            break  # a market in the district
        if low in f.REDUCED and not f.RUBBLE.isdisjoint(lows[j : j + 4]):
            yield k, j
            return
        k -= 1
    v = _passive(line, j)
    if v > 0 and (not weak or _armed(line, i, j)):
        yield i, v + 1


def _armed(line: Line, i: int, j: int) -> bool:
    """Whether weapons or their bearers are in the sentence outside words [i, j)."""
    return not f.FORCE.isdisjoint(line.lows[:i]) or not (f.FORCE | f.SHELLING).isdisjoint(line.lows[j:])


def _is_act(line: Line, k: int) -> bool:
    """Whether word k is a verb, not a noun after its article."""
    before = line.low(k - 1)
    if before in g.DETERMINERS or before in {"of", "in", "by"} or before.endswith("'s"):
        return False
    return before not in {"not", "never", "didn't", "without"} and not line.quoted(k)


def _thrown(line: Line, k: int) -> bool:
    return _thrower(line, k) >= 0


def _thrower(line: Line, k: int) -> int:
    """The verb of falling or the noun of force before a preposition at word k; -1 where there is none."""
    lows = line.lows
    for n in range(k - 1, max(-1, k - 6), -1):
        low = lows[n]
        if line.clauses.breaks[n + 1] in {";", ":", ",", "-"}:
            return -1
        if low in f.STRIKES and (lows[k] != "in" or low in {"strikes", "airstrikes", "bombing", "shelling"}):
            return n
        if lows[k] == "of":
            return -1
        if (low in f.FALLING or low in f.SHELLING or low in f.HITTING) and lows[k] not in {"in", "inside", "of"}:
            if low not in f.SHELLING and not f.FORCE & set(lows):
                return -1
            return n if line.low(n - 1) not in {"not", "never"} else -1
    return -1


def _passive(line: Line, j: int) -> int:
    """The participle of harm that words before j are the subject of; -1 where there is none."""
    lows, c = line.lows, line.clauses
    helped = False
    for k in range(j, min(j + _REACH + 3, len(lows))):
        low = lows[k]
        if c.breaks[k] in {";", ":", "-"} or (c.breaks[k] == "," and helped):
            return -1
        if low in g.BE or low in {"come", "came", "comes", "coming", "got"}:
            helped = True
        elif low in {"which", "who", "where", "that", "and", "but", "not", "never"} and k < j + 3:
            return -1
        elif helped and (low in f.SHELLING or low in f.HITTING) and low[-3:] != "ing":
            return k
        elif (
            helped
            and low == "under"
            and not (f.SIEGE | {"fire", "bombardment", "attack", "shelling"}).isdisjoint(lows[k : k + 4])
        ):
            return min(k + 1, len(lows) - 1)
        elif helped and low in _PLAIN_VERBS:
            return -1
    return -1


_PLAIN_VERBS = frozenset("said says told voted visited".split())


def _besieged(line: Line, k: int) -> int:
    """One past the label in *the siege of the militants*, *the noose around the gangs*; -1 where it is none."""
    if line.low(k + 1) not in {"of", "on", "around", "round", "against"}:
        return -1
    for n in range(k + 2, min(k + 6, len(line.lows))):
        low = line.lows[n]
        if low in f.ONLY_LABELS and not (hyphen(line, n + 1) if n + 1 < len(line.lows) else False):
            return n + 1 if line.low(n + 1) not in f.SITES else -1
        if low in f.SITES:
            return -1
    return -1


def _is_war(line: Line) -> bool:
    """Whether weapons bring the harm, and now: no storm, no game, no old war."""
    lows = line.lows
    if not f.WEATHER.isdisjoint(lows) or not f.GAMES.isdisjoint(lows):
        return False
    return not any(low.isdigit() and len(low) == 4 and "1000" <= low <= "2005" for low in lows)


_NAMING = p.verbs("call describe label brand term dub") | {"so-called"}


def _named_so(scene: Scene, line: Line, i: int, j: int) -> bool:
    """Whether the label is somebody else's: *what the ministry called a terrorist enclave*."""
    if scene.voice(line, line.at(j - 1, j)) in {"quoted", "scare"}:
        return True
    return not _NAMING.isdisjoint(line.lows[max(0, i - 2) : j])


def _peopled(scene: Scene, line: Line) -> bool:
    """Whether the sentence, or the one before or after, speaks of those who live there."""
    near = scene.lines[max(0, line.number - 1) : line.number + 2]
    return any(not f.RESIDENTS.isdisjoint(bare(low) for low in other.lows) for other in near)
