"""What the sense model sees of a hit: the plain words around it and the shape of the sentence, never a name.

Words with a capital are left out unless the capital is the sentence's own, and so are the words of
lexicon/identity.toml (they are not in the model's vocabulary): exchanging one nation, party, faith or person for
another of the same form leaves every feature as it was.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from analyzer.gates import Site, verdicts
from lexicon.vocabulary import AMBIGUITIES, NAME_PARTICLES

SHAPE = (
    "capital",
    "opening",
    "noun",
    "verb",
    "adjective",
    "phrase",
    "several words",
    "quotation marks",
    "past year",
    "length",
    "names",
    "no name",
    "low ambiguity",
    "medium ambiguity",
    "high ambiguity",
)
"""Names of the figures that :func:`shape` gives, in order."""


EVIDENCE = (
    "low ambiguity, gate open",
    "low ambiguity, gate shut",
    "medium ambiguity, gate open",
    "medium ambiguity, gate shut",
    "high ambiguity, gate open",
    "high ambiguity, gate shut",
    "own tests for",
    "own tests against",
)
"""Names of the figures that :func:`evidence` gives: the verdicts of the context tests, which the model weighs."""


def evidence(site: Site) -> tuple[float, ...]:
    """What the entry's tests and its gate say of the hit, each 0 or 1; see :data:`EVIDENCE`."""
    own, verdict = verdicts(site)
    at = 2 * AMBIGUITIES.index(site.entry["ambiguity"]) + (not verdict)
    return (*(float(k == at) for k in range(2 * len(AMBIGUITIES))), float(own is True), float(own is False))


def neighbours(site: Site) -> tuple[str, str]:
    """The words directly before and after the hit, lower-case; empty where there is none or it has a capital."""
    tokens = site.sentence.tokens
    before = tokens.words[site.i - 1] if site.i else ""
    after = tokens.words[site.j] if site.j < len(tokens) else ""
    if before[:1].isupper() and site.i > 1 and not site.sentence.headline:
        before = ""
    if after[:1].isupper() and not site.sentence.headline:
        after = ""
    return before.lower().removesuffix("'s"), after.lower().removesuffix("'s")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Plain words of the sentence outside the hit, how many names were left out, and the length with a name as one."""

    words: list[str]
    names: int
    length: int


def surroundings(site: Site, known: Container[str], names: Container[str]) -> Surroundings:
    """What stands around the hit.

    The word that opens the sentence counts as plain where it is ``known`` to the model and no name of the gazetteer
    (``names``, lower-case); of any other word with a capital, only that it was there.
    """
    tokens = site.sentence.tokens
    headline = site.sentence.headline
    words: list[str] = []
    runs = length = 0
    run = -2  # index of the last word that was part of a name
    for k, (word, low) in enumerate(zip(tokens.words, tokens.lows, strict=True)):
        if site.i <= k < site.j:
            length += 1
            continue
        if run == k - 1 >= 0 and (low == "of" or low in NAME_PARTICLES) and _capital(tokens.words, k + 1):
            run = k  # Ana de la Cruz, the Union of Writers
            continue
        low = low.removesuffix("'s")
        plain = headline or not word[0].isupper() or (k == 0 and low in known and low not in names)
        if plain:
            words.append(low)
        elif run == k - 1 and tokens.joined(run, k):
            run = k
            continue
        else:
            run = k
            runs += 1
        length += 1
    return Surroundings(words, runs, length)


def _capital(words: Sequence[str], k: int) -> bool:
    """Whether the next word that is no particle has a capital."""
    while k < len(words) and words[k] in NAME_PARTICLES:
        k += 1
    return k < len(words) and words[k][0].isupper()


def shape(site: Site, around: Surroundings) -> tuple[float, ...]:
    """Figures for the form of the hit and its sentence, each about 0 to 1; see :data:`SHAPE`."""
    tokens = site.sentence.tokens
    pos = site.form["pos"]
    ambiguity = site.entry["ambiguity"]
    first = tokens.words[site.i]
    text = tokens.text[tokens.starts[0] : tokens.ends[-1]]
    return (
        float(first[0].isupper() and site.i > 0),
        float(site.i == 0),
        float(pos == "noun"),
        float(pos == "verb"),
        float(pos == "adj"),
        float(pos == "phrase"),
        float(site.j - site.i > 1),
        float('"' in text or "“" in text or "‘" in text or "«" in text),
        float(any(low.isdigit() and len(low) == 4 and "1000" <= low < "1960" for low in tokens.lows)),
        min(around.length, 40) / 20,
        min(around.names, 4) / 2,
        float(around.names == 0),
        float(ambiguity == "low"),
        float(ambiguity == "medium"),
        float(ambiguity == "high"),
    )
