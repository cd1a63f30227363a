"""Context tests: whether a listed word, here, is the loaded use or an innocent one. No parser; words and punctuation.

Three layers, cheapest first: part of speech, the entry's own context tests, then its named gate. An entry without
tests of its own still yields to a sentence that is plainly about sport, cooking or chemistry and about no news topic.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lexicon.compiled import Compiled

from analyzer.tokens import Tokens

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
_TOPIC_CUES = {
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
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our your my some any no every each another such what which whose"
    " all both many several few most more other".split()
)
_PRONOUNS = frozenset("i you he she it we they who that which there".split())
_MODALS = frozenset("will would can could may might must shall should to did does do didn't don't won't cannot".split())
_BE = frozenset("is are was were be been being am 's 're".split())
_HAVE = frozenset("have has had having".split())
_GET = frozenset("get gets got getting gotten".split())
_PREPOSITIONS = frozenset("of in on at by for with from into over under against between among through during about".split())
_CONJUNCTIONS = frozenset("and or but nor yet".split())
FINITE = _BE | _HAVE | _MODALS - {"to"} | frozenset(
    "went came took gave made said told got left fell held kept led lost met ran saw sent won began broke built knew paid"
    " put set shot struck stood found felt became sought fought let hit".split()
)  # fmt: skip
_SKIP = _DETERMINERS


@dataclass(slots=True)
class Sentence:
    """A sentence as the tests see it: its words, and which cue sets they belong to."""

    tokens: Tokens
    headline: bool
    masks: list[int]
    """For each word, the cue sets that it belongs to as a bit mask."""
    document: int = 0
    """Cue sets that the document as a whole is about, as a bit mask."""


@dataclass(slots=True)
class Site:
    """A hit: words [i, j) of a sentence, under one form of one entry."""

    sentence: Sentence
    i: int
    j: int
    entry: dict[str, Any]
    form: dict[str, Any]
    lexicon: Compiled


def masks(tokens: Tokens, lexicon: Compiled) -> list[int]:
    """Cue-set bit mask of each word, phrases counted at their first word."""
    words, cased, phrases = lexicon.cue_words, lexicon.cue_cased, lexicon.cue_phrases
    out = []
    for k, low in enumerate(tokens.lows):
        mask = words.get(low, 0)
        if not mask and low.endswith("'s"):
            mask = words.get(low[:-2], 0)
        spelled = tokens.words[k]
        if spelled[0].isupper():
            mask |= cased.get(spelled.removesuffix("’s").removesuffix("'s"), 0)
        if low in phrases:
            for parts, bits in phrases[low]:
                if tuple(tokens.lows[k : k + len(parts)]) == parts:
                    mask |= bits
        out.append(mask)
    return out


def passes(site: Site) -> bool:
    """Whether the hit is the loaded use."""
    if not part_of_speech(site):
        return False
    verdict = context(site)
    if verdict is not None:
        return verdict
    gate = GATES.get(site.entry["gate"])
    return gate(site) if gate else topic(site)


def part_of_speech(site: Site) -> bool:
    """Whether the hit's neighbours allow the entry's part of speech; only asked where the surface is ambiguous."""
    if "check" not in site.form:
        return True
    lows, i, j = site.sentence.tokens.lows, site.i, site.j
    tokens = site.sentence.tokens
    before = lows[i - 1] if i > 0 and tokens.joined(i - 1, i) else ""
    after = lows[j] if j < len(lows) and tokens.joined(j - 1, j) else ""
    tags = site.form["tags"]
    match site.form["pos"]:
        case "verb":
            if tags == ["VBG"]:
                return before not in _DETERMINERS or after in _DETERMINERS
            if "VBN" in tags or "VBD" in tags:
                # "the seized ship" still is the verb; "the massed choirs" is for context tests to say
                return True
            return not (before in _DETERMINERS - {"that", "which", "what", "who", "all", "some", "many", "most", "both", "few", "these", "those"} or before in _PREPOSITIONS or before.endswith("'s"))
        case "noun":
            if before in _MODALS - {"do", "does", "did"} or before in _PRONOUNS - {"that", "which"}:
                return False
            return not (after in _PRONOUNS - {"that", "which", "who"} and after in {"him", "her", "them", "it"})
        case "adj":
            return True
        case _:
            return True


def context(site: Site) -> bool | None:
    """The entry's own tests: ``False`` innocent, ``True`` loaded, ``None`` when they do not decide."""
    tests: dict[str, Any] = site.entry["context"]
    if not tests:
        return None
    if _blocked(site, tests):
        return False
    strong = [key for key in ("need_before", "need_after", "need_subject", "need_object") if key in tests]
    near = tests.get("need_near")
    against = _count(site, tests["not_near"]) if "not_near" in tests else 0
    if any(_WHERE[key](site, tests[key]) for key in strong):
        return True
    if near is not None:
        found = _count(site, near)
        if not found and near["sets"] & site.sentence.document:
            found = 1
        if found:
            return found > against or (found == against and site.entry["ambiguity"] != "high")
        return False
    if strong:
        return False
    if against:
        # A topic word alone does not make a hit innocent where the sentence is news: weigh the two.
        explicit = _count(site, {**tests["not_near"], "sets": 0})
        news = _bits(site.lexicon, NEWS)
        return False if explicit else _weigh(site, news) > against
    return None


def _blocked(site: Site, tests: dict[str, Any]) -> bool:
    return any(
        key in tests and _WHERE[key](site, tests[key]) for key in ("not_before", "not_after", "not_subject", "not_object")
    )


def _hit_at(site: Site, k: int, tests: dict[str, Any]) -> int:
    """How many words of a cue start at word k: 0 where none does."""
    tokens = site.sentence.tokens
    low, spelled = tokens.lows[k], tokens.words[k]
    bare = low.removesuffix("'s")
    if low in tests["words"] or bare in tests["words"]:
        return 1
    if tests["cased"] and (spelled in tests["cased"] or spelled.removesuffix("’s").removesuffix("'s") in tests["cased"]):
        return 1
    if tests["sets"] & site.sentence.masks[k]:
        return 1
    for parts in tests["phrases"]:
        if parts[0] == low and tuple(tokens.lows[k : k + len(parts)]) == parts:
            return len(parts)
    return 0


def _before(site: Site, tests: dict[str, Any]) -> bool:
    """A cue stands directly before the hit."""
    tokens, i = site.sentence.tokens, site.i
    if i == 0 or not tokens.joined(i - 1, i):
        return False
    if _hit_at(site, i - 1, tests) == 1:
        return True
    return any(tuple(tokens.lows[i - len(p) : i]) == p for p in tests["phrases"] if len(p) <= i)


def _after(site: Site, tests: dict[str, Any]) -> bool:
    """A cue stands directly after the hit, or after a determiner."""
    tokens, j = site.sentence.tokens, site.j
    for k in (j, j + 1):
        if k >= len(tokens) or not tokens.joined(k - 1, k):
            return False
        if _hit_at(site, k, tests):
            return True
        if tokens.lows[k] not in _SKIP:
            return False
    return False


def _subject(site: Site, tests: dict[str, Any]) -> bool:
    """A cue stands among the six words before the hit, in its clause."""
    tokens = site.sentence.tokens
    for k in range(site.i - 1, max(-1, site.i - 7), -1):
        if not tokens.joined(k, k + 1):
            return False
        if _hit_at(site, k, tests):
            return True
    return False


def _object(site: Site, tests: dict[str, Any]) -> bool:
    """A cue stands among the six words after the hit, in its clause."""
    tokens = site.sentence.tokens
    for k in range(site.j, min(len(tokens), site.j + 6)):
        if not tokens.joined(k - 1, k):
            return False
        if _hit_at(site, k, tests):
            return True
    return False


_WHERE: dict[str, Callable[[Site, dict[str, Any]], bool]] = {
    "not_before": _before,
    "need_before": _before,
    "not_after": _after,
    "need_after": _after,
    "not_subject": _subject,
    "need_subject": _subject,
    "not_object": _object,
    "need_object": _object,
}


def _count(site: Site, tests: dict[str, Any]) -> int:
    """Distinct cue words elsewhere in the sentence."""
    found = set()
    for k, low in enumerate(site.sentence.tokens.lows):
        if not site.i <= k < site.j and _hit_at(site, k, tests):
            found.add(low)
    return len(found)


def _bits(lexicon: Compiled, names: tuple[str, ...]) -> int:
    return sum(lexicon.cue_bit[n] for n in names)


def _weigh(site: Site, bits: int) -> int:
    """Distinct words of these cue sets in the sentence outside the hit."""
    lows = site.sentence.tokens.lows
    return len({lows[k] for k, m in enumerate(site.sentence.masks) if m & bits and not site.i <= k < site.j})


def topic(site: Site) -> bool:
    """The fallback: literal domains against news topics, as the entry's ambiguity demands."""
    ambiguity = site.entry["ambiguity"]
    if ambiguity == "low":
        return True
    own = _OWN_DOMAINS.get(site.entry["topic"], ())
    literal_bits = _bits(site.lexicon, tuple(d for d in LITERAL if d not in own))
    news_bits = _bits(site.lexicon, _TOPIC_CUES[site.entry["topic"]])
    literal, news = _weigh(site, literal_bits), _weigh(site, news_bits)
    if not news and news_bits & site.sentence.document:
        news = 1
    if ambiguity == "high":
        return news > 0 and news >= literal
    return literal == 0 or news >= literal


def _has(site: Site, *names: str) -> bool:
    bits = _bits(site.lexicon, names)
    return bool(bits & site.sentence.document) or _weigh(site, bits) > 0


def violence_context(site: Site) -> bool:
    """A force, weapon, casualty or armed actor is in the sentence."""
    return _has(site, "conflict") and topic(site)


def policy_context(site: Site) -> bool:
    """A political actor, institution or cause is in the sentence."""
    return _has(site, "politics", "society", "migration", "protest", "conflict") and topic(site)


def human_referent(site: Site) -> bool:
    """The words around the hit refer to people, not to animals, plants or goods."""
    return _has(site, "people", "migration", "protest", "politics", "society") and topic(site)


def criticism_object(site: Site) -> bool:
    """A person or body criticises a person, policy or text."""
    tokens = site.sentence.tokens
    named = any(
        w[0].isupper() for k, w in enumerate(tokens.words) if k and not site.i <= k < site.j
    )
    return (_has(site, "politics", "society", "crime", "protest", "conflict") or named) and topic(site)


def sentence_adverb(site: Site) -> bool:
    """The adverb comments on the whole clause: it opens it, is set off by commas, or stands before its verb."""
    tokens, i, j = site.sentence.tokens, site.i, site.j
    opens = i == 0 or not tokens.joined(i - 1, i)
    closes = j < len(tokens) and "," in tokens.between(j - 1, j)
    if opens or closes:
        return True
    before = tokens.lows[i - 1]
    return before in _BE | _HAVE | _MODALS or (j < len(tokens) and tokens.lows[j] in FINITE)


def reporting_frame(site: Site) -> bool:
    """The verb reports speech: a quotation, a that-clause, a bare clause or an inverted or closing tag goes with it."""
    tokens, i, j = site.sentence.tokens, site.i, site.j
    if "noun" in site.form["pos"]:
        return topic(site)
    if site.form["pos"] != "verb":
        return True
    lows = tokens.lows
    gap_after = tokens.text[tokens.ends[j - 1] : tokens.starts[j]] if j < len(lows) else tokens.text[tokens.ends[j - 1] : tokens.ends[j - 1] + 3]
    if any(c in "“\"‘«„:" for c in gap_after):
        return True
    if _tag(tokens, i, j, gap_after):
        return True
    if j >= len(lows):
        return False
    return _clause_follows(tokens, j)


def _tag(tokens: Tokens, i: int, j: int, gap_after: str) -> bool:
    """``…, the ministry claimed.`` or ``…” claimed the ministry``."""
    lows = tokens.lows
    ends = j >= len(lows) or any(c in ",.;?!—" for c in gap_after)
    start = i
    while start > 0 and i - start < 7 and tokens.joined(start - 1, start):
        gap = tokens.between(start - 1, start)
        if any(c in "”\"’»" for c in gap) and gap.strip(" ") not in {"'", "’"}:
            break
        start -= 1
    if start == 0:
        return False
    boundary = tokens.between(start - 1, start)
    set_off = any(c in ",”\"»—?!" for c in boundary)
    if ends and set_off and start < i:
        return True
    # Inverted: “…,” claimed the minister
    return start == i and set_off and j < len(lows) and (lows[j] in _DETERMINERS or tokens.words[j][0].isupper())


def _clause_follows(tokens: Tokens, j: int) -> bool:
    lows = tokens.lows
    k = j
    while k < len(lows) and (lows[k].endswith("ly") or lows[k] in {"today", "yesterday", "on", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "again", "later", "earlier", "repeatedly"}):
        k += 1
    if k >= len(lows):
        return False
    if lows[k] in {"that", "how", "why", "whether"}:
        return True
    if lows[k] == "to" and k + 1 < len(lows) and lows[k + 1] in {"have", "be", "represent", "speak", "know"}:
        return True
    for m in range(k + 1, min(len(lows), k + 12)):
        if not tokens.joined(m - 1, m) and not tokens.between(m - 1, m).strip().startswith(","):
            return False
        low = lows[m]
        if low in FINITE or (low.endswith("ed") and len(low) > 4 and lows[m - 1] not in _DETERMINERS | _PREPOSITIONS and m > k):
            return lows[m - 1] not in _PREPOSITIONS
    return False


def factive_complement(site: Site) -> bool:
    """The verb takes a clause as its object."""
    if site.form["pos"] != "verb":
        return topic(site)
    return _clause_follows(site.sentence.tokens, site.j)


GATES: dict[str, Callable[[Site], bool]] = {
    "reporting-frame": reporting_frame,
    "factive-complement": factive_complement,
    "sentence-adverb": sentence_adverb,
    "human-referent": human_referent,
    "violence-context": violence_context,
    "criticism-object": criticism_object,
    "policy-context": policy_context,
}
