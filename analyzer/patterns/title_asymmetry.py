"""Title asymmetry: one side has ranks, names and a government; its counterpart is a warlord, self-styled, a regime."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer import reporting as r
from analyzer.actors.scene import Line, Scene
from analyzer.patterns import Found
from analyzer.patterns.common import honours as h
from analyzer.patterns.common import words as p
from analyzer.patterns.common.standing import (
    COUNTERPARTS,
    FULL,
    NEAR,
    TRIGGERS,
    Naming,
    bare_names,
    belittled_in,
    faces,
    held_off,
    honoured,
)  # fmt: skip
from analyzer.sentences import Span

_NAMES_THEM = frozenset(form for lemma in r.NAME | r.NAME_AS | r.JUDGE for form in r.inflections(lemma))
_PLAY = p.ARTS | p.SPORT | frozenset(
    "game games gamers gamer studio player players character characters tv drama comedy podcast tango rock pop fashion"
    " singer rapper band's comedian celebrity wrestler wrestling chart charts crowd-pleaser museum statue".split()
)  # fmt: skip
"""Sport and the arts, where titles are no offices."""
_BESIDE = 8
"""Words around a title in which sport and the arts show that it is no office."""


def find(scene: Scene) -> Iterator[Found]:
    """The first pair of an honoured and a belittled counterpart in a draft."""
    scares = _scares(scene)
    belittled: list[Naming] = []
    for line in scene.lines:
        if line.number in scares:
            belittled.extend(held_off(line, scares[line.number]))
        if not TRIGGERS.isdisjoint(line.lows):
            belittled.extend(x for x in belittled_in(scene, line) if _is_own(scene, line, x.span))
        if not COUNTERPARTS.isdisjoint(line.lows):
            belittled.extend(x for x in bare_names(scene, line) if faces(scene, line) and _is_own(scene, line, x.span))
    if not belittled or _alike(belittled):
        return
    taken = {(x.number, k) for x in belittled for k in range(x.i, x.j)}
    shown: dict[int, list[Naming]] = {}
    for low in belittled:
        for number in range(max(0, low.number - NEAR), min(len(scene.lines), low.number + NEAR + 1)):
            if number not in shown:
                line = scene.lines[number]
                shown[number] = list(honoured(scene, line))
            for high in shown[number]:
                if any((high.number, k) in taken for k in range(high.i, high.j)) or high.names & low.names:
                    continue
                if low.body and high.body and not (low.names or high.names) and not _speaks(scene, high):
                    continue  # the government that the junta overthrew
                if high.weight < low.weight or (low.weight == FULL and abs(high.number - low.number) > 1):
                    continue
                yield Found((high.span, low.span), _actors(scene, high, low))
                return


def _speaks(scene: Scene, naming: Naming) -> bool:
    """Whether what is named is spoken for: *the government said*, *the government's spokesman*."""
    line = scene.lines[naming.number]
    return line.lows[naming.j - 1].endswith("'s") or bool(scene.speech(line))


def _scares(scene: Scene) -> dict[int, list[Span]]:
    """Scare quotes by sentence."""
    if not scene.voices.quotations:
        return {}
    offices = (line for line in scene.lines if not h.OFFICES.isdisjoint(line.lows))
    found = ((line.number, scene.voices.scares(line.span)) for line in offices)
    return {number: spans for number, spans in found if spans}


def _alike(belittled: list[Naming]) -> bool:
    """Whether two bodies are belittled in one and the same way: *the regime in X and the regime in Y*."""
    bodies = [x.names for x in belittled if x.body and x.names]
    return len(bodies) > 1 and any(not a & b for a in bodies for b in bodies if a is not b)


def _actors(scene: Scene, *namings: Naming) -> tuple[int, ...]:
    out = []
    for x in namings:
        for m in scene.lines[x.number].mentions:
            if m.first < x.j + 2 and x.i <= m.j and m.actor not in out:
                out.append(m.actor)
                break
    return tuple(out)


def _is_own(scene: Scene, line: Line, span: Span) -> bool:
    """Whether a span stands in the outlet's own voice."""
    i, j = line.tokens.locate(*span)
    if not _PLAY.isdisjoint(line.lows[max(0, i - _BESIDE) : j + _BESIDE]):
        return False  # the self-styled king of the tango
    voice = scene.voice(line, span)
    if voice == "attributed":
        return not scene.speech(line) and _NAMES_THEM.isdisjoint(line.lows)
    return voice == "outlet"
