"""Sponsor modifiers as they stand in a sentence: who is said to back whom, in which noun phrase."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzer import grammar as g
from analyzer import reporting as r
from analyzer.actors import words as w
from analyzer.actors.scene import Line
from analyzer.actors.segments import BACKED, owned

BACKING = BACKED | frozenset(
    "aided assisted directed steered bought nurtured engineered orchestrated commanded inspired instigated sustained"
    " resourced underwritten outfitted provisioned bolstered propped aligned allied linked controlled loyal"
    " friendly".split()
)
"""After a hyphen, these name a sponsor."""
_HYPHENS = frozenset("-\u2010\u2011–")
_NO_BACKERS = frozenset(
    "high low straight hard soft silver red black white grey gray green brown gold golden blue yellow leather paper"
    " cloth foam fabric rubber felt"
    " asset mortgage bond equity commodity debt dollar crypto well ill poorly heavily lightly highly fully under"
    " over better self co newly un re half"
    " part jointly privately properly specially long short stiff broad narrow hump saddle ridge solar wind battery"
    " diesel"
    " electrically steam science research evidence data stock".split()
)
"""Before *-backed* and the like these are no sponsor: *high-backed*, *asset-backed*, *well-armed*, *heavily-armed*."""
_STOPS = frozenset(
    "who which that whose and or but as than then not nor so if when while because since until after before".split()
)
_LONGEST = 8


class Backed(NamedTuple):
    """A noun phrase with a sponsor before its noun: words [i, j), the suffix at word k, from ``first`` on."""

    first: int
    i: int
    k: int
    j: int
    definite: bool


def backed(line: Line) -> Iterator[Backed]:
    """The sponsor modifiers of a sentence, outside quotations, with the noun phrase that each stands in."""
    if BACKING.isdisjoint(line.lows):
        return
    t = line.tokens
    for k, low in enumerate(line.lows):
        if low not in BACKING or not k or not hyphen(line, k) or line.quoted(k):
            continue
        if line.lows[k - 1] in _NO_BACKERS:
            continue
        i = k - 1
        while i and hyphen(line, i):
            i -= 1
        while i and t.words[i - 1][0].isupper() and t.joined(i - 1, i) and t.words[i][0].isupper() and i > 1:
            if owned(t.lows[i - 1], t, i - 1) or hyphen(line, i):
                break
            i -= 1
        yield Backed(*_opening(line, i), k, *_closing(line, k))


def hyphen(line: Line, k: int) -> bool:
    """Whether a hyphen joins word k to the one before."""
    t = line.tokens
    return k > 0 and t.text[t.ends[k - 1] : t.starts[k]] in _HYPHENS


def _opening(line: Line, i: int) -> tuple[int, int]:
    """Where the noun phrase opens that has a sponsor at word i, and i itself."""
    k = i
    while k > 0 and i - k < 5:
        low = line.lows[k - 1]
        if low in g.DETERMINERS or low.endswith("'s"):
            return k - 1, i
        if stops(line, k - 1) or not (line.tokens.joined(k - 1, k) or hyphen(line, k)):
            break
        k -= 1
    return k, i


def _closing(line: Line, k: int) -> tuple[int, bool]:
    """One past the noun that a sponsor's suffix at word k modifies, and whether the phrase is definite."""
    t = line.tokens
    j = k + 1
    while j < len(t) and j - k < _LONGEST:
        if not t.joined(j - 1, j) and not hyphen(line, j):
            # A comma between two adjectives goes on: *Iran-backed, Shia militants*.
            gap = t.text[t.ends[j - 1] : t.starts[j]]
            if j > k + 1 or gap.strip() != ",":
                break
        low = line.lows[j]
        if low == "and" and j == k + 1 and _goes_on(line, j + 1):
            j += 1
            continue
        if stops(line, j):
            break
        j += 1
        if owned(t.lows[j - 1], t, j - 1):
            break
    first = _opening(line, _start(line, k))[0]
    return j, line.lows[first] in {"the", "these", "those", "this", "that"} or line.lows[first].endswith("'s")


def _start(line: Line, k: int) -> int:
    while k and hyphen(line, k):
        k -= 1
    return k


def _goes_on(line: Line, j: int) -> bool:
    """*Qatari-backed and Turkish-backed brigades*."""
    return j + 1 < len(line.lows) and line.lows[j + 1] in BACKING and hyphen(line, j + 1)


def stops(line: Line, k: int) -> bool:
    """Whether word k cannot stand inside a noun phrase before its noun."""
    low = line.lows[k]
    joint = k + 1 < len(line.lows) and hyphen(line, k + 1)
    if joint or hyphen(line, k) or line.tokens.words[k] in {"No", "Yes"}:
        return False  # far-left
    if low in _STOPS or low in g.AUXILIARIES or low in g.PRONOUNS or low in w.PREPOSITIONS or low in w.CLAUSE_BREAKERS:
        return True
    if low in g.DETERMINERS or low in g.FINITE or low in g.ADVERBIAL:
        return True
    if low in r.FORMS and r.FORMS[low][1] in {"ed", "s"}:
        return True
    return low.endswith("ed") and len(low) > 4 and low not in _ADJECTIVES


_ADJECTIVES = frozenset("united armed exiled masked hooded hundred".split())


_ARMED = frozenset(
    "backed supported armed funded financed supplied trained sponsored equipped aided bankrolled".split()
)
_ARMS = frozenset("backs supports arms funds finances supplies trains sponsors equips aids bankrolls".split())
_RECEIVES = frozenset("receives receive received gets get got buys buy bought accepts accept obtains".split())
_AID = frozenset(
    "arms weapons money funds funding cash drones rifles jets aid training support ammunition shells missiles tanks"
    " advisers donations grants backing help".split()
)
_ALLIES = frozenset(
    "ally allies backer backers patron patrons sponsor sponsors donor donors paymaster supporter".split()
)


def told(line: Line) -> Iterator[int]:
    """Words at which a clause tells who backs somebody: *armed by Turkey*, *which receives Russian arms*."""
    lows = line.lows
    for k, low in enumerate(lows):
        if line.quoted(k):
            continue
        following, before = line.low(k + 1), line.low(k - 1)
        if (
            (low in _ARMED and following in {"by", "with"} and not hyphen(line, k))
            or (low in _RECEIVES and not _AID.isdisjoint(lows[k + 1 : k + 6]))
            or (low in _ARMS and _subject_before(line, k) and following not in {"of", "and", "from", "for"})
            or (low in _AID and following in {"from", "by"} and before not in {"by", "of"})
            or (low in _ALLIES and before in {"main", "chief", "closest", "foreign", "biggest", "largest"})
            or (low == "paid" and following in {"for", "by"})
        ):
            yield k


def _subject_before(line: Line, k: int) -> bool:
    """Whether a name stands before a verb: *Chad arms the rebels*, *which Saudi Arabia supports*."""
    before = line.tokens.words[k - 1] if k else ""
    return bool(before) and (before[0].isupper() or line.lows[k - 1] in {"which", "that", "who"})
