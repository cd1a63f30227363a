"""Which words a model is trained over, and the reading of sentences that goes with them."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable

from analyzer.classifier.identity import TOKEN, Blind
from lexicon.gazetteer import load_actors
from lexicon.source import ROOT


def names() -> list[str]:
    """Every name of the gazetteer as its tokens, joined by spaces; offices are words, not names, and stay out."""
    actors = (actor for actor in load_actors() if actor.kind != "office")
    found = (TOKEN.findall(name) for actor in actors for name in actor.names if not name.islower())
    return sorted({" ".join(t[1:] if t[0].lower() == "the" else t) for t in found if t} - {""})  # "the" goes with any


def identity_words(common: Collection[str] = ()) -> list[str]:
    """Identity words in lower case: listed ones, and names of one word (*muslim*, *french*) that are not ``common``."""
    tables = tomllib.loads((ROOT / "identity.toml").read_text(encoding="utf-8"))
    listed = {word for words in tables.values() for word in words}
    small = {name.lower() for name in names() if " " not in name and "-" not in name}
    return sorted(listed | {word for word in small if word not in common})


def common_words(sentences: Iterable[str], dictionary: Iterable[str] = ()) -> set[str]:
    """Words in lower case that are no names: written small twice or more and more than a third as often as not.

    ``dictionary`` adds words that the sentences need not hold.
    """
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for sentence in sentences:
        for position, word in enumerate(TOKEN.findall(sentence)):
            if position:
                (capital if word[0].isupper() else lower)[word.lower().replace("’", "'")] += 1
    found = {word for word, count in lower.items() if count >= 2 and 3 * count > capital[word]}
    found |= {word for word in dictionary if 3 * lower[word] >= capital[word]}
    return found - set(identity_words(found))


def reader(common: set[str]) -> Blind:
    """Reads sentences as a model with this vocabulary may see them."""
    return Blind(names(), identity_words(common), common)


def part_of_speech(word: str) -> str:
    """``a`` for what can be an adjective or adverb, ``v`` for what is a verb and no noun, ``n`` for the rest."""
    from lemminflect import getAllLemmas

    kinds = set(getAllLemmas(word))
    if kinds & {"ADJ", "ADV"}:
        return "a"
    return "v" if "VERB" in kinds and ("NOUN" not in kinds or word.endswith(("ed", "ing"))) else "n"
