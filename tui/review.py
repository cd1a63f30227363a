"""The review itself: findings, what is decided about them, undo, and the text that results. No screen in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analyzer.model import Finding, Report
from tui import wording
from tui.decisions import (
    DRAFT,
    JOINED,
    KEEP,
    OWN,
    PROJECT,
    USE,
    Decision,
    Edit,
    Ignored,
    Option,
    Slot,
    Value,
    term_of,
)
from tui.history import History, Step
from tui.rescore import Analyze, Now, Scores

UNDECIDED, CHANGED, KEPT, IGNORED, NOTED = "undecided", "changed", "kept", "ignored", "noted"
STATES = (UNDECIDED, CHANGED, KEPT, IGNORED, NOTED)


@dataclass(frozen=True, slots=True)
class Item:
    """A finding to decide. Where ``edited``, it was found in a rewritten sentence, and its offsets count from there."""

    key: str
    finding: Finding
    sentence: int
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the resulting text and the span of the draft that it stands for; ``key`` tells whose decision it is."""

    text: str
    start: int
    end: int
    key: str = ""
    edited: bool = False


class Review:
    """One draft under review.

    Args:
        report: the analysis of the draft.
        analyze: analyses a text in the same way; called for what changes.
        slots: decisions of an earlier session.
        project: terms that the whole project ignores.
    """

    def __init__(
        self,
        report: Report,
        analyze: Analyze,
        slots: Mapping[Slot, Value] | None = None,
        project: Iterable[str] = (),
    ) -> None:
        self.report = report
        self.text = report.document.text
        self.history = History(slots)
        for term in project:
            self.history.slots.setdefault(("term", term), Ignored(PROJECT))
        self.scores = Scores(report, analyze, self.reads)
        self._base = _base_items(report)
        self._base_of = {item.key: item for item in self._base}
        self._by_sentence: dict[int, list[Item]] = {}
        for item in self._base:
            self._by_sentence.setdefault(item.sentence, []).append(item)
        self._fresh: dict[int, list[Item]] = {}
        self.items: list[Item] = []
        self._index: dict[str, int] = {}
        self.history.mark_unsaved()
        self.scores.changed(self.changed_sentences())
        self._list()

    # What there is.

    def item(self, key: str) -> Item | None:
        """The finding of a key, if it still is one."""
        at = self._index.get(key)
        return None if at is None else self.items[at]

    def known(self, key: str) -> Item | None:
        """The finding of a key, even one of the draft that a rewritten sentence hides."""
        return self.item(key) or self._base_of.get(key)

    def index(self, key: str) -> int | None:
        """The place of a finding among :attr:`items`."""
        return self._index.get(key)

    def near(self, sentence: int, start: int) -> int:
        """The place where a finding would stand among :attr:`items`."""
        return bisect_left(self.items, (sentence, start), key=lambda i: (i.sentence, i.finding.start))

    def items_of(self, sentence: int) -> list[Item]:
        """The findings to decide in a sentence, as it stands."""
        if self.edit_of(sentence) is not None:
            return self._fresh.get(sentence, [])
        return self._by_sentence.get(sentence, [])

    def base_items_of(self, sentence: int) -> list[Item]:
        """The findings of a sentence as the draft has it."""
        return self._by_sentence.get(sentence, [])

    def decision(self, item: Item) -> Decision | None:
        """What was decided on a finding itself."""
        value = self.history.slots.get(("finding", item.key))
        return value if isinstance(value, Decision) else None

    def word(self, item: Item) -> str:
        """The listed term itself, without what a wording takes in beside it."""
        home = self.reads(item.sentence) if item.edited else self.text
        return home[slice(*item.finding.word)]

    def state(self, item: Item) -> str:
        """One of :data:`STATES`."""
        decision = self.decision(item)
        if decision is not None:
            return KEPT if decision.kind == KEEP else CHANGED
        if ("term", term_of(item.finding)) in self.history.slots:
            return IGNORED
        return NOTED if item.finding.noted else UNDECIDED

    def edit_of(self, sentence: int) -> Edit | None:
        """How the editor rewrote a sentence."""
        value = self.history.slots.get(("sentence", str(sentence)))
        return value if isinstance(value, Edit) else None

    def options(self, item: Item) -> list[Option]:
        """The wordings on offer: 1 and up the finding's own, 0 a rewrite of the phrase that it stands in."""
        f = item.finding
        out = [Option(k, a.text, f.start, f.end, a.note or "") for k, a in enumerate(f.alternatives[:9], 1)]
        if f.compound is not None:
            c = f.compound
            out.append(Option(0, c.rewrite, c.start, c.end, f"for “{c.text}”"))
        return out

    def counts(self) -> dict[str, int]:
        """How many findings are in each state."""
        out = dict.fromkeys(STATES, 0)
        for item in self.items:
            out[self.state(item)] += 1
        return out

    # The text.

    def reads(self, sentence: int) -> str:
        """What a sentence now reads."""
        return "".join(piece.text for piece in self.pieces(sentence))

    def pieces(self, sentence: int) -> Iterator[Piece]:
        """A sentence as it now reads, in runs that stand as they were or were decided."""
        span = self.report.sentences[sentence]
        edit = self.edit_of(sentence)
        if edit is not None:
            yield Piece(edit.text, span.start, span.end, edited=True)
            return
        at = span.start
        for key, d in self._pasted(sentence):
            if d.start > at:
                yield Piece(self.text[at : d.start], at, d.start)
            yield Piece(d.wording, d.start, d.end, key)
            at = d.end
        if at < span.end:
            yield Piece(self.text[at : span.end], at, span.end)

    def result(self) -> str:
        """The whole text with every decision carried out."""
        out: list[str] = []
        at = 0
        for sentence in sorted(self.changed_sentences()):
            span = self.report.sentences[sentence]
            out += (self.text[at : span.start], self.reads(sentence))
            at = span.end
        return "".join((*out, self.text[at:]))

    def changed_sentences(self) -> set[int]:
        """Numbers of the sentences that may read differently from the draft."""
        return {s for slot, value in self.history.slots.items() for s in self._touched(slot, value)}

    def _pasted(self, sentence: int) -> list[tuple[str, Decision]]:
        span = self.report.sentences[sentence]
        found = []
        for item in self._by_sentence.get(sentence, ()):
            d = self.decision(item)
            if d is not None and d.pastes and span.start <= d.start <= d.end <= span.end:
                found.append((item.key, d))
        found.sort(key=lambda pair: pair[1].start)
        # A sidecar that was edited by hand could hold two that overlap: the first is carried out.
        return [(k, d) for n, (k, d) in enumerate(found) if not n or d.start >= found[n - 1][1].end]

    # Deciding. Each returns the step taken, or None where it changed nothing.

    def use(self, item: Item, number: int) -> Step | None:
        """Uses a wording on offer; see :meth:`options`."""
        option = next((o for o in self.options(item) if o.number == number), None)
        if option is None:
            return None
        return self._paste(item, Decision(USE, option.wording, option.start, option.end), whole=number == 0)

    def own(self, item: Item, text: str) -> Step | None:
        """Uses wording of one's own for the term, with the article and capital that it takes; empty text cuts it."""
        home = self.text if not item.edited else self.reads(item.sentence)
        opens = item.finding.word[0] == (0 if item.edited else self.report.sentences[item.sentence].start)
        start, end, text = wording.fitted(home, *item.finding.word, text, opens=opens)
        return self._paste(item, Decision(OWN, text, start, end))

    def keep(self, item: Item, reason: str = "") -> Step | None:
        """Keeps the draft's word."""
        return self._decide("keep", item, Decision(KEEP, reason=reason))

    def clear(self, item: Item) -> Step | None:
        """Takes back what was decided on a finding."""
        return self._decide("take back", item, None)

    def ignore(self, item: Item, scope: str = DRAFT) -> Step | None:
        """Ignores the finding's term from now on; where it is ignored in that scope already, no more."""
        slot = ("term", term_of(item.finding))
        value = None if self.history.slots.get(slot) == Ignored(scope) else Ignored(scope)
        return self._do(f"ignore in the {scope}" if value else "ignore no more", item.key, {slot: value})

    def accept_all(self, item: Item) -> Step | None:
        """Uses the first wording wherever this term is undecided and has one."""
        term = term_of(item.finding)
        new: dict[Slot, Value | None] = {}
        edits: dict[int, str] = {}
        for other in reversed(self.items):  # from the end, so that offsets in an edited sentence stay true
            if term_of(other.finding) != term or self.state(other) != UNDECIDED or not other.finding.alternatives:
                continue
            f = other.finding
            if other.edited:
                text = edits.get(other.sentence, self.reads(other.sentence))
                edits[other.sentence] = text[: f.start] + f.alternatives[0].text + text[f.end :]
            else:
                new |= self._apart(other, f.start, f.end)
                new["finding", other.key] = Decision(USE, f.alternatives[0].text, f.start, f.end)
        new |= {("sentence", str(k)): Edit(text) for k, text in edits.items()}
        return self._do(f"use the first wording for every “{self.word(item)}”", item.key, new)

    def edit(self, sentence: int, text: str) -> Step | None:
        """Rewrites a sentence; the draft's own text takes all that was decided in it back."""
        span = self.report.sentences[sentence]
        slot = ("sentence", str(sentence))
        if text == self.reads(sentence):
            return None
        new: dict[Slot, Value | None] = {slot: Edit(text)}
        if text == self.text[span.start : span.end]:
            new = {slot: None}
            new |= {("finding", i.key): None for i in self._by_sentence.get(sentence, ())}
        return self._do("rewrite the sentence", f"#{sentence}", new)

    def undo(self) -> Step | None:
        """Takes the last step back."""
        return self._after(self.history.undo())

    def redo(self) -> Step | None:
        """Does again what was taken back last."""
        return self._after(self.history.redo())

    def settle(self, seconds: float | None = None) -> set[int]:
        """Analyses what has changed; see :meth:`Scores.settle`. Findings of rewritten sentences may be new then."""
        fresh = self.scores.settle(seconds)
        if any(self.edit_of(s) is not None for s in fresh):
            self._list()
        return fresh

    def raised(self, sentence: int) -> list[Finding]:
        """What the new wording of a sentence raises that the draft's did not: terms of another kind."""
        now = self.scores.now(sentence)
        if now is None:
            return []
        before = {term_of(i.finding) for i in self._by_sentence.get(sentence, ())}
        return [f for f in now.findings if not f.noted and term_of(f) not in before]

    def touched(self, step: Step) -> set[int]:
        """Numbers of the sentences that may read differently after a step."""
        return {s for slot, before, after in step.changes for v in (before, after) for s in self._touched(slot, v)}

    def shown(self, step: Step) -> set[int]:
        """Numbers of the sentences that look different after a step, though they may read the same."""
        out = self.touched(step)
        terms = {name for kind, name in step.slots if kind == "term"}
        for kind, name in step.slots:
            if kind == "finding":
                number, slash, _ = name.partition("/")
                out |= {int(number)} if slash else {self._base_of[name].sentence} if name in self._base_of else set()
        if terms:
            out |= {i.sentence for i in (*self._base, *self.items) if term_of(i.finding) in terms}
        return out

    def _touched(self, slot: Slot, value: Value | None) -> Iterator[int]:
        kind, name = slot
        if kind == "sentence" and int(name) < len(self.report.sentences):
            yield int(name)
        elif kind == "finding" and name in self._base_of and (value is None or _changes(value)):
            yield self._base_of[name].sentence

    def _paste(self, item: Item, decision: Decision, *, whole: bool = False) -> Step | None:
        label = "own wording" if decision.kind == OWN else "use"
        if item.edited:
            text = self.reads(item.sentence)
            text = text[: decision.start] + decision.wording + text[decision.end :]
            return self._do(label, item.key, {("sentence", str(item.sentence)): Edit(text)})
        new = self._apart(item, decision.start, decision.end)
        if whole:
            new |= {("finding", i.key): Decision(JOINED) for i in self._phrase(item)}
        return self._do(label, item.key, new | {("finding", item.key): decision})

    def _decide(self, label: str, item: Item, decision: Decision | None) -> Step | None:
        return self._do(label, item.key, self._apart(item, 0, 0) | {("finding", item.key): decision})

    def _apart(self, item: Item, start: int, end: int) -> dict[Slot, Value | None]:
        """Decisions that cannot stand beside a new one: those it overlaps, and a rewrite of the whole phrase."""
        out: dict[Slot, Value | None] = {}
        phrase = self._phrase(item)
        c = item.finding.compound
        held = [self.decision(i) for i in phrase]
        if c is not None and any(d and (d.kind == JOINED or (d.start, d.end) == (c.start, c.end)) for d in held):
            out |= {("finding", i.key): None for i in phrase}
        for other in self._by_sentence.get(item.sentence, ()):
            d = self.decision(other)
            if d is not None and d.pastes and d.start < end and start < d.end:
                out["finding", other.key] = None
        return out

    def _phrase(self, item: Item) -> list[Item]:
        c = item.finding.compound
        return [i for i in self.items_of(item.sentence) if c is not None and i.finding.compound == c]

    def _do(self, label: str, at: str, new: Mapping[Slot, Value | None]) -> Step | None:
        return self._after(self.history.do(label, at, new))

    def _after(self, step: Step | None) -> Step | None:
        if step is None:
            return None
        self.scores.changed(self.touched(step))
        edits = [int(name) for kind, name in step.slots if kind == "sentence"]
        if edits:
            for sentence in edits:
                self._fresh.pop(sentence, None)
            self._list()
        return step

    def _list(self) -> None:
        """Lists the findings anew: a rewritten sentence has other ones than the draft's."""
        edits = [int(n) for (kind, n), v in self.history.slots.items() if kind == "sentence" and isinstance(v, Edit)]
        edited = {n for n in edits if n < len(self.report.sentences)}
        self._fresh = {n: _edited_items(n, self.scores.now(n)) for n in edited}
        kept = [i for i in self._base if i.sentence not in edited]
        fresh = [i for n in edited for i in self._fresh[n]]
        self.items = sorted((*kept, *fresh), key=lambda i: (i.sentence, i.finding.start)) if fresh else kept
        self._index = {item.key: n for n, item in enumerate(self.items)}


def _changes(value: Value) -> bool:
    return isinstance(value, Decision) and value.pastes


def _base_items(report: Report) -> list[Item]:
    out = []
    seen: dict[str, int] = {}
    for number, sentence in enumerate(report.sentences):
        for k in sentence.findings:
            f = report.findings[k]
            again = seen[f.fingerprint] = seen.get(f.fingerprint, -1) + 1
            out.append(Item(f.fingerprint + (f"+{again}" if again else ""), f, number))
    return out


def _edited_items(sentence: int, now: Now | None) -> list[Item]:
    """The findings of a rewritten sentence; none until it has been analysed."""
    out = []
    seen: dict[str, int] = {}
    for f in now.findings if now is not None else ():
        term = term_of(f)
        again = seen[term] = seen.get(term, -1) + 1
        out.append(Item(f"{sentence}/{term}/{again}", f, sentence, edited=True))
    return out
