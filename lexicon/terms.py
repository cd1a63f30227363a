"""The frozen values of the lexicon: entries, their forms, alternatives and context tests.

Polarity is toward the entry's target, never left or right: −1 delegitimises, +1 legitimises.
Strength is 1 (mild), 2 (marked) or 3 (strong); a finding's severity is its name.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lexicon.vocabulary import SEVERITIES


@dataclass(frozen=True, slots=True)
class Alternative:
    """A neutral wording in base form; it is inflected to the hit when the lexicon is compiled.

    ``pos`` limits it to hits of that part of speech; an empty ``text`` means deletion.
    """

    text: str
    note: str = ""
    pos: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A surface lemma of an entry: ``lemma`` itself or a sibling with its own alternatives."""

    text: str
    pos: str
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One curated term: what it does to whom, how strongly, when it is fine and what to write."""

    id: str
    lemma: str
    pos: str
    category: str
    topic: str
    target: str
    polarity: float
    strength: int
    forms: tuple[Form, ...]
    alternatives: tuple[Alternative, ...]
    fix: str
    ambiguity: str
    gate: str
    context: dict[str, tuple[str, ...]]
    advice: str
    fine_when: str
    sources: tuple[str, ...]
    basis: str
    region: str
    house: str
    flags: tuple[str, ...]
    passes: tuple[str, ...]
    reason: str = ""
    pack: str = ""
    line: int = 0
    file: str = ""

    @property
    def severity(self) -> str:
        """``consider``, ``caution`` or ``avoid``."""
        return SEVERITIES[self.strength - 1]


@dataclass(frozen=True, slots=True)
class Category:
    """A rhetorical device: one of the sixteen of the taxonomy."""

    id: str
    title: str
    definition: str
    theory: str
    severity: str


@dataclass(frozen=True, slots=True)
class RivalSet:
    """Labels for one thing, from delegitimising to legitimising; ``neutral`` is the usual plain one."""

    number: int
    name: str
    terms: tuple[str, ...]
    neutral: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries in force, with the words the context tests share and the names they guard."""

    entries: tuple[Entry, ...]
    categories: dict[str, Category]
    rivals: tuple[RivalSet, ...]
    cues: dict[str, tuple[str, ...]]
    names: tuple[str, ...]
    hash: str
    by_id: dict[str, Entry] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    house: dict[str, str] = field(default_factory=dict)
    actors: tuple[str, ...] = ()
    """Actors' names of several words, which guard their words unless the name is a term itself."""
