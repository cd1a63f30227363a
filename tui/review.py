"""The review itself: what an editor does to a draft, each act a step that can be undone. No screen in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from analyzer.model import Finding
from tui import wording
from tui.decisions import (
    DRAFT,
    JOINED,
    KEEP,
    OWN,
    USE,
    Decision,
    Edit,
    Ignored,
    Slot,
    Value,
    term_of,
)
from tui.history import Step
from tui.items import UNDECIDED, Item
from tui.standing import Standing


class Review(Standing):
    """One draft under review; see :class:`tui.standing.Standing` for what it is made from."""

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
        gone: set[str] = set()
        for other in reversed(self.items):  # from the end, so that offsets in an edited sentence stay true
            if term_of(other.finding) != term or self.state(other) != UNDECIDED or not other.finding.alternatives:
                continue
            f = other.finding
            if other.edited:
                text = edits.get(other.sentence, self.reads(other.sentence))
                edits[other.sentence] = text[: f.start] + f.alternatives[0].text + text[f.end :]
                gone.add(other.key)
            else:
                new |= self._apart(other, f.start, f.end)
                new["finding", other.key] = Decision(USE, f.alternatives[0].text, f.start, f.end)
        for k, text in edits.items():
            new |= {("sentence", str(k)): Edit(text), **self._renumbered(k, gone)}
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

    def _paste(self, item: Item, decision: Decision, *, whole: bool = False) -> Step | None:
        label = "own wording" if decision.kind == OWN else "use"
        if item.edited:
            text = self.reads(item.sentence)
            text = text[: decision.start] + decision.wording + text[decision.end :]
            stays = self.word(item).casefold() in decision.wording.casefold()
            moved = {} if stays else self._renumbered(item.sentence, {item.key})
            return self._do(label, item.key, {("sentence", str(item.sentence)): Edit(text), **moved})
        new = self._apart(item, decision.start, decision.end)
        if whole:
            new |= {("finding", i.key): Decision(JOINED) for i in self._phrase(item)}
        return self._do(label, item.key, new | {("finding", item.key): decision})

    def _renumbered(self, sentence: int, gone: Collection[str]) -> dict[Slot, Value | None]:
        """Decisions on a rewritten sentence's findings, which are numbered by term, when some of these go."""
        out: dict[Slot, Value | None] = {}
        fewer: dict[str, int] = {}
        for item in self.items_of(sentence):
            term = term_of(item.finding)
            head, _, number = item.key.rpartition("/")
            if item.key in gone:
                fewer[term] = fewer.get(term, 0) + 1
                out["finding", item.key] = None
            elif fewer.get(term):
                out["finding", item.key] = None
                out["finding", f"{head}/{int(number) - fewer[term]}"] = self.decision(item)
        return out

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
