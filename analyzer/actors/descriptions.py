"""Descriptions: whom *the army*, *the group*, *Syrian troops*, *the tyrant* mean among those met before."""

from __future__ import annotations

from analyzer.actors import words as w
from analyzer.actors.register import Member, Mention, Register
from analyzer.actors.segments import Segment, bare
from analyzer.tokens import Tokens

_FITS = {
    "group": frozenset({"group", "armed", "party", "union", "company"}),
    "armed": frozenset({"armed"}),
    "force": frozenset({"force"}),
    "police": frozenset({"police"}),
    "government": frozenset({"government"}),
    "party": frozenset({"party"}),
    "union": frozenset({"union"}),
    "company": frozenset({"company"}),
}
"""Kinds of named actors that a description of a kind may mean."""
_WIDER = {
    "armed": frozenset({"armed", "civic", "group", "party"}),
    "civic": frozenset({"civic", "group", "union", "people"}),
    "group": frozenset({"group", "armed", "party", "union", "name"}),
    "company": frozenset({"company", "name", "group"}),
    "union": frozenset({"union", "group"}),
    "party": frozenset({"party", "name"}),
    "government": frozenset({"government", "state", "armed", "party"}),
}
"""Kinds of actors that a description may mean where none of its own kind is near."""
_RULERS = frozenset("government governments regime administration junta authorities leadership cabinet rulers".split())
_NEAR = 3
"""Sentences back within which a description of several candidates still means the nearest."""
_FAR = 10
"""Sentences back beyond which even the only candidate is no more than probable."""
_GENERIC = frozenset(
    "group groups movement organisation organization body association network company firm employer management"
    " corporation conglomerate manufacturer sect cult outfit bosses charity ngo retailer developer contractor operator"
    " supplier airline utility".split()
)
"""Descriptions that any body of their kind may have; the rest (*the university*) need it in the name."""
_BODIES = frozenset(
    "militia insurgency faction brigade cartel mob crowd staff enemy caliphate colony campaign men women children"
    " media".split()
)
"""Roles in the singular that are no single person's."""
_DEFINITE = frozenset("the this that these those its their his her our both".split())
_STOPS = frozenset("is are was were be been has have had will would not said says".split())


class Descriptions:
    """Resolves the descriptions of one sentence.

    Args:
        register: who was met.
        tokens: the sentence.
        number: of the sentence.
        found: the mentions in it so far.
        topic: the first body of the sentence before: what *its leader* belongs to; -1 where there was none.
    """

    def __init__(self, register: Register, tokens: Tokens, number: int, found: list[Mention], topic: int) -> None:
        self._register = register
        self._tokens = tokens
        self._number = number
        self._found = found
        self._topic = topic
        self.members = register.members

    def possessor(self, opening: int) -> int:
        """The actor that a noun phrase belongs to: *Myanmar's brutal junta*, *the regime of Min Aung Hlaing*."""
        t = self._tokens
        if t.lows[opening].endswith("'s"):
            for m in reversed(self._found):
                if m.j == opening + 1:
                    return m.actor
        elif t.lows[opening] in {"its", "their"}:
            for m in reversed(self._found):
                if self.members[m.actor].kind not in {"person", "people", "name"} and not m.office:
                    return m.actor
            return self._topic
        return -1

    def definite(self, i: int) -> tuple[bool, int]:
        """Whether *the* or the like stands before a noun phrase, and where the phrase opens."""
        t = self._tokens
        k = i - 1
        steps = 0
        while k >= 0 and steps < 5 and t.text[t.ends[k] : t.starts[k + 1]] in {" ", "-", "\n"}:
            low = t.lows[k]
            if low in _DEFINITE or low.endswith("'s"):
                return True, k
            if low in {"a", "an", "some", "several", "many", "two", "three", "four"} or low[0].isdigit():
                return False, k
            if low in w.PREPOSITIONS or low in w.CLAUSE_BREAKERS or low in _STOPS or low.endswith("ing"):
                break
            k -= 1
            steps += 1
        return False, k + 1

    def composite(self, owner: int, role: str, kind: str, roles: list[int]) -> int:
        """A body of a state, a place or a bigger body: *Syrian army*, *Labour government*."""
        t = self._tokens
        member = self.members[owner]
        if member.kind in {"armed", "party", "group"} and kind in {"armed", "civic", "group", "party"}:
            return owner  # Houthi gunmen
        demonym = self._adjective_of(owner)
        if role in w.ARMIES:
            for army in ("army", "military"):
                rows = self._register.names.find([demonym, army], 0)
                if rows[0] == 2:
                    return self._register.listed(Segment("gazetteer", 0, 0, rows[1]), demonym)
        key = ("body", str(owner), same_role(role))
        if key not in self._register.keys:
            spelled = " ".join(bare(t.words[k]) for k in roles)
            return self._register.new(key, f"{demonym} {spelled}".strip(), kind, side=owner, country=member.name)
        return self._register.keys[key]

    def _adjective_of(self, owner: int) -> str:
        t = self._tokens
        if self.members[owner].kind not in {"state", "people"}:
            return self.members[owner].name
        for seg_word in reversed(t.words):
            rows = self._register.names.find([bare(seg_word)], 0)[1]
            if any(what == "demonym" and self._register.keys.get(("listed", str(n))) == owner for n, what, _ in rows):
                word = bare(seg_word)
                return word.capitalize() if word.isupper() and len(word) > 3 else word
        return self.members[owner].name

    def resolved(self, role: str, kind: str, *, definite: bool) -> tuple[int, bool]:
        """The actor that a description means, and whether that is sure; -1 where it is open."""
        own = self._register.keys.get(("role", same_role(role)), -1)
        if not definite:
            return own, True
        if kind in {"group", "company"} and role not in _GENERIC:
            named = [k for k, m in enumerate(self.members) if m.named and role in m.name.lower().split()]
            return (named[0], True) if len(named) == 1 else (own, True)
        if self.one_person(role):
            people = [k for k, m in enumerate(self.members) if m.kind == "person" and self._number - m.last <= _NEAR]
            if people:
                return max(people, key=lambda k: self.members[k].last), False
        fits = _FITS.get(kind, frozenset())
        if role in w.INTRUDERS and (actor := self._intruder()) >= 0:
            return actor, False
        if role in w.ARMIES or kind in {"police", "government"}:
            found = [
                k for k, m in enumerate(self.members)
                if m.kind in fits and (m.named and (kind != "force" or _is_army(m)))
            ]  # fmt: skip
        else:
            found = [k for k, m in enumerate(self.members) if m.kind in fits and m.named]
            if not found and kind == "armed":
                found = [k for k, m in enumerate(self.members) if m.kind in {"group", "party"} and m.named]
        if own >= 0 and (not found or self.members[own].mentions):
            return own, True
        if len(found) == 1:
            return found[0], self._number - self.members[found[0]].last <= _FAR
        if len(found) > 1:
            near = [k for k in found if self._number - self.members[k].last <= _NEAR]
            if len(near) == 1:
                return near[0], True
            latest = sorted(found, key=lambda k: -self.members[k].last)
            if self.members[latest[0]].last > self.members[latest[1]].last:
                return latest[0], False
            return -1, False
        if kind == "government" and role not in _RULERS:
            return own, True  # the council, a ministry: no name for whoever was spoken of before
        return self._wider(kind, own)

    def _wider(self, kind: str, own: int) -> tuple[int, bool]:
        """Whom other words for somebody met before may mean: the latest that could be called so. Never sure."""
        if own >= 0 or kind not in _WIDER:
            return own, True
        fits = _WIDER[kind]
        near = [
            k for k, m in enumerate(self.members)
            if m.kind in fits and m.mentions and self._number - m.last <= _NEAR
            and not (m.kind in {"name", "state"} and 2 * m.places >= len(m.mentions))
        ]  # fmt: skip
        if not near:
            return own, True
        near = [k for k in near if self.members[k].named] or near
        near.sort(key=lambda k: -self.members[k].last)
        latest = self.members[near[0]].last
        first = [k for k in near if self.members[k].last == latest]
        return (first[0], False) if len(first) == 1 else (own, True)

    def _intruder(self) -> int:
        """The state or army that *the invaders* means: the only one that was named as more than a place."""
        found = [
            k for k, m in enumerate(self.members)
            if m.kind in {"state", "force", "armed"} and m.named and self._number - m.last <= _NEAR
            and 2 * m.places < len(m.mentions)
        ]  # fmt: skip
        return found[0] if len(found) == 1 else -1

    def one_person(self, role: str) -> bool:
        """Whether a role means a single person: *activist*, *militant*, not *group*."""
        kind = self._register.names.roles.get(role)
        return kind in {"people", "civic", "armed"} and role[-1] != "s" and role not in _BODIES

    def open(self, role: str, kind: str) -> int:
        """The actor that a description without a name stands for by itself."""
        return self._register.new(("role", same_role(role)), role, kind, named=False)

    def person(self, low: str) -> tuple[int, bool]:
        """Whom an office alone means (*the general*, *the tyrant*), and whether that is sure; -1 where it is open."""
        singular = low.rstrip("s")
        people = [
            k for k, m in enumerate(self.members)
            if m.kind == "person" or (m.kind == "name" and m.named and " " in m.name and not m.places)
        ]  # fmt: skip
        for k in reversed(people):
            if any(singular in title.lower().replace("-", " ").split() for title in self.members[k].titles):
                return k, True
        near = [k for k in people if self._number - self.members[k].last <= _NEAR]
        if near and (low in w.VILIFIED or {"former", "disgraced"} & set(self._tokens.lows[:4])):
            return max(near, key=lambda k: self.members[k].last), False
        return -1, True


def same_role(role: str) -> str:
    """Descriptions that are the same: *army* and *troops*, *fighter* and *fighters*."""
    if role in w.ARMIES or role in {"army", "military"}:
        return "army"
    if role in _RULERS:
        return "government"
    if role in {"police", "officers", "constables", "policemen"}:
        return "police"
    if role in {"company", "firm", "employer", "employers", "management", "bosses", "companies", "firms"}:
        return "company"
    if role.endswith("men") and len(role) > 5:
        return role[:-3] + "man"
    return role[:-1] if role.endswith("s") and not role.endswith("ss") else role


def _is_army(member: Member) -> bool:
    last = member.name.split()[-1].lower()
    return last in w.ARMIES or last in {"army", "military", "forces"}
