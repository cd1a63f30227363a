"""An entry's own context tests: cue words before, after and around a hit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from analyzer.gates.grammar import DETERMINERS
from analyzer.gates.sentence import Site
from analyzer.gates.topic import NEWS, bits, plainly_news, weigh


def context(site: Site) -> bool | None:
    """The entry's own tests, blocks apart: ``False`` innocent, ``True`` loaded, ``None`` when they do not decide."""
    tests: dict[str, Any] = site.entry["context"]
    if not tests:
        return None
    strong = [key for key in ("need_before", "need_after", "need_subject", "need_object") if key in tests]
    near = tests.get("need_near")
    against = _count(site, tests["not_near"]) if "not_near" in tests else 0
    if any(_possible(site, tests[key]) and _WHERE[key](site, tests[key]) for key in strong):
        return True
    if near is not None:
        found = _count(site, near)
        if not found and near["sets"] & site.sentence.document:
            found = 1
        if found:
            return found > against or (found == against and site.entry["ambiguity"] != "high")
        return not against and plainly_news(site)
    if strong:
        return not against and plainly_news(site)
    if against:
        # A topic word alone does not make a hit innocent where the sentence is news: weigh the two.
        explicit = _count(site, {**tests["not_near"], "sets": 0})
        news = bits(site.lexicon, NEWS)
        return False if explicit else weigh(site, news) > against
    return None


def blocked(site: Site) -> bool:
    """Whether a cue stands where the entry says that it makes the hit innocent."""
    tests: dict[str, Any] = site.entry["context"]
    return any(
        key in tests and _possible(site, tests[key]) and _WHERE[key](site, tests[key])
        for key in ("not_before", "not_after", "not_subject", "not_object")
    )


def _possible(site: Site, tests: dict[str, Any]) -> bool:
    """Whether any cue of these tests is in the sentence at all; most tests end here."""
    sentence = site.sentence
    return bool(
        not tests["words"].isdisjoint(sentence.bare)
        or tests["cased"]
        or not tests["firsts"].isdisjoint(sentence.bare)
        or (tests["sets"] and tests["sets"] & sentence.mask)
    )


def _hit_at(site: Site, k: int, tests: dict[str, Any]) -> int:
    """How many words of a cue start at word k: 0 where none does."""
    tokens = site.sentence.tokens
    low, spelled = tokens.lows[k], tokens.words[k]
    bare = low.removesuffix("'s")
    if low in tests["words"] or bare in tests["words"]:
        return 1
    if tests["cased"] and (
        spelled in tests["cased"] or spelled.removesuffix("’s").removesuffix("'s") in tests["cased"]
    ):
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
        if tokens.lows[k] not in DETERMINERS:
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
    found: set[str] = set()
    if not _possible(site, tests):
        return 0
    for k, low in enumerate(site.sentence.tokens.lows):
        if not site.i <= k < site.j and _hit_at(site, k, tests):
            found.add(low)
    return len(found)
