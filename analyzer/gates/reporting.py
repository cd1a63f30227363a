"""Gates of verbs and adverbs that take a clause: reporting verbs, factives, and adverbs that comment on a sentence."""

from __future__ import annotations

from analyzer.gates.grammar import (
    ADVERBIAL,
    ARTICLES,
    BE,
    CLAUSE_BREAKS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    GET,
    HAVE,
    MODALS,
    NOT_BEFORE_VERB,
    PLURAL_SUBJECTS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    bare_clause,
    clause_follows,
    statement,
    verb_at,
)
from analyzer.gates.sentence import Site
from analyzer.gates.topic import topic
from analyzer.tokens import Tokens

_ADJECTIVES = frozenset(
    "false unfounded baseless similar repeated conflicting competing unproven unverified wild widespread fresh"
    " bold recent earlier previous initial more legal outlandish bogus explosive dubious new made makes make"
    " making deny denies dispute disputes face faces faced rejects dismisses repeats investigate investigates".split()
)
_QUOTES = frozenset('“"‘«„')
_TAG_BARS = frozenset("and but or then who which that before later to having by not".split())
_TAG_OPENERS = _TAG_BARS | PREPOSITIONS | CLAUSE_BREAKS - {"as"}


def reporting_frame(site: Site) -> bool:
    """The verb reports speech: a quotation, a that-clause, a bare clause or an inverted or closing tag goes with it.

    An entry of high ambiguity needs a word of its topic as well.
    """
    if site.form["pos"] not in {"verb", "phrase"}:
        return topic(site)
    tokens, i, j = site.sentence.tokens, site.i, site.j
    if j - i > len(site.entry["lemma"].split()):
        # A form that carries its own particle: "boast about", "claim to have".
        framed = True
    else:
        framed = _tag(tokens, i, j) or (_is_verb(site) and (_quote_follows(tokens, j) or _clause(site)))
    return framed and (site.entry["ambiguity"] != "high" or topic(site))


def factive_complement(site: Site) -> bool:
    """The verb takes a clause as its object; an entry of high ambiguity needs a word of its topic as well."""
    if site.form["pos"] != "verb":
        return topic(site)
    framed = _is_verb(site) and _clause(site)
    return framed and (site.entry["ambiguity"] != "high" or topic(site))


def sentence_adverb(site: Site) -> bool:
    """The adverb comments on the whole clause: it opens it, is set off by commas, or stands before its verb."""
    return _stance(site) and topic(site)


def _stance(site: Site) -> bool:
    tokens, i, j = site.sentence.tokens, site.i, site.j
    lows, n = tokens.lows, len(tokens)
    comma_before = i > 0 and not tokens.joined(i - 1, i)
    gap = tokens.between(j - 1, j) if j < n else ""
    comma_after = gap[:1] in {",", "—", "–"} or gap[:2] == " —" or gap[:2] == " –"
    opens = (
        i == 0
        or (comma_before and "," not in tokens.between(i - 1, i))
        or lows[i - 1] in {"but", "and", "because", "although", "so", "yet", "that"}
    )
    if (opens or comma_before) and (comma_after or j == n):
        return True
    if j == n or not tokens.joined(j - 1, j):
        return False
    after, before = lows[j], lows[i - 1] if i else ""
    if opens or comma_before:
        return (
            after in SUBJECTS
            or after in FINITE
            or (opens and not after.endswith(("ed", "ing")) and bare_clause(tokens, j))
        )
    if before in BE | HAVE | MODALS or before.endswith("n't"):
        return True
    return before not in NOT_BEFORE_VERB and verb_at(tokens, j, before)


def _is_verb(site: Site) -> bool:
    """The hit is a verb with a subject here: no noun (``denied claims that``), adjective or personal passive."""
    tokens, i = site.sentence.tokens, site.i
    lows, tags = tokens.lows, site.form["tags"]
    before = lows[i - 1] if i else ""
    if "VBN" in tags:
        k = i - 1
        while k >= 0 and (lows[k].endswith("ly") or lows[k] in {"also", "later", "first", "once"}):
            k -= 1
        if k >= 0 and lows[k] in BE | GET:
            return k > 0 and lows[k - 1] == "it"
        return k < 0 or lows[k] not in NOT_BEFORE_VERB
    if tags == ["VBG"] or "check" not in site.form:
        return before not in DETERMINERS
    if i == 0:
        return False
    if "VBZ" in tags:
        plain = before.removesuffix("'s") == before and before not in NOT_BEFORE_VERB and before not in _ADJECTIVES
        return plain and not before.endswith(("ous", "less", "ful", "able", "ible", "ed", "ing"))
    return (
        before in PLURAL_SUBJECTS | MODALS
        or before.endswith(("s", "ly", "n't"))
        or tokens.words[i - 1][0].isupper()
        or not tokens.joined(i - 1, i)
    ) and not before.endswith("'s")


def _clause(site: Site) -> bool:
    """A clause goes with the verb, and is not the rest of a sentence whose subject the verb belongs to.

    “Workers maintaining turbines are paid more” and “of maintaining an image were less” have no reported clause.
    """
    tokens, i, j = site.sentence.tokens, site.i, site.j
    if not clause_follows(tokens, j):
        return False
    lows = tokens.lows
    if site.form["tags"] != ["VBG"] or (
        j < len(lows) and (lows[j] in SUBJECTS - ARTICLES or lows[j] in PREPOSITIONS | {"to"} or lows[j].endswith("ly"))
    ):
        return True
    return lows[i - 1] not in PREPOSITIONS - {"by", "after", "for"} and any(
        verb_at(tokens, k, lows[k - 1]) for k in range(1, i)
    )


def _quote_follows(tokens: Tokens, j: int) -> bool:
    """A quotation follows directly, or after a comma or colon within ten words."""
    for k in range(j, min(len(tokens) + 1, j + 10)):
        gap = tokens.between(k - 1, k) if k < len(tokens) else tokens.text[tokens.ends[k - 1] : tokens.ends[k - 1] + 4]
        quoted = any(c in _QUOTES for c in gap) or " '" in gap
        if k == j and (quoted or ":" in gap):
            return True
        if any(c in gap for c in ",:"):
            return quoted
        if any(c in gap for c in ".;!?"):
            return False
    return False


def _tag(tokens: Tokens, i: int, j: int) -> bool:
    """``…, the ministry claimed.``, ``…” claimed the ministry`` or ``The plan, the ministry claims, is dead``."""
    lows, n = tokens.lows, len(tokens)
    gap_after = tokens.between(j - 1, j) if j < n else "."
    stops = any(c in ",.;?!—–" for c in gap_after)
    start, quoted = i, False
    while start > 0 and i - start < 10:
        gap = tokens.between(start - 1, start)
        quoted = any(c in '”"»' for c in gap) or any(q in gap for q in (",'", ",’", ".’", ".'", "?’", "!’"))
        if quoted or not tokens.joined(start - 1, start):
            break
        start -= 1
    if start == 0:
        return False
    boundary = tokens.between(start - 1, start)
    if not quoted and not any(c in ",?!—–" for c in boundary):
        return False
    after = lows[j] if j < n else ""
    if start < i:
        if lows[start] in _TAG_OPENERS or lows[start].endswith("ing"):
            return False
        ends = stops or after.endswith("ly") or (after in ADVERBIAL and not (j + 1 < n and lows[j + 1].endswith("ing")))
        if (
            "," in gap_after
            and j < n
            and not after.endswith("ing")
            and after not in _TAG_BARS | RELATIVES | CLAUSE_BREAKS
        ):
            # “The dam, the company insists, was inspected”
            return True
        return ends and (quoted or statement(tokens, start))
    if quoted:
        return stops or after != "by"
    if stops:
        return statement(tokens, start)
    # “The plan is dead, claimed the minister.”
    if after not in DETERMINERS and not (j < n and tokens.words[j][0].isupper()):
        return False
    if not statement(tokens, start) or any(not tokens.joined(k, k + 1) for k in range(start - 1)):
        return False
    return not any(lows[k] in FINITE | CONJUNCTIONS for k in range(j, n))
