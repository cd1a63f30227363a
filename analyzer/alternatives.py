"""Neutral wordings made ready to paste: agreement, capitals, articles, and deletions that leave clean text.

Inflected forms come from the compiled lexicon; this file only picks those that agree with the hit and fits them to
the words around it. Where a neighbour has to change (``an insurgent`` → ``a fighter``), the span widens to hold it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzer.gates.grammar import FINITE, PASTS
from analyzer.match import Hit
from analyzer.model import Alternative

Span = tuple[int, int]

_WORD_AFTER = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BLANK = re.compile(r"[ \u00a0\t]+")
_HAVE = frozenset("have has had having 've 'd be been being is are was were am get got gets getting".split())
_HAVE_TAIL = re.compile(r"(?:n't|n’t|'ve|’ve)\Z")
_ADVERB = re.compile(r"(?:ly|not|never|also|already|just|since|ever|still|all|both|now|then|once|twice|recently)\Z")
_SINGULAR_BEFORE = frozenset("this that each every one another".split())
_SINGULAR_AFTER = frozenset("is was has does isn't wasn't hasn't doesn't".split())
_DEGREE = frozenset(
    "very so most more quite rather too highly deeply truly utterly increasingly extremely particularly".split()
)
_NOT_NOUN = frozenset(
    "of in on at by for with from into over under against between among through during about to that than as and or but"
    " nor if when while because since although though is are was were be been being has have had do does did will would"
    " can could may might must shall should he she it they we i you there here not also".split()
)
_BE = frozenset(
    "is are was were be been being am seem seems seemed become becomes became look looks looked feel feels felt"
    " remain remains remained grow grew sound sounds sounded".split()
)
_DETERMINERS = frozenset(
    "a an the this that these those his her its their our your my some any no every each another".split()
)
# Vowel letters that begin with a consonant sound, and the reverse.
_A_SOUND = re.compile(r"(?:uni(?!n|m)|use|usu|uti|ura|ure|eu|ewe|one\b|once|ou[ij]|u[a-z]{0,1}[.-])", re.IGNORECASE)
_AN_SOUND = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_AN_LETTERS = frozenset("AEFHILMNORSX8")


_QUOTE_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "„": "“"}


@dataclass(frozen=True, slots=True)
class Fitted:
    """The span to paste over and what may be pasted there, best first."""

    start: int
    end: int
    alternatives: tuple[Alternative, ...]


def takes_an(word: str) -> bool:
    """Whether the indefinite article before a word is ``an``."""
    if not word:
        return False
    letters = re.match(r"[A-Z]{2,}(?![a-z])|[A-Z](?=[-.])", word)
    if letters:
        return word[0] in _AN_LETTERS
    if word[0].isdigit():
        return word.startswith(("8", "11", "18"))
    if _AN_SOUND.match(word):
        return True
    return word[0].lower() in "aeiou" and not _A_SOUND.match(word)


def fit(text: str, hit: Hit, sentence: Span, *, narrow: bool = False) -> Fitted:
    """Alternatives of a hit, fitted to its sentence. Pasting any of them over the span leaves grammatical text.

    ``narrow`` forbids widening (a neighbouring finding needs the room): what cannot be pasted so is left out.
    """
    rows = [row for row in hit.entry["alts"][hit.form["alts"]] if row[0] == _tag(text, hit, sentence)]
    before = _before(text, hit.start, sentence[0])
    article = before[1].lower() in {"a", "an"}
    opening = _opens(text, hit.start, sentence[0])
    out: list[tuple[str, bool, str]] = []
    late: list[tuple[str, bool, str]] = []
    for _, wording, an, note in rows:
        if note == "after-noun":
            continue
        if wording == "" and (out or not _deletable(text, hit, sentence)):
            continue
        if narrow and article and (an != (before[1].lower() == "an") or note == "number-shift"):
            continue
        wording = wording.replace("{X}", hit.sponsor)
        if hit.sponsor and wording.startswith(hit.sponsor):
            an = takes_an(wording)
        wording = _recase(text[hit.start : hit.end], wording, hit, opening=opening, headline=hit.headline)
        if note == "number-shift" and _singular(text, hit, before, sentence):
            late.append((wording, an, note))
        else:
            out.append((wording, an, note))
    out += late
    # "the terrorists' camp": a plural without s takes 's instead of the bare apostrophe.
    if (
        text[hit.end - 1] in "sS"
        and text[hit.end : hit.end + 1] in {"'", "’"}
        and not text[hit.end + 1 : hit.end + 2].isalnum()
    ):
        out = [o for o in out if not o[0] or o[0][-1] in "sS"] or out
    # "the state's army": a wording in s would need the bare apostrophe.
    elif text[hit.end : hit.end + 2].lower() in {"'s", "’s"}:
        out = [o for o in out if not o[0] or o[0][-1] not in "sS"] or out
    if not out:
        return Fitted(hit.start, hit.end, ())
    if out[0][0] == "" and narrow:
        return _cut_only(text, hit, before, out)
    if out[0][0] == "":
        return _delete(text, hit, sentence, before, out, opening=opening)
    if article and not narrow:
        return _with_article(text, hit, before, out)
    return Fitted(hit.start, hit.end, _unique(Alternative(w, n or None) for w, _, n in out))


def _tag(text: str, hit: Hit, sentence: Span) -> str:
    """The tag that the hit has here; past tense and participle are told apart by the auxiliary before."""
    tags: list[str] = hit.form["tags"]
    if len(tags) == 1:
        return tags[0]
    if "VBN" in tags and "VBD" in tags:
        at = hit.start
        _, first, _ = _before(text, at, sentence[0])
        if first.lower() in _DETERMINERS or first[-2:] in {"'s", "’s", "s'", "s’"}:
            return "VBN"  # "Ohio's gerrymandered district"
        for _ in range(3):
            start, word, _ = _before(text, at, sentence[0])
            low = word.lower()
            if low in _HAVE or _HAVE_TAIL.search(low):
                return "VBN"
            if not _ADVERB.search(low):
                break
            at = start
        after = _WORD_AFTER.match(text, hit.end + 1)
        if after and after[0].lower() == "by":
            return "VBN"
        return "VBD"
    if "VBN" in tags and "VB" in tags:  # "being overrun by", against "to overrun"
        _, first, _ = _before(text, hit.start, sentence[0])
        return "VBN" if first.lower() in _HAVE or _HAVE_TAIL.search(first.lower()) else "VB"
    return tags[0]


def _before(text: str, at: int, floor: int) -> tuple[int, str, str]:
    """The word directly before an offset, only white space between: its start, the word, the space."""
    floor = max(floor, at - 40)
    gap = at
    while gap > floor and text[gap - 1] in " \u00a0\t\r\n":
        gap -= 1
    start = gap
    while start > floor and (
        text[start - 1].isalnum()
        or (text[start - 1] in "'’" and start < gap and text[start - 2 : start - 1].isalnum() and start - 1 > floor)
    ):
        start -= 1
    space = text[gap:at]
    if start == gap or not space or space.count("\n") + space.count("\r") > 1 + ("\r\n" in space):
        return at, "", ""
    return start, text[start:gap], space


def _opens(text: str, at: int, floor: int) -> bool:
    """Whether the offset opens the sentence or a quoted or colon-led clause."""
    gap = text[max(floor, at - 3) : at].rstrip(" \u00a0")
    return (
        at == floor or not any(c.isalnum() for c in text[floor:at]) or gap[-1:] in {"“", '"', "‘", "«", "„", ":", "•"}
    )


def _recase(found: str, wording: str, hit: Hit, *, opening: bool, headline: bool) -> str:
    letters = [c for c in found if c.isalpha()]
    if not wording or not letters:
        return wording
    if len(letters) > 3 and all(c.isupper() for c in letters) and "exact" not in hit.form:
        return wording.upper()
    proper = "proper" in hit.form or "exact" in hit.form or bool(hit.sponsor)
    if headline and letters[0].isupper():
        return re.sub(r"(?<![\w'’-])([a-z])(?=\w{3})", lambda m: m[1].upper(), wording[:1].upper() + wording[1:])
    if letters[0].isupper() and (opening or not proper):
        return wording[:1].upper() + wording[1:]
    return wording


def _singular(text: str, hit: Hit, before: tuple[int, str, str], sentence: Span) -> bool:
    """Whether the words around hold the hit to the singular, so that a plural wording would not agree."""
    if before[1].lower() in _SINGULAR_BEFORE:
        return True
    start, word, _ = before
    for _ in range(2):  # "a popular uprising": the article before an adjective
        if not word or word.lower() in _NOT_NOUN | _DETERMINERS:
            break
        start, word, _ = _before(text, start, sentence[0])
        if word.lower() in _SINGULAR_BEFORE | {"a", "an"}:
            return True
    after = _WORD_AFTER.match(text, min(hit.end + 1, sentence[1]))
    return after is not None and after[0].lower() in _SINGULAR_AFTER


def _deletable(text: str, hit: Hit, sentence: Span) -> bool:
    """Whether cutting the hit leaves a sentence: a modifier before its noun, or an adverb; never a predicate."""
    if hit.form["pos"] in {"adv", "phrase"}:
        return True
    _, before, _ = _before(text, hit.start, sentence[0])
    after = _WORD_AFTER.match(text, _skip_blank(text, hit.end))
    if after is None or after.end() > sentence[1]:
        return False
    low = after[0].lower()
    if low in {"and", "or"}:
        second = _WORD_AFTER.match(text, _skip_blank(text, after.end()))
        return second is not None and before.lower() in _DETERMINERS and second[0].lower() not in _NOT_NOUN
    return low not in _NOT_NOUN and not (low.endswith("ly") and before.lower() in _BE)


def _skip_blank(text: str, at: int) -> int:
    m = _BLANK.match(text, at)
    return m.end() if m else at


def _unique(items: object) -> tuple[Alternative, ...]:
    return tuple(dict.fromkeys(items))  # type: ignore[call-overload]


def _with_article(text: str, hit: Hit, before: tuple[int, str, str], out: list[tuple[str, bool, str]]) -> Fitted:
    """Widens the span over ``a`` or ``an`` where one of the wordings needs the other, or none."""
    start, article, space = before
    is_an = article.lower() == "an"
    plural = [note == "number-shift" for _, _, note in out]
    if not any(plural) and all(an == is_an for _, an, _ in out):
        return Fitted(hit.start, hit.end, _unique(Alternative(w, n or None) for w, _, n in out))
    fitted = []
    for wording, an, note in out:
        if note == "number-shift":
            led = wording[:1].upper() + wording[1:] if article[0].isupper() else wording
        else:
            led = _article(article, an) + space + wording
        fitted.append(Alternative(led, note or None))
    return Fitted(start, hit.end, _unique(fitted))


def _article(article: str, an: bool) -> str:
    if article.isupper() and len(article) > 1:
        return "AN" if an else "A"
    return article[0] + ("n" if an else "")


def _delete(
    text: str,
    hit: Hit,
    sentence: Span,
    before: tuple[int, str, str],
    out: list[tuple[str, bool, str]],
    *,
    opening: bool,
) -> Fitted:
    """Widens the span so that cutting it leaves clean text, and lets the other wordings keep what was taken in."""
    start, end = hit.start, hit.end
    lead = ""
    low = before[1].lower()
    # "a very brutal war" → "a war": a degree word goes with the adjective it grades.
    while low in _DEGREE and hit.form["pos"] == "adj":
        start = before[0]
        before = _before(text, start, sentence[0])
        low = before[1].lower()
    if (
        text[start - 1 : start] in _QUOTE_PAIRS
        and text[end : end + 1] == _QUOTE_PAIRS[text[start - 1]]
        and start > sentence[0]
    ):
        start, end = start - 1, end + 1  # the scare quotes go with the word
        before = _before(text, start, sentence[0])
        low = before[1].lower()
    comma_after = text[end : end + 1] == ","
    blank = start - len(text[sentence[0] : start]) + len(text[sentence[0] : start].rstrip(" \u00a0"))
    comma_before = text[sentence[0] : blank].endswith(",")
    if comma_after and comma_before:
        start = blank - 1
        end += 1
    elif comma_before and _ends(text, end, sentence[1]):
        start = blank - 1
    elif comma_after and (opening or hit.form["pos"] == "adj"):
        end = _skip_blank(text, end + 1)
    elif comma_after:
        start = blank
    else:
        tail = _WORD_AFTER.match(text, _skip_blank(text, end))
        if tail and tail[0].lower() == "and" and hit.form["pos"] == "adj":
            end = tail.end()
        end = _skip_blank(text, end)
        if _ends(text, end, sentence[1]) and end == hit.end:
            start = blank
    follower = _WORD_AFTER.match(text, end)
    cut = ""
    if (
        opening
        and start == hit.start
        and follower
        and follower.end() <= sentence[1]
        and text[hit.start].isupper()
        and follower[0][0].islower()
    ):
        end = follower.end()
        cut = follower[0][0].upper() + follower[0][1:]
    elif low in {"a", "an"} and start <= hit.start and follower and _bare_name(text, follower, sentence[1]):
        start = before[0]  # "a defiant Orr said" → "Orr said"
    elif low in {"a", "an"} and start <= hit.start and follower:
        an = takes_an(follower[0])
        if an != (low == "an"):
            start = before[0]
            cut = _article(before[1], an) + before[2]
    lead, tail_text = text[start : hit.start], text[hit.end : end]
    fitted = [Alternative(cut, out[0][2] or None)]
    for wording, an, note in out[1:]:
        head = lead
        if low in {"a", "an"} and lead.strip().lower() in {"a", "an"}:
            head = _article(before[1], an) + before[2]
        elif low in {"a", "an"} and an != (low == "an"):
            continue
        fitted.append(Alternative(head + wording + tail_text, note or None))
    return Fitted(start, end, _unique(fitted))


def _bare_name(text: str, follower: re.Match[str], ceiling: int) -> bool:
    """Whether the word after the cut is a name that heads its phrase: no noun follows it."""
    if not follower[0][0].isupper():
        return False
    second = _WORD_AFTER.match(text, _skip_blank(text, follower.end()))
    if second is None or second.end() > ceiling or second.start() == follower.end():
        return True
    low = second[0].lower()
    return low in _NOT_NOUN or low in FINITE or low in PASTS or low.endswith("ed")


def _cut_only(text: str, hit: Hit, before: tuple[int, str, str], out: list[tuple[str, bool, str]]) -> Fitted:
    """A deletion that takes in the space after the hit and nothing else, where the words around allow it."""
    end = _skip_blank(text, hit.end)
    follower = _WORD_AFTER.match(text, end)
    article = before[1].lower()
    fits = (
        follower is not None
        and end > hit.end
        and (article not in {"a", "an"} or takes_an(follower[0]) == (article == "an"))
    )
    if not fits or text[hit.start].isupper():
        return Fitted(hit.start, hit.end, _unique(Alternative(w, n or None) for w, _, n in out[1:]))
    blank = text[hit.end : end]
    return Fitted(hit.start, end, _unique(Alternative(w and w + blank, n or None) for w, _, n in out))


def _ends(text: str, at: int, ceiling: int) -> bool:
    return at >= ceiling or text[at] in ".!?;:)”’\"'»"
