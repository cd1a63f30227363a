"""Which words a model is trained over, and the reading of sentences that goes with them."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable

from analyzer.classifier.identity import TOKEN, Blind, identity_names
from lexicon.gazetteer import load_actors
from lexicon.source import ROOT


def names() -> dict[str, str]:
    """Every name of the gazetteer with its kind."""
    return identity_names((actor.kind, actor.names) for actor in load_actors())


def identity_words() -> dict[str, str]:
    """Identity words that are written without a capital, with their kind."""
    tables = tomllib.loads((ROOT / "identity.toml").read_text(encoding="utf-8"))
    return {word: kind for kind, words in tables.items() for word in words}


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
    return found - identity_words().keys()


def reader(common: set[str]) -> Blind:
    """Reads sentences as a model with this vocabulary may see them."""
    return Blind(names(), identity_words(), common)
