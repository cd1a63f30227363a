"""Voice: whether a word is the outlet's own, attributed to a source, quoted, or held off in scare quotes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from analyzer import grammar as g
from analyzer import reporting as r
from analyzer.attribution import Attribution
from analyzer.quotes import Quotation
from analyzer.sentences import Span
from analyzer.tokens import Tokens

MAX_SCARE_WORDS = 4
"""A longer quotation is taken for somebody's words even where nobody is named."""
MAX_SENTENCE = 2000
"""Code points read at a time: keeps a file without full stops linear."""
_LONG = 120
"""Code points of a quotation that is no word or two, without counting."""
_NEAR = 80
"""Code points beside a quotation that tell what introduces it."""
_WORD = re.compile(r"[^\W_][\w'’.,-]*")
_INTRODUCED = re.compile(r"([\w’'-]+)(?:\s+(?:as|is|was)(?:\s+(?:an?|the))?)?[\s:,(]*\Z")
_CLOSING = "\"”“»«›‹’‘' \u00a0\u202f"
_CLAUSE_WORDS = g.PRONOUNS | (g.FINITE & g.AUXILIARIES)
_LAST_NAME = re.compile(r"([^\W\d_][\w'’.-]*)\s\Z")


class Voices:
    """Answers for one document whose voice its words stand in.

    Args:
        text: the whole document.
        quotes: its quotations, as :func:`analyzer.quotes.quotations` gives them.
    """

    __slots__ = ("_attribution", "_outer", "_sentence", "_starts", "_text", "quotations")

    def __init__(self, text: str, quotes: Sequence[Quotation]) -> None:
        self._text = text
        self.quotations = quotes
        """All quotations of the document, as they were given."""
        self._outer: list[Quotation] = []
        for quote in quotes:
            if not self._outer or quote.start >= self._outer[-1].end:
                self._outer.append(quote)
        self._starts = [q.start for q in self._outer]
        self._sentence: Span | None = None  # hits come sentence by sentence: the last one's reading is kept
        self._attribution: Attribution | None = None

    def of(self, start: int, end: int, sentence: Span, tokens: Tokens | None = None) -> str:
        """Voice of ``text[start:end]``, in the sentence with this span: outlet, attributed, quoted or scare.

        ``tokens`` are the sentence's words, where they have been read already.
        """
        quote = self._around(start, end)
        if quote is not None:
            return "scare" if self._is_scare(quote, sentence) else "quoted"
        said = self._read(sentence, start, tokens).said
        return "attributed" if any(a <= start < b for a, b in said) else "outlet"

    def speech(self, sentence: Span) -> list[Span]:
        """Quotations, scare quotes apart, that reach into a sentence."""
        first = max(0, bisect_right(self._starts, sentence[0]) - 1)
        last = bisect_right(self._starts, sentence[1] - 1)
        return [
            (q.start, q.end) for q in self._outer[first:last] if q.end > sentence[0] and not self._is_scare(q, sentence)
        ]

    def scares(self, sentence: Span) -> list[Span]:
        """Quotations in a sentence that are nobody's words: the outlet holds a word or two off with the marks."""
        if not self._starts:
            return []
        first = bisect_left(self._starts, sentence[0])
        last = bisect_right(self._starts, sentence[1] - 1)
        return [(q.start, q.end) for q in self._outer[first:last] if self._is_scare(q, sentence)]

    def said(self, sentence: Span) -> list[Span]:
        """What a sentence reports in the outlet's wording as somebody else's statement."""
        return list(self._read(sentence, sentence[0]).said)

    def _around(self, start: int, end: int) -> Quotation | None:
        """The outermost quotation that holds most of the span."""
        k = bisect_right(self._starts, (start + end) // 2) - 1
        if k < 0:
            return None
        quote = self._outer[k]
        return quote if 2 * (min(end, quote.end) - max(start, quote.start)) > end - start else None

    def _read(self, sentence: Span, at: int, tokens: Tokens | None = None) -> Attribution:
        """Attribution in the sentence, or in the part of an endless one that holds ``at``."""
        if sentence[1] - sentence[0] > MAX_SENTENCE:
            tokens = None
            start = at - (at - sentence[0]) % MAX_SENTENCE
            sentence = (start, min(start + MAX_SENTENCE, sentence[1]))
        if self._attribution is None or self._sentence != sentence:
            first = max(0, bisect_right(self._starts, sentence[0]) - 1)
            last = bisect_right(self._starts, sentence[1])
            quotes = [(q.start, q.end) for q in self._outer[first:last] if q.end > sentence[0]]
            self._attribution = Attribution(self._text, *sentence, quotes, tokens)
            self._sentence = sentence
        return self._attribution

    def _is_scare(self, quote: Quotation, sentence: Span) -> bool:
        """Whether the outlet itself puts a word or two in quotation marks, with no speaker to whom they belong."""
        text = self._text
        if quote.block or quote.start < sentence[0] or quote.end > sentence[1] or quote.end - quote.start > _LONG:
            return False
        words = _WORD.findall(text, quote.start, quote.end)
        if len(words) > MAX_SCARE_WORDS or text[quote.end : quote.end + 1] == ":":
            return False
        if text[quote.start : quote.end].rstrip(_CLOSING).endswith(("!", "?")):
            return False
        if not _CLAUSE_WORDS.isdisjoint(w.lower() for w in words):
            return False  # a clause is speech
        before = text[max(sentence[0], quote.start - _NEAR) : quote.start]
        after = text[quote.end : min(sentence[1], quote.end + _NEAR)]
        if not _WORD.search(before) and not _WORD.search(after):
            return False  # a sentence of its own
        name = _LAST_NAME.search(before)
        if name and name[1][0].isupper() and after[1:2].isupper() and name[1].lower() not in g.DETERMINERS:
            return False  # Ana "La Fiera" Ruiz
        introduced = _INTRODUCED.search(before)
        if introduced and introduced[1].lower() in r.WORDING:
            return False
        noun = _WORD.match(after.lstrip())
        if noun and noun[0].lower() in r.CLAIMS | g.REMARKS:
            return False  # his "cover-up" claim
        uttered = self._read(sentence, quote.start).uttered
        return not any(a < quote.end and quote.start < b for a, b in uttered)
