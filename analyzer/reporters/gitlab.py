"""GitLab Code Quality: a JSON array of issues, each with a fingerprint that is its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import blake2b

from analyzer.reporters import Unchecked
from analyzer.reporters.rows import RowReporter, plain_path

_SEVERITIES = {"avoid": "major", "caution": "minor", "consider": "info"}


class Reporter(RowReporter):
    """Writes the array at the end."""

    def close(self, unchecked: Sequence[Unchecked]) -> None:
        """Ends the output."""
        issues = [
            {
                "description": row.sentence,
                "check_name": row.id,
                "fingerprint": _print(row.path, row.fingerprint),
                "severity": _SEVERITIES[row.severity],
                "location": {
                    "path": plain_path(row.path),
                    "positions": {
                        "begin": {"line": row.line, "column": row.column},
                        "end": {"line": row.end_line, "column": row.end_column},
                    },
                    "lines": {"begin": row.line, "end": row.end_line},
                },
            }
            for row in self.rows()
        ]
        issues += [
            {
                "description": f"Not checked: {u.error} ({u.hint})",
                "check_name": "evenhand/unchecked",
                "fingerprint": _print(u.path, "unchecked"),
                "severity": "blocker",
                "location": {"path": plain_path(u.path), "lines": {"begin": 1, "end": 1}},
            }
            for u in unchecked
        ]
        body = ",\n".join(json.dumps(issue) for issue in issues)
        self.out.write(f"[\n{body}\n]\n" if issues else "[]\n")


def _print(path: str, fingerprint: str) -> str:
    return blake2b(f"{plain_path(path)}\0{fingerprint}".encode(errors="surrogatepass"), digest_size=16).hexdigest()
