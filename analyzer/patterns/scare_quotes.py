"""Scare quotes: marks around a word or two that nobody is said to have spoken, and that are no title, name or gloss."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.actors import words as w
from analyzer.actors.scene import Line, Scene
from analyzer.patterns import Found

_WORKS = frozenset(
    "play film movie novel book book's poem poems song songs single album ep track record hit tune anthem hymn"
    " ballad opera musical ballet symphony concerto sonata aria exhibition exhibit show series sitcom drama"
    " comedy tragedy thriller documentary episode programme program podcast broadcast chapter essay article"
    " column editorial paper thesis study report story tale memoir autobiography biography pamphlet leaflet"
    " magazine journal newspaper cartoon comic strip painting picture portrait photograph photo sculpture"
    " statue mural installation print game videogame app website blog channel newsletter sketch skit monologue"
    " lecture talk seminar course module workshop trilogy sequel prequel remake adaptation soundtrack lyric"
    " verse sermon homily prayer ship vessel yacht boat trawler tanker ferry frigate submarine destroyer"
    " locomotive horse mare colt stallion dog cat operation exercise mission codename storm hurricane typhoon"
    " cyclone comet asteroid pub bar cafe restaurant brand label font recipe dish cocktail beer wine variety"
    " breed fragrance perfume remix cover version reissue starring starred stars".split()
)
"""Directly before the marks, these make what stands in them a title or a name."""
_MAKERS = frozenset(
    "star stars actor actress singer author writer director creator playwright composer novelist songwriter"
    " podcast album film movie novel series franchise exhibition musical soundtrack trilogy".split()
)
"""Directly after the marks, these do."""
_WRITTEN = frozenset(
    "click clicked clicking press pressed pressing tap tapped tapping type typed typing wrote written writes"
    " writing write spelt spelled spells spelling spell scrawled scrawl daubed sprayed carved etched engraved"
    " embroidered stencilled stenciled tattooed stamped underlined pronounced pronounce mispronounced"
    " misspelled misspelt headlined define defines defined defining headed captioned subtitled labelled labeled"
    " tagged codenamed christened baptised baptized branded rechristened renamed translated translates rendered"
    " means meaning mean meant stands saying says say rated rates graded reads read reading bears bearing"
    " searched searching googled cried shouted yelled whispered sang sings sing chanted chanting shouting"
    " crying singing plays played playing performed sung hummed recited answered answer billed marked".split()
)
"""Directly before the marks, these make what stands in them a text."""
_KEYED = frozenset(
    "select selected selecting enter entered entering hit choose chose chosen choosing tick ticked".split()
)
"""These do where it is capitalised."""
_CLASSED = frozenset(
    "rated rate graded classed classified classify listed ranked designated categorised categorized scored"
    " flagged filed registered recorded saved stored coded labelled labeled tagged marked logged catalogued"
    " advertised marketed billed touted presented portrayed sold translated translates rendered pronounced"
    " spelled spelt known signed typed entered upgraded downgraded criticism praise condemnation description"
    " reputation dismissal".split()
)
"""Before *as*, *under* or *to* and the marks, these make it a class, or somebody's way to put it."""
_JUDGED = frozenset(
    "charged convicted guilty accused suspected acquitted jailed imprisoned sentenced fined arrested detained"
    " prosecuted indicted tried dismissed suspended expelled banned sued cleared".split()
)
"""Before *of*, *for* or *with* and the marks: the court's or the body's words."""
_SPEAKS_OF = frozenset(
    "word words term terms phrase phrases expression name names surname nickname noun verb adjective adverb"
    " prefix suffix pronoun acronym abbreviation initials letter letters symbol title slogan motto hashtag"
    " syllable password speaks spoke speak message outlook concept notion idea definition meaning translation"
    " spelling pronunciation category heading headings headline entry tab button menu option icon key folder"
    " file column box setting signs sign placard placards banner banners poster posters sticker stickers badge"
    " badges shirt graffiti inscription plaque slang jargon parlance shorthand euphemism synonym keyword"
    " keywords query".split()
)
"""Before the marks, with at most *of*, *for*, *the* between, these speak of the word itself."""
_WORDS = frozenset("word words term terms phrase phrases wording name letters".split())
_CLASSES = frozenset(
    "button key tab option icon menu folder rating ratings grade grades score category classification emoji"
    " hashtag meme sticker stickers sign signs banner banners placard placards poster posters badge badges"
    " effect syndrome hypothesis paradox theorem fallacy technique joke jokes scene genre entry column box"
    " setting mode chord note pose word words term terms phrase phrases label slogan chants chant inscription"
    " message messages hashtags refrain means meant refers derives comes translates stands denotes appears"
    " originated sounds rhymes signifies".split()
)
"""Directly after the marks, these show a text, a class or a word that is explained."""
_BALLOT = frozenset(
    "yes no aye ayes nay nays oui non leave remain guilty abstain maybe ok okay oops hello goodbye thanks"
    " sorry amen bravo hallelujah wow hooray enough help".split()
)
_OFFICES = (
    w.COLLECTIVE
    | w.PERSONS
    | frozenset(
        "republic state kingdom emirate caliphate parliament assembly congress senate court ministry embassy"
        " constitution referendum election elections democracy nation country capital consulate army".split()
    )
)
"""Capitalised, these are still no name that the thing bears beyond dispute."""
_LEADS = frozenset("of for as the a an like such".split())
_TO_CLASS = frozenset("as under to".split())
_PLAIN = "\"“”„‟«»‹›‘’‚'` \u00a0\t"
_STOPS = ".!?…"
_LISTED = re.compile(r"([\"”“»'’‘]),?\s(?:(?:and|or)\s)?\Z")


def find(scene: Scene) -> Iterator[Found]:
    """One or a few words in quotation marks, outside titles, names, signs, classes and words that are explained."""
    for line in scene.lines:
        flagged = -1
        for start, end in scene.voices.scares(line.span):
            before = _LISTED.search(scene.text, max(line.start, start - 8), start)
            if before and before.start(1) + 1 != flagged:
                continue  # titles and signs come in lists
            if not _is_named(line, start, end) and not _is_explained(line, start, end):
                flagged = end
                yield Found(((start, end),))


def _is_named(line: Line, start: int, end: int) -> bool:
    """Whether the marks hold a title, a name, an answer, a sign, or a key."""
    t, c = line.tokens, line.clauses
    i, j = t.locate(start, end)
    if i >= j or all(len(word) == 1 or word[0].isdigit() for word in t.words[i:j]):
        return True
    if t.lows[i] in _BALLOT or (t.lows[i] == "not" and line.low(i + 1) == "guilty"):
        return True
    if t.text[start : start + 2].rstrip(_PLAIN)[-1:] == "#" or c.titled or not _is_stopped(line):
        return True
    before, earlier = line.low(i - 1), line.low(i - 2)
    if before in _WORKS or before in _WRITTEN or (before in _KEYED and t.words[i][0].isupper()):
        return True
    k = i - 1 - (before in {"a", "an", "the"})
    if (line.low(k) in _TO_CLASS and line.low(k - 1) in _CLASSED) or (
        before in {"of", "for", "with"} and earlier in _JUDGED
    ):
        return True
    k = i - 1
    while k >= 0 and t.lows[k] in _LEADS and not c.breaks[k + 1] and i - k < 4:
        k -= 1
    near = t.lows[max(c.firsts[i - 1], i - 5) : i] if i else []
    if (k >= 0 and t.lows[k] in _SPEAKS_OF) or not _WORDS.isdisjoint(near):
        return True
    after = line.low(j)
    joined = j < len(t) and not c.breaks[j]
    if joined and (after in _CLASSES or after in _MAKERS):
        return True
    return i > 0 and _is_proper(line, i, j)


def _is_stopped(line: Line) -> bool:
    """Whether the sentence ends in a full stop or the like; a headline's marks are its way to attribute."""
    text = line.tokens.text[line.start : line.end].rstrip(_PLAIN + "\r\n)]")
    return text[-1:] in _STOPS


def _is_proper(line: Line, i: int, j: int) -> bool:
    """Whether every full word in the marks is capitalised, or a name goes before them: a name, unless of an office."""
    t = line.tokens
    full = [k for k in range(i, j) if len(t.words[k]) > 3 or t.words[k][0].isupper()]
    if not full or not all(t.words[k][0].isupper() for k in full):
        return False
    return _OFFICES.isdisjoint(t.lows[k] for k in full)


def _is_explained(line: Line, start: int, end: int) -> bool:
    """Whether the sentence explains the word: *X, or "Y"*; *"Y" (X)*; *a piece that … is "Y"*."""
    t, c = line.tokens, line.clauses
    i, j = t.locate(start, end)
    text = t.text
    if text[start - 1 : start] == "(" or text[end : end + 2] == " (":
        return True
    rest = t.lows[j : j + 3]
    if j < len(t) and c.breaks[j] in {",", "-"} and rest[:1] and rest[0] in {"or", "meaning", "literally", "ie"}:
        return True
    if j < len(t) and c.breaks[j] == ":":
        return True
    before = t.lows[i - 1] if i else ""
    if before == "or" and c.breaks[i - 1]:
        return True
    if before in {"is", "are"} and c.firsts[i] < i:
        first = c.lows[c.firsts[i]]
        return first in {"a", "an", "any"}
    return False
