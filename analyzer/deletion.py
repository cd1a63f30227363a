"""Cutting a hit so that clean text is left: spaces, commas, articles, capitals and quotation marks go with it."""

from __future__ import annotations

import re

from analyzer.gates.grammar import FINITE, PASTS
from analyzer.match import Hit
from analyzer.model import Alternative
from analyzer.pasting import (
    COPULAR,
    DETERMINERS,
    NOT_NOUN,
    WORD_AFTER,
    Fitted,
    Span,
    article_like,
    skip_blank,
    takes_an,
    unique,
    word_before,
)
from analyzer.reporting import CUES

_DEGREE = frozenset(
    "very so most more quite rather too highly deeply truly utterly increasingly extremely particularly".split()
)
_JOINT = re.compile(r"([\w‑-]+)(, (?:and |or )?| and | or )\Z")
_ADJECTIVE_ENDINGS = ("ous", "ful", "ive", "ical", "less", "able", "ible", "tal")
_HALF = re.compile(r"[-\u2011] (?:and|or) \Z")
_TAG_WORDS = 7
_QUOTE_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "„": "“"}


def deletable(text: str, hit: Hit, sentence: Span) -> bool:
    """Whether cutting the hit leaves a sentence: a modifier before its noun, or an adverb; never a predicate."""
    if hit.form["pos"] in {"adv", "phrase"}:
        return True
    _, before, _ = word_before(text, hit.start, sentence[0])
    after = WORD_AFTER.match(text, skip_blank(text, hit.end))
    if after is None or after.end() > sentence[1]:
        return False
    low = after[0].lower()
    if _HALF.search(text, max(sentence[0], hit.start - 12), hit.start):
        return False  # "Western- and Saudi-backed": the first half needs the second
    if low in {"and", "or"}:
        second = WORD_AFTER.match(text, skip_blank(text, after.end()))
        return second is not None and before.lower() in DETERMINERS and second[0].lower() not in NOT_NOUN
    return low not in NOT_NOUN and not (low.endswith("ly") and before.lower() in COPULAR)


def delete(
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
        before = word_before(text, start, sentence[0])
        low = before[1].lower()
    if (
        text[start - 1 : start] in _QUOTE_PAIRS
        and text[end : end + 1] == _QUOTE_PAIRS[text[start - 1]]
        and start > sentence[0]
    ):
        start, end = start - 1, end + 1  # the scare quotes go with the word
        before = word_before(text, start, sentence[0])
        low = before[1].lower()
    comma_after = text[end : end + 1] == ","
    blank = start - len(text[sentence[0] : start]) + len(text[sentence[0] : start].rstrip(" \u00a0"))
    comma_before = text[sentence[0] : blank].endswith(",")
    joint = _joint(text, sentence[0], start)
    if hit.form["pos"] == "adj" and not comma_after and joint >= 0:
        # "Western-backed, US-armed rebels", "a cynical and brutal war": what joins the two goes
        start = joint
        low = ""
    elif comma_after and comma_before:
        start = blank - 1
        if not _tag_follows(text, end + 1, sentence[1]):
            end += 1
    elif comma_before and _ends(text, end, sentence[1]):
        start = blank - 1
    elif comma_after and (opening or hit.form["pos"] == "adj"):
        end = skip_blank(text, end + 1)
    elif comma_after:
        start = blank
    else:
        tail = WORD_AFTER.match(text, skip_blank(text, end))
        if tail and tail[0].lower() == "and" and hit.form["pos"] == "adj":
            end = tail.end()
        end = skip_blank(text, end)
        if _ends(text, end, sentence[1]) and end == hit.end:
            start = blank
    follower = WORD_AFTER.match(text, end)
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
            cut = article_like(before[1], an) + before[2]
    lead, tail_text = text[start : hit.start], text[hit.end : end]
    fitted = [Alternative(cut, out[0][2] or None)]
    for wording, an, note in out[1:]:
        head = lead
        if low in {"a", "an"} and lead.strip().lower() in {"a", "an"}:
            head = article_like(before[1], an) + before[2]
        elif low in {"a", "an"} and an != (low == "an"):
            continue
        fitted.append(Alternative(head + wording + tail_text, note or None))
    return Fitted(start, end, unique(fitted))


def _bare_name(text: str, follower: re.Match[str], ceiling: int) -> bool:
    """Whether the word after the cut is a name that heads its phrase: no noun follows it."""
    if not follower[0][0].isupper():
        return False
    second = WORD_AFTER.match(text, skip_blank(text, follower.end()))
    if second is None or second.end() > ceiling or second.start() == follower.end():
        return True
    low = second[0].lower()
    return low in NOT_NOUN or low in FINITE or low in PASTS or low.endswith("ed")


def cut_only(text: str, hit: Hit, before: tuple[int, str, str], out: list[tuple[str, bool, str]]) -> Fitted:
    """A deletion that takes in the space after the hit and nothing else, where the words around allow it."""
    end = skip_blank(text, hit.end)
    follower = WORD_AFTER.match(text, end)
    article = before[1].lower()
    fits = (
        follower is not None
        and end > hit.end
        and (article not in {"a", "an"} or takes_an(follower[0]) == (article == "an"))
    )
    if not fits or text[hit.start].isupper():
        return Fitted(hit.start, hit.end, unique(Alternative(w, n or None) for w, _, n in out[1:]))
    blank = text[hit.end : end]
    return Fitted(hit.start, end, unique(Alternative(w and w + blank, n or None) for w, _, n in out))


def _joint(text: str, floor: int, at: int) -> int:
    """Where a comma, *and* or *or* begins that joins the hit to an adjective before it, told by its ending; else −1."""
    m = _JOINT.search(text, max(floor, at - 48), at)
    adjective = m is not None and ("-" in m[1] or "\u2011" in m[1] or m[1].lower().endswith(_ADJECTIVE_ENDINGS))
    return m.start(2) if m is not None and adjective else -1


def _tag_follows(text: str, at: int, ceiling: int) -> bool:
    """Whether all that is left of the sentence is who says so, which keeps its comma: ``…, the auditors said.``"""
    words = [m[0].lower() for m in WORD_AFTER.finditer(text, at, ceiling)]
    return 0 < len(words) <= _TAG_WORDS and not CUES.isdisjoint(words)


def _ends(text: str, at: int, ceiling: int) -> bool:
    return at >= ceiling or text[at] in ".!?;:)”’\"'»"
