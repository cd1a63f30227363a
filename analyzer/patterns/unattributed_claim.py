"""Unattributed claim: what was hit, why, how many died and by whose hand, told as fact with no source near."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer import reporting as r
from analyzer.actors.scene import Scene
from analyzer.patterns import Found
from analyzer.patterns.common import conflict as f
from analyzer.patterns.common import words as p
from analyzer.patterns.common.claims import claim


def _reporting(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in r.inflections(lemma))


_SOURCED = (
    _reporting(
        "say allege assert insist contend claim announce report admit acknowledge concede confirm accuse deny tell"
        " disclose reveal testify estimate declare maintain state warn blame describe suspect believe conclude explain"
        " reject dismiss argue suggest document verify identify convict recount recall boast denounce dispute"
        " investigate corroborate quote cite show call"
    )
    | p.words(
        "according reportedly allegedly apparently evidently purportedly supposedly unclear unknown unconfirmed"
        " unverified found counted seen saw witnesses witness eyewitnesses footage satellite figure figures "
        " inquiry inquest jury verdict ruled ruling investigators investigation prosecutors"
        " indictment evidence findings statement documents records invoices emails receipts leaked"
        " spokesman spokeswoman spokesperson survey study testimony autopsy forensic guilty accounts version"
        " versions responsibility whoever whether apparent suspected pleaded published "
    )
) - p.words("state states show call calls calling stating warning warnings identifying")
"""Any of these in a sentence or beside it gives a source, or says that there is none."""
_QUIET = p.words("who whom what how why whether nobody no none neither nor if should")
_ELSEWHERE = p.SPORT | p.words(
    "defenders midfield counter-attack match season scored kick games players game shareholders profit investors"
    " customers shoppers recipe exhibition novel re-enactment rehearsal drill drills exercise exercises audience stage"
    " rates lending savers borrowers mortgage quarry"
)
_MODERN = 1980
"""Wars before this year are history."""
_GATE = (
    frozenset(f.VIOLENCE) | f.AGENTS | f.DEAD | f.MASTERS | f.HOLDS | f.HARSH | f.INTENT | f.BLAMING | f.ALONE
) - p.words("police officers government group groups service services unit units palace supporters") | p.words(
    "shields"
)
"""Without one of these, nothing disputed is told."""


def find(scene: Scene) -> Iterator[Found]:
    """Sentences that state what only a side to a conflict can say."""
    for line in scene.lines:
        lows = line.lows
        if _GATE.isdisjoint(lows) or _is_sourced(scene, line.number):
            continue
        if not _ELSEWHERE.isdisjoint(lows) or _is_past(lows) or lows[0] in _QUIET:
            continue
        span = claim(scene, line)
        if span is None or _is_sourced(scene, line.number + 1) or _is_sourced(scene, line.number - 1):
            continue
        yield Found((span,), tuple(dict.fromkeys(m.actor for m in line.mentions if m.start < span[1])))


def _is_sourced(scene: Scene, number: int) -> bool:
    """Whether a sentence gives a source or quotes somebody."""
    if not 0 <= number < len(scene.lines):
        return False
    line = scene.lines[number]
    return bool(line.quotes) or not _SOURCED.isdisjoint(line.lows) or bool(scene.speech(line))


def _is_past(lows: list[str]) -> bool:
    """Whether a sentence tells of times that historians have settled."""
    return any(low.isdigit() and len(low) == 4 and 1000 < int(low) < _MODERN for low in lows) or "century" in lows
