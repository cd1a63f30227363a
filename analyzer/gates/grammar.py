"""Word classes, and the clause questions that can be asked of them without a parser."""

from __future__ import annotations

from analyzer.tokens import Tokens

DETERMINERS = frozenset(
    "the a an this that these those his her its their our your my some any no every each another such what which whose"
    " all both many several few most more other".split()
)
PRONOUNS = frozenset("i you he she it we they who that which there".split())
MODALS = frozenset("will would can could may might must shall should to did does do didn't don't won't cannot".split())
BE = frozenset("is are was were be been being am 's 're".split())
HAVE = frozenset("have has had having".split())
GET = frozenset("get gets got getting gotten".split())
PREPOSITIONS = frozenset(
    "of in on at by for with from into over under against between among through during about".split()
)
CONJUNCTIONS = frozenset("and or but nor yet".split())
FINITE = BE | HAVE | MODALS - {"to"} | frozenset(
    "went came took gave made said told got left fell held kept led lost met ran saw sent won began broke built"
    " knew paid put set shot struck stood found felt became sought fought let hit".split()
)  # fmt: skip
# Words that begin a verb phrase in the clause after a reporting verb, beside the auxiliaries and irregular pasts of
# FINITE: base forms, whose third person adds an s.
_VERBS = frozenset(
    "affect aim allow amount appear attack back become begin believe belong benefit block breach break bring"
    " cause change come contain control cost cover create cut damage deal defend deliver deserve destroy"
    " discriminate earn end endanger enjoy exist face fail favour favor feel fight follow force fund get give go"
    " hate help hide hold hurt ignore include increase infringe intend involve keep kill know lack lead leave let"
    " lie like live lose love make matter mean need offer oppose owe own pay play plan pose prefer prevent produce"
    " prove pursue put raise reflect reject rely remain represent require respect respond risk run seek seem serve"
    " show speak spend stand stay stem stop suffer support take target tend think threaten treat trust try"
    " undermine understand use violate want win work".split()
)
PASTS = frozenset(
    "cut hurt cost rose grew drew threw flew spent meant dealt rode wrote spoke chose stole drove hid bought"
    " brought thought taught caught swore tore wore cost beat forced read fled bore blew withdrew hid ran fell"
    " flew sank sang swept slept fought broke woke".split()
)
NOMINATIVE = frozenset("he she they we i".split())
_PRONOUN_SUBJECTS = frozenset(
    "it you there this these those that nothing nobody everyone everybody someone somebody anyone none many some"
    " most all both others".split()
)
TIME = frozenset(
    "today yesterday tonight monday tuesday wednesday thursday friday saturday sunday again later earlier"
    " afterwards this last next week month year night morning evening also instead too back once twice only still"
    " even then".split()
)
ADVERBIAL = (
    PREPOSITIONS
    | TIME
    | frozenset("to as when while before after without outside inside following amid via near despite".split())
)
_FRONTING = PREPOSITIONS | frozenset(
    "after before as when while if since despite following until although though once because amid asked given"
    " born".split()
)
CLAUSE_BREAKS = frozenset(
    "what how why after before because if when while as since until than but although though unless despite"
    " where".split()
)
RELATIVES = frozenset("who which that whose".split())
NOT_BEFORE_VERB = (
    (
        DETERMINERS
        - frozenset("all some both many several few most other that this these those which what another such".split())
    )
    | PREPOSITIONS
    | frozenset("amid despite including than such like".split())
)
PLURAL_SUBJECTS = frozenset(
    "people men women children police many some most others all both who that which i you we they to not n't"
    " always often never still also even now just officials and or".split()
)
ARTICLES = frozenset("the a an his her its their our my your".split())
_NOT_BEFORE_NOUN = PREPOSITIONS | DETERMINERS | RELATIVES | frozenset("and or to not as than all both".split())
_AIRED = frozenset("twitter social state national television tv air radio x facebook camera".split())
_NO_PAST = frozenset("hundred hatred sacred kindred naked wicked wretched rugged jagged".split())
SUBJECTS = DETERMINERS | NOMINATIVE | _PRONOUN_SUBJECTS


def statement(tokens: Tokens, end: int) -> bool:
    """The words before ``end`` make a statement of their own, not only a subject or a fronted time or place."""
    lows = tokens.lows
    if any(lows[k] in {"who", "which"} for k in range(max(1, end - 8), end)) and any(
        not tokens.joined(k - 1, k) for k in range(1, end)
    ):
        return False
    if lows[0] in _FRONTING:
        return lows[0] in PREPOSITIONS and any(
            lows[k] in BE or lows[k] in HAVE or lows[k] in MODALS for k in range(1, end)
        )
    return any(
        lows[k] in FINITE or lows[k].endswith("n't") or (k and verb_at(tokens, k, lows[k - 1])) for k in range(end)
    )


def verb_at(tokens: Tokens, m: int, before: str) -> bool:
    """Word m reads as a finite verb after a subject that ends in ``before``."""
    lows = tokens.lows
    low = lows[m]
    if tokens.words[m] == "May" or before.isdigit():
        return False
    if before in NOT_BEFORE_VERB or before == "to" or before.endswith(("'s", "s'")):
        return False
    if low in FINITE or low in PASTS or low.endswith("n't"):
        return True
    after = lows[m + 1] if m + 1 < len(lows) and tokens.joined(m, m + 1) else ""
    if low.endswith("ed") and len(low) > 4 and low not in _NO_PAST and not low.endswith("eed"):
        return after != "by" and not before.endswith(("ous", "ful", "al"))
    if low in _VERBS:
        return before.endswith(("s", "ly")) or before in PLURAL_SUBJECTS
    stem = low.removesuffix("s")
    if stem != low and (stem in _VERBS or stem.removesuffix("e") in _VERBS):
        return not before.endswith("s") and after not in {"of", "for"}
    return False


def bare_clause(tokens: Tokens, k: int) -> bool:
    """A clause without ``that`` begins at word k: a subject, then its finite verb, before any break."""
    lows, n = tokens.lows, len(tokens)
    if k >= n:
        return False
    first = lows[k]
    if first in NOMINATIVE or (first.partition("'")[0] in NOMINATIVE and "'" in first):
        return True
    if first in {"there's", "it's", "that's", "there're", "it'd", "it'll"}:
        return True
    relatives = 0
    group = False  # inside the verb group of a relative clause
    for m in range(k + 1, min(n, k + 14)):
        if not tokens.joined(m - 1, m):
            return False
        low, before = lows[m], lows[m - 1]
        if low in RELATIVES:
            relatives += 1
        elif "'" in low and low.partition("'")[0] in NOMINATIVE:
            group = True
            continue
        elif low in NOMINATIVE or (low in ARTICLES and before not in _NOT_BEFORE_NOUN):
            # "the deal he had made": a relative clause without its pronoun
            relatives += before not in RELATIVES
        elif low in CLAUSE_BREAKS:
            return False
        elif verb_at(tokens, m, before):
            if before in PREPOSITIONS or before in {"and", "or", "to"}:
                return False
            if not relatives and not group:
                return True
            if not group:
                relatives -= 1
            group = True
            continue
        group = group and (low in _VERBS or low == "not" or low.endswith(("ly", "ed", "en", "ing")))
    return False


def clause_follows(tokens: Tokens, j: int) -> bool:
    """A that-clause, an indirect question or a bare clause follows, adverbials and an addressee between allowed."""
    lows, n = tokens.lows, len(tokens)
    k = j
    while (
        k < n
        and tokens.joined(k - 1, k)
        and (
            lows[k].endswith("ly")
            or lows[k] in TIME - {"this"}
            or (lows[k] in {"on", "this"} and k + 1 < n and lows[k + 1] in TIME)
        )
    ):
        k += 1
    if k >= n or not tokens.joined(k - 1, k):
        # “claimed, without evidence, that …”
        return k < n and any(lows[m] == "that" and not tokens.joined(m - 1, m) for m in range(k, min(n, k + 9)))
    if lows[k] in {"how", "why", "whether"}:
        return True
    if lows[k] == "that":
        return that_clause(tokens, k)
    if lows[k] in PREPOSITIONS or lows[k] in {"to", "as", "after"}:
        if lows[k] == "on" and not (
            k + 1 < n and (lows[k + 1] in TIME or tokens.words[k + 1][0].isupper() or lows[k + 1] in _AIRED)
        ):
            return False  # “insist on”
        for m in range(k + 1, min(n - 1, k + 10)):
            if not tokens.joined(m - 1, m) and lows[m] != "that":
                return False
            if lows[m] == "that" and lows[m + 1] not in FINITE:
                return that_clause(tokens, m)
            if lows[m] in NOMINATIVE | {"it", "there"} and lows[m + 1] in FINITE:
                return lows[m - 1] not in CLAUSE_BREAKS | RELATIVES
        return False
    return bare_clause(tokens, k)


def that_clause(tokens: Tokens, k: int) -> bool:
    """``that`` at word k opens a clause: it is no pronoun or determiner (``maintain that pace``)."""
    lows, n = tokens.lows, len(tokens)
    if k + 2 >= n or not tokens.joined(k, k + 1):
        return k + 2 < n and "," in tokens.between(k, k + 1)
    after = lows[k + 1]
    if after in SUBJECTS or tokens.words[k + 1][0].isupper() or after.endswith(("s", "'s")):
        return True
    return bare_clause(tokens, k + 1) or (n - k > 4 and tokens.joined(k + 1, k + 2) and lows[k + 2] not in PREPOSITIONS)
