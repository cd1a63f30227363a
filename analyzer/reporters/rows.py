"""Findings as rows: what the formats for other programs share, from a report's findings to places in the file.

A document's rows travel as a JSON text, so that they may be made in another process or taken from the cache.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TextIO

from analyzer.model import Alternative, Finding, Report
from analyzer.reporters import Style, Tool, Totals, Unchecked, positions
from analyzer.sourcemap import in_source

SEVERITIES = ("avoid", "caution", "consider")
"""Worst first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding in its file. Lines and columns count from 1, columns in code points; the end is past the last one.

    ``source`` is what stands in the file; where it is not ``text``, markup stands inside. ``accepted`` tells how
    somebody has accepted it (``comment``, ``baseline``), else it is empty. ``columns8`` are columns in bytes of UTF-8.
    """

    path: str
    id: str
    text: str
    source: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    columns8: tuple[int, int]
    category: str
    severity: str
    voice: str
    noted: bool
    message: str
    wordings: tuple[str, ...]
    fix: str
    fingerprint: str
    accepted: str
    reason: str

    @property
    def sentence(self) -> str:
        """The message for one line: the word, what is wrong with it, what to write."""
        options = [w.strip() or "(cut it)" for w in self.wordings[:3]]
        mend = f" Write: {' | '.join(options)}." if options else ""
        return f"“{' '.join(self.text.split())}” ({self.category.replace('-', ' ')}): {self.message}{mend}"


def rows(report: Report) -> list[Row]:
    """The rows of a report by position, those of accepted findings after the others."""
    report = in_source(report)
    source = report.document.text
    every = [(f, "", "") for f in report.findings]
    every += sorted(((a.finding, a.how, a.reason) for a in report.accepted), key=lambda e: e[0].start)
    at = positions(source, {o for f, _, _ in every for o in (f.start, f.end)})
    return [_row(report.document.name, source, f, at, how, reason) for f, how, reason in every]


def _row(path: str, source: str, finding: Finding, at: dict[int, tuple[int, int]], how: str, reason: str) -> Row:
    (line, column), (end_line, end_column) = at[finding.start], at[finding.end]
    return Row(
        path=path,
        id=finding.term_id,
        text=finding.text,
        source=source[finding.start : finding.end],
        start=finding.start,
        end=finding.end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        columns8=(_bytes(source, finding.start, column), _bytes(source, finding.end, end_column)),
        category=finding.category,
        severity=finding.severity,
        voice=finding.voice,
        noted=finding.noted,
        message=finding.message,
        wordings=tuple(map(_wording, finding.alternatives)),
        fix=finding.fix,
        fingerprint=finding.fingerprint,
        accepted=how,
        reason=reason,
    )


def _wording(alternative: Alternative) -> str:
    return alternative.text


def _bytes(source: str, offset: int, column: int) -> int:
    return len(source[offset - column + 1 : offset].encode("utf-8", "surrogatepass")) + 1


def plain_path(path: str) -> str:
    """The path as servers compare it with their own: without ``./`` and the like."""
    return os.path.normpath(path)


class RowReporter:
    """Collects the rows of all documents; a format says what to make of them at the end."""

    def __init__(self, out: TextIO, style: Style, tool: Tool) -> None:
        self.out = out
        self.style = style
        self.tool = tool
        self.totals = Totals()
        self.documents: list[tuple[str, list[Row]]] = []

    def write(self, report: Report) -> None:
        """Adds one document."""
        self.put(self.render(report), Totals.of(report))

    def render(self, report: Report) -> str:
        """The name of a document and its rows, as JSON."""
        return json.dumps([report.document.name, [asdict(row) for row in rows(report)]])

    def put(self, rendered: str, totals: Totals) -> None:
        """Adds one document that was rendered before."""
        self.totals.merge(totals)
        name, found = json.loads(rendered)
        self.documents.append((name, [_read(row) for row in found]))

    def rows(self, *, accepted: bool = False, noted: bool = False) -> Iterator[Row]:
        """The rows that are to be told, in the order of documents and places."""
        for _, found in self.documents:
            for row in found:
                if (accepted or not row.accepted) and (noted or not row.noted):
                    yield row

    def close(self, unchecked: Sequence[Unchecked]) -> None:
        """Ends the output."""
        raise NotImplementedError


def _read(row: dict[str, Any]) -> Row:
    return Row(**{**row, "wordings": tuple(row["wordings"]), "columns8": tuple(row["columns8"])})
