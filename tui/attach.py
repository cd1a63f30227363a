"""Decisions written down so that they find their place again in a draft that changed: by term and words around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analyzer.model import Report
from tui.decisions import DRAFT, KEEP, KINDS, Decision, Edit, Ignored, Slot, Value, term_of
from tui.items import Item
from tui.review import Review

CONTEXT_WORDS = 6
"""Words on either side of a finding that are written down with its decision."""
CONTEXT_LENGTH = 80
ENOUGH, ENOUGH_ALONE = 0.5, 0.25
"""Share of the surrounding words that must be the same; less where no other finding could be meant."""
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
Record = dict[str, Any]


@dataclass(slots=True)
class Attached:
    """What could be taken up again, and what could not."""

    slots: dict[Slot, Value] = field(default_factory=dict)
    lost: list[Record] = field(default_factory=list)


def records(review: Review) -> dict[str, list[Record]]:
    """What is decided, as the sidecar holds it: ``findings``, ``sentences`` and ``terms``, in the draft's order."""
    slots = review.history.slots
    decided = [
        (item, value)
        for (kind, key), value in slots.items()
        if kind == "finding" and isinstance(value, Decision) and (item := review.known(key)) is not None
    ]
    decided.sort(key=lambda pair: (pair[0].sentence, pair[0].edited, pair[0].finding.start))
    sentences = []
    for number in sorted(int(name) for kind, name in slots if kind == "sentence"):
        edit = review.edit_of(number)
        if edit is not None:
            span = review.report.sentences[number]
            row: Record = {"start": span.start, "text": review.text[span.start : span.end], "now": edit.text}
            sentences.append(row | _saved(review, ("sentence", str(number))))
    terms = [{"term": name} for (kind, name), v in slots.items() if kind == "term" and v == Ignored(DRAFT)]
    return {
        "findings": [_record(review, item, decision) for item, decision in decided],
        "sentences": sentences,
        "terms": sorted(terms, key=lambda t: t["term"]),
    }


def _record(review: Review, item: Item, decision: Decision) -> Record:
    span = review.report.sentences[item.sentence]
    home, shift = review.text, 0
    if item.edited:
        shift = min(CONTEXT_LENGTH, span.start)
        rest = review.text[span.end : span.end + CONTEXT_LENGTH]
        home = review.text[span.start - shift : span.start] + review.reads(item.sentence) + rest
    low, high = item.finding.word[0] + shift, item.finding.word[1] + shift
    out: Record = {
        "key": item.key,
        "term": term_of(item.finding),
        "text": home[low:high],
        "before": home[max(0, low - CONTEXT_LENGTH) : low],
        "after": home[high : high + CONTEXT_LENGTH],
        "start": low + (span.start - shift if item.edited else 0),
        "decision": decision.kind,
    }
    if item.edited:
        out["sentence"] = span.start
    if decision.pastes:
        out |= {
            "wording": decision.wording,
            "replaces": review.text[decision.start : decision.end],
            "offset": decision.start - low,
        }
    out |= _saved(review, ("finding", item.key))
    if decision.reason:
        out["reason"] = decision.reason
    return out


def _saved(review: Review, slot: Slot) -> Record:
    """Whether the draft on disk has it already."""
    return {"saved": True} if review.history.is_saved(slot) else {}


def attach(report: Report, items: Sequence[Item], held: Mapping[str, Sequence[Record]]) -> Attached:
    """Finds the findings and sentences that written decisions belong to.

    Args:
        report: the analysis of the draft as it is now.
        items: its findings.
        held: what :func:`records` gave; anything in it that is not as written there is passed over as lost.
    """
    out = Attached()
    text = report.document.text
    for record in held.get("terms", ()):
        out.slots["term", str(record.get("term", ""))] = Ignored(DRAFT)
    number_of = _attach_sentences(report, held.get("sentences", ()), out)
    waiting: list[Record] = []
    keyed = {i.key: i for i in items}
    taken: set[str] = set()
    for record in held.get("findings", ()):
        if "sentence" in record and _rewritten(record, number_of, out):
            continue
        item = keyed.get(str(record.get("key")))
        if item is None or item.key in taken or not _put(text, item, record, out):
            waiting.append(record)
        else:
            taken.add(item.key)
    free = [i for i in items if i.key not in taken]
    for record, item in _matched(text, waiting, free):
        if item is None or not _put(text, item, record, out):
            out.lost.append(record)
    return out


def _rewritten(record: Record, number_of: Mapping[int, int], out: Attached) -> bool:
    """A finding of a rewritten sentence: its key begins with the number that the sentence had."""
    number = number_of.get(record.get("sentence", -1))
    _, slash, rest = str(record.get("key")).partition("/")
    if number is None or not slash:
        return False
    out.slots["finding", f"{number}/{rest}"] = Decision(KEEP, reason=str(record.get("reason", "")))
    return True


def _attach_sentences(report: Report, held: Sequence[Record], out: Attached) -> dict[int, int]:
    """Rewritten sentences by their text, the nearest first; where each began then → its number now."""
    text = report.document.text
    found: dict[int, int] = {}
    wanted = {r.get("text") for r in held}
    places: dict[str, list[int]] = {}
    for number, s in enumerate(report.sentences):
        if (reads := text[s.start : s.end]) in wanted:
            places.setdefault(reads, []).append(number)
    for record in held:
        start, now = record.get("start"), record.get("now")
        rest = places.get(str(record.get("text")), [])
        if not rest or not isinstance(start, int) or not isinstance(now, str):
            out.lost.append(record)
            continue
        number = min(rest, key=lambda n: abs(report.sentences[n].start - start))
        rest.remove(number)
        out.slots["sentence", str(number)] = Edit(now)
        found[start] = number
    return found


def _put(text: str, item: Item, record: Record, out: Attached) -> bool:
    kind = record.get("decision")
    if kind not in KINDS:
        return False
    reason = str(record.get("reason", ""))
    if not Decision(kind).pastes:
        out.slots["finding", item.key] = Decision(kind, reason=reason)
        return True
    replaces, offset, wording = record.get("replaces"), record.get("offset"), record.get("wording")
    if not (isinstance(replaces, str) and isinstance(offset, int) and isinstance(wording, str)):
        return False
    start = item.finding.word[0] + offset
    if start < 0 or text[start : start + len(replaces)] != replaces:
        # The words beside it are others now: the same wording counts if the finding itself still offers it.
        if not any(a.text == wording for a in item.finding.alternatives):
            return False
        start, replaces = item.finding.start, item.finding.text
    out.slots["finding", item.key] = Decision(kind, wording, start, start + len(replaces), reason)
    return True


def _matched(text: str, waiting: Sequence[Record], free: Sequence[Item]) -> Iterable[tuple[Record, Item | None]]:
    """Each record with the finding whose term and surrounding words are the most like its own, best pairs first."""
    by_term: dict[str, list[Item]] = {}
    for item in free:
        by_term.setdefault(term_of(item.finding), []).append(item)
    pairs = []
    for n, record in enumerate(waiting):
        rivals = [i for i in by_term.get(str(record.get("term")), ()) if _same_word(text, i, record)]
        enough = ENOUGH_ALONE if len(rivals) == 1 else ENOUGH
        for item in rivals:
            low, high = item.finding.word
            share = likeness(record, text[max(0, low - CONTEXT_LENGTH) : low], text[high : high + CONTEXT_LENGTH])
            if share >= enough:
                start = record.get("start")
                pairs.append((-share, abs(low - start) if isinstance(start, int) else 0, n, item))
    pairs.sort(key=lambda p: p[:3])
    chosen: dict[int, Item] = {}
    taken: set[str] = set()
    for _, _, n, item in pairs:
        if n not in chosen and item.key not in taken:
            chosen[n] = item
            taken.add(item.key)
    return [(record, chosen.get(n)) for n, record in enumerate(waiting)]


def _same_word(text: str, item: Item, record: Record) -> bool:
    low, high = item.finding.word
    return text[low:high].casefold() == str(record.get("text")).casefold()


def likeness(record: Record, before: str, after: str) -> float:
    """Share of the surrounding words, 0..1, that are the same, near ones weighing more; 1 where neither has any."""
    same = most = 0.0
    for name, here, last in (("before", before, True), ("after", after, False)):
        old, new = _weights(str(record.get(name, "")), last=last), _weights(here, last=last)
        same += sum(min(weight, new.get(word, 0.0)) for word, weight in old.items())
        # Where the text begins or ends there is less to compare, which is no difference.
        edge = min(len(old), len(new)) < CONTEXT_WORDS
        most += (min if edge else max)(sum(old.values()), sum(new.values()))
    return same / most if most else 1.0


def _weights(text: str, *, last: bool) -> dict[str, float]:
    """Words beside a finding, the nearest weighing the most."""
    words = _words(text, last=last)
    near = reversed(words) if last else words
    out: dict[str, float] = {}
    for distance, word in enumerate(near, 1):
        out.setdefault(word, 1 / distance)
    return out


def _words(text: str, *, last: bool) -> list[str]:
    # The outermost word may be cut in two where the context ends.
    words = [w.casefold() for w in _WORD.findall(text)]
    if len(text) >= CONTEXT_LENGTH:
        words = words[1:] if last else words[:-1]
    return words[-CONTEXT_WORDS:] if last else words[:CONTEXT_WORDS]
