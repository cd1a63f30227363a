"""Camps: who of those that speak in a draft stand together.

A camp is what a reader takes for one side: *the council*, *its surveyor*, *a council spokesman*. Whoever cannot be
placed has a camp of their own.
"""

from __future__ import annotations

from analyzer.actors import words as w
from analyzer.actors.scene import Scene
from analyzer.patterns.common.bodies import AGAINST, FAMILIES, SPEAKS_FOR, SPOKESMEN
from analyzer.patterns.common.speakers import Source, speakers

_TITLES = frozenset("dr sir dame lord lady mr mrs ms professor prof rev reverend father".split())
_RIVAL = frozenset("shadow exile exiled parallel breakaway rebel resistance".split())
"""Before *government*, these make it the other side's."""
_LOOSE = frozenset("chief executive head health deputy prime vice general office national local federal".split())
"""Words that many bodies share."""
_ONE = frozenset("one another other third second them some few few several two three".split())
"""*One alleged*, *a third said*: of those who spoke last."""


def sources(scene: Scene, lemmas: frozenset[str]) -> list[Source]:
    """Everybody who speaks, by verbs of these lemmas, in the order of the draft, sorted into camps."""
    found = speakers(scene, lemmas)
    _sort(found)
    return found


def family(source: Source) -> str:
    """What a source belongs to by its nouns: a family, or else the noun itself."""
    about = [n for n in source.nouns if n != source.head and n in FAMILIES]
    if "police" in source.nouns:
        return "police"
    if not source.nouns.isdisjoint(_RIVAL):
        return "armed"
    if source.head in SPOKESMEN:
        if about:
            return FAMILIES[sorted(about)[0]]
        rest = sorted(source.nouns - {source.head} - _TITLES)
        if rest and source.head not in FAMILIES:
            return rest[0]
    if source.head in FAMILIES:
        return FAMILIES[source.head]
    return FAMILIES[sorted(about)[0]] if about else source.head


def _sort(found: list[Source]) -> None:
    """Gives each source its camp."""
    parent = list(range(len(found)))

    def root(a: int) -> int:
        while parent[a] != a:
            parent[a] = parent[parent[a]]
            a = parent[a]
        return a

    for b, source in enumerate(found):
        a = _predecessor(found, b)
        if a >= 0:
            parent[root(b)] = root(a)
        source.camp = b
    for b, source in enumerate(found):
        source.camp = root(b)


def _predecessor(found: list[Source], b: int) -> int:
    """The earlier source with which one stands; -1 where there is none."""
    source = found[b]
    if source.pronoun:
        return _antecedent(found, b)
    if source.head in _ONE and not source.names and not source.nouns - _ONE:
        return next((a for a in range(b - 1, -1, -1) if _near(found, a, b) and found[a].plural), -1)
    before = range(b - 1, -1, -1)
    for a in before:  # the same side by name
        if source.actors & found[a].actors:
            return a
        if source.names & found[a].names and not (source.actors and found[a].actors):
            return a
    if source.owner and source.head not in AGAINST:
        a = _antecedent(found, b)
        if a >= 0:
            return a
    if source.owner and source.head in AGAINST:
        return -1
    if source.actors:
        return -1
    for a in before:  # the same word
        if source.head and source.head == found[a].head and not (source.names and found[a].names):
            return a
    shared = source.nouns - _LOOSE - ({source.head} if source.head in SPEAKS_FOR else set())
    for a in before:
        if shared and shared & found[a].nouns:
            return a
    kind = family(source)
    if kind in {"gov", "army"}:
        states = [a for a in before if found[a].state]
        if states:
            return states[0]
    if source.head == "officer":
        return next((a for a in before if family(found[a]) in {"army", "police"}), -1)
    alike = [a for a in before if kind and family(found[a]) == kind]
    camps = {found[a].actors for a in alike}
    return alike[0] if len(camps) == 1 else -1


def _antecedent(found: list[Source], b: int) -> int:
    """The source that a pronoun means: *he*, *his*, *they*, *their*, *it*, *its*."""
    source = found[b]
    low = source.pronoun or source.owner
    before = range(b - 1, -1, -1)
    if low in {"they", "their"}:
        return next((a for a in before if _near(found, a, b) and (found[a].plural or found[a].pronoun == "they")), -1)
    if low in {"it", "its"}:
        fits = (a for a in before if _near(found, a, b) and not found[a].plural)
        return next((a for a in fits if found[a].pronoun not in {"he", "she", "they"}), -1)
    if low in {"he", "his", "she", "her"}:
        gender = "f" if low in {"she", "her"} else "m"
        persons = [
            a for a in before if not found[a].plural and _is_person(found[a]) and _gender(found, a) in {gender, ""}
        ]
        told = [a for a in persons if _gender(found, a) == gender]
        return (told or persons or [-1])[0]
    return -1


def _near(found: list[Source], a: int, b: int) -> bool:
    return found[b].number - found[a].number <= 1


def _is_person(source: Source) -> bool:
    if source.pronoun:
        return source.pronoun in {"he", "she"}
    if source.head in w.PERSONS or source.head in AGAINST or source.head in {"landlord", "tenant", "resident"}:
        return True
    return bool(source.names) and source.head not in w.ROLES and not source.actors and FAMILIES.get(source.head) is None


def _gender(found: list[Source], a: int) -> str:
    """f or m where the draft has told it by a pronoun that means this source."""
    source = found[a]
    if source.pronoun in {"he", "she"}:
        return "f" if source.pronoun == "she" else "m"
    for later in found[a + 1 : a + 2]:
        if later.owner in {"his", "her"} and later.head in AGAINST:
            return "f" if later.owner == "her" else "m"
    if a and source.owner in {"his", "her"} and source.head in AGAINST:
        return "m" if source.owner == "her" else "f"
    return ""
