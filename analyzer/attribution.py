"""Attribution: which words of a sentence report what somebody else said, though they are the outlet's own wording.

No parser: words, commas and the place of the reporting verb. Its subject and the verb itself stay the outlet's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analyzer import grammar as g
from analyzer import reporting as r
from analyzer import scope, speech
from analyzer.clauses import Clauses
from analyzer.tokens import Tokens

Span = tuple[int, int]

_SOME = frozenset("some many most other".split())
_OWN = frozenset("my our your".split())
_MAX_LABEL = 5
"""Words of a headline's source before its colon, at most."""


class Attribution:
    """Spans of one sentence, ``text[start:end]``, for which a source answers.

    Args:
        text: the whole document.
        start: where the sentence starts.
        end: where it ends.
        quotes: spans of the quotations in it, outermost only, by position.
        tokens: its words, where they have been read already.

    Attributes:
        said: spans of indirect speech.
        uttered: spans in which a fragment in quotation marks is a speaker's word.
    """

    __slots__ = ("_c", "said", "uttered")

    def __init__(self, text: str, start: int, end: int, quotes: Sequence[Span], tokens: Tokens | None = None) -> None:
        self.said: list[Span] = []
        self.uttered: list[Span] = []
        tokens = tokens or Tokens(text, start, end)
        cues = r.CUES.intersection(tokens.lows)
        colon = ":" in text[start:end]
        if not cues and not colon and tokens.lows[:1] not in (["for"], ["to"]):
            return
        self._c = Clauses(tokens, quotes)
        if cues:
            for v, low in enumerate(tokens.lows):
                if low in cues and not self._c.inside[v]:
                    self._read(v, low)
        if len(tokens) > 2:
            self._mind()
            if colon:
                self._headline()

    def _add(self, ranges: Iterable[scope.Range], said: bool = True, uttered: bool = True) -> None:
        for i, j in ranges:
            if i < j:
                span = (self._c.starts[i], self._c.ends[j - 1])
                if said:
                    self.said.append(span)
                if uttered:
                    self.uttered.append(span)

    def _read(self, v: int, low: str) -> None:
        """One cue: a verb, a noun of claiming, *according to*, *in the words of*."""
        c = self._c
        if low == "according":
            if c.low(v + 1) == "to" and r.NOT_SOURCES.isdisjoint(c.lows[v + 2 : v + 4]):
                self._framed(v, c.lasts[v])
            return
        if low in r.VIEWS:
            self._view(v)
        form = r.FORMS.get(low)
        if form is None or not speech.is_verb(c, v, *form):
            self._noun(v, low)
            return
        lemma, kind = form
        if speech.is_silent(c, v, lemma):
            return
        if lemma in r.UTTER:
            self._add(scope.onward(c, v + 1, v), said=False)
        if lemma in r.JUDGE or lemma == "cite" or (lemma == "charge" and self._charges(v)):
            if c.low(v + 1) not in {"to", "from"}:
                self._add(scope.without_agent(c, scope.onward(c, v + 1, v), v, lemma))
        elif lemma in r.NAME or lemma in r.NAME_AS:
            self._name(v, lemma, kind)
        elif lemma in r.SAY or lemma in r.STATE or lemma in r.TELL or lemma == "put":
            self._say(v, lemma, kind)

    def _charges(self, v: int) -> bool:
        return not {"with", "that"}.isdisjoint(self._c.tail(v)[:4])

    def _name(self, v: int, lemma: str, kind: str) -> None:
        """*Called the vote a sham*; *A sham, the envoy called it*."""
        c = self._c
        if not speech.is_naming(c, v, lemma, kind):
            return
        first, tail = c.firsts[v], c.tail(v)
        if 0 < first < v and c.breaks[first] in {",", '"'} and tail in (["it"], ["him"], ["her"], ["them"], ["this"]):
            self._add([(c.main_start(v), first)])
        self._add(scope.without_agent(c, scope.onward(c, v + 1, v), v, lemma))

    def _say(self, v: int, lemma: str, kind: str) -> None:
        """A verb of saying before, after or inside the clause that it reports."""
        c = self._c
        uttered = lemma not in r.THOUGHT
        first, last = c.firsts[v], c.lasts[v]
        if c.lows[first] == "as" and last < len(c) and self._trails_off(v):
            self._framed(first, last)  # as the minister put it, …
        if lemma == "put":
            return
        passive = kind == "ed" and c.passive(v)
        if lemma == "hear" and not passive and r.COURTS.isdisjoint(c.lows[first:v]):
            return
        if kind == "ed" and v == first and c.after(v) == "to" and lemma in r.SAID_TO:
            self._add(scope.onward(c, v + 1, v, single=True), uttered=uttered)  # the widow, said to be ill, …
            return
        claimed = passive and c.after(v) in {"to", "that"}
        interrupts = not claimed and scope.interrupts(c, v)
        if passive and not (claimed or interrupts or lemma in r.TELL):
            return
        if interrupts:
            source = scope.source_start(c, v)
            self._add([(scope.spoken_start(c, v, source), source)], uttered=uttered)
            if scope.resumes(c, v, source):
                self._add(scope.onward(c, last, v), uttered=uttered)
        elif speech.reports(c, v, lemma):
            self._add(scope.onward(c, scope.content_start(c, v, lemma), v), uttered=uttered)

    def _trails_off(self, v: int) -> bool:
        """Whether nothing but *it* or circumstances follows the verb in its segment."""
        c, tail = self._c, self._c.tail(v)
        return tail in ([], ["it"]) or (tail[0] in g.ADVERBIAL and not c.has_finite(v + 1, c.lasts[v]))

    def _noun(self, v: int, low: str) -> None:
        """*The claim that …*, *allegations of …*; *calls for "…"*."""
        c = self._c
        following, tail = c.after(v), c.tail(v)
        if low in r.CLAIMS_OF and following == "of":
            if c.low(v - 1) not in {"in", "take", "took", "takes"} and not self._is_amount(v + 2):
                self._add(scope.noun_clause(c, v + 2, v, groups=1))
        elif low in r.CLAIMS and "that" in tail[:5]:
            that = v + 1 + tail.index("that")
            if not c.has_finite(v + 1, that):
                self._add(scope.noun_clause(c, that + 1, v, groups=2))
        if low in r.CALLS and following in {"of", "for", "to", "about", "against"}:
            self._add(scope.onward(c, v + 2, v), said=False)

    def _is_amount(self, k: int) -> bool:
        c = self._c
        return k < len(c) and (c.words[k][0].isdigit() or c.text[c.starts[k] - 1] in "$£€¥")

    def _view(self, v: int) -> None:
        """*In the words of X, …*, *in X's view*, *in the eyes of many*."""
        c = self._c
        i = next((k for k in range(v - 1, max(c.firsts[v], v - 6) - 1, -1) if c.lows[k] in {"in", "by"}), -1)
        if i < 0:
            return
        between = c.lows[i + 1 : v]
        if not _OWN.isdisjoint(between) or "of" in between or c.has_finite(i, v):
            return
        owned = any(w.endswith(("'s", "s'")) or w in {"his", "her", "their", "its"} for w in between)
        if owned or c.after(v) == "of" or c.text[c.ends[v - 1]] in "'’":
            self._framed(i, c.lasts[v])

    def _framed(self, i: int, j: int) -> None:
        """A source in words [i, j), up to a comma: the clause around it is the source's."""
        c = self._c
        start = c.main_start(i)
        opens = i == start or (c.breaks[i] and i <= start + 3 and not c.has_finite(start, i))
        if opens or (c.lows[i - 1] in {"and", "but"} and c.breaks[i - 1]):
            self._add(scope.onward(c, j if j < len(c) else i + 4, i))
            return
        self._add([(start, i)])
        if j < len(c) and not c.has_finite(start, i):
            self._add(scope.onward(c, j, i))

    def _mind(self) -> None:
        """*For Moscow, …*; *To critics, …*: what follows holds in their view."""
        c = self._c
        j = c.lasts[0]
        if c.lows[0] not in {"for", "to"} or j == len(c) or c.breaks[j] != "," or j == 1:
            return
        lows = c.lows[1:j]
        if any(w in r.NOT_MINDS or w[0].isdigit() for w in lows):
            return
        i = 2 if lows[0] in _SOME and j > 2 else 1
        alone = j == 2 and (lows[0] in _SOME or lows[0] == "others")
        if alone or self._is_source(i, j) or (j - i <= 3 and all(w[0].isupper() for w in c.words[i:j])):
            self._add(scope.onward(c, j, 0))

    def _headline(self) -> None:
        """*Minister: regime will fall*, *Regime will fall: minister*."""
        c = self._c
        if c.breaks.count(":") != 1:
            return
        k = c.breaks.index(":")
        if c.lasts[0] == k and self._is_source(0, k):
            self._add([(k, len(c))])
        elif not c.stopped and self._is_source(k, len(c)):
            self._add([(0, k)])

    def _is_source(self, i: int, j: int) -> bool:
        """Whether words [i, j), the whole of a label, name somebody who can speak."""
        c = self._c
        if not 0 < j - i <= _MAX_LABEL or c.has_finite(i, j) or any(c.inside[i:j]):
            return False
        if not r.NO_SPEAKERS.isdisjoint(c.lows[i:j]):
            return False
        if c.lows[j - 1] in r.SOURCES or c.lows[i] in r.SOURCES:
            return True
        return c.lows[i].endswith("'s") and j - i < 4 and c.words[j - 1][0].isupper()  # Fed's Yellen
