"""How a draft stands under review: its findings and their states, the wordings on offer, and what it now reads."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from analyzer.model import Report
from tui.decisions import (
    KEEP,
    PROJECT,
    Decision,
    Edit,
    Ignored,
    Option,
    Slot,
    Value,
    term_of,
)
from tui.history import History, Step
from tui.items import CHANGED, IGNORED, KEPT, NOTED, STATES, UNDECIDED, Item, Piece, base_items, edited_items
from tui.rescore import Analyze, Scores


class Standing:
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
        self._base = base_items(report)
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

    def _list(self) -> None:
        """Lists the findings anew: a rewritten sentence has other ones than the draft's."""
        edits = [int(n) for (kind, n), v in self.history.slots.items() if kind == "sentence" and isinstance(v, Edit)]
        edited = {n for n in edits if n < len(self.report.sentences)}
        self._fresh = {n: edited_items(n, self.scores.now(n)) for n in edited}
        kept = [i for i in self._base if i.sentence not in edited]
        fresh = [i for n in edited for i in self._fresh[n]]
        self.items = sorted((*kept, *fresh), key=lambda i: (i.sentence, i.finding.start)) if fresh else kept
        self._index = {item.key: n for n, item in enumerate(self.items)}


def _changes(value: Value) -> bool:
    return isinstance(value, Decision) and value.pastes
