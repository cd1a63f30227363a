"""JSON, schema ``evenhand/1``: written document by document, so that large runs stay small in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from io import StringIO
from typing import Any, TextIO, cast

from analyzer.model import NO_SLANT, ActorFrame, Finding, Part, Pattern, Report, Sentence
from analyzer.reporters import Style, Tool, Totals, Unchecked, positions
from analyzer.sourcemap import in_source
from analyzer.version import __version__

SCHEMA = "evenhand/1"
_DIGITS = 4


def _number(value: float) -> float:
    return round(value, _DIGITS)


def parts_object(parts: Sequence[Part], slant: float) -> list[dict[str, Any]]:
    """Parts with rounded weights that still add up to the rounded slant: the rest goes to the largest."""
    weights = [_number(p.weight) for p in parts]
    if weights:
        largest = weights.index(max(weights))
        weights[largest] = _number(weights[largest] + _number(slant) - sum(weights))
    return [
        {"start": p.start, "end": p.end, "text": p.text, "source": p.source, "weight": w}
        for p, w in zip(parts, weights, strict=True)
    ]


def sentence_object(sentence: Sentence, where: tuple[int, int]) -> dict[str, Any]:
    """A sentence as the schema gives it."""
    score = sentence.score
    return {
        "start": sentence.start,
        "end": sentence.end,
        "line": where[0],
        "column": where[1],
        "slant": _number(score.slant),
        "lexical": _number(score.lexical),
        "model": None if score.model is None else _number(score.model),
        "parts": parts_object(score.parts, score.slant),
        "findings": list(sentence.findings),
    }


def _sentence_row(sentence: Sentence, where: tuple[int, int]) -> str:
    """The sentence object as a line of JSON; most sentences hold nothing, and need no encoder."""
    score = sentence.score
    if sentence.findings or len(score.parts) > 1:
        return _dump(sentence_object(sentence, where))
    place = f'{{"start": {sentence.start}, "end": {sentence.end}, "line": {where[0]}, "column": {where[1]},'
    if score is NO_SLANT:
        return f'{place} "slant": 0.0, "lexical": 0.0, "model": null, "parts": [], "findings": []}}'
    if not score.parts or score.model is None:
        return _dump(sentence_object(sentence, where))
    slant, at = _number(score.slant), sentence.start
    part = f'{{"start": {at}, "end": {at}, "text": "", "source": "classifier", "weight": {slant}}}'
    model = _number(score.model)
    return f'{place} "slant": {slant}, "lexical": 0.0, "model": {model}, "parts": [{part}], "findings": []}}'


def finding_object(finding: Finding, where: tuple[int, int]) -> dict[str, Any]:
    """A finding as the schema gives it; ``noted`` and ``compound`` are additions."""
    out: dict[str, Any] = {
        "id": finding.term_id,
        "start": finding.start,
        "end": finding.end,
        "line": where[0],
        "column": where[1],
        "text": finding.text,
        "category": finding.category,
        "severity": finding.severity,
        "polarity": finding.polarity,
        "target": finding.target,
        "voice": finding.voice,
        "origin": finding.origin,
        "confidence": finding.confidence,
        "fix": finding.fix,
        "alternatives": [{"text": a.text, "note": a.note} for a in finding.alternatives],
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "noted": finding.noted,
    }
    if finding.compound is not None:
        c = finding.compound
        out["compound"] = {"start": c.start, "end": c.end, "text": c.text, "rewrite": c.rewrite}
    return out


def actor_object(frame: ActorFrame) -> dict[str, Any]:
    """An actor as the schema gives it, with more than its first version had."""
    return {
        "name": frame.name,
        "kind": frame.kind,
        "aliases": list(frame.aliases),
        "mentions": frame.mentions,
        "stance": _number(frame.stance),
        "interval": [_number(edge) for edge in frame.interval],
        "labels": [
            {"text": x.text, "start": x.start, "end": x.end, "polarity": x.polarity, "voice": x.voice}
            for x in frame.labels
        ],
        "verbs": {"said": 0, "claimed": 0, **dict(frame.verbs)},
        "sponsors": [{"text": x.text, "start": x.start, "end": x.end} for x in frame.sponsors],
        "titles": list(frame.titles),
        "deeds": [{"verb": x.verb, "role": x.role, "start": x.start, "end": x.end} for x in frame.deeds],
        "quoted": frame.quoted,
        "evidence": [{"start": x.start, "end": x.end, "value": _number(x.value), "why": x.why} for x in frame.evidence],
        "spans": [list(span) for span in frame.spans],
    }


def pattern_object(pattern: Pattern) -> dict[str, Any]:
    """A pattern as the schema gives it."""
    return {
        "kind": pattern.kind,
        "actors": list(pattern.actors),
        "message": pattern.message,
        "evidence": [list(span) for span in pattern.evidence],
    }


def _head(report: Report) -> dict[str, Any]:
    return {
        "path": report.document.name,
        "words": report.words,
        "slant": _number(report.slant),
        "interval": [_number(edge) for edge in report.interval],
    }


def _places(report: Report) -> dict[int, tuple[int, int]]:
    offsets = [s.start for s in report.sentences] + [f.start for f in report.findings]
    return positions(report.document.text, offsets)


def document_object(report: Report) -> dict[str, Any]:
    """The document object of the schema."""
    report = in_source(report)
    at = _places(report)
    return {
        **_head(report),
        "sentences": [sentence_object(s, at[s.start]) for s in report.sentences],
        "findings": [finding_object(f, at[f.start]) for f in report.findings],
        "actors": [actor_object(a) for a in report.actors],
        "patterns": [pattern_object(p) for p in report.patterns],
    }


@cache
def _encoder() -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=True, separators=(", ", ": "))


def _dump(value: object) -> str:
    # ASCII only: nothing of a draft's control characters or lone surrogates reaches the terminal as such.
    return _encoder().encode(value)


class Reporter:
    """Writes one JSON object, a sentence and a finding a line."""

    def __init__(self, out: TextIO, style: Style, tool: Tool) -> None:
        self.out = out
        self.tool = tool
        self.totals = Totals()
        self.opened = False

    def _open(self) -> None:
        tool = {"version": __version__, "lexicon": self.tool.lexicon, "model": self.tool.model}
        self.out.write(f'{{"schema": {_dump(SCHEMA)}, "tool": {_dump(tool)}, "documents": [')
        self.opened = True

    def write(self, report: Report) -> None:
        """Adds one document."""
        self._counted(Totals.of(report))
        self._document(report)

    def render(self, report: Report) -> str:
        """One document as it is written."""
        alone = Reporter(StringIO(), Style(), self.tool)
        alone._document(report)
        return cast("StringIO", alone.out).getvalue()

    def put(self, rendered: str, totals: Totals) -> None:
        """Adds one document that was rendered before."""
        self._counted(totals)
        self.out.write(rendered)

    def _counted(self, totals: Totals) -> None:
        first = not self.opened
        if first:
            self._open()
        self.totals.merge(totals)
        self.out.write("\n" if first else ",\n")

    def _document(self, report: Report) -> None:
        report = in_source(report)
        at = _places(report)
        self.out.write(_dump(_head(report))[:-1] + ', "sentences": [')
        self._rows(_sentence_row(s, at[s.start]) for s in report.sentences)
        self.out.write('], "findings": [')
        self._rows(_dump(finding_object(f, at[f.start])) for f in report.findings)
        self.out.write('], "actors": [')
        self._rows(_dump(actor_object(a)) for a in report.actors)
        self.out.write('], "patterns": [')
        self._rows(_dump(pattern_object(p)) for p in report.patterns)
        self.out.write("]}")

    def _rows(self, rows: Iterable[str]) -> None:
        for k, row in enumerate(rows):
            self.out.write((",\n  " if k else "\n  ") + row)

    def close(self, unchecked: Sequence[Unchecked]) -> None:
        """Ends the object with what was not checked and the summary."""
        if not self.opened:
            self._open()
        t = self.totals
        summary = {
            "documents": t.documents,
            "sentences": t.sentences,
            "findings": t.findings,
            "by_severity": t.by_severity,
            "noted": t.noted,
            **({"accepted": t.accepted} if t.accepted else {}),
            "slant": _number(t.slant),
        }
        rows = [{"path": u.path, "error": u.error, "hint": u.hint} for u in unchecked]
        self.out.write(f'],\n"unchecked": {_dump(rows)},\n"summary": {_dump(summary)}}}\n')
