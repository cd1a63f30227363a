"""A sentence as the stance model may see it: names hidden, the target one token, commas and brackets kept.

The target's own words are exchanged for a stand-in before anything is read, so they cannot count; only whether it is a
name, a possessive or a pronoun in another case than the first is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.classifier.identity import TOKEN, Blind

Span = tuple[int, int]
TARGET, OWN, OBLIQUE = "‹target›", "‹target's›", "‹them›"
"""The target as a name or first-case pronoun; as a possessive; as a pronoun in any other case."""
REACH = 40
"""Words that are read on either side of the target."""
STOPS = 2
"""Commas, brackets and the like that are read between two words."""
_STAND_IN = "Zq"
_LONGEST = 700
"""Characters that are looked at on either side."""
_OBLIQUE = frozenset("him his her hers them their theirs himself herself themselves".split())
_POSSESSIVE = re.compile(r"['’][sS]?(?![^\W_])")
_NAME_ENDS = frozenset(".)]")
"""What may belong to the name before it, and so says nothing: U.S., Labour Party (Netherlands)."""
_STOP = re.compile(r"[,()\[\]—–.;]")


@dataclass(frozen=True, slots=True)
class View:
    """Tokens, which of them is the target, and where each stands in the text, start to end."""

    tokens: Sequence[str]
    target: int
    spans: Sequence[Span]


def view(blind: Blind, text: str, sentence: Span, target: Span) -> View:
    """What ``text[sentence]`` says around ``text[target]``; offsets are code points of the text."""
    low, high = max(sentence[0], target[0] - _LONGEST), min(sentence[1], target[1] + _LONGEST)
    before = [m.span() for m in TOKEN.finditer(text, low, target[0])][-REACH:]
    rest = _POSSESSIVE.match(text, target[1], high)
    after_from = rest.end() if rest else target[1]
    after = [m.span() for m in TOKEN.finditer(text, after_from, high)][:REACH]
    raw = [text[a:b] for a, b in before]
    raw.append(_STAND_IN)
    raw += [text[a:b] for a, b in after]
    places = [*before, (target[0], after_from), *after]
    tokens, at = blind.read(raw)
    own = _form(text[target[0] : target[1]], rest is not None)
    out: list[str] = []
    spans: list[Span] = []
    found, size, middle = 0, len(raw), len(before)
    last = places[0][0]
    count = len(tokens)
    for k in range(count):
        first = at[k]
        following = at[k + 1] if k + 1 < count else size
        start, end = places[first][0], places[following - 1][1]
        if start - last > 1:
            stops = list(_STOP.finditer(text, last, start))[:STOPS]
            if stops and out and out[-1].endswith("›") and stops[0][0] in _NAME_ENDS:
                del stops[0]
            for stop in stops:
                out.append(stop[0])
                spans.append(stop.span())
        if first <= middle < following:
            found = len(out)
            out.append(own)
            spans.append(places[middle])
        else:
            out.append(tokens[k])
            spans.append((start, end))
        last = end
    return View(out, found, spans)


def _form(words: str, possessive: bool) -> str:
    if words.lower() in _OBLIQUE:
        return OBLIQUE
    return OWN if possessive or words.endswith(("'s", "’s", "s'", "s’")) else TARGET
