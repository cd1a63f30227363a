"""What the panel says of a finding, in rows: why, when it is fine, what to write, whose word it is, what it weighs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analyzer.model import Finding, SentenceScore
from lexicon.vocabulary import LEARNED
from tui.advice import NOTHING, Advice
from tui.cells import Shown
from tui.decisions import Ignored, term_of
from tui.draw import DONE, GAUGE, LETTERS, SIGNS, glyph
from tui.filters import actors_of
from tui.items import CHANGED, IGNORED, KEPT, NOTED, UNDECIDED, Item
from tui.review import Review

VOICES = {
    "outlet": "the outlet's own voice",
    "attributed": "a source's words, reported",
    "quoted": "quoted",
    "scare": "in scare quotes",
}
_PARTS = 6
_TERSE = 40
"""Columns under which the strip leaves out the kind and the voice, so that the wordings are in view."""
USUAL = {"own": "e", "edit": "E", "keep": "k"}
"""Printed keys by id, where the configuration gives no others."""


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A row of the panel; ``option`` is the number of the wording that a click on it uses."""

    text: str
    style: str = "text"
    option: int | None = None
    options: tuple[tuple[int, int], ...] = ()
    """Where there are several on the row: the column from which each is, and its number."""


def counted(number: int, noun: str) -> str:
    """A number with its noun: *1 finding*, *2 findings*."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def finding_rows(
    review: Review, item: Item, width: int, advice: Advice = NOTHING, keys: Mapping[str, str] = USUAL
) -> list[PanelRow]:
    """Everything about one finding, wrapped to a width; ``keys`` are printed keys by id."""
    return [r for row in _finding(review, item, advice, keys) for r in wrapped(row, width)]


def strip_rows(
    review: Review, item: Item, width: int, height: int, advice: Advice = NOTHING, keys: Mapping[str, str] = USUAL
) -> list[PanelRow]:
    """The same in a few rows, for a narrow screen: what, the wordings, the sentence's score, then why."""
    f = item.finding
    what = f"{review.word(item)} {_mark(review, item)} {f.severity}"
    if width >= _TERSE:
        what += f" {_title(f.category, advice)}, {VOICES[f.voice]}"
    told = _told(review, item)
    rows = [PanelRow(what, "head"), *([PanelRow(told, "done")] if told else [])]
    rows += _packed(
        [PanelRow(f"{o.number} {o.wording.strip() or '(cut)'}", "option", o.number) for o in review.options(item)],
        width,
    )
    if not review.options(item):
        rows.append(PanelRow(_none(keys)))
    rows.append(PanelRow(_slant(review, item.sentence), "text"))
    out = [r for row in rows for r in wrapped(row, width)][:height]
    rest = wrapped(PanelRow(f.message), width)
    return [*out, *rest][:height]


def _packed(options: list[PanelRow], width: int) -> list[PanelRow]:
    """Wordings side by side as far as they fit."""
    out: list[PanelRow] = []
    for row in options:
        joined = f"{out[-1].text}  {row.text}" if out else ""
        if out and Shown(joined).part(0, len(joined))[1] <= width:
            before = out[-1].text + "  "
            places = out[-1].options or ((0, out[-1].option or 0),)
            places = (*places, (Shown(before).part(0, len(before))[1], row.option or 0))
            out[-1] = PanelRow(joined, "option", options=places)
        else:
            out.append(row)
    return out


def _none(keys: Mapping[str, str]) -> str:
    return (
        f"No ready wording: rewrite it ({keys['own']}), edit the sentence ({keys['edit']}) or keep it ({keys['keep']})."
    )


def _finding(review: Review, item: Item, advice: Advice, keys: Mapping[str, str]) -> Iterator[PanelRow]:
    f = item.finding
    yield PanelRow(review.word(item), "head")
    yield PanelRow(f"{_mark(review, item)} {f.severity} · {_title(f.category, advice)}")
    origin = {"lexicon": "listed term", "classifier": "raised by the model", "structure": "structure"}
    yield PanelRow(f"{VOICES[f.voice]} · {origin.get(f.origin, f.origin)} · confidence {f.confidence:.2f}", "muted")
    told = _told(review, item)
    if told:
        yield PanelRow(told, "done")
    yield PanelRow("")
    yield PanelRow(f.message)
    entry = advice.entries.get(f.term_id)
    if entry and entry.fine_when:
        yield PanelRow(f"Fine: {entry.fine_when}")
    yield PanelRow("")
    options = review.options(item)
    for o in options:
        yield PanelRow(
            f"{o.number} {o.wording.strip() or '(cut it)'}" + (f"  {o.note}" if o.note else ""), "option", o.number
        )
    if not options:
        yield PanelRow(_none(keys))
    yield PanelRow("")
    yield PanelRow(_slant(review, item.sentence), "head")
    yield from _parts(review, item.sentence)
    raised = review.raised(item.sentence)
    if raised:
        yield PanelRow("The new wording raises: " + ", ".join(f"{_term(x)} ({x.severity})" for x in raised), "done")
    yield PanelRow("")
    who = ", ".join(dict.fromkeys(actors_of(review, item)))
    if who:
        yield PanelRow(f"About: {who}")
    if f.polarity:
        toward = "legitimises" if f.polarity > 0 else "delegitimises"
        yield PanelRow(f"{toward.capitalize()} what it names ({f.polarity:+.1f})", "muted")
    yield PanelRow(f"Entry: {f.term_id}", "muted")
    if entry:
        basis = "the term itself" if entry.basis == "term" else "a general principle"
        yield PanelRow(f"Source: {'; '.join(entry.sources)} ({basis})", "muted")
    elif f.term_id == LEARNED:
        yield PanelRow("Source: readers' judgements; see the model card", "muted")


def _term(finding: Finding) -> str:
    return finding.text[finding.word[0] - finding.start : finding.word[1] - finding.start]


def _mark(review: Review, item: Item) -> str:
    state = review.state(item)
    mark = SIGNS[item.finding.severity] if state == UNDECIDED else DONE[state]
    return f"{mark}{LETTERS.get(item.finding.category, '?')}"


def _title(category: str, advice: Advice) -> str:
    return advice.titles.get(category, category.replace("-", " "))


def _told(review: Review, item: Item) -> str:
    state, decision = review.state(item), review.decision(item)
    if state == CHANGED and decision is not None:
        return f"✓ now: {decision.wording.strip() or 'cut'}" if decision.pastes else "✓ rewritten with its phrase"
    if state == KEPT and decision is not None:
        return f"= kept: {decision.reason}" if decision.reason else "= kept"
    if state == IGNORED:
        held = review.history.slots.get(("term", term_of(item.finding)))
        return f"- ignored in the {held.scope if isinstance(held, Ignored) else 'draft'}"
    if state == NOTED:
        return "” somebody else's words: counts for nothing"
    return ""


def _slant(review: Review, sentence: int) -> str:
    before, now = review.report.sentences[sentence].score.slant, review.scores.slant(sentence)
    if review.scores.now(sentence) is None:
        return f"Sentence {glyph(before, GAUGE)} {before:.2f}"
    return f"Sentence {glyph(before, GAUGE)} {before:.2f} → {glyph(now, GAUGE)} {now:.2f}"


def _parts(review: Review, sentence: int) -> Iterator[PanelRow]:
    now = review.scores.now(sentence)
    scores = now.scores if now is not None else (review.report.sentences[sentence].score,)
    if len(scores) != 1:
        return
    score = scores[0]
    if score.model is None:
        yield PanelRow("from the lexicon alone", "muted")
    parts = sorted(_told_parts(score), key=lambda p: -abs(p[1]))
    for name, weight in parts[:_PARTS]:
        yield PanelRow(f"{weight:+.2f} {name}", "muted")
    rest = sum(weight for _, weight in parts[_PARTS:])
    if abs(rest) >= 0.005:
        yield PanelRow(f"{rest:+.2f} other words", "muted")


def _told_parts(score: SentenceScore) -> list[tuple[str, float]]:
    sources = {"lexicon": "listed", "classifier": "model"}
    return [
        (f"{p.text.strip()} ({sources.get(p.source, p.source)})" if p.text else "the rest of the sentence", p.weight)
        for p in score.parts
        if abs(p.weight) >= 0.005
    ]


def wrapped(row: PanelRow, width: int) -> list[PanelRow]:
    """A row in as many as its text takes at a width."""
    shown = Shown(row.text)
    hang = "  " if row.option is not None else ""
    rows = shown.rows(max(1, width - len(hang)))
    return [
        PanelRow((hang if k else "") + shown.part(start, end)[0], row.style, row.option, row.options)
        for k, (start, end) in enumerate(rows)
    ]


def state_rows(review: Review | None, width: int, *, busy: bool, keys: dict[str, str]) -> list[PanelRow]:
    """What the panel says where no finding is looked at: still analysing, nothing found, all decided."""
    return [r for row in _state(review, busy=busy, keys=keys) for r in wrapped(row, width)]


def _state(review: Review | None, *, busy: bool, keys: dict[str, str]) -> Iterator[PanelRow]:
    if busy or review is None:
        yield PanelRow("Analysing …", "head")
        yield PanelRow("You can read and scroll already. Findings appear as soon as they are there.")
        return
    report = review.report
    if not report.words:
        yield PanelRow("No words to check", "head")
        yield PanelRow("The draft is empty or holds no text.")
        return
    if not review.items:
        yield PanelRow("No loaded terms found", "head")
        read = f"{counted(report.words, 'word')} in {counted(len(report.sentences), 'sentence')}"
        yield PanelRow(f"{read} read. Slant {report.slant:.2f}.")
        yield PanelRow(
            f"It cannot tell what was left out or whether it is true. {keys['edit']} edits the first sentence."
        )
        return
    rest = review.counts()[UNDECIDED]
    if not rest:
        yield PanelRow("All decided", "head")
        yield PanelRow(f"Slant {report.slant:.2f} → {review.scores.document:.2f}.")
        yield PanelRow(f"{keys['save']} shows the changes and saves.")
        return
    yield PanelRow(f"{rest} to decide", "head")
    yield PanelRow(f"{keys['next']} goes to the next finding, {keys['next-undecided']} to the next without a decision.")
