"""The cast of a draft: who is spoken of, by which names, and which words of which sentence mean whom.

Names come first: the gazetteer's, capitalised ones, acronyms in brackets, surnames after full names. A description
(*the army*, *the group*) means the one actor that it fits, or else stands for itself; what is only probable says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analyzer import reporting as r
from analyzer.actors import words as w
from analyzer.actors.descriptions import Descriptions
from analyzer.actors.linking import link
from analyzer.actors.register import Member, Mention, Register
from analyzer.actors.segments import Names, Segment, bare, runs
from analyzer.guards import is_headline
from analyzer.tokens import Tokens

__all__ = ["Cast", "Member", "Mention"]

_MOVERS = frozenset(
    "strike strikes airstrike airstrikes shelling bombardment raid raids attack attacks fire offensive jets warplanes"
    " drones drone missiles missile rockets rocket shells artillery forces invasion incursion operation operations"
    " snipers tanks aircraft helicopters bombs bombing".split()
)
"""What a people does through these, it does itself: *Israeli strikes*."""
_INSIDE = re.compile(r"(?<=[a-z,;’'] )[A-Z][^\W_]+")
"""Words with a capital inside a sentence."""


@dataclass(slots=True)
class _Name:
    """A name in a run, as it grows by the roles after it."""

    actor: int
    i: int
    j: int
    how: str
    roles: list[int] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)


class Cast:
    """Reads sentences in order and keeps who was met.

    Attributes:
        members: every actor met, in the order of first mention.
    """

    def __init__(self, names: Names, text: str = "") -> None:
        self.register = Register(names, text)
        self.members = self.register.members
        self._names = names
        self._known = _inside(text)
        self._next_topic = -1
        self._tokens: Tokens
        self._number = 0
        self._descriptions: Descriptions

    def read(self, number: int, tokens: Tokens) -> list[Mention]:
        """The mentions in a sentence, in order."""
        self._tokens, self._number = tokens, number
        out: list[Mention] = []
        self._descriptions = Descriptions(self.register, tokens, number, out, self._next_topic)
        headline = is_headline(tokens)
        for run in runs(tokens, self._names, self._known):
            if headline:  # capitals say nothing: only names that are listed, or stand in the text as well
                run = [seg for seg in run if seg.what != "capital" or self._spelled(seg).split()[0] in self._known]
                if not run:
                    continue
            for mention in self._run(run):
                out.append(mention)
                member = self.members[mention.actor]
                member.mentions.append(mention)
                member.last = number
        if len(out) > 1:
            link(tokens, out, self.register)
        bodies = (m.actor for m in out if self.members[m.actor].kind not in {"person", "name", "gone"})
        self._next_topic = next(bodies, self._next_topic)
        return out

    # --- One run of segments

    def _run(self, run: Sequence[Segment]) -> Iterator[Mention]:
        t = self._tokens
        first = run[0].i
        sponsors: list[tuple[int, int]] = []
        titles: list[int] = []
        roles: list[int] = []
        owner = -1  # what the people or body before belongs to: Syrian …, Labour …
        adjective: Segment | None = None
        name: _Name | None = None
        for seg in run:
            if seg.what == "sponsor":
                sponsors.append((seg.i, seg.j))
                first = min(first, seg.i)
            elif seg.what in {"gazetteer", "capital"}:
                if seg.what == "gazetteer" and self._is_adjective(seg) and self.register.surname(t, seg) < 0:
                    owner, adjective = self.register.listed(seg, self._spelled(seg)), seg
                    continue
                if name is not None:
                    yield self._mention(name, first, sponsors)
                    owner, first, sponsors = name.actor, seg.i, []
                actor, how = self._named(seg, titles, roles, owner)
                if actor >= 0:
                    name = _Name(actor, seg.i, seg.j, how, roles, titles)
                    titles, roles = [], []
            elif seg.what == "title":
                if name is not None and name.how == "name":
                    owner = name.actor
                titles.append(next((k for k in range(seg.i, seg.j) if bare(t.lows[k]) in w.PERSONS), seg.i))
            elif not (seg.j < len(t) and t.lows[seg.j] in w.FIXTURES and t.joined(seg.i, seg.j)):
                if name is not None and seg.i == name.j and self._names_itself(name.actor, bare(t.lows[seg.i])):
                    name.j = seg.j
                    name.roles.append(seg.i)
                    if self.members[name.actor].kind == "name":
                        self.members[name.actor].kind = self._names.roles[bare(t.lows[seg.i])]
                    continue
                if name is not None and name.how == "name":
                    owner = name.actor
                    if not titles:
                        name = None
                roles.append(seg.i)
        if name is not None and not (roles or titles):
            yield self._mention(name, first, sponsors)
        elif roles and (not titles or roles[-1] > titles[-1]):
            yield from self._described(roles, titles, owner, first, sponsors)
        elif titles:
            yield self._office(titles, roles, owner, first)
        elif adjective is not None:
            yield from self._people(adjective, owner, sponsors)

    def _mention(self, name: _Name, first: int, sponsors: list[tuple[int, int]]) -> Mention:
        t = self._tokens
        start = min([name.i, *name.titles]) if name.how == "title" else name.i
        member = self.members[name.actor]
        if self._located(first, name.j):
            member.places += 1
        if name.how == "title" and name.titles and start < name.i:
            member.titles.append(" ".join(t.text[t.starts[start] : t.starts[name.i]].split()))
        return Mention(
            name.actor, self._number, name.i, name.j, t.starts[start], self._end(name.j - 1), name.how,
            tuple(name.roles), tuple(name.titles), tuple(sponsors), True, min(first, start), False, True,
        )  # fmt: skip

    def _end(self, k: int) -> int:
        """Where word k ends without its possessive ending."""
        return self._tokens.ends[k] - 2 * self._tokens.lows[k].endswith("'s")

    def _spelled(self, seg: Segment) -> str:
        t = self._tokens
        return bare(t.text[t.starts[seg.i] : t.ends[seg.j - 1]])

    def _located(self, first: int, j: int) -> bool:
        """Whether a name stands for the place: *in Syria*, *Aleppo province*."""
        t = self._tokens
        k = first - 1
        while k >= 0 and (t.lows[k] in {"the", "of"} or t.lows[k].endswith(("ern", "ast", "est", "rth", "uth"))):
            k -= 1
        if k >= 0 and t.lows[k] in w.LOCATIVES:
            return True
        return j < len(t) and t.lows[j] in w.PLACES and t.joined(j - 1, j)

    def _is_adjective(self, seg: Segment) -> bool:
        """Whether all that a name can be here is a demonym: *Syrian*, not *Syria*."""
        return all(what == "demonym" for _, what, _ in seg.rows) or (
            self._names.actors[seg.rows[0][0]][1] in {"ethnicity", "religion"} and not self._plural(seg)
        )

    def _plural(self, seg: Segment) -> bool:
        return self._tokens.lows[seg.j - 1].endswith("s")

    def _named(self, seg: Segment, titles: list[int], roles: list[int], owner: int) -> tuple[int, str]:
        t = self._tokens
        if seg.what == "gazetteer":
            known = self.register.surname(t, seg)
            return (known, "title") if known >= 0 else (self.register.listed(seg, self._spelled(seg)), "name")
        words = [bare(word) for word in t.words[seg.i : seg.j]]
        name = t.text[t.starts[seg.i] : t.ends[seg.j - 1]]
        name = bare(name) if name[-2:] in {"'s", "’s"} else name
        following = t.lows[seg.j] if seg.j < len(t) else ""
        if words[-1].lower() in w.PLACES and not titles and following not in r.FORMS:  # Lena Park said
            return -1, ""
        human = bool(titles) or any(self._descriptions.one_person(bare(t.lows[r])) for r in roles)
        actor = self.register.known(words, human=human)
        if actor < 0:
            kind = "person" if human else self.register.kind(t, words, seg)
            if roles and kind == "name":
                kind = self._names.roles[bare(t.lows[roles[-1]])]
            if kind == "place":
                return -1, ""
            actor = self.register.new(("name", name), name, kind, side=owner)
        elif owner >= 0 and self.members[actor].side < 0 and owner != actor:
            self.members[actor].side = owner
        if human and self.members[actor].kind in {"name", "person"}:
            self.members[actor].kind = "person"
            return actor, "title"
        return actor, "title" if self.members[actor].kind == "person" else "name"

    # --- Descriptions

    def _names_itself(self, actor: int, role: str) -> bool:
        """Whether a role after a name says what the name is: *YPG militia*, *al-Qaida terrorists*."""
        kind = self.members[actor].kind
        wanted = self._names.roles[role]
        if kind in {"state", "government", "bloc"} or (kind == "name" and wanted in {"police", "government", "force"}):
            return False
        if kind == "person":
            return False
        if wanted in {"force", "police"}:
            return kind in {"armed", "force", "police"}
        if wanted in {"people", "civic"}:
            return kind in {"people", "group", "party"} or (wanted == "civic" and kind == "armed")
        return True

    def _described(
        self, roles: list[int], titles: list[int], owner: int, first: int, sponsors: list[tuple[int, int]]
    ) -> Iterator[Mention]:
        t = self._tokens
        head = roles[-1]
        role = bare(t.lows[head])
        kind = self._names.roles[role]
        definite, opening = self._descriptions.definite(first)
        if t.lows[opening] == "no":
            return  # no terrorist
        if owner < 0:
            owner = self._descriptions.possessor(opening)
            if owner >= 0 and t.lows[opening] in {"its", "their"}:
                if kind not in {"force", "armed"}:
                    owner = -1
                else:
                    yield Mention(
                        owner, self._number, head, head + 1, t.starts[head], t.ends[head], "description", (head,), (),
                        tuple(sponsors), True, opening,
                    )  # fmt: skip
                    return
        if len(roles) > 1 and self._names.roles[bare(t.lows[roles[0]])] == "government" and kind == "force":
            roles = roles[1:]
        if owner >= 0:
            actor, sure = self._descriptions.composite(owner, role, kind, roles), True
        elif role in w.NO_ACTOR and not definite:
            return
        else:
            actor, sure = self._descriptions.resolved(role, kind, definite=definite)
            if actor < 0:
                if (
                    kind in {"company", "union", "party", "group", "government"}
                    and not definite
                    and not role.endswith("s")
                ):
                    return  # a company, any union
                actor = self._descriptions.open(role, kind)
        end = t.ends[head]
        if t.lows[head].endswith("'s"):
            end -= 2
        i = min([*roles, *titles, first] if owner >= 0 else roles)
        yield Mention(
            actor, self._number, i, head + 1, t.starts[i], end, "description", tuple(roles), (), tuple(sponsors), sure,
            opening,
        )  # fmt: skip

    def _office(self, titles: list[int], roles: list[int], owner: int, first: int) -> Mention:
        """A person by office alone: *the general*, *a Syrian military official*, *union leaders*."""
        t, descriptions = self._tokens, self._descriptions
        head = titles[-1]
        low = bare(t.lows[head])
        definite, opening = descriptions.definite(first)
        actor, sure = -1, True
        if owner < 0:
            owner = descriptions.possessor(opening)
            if owner >= 0 and t.lows[opening] in {"its", "their"}:
                roles = []  # its military spokesman speaks for it
        if owner >= 0 and low in w.VILIFIED and self.members[owner].kind == "state":
            actor, sure = descriptions.person(low)  # the Hungarian strongman
            owner = -1 if actor >= 0 else owner
        role = bare(t.lows[roles[-1]]) if roles else ""
        kind = self._names.roles[role] if role else ""
        if owner >= 0:
            actor = descriptions.composite(owner, role, kind, roles) if roles else owner
        elif roles and actor < 0:
            actor = descriptions.resolved(role, kind, definite=True)[0]
            actor = actor if actor >= 0 else descriptions.open(role, kind)
        elif definite and actor < 0:
            actor, sure = descriptions.person(low)
        if actor < 0:
            actor = self.register.new(("office", low), low, "person", named=False)
        office = self.members[actor].kind != "person"
        i = min([*titles, *roles])
        return Mention(
            actor, self._number, i, head + 1, t.starts[i], self._end(head), "description" if office else "title", (),
            tuple(titles), (), sure, opening, office,
        )  # fmt: skip

    def _people(self, seg: Segment, owner: int, sponsors: list[tuple[int, int]]) -> Iterator[Mention]:
        """*Russians*; *Russian warplanes*, *Israeli strikes*: a demonym that means who acts."""
        t = self._tokens
        plural = self._plural(seg) and t.words[seg.j - 1] != bare(t.words[seg.j - 1]) + "'s"
        following = t.lows[seg.j] if seg.j < len(t) and t.joined(seg.j - 1, seg.j) else ""
        after = t.lows[seg.j + 1] if seg.j + 1 < len(t) else ""
        if plural or following in _MOVERS or after in _MOVERS:
            yield Mention(
                owner, self._number, seg.i, seg.j, t.starts[seg.i], t.ends[seg.j - 1], "name", (), (), tuple(sponsors),
                True, seg.i,
            )  # fmt: skip


def _inside(text: str) -> frozenset[str]:
    """Words with a capital after one without: names, wherever they stand."""
    found = set()
    for m in _INSIDE.finditer(text):
        end = m.start() - 1
        before = text[max(0, end - 30) : end].rpartition(" ")[2]
        if before[:1].islower():
            found.add(m[0])
    return frozenset(found)
