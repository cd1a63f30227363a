"""Comments in a draft that accept a finding or pattern: ``evenhand-ignore``, and ``evenhand-off`` to ``evenhand-on``.

``<!-- evenhand-ignore conflict/regime: the ministry's own name -->`` accepts the next such finding of its paragraph;
where it stands alone, of the paragraph that follows. Each needs its reason; those that do nothing are told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from analyzer.model import Accepted, Comment, Finding, Notice, Report
from analyzer.select import without

_FORM = re.compile(r"\s*evenhand-(ignore|off|on)\b([^:]*)(?::(.*))?\Z", re.DOTALL)
_NOTHING = " accepts nothing here"
_EXAMPLE = "write evenhand-ignore NAME: REASON"


@dataclass(slots=True)
class _Order:
    """A comment that was understood."""

    verb: str
    names: tuple[str, ...]
    reason: str
    comment: Comment


def apply(report: Report, names: Collection[str], *, patterns: bool = True) -> Report:
    """The report after what the draft's comments say.

    Args:
        report: the report, with offsets in the prose.
        names: entries, categories and kinds of patterns that there are.
        patterns: whether patterns were looked for: else nothing is said of a comment that may be for one.
    """
    comments = report.document.comments
    if not comments:
        return report
    notices: list[Notice] = []
    orders = [order for comment in comments if (order := _read(comment, names, notices))]
    taken: dict[int, str] = {}
    dropped: set[int] = set()
    off: list[tuple[_Order, str]] = []
    for order in orders:
        if order.verb == "ignore":
            _ignore(report, order, taken, dropped, notices)
    for order in orders:
        if order.verb == "off":
            off += [(order, name) for name in order.names or ("",)]
        elif order.verb == "on":
            closed = [(o, n) for o, n in off if not order.names or n in order.names]
            if not closed:
                notices.append(Notice(order.comment.start, "evenhand-on without evenhand-off before it", "take it out"))
            off = [pair for pair in off if pair not in closed]
            for start, name in closed:
                _block(report, start, name, order.comment.at, taken, dropped, notices)
    for start, name in off:
        _block(report, start, name, len(report.document.text), taken, dropped, notices)
    if not patterns:
        notices = [n for n in notices if not n.message.endswith(_NOTHING) or "/" in n.message]
    out = without(report, lambda k: Accepted(report.findings[k], "comment", taken[k]) if k in taken else False)
    kept = tuple(p for k, p in enumerate(report.patterns) if k not in dropped)
    return replace(out, patterns=kept, notices=(*out.notices, *sorted(notices, key=lambda n: n.at)))


def _read(comment: Comment, names: Collection[str], notices: list[Notice]) -> _Order | None:
    text = comment.text.strip()
    text = text.removeprefix("<!--").removesuffix("-->").removeprefix("..").strip()
    form = _FORM.match(text)
    if form is None:
        notices.append(Notice(comment.start, f"not understood: {text[:60]}", _EXAMPLE))
        return None
    verb, told, reason = form[1], tuple(re.split(r"[\s,]+", form[2].strip())), " ".join((form[3] or "").split())
    told = tuple(name for name in told if name)
    if verb != "on" and not reason:
        notices.append(Notice(comment.start, f"evenhand-{verb} without a reason accepts nothing", _EXAMPLE))
        return None
    unknown = [name for name in told if name not in names]
    for name in unknown:
        from analyzer.keys import nearest

        hint = nearest(name, names)
        hint = hint if hint.startswith("did") else "evenhand lexicon list tells the names"
        notices.append(Notice(comment.start, f"evenhand-{verb}: no entry, category or pattern '{name}'", hint))
    known = tuple(name for name in told if name not in unknown)
    return None if unknown and not known else _Order(verb, known, reason, comment)


def _ignore(report: Report, order: _Order, taken: dict[int, str], dropped: set[int], notices: list[Notice]) -> None:
    start = order.comment.at
    stop = _paragraph_end(report.document.text, start)
    for name in order.names or ("",):
        found = [
            k for k in _named(report.findings, name) if k not in taken and start <= report.findings[k].word[0] < stop
        ]
        counted = [k for k in found if not report.findings[k].noted] or found
        shown = [k for k in _patterns(report, name, start, stop) if k not in dropped] if name else []
        if counted:
            taken[counted[0]] = order.reason
        elif shown:
            dropped.add(shown[0])
        else:
            _unused(order, name, notices)


def _block(
    report: Report,
    order: _Order,
    name: str,
    stop: int,
    taken: dict[int, str],
    dropped: set[int],
    notices: list[Notice],
) -> None:
    found = [k for k in _named(report.findings, name) if order.comment.at <= report.findings[k].word[0] < stop]
    for k in found:
        taken.setdefault(k, order.reason)
    shown = _patterns(report, name, order.comment.at, stop)
    dropped.update(shown)
    if not found and not shown:
        _unused(order, name, notices)


def _unused(order: _Order, name: str, notices: list[Notice]) -> None:
    message = f"evenhand-{order.verb}{' ' + name if name else ''}{_NOTHING}"
    notices.append(Notice(order.comment.start, message, "take it out"))


def _named(findings: Sequence[Finding], name: str) -> Iterator[int]:
    return (k for k, f in enumerate(findings) if name in {"", f.term_id, f.category})


def _patterns(report: Report, name: str, start: int, stop: int) -> list[int]:
    """The patterns of a kind, or of any, with a place between two offsets."""
    return [
        k
        for k, p in enumerate(report.patterns)
        if name in {"", p.kind} and any(start <= a < stop for a, _ in p.evidence)
    ]


def _paragraph_end(text: str, at: int) -> int:
    """The end of the paragraph at an offset, or of the next where one ends there."""
    while at < len(text) and text[at].isspace():
        at += 1
    end = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)").search(text, at)
    return end.start() if end else len(text)
