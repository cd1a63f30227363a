"""A draft as its actors play it: sentences with their words, who is meant where, and who does what to whom.

No parser: the order of words, commas, the voice of the verb and the nearest fitting noun phrase. Where that is not
enough, nobody is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from analyzer import grammar as g
from analyzer import reporting as r
from analyzer.actors import words as w
from analyzer.actors.cast import Cast, Member, Mention
from analyzer.actors.segments import Names, bare
from analyzer.clauses import Clauses
from analyzer.model import Finding
from analyzer.sentences import Span
from analyzer.speech import is_verb
from analyzer.tokens import Tokens
from analyzer.voice import Voices
from lexicon.compiled import Compiled

_REACH = 12
"""Words after a verb within which its object is looked for."""
_GET = frozenset("get gets got getting gotten".split())
_SINGULAR = frozenset({"he", "she"})
_SKIP = frozenset("both all only even just also two three four five six seven eight nine ten several many some".split())


class Speech(NamedTuple):
    """A reporting verb: its word, its lemma, the actor that speaks (-1 where unknown) and where that is written."""

    v: int
    lemma: str
    actor: int
    mention: Mention | None


class Line:
    """One sentence: its words, mentions, findings and quotations."""

    def __init__(self, number: int, span: Span, tokens: Tokens, mentions: list[Mention], quotes: list[Span]) -> None:
        self.number = number
        self.start, self.end = span
        self.tokens = tokens
        self.lows = tokens.lows
        self.mentions = mentions
        self.quotes = quotes
        self.findings: list[Finding] = []
        self.slant = 1.0
        """How loaded the sentence is, where that is known; its wording is read for stance only from some slant on."""
        self.said: list[Speech] | None = None
        self.subject: int = -1
        """The actor that the sentence's first finite verb belongs to, for the pronouns of the next one."""

    @cached_property
    def clauses(self) -> Clauses:
        """The sentence cut at its punctuation."""
        return Clauses(self.tokens, self.quotes)

    @cached_property
    def ending(self) -> dict[int, Mention]:
        """The mention that ends before word k, by k."""
        return {m.j: m for m in self.mentions}

    @cached_property
    def beginning(self) -> dict[int, Mention]:
        """The mention whose words begin at word k."""
        return {m.i: m for m in self.mentions}

    @property
    def span(self) -> Span:
        """Where the sentence stands in the draft."""
        return self.start, self.end

    def quoted(self, k: int) -> bool:
        """Whether word k stands inside a quotation."""
        at = self.tokens.starts[k]
        return any(a <= at < b for a, b in self.quotes)

    def at(self, i: int, j: int) -> Span:
        """Offsets of words [i, j)."""
        return self.tokens.starts[i], self.tokens.ends[j - 1]

    def low(self, k: int) -> str:
        """Word k in lower case; nothing beyond the ends."""
        return self.lows[k] if 0 <= k < len(self.lows) else ""


class Scene:
    """The sentences of a draft, or of a stretch of a long one, with their cast.

    Args:
        text: the whole document.
        spans: its sentences.
        voices: of the document.
        lexicon: for the gazetteer and the rival labels.
        findings: by sentence.
    """

    def __init__(
        self,
        text: str,
        spans: Sequence[Span],
        voices: Voices,
        lexicon: Compiled,
        findings: Sequence[Sequence[Finding]] = (),
    ) -> None:
        self.text = text
        self.voices = voices
        self.gazetteer = lexicon.gazetteer
        self.cast = Cast(Names(self.gazetteer), text[spans[0][0] : spans[-1][1]] if spans else "")
        self.lines: list[Line] = []
        self._names: dict[int, tuple[str, tuple[str, ...]]] = {}
        for number, span in enumerate(spans):
            tokens = Tokens(text, *span)
            line = Line(number, span, tokens, self.cast.read(number, tokens), voices.speech(span))
            line.findings = list(findings[number]) if findings else []
            self.lines.append(line)
            line.subject = self._first_subject(line)

    @property
    def members(self) -> list[Member]:
        """The cast."""
        return self.cast.members

    def names(self, actor: int) -> tuple[str, tuple[str, ...]]:
        """The name by which an actor is known here, as the draft has it, and what else the draft calls it."""
        if actor not in self._names:
            self._names[actor] = self._naming(self.members[actor])
        return self._names[actor]

    def _naming(self, member: Member) -> tuple[str, tuple[str, ...]]:
        spelled: Counter[str] = Counter()
        for m in member.mentions:
            t = self.lines[m.sentence].tokens
            if m.how == "description" and (not m.roles or m.i == m.roles[0]):
                continue
            skip = {*m.roles, *m.titles} if m.how != "description" else set()
            kept = [k for k in range(m.i, m.j) if k not in skip]
            if kept:
                spelled[bare(t.text[t.starts[kept[0]] : t.ends[kept[-1]]])] += 1
        if not spelled or not member.named:
            return member.name, ()
        if member.name in spelled or member.kind == "state":
            name = member.name
        else:
            small: Counter[str] = Counter()
            for spelling, count in spelled.items():
                small[spelling.casefold()] += count
            name = max(spelled, key=lambda n: (small[n.casefold()] + (" " in n), spelled[n], n[0].islower(), len(n), n))
        return name, tuple(sorted(n for n in spelled if n != name))

    def side(self, actor: int) -> int:
        """The body for which an actor stands in a comparison of sides: a general's army, a minister's state."""
        seen = set()
        while actor >= 0 and self.members[actor].side >= 0 and actor not in seen:
            seen.add(actor)
            actor = self.members[actor].side
        return actor

    def voice(self, line: Line, span: Span) -> str:
        """Whose voice a span stands in."""
        return self.voices.of(*span, line.span, line.tokens)

    # --- Who does it

    def subject(self, line: Line, v: int) -> int:
        """The actor that is the subject of the verb at word v; -1 where none is told."""
        mention = self.subject_mention(line, v)
        if mention is not None:
            return mention.actor
        k = self._verb_start(line, v) - 1
        return self._pronoun(line, k, v)

    def subject_mention(self, line: Line, v: int) -> Mention | None:
        """The mention that is the subject of the verb at word v, where one is written out."""
        c = line.clauses
        k = self._verb_start(line, v) - 1
        if k >= 0 and line.lows[k] in {"who", "which", "that"}:
            k -= 1
            while k >= 0 and k + 1 not in line.ending and not c.breaks[k + 1]:
                k -= 1
            return line.ending.get(k + 1)
        participle = line.lows[v].endswith("ing") and k + 1 == v and (k < 0 or c.breaks[v] in {",", "-"})
        if participle or (k >= 0 and line.lows[k] in {"and", "but", "or", "then"}):
            earlier = self._earlier_verb(line, k)
            if earlier >= 0:
                return self.subject_mention(line, earlier)
        passed = 0
        while k >= 0:
            if line.lows[k] in w.PRONOUNS and k == self._verb_start(line, v) - 1:
                return None
            if k + 1 < len(c) and c.breaks[k + 1] and passed == 0 and k + 1 == self._verb_start(line, v):
                # What ends in a comma before the verb is an aside: go to where it began.
                mark = c.breaks[k + 1]
                if mark not in {",", "-", "("}:
                    return None
                inside = line.ending.get(k + 1)
                first = c.firsts[k]
                before = line.ending.get(first)
                named = before is not None and before.proper
                if mark == "," and not named and inside is not None and inside.proper and inside.first <= first:
                    return inside  # a commander, Ali Hassan, said
                k = first - 1
                passed += 1
                continue
            mention = line.ending.get(k + 1)
            if mention is not None:
                if not self._governed(line, mention):
                    return mention
                k = min(mention.first, mention.i) - 1
                continue
            if c.breaks[k + 1] in {";", ":"} if k + 1 < len(c) else False:
                return None
            if c.finite(k) and not line.quoted(k):
                return None
            k -= 1
        return None

    def _earlier_verb(self, line: Line, k: int) -> int:
        """The verb that word k, a conjunction, goes on from."""
        c = line.clauses
        for j in range(k - 1, -1, -1):
            if c.breaks[j + 1] == ";":
                return -1
            if c.finite(j) and line.lows[j] not in g.AUXILIARIES:
                return j
            if line.lows[j].endswith("ed") and len(line.lows[j]) > 4 and line.low(j - 1) not in g.DETERMINERS:
                return j
            if line.lows[j] in r.FORMS and r.FORMS[line.lows[j]][1] in {"ed", "s"} and not line.quoted(j):
                return j
        return -1

    def _governed(self, line: Line, mention: Mention) -> bool:
        """Whether a preposition makes a mention a circumstance rather than a subject."""
        k = mention.first - 1
        low = line.low(mention.first)
        if low in w.PREPOSITIONS and low not in {"before", "after", "since", "until", "as", "than"}:
            return True
        while k >= 0 and (line.lows[k] in g.DETERMINERS or line.lows[k] in _SKIP or line.lows[k].endswith("ly")):
            k -= 1
        if k < 0 or not line.tokens.joined(k, k + 1):
            return False
        low = line.lows[k]
        return low in w.PREPOSITIONS and low not in {"before", "after", "since", "until", "as", "than"}

    def _verb_start(self, line: Line, v: int) -> int:
        k = line.clauses.verb_start(v)
        while k > 0 and line.lows[k - 1] in {"also", "then", "later", "not", "never", "still", "again", "now"}:
            k -= 1
        return k

    def _pronoun(self, line: Line, k: int, v: int) -> int:
        """Whom *he*, *she*, *they* or *it* before the verb means: the last that fits, else nobody."""
        low = line.low(k)
        if low not in {"he", "she", "they", "it"}:
            return -1
        persons = low in _SINGULAR
        inside = [m for m in line.mentions if m.j <= k and not self._governed(line, m)]
        for m in inside:  # the subject before it in the sentence
            if self._fits(m, low):
                return m.actor
        for back in (1, 2):
            if line.number < back:
                break
            before = self.lines[line.number - back]
            if (before.subject >= 0 and (self.members[before.subject].kind == "person") == persons) or (
                before.subject >= 0 and persons and any(m.office and m.actor == before.subject for m in before.mentions)
            ):
                return before.subject
            found = [m for m in before.mentions if self._fits(m, low)]
            if found:
                return found[0].actor
        return -1

    def _fits(self, m: Mention, low: str) -> bool:
        member = self.members[m.actor]
        person = member.kind in {"person", "name"} or m.office
        if low in _SINGULAR:
            return person
        if low == "it":
            return member.kind not in {"person", "people", "civic"} and not m.office
        return member.kind != "person"

    def _first_subject(self, line: Line) -> int:
        """The actor that a sentence begins with, if its main verb is its own."""
        if line.lows and line.lows[0] in {"he", "she", "they", "it"}:
            return self._pronoun(line, 0, 1)
        for m in line.mentions:
            if not self._governed(line, m) and not line.quoted(m.i):
                return m.actor
        return -1

    # --- To whom

    def passive(self, line: Line, v: int) -> bool:
        """Whether the participle at word v is passive: *was killed*, *got hit*, *ambushed by*."""
        if line.low(v)[-3:] == "ing":
            return False
        c = line.clauses
        before = line.lows[c.verb_start(v) : v]
        if not g.BE.isdisjoint(before) or not _GET.isdisjoint(before) or line.low(v - 1) in _GET:
            return True
        return line.low(v + 1) == "by" and not {"has", "have", "had"} & set(before)

    def agent(self, line: Line, v: int) -> int:
        """The actor named by *by …* after a passive verb; -1 where none is, -2 where something else is named."""
        c = line.clauses
        end = c.lasts[v]
        for k in range(v + 1, min(end, v + _REACH)):
            if line.lows[k] == "by":
                if line.low(k + 1).endswith("ing") or line.low(k + 1)[:1].isdigit():
                    continue
                for m in line.mentions:
                    if k < m.i <= k + 7:
                        return m.actor
                return -2
        return -1

    def object(self, line: Line, v: int) -> int:
        """The actor that is the object of the verb at word v; -1 where none is told."""
        m = self.object_mention(line, v)
        return m.actor if m is not None else -1

    def object_mention(self, line: Line, v: int) -> Mention | None:
        """The mention that is the object of the verb at word v."""
        c = line.clauses
        end = min(c.lasts[v], v + _REACH)
        for k in range(v + 1, end):
            m = line.beginning.get(k)
            if m is not None:
                return m
            low = line.lows[k]
            if low in w.PREPOSITIONS and not (k == v + 1 and low in {"on", "at", "against", "into", "with"}):
                return None
            if c.finite(k):
                return None
        return None

    # --- Speech

    def speech(self, line: Line) -> list[Speech]:
        """The reporting verbs of a sentence, outside quotations, with who speaks."""
        if line.said is None:
            line.said = [Speech(*found) for found in self._speakers(line)]
        return line.said

    def _speakers(self, line: Line) -> Iterator[tuple[int, str, int, Mention | None]]:
        lows = line.lows
        if r.CUES.isdisjoint(lows):
            return
        c = line.clauses
        for v, low in enumerate(lows):
            if low == "according" and line.low(v + 1) == "to":
                for m in line.mentions:
                    if v + 1 < m.i <= v + 8:
                        yield v, "according to", m.actor, m
                        break
                else:
                    yield v, "according to", -1, None
                continue
            form = r.FORMS.get(low)
            if form is None or c.inside[v]:
                continue
            lemma, kind = form
            if lemma not in SPEECH:
                continue
            if not is_verb(c, v, lemma, kind):
                continue
            if lemma in _TAKES_OBJECTS and not self._says(line, v):
                continue
            yield v, lemma, *self._speaker(line, v)

    def _says(self, line: Line, v: int) -> bool:
        """Whether a verb that need not be one of speech is: a clause, a quotation or *that* follows, or nothing."""
        c = line.clauses
        following = c.after(v)
        if not following:
            return True
        if following in g.SUBJECTS or following in {"that", "how", "why", "whether"} or c.inside[v + 1]:
            return True
        return c.has_clause(v + 1, c.lasts[v])

    def _speaker(self, line: Line, v: int) -> tuple[int, Mention | None]:
        c = line.clauses
        if v and c.verb_start(v) == c.firsts[v] and (c.breaks[v] in {",", '"'} or c.inside[v - 1]):
            # "…", said the minister: what was said stands before, and nothing follows that could have been said.
            m = next((m for m in line.mentions if v < m.i <= v + 4), None)
            if m is not None and not c.has_finite(v + 1, c.lasts[v], pasts=True) and line.low(v + 1) != "that":
                return m.actor, m
        m = self.subject_mention(line, v)
        if m is not None:
            return m.actor, m
        return self.subject(line, v), None


SPEECH = (r.SAY | r.STATE | r.TELL | {"accuse", "charge"}) - frozenset(
    "hold find hear feel read see rule fear expect hope think believe question wonder ask swear guess reckon read call"
    " learn interject shout".split()
)
"""Verbs by which somebody speaks."""
_TAKES_OBJECTS = frozenset(
    "agree claim report state note charge estimate comment post fear promise vow pledge threaten demand admit announce"
    " explain reveal confirm observe repeat add continue point venture plead maintain acknowledge concede".split()
)
