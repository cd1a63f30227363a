"""Stacked labels as a whole: ``Western-backed al-Qaida terrorists`` gets one rewrite, ``al-Qaida fighters``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analyzer.model import Compound, Finding
from analyzer.pasting import takes_an

# Words that may stand between two members of one noun phrase: a name or a plain modifier, at most two of them.
_GAP = re.compile(r"[ \u00a0-]+(?:[\w'’.-]+[ \u00a0]+){0,2}\Z")
_BREAKS = frozenset(
    "a an the of in on at by for with from to and or but that who which is are was were be been has have had as than"
    " his her its their our my your not said says into over under against between after before".split()
)
_ARTICLE = re.compile(r"\b([Aa]n?)([ \u00a0]+)\Z")
_MODIFIERS = frozenset(
    {"sponsor-epithet", "intensifier-editorial", "hedge-weasel", "identity-label", "contested-label"}
)


def join(text: str, findings: Sequence[Finding], pos: Sequence[str], sentence: int = 0) -> list[Finding]:
    """The findings of one sentence, those of one noun phrase carrying their common rewrite.

    ``pos`` gives the part of speech of each finding's term, ``sentence`` the offset where the sentence begins.
    """
    out = list(findings)
    k = 0
    while k < len(out):
        last = k
        while last + 1 < len(out) and pos[last + 1] in {"noun", "adj"} and _stacked(text, out[last], out[last + 1]):
            last += 1
        while last > k and pos[last] != "noun":
            last -= 1
        if last > k:
            compound = _compound(text, out[k : last + 1], sentence)
            if compound is not None:
                out[k : last + 1] = [replace(f, compound=compound) for f in out[k : last + 1]]
        k = last + 1
    return out


def _stacked(text: str, first: Finding, second: Finding) -> bool:
    if first.category not in _MODIFIERS or first.voice != second.voice:
        return False
    gap = text[first.word[1] : second.word[0]]
    if not _GAP.match(gap):
        return False
    return not any(w.lower() in _BREAKS or w.lower().endswith(("ed", "ing")) for w in gap.split())


def _compound(text: str, members: Sequence[Finding], sentence: int) -> Compound | None:
    """Members' own best wordings put together; a sponsor is cut from a stack, since it says nothing of the label."""
    if any(not f.alternatives for f in members):
        return None
    start, end = members[0].word[0], members[-1].word[1]
    pieces = []
    at = start
    for member in members:
        low, high = member.word
        pieces.append(text[at:low])
        if member.category == "sponsor-epithet" or member.alternatives[0].text.strip() == "":
            at = high
            while at < end and text[at].isspace():
                at += 1
        else:
            pieces.append(_bare(text, member))
            at = high
    rewrite = "".join(pieces).strip()
    if not rewrite:
        return None
    article = _ARTICLE.search(text, max(0, start - 6), start)
    if article:
        an = takes_an(rewrite)
        start = article.start()
        rewrite = article[1][0] + ("n" if an else "") + article[2] + rewrite
    elif rewrite[0].islower() and not any(c.isalnum() for c in text[sentence:start]):
        rewrite = rewrite[0].upper() + rewrite[1:]
    return Compound(start, end, text[start:end], rewrite)


def _bare(text: str, member: Finding) -> str:
    """The first wording without what the span was widened by."""
    low, high = member.word
    wording = member.alternatives[0].text
    if member.start < low:
        wording = re.sub(r"^[Aa]n?[ \u00a0]+", "", wording)
    return wording.removesuffix(text[high : member.end])
