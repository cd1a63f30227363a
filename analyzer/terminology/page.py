"""A draft in plain shape with its sentences and quotations: what questions about names in it are asked of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from analyzer.quotes import Quotation
from analyzer.sentences import Span
from lexicon.plain import Plain

REACH = 200
"""Code points of a word that are looked at on either side for an address."""
_LINKED = re.compile(r"://|www\.|@|#|\w\.[a-z]{2,}(?:[/:]|\b)|[/\\]\w+[/\\]")
_ENDS = (".", "!", "?", "…", ":", ";", ",")
_CLOSING = "\"'”’»)] "
_OPENING = ":\"'“”([—–-*>•"


class Page:
    """Offsets are those of the plain text, ``page.text``, unless said otherwise.

    Args:
        text: the whole document.
        sentences: spans of its sentences, in order.
        quotes: its quotations, as :func:`analyzer.quotes.quotations` gives them.
    """

    __slots__ = ("_plain", "_quotes", "_sentences", "source", "text")

    def __init__(self, text: str, sentences: Sequence[Span], quotes: Sequence[Quotation]) -> None:
        self._plain = Plain(text)
        self.text = self._plain.text
        self.source = text
        self._sentences = sentences
        self._quotes: list[Span] = []
        for quote in quotes:
            if not self._quotes or quote.start >= self._quotes[-1][1]:
                self._quotes.append((quote.start, quote.end))

    def span(self, start: int, end: int) -> Span:
        """A span in the source."""
        return self._plain.source(start), self._plain.source(end - 1) + 1

    def sentence_of(self, start: int, end: int) -> int:
        """The number of the sentence that holds a span, or −1."""
        a, b = self.span(start, end)
        k = bisect_right(self._sentences, a, key=_start) - 1
        return k if k >= 0 and b <= self._sentences[k][1] else -1

    def sentence(self, number: int) -> Span:
        """A sentence's span."""
        start, end = self._sentences[number]
        return self._plain.here(start), self._plain.here(end)

    def quoted(self, start: int, end: int) -> bool:
        """Whether a span stands in a quotation."""
        a, _ = self.span(start, end)
        k = bisect_right(self._quotes, a, key=_start) - 1
        return k >= 0 and a < self._quotes[k][1]

    def headline(self, number: int) -> bool:
        """Whether a sentence is a line without a full stop: a headline, a caption, an item of a list."""
        start, end = self._sentences[number]
        return not self.source[start:end].rstrip(_CLOSING).endswith(_ENDS)

    def opens(self, at: int, number: int) -> bool:
        """Whether what stands at an offset opens its sentence, or a part of it that may begin with a capital."""
        before = self.text[self.sentence(number)[0] : at].rstrip()
        return not before or before[-1] in _OPENING or self.headline(number)

    def linked(self, start: int, end: int) -> bool:
        """Whether a span is part of an address, a handle or a hashtag."""
        left = max(self.text.rfind(" ", max(0, start - REACH), start) + 1, start - REACH)
        right = self.text.find(" ", end, end + REACH)
        return _LINKED.search(self.text, left, right if right >= 0 else end + REACH) is not None


def _start(span: Span) -> int:
    return span[0]
