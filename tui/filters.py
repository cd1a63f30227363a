"""Which findings are walked through: by severity, category, voice, origin, actor and state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from analyzer.model import SEVERITIES, VOICES
from tui.decisions import term_of
from tui.items import STATES, Item
from tui.review import Review

FACETS = ("severity", "category", "voice", "origin", "actor", "state")
_ORDER: dict[str, tuple[str, ...]] = {
    "severity": tuple(reversed(SEVERITIES)),
    "voice": VOICES,
    "state": STATES,
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Values wanted of each facet; a facet that asks for nothing lets everything pass."""

    wanted: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.wanted.values())

    def passes(self, review: Review, item: Item) -> bool:
        """Whether a finding has one of the values wanted, of every facet that asks for some."""
        return all(values(review, item, facet) & wanted for facet, wanted in self.wanted.items() if wanted)

    def told(self) -> str:
        """The filter in words."""
        return ", ".join(f"{facet} {' or '.join(sorted(wanted))}" for facet, wanted in self.wanted.items() if wanted)


def values(review: Review, item: Item, facet: str) -> frozenset[str]:
    """What a finding is, in one facet; several actors where its span is called theirs by more than one."""
    f = item.finding
    single: dict[str, Callable[[], str]] = {
        "severity": lambda: f.severity,
        "category": lambda: f.category,
        "voice": lambda: f.voice,
        "origin": lambda: f.origin,
        "state": lambda: review.state(item),
    }
    if facet in single:
        return frozenset((single[facet](),))
    return frozenset(actors_of(review, item))


def actors_of(review: Review, item: Item) -> Iterable[str]:
    """Names of the actors that a finding is about."""
    if item.finding.target:
        yield item.finding.target
    if item.edited:
        # Who is meant is read in the draft: the same term in the sentence as it was tells it.
        term = term_of(item.finding)
        for base in review.base_items_of(item.sentence):
            if term_of(base.finding) == term:
                yield from actors_of(review, base)
        return
    low, high = item.finding.word
    for actor in getattr(review.report, "actors", ()):
        for label in (*actor.labels, *actor.sponsors):
            start, end = _field(label, "start"), _field(label, "end")
            if isinstance(start, int) and isinstance(end, int) and start < high and low < end:
                yield actor.name
                break


def _field(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)


def facets(review: Review) -> dict[str, list[tuple[str, int]]]:
    """The values that occur, each with how many findings have it; facets in the order of :data:`FACETS`."""
    out: dict[str, list[tuple[str, int]]] = {}
    for facet in FACETS:
        counted = Counter(v for item in review.items for v in values(review, item, facet))
        order = _ORDER.get(facet)
        names = [v for v in order if v in counted] if order else sorted(counted, key=lambda v: (v.casefold(), v))
        out[facet] = [(name, counted[name]) for name in names]
    return out
