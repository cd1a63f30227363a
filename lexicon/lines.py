"""Where things stand in a TOML pack, line by line, since the TOML reader does not say."""

from __future__ import annotations

import re

_ENTRY = re.compile(r"^\s*\[\[\s*entry\s*\]\]")


class Lines:
    """Finds entries, their fields and top-level tables in a pack's text; line numbers count from 1."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        self.starts = [i for i, line in enumerate(self.lines) if _ENTRY.match(line)]

    def of(self, index: int, field: str = "") -> int:
        """The line of a field of an entry, or of the entry where it has no such field."""
        if not 0 <= index < len(self.starts):
            return 1
        start = self.starts[index]
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.lines)
        return self._find(field.rpartition(".")[2], start, end) or start + 1 if field else start + 1

    def top(self, field: str, text: str = "") -> int:
        """The line of a top-level key, of ``table.key``, or of a text that stands at or after it."""
        table, dot, key = field.rpartition(".")
        start = 0
        for name in (table, key) if dot else (key,):
            start = (self._find(name, start, len(self.lines)) or start + 1) - 1
        if text:
            quoted = (f'"{text}"', f"'{text}'")
            start = next((i for i in range(start, len(self.lines)) if any(q in self.lines[i] for q in quoted)), start)
        return start + 1

    def _find(self, name: str, start: int, end: int) -> int:
        key = re.escape(name)
        pattern = re.compile(rf"""^\s*(?:["']?{key}["']?\s*[=.]|\[+\s*(?:entry\.)?{key}\s*[\].])""")
        return next((i + 1 for i in range(start, end) if pattern.match(self.lines[i])), 0)
