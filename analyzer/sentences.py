"""Sentence boundaries: paragraphs by blank lines or full lines, sentences by closing punctuation, abbreviations apart.

Offsets are code points, half-open; sentences exclude the white space between them, so sentences and gaps rebuild the
text. Hard-wrapped lines are joined; a line that stands alone (a heading, one paragraph a line) ends its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

_ABBREVIATIONS = frozenset(
    "mr mrs ms mx dr prof rev fr sr jr st messrs mme mlle hon gen col lt maj capt cmdr adm sgt cpl pte brig gov"
    " sen rep pres supt insp det dep asst atty amb msgr no nos vol vols p pp ed eds fig figs ch sec art cf al eg"
    " ie viz vs v c ca approx est dept univ inst assn bros co corp inc ltd plc jan feb mar apr jun jul aug sep"
    " sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd mt ft lb lbs oz in hr hrs min max"
    " tel ext op ariz calif fla tex wyo".split()
)
# Abbreviations that often do end a sentence: they break only before a word that commonly opens one.
_MAY_END = frozenset("inc ltd plc co corp jr sr etc al no jan feb mar apr jun jul aug sep sept oct nov dec".split())
_OPENERS = frozenset(
    "the a an he she it they we i you this that these those in on at but and or so his her its their there as if when"
    " while after before for to by with from what who how why where one some many most no not".split()
)
_END = re.compile(r"""(?:[.!?…]|\.{3})["'”’»›)\]]*(?=\s)""")
_NEXT = re.compile(r"""\s+["'“‘„«‹(\[¿¡*_>-]*([^\W_]?)([\w'’]*)""")
# Atomic groups: a carriage return and line feed are one break, never two.
_PARAGRAPH = re.compile(r"(?>\r\n|[\n\r\x85\u2028\u2029])[^\S\n\r]*(?:(?>\r\n|[\n\r\x85\u2028\u2029])\s*)+|\u2029\s*")
_LINE = re.compile(r"\r\n|[\n\r\x85\u2028]")
_INNER_END = re.compile(r"""\w[.!?…]["'”’»›)\]]*[ \t]+\S""")
_OPENING = "\"'“‘«„‹([¿¡*_>#-•"
_CLOSED = re.compile(r"""[.!?…:;]["'”’»›)\]]*\s*\Z""")
MIN_WRAP, MAX_WRAP = 28, 140
MAX_SENTENCE = 1000
"""A longer stretch without an end (a table, a line of data) is cut at spaces: what is read at once stays small."""


def paragraphs(text: str) -> Iterator[Span]:
    """Spans of paragraphs, without the white space around them."""
    at = 0
    for gap in _PARAGRAPH.finditer(text):
        if gap.start() > at:
            yield from _lines(text, at, gap.start())
        at = gap.end()
    if at < len(text):
        yield from _lines(text, at, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Splits a block into one span a line, unless the lines are one hard-wrapped paragraph."""
    breaks = [(m.start(), m.end()) for m in _LINE.finditer(text, start, end)]
    if not breaks:
        yield from _trim(text, start, end)
        return
    edges = [start, *(e for _, e in breaks)]
    ends = [*(s for s, _ in breaks), end]
    lengths = [e - s for s, e in zip(edges, ends, strict=True)]
    widest = max(lengths)
    # A wrapped line stops where the next word would not have fitted; a paragraph a line stops anywhere.
    wrapped = MIN_WRAP <= widest <= MAX_WRAP and all(
        lengths[i] + 1 + _first_word(text, edges[i + 1], ends[i + 1]) > min(widest, MAX_WRAP) - 3
        for i in range(len(lengths) - 1)
    )
    following = text[edges[1] : edges[1] + 1]
    opens = following.isupper() or following in _OPENING
    if len(lengths) == 2 and opens and not _INNER_END.search(text, start, ends[0]):
        wrapped = False  # more likely a heading above one line than a paragraph of two
    if wrapped:
        yield from _trim(text, start, end)
        return
    at = start
    for i in range(len(lengths) - 1):
        nxt = text[edges[i + 1] : edges[i + 1] + 1]
        if _CLOSED.search(text[max(edges[i], ends[i] - 8) : ends[i]]) or not nxt.islower():
            yield from _trim(text, at, ends[i])
            at = edges[i + 1]
    yield from _trim(text, at, end)


def _first_word(text: str, start: int, end: int) -> int:
    line = text[start : min(end, start + 40)].lstrip()
    return len(line.split(None, 1)[0]) if line.split() else 0


def _trim(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def split(text: str, start: int, end: int) -> Iterator[Span]:
    """Spans of the sentences of one paragraph."""
    at = start
    for m in _END.finditer(text, start, end):
        nxt = _NEXT.match(text, m.end(), end)
        if nxt is None or not nxt[1]:
            if nxt is None or nxt.end() >= end:
                continue
        elif nxt[1].islower():
            continue
        if text[m.start()] == "." and not _ends_sentence(text, at, m.start(), nxt):
            continue
        yield from _bounded(text, at, m.end())
        at = m.end()
    yield from _bounded(text, at, end)


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without white space around it, in pieces of at most ``MAX_SENTENCE``."""
    while end - start > MAX_SENTENCE:
        cut = start + MAX_SENTENCE
        space = max(text.rfind(" ", start, cut), text.rfind("\n", start, cut))
        if space > start:
            cut = space
        yield from _trim(text, start, cut)
        start = cut
    yield from _trim(text, start, end)


def _ends_sentence(text: str, start: int, dot: int, nxt: re.Match[str]) -> bool:
    begin = dot
    while begin > start and dot - begin < 24 and (text[begin - 1].isalnum() or text[begin - 1] in "_.'’&-"):
        begin -= 1
    word = text[begin:dot].lower()
    bare = word.strip(".")
    opener = (nxt[1] + nxt[2]).lower() in _OPENERS
    if bare in _ABBREVIATIONS and "." not in bare:
        if bare == "no":  # "No. 5" against "He said no."
            return not nxt[1].isdigit()
        return bare in _MAY_END and opener
    if len(bare) == 1 and bare.isalpha() and bare != "i":  # an initial: J. Smith
        return opener and word == bare and bare not in "abcdefghjklmnopqrstuvwxyz"
    if "." in bare and all(len(p) <= 2 for p in bare.split(".")):  # U.S., p.m., e.g.
        return opener
    return True
