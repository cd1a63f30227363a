"""One actor under labels of very different weight: *activists* in one line, *militants* in the next."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer import grammar as g
from analyzer.actors.scene import Scene
from analyzer.actors.segments import bare
from analyzer.patterns import Found
from analyzer.patterns.common import words as p
from analyzer.patterns.common.callings import Calling, callings
from analyzer.patterns.common.labels import LOADED, PERSONAL, PREFIXED

_APART = 2.0
"""Grades between two labels that no fact explains."""
_MANY = 12
"""Mentions of one actor above which only one of each kind is compared."""
_WINDOW = 3
"""Sentences back to what *the mob* may mean."""

_FOLK = frozenset({"crowd", "folk", "group", "union", "party", "name", "armed", "separatist"})
_COMPATIBLE: dict[str, frozenset[str]] = {
    "armed": _FOLK | {"hired"},
    "separatist": frozenset({"separatist", "party", "crowd", "group", "armed"}),
    "crowd": _FOLK | {"antiabortion", "proabortion", "climate", "camp"},
    "rule": frozenset({"rule"}),
    "person": frozenset({"person"}),
    "hired": frozenset({"hired", "company", "armed", "folk"}),
    "foreign": frozenset({"foreign"}),
    "migrant": frozenset({"migrant"}),
    "prison": frozenset({"prison"}),
    "benefit": frozenset({"benefit", "folk"}),
    "rich": frozenset({"rich", "company", "person"}),
    "union": frozenset({"union", "person"}),
    "scab": frozenset({"scab"}),
    "leak": frozenset({"leak", "person"}),
    "faith": frozenset({"faith", "group"}),
    "antiabortion": frozenset({"antiabortion"}),
    "proabortion": frozenset({"proabortion"}),
    "climate": frozenset({"climate", "crowd", "group"}),
    "denial": frozenset({"denial"}),
    "camp": frozenset({"camp", "crowd", "folk"}),
    "slur": _FOLK
    | {"migrant", "prison", "benefit", "scab", "climate", "camp", "hired", "antiabortion", "proabortion", "faith"},
}
"""What a label of a family may be said of."""
_CLASSES = frozenset({"climate", "antiabortion", "proabortion", "denial", "migrant", "benefit", "scab"})
"""Labels of these families mean a whole class of people, with an article or without."""
_NUMBERS = p.words(
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty hundred"
)


def find(scene: Scene) -> Iterator[Found]:
    """Two labels, far apart in weight, for one actor: once a draft for each actor."""
    if not any(not LOADED.isdisjoint(line.lows) for line in scene.lines):
        return
    if len({low for line in scene.lines for low in line.lows} & p.SPORT) >= 2:
        return
    items = _items(scene)
    chains: dict[int, list[Calling]] = {}
    for item in items:
        chains.setdefault(item.chain, []).append(item)
    for chain, found in chains.items():
        pair = _pair(found)
        if pair is None:
            continue
        a, b = sorted(pair, key=lambda x: (x.line.number, x.i))
        actors = (chain,) if 0 <= chain < len(scene.members) and scene.members[chain].mentions else ()
        yield Found((a.line.at(a.i, a.j), b.line.at(b.i, b.j)), actors)


def _pair(found: list[Calling]) -> tuple[Calling, Calling] | None:
    """The two labels that are furthest apart, if that is too far."""
    if len(found) > _MANY:
        kept: dict[tuple[object, ...], Calling] = {}
        for item in found:
            kept.setdefault((_head(item), item.grade, item.fair, item.speaks, item.bare), item)
        found = list(kept.values())
    best: tuple[Calling, Calling] | None = None
    for k, a in enumerate(found):
        for b in found[k + 1 :]:
            low, high = (a, b) if a.grade <= b.grade else (b, a)
            gap = high.grade - low.grade
            if high.speaks and low.families == {"armed"} and not high.families.isdisjoint({"crowd", "folk"}):
                continue  # activists who tell of an attack are a source
            if a.line is b.line and not (a.labelled and b.labelled):
                continue  # the Front, a band of cutthroats
            if gap < _APART or not (low.labelled or high.labelled) or _beside(a, b) or not _related(low, high):
                continue
            if not _counts(low, found) or not _counts(high, found):
                continue
            if best is None or gap > abs(best[0].grade - best[1].grade):
                best = (a, b)
    return best


def _counts(item: Calling, found: list[Calling]) -> bool:
    """Whether a label is the outlet's own; a name counts as a plain word only where the draft begins with it."""
    if item.bare:
        return item is found[0]
    return item.fair


def _related(a: Calling, b: Calling) -> bool:
    """Whether two labels can be of one thing: a government is no crowd."""
    if a.single and b.single and not a.families.isdisjoint(PERSONAL):
        return True
    return any(
        f in _COMPATIBLE.get(h, ()) or h in _COMPATIBLE.get(f, ()) or f == h for f in a.families for h in b.families
    )


def _beside(a: Calling, b: Calling) -> bool:
    """Whether two labels stand in one clause, so that two groups are meant."""
    if a.line is not b.line:
        return False
    i, j = sorted((a.i, b.i))
    return not any(a.line.clauses.breaks[i + 1 : j + 1])


def _items(scene: Scene) -> list[Calling]:
    """Labels and mentions in order, each with the number of the actor that it means."""
    out: list[Calling] = []
    fresh = len(scene.members)
    chains: set[int] = set()
    heads: dict[str, int] = {}
    for line in scene.lines:
        here = callings(scene, line)
        for item in here:
            met = item.chain in chains
            if (item.definite or _of_class(item)) and item.labelled and not met:
                known = _antecedent(item, out)
                if known >= 0:
                    item.chain = known
            if item.chain < 0:
                item.chain = heads.get(_head(item), fresh)
                fresh += item.chain == fresh
            chains.add(item.chain)
            if item.labelled:
                heads[_head(item)] = item.chain
            out.append(item)
    return out


def _of_class(item: Calling) -> bool:
    """Whether a label without an article means a class of people all the same: *eleven eco-terrorists*."""
    if not item.families.isdisjoint(PREFIXED):
        return True
    before = item.line.low(item.i - 1)
    return not item.families.isdisjoint(_CLASSES) and (before in g.DETERMINERS or before in _NUMBERS)


def _head(item: Calling) -> str:
    return bare(item.line.lows[item.j - 1])


def _antecedent(item: Calling, before: list[Calling]) -> int:
    """The actor met before that a definite label means, if only one fits."""
    fits = frozenset().union(*(_COMPATIBLE.get(f, frozenset()) for f in item.families))
    near: dict[int, Calling] = {}
    for o in reversed(before):
        if item.line.number - o.line.number > _WINDOW:
            break
        if o.chain in near or _beside(item, o):
            continue
        if item.single:
            if not (o.single and (not o.families.isdisjoint(PERSONAL) or not o.families.isdisjoint(fits))):
                continue
        elif o.single or o.families.isdisjoint(fits):
            continue
        near[o.chain] = o
    latest = max((o.line.number for o in near.values()), default=0)
    for narrow in (
        lambda o: not o.families.isdisjoint(item.families),
        lambda o: o.families.isdisjoint({"folk", "name", "party", "company"}),
        lambda o: o.line.number == latest,
        lambda o: o.line.subject == o.chain,
    ):
        if len(near) > 1:
            near = {c: o for c, o in near.items() if narrow(o)} or near
    return next(iter(near)) if len(near) == 1 else -1
