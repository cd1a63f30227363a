"""The words of a sentence that can speak of an actor, cut into segments: names, titles, roles, sponsors.

A run is what stands together in one noun phrase: *Russian general staff Chief of Operations Lieutenant General Sergey
Rudskoy*, *the US-backed Kurdish separatist YPG militia*.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from analyzer import grammar as g
from analyzer import reporting as r
from analyzer.actors import words as w
from analyzer.tokens import Tokens
from lexicon.vocabulary import NAME_PARTICLES

BACKED = frozenset(
    "backed funded armed supplied trained sponsored supported financed equipped installed bankrolled subsidised"
    " subsidized paid".split()
)
"""After a hyphen, these name a sponsor."""
_SUFFIXES = BACKED | frozenset(
    "led held run made based controlled aligned allied linked born occupied ruled style leaning brokered mediated"
    " owned imposed administered era wide only speaking".split()
)
_PREFIXES = frozenset("anti pro non ex pre post neo un trans cross inter ultra counter".split())


class Segment(NamedTuple):
    """Words [i, j) of a sentence: ``what`` is gazetteer, capital, title, role or sponsor.

    ``rows`` are the gazetteer's (number of the actor, what the name is, polarity).
    """

    what: str
    i: int
    j: int
    rows: tuple[tuple[int, str, float], ...] = ()


class Names:
    """The gazetteer's names as the segmenter asks for them."""

    def __init__(self, gazetteer: dict[str, Any]) -> None:
        self.actors: list[tuple[str, str, str]] = [tuple(a) for a in gazetteer["actors"]]
        self._names: dict[str, list[list[Any]]] = gazetteer["names"]
        self.roles: dict[str, str] = {**gazetteer["roles"], **w.ROLES}
        """Head nouns of actors that go without a name, the lexicon's labels among them → their kind."""
        small = [first for first in self._names if first[0].islower()]
        self._small = frozenset(small)
        telling = (*small, *self.roles, *w.PERSONS)
        self.telling = frozenset((*telling, *(f"{word}{s}" for word in telling for s in ("'s", "’s"))))
        """Words without a capital that can be a segment."""

    def starts(self, word: str) -> bool:
        """Whether a word without a capital begins a name: *al*."""
        return word in self._small

    def find(self, words: Sequence[str], i: int) -> tuple[int, tuple[tuple[int, str, float], ...]]:
        """One past the longest name that begins at word i, and whose it is; i itself where there is none."""
        first = words[i]
        rows = self._names.get(first)
        if len(first) == 2 and first.lower() in {"al", "el"}:
            rows = [*self._names.get(first.lower(), ()), *self._names.get(first.capitalize(), ())]
            rows.sort(key=lambda row: -len(row[0]))
        elif rows is None and first.isupper():  # SYRIAN troops, where a line opens in capitals
            rows = self._names.get(first.capitalize())
        if rows is None:
            return i, ()
        size = len(words)
        best, found = -1, []
        for row in rows:
            rest = row[0]
            length = len(rest)
            if length < best:
                break
            if length and (
                i + 1 + length > size or words[i + 1] != rest[0] or list(words[i + 1 : i + 1 + length]) != rest
            ):
                continue
            best = length
            found.append((row[1], row[2], row[3] if len(row) > 3 else 0.0))
        return (i + 1 + best, tuple(found)) if found else (i, ())


def runs(tokens: Tokens, names: Names, known: Collection[str]) -> list[list[Segment]]:
    """The runs of one sentence, in order.

    ``known`` are words that stand with a capital inside a sentence: by them, what opens a sentence is taken for a name.
    """
    found = _segments(tokens, names, known)
    out: list[list[Segment]] = []
    for seg in found:
        last = out[-1][-1] if out else None
        if last is not None and (
            (last.j == seg.i and _one_phrase(tokens, seg.i, last)) or _qualified(tokens, last, seg)
        ):
            out[-1].append(seg)
        else:
            out.append([seg])
    return out


def _qualified(tokens: Tokens, last: Segment, seg: Segment) -> bool:
    """Whether a word or two stand between an adjective of origin and its noun: *Israeli occupation forces*."""
    gap = range(last.j, seg.i)
    if not 1 <= len(gap) <= 2 or seg.what not in {"role", "title", "gazetteer", "capital"}:
        return False
    if last.what != "sponsor" and not (last.rows and all(what == "demonym" for _, what, _ in last.rows)):
        return False
    if last.what != "sponsor" and seg.what not in {"role", "title"}:
        return False
    if owned(tokens.lows[last.j - 1], tokens, last.j - 1):
        return False
    for k in (*gap, seg.i):
        if tokens.text[tokens.ends[k - 1] : tokens.starts[k]] not in {" ", "-", "\n"}:
            return False
    return not any(
        low in w.PREPOSITIONS or low in g.DETERMINERS or low in g.AUXILIARIES or low in w.CLAUSE_BREAKERS
        or low in r.FORMS or low.endswith(("ed", "ing")) or low in g.FINITE
        for low in tokens.lows[last.j : seg.i]
    )  # fmt: skip


def _one_phrase(tokens: Tokens, i: int, last: Segment) -> bool:
    between = tokens.text[tokens.ends[i - 1] : tokens.starts[i]]
    if between not in {" ", "-", "\n", "\u00a0", "\u2011", " -", ". "} and (between.strip() or not between):
        return False
    if between == ". ":  # Gen. Orr
        return last.what == "title" or len(tokens.words[i - 1]) == 1
    return not owned(tokens.lows[i - 1], tokens, i - 1)


def owned(low: str, tokens: Tokens, k: int) -> bool:
    """Whether word k ends in a possessive: Lebanon's, the Houthis'."""
    if low.endswith("'s"):
        return True
    end = tokens.ends[k]
    return low.endswith("s") and tokens.text[end : end + 1] in {"'", "’"}


def bare(word: str) -> str:
    """A word without its possessive ending."""
    return word[:-2] if word[-2:] in {"'s", "’s"} else word


def _segments(tokens: Tokens, names: Names, known: Collection[str]) -> list[Segment]:
    raw, lows = tokens.words, tokens.lows
    telling = names.telling
    marks = [i for i, word in enumerate(raw) if word[0].isupper() or word in telling]
    out: list[Segment] = []
    if not marks:
        return out
    words = [bare(word) if word[-1] == "s" else word for word in raw]
    done = 0
    for i in marks:
        if i < done:
            continue
        word, low = words[i], bare(lows[i])
        if word[0].isupper():
            done = _capital(tokens, words, i, names, known, out)
            continue
        if names.starts(word):
            end, rows = names.find(words, i)
            if end > i:
                out.append(Segment("gazetteer", i, end, rows))
                done = end
                continue
        if i + 1 < len(raw) and _hyphen(tokens, i + 1):
            continue  # union-busting, rebel-held
        if low in names.roles:
            out.append(Segment("role", i, i + 1))
        elif low in w.PERSONS:
            out.append(Segment("title", i, i + 1))
    return out


def _capital(tokens: Tokens, words: list[str], i: int, names: Names, known: Collection[str], out: list[Segment]) -> int:
    """Adds the segments of what begins with the capital at word i; gives the index after it."""
    lows, size = tokens.lows, len(words)
    word, low = words[i], bare(lows[i])
    opens = i == 0 or (tokens.text[tokens.starts[i] - 1] in "\"“'‘" and not tokens.joined(i - 1, i))
    compound = _compound(tokens, i)
    if compound:
        if compound in BACKED:
            out.append(Segment("sponsor", i, i + 2))
        return i + 2
    if i and _hyphen(tokens, i) and lows[i - 1] in _PREFIXES:
        return i + 1  # anti-French
    end, rows = names.find(words, i)
    if end < size and words[end][0].islower() and _hyphen(tokens, end):
        return end + 1  # North-east, Kremlin-friendly
    if rows and not (opens and end == i + 1 and low in w.OPENERS) and not _goes_on(tokens, words, i, end, rows, names):
        out.append(Segment("gazetteer", i, end, rows))
        return end
    if low in w.NO_NAMES or (opens and low in w.OPENERS) or (len(word) == 1 and word in "AI"):
        return i + 1
    if low in w.PERSONS and not (i and out and out[-1].what == "capital" and out[-1].j == i):
        j = _office(words, lows, i + 1)
        out.append(Segment("title", i, j))
        return j
    beside = (i + 1 < size and words[i + 1][0].isupper()) or (i and words[i - 1][0].isupper() and i > 1)
    if low in names.roles and not beside:
        out.append(Segment("role", i, i + 1))  # the Army, The Islamist killers
        return i + 1
    following = (
        i + 1 < size and words[i + 1][0].isupper() and tokens.text[tokens.ends[i] : tokens.starts[i + 1]] in " -"
    )
    if not following and i + 2 < size and lows[i + 1] in NAME_PARTICLES and tokens.joined(i, i + 1):
        k = (
            i + 3 if lows[i + 2] in NAME_PARTICLES and i + 3 < size else i + 2
        )  # Mohammed bin Salman, Ursula von der Leyen
        following = words[k][0].isupper()
    if opens and not following and word not in known:
        if low in names.roles:
            out.append(Segment("role", i, i + 1))
        elif low in w.PERSONS:
            out.append(Segment("title", i, i + 1))
        elif (
            (word.isupper() and len(word) > 1)
            or any(c.isupper() or c.isdigit() for c in word[1:])
            or (i + 1 < size and (_acts(low, lows[i + 1]) or _apposed(tokens, i)))
        ):
            out.append(Segment("capital", i, i + 1))
        return i + 1
    if opens and following and low in names.roles:
        out.append(Segment("role", i, i + 1))
        return i + 1
    if low in w.OFFICE_WORDS and following and bare(lows[i + 1]) in w.PERSONS:
        j = _office(words, lows, i + 2)
        out.append(Segment("title", i, j))
        return j
    j = i + 1
    while j < size and (not owned(lows[j - 1], tokens, j - 1) or _club(lows[j - 1], words[j])):
        gap = tokens.text[tokens.ends[j - 1] : tokens.starts[j]]
        if gap not in {" ", "-", "\n", ". ", "' ", "’ "} or (gap == ". " and len(words[j - 1]) > 1):
            break
        if words[j][0].isupper():
            month = bare(lows[j]) in _SURNAMES and gap == " " and words[j - 1].lower() not in w.OPENERS
            if (bare(lows[j]) in w.NO_NAMES and not month) or _compound(tokens, j):
                break
            j += 1
        elif gap == "-" and j - i > 1 and words[j].isalpha() and len(words[j]) < 6 and words[j] not in _SUFFIXES:
            j += 1  # Kim Jong-un
        elif lows[j] in w.NAME_JOINERS:
            k = j + 1
            while k < size and lows[k] in w.NAME_JOINERS and k < j + 2:
                k += 1
            if not (k < size and words[k][0].isupper()):
                break
            if lows[j] in {"and", "y", "e"} and not _organisation(words[i:j]) and not _ends_as_body(words, k):
                break
            if lows[j] in {"of", "for", "the"} and not _organisation(words[i:j]):
                break
            j = k + 1
        else:
            break
    out.append(Segment("capital", i, j))
    return j


def _office(words: list[str], lows: Sequence[str], j: int) -> int:
    """One past what a title goes on with: *Chief of Operations*, *Secretary of State for Health*."""
    size = len(words)
    while j + 1 < size and lows[j] in {"of", "for"} and words[j + 1][0].isupper() and lows[j + 1] in w.OFFICE_WORDS:
        j += 2
    return j


def _club(low: str, following: str) -> bool:
    """Whether a possessive goes on to a name: *Teachers' Association*, *People's Front*."""
    stem = low.removesuffix("'s")
    if stem in w.ROLES or stem in {"people", "women", "children", "men", "writers"}:
        return following[0].isupper()
    return stem.endswith("s") and following in w.ORGANISATIONS


def _ends_as_body(words: list[str], k: int) -> bool:
    """Whether the capitals from word k end in what a body is called: *Harbour and Crane Workers' Federation*."""
    while k + 1 < len(words) and words[k + 1][0].isupper():
        k += 1
    return words[k] in w.ORGANISATIONS


def _organisation(words: Sequence[str]) -> bool:
    return any(
        word in w.ORGANISATIONS or word.lower() in {"ministry", "department", "office", "people's"} for word in words
    )


_SURNAMES = frozenset("may april june august march".split())


def _goes_on(
    tokens: Tokens, words: list[str], i: int, end: int, rows: tuple[tuple[int, str, float], ...], names: Names
) -> bool:
    """Whether a listed name of one word is the beginning of another one: *Jordan Peterson*, *British Steel*."""
    if end != i + 1 or end >= len(words) or not words[end][0].isupper() or owned(tokens.lows[i], tokens, i):
        return False
    if tokens.text[tokens.ends[i] : tokens.starts[end]] != " ":
        return False
    following = words[end]
    low = following.lower()
    if w.ORGANISATIONS.get(following) == "company":
        return True
    place = any(what in {"name", "seat"} and names.actors[number][1] == "state" for number, what, _ in rows)
    plain = low not in w.PERSONS and low not in w.OFFICE_WORDS and low not in names.roles and low not in w.PLACES
    unlisted = following not in w.ORGANISATIONS and names.find(words, end)[0] == end
    return place and plain and unlisted and low not in w.NO_NAMES and not following.isupper()


def _apposed(tokens: Tokens, i: int) -> bool:
    """*Belcastle, a developer*."""
    gap = tokens.text[tokens.ends[i] : tokens.starts[i + 1]]
    return gap.startswith((",", " —", " –", " (")) and tokens.lows[i + 1] in {"a", "an", "the", "who", "which", "whose"}


def _acts(name: str, low: str) -> bool:
    """Whether a word after what may be a name that opens a sentence can be its verb, and the name no plural."""
    if name.endswith("s") and not low.endswith("s"):
        return False
    return low in _VERBS or low in r.FORMS or low in g.FINITE or (low.endswith("ed") and len(low) > 4)


_VERBS = frozenset("has have does do plans wants runs holds hopes gave keeps built sold sits leads makes".split())


def _hyphen(tokens: Tokens, i: int) -> bool:
    return tokens.text[tokens.ends[i - 1] : tokens.starts[i]] in {"-", "\u2010", "\u2011", "–"}


def _compound(tokens: Tokens, i: int) -> str:
    """What a name is joined to by a hyphen: *backed* in Western-backed."""
    if i + 1 < len(tokens) and _hyphen(tokens, i + 1) and tokens.lows[i + 1] in _SUFFIXES:
        return tokens.lows[i + 1]
    return ""
