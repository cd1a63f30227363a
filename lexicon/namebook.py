"""The sets of names in the shape that finds them: one automaton over every surface, made when first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from lexicon.plain import plain_name

if TYPE_CHECKING:
    import ahocorasick_rs

    from lexicon.gazetteer import Actor
    from lexicon.naming import Naming

EITHER = "none"
"""The house answer under which a set is not looked at."""

_ACRONYM = re.compile(r"[A-Z]{2,6}\Z")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
# The Arabic article and its assimilated forms: a capital in the middle of a sentence is another spelling.
_ARTICLE = re.compile(r"(?:[ae]l|a[rsdn]|ash)[- ]")


class Target(NamedTuple):
    """What a surface stands for: the set, the name in it, and whether its article, if it has one, has a capital."""

    set: int
    name: int
    capital: bool | None


class Entry(NamedTuple):
    """A set as it is used on a text; ``needs`` and ``unless`` map a form to words near it."""

    id: str
    kind: str
    names: tuple[str, ...]
    person: bool
    house: int
    since: int
    needs: Mapping[str, list[str]]
    unless: Mapping[str, list[str]]


def index(naming: Naming, actors: Iterable[Actor]) -> dict[str, Any]:
    """Sets, surfaces and acronyms as JSON-able values: what a :class:`Namebook` is made from."""
    from lexicon.naming import surfaces

    targets: dict[str, list[Any] | None] = {}
    rows = []
    for number, s in enumerate(naming.sets):
        numbers = {form: k for k, forms in enumerate(s.names) for form in forms}
        names = [forms[0] for forms in s.names]
        near = [{form: [plain_name(w) for w in t[form]] for form in t} for t in (s.needs or {}, s.unless or {})]
        for form, k in numbers.items():
            tracked = _ARTICLE.match(form) is not None
            for place, surface in enumerate(surfaces(form)):
                targets.setdefault(surface, [number, k, bool(place) if tracked else None, form])
        for text in s.apart:
            targets[plain_name(text)] = None
        house = names.index(s.house) if s.house else -1
        rows.append([s.id, s.kind, names, s.of == "person", house, s.since, *near])
    full: dict[str, list[list[str]]] = {}
    for actor in actors:
        spelled = [_BRACKETS.sub("", n) for n in (actor.name, actor.neutral, *actor.aliases) if n]
        long = [n for n in spelled if not _ACRONYM.match(n)]
        for name in dict.fromkeys(spelled):
            if _ACRONYM.match(name) and long and actor.kind != "office":
                full.setdefault(name, []).append([plain_name(n) for n in dict.fromkeys(long)])
    return {
        "sets": rows,
        "surfaces": targets,
        "known": sorted(naming.known),
        "full": dict(sorted(full.items())),
    }


class Namebook:
    """Sets and acronyms ready to find. Immutable but for the automaton, which is made once.

    Args:
        data: what :func:`index` gives.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._surfaces: Mapping[str, list[Any] | None] = data["surfaces"]
        self._rows = data["sets"]
        self.known = frozenset(data["known"])
        """Acronyms that need no introduction."""
        self.full: Mapping[str, list[list[str]]] = data["full"]
        """Acronym → the full names of each actor that it may stand for."""

    @cached_property
    def sets(self) -> tuple[Entry, ...]:
        """All sets, in the order that targets count."""
        out = []
        for id_, kind, names, person, house, since, needs, unless in self._rows:
            out.append(Entry(id_, kind, tuple(names), person, house, since, needs, unless))
        return tuple(out)

    @cached_property
    def automaton(self) -> ahocorasick_rs.AhoCorasick:
        """Finds the longest surface at each place."""
        import ahocorasick_rs

        return ahocorasick_rs.AhoCorasick(list(self._surfaces), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    @cached_property
    def targets(self) -> tuple[tuple[Target, str] | None, ...]:
        """What each surface stands for, with the form as listed; ``None`` for a longer name that keeps its own."""
        return tuple(None if t is None else (Target(t[0], t[1], t[2]), t[3]) for t in self._surfaces.values())


def builtin() -> Namebook:
    """The book of the built-in sets, read from their files."""
    from lexicon.gazetteer import load_actors
    from lexicon.naming import load_naming

    return Namebook(index(load_naming(), load_actors()))
