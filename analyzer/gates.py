"""Context tests: whether a listed word, here, is the loaded use or an innocent one. No parser; words and punctuation.

Three layers, cheapest first: part of speech, the entry's own context tests, then its named gate. An entry without
tests of its own still yields to a sentence that is plainly about sport, cooking or chemistry and about no news topic.
"""

from __future__ import annotations

import re
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
# A year before the archive of living memory, or a century: the sentence is about history.
_PAST_YEAR = re.compile(r"(?:1[0-8]\d\d|19[0-5]\d)(?:s)?\Z")


class Paragraph:
    """What a paragraph is about: read only when a sentence does not say so itself.

    The paragraph is the widest context that any test sees, so that findings do not depend on how a text goes on.
    """

    __slots__ = ("_about", "_lexicon", "_span", "_text")

    def __init__(self, text: str, start: int, end: int, lexicon: Compiled) -> None:
        self._text = text
        self._span = (start, end)
        self._lexicon = lexicon
        self._about: int | None = None

    def about(self) -> int:
        """Cue sets of which the paragraph has at least two different words, as a bit mask."""
        if self._about is None:
            tokens = Tokens(self._text, *self._span)
            once = twice = 0
            for mask in dict(zip(tokens.lows, masks(tokens, self._lexicon), strict=True)).values():
                twice |= once & mask
                once |= mask
            self._about = twice
        return self._about


class Sentence:
    """A sentence as the tests see it: its words, and which cue sets they belong to."""

    __slots__ = ("_lexicon", "_masks", "headline", "paragraph", "tokens")

    def __init__(self, tokens: Tokens, headline: bool, paragraph: Paragraph, lexicon: Compiled) -> None:
        self.tokens = tokens
        self.headline = headline
        self.paragraph = paragraph
        self._lexicon = lexicon
        self._masks: list[int] | None = None

    @property
    def masks(self) -> list[int]:
        """For each word, the cue sets that it belongs to as a bit mask; made when first asked for."""
        if self._masks is None:
            self._masks = masks(self.tokens, self._lexicon)
        return self._masks

    @property
    def document(self) -> int:
        """Cue sets that the paragraph around is about, as a bit mask."""
        return self.paragraph.about()


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
    lows, spelled = tokens.lows, tokens.words
    words, cased, phrases = lexicon.cue_words, lexicon.cue_cased, lexicon.cue_phrases
    out = [words.get(low, 0) for low in lows]
    for k, low in enumerate(lows):
        if low in phrases:
            for parts, bits in phrases[low]:
                if tuple(lows[k : k + len(parts)]) == parts:
                    out[k] |= bits
        if low[-2:] == "'s":
            out[k] |= words.get(low[:-2], 0) | cased.get(spelled[k][:-2], 0)
        if spelled[k] in cased:
            out[k] |= cased[spelled[k]]
        if _PAST_YEAR.match(low):
            out[k] |= lexicon.cue_bit["history"]
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
            # Where the same word is also a listed noun, the adjective needs its noun.
            return "twin" not in site.form or noun_follows(tokens, j) or before in _BE
        case _:
            return True


def noun_follows(tokens: Tokens, j: int) -> bool:
    """Whether word j continues the noun phrase: a word directly after that is no verb, preposition or conjunction."""
    if j >= len(tokens) or tokens.between(j - 1, j).strip(" -\u2010\u2011\u00a0\n"):
        return False
    low = tokens.lows[j]
    if low in FINITE or low in _PREPOSITIONS or low in _CONJUNCTIONS or low in _PRONOUNS or low in _DETERMINERS:
        return False
    if low in {"to", "as", "than", "not", "if", "when", "because", "while", "until", "since", "near", "after", "before", "also"}:
        return False
    return not low.endswith(("ed", "ing", "ly"))


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
        return not against and _plainly_news(site)
    if strong:
        return not against and _plainly_news(site)
    if against:
        # A topic word alone does not make a hit innocent where the sentence is news: weigh the two.
        explicit = _count(site, {**tests["not_near"], "sets": 0})
        news = _bits(site.lexicon, NEWS)
        return False if explicit else _weigh(site, news) > against
    return None


def _plainly_news(site: Site) -> bool:
    """Whether the sentence has several words of the entry's topic and none of a literal domain.

    An entry's own cues cannot list every way of using it; this lets a sentence speak that is about nothing else.
    """
    literal = _weigh(site, _bits(site.lexicon, LITERAL))
    return not literal and _weigh(site, _bits(site.lexicon, _TOPIC_CUES[site.entry["topic"]])) >= 2


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
    own = _OWN_DOMAINS.get(site.entry["topic"], ())
    literal_bits = _bits(site.lexicon, tuple(d for d in LITERAL if d not in own))
    news_bits = _bits(site.lexicon, _TOPIC_CUES[site.entry["topic"]])
    literal, news = _weigh(site, literal_bits), _weigh(site, news_bits)
    if not news and news_bits & site.sentence.document:
        news = 1
    if ambiguity == "high":
        return news > 0 and news >= literal
    # A phrase says more than a single word, and a word with no innocent use needs the most to be silenced.
    firm = ambiguity == "low" or site.j - site.i > 1
    return literal < 2 or news >= (1 if firm else literal)


def _has(site: Site, *names: str) -> bool:
    bits = _bits(site.lexicon, names)
    return bool(bits & site.sentence.document) or _weigh(site, bits) > 0


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
    named = any(
        w[0].isupper() for k, w in enumerate(tokens.words) if k and not site.i <= k < site.j
    )
    return (_has(site, "politics", "society", "crime", "protest", "conflict") or named) and topic(site)


# Words that begin a verb phrase in the clause after a reporting verb, beside the auxiliaries and irregular pasts of
# FINITE: base forms, whose third person adds an s.
_VERBS = frozenset(
    "affect aim allow amount appear attack back become begin believe belong benefit block breach break bring cause"
    " change come contain control cost cover create cut damage deal defend deliver deserve destroy discriminate earn end"
    " endanger enjoy exist face fail favour favor feel fight follow force fund get give go hate help hide hold hurt"
    " ignore include increase infringe intend involve keep kill know lack lead leave let lie like live lose love make"
    " matter mean need offer oppose owe own pay play plan pose prefer prevent produce prove pursue put raise reflect"
    " reject rely remain represent require respect respond risk run seek seem serve show speak spend stand stay stem"
    " stop suffer support take target tend think threaten treat trust try undermine understand use violate want win work".split()
)
_PASTS = frozenset(
    "cut hurt cost rose grew drew threw flew spent meant dealt rode wrote spoke chose stole drove hid bought brought thought"
    " taught caught swore tore wore cost beat forced read fled bore".split()
)
_NOMINATIVE = frozenset("he she they we i".split())
_PRONOUN_SUBJECTS = frozenset(
    "it you there this these those that nothing nobody everyone everybody someone somebody anyone none many some most all both others".split()
)
_TIME = frozenset(
    "today yesterday tonight monday tuesday wednesday thursday friday saturday sunday again later earlier afterwards this"
    " last next week month year night morning evening also instead too back once twice only still even then".split()
)
_ADVERBIAL = _PREPOSITIONS | _TIME | frozenset("to as when while before after without outside inside following amid via near despite".split())
_FRONTING = _PREPOSITIONS | frozenset(
    "after before as when while if since despite following until although though once because amid asked given born".split()
)
_CLAUSE_BREAKS = frozenset(
    "what how why after before because if when while as since until than but although though unless despite where".split()
)
_RELATIVES = frozenset("who which that whose".split())
_NOT_BEFORE_VERB = (
    (_DETERMINERS - frozenset("all some both many several few most other that this these those which what another such".split()))
    | _PREPOSITIONS
    | frozenset("amid despite including than such like".split())
)
_PLURAL_SUBJECTS = frozenset(
    "people men women children police many some most others all both who that which i you we they to not n't always often never"
    " still also even now just officials and or".split()
)
_ADJECTIVES = frozenset(
    "false unfounded baseless similar repeated conflicting competing unproven unverified wild widespread fresh bold recent"
    " earlier previous initial more legal outlandish bogus explosive dubious new made makes make making deny denies dispute"
    " disputes face faces faced rejects dismisses repeats investigate investigates".split()
)
_ARTICLES = frozenset("the a an his her its their our my your".split())
_NOT_BEFORE_NOUN = _PREPOSITIONS | _DETERMINERS | _RELATIVES | frozenset("and or to not as than all both".split())
_AIRED = frozenset("twitter social state national television tv air radio x facebook camera".split())
_QUOTES = frozenset("“\"‘«„")
_NO_PAST = frozenset("hundred hatred sacred kindred naked wicked wretched rugged jagged".split())
_TAG_BARS = frozenset("and but or then who which that before later to having by not".split())
_TAG_OPENERS = _TAG_BARS | _PREPOSITIONS | _CLAUSE_BREAKS - {"as"}
_SUBJECTS = _DETERMINERS | _NOMINATIVE | _PRONOUN_SUBJECTS


def sentence_adverb(site: Site) -> bool:
    """The adverb comments on the whole clause: it opens it, is set off by commas, or stands before its verb."""
    return _stance(site) and topic(site)


def _stance(site: Site) -> bool:
    tokens, i, j = site.sentence.tokens, site.i, site.j
    lows, n = tokens.lows, len(tokens)
    comma_before = i > 0 and not tokens.joined(i - 1, i)
    gap = tokens.between(j - 1, j) if j < n else ""
    comma_after = gap[:1] in {",", "—", "–"} or gap[:2] == " —" or gap[:2] == " –"
    opens = i == 0 or (comma_before and "," not in tokens.between(i - 1, i)) or lows[i - 1] in {"but", "and", "because", "although", "so", "yet", "that"}
    if (opens or comma_before) and (comma_after or j == n):
        return True
    if j == n or not tokens.joined(j - 1, j):
        return False
    after, before = lows[j], lows[i - 1] if i else ""
    if opens or comma_before:
        return after in _SUBJECTS or after in FINITE or (opens and not after.endswith(("ed", "ing")) and _bare_clause(tokens, j))
    if before in _BE | _HAVE | _MODALS or before.endswith("n't"):
        return True
    return before not in _NOT_BEFORE_VERB and _verb_at(tokens, j, before)


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


def _is_verb(site: Site) -> bool:
    """The hit is a verb with a subject here: no noun (``denied claims that``), adjective or personal passive."""
    tokens, i = site.sentence.tokens, site.i
    lows, tags = tokens.lows, site.form["tags"]
    before = lows[i - 1] if i else ""
    if "VBN" in tags:
        k = i - 1
        while k >= 0 and (lows[k].endswith("ly") or lows[k] in {"also", "later", "first", "once"}):
            k -= 1
        if k >= 0 and lows[k] in _BE | _GET:
            return k > 0 and lows[k - 1] == "it"
        return k < 0 or lows[k] not in _NOT_BEFORE_VERB
    if tags == ["VBG"] or "check" not in site.form:
        return before not in _DETERMINERS
    if i == 0:
        return False
    if "VBZ" in tags:
        plain = before.removesuffix("'s") == before and before not in _NOT_BEFORE_VERB and before not in _ADJECTIVES
        return plain and not before.endswith(("ous", "less", "ful", "able", "ible", "ed", "ing"))
    return (
        before in _PLURAL_SUBJECTS | _MODALS
        or before.endswith(("s", "ly", "n't"))
        or tokens.words[i - 1][0].isupper()
        or not tokens.joined(i - 1, i)
    ) and not before.endswith("'s")


def _clause(site: Site) -> bool:
    """A clause goes with the verb, and is not the rest of a sentence whose subject the verb belongs to.

    “Workers maintaining turbines are paid more” and “of maintaining an image were less” have no reported clause.
    """
    tokens, i, j = site.sentence.tokens, site.i, site.j
    if not _clause_follows(tokens, j):
        return False
    lows = tokens.lows
    if site.form["tags"] != ["VBG"] or (j < len(lows) and (lows[j] in _SUBJECTS - _ARTICLES or lows[j] in _PREPOSITIONS | {"to"} or lows[j].endswith("ly"))):
        return True
    return lows[i - 1] not in _PREPOSITIONS - {"by", "after", "for"} and any(_verb_at(tokens, k, lows[k - 1]) for k in range(1, i))


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
        quoted = any(c in "”\"»" for c in gap) or any(q in gap for q in (",'", ",’", ".’", ".'", "?’", "!’"))
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
        ends = stops or after.endswith("ly") or (after in _ADVERBIAL and not (j + 1 < n and lows[j + 1].endswith("ing")))
        if "," in gap_after and j < n and not after.endswith("ing") and after not in _TAG_BARS | _RELATIVES | _CLAUSE_BREAKS:
            # “The dam, the company insists, was inspected”
            return True
        return ends and (quoted or _statement(tokens, start))
    if quoted:
        return stops or after != "by"
    if stops:
        return _statement(tokens, start)
    # “The plan is dead, claimed the minister.”
    if after not in _DETERMINERS and not (j < n and tokens.words[j][0].isupper()):
        return False
    if not _statement(tokens, start) or any(not tokens.joined(k, k + 1) for k in range(start - 1)):
        return False
    return not any(lows[k] in FINITE | _CONJUNCTIONS for k in range(j, n))


def _statement(tokens: Tokens, end: int) -> bool:
    """The words before ``end`` make a statement of their own, not only a subject or a fronted time or place."""
    lows = tokens.lows
    if any(lows[k] in {"who", "which"} for k in range(max(1, end - 8), end)) and any(
        not tokens.joined(k - 1, k) for k in range(1, end)
    ):
        return False
    if lows[0] in _FRONTING:
        return lows[0] in _PREPOSITIONS and any(lows[k] in _BE or lows[k] in _HAVE or lows[k] in _MODALS for k in range(1, end))
    return any(lows[k] in FINITE or lows[k].endswith("n't") or (k and _verb_at(tokens, k, lows[k - 1])) for k in range(end))


def _verb_at(tokens: Tokens, m: int, before: str) -> bool:
    """Word m reads as a finite verb after a subject that ends in ``before``."""
    lows = tokens.lows
    low = lows[m]
    if tokens.words[m] == "May" or before.isdigit():
        return False
    if before in _NOT_BEFORE_VERB or before == "to" or before.endswith(("'s", "s'")):
        return False
    if low in FINITE or low in _PASTS or low.endswith("n't"):
        return True
    after = lows[m + 1] if m + 1 < len(lows) and tokens.joined(m, m + 1) else ""
    if low.endswith("ed") and len(low) > 4 and low not in _NO_PAST and not low.endswith("eed"):
        return after != "by" and not before.endswith(("ous", "ful", "al"))
    if low in _VERBS:
        return before.endswith("s") or before in _PLURAL_SUBJECTS or before.endswith("ly")
    stem = low.removesuffix("s")
    if stem != low and (stem in _VERBS or stem.removesuffix("e") in _VERBS):
        return not before.endswith("s") and after not in {"of", "for"}
    return False


def _bare_clause(tokens: Tokens, k: int) -> bool:
    """A clause without ``that`` begins at word k: a subject, then its finite verb, before any break."""
    lows, n = tokens.lows, len(tokens)
    if k >= n:
        return False
    first = lows[k]
    if first in _NOMINATIVE or first.partition("'")[0] in _NOMINATIVE and "'" in first:
        return True
    if first in {"there's", "it's", "that's", "there're", "it'd", "it'll"}:
        return True
    relatives = 0
    group = False  # inside the verb group of a relative clause
    for m in range(k + 1, min(n, k + 14)):
        if not tokens.joined(m - 1, m):
            return False
        low, before = lows[m], lows[m - 1]
        if low in _RELATIVES:
            relatives += 1
        elif "'" in low and low.partition("'")[0] in _NOMINATIVE:
            group = True
            continue
        elif low in _NOMINATIVE or (low in _ARTICLES and before not in _NOT_BEFORE_NOUN):
            # "the deal he had made": a relative clause without its pronoun
            relatives += before not in _RELATIVES
        elif low in _CLAUSE_BREAKS:
            return False
        elif _verb_at(tokens, m, before):
            if before in _PREPOSITIONS or before in {"and", "or", "to"}:
                return False
            if not relatives and not group:
                return True
            if not group:
                relatives -= 1
            group = True
            continue
        group = group and (low in _VERBS or low == "not" or low.endswith(("ly", "ed", "en", "ing")))
    return False


def _clause_follows(tokens: Tokens, j: int) -> bool:
    """A that-clause, an indirect question or a bare clause follows, adverbials and an addressee between allowed."""
    lows, n = tokens.lows, len(tokens)
    k = j
    while k < n and tokens.joined(k - 1, k) and (lows[k].endswith("ly") or lows[k] in _TIME - {"this"} or (lows[k] in {"on", "this"} and k + 1 < n and lows[k + 1] in _TIME)):
        k += 1
    if k >= n or not tokens.joined(k - 1, k):
        # “claimed, without evidence, that …”
        return k < n and any(lows[m] == "that" and not tokens.joined(m - 1, m) for m in range(k, min(n, k + 9)))
    if lows[k] in {"how", "why", "whether"}:
        return True
    if lows[k] == "that":
        return _that_clause(tokens, k)
    if lows[k] in _PREPOSITIONS or lows[k] in {"to", "as", "after"}:
        if lows[k] == "on" and not (k + 1 < n and (lows[k + 1] in _TIME or tokens.words[k + 1][0].isupper() or lows[k + 1] in _AIRED)):
            return False  # “insist on”
        for m in range(k + 1, min(n - 1, k + 10)):
            if not tokens.joined(m - 1, m) and lows[m] != "that":
                return False
            if lows[m] == "that" and lows[m + 1] not in FINITE:
                return _that_clause(tokens, m)
            if lows[m] in _NOMINATIVE | {"it", "there"} and lows[m + 1] in FINITE:
                return lows[m - 1] not in _CLAUSE_BREAKS | _RELATIVES
        return False
    return _bare_clause(tokens, k)


def _that_clause(tokens: Tokens, k: int) -> bool:
    """``that`` at word k opens a clause: it is no pronoun or determiner (``maintain that pace``)."""
    lows, n = tokens.lows, len(tokens)
    if k + 2 >= n or not tokens.joined(k, k + 1):
        return k + 2 < n and "," in tokens.between(k, k + 1)
    after = lows[k + 1]
    if after in _SUBJECTS or tokens.words[k + 1][0].isupper() or after.endswith(("s", "'s")):
        return True
    return _bare_clause(tokens, k + 1) or (n - k > 4 and tokens.joined(k + 1, k + 2) and lows[k + 2] not in _PREPOSITIONS)


def factive_complement(site: Site) -> bool:
    """The verb takes a clause as its object; an entry of high ambiguity needs a word of its topic as well."""
    if site.form["pos"] != "verb":
        return topic(site)
    framed = _is_verb(site) and _clause(site)
    return framed and (site.entry["ambiguity"] != "high" or topic(site))


GATES: dict[str, Callable[[Site], bool]] = {
    "reporting-frame": reporting_frame,
    "factive-complement": factive_complement,
    "sentence-adverb": sentence_adverb,
    "human-referent": human_referent,
    "violence-context": violence_context,
    "criticism-object": criticism_object,
    "policy-context": policy_context,
}
