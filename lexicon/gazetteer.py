"""The gazetteer: states, parties, armed groups, faiths and other actors by name, from lexicon/actors."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from lexicon.source import ROOT

KINDS = (
    "alliance",
    "armed-group",
    "bloc",
    "company-state",
    "ethnicity",
    "government",
    "institution",
    "military-unit",
    "movement",
    "office",
    "party",
    "religion",
    "state",
)


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor: how it is called, what kind it is, and which of its names are disputed."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seat: str = ""
    neutral: str = ""
    country: str = ""
    contested: tuple[tuple[str, float, str], ...] = ()
    """(name, polarity toward the actor, note)"""

    @property
    def names(self) -> Iterator[str]:
        """Every spelling that may stand for the actor, the main one first."""
        yield self.name
        yield from self.aliases
        yield from self.demonyms
        if self.seat:
            yield self.seat


def load_actors() -> tuple[Actor, ...]:
    """All actors, by file and then as written."""
    actors: list[Actor] = []
    for path in sorted((ROOT / "actors").glob("*.toml")):
        for raw in tomllib.loads(path.read_text(encoding="utf-8"))["actor"]:
            contested = tuple((c["text"], float(c["polarity"]), c["note"]) for c in raw.pop("contested", ()))
            for key in ("aliases", "demonyms"):
                raw[key] = tuple(raw.get(key, ()))
            actors.append(Actor(**raw, contested=contested))
    return tuple(actors)
