"""Neutral wordings made ready to paste: agreement, capitals, articles, and deletions that leave clean text.

Inflected forms come from the compiled lexicon; this file only picks those that agree with the hit and fits them to
the words around it. Where a neighbour has to change (``an insurgent`` → ``a fighter``), the span widens to hold it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analyzer.deletion import cut_only, deletable, delete
from analyzer.match import Hit
from analyzer.model import Alternative
from analyzer.pasting import (
    DETERMINERS,
    NOT_NOUN,
    WORD_AFTER,
    Fitted,
    Span,
    article_like,
    takes_an,
    unique,
    word_before,
)

_HAVE = frozenset("have has had having 've 'd be been being is are was were am get got gets getting".split())
_HAVE_TAIL = re.compile(r"(?:n't|n’t|'ve|’ve)\Z")
_ADVERB = re.compile(r"(?:ly|not|never|also|already|just|since|ever|still|all|both|now|then|once|twice|recently)\Z")
_GRADING = frozenset("very utterly truly deeply highly extremely increasingly particularly".split())
_PREFIX = re.compile(r"(?<!\w)(\w+)[-\u2010\u2011]\Z")
_OPENING_MARKS = frozenset("“‘\"'«„([")
_SINGULAR_BEFORE = frozenset("this that each every one another".split())
_SINGULAR_AFTER = frozenset("is was has does isn't wasn't hasn't doesn't".split())


def fit(text: str, hit: Hit, sentence: Span, *, narrow: bool = False) -> Fitted:
    """Alternatives of a hit, fitted to its sentence. Pasting any of them over the span leaves grammatical text.

    ``narrow`` forbids widening (a neighbouring finding needs the room): what cannot be pasted so is left out.
    """
    rows = [row for row in hit.entry["alts"][hit.form["alts"]] if row[0] == _tag(text, hit, sentence)]
    before = word_before(text, hit.start, sentence[0])
    if hit.form["pos"] == "noun" and not narrow and before[1].lower() in _GRADING:
        # "an utterly brutal regime": the adverb grades an adjective that goes with the hit
        hit = replace(hit, start=before[0])
        before = word_before(text, hit.start, sentence[0])
    prefix = _PREFIX.search(text, max(sentence[0], hit.start - 16), hit.start)
    led = _across_mark(text, hit.start, sentence[0]) or before
    article = led[1].lower() in {"a", "an"}
    opening = _opens(text, hit.start, sentence[0])
    out: list[tuple[str, bool, str]] = []
    late: list[tuple[str, bool, str]] = []
    for _, wording, an, note in rows:
        if note == "after-noun":
            continue
        if wording == "" and (out or not deletable(text, hit, sentence)):
            continue
        if article and note == "number-shift" and led is not before:
            continue  # the article cannot go without the quotation mark after it
        if narrow and article and (an != (led[1].lower() == "an") or note == "number-shift"):
            continue
        if prefix and wording.lower().startswith(prefix[1].lower() + "-"):
            continue  # "pro-regime" is not "pro-pro-government"
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
        return cut_only(text, hit, before, out)
    if out[0][0] == "":
        return delete(text, hit, sentence, before, out, opening=opening)
    if article and not narrow:
        return _with_article(text, hit, led, out)
    return Fitted(hit.start, hit.end, unique(Alternative(w, n or None) for w, _, n in out))


def _across_mark(text: str, at: int, floor: int) -> tuple[int, str, str] | None:
    """The indefinite article before an opening quotation mark or bracket at the hit, the mark as part of the space."""
    if at - 1 <= floor or text[at - 1] not in _OPENING_MARKS:
        return None
    start, word, space = word_before(text, at - 1, floor)
    return (start, word, space + text[at - 1]) if word.lower() in {"a", "an"} else None


def _tag(text: str, hit: Hit, sentence: Span) -> str:
    """The tag that the hit has here; past tense and participle are told apart by the auxiliary before."""
    tags: list[str] = hit.form["tags"]
    if len(tags) == 1:
        return tags[0]
    if "VBN" in tags and "VBD" in tags:
        at = hit.start
        _, first, _ = word_before(text, at, sentence[0])
        if first.lower() in DETERMINERS or first[-2:] in {"'s", "’s", "s'", "s’"}:
            return "VBN"  # "Ohio's gerrymandered district"
        for _ in range(3):
            start, word, _ = word_before(text, at, sentence[0])
            low = word.lower()
            if low in _HAVE or _HAVE_TAIL.search(low):
                return "VBN"
            if not _ADVERB.search(low):
                break
            at = start
        after = WORD_AFTER.match(text, hit.end + 1)
        if after and after[0].lower() == "by":
            return "VBN"
        return "VBD"
    if "VBN" in tags and "VB" in tags:  # "being overrun by", against "to overrun"
        _, first, _ = word_before(text, hit.start, sentence[0])
        return "VBN" if first.lower() in _HAVE or _HAVE_TAIL.search(first.lower()) else "VB"
    return tags[0]


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
        if not word or word.lower() in NOT_NOUN | DETERMINERS:
            break
        start, word, _ = word_before(text, start, sentence[0])
        if word.lower() in _SINGULAR_BEFORE | {"a", "an"}:
            return True
    after = WORD_AFTER.match(text, min(hit.end + 1, sentence[1]))
    return after is not None and after[0].lower() in _SINGULAR_AFTER


def _with_article(text: str, hit: Hit, before: tuple[int, str, str], out: list[tuple[str, bool, str]]) -> Fitted:
    """Widens the span over ``a`` or ``an`` where one of the wordings needs the other, or none."""
    start, article, space = before
    is_an = article.lower() == "an"
    plural = [note == "number-shift" for _, _, note in out]
    if not any(plural) and all(an == is_an for _, an, _ in out):
        return Fitted(hit.start, hit.end, unique(Alternative(w, n or None) for w, _, n in out))
    fitted = []
    for wording, an, note in out:
        if note == "number-shift":
            led = wording[:1].upper() + wording[1:] if article[0].isupper() else wording
        else:
            led = article_like(article, an) + space + wording
        fitted.append(Alternative(led, note or None))
    return Fitted(start, hit.end, unique(fitted))
