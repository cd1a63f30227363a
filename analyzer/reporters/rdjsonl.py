"""Reviewdog's diagnostics, one JSON object a line: columns in bytes of UTF-8, each wording as a suggestion."""

from __future__ import annotations

import json
from collections.abc import Sequence

from analyzer.reporters import Unchecked
from analyzer.reporters.rows import RowReporter

_SEVERITIES = {"avoid": "ERROR", "caution": "WARNING", "consider": "INFO"}


class Reporter(RowReporter):
    """Writes the lines at the end."""

    def close(self, unchecked: Sequence[Unchecked]) -> None:
        """Ends the output."""
        source = {"name": "evenhand"}
        for row in self.rows():
            span = {
                "start": {"line": row.line, "column": row.columns8[0]},
                "end": {"line": row.end_line, "column": row.columns8[1]},
            }
            told: dict[str, object] = {
                "message": row.sentence,
                "location": {"path": row.path, "range": span},
                "severity": _SEVERITIES[row.severity],
                "source": source,
                "code": {"value": row.id},
            }
            if row.source == row.text:  # where markup stands inside, a wording pasted over it would cut it apart
                told["suggestions"] = [{"range": span, "text": wording} for wording in row.wordings]
            self.out.write(json.dumps(told) + "\n")
        for u in unchecked:
            told = {
                "message": f"Not checked: {u.error} ({u.hint})",
                "location": {"path": u.path},
                "severity": "ERROR",
                "source": source,
                "code": {"value": "evenhand/unchecked"},
            }
            self.out.write(json.dumps(told) + "\n")
