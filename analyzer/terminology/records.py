"""Names on record: a draft that says how a thing was or is also called is not changing between its names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from analyzer.terminology.mentions import Mention
from analyzer.terminology.page import Page
from lexicon.namebook import Entry

GAP = 60
"""Code points between two names that stand beside each other."""
_NOW = 2100
"""A year after every other, for former names whose end no set gives."""


def _one_of(words: str) -> str:
    return "(?:" + "|".join(words.split(", ")) + ")"


_LANGUAGE = _one_of(
    r"Arabic, Kurdish, French, Russian, Ukrainian, German, Spanish, Portuguese, Mandarin, Hebrew, Turkish, Catalan"
    r", Welsh, Irish, Gaelic, Somali, \w+ese, \w+ian, \w+ish"
)
_THEIR = _one_of("its, their, his, her, the, a")
_WHICH = _one_of(
    r"old, new, former, current, present, previous, official, colonial, historic, original, \w+ian, \w+ish, \w+ic"
)
# A sentence with one of these is about names.
_ABOUT = re.compile(
    rf"\b(?:re-?nam(?:ed?|es|ing)|rebrand\w*|re-?christen\w*|formerly|previously (?:called|known|named)|also known"
    rf"|known (?:\w+ ){{0,4}}as|(?:chang(?:e|es|ed|ing)|drop(?:s|ped)|adopt(?:s|ed)|takes?|took|gave|keeps?|kept)"
    rf"(?: of)? {_THEIR}(?: \w+)? names?|change of name|name[- ]change|{_WHICH} (?:name|spelling)|(?:the|its|dual) name"
    r"|(?:many|other|several|different|various|both|two|three) (?:names|spellings)"
    rf"|the spelling|spel(?:t|led|ling)|a\.?k\.?a\b|as it was (?:then )?(?:called|known)|translit\w+)"
)
_BEFORE = re.compile(
    r"(?:[,(–—-] ?(?:then|now|once|later|earlier|originally|officially|today|or|previously|ex-?|until \d{4})"
    r"|\b(?:what was(?: then)?|(?:is|was|were|be|been|being|are) (?:\w+ )?(?:called|named)|called it"
    r"|calls? (?:it|them|itself|themselves)|(?:[Ww]hat|which|that|who|whom) (?:\w+ ){1,4}(?:calls?|called|names?|named)"
    r"|call(?:s|ed)? the (?:city|town|country|group|island|region|territory|area|site|mountain)"
    r"|referred to (?:\w+ )?as|styl(?:es|ed|ing) (?:itself|themselves)|(?:which|that) was|became|becomes?|from being"
    r"|in place of|instead of|rather than))(?: the)? \Z"
)
_AFTER = re.compile(
    r"(?:'s?)?(?:,? (?:as (?:it|they|he|she|the \w+) (?:is|was|were|are) (?:then |also |once |still |now |widely )?"
    r"(?:known|called|named|spelled|styled)|as it (?:then |once )?was\b|as (?:he|she|they|it)(?: \w+)? calls?\b"
    rf"|is (?:\w+ ){{0,2}}(?:name|word|term|spelling)|until \d{{4}}|in {_LANGUAGE}(?=[,.;)]))"
    r"| (?:is|was|were) (?:\w+ )?(?:known|called|named)\b(?! (?:for|in|off|on|out|up)\b)"
    r"| \((?:as|then|now|formerly|or|also)\b)"
)
_BETWEEN = re.compile(
    r"\b(?:or|aka|formerly|previously|originally|officially|now|then|once|known|called|calls?|named|renamed|rebranded"
    r"|became|becomes?|changed|spelled|spelt|alias|meaning|means|dubbed|styled|today|later|until|short for|name)\b"
)
_BRACKET = re.compile(r"s?(?:'s?)? ?(?:[(\[/]|[–—] ?(?:or|the)\b|-or-)")
_YEAR = re.compile(r"\b(1\d{3}|20\d\d)s?\b")
_PAST = re.compile(
    r"\b(?:Soviet|[Ss]oviet-era|[Tt]sarist|Ottoman|Habsburg|Prussian|Byzantine|Roman (?!Catholic)|medieval|ancient"
    r"|[Cc]olonial|[Ii]mperial|(?:British|French|[Ww]hite)-ruled|British rule|[Ww]artime|\d{1,2}th[- ]century"
    r"|\d{1,2}th centur(?:y|ies)|centur(?:y|ies) ago|Raj|born in|grew up in|before (?:independence|the war)|at the time"
    r"|in those days|(?:First|Second) World War|World War)\b"
)


def on_record(page: Page, entry: Entry, all_of: Sequence[Mention]) -> tuple[list[bool], set[int]]:
    """Of a set's mentions in text order: which of them tell of a name, and the names that the draft so introduces.

    A mention tells of a name where it gives an alternative (Derry, or Londonderry), a change (formerly Burma), or an
    old name at its time (Saigon in 1975). Such a mention is no inconsistency; nor are later ones, where the names are
    two and not two spellings of one.
    """
    text = page.text
    told = [False] * len(all_of)
    given: set[int] = set()
    by_sentence: dict[int, list[int]] = {}
    for k, m in enumerate(all_of):
        by_sentence.setdefault(m.sentence, []).append(k)
        first, last = page.sentence(m.sentence)
        if _BEFORE.search(text[max(first, m.start - GAP) : m.start]) or _AFTER.match(text, m.end, last):
            told[k] = True
            given.add(m.name)
        if k and _beside(text, all_of[k - 1], m):
            told[k - 1] = told[k] = True
            given.update((all_of[k - 1].name, m.name))
    for number, group in by_sentence.items():
        sentence = text[slice(*page.sentence(number))]
        if _ABOUT.search(sentence):
            _tell(told, group)
            given.update(all_of[k].name for k in group)
        elif (entry.kind == "former-name" or entry.since) and _of_its_time(sentence, entry.since or _NOW):
            _tell(told, (k for k in group if all_of[k].name > 0))
    return told, set() if entry.kind == "spelling" else given


def _tell(told: list[bool], which: Iterable[int]) -> None:
    for k in which:
        told[k] = True


def _beside(text: str, one: Mention, other: Mention) -> bool:
    """Whether two names are put side by side: in brackets, with a stroke, or with a word that says they are one."""
    if one.sentence != other.sentence or (one.name, one.form) == (other.name, other.form):
        return False
    gap = text[one.end : other.start]
    return len(gap) <= GAP and bool(_BRACKET.match(gap) or _BETWEEN.search(gap))


def _of_its_time(sentence: str, since: int) -> bool:
    """Whether a sentence speaks of a time before the first name held."""
    return _PAST.search(sentence) is not None or any(int(y) <= since for y in _YEAR.findall(sentence))
