"""Who is called what, and the patterns, as rows of text: the short ledger under a checked draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from analyzer.model import ActorFrame, Label, Report

ACTORS = 8
"""Actors told at most."""
PATTERNS = 12
"""Patterns told at most."""
SPANS = 3
"""Pieces of evidence of a pattern that are shown."""
_DOUBT = frozenset("claimed alleged insisted admitted contended conceded maintained asserted".split())


def told(report: Report) -> list[ActorFrame]:
    """The actors of whom something takes a side, the most evidence first."""
    found = [a for a in report.actors if _loaded(a)]
    return sorted(found, key=lambda a: (-len(_calls(a)) - len(a.sponsors), -abs(a.stance), -a.mentions, a.name))


def _loaded(actor: ActorFrame) -> bool:
    calls = _calls(actor)
    if actor.name[:1].islower():  # a group without a name: what others call it says nothing that it does not say itself
        calls = [x for x in calls if x.voice in {"outlet", "scare"}]
    return bool(actor.sponsors or calls or any(verb in _DOUBT for verb, _ in actor.verbs))


def _calls(actor: ActorFrame) -> list[Label]:
    return [label for label in actor.labels if label.polarity]


def actor_row(actor: ActorFrame) -> str:
    """What an actor is called, who backs it, and how its words are reported."""
    parts = []
    names = Counter((x.text.lower(), x.voice) for x in _calls(actor))
    calls = [_times(text, n, "" if voice == "outlet" else voice) for (text, voice), n in names.items()]
    if calls:
        parts.append(", ".join(calls))
    elif plain := Counter(x.text.lower().removesuffix("'s").removesuffix("’s") for x in actor.labels):
        parts.append(", ".join(_times(text, n) for text, n in plain.most_common(3)))
    if actor.sponsors:
        sponsors = Counter(s.text for s in actor.sponsors)
        parts.append("sponsors: " + ", ".join(_times(text, n) for text, n in sponsors.items()))
    if actor.titles:
        parts.append("titles: " + " ".join(actor.titles))
    if actor.verbs:
        parts.append("verbs: " + ", ".join(_times(verb, n) for verb, n in actor.verbs))
    return "; ".join(parts)


def _times(text: str, n: int, voice: str = "") -> str:
    marks = [voice] * bool(voice) + [f"{n} times"] * (n > 1)
    return f"{text} ({', '.join(marks)})" if marks else text


def pattern_rows(report: Report) -> Iterator[tuple[int, str, str, str]]:
    """Of each pattern its first place, its kind, its message and its words."""
    text = report.document.text
    for pattern in report.patterns[:PATTERNS]:
        words = [" ".join(text[a:b].split()) for a, b in pattern.evidence[:SPANS]]
        more = len(pattern.evidence) - len(words)
        quoted = " … ".join(words) + (f" (and {more} more)" if more > 0 else "")
        yield pattern.evidence[0][0], pattern.kind.replace("-", " "), pattern.message, quoted
