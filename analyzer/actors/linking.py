"""Two mentions, one actor: what the sentence itself says is the same, by brackets, apposition, *is a*, *called … a*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer import grammar as g
from analyzer import reporting as r
from analyzer.actors import words as w
from analyzer.actors.register import Mention, Register
from analyzer.actors.segments import owned
from analyzer.tokens import Tokens

_BRANCHES = frozenset("branch wing arm affiliate offshoot franchise alias forerunner successor".split())
_RENAMED = re.compile(
    r"[,(] ?(?:now|formerly|previously|once|then|also|better|until recently|originally)"
    r"(?: (?:re)?(?:named|known|called))?(?: as)?(?: the)?\Z"
)
_CALLED = re.compile(
    r"(?:that|which|who)?\s*(?:calls itself|call themselves|calling itself|is known as|known as|called|named|dubbed)"
    r"(?: the)?\Z"
)
_BODY_KINDS = frozenset("armed force group party union company police civic government".split())
_COPULAS = g.BE | frozenset("remain remains remained became become".split())
_NAMING = frozenset("call describe label brand dub term denounce condemn deem".split())
_PARTS = frozenset(
    "who which that whose of from to in on at for by with against into and but or when while after before".split()
)
_AFTER_APPOSITION = frozenset("who which that of in for at whose from on with".split())


def link(tokens: Tokens, mentions: list[Mention], register: Register) -> None:
    """Joins the actors of neighbouring mentions where the sentence says that they are one."""
    linker = _Linker(tokens, register)
    for k in range(1, len(mentions)):
        if mentions[k - 1].actor != mentions[k].actor:
            linker.join(k, mentions)


class _Linker:
    def __init__(self, tokens: Tokens, register: Register) -> None:
        self._tokens = tokens
        self._register = register
        self.members = register.members

    def join(self, k: int, mentions: list[Mention]) -> None:
        a, b = mentions[k - 1], mentions[k]
        gap = self._tokens.text[a.end : b.start].strip()
        if self._bracketed(a, b, gap):
            self._merge(a.actor, b.actor, mentions)
        elif self._branch(a, b, gap) or self._called(a, b, gap):
            self._merge(b.actor, a.actor, mentions)
        elif a.how == "description" and a.roles and not a.office and self._member_of(b, gap):
            body = self.members[b.actor]
            if self.members[a.actor].kind == "armed" and body.kind in {"force", "name", "group"} and not body.country:
                body.kind = "armed"  # separatists of the Red Reef Army
            self._move(k - 1, b.actor, mentions)
        elif self._apposition(a, b):
            self._appose(k, a, b, mentions)
        elif not self.members[b.actor].named and (b.roles or b.titles) and (self._is(a, b) or self._named_so(a, b)):
            self._move(k, a.actor, mentions)

    def _appose(self, k: int, a: Mention, b: Mention, mentions: list[Mention]) -> None:
        if not b.proper:
            self._move(k, a.actor, mentions)
            return
        first, second = self.members[a.actor], self.members[b.actor]
        if a.titles:
            if second.kind == "name":
                second.kind = "person"
            if first.kind != "person" and second.side < 0:
                second.side = a.actor  # a Fano commander, Zemene Kassie
        self._move(k - 1, b.actor, mentions)

    def _merge(self, kept: int, gone: int, mentions: list[Mention]) -> None:
        for k, m in enumerate(mentions):
            if m.actor == gone:
                self._move(k, kept, mentions)

    def _move(self, k: int, actor: int, mentions: list[Mention]) -> None:
        m = mentions[k]
        title = " ".join(self._tokens.text[m.start : m.end].split()) if m.titles else ""
        self._register.move(k, actor, mentions, title)

    def _bracketed(self, a: Mention, b: Mention, gap: str) -> bool:
        """*Full Name (FN)*."""
        t = self._tokens
        if a.how == b.how == "name" and self._is_new(b) and _RENAMED.match(gap):
            return True
        return a.how == b.how == "name" and gap == "(" and t.text[b.end : b.end + 1] == ")" and self._is_new(b)

    def _branch(self, a: Mention, b: Mention, gap: str) -> bool:
        """*The Front — al-Qaida's Syrian branch*."""
        t = self._tokens
        if a.how != "name" or b.how != "name" or gap not in {"—", "–", "-", ",", "("} or not self._is_new(a):
            return False
        return owned(t.lows[b.j - 1], t, b.j - 1) and not _BRANCHES.isdisjoint(t.lows[b.j : b.j + 4])

    def _called(self, a: Mention, b: Mention, gap: str) -> bool:
        """*The sect that calls itself the Household*."""
        new = not self.members[a.actor].named and self._is_new(a)
        return new and a.how == "description" and b.how != "description" and bool(_CALLED.search(gap))

    def _is_new(self, m: Mention) -> bool:
        return self.members[m.actor].mentions[0].sentence == m.sentence

    def _member_of(self, b: Mention, gap: str) -> bool:
        """*Fighters from the Azov Brigade*."""
        if gap not in {"of", "of the", "from", "from the"} or not b.proper:
            return False
        kind, name = self.members[b.actor].kind, self.members[b.actor].name
        return kind in _BODY_KINDS or (kind == "name" and " " in name)

    def _apposition(self, a: Mention, b: Mention) -> bool:
        """*X, the minister,*; *its leader, X,*; *the SNA, a band of looters*."""
        t = self._tokens
        start = b.i if b.how != "description" else min(b.first, b.i)
        while start > a.j and t.joined(start - 1, start) and t.lows[start - 1] not in w.CLAUSE_BREAKERS:
            start -= 1
        if start != a.j or t.text[t.ends[a.j - 1] : t.starts[start]].strip() not in {",", "—", "–", " - "}:
            return False
        between = t.lows[start : b.i]
        if any(
            low in g.AUXILIARIES or low in r.FORMS or (low in _PARTS and low not in {"of", "and"}) for low in between
        ):
            return False
        if a.proper and b.proper:
            return False
        if a.proper and a.first and t.lows[a.first - 1] in w.LOCATIVES:
            return False  # in Damascus, the army …
        if owned(t.lows[b.j - 1], t, b.j - 1):
            return False
        after = t.text[b.end : b.end + 1]
        following = t.lows[b.j] if b.j < len(t) else ""
        if not (after in {",", ".", ";", "—", ")", ""} or following in _AFTER_APPOSITION):
            return False
        return following not in {"and", "or"} and (between[:1] != ["and"])

    def _is(self, a: Mention, b: Mention) -> bool:
        """*The Houthis are terrorists*, *remain a militia*."""
        t = self._tokens
        between = t.lows[a.j : b.i]
        if not {"no", "not", "never", "hardly"}.isdisjoint(between):
            return False
        return bool(between) and len(between) <= 6 and between[0] in _COPULAS and self._clean(a.j, b.i, between[1:])

    def _named_so(self, a: Mention, b: Mention) -> bool:
        """*Called the assailants "cowards and terrorists"*."""
        t = self._tokens
        before = t.lows[max(0, a.i - 4) : a.i]
        if not any(r.FORMS.get(low, ("",))[0] in _NAMING for low in before):
            return False
        between = [low for low in t.lows[a.j : b.i] if low != "and"]
        return len(between) <= 6 and self._clean(a.j, b.i, between)

    def _clean(self, i: int, j: int, lows: Sequence[str]) -> bool:
        """Whether nothing in words [i, j) begins another phrase."""
        t = self._tokens
        if any(c in t.text[t.ends[i - 1] : t.starts[j]] for c in ",;:—"):
            return False
        return not any(low in _PARTS or low in g.AUXILIARIES for low in lows)
