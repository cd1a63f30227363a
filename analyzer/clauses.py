"""A sentence cut at its punctuation, and what can be told from that about its clauses without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer import grammar as g
from analyzer.tokens import Tokens

_BLANK = "\"“”„‟«»‹›‘’‚‛'` \u00a0\t\r\n"
_DASHES = ("—", "―", " – ", " - ", " -- ")
_SPEECH_WORDS = 4
"""A quotation of more words than this is a clause of its own."""


class Clauses:
    """Words of a sentence with the break before each: one of ``, ; : - (`` and ``"``, or nothing.

    Indices count words; a segment is what stands between two breaks. Breaks inside a quotation do not count; ``"``
    stands where a quotation of a clause or more has just ended. The first word has the break ``^``.

    Attributes:
        inside: whether each word is quoted.
        firsts: first word of each word's segment.
        lasts: one past its last word.
        titled: most words are capitalised, as in a headline.
        stopped: the sentence ends with a full stop or the like.
    """

    __slots__ = (
        "breaks", "ends", "firsts", "inside", "lasts", "lows", "starts", "stopped", "text", "titled", "words",
    )  # fmt: skip

    def __init__(self, tokens: Tokens, quotes: Sequence[tuple[int, int]]) -> None:
        self.text, self.words, self.lows = tokens.text, tokens.words, tokens.lows
        self.starts, self.ends = tokens.starts, tokens.ends
        n = len(self.words)
        self.inside = _inside(self.starts, quotes) if quotes else [False] * n
        self.breaks = _breaks(self.text, self.starts, self.ends, self.inside)
        self.firsts, self.lasts = [0] * n, [n] * n
        first = 0
        for k in range(1, n + 1):
            if k == n or self.breaks[k]:
                self.firsts[first:k] = [first] * (k - first)
                self.lasts[first:k] = [k] * (k - first)
                first = k
        long = [w for w in self.words if len(w) > 3]
        self.titled = sum(w[0].isupper() for w in long) > 0.7 * len(long)
        self.stopped = n > 0 and self.text[self.ends[-1] : self.ends[-1] + 1] in {".", "!", "?", "…"}

    def __len__(self) -> int:
        return len(self.words)

    def low(self, k: int) -> str:
        """Word k in lower case; nothing beyond the ends."""
        return self.lows[k] if 0 <= k < len(self.lows) else ""

    def after(self, v: int) -> str:
        """The word after v in its segment, in lower case, or nothing."""
        return self.lows[v + 1] if v + 1 < self.lasts[v] else ""

    def tail(self, v: int) -> list[str]:
        """The words after v in its segment, in lower case."""
        return self.lows[v + 1 : self.lasts[v]]

    def before(self, v: int) -> int:
        """The word before v in its segment, adverbs skipped; -1 where there is none."""
        k = v - 1
        while k >= self.firsts[v] and g.is_adverb(self.lows[k]):
            k -= 1
        return k if k >= self.firsts[v] else -1

    def verb_start(self, v: int) -> int:
        """First of the auxiliaries and adverbs before the verb."""
        k = v
        while k > self.firsts[v]:
            low = self.lows[k - 1]
            if low not in g.AUXILIARIES and low not in {"not", "never"} and not g.is_adverb(low):
                break
            k -= 1
        return k

    def passive(self, v: int) -> bool:
        """Whether a form of *be* goes before a participle."""
        return not g.BE.isdisjoint(self.lows[self.verb_start(v) : v])

    def finite(self, k: int) -> bool:
        """Whether word k is surely a finite verb."""
        return self.lows[k] in g.FINITE and not self.inside[k] and self.words[k] != "May"

    def has_finite(self, i: int, j: int, pasts: bool = False) -> bool:
        """Whether words [i, j) hold a finite verb; with ``pasts``, a word in -ed that looks like one counts."""
        return any(self.finite(k) or (pasts and k > i and self._past(k)) for k in range(i, j))

    def _past(self, k: int) -> bool:
        low, previous = self.lows[k], self.low(k - 1)
        if low[-2:] != "ed" or len(low) < 5 or self.breaks[k] == "-":
            return False
        return previous not in g.DETERMINERS and previous[-2:] != "'s" and self.low(k + 1) != "by"

    def has_clause(self, i: int, j: int) -> bool:
        """Whether words [i, j) hold a finite verb that is not a relative clause's."""
        relative = False
        for k in range(i, j):
            if self.lows[k] in g.RELATIVES or self.lows[k] == "that":
                relative = True
            elif self.finite(k) or self._past(k):
                if not relative:
                    return True
                relative = False
        return False

    def main_start(self, k: int) -> int:
        """First word after the last semicolon before word k."""
        while k > 0 and self.breaks[k] != ";":
            k -= 1
        return k


def _inside(starts: Sequence[int], quotes: Sequence[tuple[int, int]]) -> list[bool]:
    out = []
    q = 0
    for start in starts:
        while q < len(quotes) and quotes[q][1] <= start:
            q += 1
        out.append(q < len(quotes) and quotes[q][0] <= start)
    return out


def _breaks(text: str, starts: Sequence[int], ends: Sequence[int], inside: Sequence[bool]) -> list[str]:
    out = [""] * len(starts)
    if out:
        out[0] = "^"
    run = 0
    for k in range(1, len(starts)):
        quoted = inside[k]
        if inside[k - 1]:
            run += 1
            if quoted:
                continue
        else:
            run = 0
        if starts[k] - ends[k - 1] == 1:
            if text[ends[k - 1]] in "—―;:":
                out[k] = "-" if text[ends[k - 1]] in "—―" else text[ends[k - 1]]
            continue
        out[k] = _break(text[ends[k - 1] : starts[k]])
        if not out[k] and run > _SPEECH_WORDS and not quoted:
            out[k] = '"'
    return out


def _break(gap: str) -> str:
    if not gap.strip(_BLANK):
        return ""
    for mark in ";:,":
        if mark in gap:
            return mark
    if any(dash in gap for dash in _DASHES):
        return "-"
    if "(" in gap or ")" in gap or "[" in gap:
        return "("
    return "," if "!" in gap or "?" in gap else ""
