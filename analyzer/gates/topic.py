"""Whether a sentence is about the news topic of an entry or about a literal domain: sport, cooking, chemistry."""

from __future__ import annotations

from analyzer.gates.sentence import Site
from lexicon.compiled import Compiled

NEWS = ("conflict", "politics", "migration", "crime", "protest", "society")
LITERAL = (
    "sport", "arts", "food", "nature", "weather", "computing", "science", "medicine", "games", "home", "finance",
    "engineering", "history", "education",
)  # fmt: skip
# A domain that is itself what an entry of this topic is about cannot make it innocent.
_OWN_DOMAINS = {
    "health": ("medicine", "science"),
    "climate": ("science", "nature", "weather"),
    "economy": ("finance", "home"),
    "gender": ("medicine", "education"),
    "disability": ("medicine",),
    "religion": ("history",),
}
TOPIC_CUES = {
    "conflict": ("conflict", "politics"),
    "politics": ("politics", "society", "protest", "conflict"),
    "economy": ("politics", "society"),
    "crime": ("crime", "protest", "politics"),
    "migration": ("migration", "politics", "people"),
    "protest": ("protest", "politics", "crime"),
    "climate": ("society", "politics", "protest"),
    "health": ("society", "politics", "people"),
    "gender": ("society", "politics", "people"),
    "religion": ("society", "politics", "people", "conflict"),
    "race": ("society", "politics", "people"),
    "disability": ("society", "people"),
    "general": ("politics", "conflict", "society", "crime", "protest", "migration"),
}


def bits(lexicon: Compiled, names: tuple[str, ...]) -> int:
    """The bit mask of these cue sets."""
    return sum(lexicon.cue_bit[n] for n in names)


def weigh(site: Site, bits: int) -> int:
    """Distinct words of these cue sets in the sentence outside the hit."""
    lows = site.sentence.tokens.lows
    return len({lows[k] for k, m in enumerate(site.sentence.masks) if m & bits and not site.i <= k < site.j})


def plainly_news(site: Site) -> bool:
    """Whether the sentence has several words of the entry's topic and none of a literal domain.

    An entry's own cues cannot list every way of using it; this lets a sentence speak that is about nothing else.
    """
    literal = weigh(site, bits(site.lexicon, LITERAL))
    return not literal and weigh(site, bits(site.lexicon, TOPIC_CUES[site.entry["topic"]])) >= 2


def topic(site: Site) -> bool:
    """The fallback: literal domains against news topics, as the entry's ambiguity demands."""
    ambiguity = site.entry["ambiguity"]
    own = _OWN_DOMAINS.get(site.entry["topic"], ())
    literal_bits = bits(site.lexicon, tuple(d for d in LITERAL if d not in own))
    news_bits = bits(site.lexicon, TOPIC_CUES[site.entry["topic"]])
    literal, news = weigh(site, literal_bits), weigh(site, news_bits)
    if not news and news_bits & site.sentence.document:
        news = 1
    if ambiguity == "high":
        return news > 0 and news >= literal
    # A phrase says more than a single word, and a word with no innocent use needs the most to be silenced.
    firm = ambiguity == "low" or site.j - site.i > 1
    return literal < 2 or news >= (1 if firm else literal)


def _has(site: Site, *names: str) -> bool:
    wanted = bits(site.lexicon, names)
    return bool(wanted & site.sentence.document) or weigh(site, wanted) > 0


def _fits(site: Site, *names: str) -> bool:
    """A word that is loaded by default only has to outweigh a literal domain; any other needs a word of these sets."""
    return topic(site) and (site.entry["ambiguity"] != "high" or _has(site, *names))


def violence_context(site: Site) -> bool:
    """A force, weapon, casualty or armed actor is in the sentence."""
    return _fits(site, "conflict")


def policy_context(site: Site) -> bool:
    """A political actor, institution or cause is in the sentence."""
    return _fits(site, "politics", "society", "migration", "protest", "conflict")


def human_referent(site: Site) -> bool:
    """The words around the hit refer to people, not to animals, plants or goods."""
    return _fits(site, "people", "migration", "protest", "politics", "society")


def criticism_object(site: Site) -> bool:
    """A person or body criticises a person, policy or text."""
    tokens = site.sentence.tokens
    named = any(w[0].isupper() for k, w in enumerate(tokens.words) if k and not site.i <= k < site.j)
    return (_has(site, "politics", "society", "crime", "protest", "conflict") or named) and topic(site)
