"""JUnit XML: a suite a document, a failed case for each finding that counts, an error for what was not checked."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.reporters import Unchecked
from analyzer.reporters.rows import RowReporter
from analyzer.reporters.xml import attribute as a
from analyzer.reporters.xml import content


class Reporter(RowReporter):
    """Writes the suites at the end, since their totals come first."""

    def close(self, unchecked: Sequence[Unchecked]) -> None:
        """Ends the output."""
        failures = sum(1 for _ in self.rows())
        empty = sum(1 for _, found in self.documents if not any(not r.accepted and not r.noted for r in found))
        tests = failures + empty + len(unchecked)
        self.out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        head = f'name="evenhand" tests="{tests}" failures="{failures}" errors="{len(unchecked)}"'
        self.out.write(f'<testsuites {head} time="0">\n')
        for name, found in self.documents:
            told = [row for row in found if not row.accepted and not row.noted]
            count = f'tests="{max(1, len(told))}" failures="{len(told)}" errors="0" skipped="0" time="0"'
            self.out.write(f"  <testsuite name={a(name)} {count}>\n")
            for row in told:
                place = f"{row.line}:{row.column}"
                case = f"{row.id} {place}"
                self.out.write(f'    <testcase classname={a(name)} name={a(case)} file={a(name)} line="{row.line}">\n')
                detail = f"{name}:{place}: {row.severity}: {row.sentence}"
                self.out.write(
                    f"      <failure type={a(row.severity)} message={a(row.sentence)}>{content(detail)}</failure>\n"
                )
                self.out.write("    </testcase>\n")
            if not told:
                self.out.write(f'    <testcase classname={a(name)} name="no loaded words" file={a(name)}/>\n')
            self.out.write("  </testsuite>\n")
        for u in unchecked:
            self.out.write(
                f'  <testsuite name={a(u.path)} tests="1" failures="0" errors="1" skipped="0" time="0">\n'
                f'    <testcase classname={a(u.path)} name="not checked" file={a(u.path)}>\n'
                f'      <error type="unchecked" message={a(u.error)}>{content(u.hint)}</error>\n'
                "    </testcase>\n  </testsuite>\n"
            )
        self.out.write("</testsuites>\n")
