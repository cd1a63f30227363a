"""Checkstyle XML: errors by file, as many CI servers and editors read them."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.reporters import Unchecked
from analyzer.reporters.rows import RowReporter
from analyzer.reporters.xml import attribute as a

_SEVERITIES = {"avoid": "error", "caution": "warning", "consider": "info"}


class Reporter(RowReporter):
    """Writes the files at the end."""

    def close(self, unchecked: Sequence[Unchecked]) -> None:
        """Ends the output."""
        self.out.write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')
        for name, found in self.documents:
            self.out.write(f"  <file name={a(name)}>\n")
            for row in found:
                if row.accepted or row.noted:
                    continue
                place = f'line="{row.line}" column="{row.column}" severity="{_SEVERITIES[row.severity]}"'
                source = a(f"evenhand.{row.id.replace('/', '.')}")
                self.out.write(f"    <error {place} message={a(row.sentence)} source={source}/>\n")
            self.out.write("  </file>\n")
        for u in unchecked:
            message = a(f"Not checked: {u.error} ({u.hint})")
            error = f'<error line="1" column="1" severity="error" message={message} source="evenhand.unchecked"/>'
            self.out.write(f"  <file name={a(u.path)}>\n    {error}\n  </file>\n")
        self.out.write("</checkstyle>\n")
