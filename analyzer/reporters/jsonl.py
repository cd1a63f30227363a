"""JSON Lines: a document a line as in ``evenhand/1``, told by ``kind``, and a last line with what was not checked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TextIO

from analyzer.model import Report
from analyzer.reporters import Style, Tool, Totals, Unchecked
from analyzer.reporters.json import SCHEMA, document_object
from analyzer.version import __version__


class Reporter:
    """Writes each document as it comes."""

    def __init__(self, out: TextIO, style: Style, tool: Tool) -> None:
        self.out = out
        self.tool = tool
        self.totals = Totals()

    def write(self, report: Report) -> None:
        """Adds one document."""
        self.put(self.render(report), Totals.of(report))

    def render(self, report: Report) -> str:
        """One document as its line."""
        return json.dumps({"schema": SCHEMA, "kind": "document", **document_object(report)})

    def put(self, rendered: str, totals: Totals) -> None:
        """Adds one document that was rendered before."""
        self.totals.merge(totals)
        self.out.write(rendered + "\n")

    def close(self, unchecked: Sequence[Unchecked]) -> None:
        """Ends with the line of totals."""
        t = self.totals
        last = {
            "schema": SCHEMA,
            "kind": "summary",
            "tool": {"version": __version__, "lexicon": self.tool.lexicon, "model": self.tool.model},
            "unchecked": [{"path": u.path, "error": u.error, "hint": u.hint} for u in unchecked],
            "summary": {
                "documents": t.documents,
                "sentences": t.sentences,
                "findings": t.findings,
                "by_severity": t.by_severity,
                "noted": t.noted,
                "accepted": t.accepted,
                "slant": round(t.slant, 4),
            },
        }
        self.out.write(json.dumps(last) + "\n")
