"""Context tests: whether a listed word, here, is the loaded use or an innocent one. No parser; words and punctuation.

Three layers, cheapest first: part of speech, the entry's own context tests, then its named gate. An entry without
tests of its own still yields to a sentence that is plainly about sport, cooking or chemistry and about no news topic.
"""

from __future__ import annotations

from collections.abc import Callable

from analyzer.gates.context import blocked, context
from analyzer.gates.grammar import (
    ARTICLES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    MODALS,
    PASTS,
    PREPOSITIONS,
    PRONOUNS,
)
from analyzer.gates.reporting import factive_complement, reporting_frame, sentence_adverb
from analyzer.gates.sentence import Paragraph, Sentence, Site
from analyzer.gates.topic import criticism_object, human_referent, policy_context, topic, violence_context
from analyzer.tokens import Tokens

__all__ = ["GATES", "Paragraph", "Sentence", "Site", "barred", "part_of_speech", "passes", "verdicts"]


# Third persons that are no plural nouns too (as cuts and claims are).
_NEVER_NOUNS = frozenset(
    "wants says seems keeps knows believes thinks goes gets gives begins becomes allows includes remains requires seeks"
    " tells understands belongs involves denies insists argues".split()
)
_LY_NOUNS = frozenset("family ally bully rally assembly reply supply monopoly anomaly folly".split())


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "'s", "us", "is"))


def barred(site: Site) -> bool:
    """Whether the hit is innocent whatever the sentence says: another part of speech, or a phrase the entry bars."""
    return not part_of_speech(site) or blocked(site)


def verdicts(site: Site) -> tuple[bool | None, bool]:
    """What the entry's own tests say, if anything, and what they and the gate say together."""
    own = context(site)
    if own is not None:
        return own, own
    gate = GATES.get(site.entry["gate"])
    return None, gate(site) if gate else topic(site)


def passes(site: Site) -> bool:
    """Whether the hit is the loaded use, by the tests alone."""
    return not barred(site) and verdicts(site)[1]


def part_of_speech(site: Site) -> bool:
    """Whether the hit's neighbours allow the entry's part of speech; only asked where the surface is ambiguous."""
    lows, i, j = site.sentence.tokens.lows, site.i, site.j
    tokens = site.sentence.tokens
    before = lows[i - 1] if i > 0 and tokens.joined(i - 1, i) else ""
    if site.form["pos"] == "verb" and site.entry["gate"] == "reporting-frame" and before in ARTICLES:
        return False  # "the alleged fraud", "the claimed victory": a verb that reports stands before no noun
    if "check" not in site.form:
        return True
    after = lows[j] if j < len(lows) and tokens.joined(j - 1, j) else ""
    tags = site.form["tags"]
    match site.form["pos"]:
        case "verb":
            if tags == ["VBG"]:
                return before not in DETERMINERS or after in DETERMINERS
            if "VBN" in tags or "VBD" in tags:
                # "the seized ship" still is the verb; "the massed choirs" is for context tests to say
                return True
            return not (
                before
                in DETERMINERS
                - {"that", "which", "what", "who", "all", "some", "many", "most", "both", "few", "these", "those"}
                or before in PREPOSITIONS
                or before.endswith("'s")
            )
        case "noun":
            if before in MODALS - {"do", "does", "did"} or before in PRONOUNS - {"that", "which"}:
                return False
            if tags == ["NN"] and _plural(before) and _plural(after):
                return False  # "protesters butcher civilians": a bare singular between two plurals is a verb
            return not (after in PRONOUNS - {"that", "which", "who"} and after in {"him", "her", "them", "it"})
        case "adj":
            # Where the same word is also a listed noun, the adjective needs its noun.
            return "twin" not in site.form or noun_follows(tokens, j) or before in BE
        case _:
            return True


def noun_follows(tokens: Tokens, j: int) -> bool:
    """Whether word j continues the noun phrase: a word directly after that is no verb, preposition or conjunction."""
    if j >= len(tokens) or tokens.between(j - 1, j).strip(" -\u2010\u2011\u00a0\n"):
        return False
    low = tokens.lows[j]
    if (
        low in FINITE
        or low in PASTS
        or low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in PRONOUNS
        or low in DETERMINERS
    ):
        return False
    if low in {
        "to",
        "as",
        "than",
        "not",
        "if",
        "when",
        "because",
        "while",
        "until",
        "since",
        "near",
        "after",
        "before",
        "also",
    }:
        return False
    if low.endswith("ly"):
        return low in _LY_NOUNS
    return not low.endswith(("ed", "ing")) and low not in _NEVER_NOUNS


GATES: dict[str, Callable[[Site], bool]] = {
    "reporting-frame": reporting_frame,
    "factive-complement": factive_complement,
    "sentence-adverb": sentence_adverb,
    "human-referent": human_referent,
    "violence-context": violence_context,
    "criticism-object": criticism_object,
    "policy-context": policy_context,
}
