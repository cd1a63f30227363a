"""Names, titles and mentions: places where a listed word is not being used as a word of the outlet's at all."""

from __future__ import annotations

import re

from analyzer.tokens import Tokens

_TITLES = frozenset(
    "mr mrs ms miss mx dr sir dame lord lady professor prof judge justice captain sergeant inspector detective coach"
    " rev reverend father sister brother bishop st saint".split()
)
# A capitalised word from here beside a capitalised hit makes both one name.
_NAME_HEADS = frozenset(
    "party front army movement brigade brigades guard guards union league organisation organization association"
    " federation congress council committee commission foundation institute museum university college school church"
    " cathedral mosque temple square street avenue road park bridge station airport river mountain mount lake island"
    " bay valley county city day act bill law code fund trust bank group club fc united rovers athletic tour cup"
    " trophy prize award awards festival theatre theater hall house tower company inc ltd plc corporation corp games"
    " records press times post gazette herald tribune monitor review magazine radio tv channel network films studios"
    " memorial monument cemetery order medal cross legion corps regiment battalion forces command department ministry"
    " bureau agency office programme program project initiative campaign coalition alliance pact treaty convention"
    " protocol agreement accord declaration revolution war rebellion uprising massacre siege battle".split()
)
_WORK = frozenset(
    "film films movie movies novel novels book books play plays album albums song songs single series show musical"
    " opera ballet exhibition game video-game videogame podcast magazine band bands painting sculpture poem poems"
    " documentary comedy drama thriller sitcom episode sequel comic memoir anthology ep track record brand ship yacht"
    " boat racehorse horse pub bar restaurant beer ale perfume lipstick font typeface app mural biography screenplay"
    " cartoon strip essay chapter title titles titled entitled headlined subtitled lecture sermon store"
    " franchise cocktail colt filly mare boutique label nightclub rollercoaster ride".split()
)
_NAMED = frozenset("titled entitled headlined subtitled named nicknamed christened billed starring stars".split())
_MENTION = frozenset(
    "word words term terms phrase phrases label labels expression expressions adjective adjectives noun nouns"
    " verb verbs slogan slogans epithet epithets euphemism euphemisms buzzword slur slurs catchphrase hashtag"
    " motto wording headline moniker nickname vocabulary terminology suffix prefix".split()
)
_MENTION_AFTER = re.compile(
    r"""["'”’»]?,?\s+(?:was\s+(?:the\s+)?word\s+of\s+the\s+year|"""
    r"""(?:first\s+)?(?:entered|appears?|appeared|occurs?|occurred)\s+(?:in|on|\w+\s+times)"""
    r"""|(?:once\s+)?(?:means?|meant)\b|comes?\s+from|came\s+from|derives?\s+from|is\s+a\s+(?:loaded|contested|pejorative|derogatory)"""
    r"""|(?:was|were|is)\s+coined|has\s+been\s+in\s+English|as\s+a\s+(?:word|term|label)|in\s+(?:quotation|inverted)\s+)""",
    re.IGNORECASE,
)
# A sentence with one of these is about words: what is listed in it is shown, not used.
_METALINGUISTIC = frozenset(
    "dictionary dictionaries coined coinage glossary lexicon lexicographer lexicographers linguist linguists"
    " linguistics etymology etymologist subtitled entitled headlined stylebook thesaurus lexicographical neologism"
    " pejorative webster merriam acronym".split()
)
_OPEN_QUOTE = frozenset("\"'“‘„«‹*_")
_MENTION_VERBS = frozenset("coin coined coins coining".split())
_LETTER = re.compile(r"[^\W\d_]")


def is_headline(tokens: Tokens) -> bool:
    """Whether a sentence is in title case or all capitals, so that capitals there say nothing about names."""
    long_words = [w for w in tokens.words if len(w) >= 4 and _LETTER.match(w)]
    if len(long_words) < 3:
        return False
    if tokens.text[tokens.ends[-1] : tokens.ends[-1] + 1] == "." and not all(map(str.isupper, long_words)):
        return False  # a sentence full of names: headlines have no full stop
    return sum(w[0].isupper() for w in long_words) >= 0.8 * len(long_words)


def is_name(tokens: Tokens, i: int, j: int, *, headline: bool, proper: bool) -> bool:
    """Whether words [i, j) are, or belong to, a name or title.

    ``proper`` says that the term itself is written with a capital (Islamist, Zionist), which then proves nothing.
    """
    words = tokens.words
    before = i - 1 if i > 0 and _beside(tokens, i - 1) else -1
    after = j if j < len(words) and _beside(tokens, j - 1) else -1
    title = before >= 0 and tokens.lows[before] in _TITLES
    if headline:
        return title and not words[before].islower()
    capitals = [w[0].isupper() for w in words[i:j]]
    if not any(capitals):
        return False
    if title:
        return True
    if after >= 0 and words[after][0].isupper() and tokens.lows[after] in _NAME_HEADS and capitals[-1]:
        return not (i == 0 and tokens.lows[after] in {"forces", "army", "party"} and not proper)
    all_caps = all(w.isupper() and len(w) > 1 for w in words[i:j])
    if proper or all_caps:
        return False
    first = _opens(tokens, i)
    mid = capitals[1:] if first else capitals
    if not first:
        return all(mid) if len(mid) < 3 else sum(mid) >= len(mid) - 1
    # Sentence-initial: only a multi-word hit in title case shows itself to be a name.
    return len(mid) > 0 and all(mid)


def _beside(tokens: Tokens, i: int) -> bool:
    """Whether word i + 1 follows word i with only a space, hyphen, full stop of a title or apostrophe between."""
    gap = tokens.between(i, i + 1)
    return gap.strip(" -\u2010\u2011\u00a0\n'’") == "" or (gap.strip() == "." and tokens.lows[i] in _TITLES)


def _opens(tokens: Tokens, i: int) -> bool:
    """Whether word i opens its sentence, a quotation or a clause after a colon, where a capital proves nothing."""
    if i == 0:
        return True
    gap = tokens.between(i - 1, i)
    return any(c in ":.!?•|" for c in gap) or any(c in _OPEN_QUOTE or c == "(" for c in gap)


def is_title_or_mention(tokens: Tokens, i: int, j: int) -> bool:
    """Whether words [i, j) stand as the title of a work, the name of a thing, or a word talked about as a word."""
    text, lows = tokens.text, tokens.lows
    start, end = tokens.starts[i], tokens.ends[j - 1]
    if any(low in _METALINGUISTIC for low in lows):
        return True
    gap = text[tokens.ends[i - 1] : start] if i else ""
    opened = bool(gap) and any(c in _OPEN_QUOTE for c in gap)
    near = range(max(0, i - 4), i)
    if near:
        last = lows[i - 1]
        if last in _MENTION or last in _MENTION_VERBS:
            return _unbroken(gap)
        if last in _NAMED:
            return _unbroken(gap) and (opened or tokens.words[i][0].isupper())
        if opened and any(lows[k] in _WORK or lows[k] in _MENTION or lows[k] in _NAMED for k in near):
            return True
        if any(
            lows[k] in {"words", "phrases", "terms", "labels", "word", "term", "phrase"}
            and k + 1 < i
            and lows[k + 1] in {"like", "such", "as", "of"}
            for k in near
        ):
            return True
        if last in {"of", "called", "like", "as"} and any(lows[k] in _MENTION for k in near[:-1]):
            return True
        if last == "called" and opened and any(lows[k] in _WORK for k in range(max(0, i - 6), i - 1)):
            return True
    return bool(_MENTION_AFTER.match(text, end)) and (opened or i == 0)


def _unbroken(gap: str) -> bool:
    return not any(c in ".;:!?()" for c in gap)
