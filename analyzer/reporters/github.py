"""GitHub Actions: the worst findings as annotations, as many as GitHub shows; all of them in the job summary."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from analyzer.errors import OutputError
from analyzer.reporters import Unchecked
from analyzer.reporters.rows import SEVERITIES, Row, RowReporter, plain_path
from analyzer.reporters.visible import visible

CAP = 10
"""Annotations of each level that GitHub shows of one step."""
_LEVELS = {"avoid": "error", "caution": "warning", "consider": "notice"}
_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SUMMARY_LIMIT = 1_000_000
"""Bytes of a step's summary; GitHub refuses one of more than 1 MiB."""


class Reporter(RowReporter):
    """Writes workflow commands, the rest as plain lines of the log, and the summary where there is one."""

    def close(self, unchecked: Sequence[Unchecked]) -> None:
        """Ends the output."""
        found = sorted(self.rows(), key=lambda r: SEVERITIES.index(r.severity))
        left = dict.fromkeys(_LEVELS.values(), CAP)
        for u in unchecked:
            left["error"] -= 1
            self.out.write(
                f"::error file={_property(plain_path(u.path))},title=not checked::{_data(f'{u.error} ({u.hint})')}\n"
            )
        rest = []
        for row in found:
            level = _LEVELS[row.severity]
            if left[level] > 0:
                left[level] -= 1
                self.out.write(_annotation(level, row))
            else:
                rest.append(row)
        for row in rest:
            # No workflow command may be made of a draft's own words.
            self.out.write(f"{visible(row.path)}:{row.line}:{row.column}: {row.severity}: {visible(row.sentence)}\n")
        t = self.totals
        self.out.write(f"{t.documents} checked, {t.findings} findings, {len(rest)} beyond the annotations\n")
        summary = os.environ.get("GITHUB_STEP_SUMMARY")
        if summary:
            self._summarise(Path(summary), found, unchecked)

    def _summarise(self, path: Path, found: Sequence[Row], unchecked: Sequence[Unchecked]) -> None:
        t = self.totals
        lines = ["## Evenhand", "", f"{t.documents} checked, {t.findings} findings, slant {t.slant:.2f}.", ""]
        if unchecked:
            lines += [f"**Not checked: {len(unchecked)}.**", ""]
            lines += [f"- {_cell(u.path)}: {_cell(u.error)}" for u in unchecked] + [""]
        if found:
            lines += ["| severity | place | finding | write |", "|---|---|---|---|"]
        size = sum(len(line.encode()) + 1 for line in lines)
        for k, row in enumerate(found):
            wordings = " \\| ".join(_cell(w.strip() or "(cut it)") for w in row.wordings[:3])
            place = f"{_cell(row.path)}:{row.line}:{row.column}"
            line = f"| {row.severity} | {place} | {_cell(row.text)}: {_cell(row.message)} | {wordings} |"
            size += len(line.encode()) + 1
            if size > _SUMMARY_LIMIT:
                lines += ["", f"And {len(found) - k} more, in the log of the step."]
                break
            lines.append(line)
        try:
            with path.open("a", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
        except OSError as error:
            raise OutputError(f"cannot write the job summary: {error.strerror}", "see GITHUB_STEP_SUMMARY") from error


def _annotation(level: str, row: Row) -> str:
    place = f"file={_property(plain_path(row.path))},line={row.line},endLine={row.end_line}"
    if row.line == row.end_line:  # GitHub takes columns within one line only
        place += f",col={row.column},endColumn={row.end_column}"
    return f"::{level} {place},title={_property(row.id)}::{_data(row.sentence)}\n"


def _data(text: str) -> str:
    # The log shows a terminal's control characters as they are.
    text = _CONTROL.sub(lambda m: f"\\x{ord(m[0]):02x}", text)
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    """Text for a cell of a Markdown table, none of it markup."""
    shown = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace("\\", "\\\\")
    for mark in "|`*_[]":
        shown = shown.replace(mark, "\\" + mark)
    return shown
