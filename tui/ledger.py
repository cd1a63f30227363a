"""The actor ledger: who is called what and in whose voice; no two actors are netted against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from tui.panel_rows import PanelRow, wrapped
from tui.review import Review

_WIDTH = 21


def rows(review: Review, width: int) -> list[PanelRow]:
    """The ledger, the most mentioned first."""
    actors = sorted(getattr(review.report, "actors", ()), key=lambda a: (-a.mentions, a.name))
    return [r for row in _rows(actors) for r in wrapped(row, width)]


def _rows(actors: Iterable[Any]) -> Iterator[PanelRow]:
    listed = list(actors)
    if not listed:
        yield PanelRow("No actors were told apart in this draft.", "head")
        yield PanelRow("Where people, groups and states are named, it says here what each is called, and by whom.")
        return
    yield PanelRow("Stance runs from −1, delegitimised, to +1, legitimised; 0 is neither.", "muted")
    yield PanelRow("All of it is of the draft as it was read: decisions do not change it.", "muted")
    for actor in listed:
        yield PanelRow("")
        times = "mentioned once" if actor.mentions == 1 else f"mentioned {actor.mentions} times"
        yield PanelRow(f"{actor.name}  {scale(actor.stance)} {actor.stance:+.2f}, {times}", "head")
        if actor.aliases:
            yield PanelRow("  also " + ", ".join(actor.aliases), "muted")
        for name, values in (("called", actor.labels), ("sponsored", actor.sponsors)):
            if values:
                yield PanelRow(f"  {name}: " + ", ".join(_times(map(_label, values))))
        verbs = ", ".join(f"{verb} {count}" for verb, count in sorted(actor.verbs, key=lambda v: -v[1]) if count)
        if verbs:
            yield PanelRow(f"  its words: {verbs}")
        if getattr(actor, "quoted", 0):
            yield PanelRow(f"  quoted: {actor.quoted} words")


def _times(labels: Iterable[str]) -> list[str]:
    """Each label once, in the draft's order, with how often where it is more than once."""
    return [name if count == 1 else f"{name} ×{count}" for name, count in Counter(labels).items()]


def _label(label: Any) -> str:  # noqa: ANN401
    read = dict(label) if isinstance(label, dict) else {n: getattr(label, n, None) for n in ("text", "voice")}
    voice = read.get("voice")
    return f"{read.get('text')}" + (f" ({voice})" if voice and voice != "outlet" else "")


def scale(stance: float) -> str:
    """A stance as a place between − and +, which needs no colour."""
    at = round((max(-1.0, min(1.0, stance)) + 1) / 2 * (_WIDTH - 1))
    line = ["·"] * _WIDTH
    line[_WIDTH // 2] = "|"
    line[at] = "●"
    return "−" + "".join(line) + "+"
