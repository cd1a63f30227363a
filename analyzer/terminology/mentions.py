"""Where the names of the sets stand for their thing, in the outlet's own words and not inside a longer name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from analyzer.terminology.page import Page
from lexicon.namebook import Entry, Namebook, Target

NEAR = 600
"""Code points on either side in which a name's context is sought."""
_BESIDE = 60
"""Code points before a name in which the word beside it is sought."""

_DAYS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December"
)
TITLES = frozenset(
    f"{_DAYS} President Prime Minister Chancellor King Queen Prince Princess Mayor Governor Foreign Defence Defense"
    " Interior Finance Justice Health Energy Police General Colonel Major Captain Commander Ambassador Envoy Deputy"
    " Vice Secretary Secretary-General Senator Spokesman Spokeswoman Spokesperson Mr Mrs Ms Dr Sheikh Ayatollah Imam"
    " Pope Cardinal MP MPs MEP CEO I".split()
)
"""Capitals that may follow a place or a group without making one name with it."""
BESIDE = frozenset(
    f"{_DAYS} North South East West Northern Southern Eastern Western Central Greater Downtown Old Upper Lower Inner"
    " Outer President Emperor King Queen Prince Princess Sultan Saint St Sunni Shia Islamist Jihadist Mr Mrs".split()
)
"""Capitals that may stand before one."""
DEMONYM = re.compile(r"(?:an|ese|ish|i|ic|ch|ite)\Z")
"""How words such as Lebanese, Iraqi and Turkish end."""
_TEAMS = frozenset("Dynamo Dinamo Radio Air Hotel Port Fort New Cafe Little Royal Club Inter Real".split())
_WORKS = frozenset(
    "film movie novel book play album song single series musical opera game magazine newspaper ship ferry yacht band"
    " restaurant bar pub racehorse horse painting podcast documentary thriller memoir titled called".split()
)
_OFFICES = frozenset("President Mayor Governor Minister King Queen Emperor Chancellor People North South".split())
# Institutions named after a place, also where they open a sentence.
_BODIES = frozenset(
    "University Bank Port Archdiocese Diocese Bishop Archbishop Battle Siege Treaty Republic Kingdom Museum College"
    " Institute Church Patriarch Patriarchate Metropolitan Academy State Union Declaration Fall Pact Peace Bay"
    " Gulf Strait Sea Lord Duke Earl Count Emirate City".split()
)
# A plural or possessive ending, no other letters, and no hyphen with a capital of its own (IS-K).
_ENDING = re.compile(r"s?(?![^\W_])(?!-[A-Z]\b)")
_AFTER = re.compile(r" ([A-Z][\w'.-]*)")
_BEFORE = re.compile(r"([\w'.-]+) \Z")
_OF = re.compile(r"([\w'-]+) of (?:the )?\Z")

Hit = tuple[int, int, Target, str]
"""A surface in the plain text: offsets, what it stands for, the form as listed."""


class Mention(NamedTuple):
    """A name in the plain text: offsets, its number in the set, the form as listed, the number of its sentence.

    ``capital`` tells whether its article has one, where a capital would be a choice (al-Qaida, Al-Qaida).
    """

    start: int
    end: int
    name: int
    form: str
    sentence: int
    capital: bool | None


def hits(page: Page, book: Namebook) -> dict[int, list[Hit]]:
    """Set number → every place where one of its names stands as whole words, in any voice."""
    text, targets = page.text, book.targets
    size = len(text)
    out: dict[int, list[Hit]] = {}
    for number, start, end in book.automaton.find_matches_as_indexes(text):
        if start and (text[start - 1].isalnum() or text[start - 1] in "_#@"):
            continue
        if end < size and text[end] not in " ,." and not _ENDING.match(text, end):
            continue
        target = targets[number]
        if target is not None:
            out.setdefault(target[0].set, []).append((start, end, *target))
    return out


def mentions(page: Page, entry: Entry, found: Sequence[Hit]) -> Iterator[Mention]:
    """Those of a set's hits that stand for the set's thing in the outlet's own words."""
    for start, end, target, form in found:
        number = page.sentence_of(start, end)
        if number < 0 or page.quoted(start, end) or page.linked(start, end):
            continue
        if form[0].isupper() and _in_title(page, start, end, number, person=entry.person):
            continue
        if not _near(page.text, start, end, entry.needs.get(form), entry.unless.get(form)):
            continue
        capital = None if target.capital is None or page.opens(start, number) else target.capital
        yield Mention(start, end, target.name, form, number, capital)


def _near(text: str, start: int, end: int, needs: Sequence[str] | None, unless: Sequence[str] | None) -> bool:
    """Whether the words around a name let it stand for the set's thing."""
    if not needs and not unless:
        return True
    around = f"{text[max(0, start - NEAR) : start]} \n {text[end : end + NEAR]}"
    return (not needs or _has(around, needs)) and not (unless and _has(around, unless))


def _has(text: str, words: Sequence[str]) -> bool:
    """Whether one of the words stands in a text; most often not even their letters do, which is soon seen."""
    if not any(w in text or (w[0].islower() and w.capitalize() in text) for w in words):
        return False
    return _any(tuple(words)).search(text) is not None


@lru_cache(256)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    # A word in small letters may open a sentence.
    cased = (f"(?i:{re.escape(w)})" if w.islower() else re.escape(w) for w in words)
    return re.compile(rf"\b(?:{'|'.join(cased)})s?\b")


def _in_title(page: Page, start: int, end: int, number: int, *, person: bool) -> bool:
    """Whether capitals beside a name make it part of a longer one: a university, a team, a film."""
    text = page.text
    first, last = page.sentence(number)
    after = _AFTER.match(text, end, last)
    if after and after[1].strip(".'") not in TITLES:
        return True
    if person:
        return False
    at = max(first, start - _BESIDE)
    head = text[at:start]
    beside = _OF.search(head)
    if beside:
        word = beside[1]
        return word in _BODIES or (
            word[0].isupper() and word not in _OFFICES and not _leads(text, first, at + beside.start(1))
        )
    beside = _BEFORE.search(head)
    if beside is None:
        return False
    word = beside[1]
    if word in _TEAMS or word in _WORKS:
        return True
    if not word[0].isupper() or word.endswith((".", "'s", "'")) or _leads(text, first, at + beside.start(1)):
        return False
    return word not in BESIDE and not DEMONYM.search(word) and "-" not in word


def _leads(text: str, first: int, at: int) -> bool:
    """Whether a word is its sentence's first, whose capital says nothing."""
    return not text[first:at].strip("\"'“‘*-—–( ")
