"""Text for people: each sentence with its terms underlined and explained, then the slant strip and the totals.

Severity is told by the underline and a word, never by colour alone. Good in 80 columns, without colour, in ASCII.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from textwrap import wrap
from typing import TextIO, cast

from analyzer.model import Alternative, Compound, Finding, Report, Sentence
from analyzer.reporters import Style, Tool, Totals, Unchecked, ledger, places
from analyzer.reporters.excerpt import Row, rows
from analyzer.reporters.visible import clipped, visible, width

_UNDERLINE = {"avoid": "━", "caution": "─", "consider": "┄"}
_ASCII_UNDERLINE = {"avoid": "=", "caution": "-", "consider": "."}
_BARS = "▁▂▃▄▅▆▇█"
_ASCII_BARS = "_.:-=+*#"
_SEVERITY_STYLE = {"avoid": "1;31", "caution": "1", "consider": "0"}
_VOICE = {
    "outlet": "outlet's own voice",
    "attributed": "attributed",
    "quoted": "quoted",
    "scare": "scare quotes",
}
_NOTES = {"number-shift": "mind the verb's number"}
_MEND = {"attribute": "(say who says so)", "rewrite": "(recast the sentence)"}
_INDENT = 7
_HEAVY = 0.04
"""A word that the model gives less is not told."""
_STRIP = 3
"""Rows of the slant strip at most."""


class Reporter:
    """Writes each document as it comes and the totals at the end."""

    def __init__(self, out: TextIO, style: Style, tool: Tool) -> None:
        self.out = out
        self.style = style
        self.tool = tool
        self.totals = Totals()
        self.wrapped: dict[str, str] = {}
        self.columns = max(40, min(style.width, 120))

    def write(self, report: Report) -> None:
        """Adds one document."""
        self._counted(Totals.of(report))
        self._document(report)

    def render(self, report: Report) -> str:
        """One document as it is written."""
        alone = Reporter(StringIO(), self.style, self.tool)
        alone._document(report)
        return cast("StringIO", alone.out).getvalue()

    def put(self, rendered: str, totals: Totals) -> None:
        """Adds one document that was rendered before."""
        self._counted(totals)
        self.out.write(rendered)

    def _counted(self, totals: Totals) -> None:
        self.totals.merge(totals)
        if self.totals.documents > 1:
            self._line()

    def _document(self, report: Report) -> None:
        self._line(self._paint(clipped(self._visible(report.document.name), self.columns), "1"))
        shown = [
            s
            for k, s in enumerate(report.sentences)
            if s.findings or (s.score.slant >= self.style.slant and k not in report.settled)
        ]
        starts = [f.word[0] for f in report.findings] + [s.start for s in shown]
        at = places(report.document, starts)
        for sentence in shown:
            self._sentence(report, sentence, at)
        self._line()
        self._strip(report)
        self._ledger(report)
        self._patterns(report)

    def close(self, unchecked: Sequence[Unchecked]) -> None:
        """Ends with the totals. Why an input was not checked goes to standard error, by the caller."""
        t = self.totals
        if t.documents:
            self._line()
        if t.documents > 1:
            self._told(f"{t.documents} documents, slant {t.slant:.2f}")
        if t.words:
            self._told(self._verdict())
            rules = f"{_count(self.tool.entries, 'entry', 'entries')}, lexicon {self.tool.lexicon}"
            self._told(f"{rules}; evenhand explain TERM tells more.", "2")
        elif t.documents:
            self._told("No words to check.")
        if unchecked and t.documents:
            self._told(f"NOT CHECKED: {_count(len(unchecked), 'input')}.")

    def _verdict(self) -> str:
        t = self.totals
        accepted = f"; {t.accepted} accepted by comments or the baseline" if t.accepted else ""
        if not t.findings and not t.noted:
            found = "No further loaded words" if t.accepted else "No loaded words"
            where = "what has changed of " if self.tool.changed_only else ""
            return f"{found} found in {where}{_count(t.words, 'word')}{accepted}."
        shares = ", ".join(f"{n} {name}" for name, n in t.by_severity.items() if n)
        noted = f"; {t.noted} more noted in quotations, not counted" if t.noted else ""
        return f"{_count(t.findings, 'finding')}{': ' + shares if shares else ''}{noted}{accepted}"

    def _sentence(self, report: Report, sentence: Sentence, at: dict[int, tuple[int, int]]) -> None:
        findings = [report.findings[k] for k in sentence.findings]
        line, column = at[sentence.start]
        slant = sentence.score.slant
        self._line()
        self._line(f"  {line}:{column}  slant {slant:.2f} {self._gauge(slant)}")
        room = self.columns - _INDENT
        for row in rows(report.document.text, sentence, findings, room, unicode=self.style.unicode):
            self._row(row)
        told: Compound | None = None
        for finding in findings:
            self._finding(finding, at[finding.word[0]], fresh=finding.compound != told)
            told = finding.compound
        self._weighed(sentence, findings)

    def _weighed(self, sentence: Sentence, findings: Sequence[Finding]) -> None:
        """The words by which the model raises the score, where no finding speaks for them."""
        told = [f.word for f in findings]
        parts = [
            p
            for p in sentence.score.parts
            if p.source == "classifier" and p.end > p.start and not any(p.start < b and a < p.end for a, b in told)
        ]
        heavy = sorted((p for p in parts if p.weight >= _HEAVY), key=lambda p: -p.weight)[:4]
        if heavy:
            self._wrapped("model: " + ", ".join(f"{p.text} +{p.weight:.2f}" for p in heavy))

    def _gauge(self, slant: float) -> str:
        filled = round(slant * 10)
        full, empty = ("█", "░") if self.style.unicode else ("#", ".")
        return full * filled + self._dim(empty * (10 - filled))

    def _row(self, row: Row) -> None:
        """A row of the draft, and below it the marks of the terms in it."""
        marks = _UNDERLINE if self.style.unicode else _ASCII_UNDERLINE
        self._line(" " * _INDENT + "".join(self._styled(run, finding) for run, finding in row))
        below = "".join((marks[finding.severity] if finding else " ") * width(run) for run, finding in row).rstrip()
        if below:
            self._line(" " * _INDENT + below)

    def _styled(self, run: str, finding: Finding | None) -> str:
        return run if finding is None else self._paint(run, _SEVERITY_STYLE[finding.severity] + ";4")

    def _finding(self, finding: Finding, where: tuple[int, int], *, fresh: bool) -> None:
        dot = " · " if self.style.unicode else " - "
        label = f"    {where[0]}:{where[1]}  "
        voice = _VOICE[finding.voice] + (" (noted, not counted)" if finding.noted else "")
        room = self.columns - len(label) - len(finding.severity) - len(dot)
        beside = room - len(dot) - len(voice)
        narrow = beside < 12
        term = clipped(self._visible(finding.text.strip()), room if narrow else beside)
        severity = self._paint(finding.severity, _SEVERITY_STYLE[finding.severity])
        self._line(f"{label}{severity}{dot}{self._paint(term, '1')}" + ("" if narrow else dot + voice))
        if narrow:
            self._wrapped(voice)
        about = f", {finding.target}" if finding.target else ""
        self._wrapped(f"{finding.category.replace('-', ' ')}{about}: {finding.message}")
        if finding.compound is not None and fresh:
            self._wrapped(f"write: {finding.compound.rewrite} (for all of: {finding.compound.text})")
        label = "alone: " if finding.compound is not None else "write: "
        options = " | ".join(map(_option, finding.alternatives[:4])) or _MEND.get(finding.fix, "")
        if options:
            self._wrapped(label + options)

    def _visible(self, text: str) -> str:
        return visible(text, unicode=self.style.unicode)

    def _wrapped(self, text: str) -> None:
        """Text of packs and drafts below a finding, broken into rows."""
        if text not in self.wrapped:  # one entry's advice is often told many times
            shown = self._visible(text)
            room = self.columns - _INDENT - 4
            # textwrap counts code points: rows are kept short enough for what takes two columns each.
            rows_of = wrap(shown, room if width(shown) <= len(shown) else room // 2, break_on_hyphens=False)
            self.wrapped[text] = "".join(f"{' ' * (_INDENT + 4)}{row}\n" for row in rows_of)
        self.out.write(self.wrapped[text])

    def _strip(self, report: Report) -> None:
        """One bar a sentence; in long documents the worst of each stretch."""
        scores = [s.score.slant for s in report.sentences]
        size = f"{_count(report.words, 'word')}, {_count(len(scores), 'sentence')}"
        low, high = report.interval
        dash = "–" if self.style.unicode else "-"
        mode = "" if report.model else "; model off: lexicon only"
        label = f"slant {report.slant:.2f} (95 % {low:.2f}{dash}{high:.2f}), {size}{mode}"
        room = self.columns - 2
        step = max(1, -(-len(scores) // (room * _STRIP)))
        bars = _BARS if self.style.unicode else _ASCII_BARS
        strip = "".join(bars[min(7, int(max(scores[k : k + step]) * 8))] for k in range(0, len(scores), step))
        for k in range(0, len(strip), room):
            self._line("  " + strip[k : k + room])
        self._told(label, indent="  ")
        if scores and max(scores) > 0:
            peak = scores.index(max(scores))
            where = places(report.document, [report.sentences[peak].start])
            self._told(f"highest {max(scores):.2f} at line {next(iter(where.values()))[0]}", indent="  ")

    def _ledger(self, report: Report) -> None:
        """Who is called what."""
        actors = ledger.told(report)
        if not actors:
            return
        self._line()
        self._told("who is called what", "1", indent="  ")
        for actor in actors[: ledger.ACTORS]:
            stance = f"  stance {actor.stance:+.2f}" if actor.evidence else ""
            name = clipped(self._visible(actor.name), self.columns - 4 - len(stance))
            self._line("    " + self._paint(name, "1") + stance)
            self._wrapped(ledger.actor_row(actor))
        if len(actors) > ledger.ACTORS:
            self._told(f"and {len(actors) - ledger.ACTORS} more", indent="    ")

    def _patterns(self, report: Report) -> None:
        """The patterns, with their first place and their words."""
        if not report.patterns:
            return
        rows = list(ledger.pattern_rows(report))
        at = places(report.document, [start for start, *_ in rows])
        self._line()
        self._told("patterns", "1", indent="  ")
        for start, kind, message, words in rows:
            line, column = at[start]
            self._line(f"    {line}:{column}  " + self._paint(kind, "1"))
            self._wrapped(message)
            self._wrapped(words)
        if len(report.patterns) > len(rows):
            self._told(f"and {len(report.patterns) - len(rows)} more", indent="    ")

    def _told(self, text: str, code: str = "", indent: str = "") -> None:
        """A line of the summary, broken where the terminal is narrow."""
        for row in wrap(text, self.columns - len(indent)):
            self._line(indent + (self._paint(row, code) if code else row))

    def _line(self, text: str = "") -> None:
        self.out.write(text + "\n")

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.style.color and text else text

    def _dim(self, text: str) -> str:
        return self._paint(text, "2")


def _option(alternative: Alternative) -> str:
    note = alternative.note and _NOTES.get(alternative.note, alternative.note)
    return (alternative.text.strip() or "(cut it)") + (f" ({note})" if note else "")


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
