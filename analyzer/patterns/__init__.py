"""Structural patterns: ways of telling that take a side though no word does. One file, one pure function each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from analyzer.actors.scene import Scene
from analyzer.model import Pattern
from analyzer.sentences import Span


class Found(NamedTuple):
    """A pattern in a draft: the spans that show it, and the numbers of the actors concerned."""

    evidence: tuple[Span, ...]
    actors: tuple[int, ...] = ()


Detector = Callable[[Scene], Iterable[Found]]


@cache
def detectors() -> dict[str, Detector]:
    """Every detector by the kind of pattern it finds."""
    from importlib import import_module
    from pkgutil import iter_modules

    return {
        m.name.replace("_", "-"): import_module(f"{__name__}.{m.name}").find
        for m in iter_modules(__path__)
        if not m.ispkg
    }


def read(scene: Scene, disable: Iterable[str] = ()) -> list[Pattern]:
    """Every pattern in a scene but those that are switched off, with its message."""
    messages = scene.gazetteer["patterns"]
    off = frozenset(disable)
    return [
        Pattern(kind, tuple(scene.names(k)[0] for k in found.actors), messages[kind], found.evidence)
        for kind, detector in detectors().items()
        if kind not in off
        for found in detector(scene)
    ]
