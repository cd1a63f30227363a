"""Standing: how a draft names people and bodies, with the honours of an office or as though they had none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzer import grammar as g
from analyzer.actors import words as w
from analyzer.actors.scene import Line, Scene
from analyzer.patterns.common import honours as h
from analyzer.sentences import Span

COUNTERPARTS = h.LEADERS | h.LEADS | h.MEETS | h.DEALS
"""Without one of these, nobody is shown as a counterpart by surname alone."""
_WORDS = (
    h.PERSONS | h.NOBODY | h.CRIMINAL | h.BODIES | h.GANGS | h.SELF
    | frozenset({"called", "would", "himself", "herself"})
)  # fmt: skip
TRIGGERS = _WORDS | frozenset(word + "'s" for word in _WORDS)
"""Without one of these, nobody is belittled."""
OFFICE, NAME, FULL = range(3)
"""How much honour there is in a naming: an office, a name with it, a full name."""
_LONGEST = 3
"""Words of a title in scare quotes at most."""
NEAR = 4
"""Sentences within which two sides face each other."""


class Naming(NamedTuple):
    """How a draft names somebody: in which sentence, where, by which words, and what the same phrase names besides."""

    number: int
    span: Span
    i: int
    j: int
    names: frozenset[str]
    body: bool
    weight: int = 1
    """Of what honours, how much it does; of what belittles, how much honour it takes to make a contrast."""


# --- Belittled


def belittled_in(scene: Scene, line: Line) -> Iterator[Naming]:
    """Whoever a sentence names without the honours of an office: warlords, regimes, the self-styled, *one Dost*."""
    lows, t = line.lows, line.tokens
    for k, word in enumerate(lows):
        if word not in TRIGGERS or line.quoted(k):
            continue
        low = word.removesuffix("'s")
        before = line.low(k - 1)
        if (low in h.SELF and before == "self") or (low == "called" and before == "so"):
            yield from _denied(line, k - 1, k + 1)
        elif low == "would" and line.low(k + 1) == "be" and t.between(k, k + 1) == "-":
            yield from _denied(line, k, k + 2)
        elif low in {"himself", "herself"} and before in h.ASSUMING:
            yield from _denied(line, k - 1, k + 1, apart=3)
        elif low in h.PERSONS:
            if (t.words[k][0].isupper() and k and line.low(k + 1) == "") or not h.PAST.isdisjoint(
                lows[max(0, k - 3) : k]
            ):
                continue
            if low in {"puppet", "puppets"} and line.low(k + 1) not in h.OFFICES:
                continue
            if _names_somebody(line, k):
                yield _naming(line, k, k + 1, body=False, weight=OFFICE)
        elif low in h.CRIMINAL:
            if faces(scene, line, strict=low in h.JOURNALESE) and _names_somebody(line, k):
                yield _naming(line, k, k + 1, body=False)
        elif low in h.GANGS:
            if line.low(k + 1) in h.CAPOS and faces(scene, line):
                yield _naming(line, k, k + 2, body=False)
            elif _is_gang(line, k, low) and faces(scene, line):
                yield _naming(line, k, k + 1, body=True)
        elif low in h.BODIES and _rules(line, k):
            yield _naming(line, k, k + 1, body=True)
        elif low in h.NOBODY and _is_nobody(line, k) and faces(scene, line):
            yield _naming(line, k, k + 1, body=False)


def _is_nobody(line: Line, k: int) -> bool:
    """*A man called Dost*, *one Dost*, *a certain Dost*: as though nobody knew who that is."""
    words, low = line.tokens.words, line.lows[k]
    if low in {"one", "certain"}:
        return (
            (low == "one" or line.low(k - 1) == "a")
            and k + 1 < len(words)
            and words[k + 1][0].isupper()
            and line.low(k + 1) not in w.NO_NAMES
            and line.tokens.joined(k, k + 1)
            and (k == 0 or not line.low(k - 1)[0].isdigit())
        )
    if line.low(k - 1) not in {"a", "only", "somebody", "someone", "the"}:
        return False
    j = k + 1
    while line.low(j) in {"of", "the", "name", "by", "as", "only", "is", "was", "who"}:
        j += 1
    if line.low(j) in h.NAMED:
        j += 1
        while line.low(j) in {"as", "only", "simply"}:
            j += 1
    elif j == k + 1 or "name" not in line.lows[k:j]:
        return False
    return j < len(words) and words[j][0].isupper()


def _is_gang(line: Line, k: int, low: str) -> bool:
    """Whether a gang is a side: *the rebel outfit*, *the Lunda gang*."""
    before = line.low(k - 1)
    if before in h.CAMPS or before in {"zionist", "occupying"} or low.startswith("rabble"):
        return True
    return low.startswith("gang") and k > 0 and line.tokens.words[k - 1][0].isupper() and before not in w.OPENERS


def held_off(line: Line, scares: Sequence[Span]) -> Iterator[Naming]:
    """*The "president"*: offices in scare quotes."""
    for start, end in scares:
        i, j = line.tokens.locate(start, end)
        if 0 < j - i <= _LONGEST and line.lows[j - 1].removesuffix("'s") in h.OFFICES:
            yield _naming(line, i, j, body=False)


def bare_names(scene: Scene, line: Line) -> Iterator[Naming]:
    """*Dost, who leads the rebels*: a leader by surname alone, in the whole draft."""
    lows, words, t = line.lows, line.tokens.words, line.tokens
    for k, word in enumerate(words):
        if not word[0].isupper() or lows[k] in w.OPENERS or lows[k] in w.NO_NAMES or line.quoted(k):
            continue
        before = line.low(k - 1)
        if k and words[k - 1][0].isupper() and t.joined(k - 1, k):
            continue
        if k + 1 < len(words) and (words[k + 1][0].isupper() and t.joined(k, k + 1)):
            continue
        led = before in h.LEADERS and k >= 2 and t.joined(k - 1, k) and lows[k - 2].removesuffix("'s") in h.CAMPS
        if not led and k + 2 < len(words) and t.between(k, k + 1) == ", ":
            aside = lows[k + 1 : k + 7]
            led = (aside[0] == "who" and aside[1] in h.LEADS) or (
                aside[0] in {"the", "a", "an", "his", "her", "their", "leader", "head", "commander"}
                and not h.LEADERS.isdisjoint(aside)
                and not h.CAMPS.isdisjoint(aside)
            )
        if not led and line.low(k + 1) not in w.ROLES:
            led = _is_met(line, k)
        if led and not _is_known(scene, lows[k].removesuffix("'s")):
            yield Naming(line.number, line.at(k, k + 1), k, k + 1, frozenset({lows[k]}), False, FULL)


def _is_met(line: Line, k: int) -> bool:
    """Whether word k names whom somebody of full name and rank deals with: *Foreign Minister Ada Orr met Dost*."""
    lows = line.lows
    at = k - 1
    if line.low(at) in {"with", "to"}:
        at -= 1
        if line.low(at) not in h.DEALS:
            return False
    elif line.low(at) not in h.MEETS:
        return False
    return not h.RANKS.isdisjoint(lows[:at])


def _is_known(scene: Scene, name: str) -> bool:
    """Whether a draft names somebody more fully anywhere, or it is the name of a place or a body."""
    for line in scene.lines:
        if name not in line.lows and name + "'s" not in line.lows:
            continue
        for k, low in enumerate(line.lows):
            if low.removesuffix("'s") != name:
                continue
            if k and line.tokens.words[k - 1][0].isupper() and line.low(k - 1) not in w.OPENERS:
                return True
            if any(
                scene.members[m.actor].kind not in {"person", "name", "gone"} for m in line.mentions if m.i <= k < m.j
            ):
                return True
    return False


def _denied(line: Line, i: int, j: int, apart: int = 3) -> Iterator[Naming]:
    """*Self-styled general*: the office that words [i, j) deny."""
    for k in range(j, min(j + apart + 1, len(line.lows))):
        low = line.lows[k].removesuffix("'s")
        if low in h.OFFICES:
            if low in {"king", "queen", "prince"} and line.low(k + 1) == "of":
                return
            yield _naming(line, i, k + 1, body=False, weight=OFFICE)
            return
        if not line.tokens.joined(k - 1, k) or low in w.PREPOSITIONS:
            return


def _names_somebody(line: Line, k: int) -> bool:
    """Whether a belittling noun stands for one who acts here, not for a kind or in a comparison."""
    before = line.lows[max(0, k - 3) : k]
    return not ({"no", "any", "like", "every", "not"} & set(before) or before[-1:] == ["anti"])


def faces(scene: Scene, line: Line, *, strict: bool = True) -> bool:
    """Whether two sides face each other near a sentence, and it is no crime story."""
    near = scene.lines[max(0, line.number - NEAR) : line.number + NEAR + 1]
    return all(h.CRIME.isdisjoint(x.lows) for x in near) and (
        not strict or any(not h.PEERS.isdisjoint(x.lows) for x in near)
    )


def _rules(line: Line, k: int) -> bool:
    """Whether a regime rules a country, rather than a diet."""
    lows, words = line.lows, line.tokens.words
    if not lows[k].startswith("regime"):
        return not line.quoted(k)
    start = k
    while start and line.tokens.joined(start - 1, start) and lows[start - 1] not in g.DETERMINERS:
        if lows[start - 1] in w.PREPOSITIONS or lows[start - 1] in g.AUXILIARIES or k - start >= 3:
            break
        start -= 1
    inside = lows[start:k]
    if not h.NOT_POLITICAL.isdisjoint(inside) or line.low(k + 1) in {"for", "change"}:
        return False
    named = any(words[n][0].isupper() and n for n in range(start, k)) or not h.RULING.isdisjoint(inside)
    if line.low(start - 1) in {"a", "an", "any", "this", "each"} and not named:
        return False
    if inside and not named and inside[-1] not in g.DETERMINERS and not inside[-1].endswith("'s"):
        return False
    if line.low(k + 1) == "of":
        after = k + 2 if line.low(k + 2) not in g.DETERMINERS else k + 3
        return after < len(words) and (words[after][0].isupper() or line.low(after) in w.PERSONS)
    return True


def _naming(line: Line, i: int, j: int, *, body: bool, weight: int = NAME) -> Naming:
    return Naming(line.number, line.at(i, j), i, j, _names(line, i, j), body, weight)


def _names(line: Line, i: int, j: int) -> frozenset[str]:
    """Capitalised words of the noun phrase that words [i, j) stand in, and of what is apposed to it."""
    words, t = line.tokens.words, line.tokens
    out = set()
    for step, edge in ((-1, i), (1, j)):
        k = edge if step > 0 else edge - 1
        crossed = False
        while 0 <= k < len(words):
            left = k - 1 if step > 0 else k
            if left >= 0 and left + 1 < len(words) and not t.joined(left, left + 1):
                if crossed or t.text[t.ends[left] : t.starts[left + 1]] not in {", ", " — ", " – ", " ("}:
                    break
                crossed = True
            low = line.lows[k]
            if words[k][0].isupper() and low not in w.OPENERS:
                out.add(low.removesuffix("'s"))
            elif low not in (_LINKS if step > 0 else _LEFT) and not (
                not crossed and low not in g.AUXILIARIES and low in w.PERSONS | h.OFFICES
            ):
                break
            k += step
    return frozenset(out - {"the", "a", "an"})


_LINKS = frozenset("the a an of in de al el bin von van rebel by name named called who head leader".split())
_LEFT = frozenset("the a an of de al el bin von van rebel".split())


# --- Honoured


def honoured(scene: Scene, line: Line) -> Iterator[Naming]:
    """Ranks with names, high offices, governments and other bodies of a state, in the outlet's or a speaker's words."""
    lows, words = line.lows, line.tokens.words
    for k, word in enumerate(lows):
        low = word.removesuffix("'s")
        if low not in _HONOURS or line.quoted(k) or _is_mocked(line, k):
            continue
        if low in h.RANKS:
            naming = _ranked(line, k, low)
            if naming is not None:
                yield naming
            elif low in h.HIGH and word == low and _is_office(line, k) and faces(scene, line):
                yield Naming(line.number, line.at(k, k + 1), k, k + 1, frozenset(), False, OFFICE)
        elif low == "government":
            if _governs(line, k):
                yield _naming(line, k, k + 1, body=True)
        elif low in h.INSTITUTIONS and word == low and line.low(k - 1) == "the" and faces(scene, line):
            yield Naming(line.number, line.at(k, k + 1), k, k + 1, frozenset(), True, OFFICE)
        elif not words[k][0].isupper():
            continue
        elif low in {"republic", "ministry", "kingdom"} and line.low(k + 1) in {"of", "said"}:
            yield _naming(line, k, k + 1, body=True)
        elif low in h.CAPITAL and k and words[k - 1][0].isupper() and lows[k - 1] not in w.OPENERS:
            yield Naming(line.number, line.at(k - 1, k + 1), k - 1, k + 1, frozenset({lows[k - 1]}), True, OFFICE)


def _ranked(line: Line, k: int, low: str) -> Naming | None:
    """The person whose rank word k is: *General Orr*, *the prime minister, Sir Alan Reece*."""
    words, t = line.tokens.words, line.tokens
    capital = words[k][0].isupper()
    named = _name_after(line, _office_end(line, k + 1))
    if named > k + 1:
        if line.low(named) in h.BODIES or not (capital or (low in _OFFICES and named - k > 2)):
            return None
        return _person(line, k, named)
    if k + 1 < len(words) and t.between(k, k + 1) == ", ":
        named = _name_after(line, k + 1, apposed=True)
        if named - k > 2 or (named - k == 2 and "the" in line.lows[max(0, k - 4) : k]):
            return _person(line, k, named)
    return None


def _is_office(line: Line, k: int) -> bool:
    """Whether word k is an office without its holder's name: *the defence minister*."""
    return "the" in line.lows[max(0, k - 3) : k] and line.low(k + 1) != "of"


def _governs(line: Line, k: int) -> bool:
    """Whether *government* at word k is a body that acts, not a bond or a building."""
    if line.low(k + 1) in {"debt", "bonds", "building", "buildings", "office"}:
        return False
    named = line.tokens.words[max(0, k - 1)][0].isupper() or line.lows[k].endswith("'s")
    return named or "the" in line.lows[max(0, k - 4) : k]


_OFFICES = w.PERSONS | {"leader", "head"}
_HONOURS = h.RANKS | h.HIGH | h.INSTITUTIONS | h.CAPITAL | {"government", "republic", "kingdom"}


def _person(line: Line, i: int, j: int) -> Naming:
    """A person by rank and name: words [i, j)."""
    lows = line.lows
    first = next((k for k in range(j - 1, i, -1) if lows[k] in h.RANKS | w.OFFICE_WORDS), i) + 1
    names = frozenset(lows[k].removesuffix("'s") for k in range(first, j))
    return Naming(line.number, line.at(i, j), i, j, names, False, FULL if j - first > 1 else NAME)


def _office_end(line: Line, k: int) -> int:
    """One past what a title goes on with: *Secretary of State*, *Chief of the General Staff*."""
    words, lows = line.tokens.words, line.lows
    while line.low(k) in {"of", "for"}:
        j = k + 1 + (line.low(k + 1) == "the")
        first = j
        while j < len(words) and words[j][0].isupper() and lows[j] in w.OFFICE_WORDS:
            j += 1
        if j == first:
            break
        k = j
    return k


def _is_mocked(line: Line, k: int) -> bool:
    before = line.lows[max(0, k - 4) : k]
    return (
        ("self" in before and not h.SELF.isdisjoint(before))
        or ("so" in before and "called" in before)
        or not (h.PERSONS | {"himself", "herself", "puppet"}).isdisjoint(before)
    )


def _name_after(line: Line, k: int, *, apposed: bool = False) -> int:
    """One past the capitalised name that begins at word k; k where there is none."""
    words, t, j = line.tokens.words, line.tokens, k
    while j < len(words) and words[j][0].isupper():
        if j > k or not apposed:
            gap = t.text[t.ends[j - 1] : t.starts[j]]
            if gap not in {" ", ". ", "-", ' "', " “"}:
                break
        if line.lows[j] in w.NO_NAMES:
            break
        j += 1
        if line.lows[j - 1].endswith("'s"):
            break
        if j < len(words) and line.lows[j] in {"al", "el", "bin", "ibn", "de", "von", "van", "da", "der"}:
            j += 1
    return j
