"""SARIF 2.1.0: rules with their help, results with fingerprints, fixes, and what baseline and comments say of them."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from analyzer.reporters import Unchecked
from analyzer.reporters.rows import Row, RowReporter, plain_path
from analyzer.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"avoid": "error", "caution": "warning", "consider": "note"}
_PRINT = "evenhand/v1"


class Reporter(RowReporter):
    """Writes one log with one run."""

    def close(self, unchecked: Sequence[Unchecked]) -> None:
        """Ends the output."""
        every = list(self.rows(accepted=True, noted=True))
        rules: dict[str, Row] = {}
        for row in every:
            rules.setdefault(row.id, row)
        index = {name: k for k, name in enumerate(sorted(rules))}
        notes = [
            {
                "level": "error",
                "descriptor": {"id": "unchecked"},
                "message": {"text": f"{u.error} ({u.hint})"},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(u.path)}}}],
            }
            for u in unchecked
        ]
        run = {
            "tool": {
                "driver": {
                    "name": "Evenhand",
                    "version": __version__,
                    "semanticVersion": __version__,
                    "rules": [_rule(rules[name]) for name in index],
                    "notifications": [
                        {"id": "unchecked", "shortDescription": {"text": "An input that could not be checked."}}
                    ],
                    "properties": {"lexicon": self.tool.lexicon, "model": self.tool.model},
                }
            },
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": not unchecked, "toolExecutionNotifications": notes}],
            "results": [self._result(row, index[row.id]) for row in every],
        }
        log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
        self.out.write(json.dumps(log, indent=1) + "\n")

    def _result(self, row: Row, index: int) -> dict[str, Any]:
        region = {
            "startLine": row.line,
            "startColumn": row.column,
            "endLine": row.end_line,
            "endColumn": row.end_column,
            "charOffset": row.start,
            "charLength": row.end - row.start,
        }
        place = {"artifactLocation": {"uri": _uri(row.path)}, "region": {**region, "snippet": {"text": row.source}}}
        result: dict[str, Any] = {
            "ruleId": row.id,
            "ruleIndex": index,
            # SARIF has no level for what is shown and does not count.
            "kind": "informational" if row.noted else "fail",
            "level": "none" if row.noted else _LEVELS[row.severity],
            "message": {"text": row.sentence},
            "locations": [{"physicalLocation": place}],
            "partialFingerprints": {_PRINT: row.fingerprint},
            "properties": {"voice": row.voice, "category": row.category, "severity": row.severity},
        }
        if self.tool.baseline:
            result["baselineState"] = "unchanged" if row.accepted == "baseline" else "new"
        if row.accepted:
            kind = "external" if row.accepted == "baseline" else "inSource"
            suppression = {"kind": kind, "status": "accepted"}
            result["suppressions"] = [suppression | ({"justification": row.reason} if row.reason else {})]
        if row.source == row.text and row.wordings:
            deleted = {k: region[k] for k in ("startLine", "startColumn", "endLine", "endColumn")}
            result["fixes"] = [
                {
                    "description": {"text": f"Write “{wording.strip()}”" if wording.strip() else "Cut it"},
                    "artifactChanges": [
                        {
                            "artifactLocation": {"uri": _uri(row.path)},
                            "replacements": [{"deletedRegion": deleted, "insertedContent": {"text": wording}}],
                        }
                    ],
                }
                for wording in row.wordings
            ]
        return result


def _rule(row: Row) -> dict[str, Any]:
    name = row.id.rpartition("/")[2].replace("-", " ")
    return {
        "id": row.id,
        "name": "".join(word.capitalize() for word in name.split()),
        "shortDescription": {"text": f"{name}: {row.category.replace('-', ' ')}"},
        "fullDescription": {"text": row.message},
        "help": {
            "text": f"{row.message} evenhand explain {row.id} tells when it is fine and what to write instead.",
            "markdown": f"{row.message}\n\n`evenhand explain {row.id}` tells when it is fine and what to write.",
        },
        "defaultConfiguration": {"level": _LEVELS[row.severity]},
        "properties": {"tags": ["wording", row.category]},
    }


def _uri(path: str) -> str:
    """The path as a relative reference, or as a file URI where it is absolute."""
    shown = plain_path(path).replace(os.sep, "/")
    quoted = quote(os.fsencode(shown), safe="/~!$&'()*+,;=@-._")
    if path.startswith("/"):
        return f"file://{quoted}"
    return quoted  # a colon in the first part is quoted: it would make it a scheme
