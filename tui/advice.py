"""When a term is fine, and on whose authority it is flagged: from the packs, read when first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """What the packs say about a term beside what a finding carries."""

    fine_when: str
    sources: tuple[str, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class Advice:
    """Entries by id, and the categories' titles by theirs."""

    entries: Mapping[str, Entry]
    titles: Mapping[str, str]


NOTHING = Advice({}, {})


def load(packs: Sequence[Path] = (), house: Mapping[str, str] | None = None) -> Advice:
    """Reads the packs; takes half a second, so it has a thread of its own."""
    from lexicon.load import load_lexicon

    lexicon = load_lexicon(packs, house=house)
    entries = {e.id: Entry(e.fine_when, e.sources, e.basis) for e in lexicon.entries}
    return Advice(entries, {c.id: c.title for c in lexicon.categories.values()})
