"""The gazetteer: states, parties, armed groups, faiths and other actors by name, from lexicon/actors."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lexicon.source import ROOT

NAME_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
"""A word of a name: hyphens part words, as :class:`analyzer.tokens.Tokens` has them."""
_BRACKETS = re.compile(r"\s*\([^)]*\)")

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


_PEOPLES = frozenset({"armed-group", "movement", "ethnicity", "religion", "party"})


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


def index(actors: Sequence[Actor]) -> dict[str, Any]:
    """What finds actors in a text, as JSON-able values.

    ``actors`` holds name, kind and country of each; ``names`` maps the first word of a name to rows of the words that
    follow, the number of the actor, and what the name is: ``name``, ``demonym``, ``seat``, or ``contested``, with the
    polarity toward the actor as the fourth value. The longest rows stand first.
    """
    names: dict[str, list[list[Any]]] = {}
    kept = [a for a in actors if a.kind != "office"]

    def add(name: str, number: int, what: str, *polarity: float) -> None:
        words = NAME_TOKEN.findall(_BRACKETS.sub("", name).replace("’", "'"))
        if words and words[0].lower() == "the":
            words = words[1:]
        if not words or name.islower():
            return
        row = [words[1:], number, what, *polarity]
        # Long acronyms are also written like words: Isis, Nato.
        firsts = {words[0], words[0].capitalize()} if len(name) > 3 and name.isupper() else {words[0]}
        for first in sorted(firsts):
            rows = names.setdefault(first, [])
            if row not in rows:
                rows.append(row)

    for number, actor in enumerate(kept):
        for name in (actor.name, actor.neutral, *actor.aliases):
            if len(name.split()) < 6:
                add(name, number, "name")
        for name in actor.demonyms:
            add(name, number, "demonym")
        for name in (actor.name, *actor.aliases):  # Houthi rebels, the Houthis
            if actor.kind in _PEOPLES and name.endswith("s") and " " not in name and name[1:].islower():
                add(name[:-1], number, "demonym")
        if actor.seat and actor.kind == "state":
            add(actor.seat, number, "seat")
        for name, polarity, _ in actor.contested:
            add(name, number, "contested", polarity)
    for rows in names.values():
        rows.sort(key=lambda row: -len(row[0]))
    return {"actors": [[a.name, a.kind, a.country] for a in kept], "names": names}
