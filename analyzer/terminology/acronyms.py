"""First mention in full: acronyms that a draft uses before it says what they stand for, or without ever saying so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analyzer.quotes import Quotation
from analyzer.sentences import Span
from analyzer.terminology.mentions import BESIDE, DEMONYM, TITLES
from analyzer.terminology.page import Page
from lexicon.namebook import Namebook

LONGEST = 6
"""Capitals of an acronym at most; longer words are shouted."""
REACH = 20_000
"""Code points before a first use, and after it, in which the full name is sought: keeps a book linear."""
ASKED = 200
"""Acronyms of one text that are looked into."""

_CAPITALS = re.compile(r"[A-Z][A-Z]+")
_ROMAN = re.compile(r"(?=.)M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})\Z")
_JOINED = frozenset("_&@#-'./\\$:+")
_NEXT_WORD = re.compile(r"(?:'s?)? ([A-Z0-9][\w'.-]*)")
_LAST_WORD = re.compile(r"([\w'.-]+) \Z")
_BRACKET = re.compile(r"[\w'\"”’»] ?[(\[](?:the |or |now |formerly |then |known as |hereafter )?[\"'“‘]?\Z")
_GIVEN = re.compile(
    r"(?:,? or|known (?:\w+ ){0,4}as|abbreviated (?:as|to|:)|shortened to|called|named|initials|acronym|by the name of"
    r"|\w[,–—-] ?)(?: (?:the|its|their|an?))? [\"'“‘]?\Z"
)
_KINDS = (
    "group party union movement militia agency company firm charity club bank bloc alliance network airline broadcaster"
    " regulator organisation organization federation insurer giant maker army force coalition rebel faction programme"
    " program system watchdog outfit channel newspaper website app device drug vaccine gene virus missile rifle"
    " satellite lobby institute fund body carrier retailer lender operator protocol standard chip model syndrome star"
    " rapper singer band"
)
_DESCRIBED = re.compile(rf"\b(?:{_KINDS.replace(' ', '|')}|parties|agencies|charities)s? (?:the )?\Z")
_GLOSS = re.compile(
    rf"(?: (?:{_KINDS.replace(' ', '|')}|parties|agencies|mission)\b|(?:'s)?(?:"
    r" [(\[](?:the |or |formerly |now |in full |which )?[^)\]]*\w{2}[ -]\w{2}"
    r"|,? (?:(?:which|that) )?(?:stands|stood|is short|standing|short) for\b"
    r"|, (?:the|an?|or|one of|whose|which (?:is|was|stands|represents|runs)|short for)\b"
    r"| [–—-] (?:the|an?|short|a body)\b))"
)
_DATELINE = re.compile(r",| \(| ?[–—]| -|,? [A-Z][a-z]{2,8}\.? \d")
_WORDS = frozenset(
    "ACT ALBA BOPE CAM CAR CCC DAP FACT GAL GAM MAS MIT NAM PAN PAS PRO RAW TIP TI AUR HM MILF ALF ELF STAR RIM MAD SAD"
    " YES NO NOT THE AND ALL NEW NOW ANY OUR YOU WE IT IN ON AT TO OF BY OR IF AS DO GO UP SO AN BE HE MY ME"
    " FOR BUT ONE TWO OUT OFF WHY HOW WHO".split()
)
"""Acronyms that are words too, and words that are shouted."""
_FILLER = r"(?:(?:of|the|for|and|in|on|to|de|du|des|da|do|la|le|los|las|del|della|y|et|al|&|against|with) )"


@dataclass(frozen=True, slots=True)
class Unintroduced:
    """An acronym that stands before its full name, or without one; ``full`` is empty where it is not known."""

    kind: str
    acronym: str
    full: str
    message: str
    evidence: tuple[Span, ...]


def first_mentions(
    text: str,
    sentences: Sequence[Span],
    quotes: Sequence[Quotation],
    book: Namebook,
    known: Iterable[str] = (),
    page: Page | None = None,
) -> list[Unintroduced]:
    """Acronyms of two to six capitals whose first use in the outlet's own prose comes before they are introduced.

    Headlines, quotations, datelines, parts of longer names and the acronyms of ``book.known`` are left alone. One that
    no list knows counts only where it takes an article, as bodies do and brands do not.

    Args:
        text: the whole document.
        sentences: spans of its sentences, in order.
        quotes: its quotations.
        book: which acronyms need no introduction, and what others stand for.
        known: more of the former, such as a desk's own.
        page: the same text as :class:`analyzer.terminology.page.Page`, where the caller has made it already.
    """
    page = page or Page(text, sentences, quotes)
    free = book.known.union(known)
    places: dict[str, list[int]] = {}
    for m in _CAPITALS.finditer(page.text):
        word = m[0]
        if len(word) <= LONGEST and word not in free and _stands_alone(page.text, m.start(), m.end()):
            places.setdefault(word, []).append(m.start())
    out = []
    for word, starts in list(places.items())[:ASKED]:
        if _ROMAN.match(word):
            continue
        found = _judge(page, book, word, starts)
        if found is not None:
            out.append(found)
    out.sort(key=lambda u: u.evidence)
    return out


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether capitals are a whole word, of no compound, number, address or abbreviation with points."""
    before = text[start - 1] if start else " "
    if before.isalnum() or (before in _JOINED and not (before in "-/" and text[start - 2 : start - 1].isalpha())):
        return False
    if text.startswith("s", end):
        end += 1
    after = text[end : end + 2]
    if after[:1].isalnum() or after[:1] in ("_", "&", "@"):
        return False
    if after[:1] == "-":
        return after[1:].islower()
    return not (after[:1] in (".", ":", "/") and after[1:].isalnum())


def _judge(page: Page, book: Namebook, word: str, starts: Sequence[int]) -> Unintroduced | None:
    first = next((at for at in starts if _in_prose(page, at, at + len(word))), -1)
    if first < 0:
        return None
    actors = book.full.get(word, [])
    names = [name for of in actors for name in of]
    given = next((at for at in starts if _introduces(page, at, at + len(word))), -1)
    spelled = _spelled(page.text, word, names, first)
    if 0 <= given <= first or spelled == "before":
        return None
    later = given >= 0 or spelled == "after"
    if not later and not _is_body(page, word, starts, bool(names)):
        return None
    full = names[0] if len(actors) == 1 else ""
    if later:
        message = f"{word} is used before it is introduced: give the full name here."
    elif full:
        message = f"{word} is not introduced: write {full} ({word}) at first mention."
    else:
        message = f"{word} is not introduced: give the full name at first mention, or say what it is."
    return Unintroduced("acronym-unintroduced", word, full, message, (page.span(first, first + len(word)),))


def _in_prose(page: Page, start: int, end: int) -> bool:
    """Whether an acronym stands by itself in a sentence of the outlet's own."""
    number = page.sentence_of(start, end)
    if number < 0 or page.quoted(start, end) or page.headline(number) or page.linked(start, end):
        return False
    text = page.text
    first, last = page.sentence(number)
    if _shouted(text[first:last]):
        return False
    if start == first and _DATELINE.match(text, end, last):
        return False
    after = _NEXT_WORD.match(text, end, last)
    if after and after[1].strip(".'") not in TITLES:
        return False
    before = _LAST_WORD.search(text, max(first, start - 40), start)
    if before and before[1].isupper() and len(before[1]) > 1 and start - 1 == before.end(1):
        return False  # THE FACTS: shouted, or part of a longer name
    if before and before[1][0].isupper() and before.start(1) > first:
        return before[1] in BESIDE or DEMONYM.search(before[1]) is not None
    return True


def _shouted(sentence: str) -> bool:
    """Whether most words are in capitals: there they say nothing."""
    words = sentence.split()
    return 2 * sum(w.isupper() and len(w) > 1 for w in words) > len(words)


def _introduces(page: Page, start: int, end: int) -> bool:
    """Whether an acronym is given beside its full name or a description, in any voice but a headline's."""
    number = page.sentence_of(start, end)
    if number < 0:
        return False
    text = page.text
    first, last = page.sentence(number)
    head = text[max(first, start - 60) : start]
    if _BRACKET.search(head):
        return True
    if page.headline(number):
        return False
    return bool(_GIVEN.search(head) or _DESCRIBED.search(head) or _GLOSS.match(text, end, last))


def _spelled(text: str, word: str, names: Iterable[str], first: int) -> str:
    """Where the full name stands: before or after the first use, or (an empty text) nowhere."""
    before = text[max(0, first - REACH) : first]
    after = text[first : first + REACH]
    pattern = _initials(word)
    if pattern.search(before) or any(_holds(before, n) for n in names):
        return "before"
    if any(_holds(after, n) for n in names):
        return "after"
    found = pattern.search(after)
    return "after" if found and found[0][0].isupper() and len(word) > 2 else ""


def _holds(text: str, name: str) -> bool:
    """Whether a full name stands in a text, with or without its capitals and its first word's."""
    return name in text or name.lower() in text


@lru_cache(256)
def _initials(word: str) -> re.Pattern[str]:
    """Words with these initials in order: small letters count too where chance would hardly bring them together."""
    letters = [f"[{c}{c.lower()}]" if len(word) > 2 else c for c in word]
    return re.compile(r"\b" + rf"[\w']*[ -]{_FILLER}{{0,2}}".join(letters) + r"[\w']")


def _is_body(page: Page, word: str, starts: Iterable[int], listed: bool) -> bool:
    """Whether an acronym that is nowhere given in full names a body: one that is listed, or that takes an article."""
    if listed and len(word) > 2 and word not in _WORDS:
        return True
    if word in _WORDS and not listed:
        return False
    for start in starts:
        if page.text[max(0, start - 4) : start].lower() == "the " and _in_prose(page, start, start + len(word)):
            return _ends_phrase(page.text, start + len(word))
    return False


_OWN = re.compile(
    r"'s\b|s?[.,;:)]| (?:said|says|has|had|was|were|is|and|or|to|in|on|at|of|for|from|with|will|would|which|who|that"
    r"|called|calls|wants|did|does|have|are|may|could|can|told|announced|denied|rejected|accused|plans|by|\w+ed)\b"
)


def _ends_phrase(text: str, end: int) -> bool:
    """Whether no noun follows, so that the article is the acronym's own: the NLC said, not the LED lamp."""
    return _OWN.match(text, end) is not None
