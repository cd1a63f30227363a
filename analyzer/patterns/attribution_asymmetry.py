"""Attribution asymmetry: one side claims, alleges and insists, where the other says, confirms and explains."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer import reporting as r
from analyzer.actors.scene import Scene
from analyzer.patterns import Found
from analyzer.patterns.common.camps import sources
from analyzer.patterns.common.speakers import Source

DOUBT = frozenset("claim allege insist maintain contend assert profess boast".split())
"""Verbs that hold off what is said."""
TRUST = frozenset(
    "say tell confirm explain note announce report state reveal disclose point add declare observe stress describe"
    " testify conclude remind respond reply emphasise emphasize".split()
)
"""Verbs that take what is said as it comes, or vouch for it."""
_LEMMAS = DOUBT | TRUST
_CUES = frozenset(form for lemma in DOUBT for form in r.inflections(lemma))
_BETWEEN = frozenset(
    "judge court mediator arbitrator arbiter auditor referee ombudsman regulator commission tribunal monitor observer"
    " economist analyst expert doctor historian researcher scientist professor poll pollster jury clerk inspector"
    " coroner office institute agency committee network host broadcaster un diplomat envoy medic hospital witness"
    " bystander passer-by study report police paramedic firefighter forecaster academic university".split()
)
"""Who stands between the sides."""
_LONGEST = 300
"""Sentences of a draft that is still one article."""


def find(scene: Scene) -> Iterator[Found]:
    """The side of a draft whose words are doubted, where the other's are not."""
    if len(scene.lines) > _LONGEST or _CUES.isdisjoint(low for line in scene.lines for low in line.lows):
        return
    found = sources(scene, _LEMMAS)
    doubts = [s for s in found if s.lemma in DOUBT]
    camps = {s.camp for s in doubts}
    if len(doubts) < 2 or len(camps) > 2:
        return
    doubted = [s for s in found if s.camp in camps]
    trusted = [s for s in found if s.camp not in camps and s.lemma in TRUST]
    if len(trusted) < 2 or len(doubted) >= 2 * len(doubts):
        return
    if len(camps) == 2 and (len(doubted) > len(doubts) or not _is_party(trusted)):
        return
    shown = sorted((*doubts, *trusted), key=lambda s: (s.number, s.v))
    yield Found(tuple(scene.lines[s.number].at(s.v, s.v + 1) for s in shown), _actors(scene, doubted, trusted))


def _is_party(trusted: list[Source]) -> bool:
    """Whether one camp speaks for itself, and is no judge, expert or witness between two others."""
    first = trusted[0]
    if any(s.camp != first.camp for s in trusted):
        return False
    return all(_BETWEEN.isdisjoint({s.head, *s.nouns}) for s in trusted)


def _actors(scene: Scene, *camps: list[Source]) -> tuple[int, ...]:
    out: list[int] = []
    for camp in camps:
        for s in camp:
            line = scene.lines[s.number]
            actor = next((m.actor for m in line.mentions if m.i < s.j and s.i < m.j), -1)
            if actor >= 0:
                if actor not in out:
                    out.append(actor)
                break
    return tuple(out)
