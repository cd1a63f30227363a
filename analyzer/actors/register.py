"""Everybody met in a draft so far, by the names under which they may come back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from analyzer import reporting as r
from analyzer.actors import words as w
from analyzer.actors.segments import Names, Segment, bare
from analyzer.tokens import Tokens

_KINDS = {
    "state": "state",
    "government": "government",
    "armed-group": "armed",
    "military-unit": "force",
    "party": "party",
    "movement": "group",
    "institution": "group",
    "bloc": "bloc",
    "alliance": "bloc",
    "company-state": "company",
    "religion": "people",
    "ethnicity": "people",
}
_LANDMARKS = frozenset({"Mount", "Lake", "Port", "Camp", "Fort", "Cape"})
_CAPITALS = re.compile(r"(?:\b([Tt]he) )?\b([A-Z][\w'’]*(?: [A-Z][\w'’]*)*)")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words [i, j) of a sentence that mean an actor.

    ``how`` is name, title (a person by name or office), or description; ``roles`` are the words in it by which the
    actor is called (*terrorists*, *militia*); ``first`` is the first word of the whole noun phrase as far as known.
    """

    actor: int
    sentence: int
    i: int
    j: int
    start: int
    end: int
    how: str
    roles: tuple[int, ...] = ()
    titles: tuple[int, ...] = ()
    sponsors: tuple[tuple[int, int], ...] = ()
    sure: bool = True
    first: int = 0
    office: bool = False
    """Speaks for the actor: *a Syrian military official*."""
    proper: bool = False
    """Holds a name, and is no description or office alone."""


@dataclass(slots=True)
class Member:
    """One of the cast, as it is gathered."""

    name: str
    kind: str
    side: int = -1
    """The actor to which a person or a force belongs, itself where none is known."""
    country: str = ""
    named: bool = True
    titles: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    places: int = 0
    last: int = 0


class Register:
    """The members of a cast and how they are found again.

    Args:
        names: the gazetteer's names.
        text: the draft, or the stretch of it that is read: what it goes on with tells surnames from bodies.
    """

    def __init__(self, names: Names, text: str) -> None:
        self.members: list[Member] = []
        self.names = names
        self.keys: dict[tuple[str, ...], int] = {}
        self._text = text
        self._by_first: dict[str, list[int]] = {}
        self._by_last: dict[str, list[int]] = {}
        self._by_initials: dict[str, list[int]] = {}

    def new(
        self, key: tuple[str, ...], name: str, kind: str, *, side: int = -1, country: str = "", named: bool = True
    ) -> int:
        """The number of a new member; of the old one, where the key is known."""
        if key in self.keys:
            return self.keys[key]
        number = self.keys[key] = len(self.members)
        self.members.append(Member(name, kind, side, country, named))
        parts = _parts(name)
        if named and len(parts) > 1:
            self._by_first.setdefault(parts[0], []).append(number)
            self._by_last.setdefault(parts[-1], []).append(number)
            self._by_initials.setdefault(_initials(parts), []).append(number)
        return number

    def surname(self, tokens: Tokens, seg: Segment) -> int:
        """The person met before whose surname is also a listed name: *Magyar*, *Jordan*."""
        if seg.j != seg.i + 1:
            return -1
        for k in self._by_last.get(bare(tokens.words[seg.i]), ()):
            if self.members[k].named and self.members[k].kind in {"person", "name"}:
                return k
        return -1

    def known(self, words: list[str], *, human: bool) -> int:
        """Who was met under this name, a surname, a short form or an acronym of it; -1 where nobody was."""
        known = self.keys.get(("name", " ".join(words)), -1)
        if known >= 0:
            return known
        if len(words) == 1:
            word = words[0]
            people = [k for k in self._by_last.get(word, ()) if self._alive(k, {"person", "name"})]
            bodies = [] if human else [k for k in self._by_first.get(word, ()) if self._is_body(k)]
            acronyms = self._by_initials.get(word, ()) if word.isupper() else ()
            found = [*people, *bodies, *(k for k in acronyms if self.members[k].named)]
            return min(found) if found else -1
        for k in self._by_last.get(words[-1], ()):
            member = self.members[k]
            parts = _parts(member.name)
            if self._alive(k, {"person", "name"}) and parts[-len(words) :] == words:
                return k
        if human:
            single = self.keys.get(("name", words[-1]), -1)
            if single >= 0 and self.members[single].kind == "person":
                return single
        return -1

    def _alive(self, k: int, kinds: set[str]) -> bool:
        return self.members[k].named and self.members[k].kind in kinds

    def _is_body(self, k: int) -> bool:
        return self.members[k].named and self.members[k].kind not in {"person", "state", "gone"}

    def kind(self, tokens: Tokens, words: list[str], seg: Segment) -> str:
        """The kind of an unlisted name as far as its words tell; also *place*, or *name* where they do not."""
        t = tokens
        for word in reversed(words):
            if word in w.ORGANISATIONS:
                return w.ORGANISATIONS[word]
        following = tokens.lows[seg.j] if seg.j < len(tokens) else ""
        if words[0] in _LANDMARKS or (words[-1].lower() in w.PLACES and following not in r.FORMS):
            return "place"
        if seg.j < len(t) and t.lows[seg.j] in w.PLACES and t.joined(seg.j - 1, seg.j):
            return "place"
        k = seg.i - 1
        if k >= 0 and t.lows[k] in {"the"} and all(word.isupper() for word in words):
            return "group"
        return self._human_or_body(words) if len(words) in {2, 3} else "name"

    def _human_or_body(self, words: list[str]) -> str:
        """What a name of two or three words is by the part that the draft goes on with: surname or first word."""
        alone, bodied = self._alone
        if words[-1] in bodied or " ".join(words) in bodied:
            return "group"
        if words[-1] in alone:
            return "person"
        return "group" if words[0] in alone else "name"

    @cached_property
    def _alone(self) -> tuple[frozenset[str], frozenset[str]]:
        """Capitalised words that stand alone somewhere, and names that go with *the*."""
        alone, bodied = set(), set()
        for article, name in _CAPITALS.findall(self._text):
            name = bare(name)
            if article:
                bodied.add(name)
            elif " " not in name:
                alone.add(name)
        return frozenset(alone), frozenset(bodied)

    def listed(self, seg: Segment, spelled: str) -> int:
        """The gazetteer's actor, by context where several share the name."""
        found = list(dict.fromkeys(number for number, _, _ in seg.rows))
        if len(found) > 1:
            met = [n for n in found if ("listed", str(n)) in self.keys]
            countries = {m.name for m in self.members if m.kind == "state"}
            near = [n for n in found if self.names.actors[n][2] in countries]
            found = met or (near if len(near) == 1 else []) or found
        number = found[0]
        key = ("listed", str(number))
        if key in self.keys:
            return self.keys[key]
        name, kind, country = self.names.actors[number]
        if len(found) > 1:  # an acronym of several, with nothing to tell them apart
            same = {self.names.actors[n][1] for n in found}
            kind = kind if len(same) == 1 else "movement"
            return self.new(("name", spelled), spelled, _KINDS[kind])
        if ("name", name) in self.keys:
            return self.keys[("name", name)]
        return self.new(key, name, _KINDS[kind], country=country)

    def move(self, k: int, actor: int, mentions: list[Mention], title: str = "") -> None:
        """Gives mention k to another actor; whoever has no mention left is nobody."""
        old = mentions[k]
        moved = mentions[k] = replace(old, actor=actor)
        gone, kept = self.members[old.actor], self.members[actor]
        gone.mentions = [m for m in gone.mentions if m is not old]
        kept.mentions.append(moved)
        if title:
            kept.titles.append(title)
        kept.last = moved.sentence
        if not gone.mentions:
            self._forget(old.actor, actor)

    def _forget(self, gone: int, actor: int) -> None:
        for key, value in list(self.keys.items()):
            if value == gone and key[0] != "role":
                self.keys[key] = actor
            elif value == gone:
                del self.keys[key]
        member = self.members[gone]
        if member.named:
            self.keys[("name", member.name)] = actor
        member.named = False
        member.kind = "gone"


def _parts(name: str) -> list[str]:
    return name.replace("-", " ").replace("’", "'").split()


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""
