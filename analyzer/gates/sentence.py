"""What the context tests see: a hit in its sentence, the cue sets of the words, and what the paragraph is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from analyzer.tokens import Tokens
from lexicon.compiled import Compiled

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

    __slots__ = ("_bare", "_lexicon", "_mask", "_masks", "headline", "paragraph", "tokens")

    def __init__(self, tokens: Tokens, headline: bool, paragraph: Paragraph, lexicon: Compiled) -> None:
        self.tokens = tokens
        self.headline = headline
        self.paragraph = paragraph
        self._lexicon = lexicon
        self._masks: list[int] | None = None
        self._mask = 0
        self._bare: set[str] | None = None

    @property
    def bare(self) -> set[str]:
        """Its words in lower case, without possessive endings too: what most tests can be ruled out by."""
        if self._bare is None:
            lows = self.tokens.lows
            self._bare = {*lows, *[low[:-2] for low in lows if low[-2:] == "'s"]}
        return self._bare

    @property
    def mask(self) -> int:
        """The cue sets that any word of it belongs to, as a bit mask."""
        if self._masks is None:
            _ = self.masks
        return self._mask

    @property
    def masks(self) -> list[int]:
        """For each word, the cue sets that it belongs to as a bit mask; made when first asked for."""
        if self._masks is None:
            self._masks = masks(self.tokens, self._lexicon)
            for bits in self._masks:
                self._mask |= bits
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
    lows = tokens.lows
    words, cased, phrases = lexicon.cue_words, lexicon.cue_cased, lexicon.cue_phrases
    out = [words.get(low, 0) for low in lows]
    for k, (spelled, low) in enumerate(zip(tokens.words, lows, strict=True)):
        if low in phrases:
            for parts, bits in phrases[low]:
                if tuple(lows[k : k + len(parts)]) == parts:
                    out[k] |= bits
        possessive = low[-2:] == "'s"
        if possessive:
            out[k] |= words.get(low[:-2], 0)
        first = spelled[0]
        if first.isupper():
            out[k] |= cased.get(spelled[:-2] if possessive else spelled, 0)
        elif first.isdigit() and _PAST_YEAR.match(low):
            out[k] |= lexicon.cue_bit["history"]
    return out
