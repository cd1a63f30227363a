"""Which sentences of a draft have changed: read from a unified diff, word by word.

So a paragraph on one line counts by its sentences, and one that was only wrapped anew not at all. A finding is reported
where its sentence has changed and its own lines were touched.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path

from analyzer.errors import UsageError
from analyzer.model import Report
from analyzer.select import without

_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"\n")
_END = re.compile(r"[.!?…:;][\"'”’»)\]*_]*\Z")
_ESCAPE = re.compile(r'\\([abfnrtv"\\]|[0-7]{3})')
_PLAIN = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, '"': 34, "\\": 92}
MAX_WORDS = 4000
"""A hunk with more words than this on either side counts as changed throughout."""


@dataclass(slots=True)
class Hunk:
    """Lines of the new file from ``start`` (1-based) on, and what they were and are."""

    start: int
    count: int
    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)


class Changes:
    """What a diff says of each file, by absolute path without links.

    Args:
        hunks: changed lines by file.
        new: files that count as changed throughout.
        known: files that the diff would speak of had they changed; None where it speaks of all. Any other counts as
            changed throughout: what nothing is known of is not clean.
    """

    def __init__(
        self,
        hunks: dict[str, list[Hunk]],
        new: frozenset[str] = frozenset(),
        known: frozenset[str] | None = None,
    ) -> None:
        self.hunks = hunks
        self.new = new
        self.known = known

    def _whole(self, path: str) -> bool:
        return path in self.new or (self.known is not None and path not in self.known and path not in self.hunks)

    def files(self) -> list[str]:
        """Files with changes, sorted."""
        return sorted({*self.hunks, *self.new})

    def key(self, name: str) -> str:
        """What of the changes matters for one file; equal keys give equal reports."""
        path = os.path.realpath(name)
        return (
            "new" if self._whole(path) else repr([(h.start, h.count, h.old, h.new) for h in self.hunks.get(path, ())])
        )

    def touched(self, report: Report) -> Report:
        """The report with the findings and patterns that a change touches, and no other."""
        path = os.path.realpath(report.document.name)
        if self._whole(path):
            return report
        document = report.document
        source = document.original
        lines = [0, *(m.end() for m in _LINE.finditer(source)), len(source)]
        hunks = self.hunks.get(path, ())
        spans = sorted(span for hunk in hunks for span in _spans(hunk, source, lines))
        rows = {row for hunk in hunks for row in range(hunk.start, hunk.start + hunk.count)}
        rows |= {_row(lines, a) for a, b in spans if a == b}

        def place(start: int, end: int) -> tuple[int, int]:
            return (start, end) if document.map is None else document.map.span(start, end)

        changed = [_hit(place(s.start, s.end), spans) for s in report.sentences]
        keep = set()
        for k, sentence in enumerate(report.sentences):
            for f in sentence.findings if changed[k] else ():
                start, end = place(report.findings[f].start, report.findings[f].end)
                if not rows.isdisjoint(range(_row(lines, start), _row(lines, max(start, end - 1)) + 1)):
                    keep.add(f)
        out = without(report, lambda k: k not in keep)
        # A pattern is told where one of its places is in a sentence that has changed.
        fresh = [(s.start, s.end) for s, told in zip(report.sentences, changed, strict=True) if told]
        patterns = tuple(p for p in report.patterns if any(_hit(span, fresh) for span in p.evidence))
        return replace(out, patterns=patterns, settled=out.settled | {k for k, told in enumerate(changed) if not told})


def _row(lines: Sequence[int], offset: int) -> int:
    return bisect_right(lines, offset, 0, len(lines) - 1)


def _hit(sentence: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    a, b = sentence
    return any((s < b and a < e) if s < e else a < s < b for s, e in spans)


def _spans(hunk: Hunk, source: str, lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Spans of the file that a hunk has changed; empty ones where words were taken out."""
    first = min(hunk.start if hunk.count == 0 else hunk.start - 1, len(lines) - 1)
    start = lines[first]
    end = lines[min(first + hunk.count, len(lines) - 1)]
    old = _WORD.findall("\n".join(hunk.old))
    new = list(_WORD.finditer(source, start, end))
    if not old or max(len(old), len(new)) > MAX_WORDS:
        yield start, end
        return
    for kind, _, gone, a, b in SequenceMatcher(None, old, [m[0] for m in new], autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if a < b:
            yield new[a].start(), new[b - 1].end()
        elif a < len(new) and not _END.search(old[gone - 1]):
            yield new[a].span()  # the words that are gone began what follows
        else:
            at = new[a].start() if a < len(new) else end
            yield at, at


def parse(text: str, folder: Path) -> Changes:
    """The changes in a unified diff whose paths start from a folder.

    Raises:
        UsageError: where it is none.
    """
    hunks: dict[str, list[Hunk]] = {}
    current: list[Hunk] | None = None
    old = new = 0  # lines of the hunk that are still to come
    for line in text.split("\n"):
        if old > 0 or new > 0:
            hunk = current[-1] if current else None
            if hunk is None:
                break
            if line.startswith("-"):
                hunk.old.append(line[1:])
                old -= 1
            elif line.startswith("+"):
                hunk.new.append(line[1:])
                new -= 1
            elif not line.startswith("\\"):
                # Context: part of the lines that the hunk shows, on both sides the same.
                hunk.old.append(line[1:])
                hunk.new.append(line[1:])
                old, new = old - 1, new - 1
        elif line.startswith("+++ "):
            name = _name(line[4:])
            current = None if name is None else hunks.setdefault(os.path.realpath(folder / name), [])
        elif match := _HUNK.match(line):
            old, new = int(match[1] or 1), int(match[3] or 1)
            if current is None:
                if old and not new:  # a file that is gone
                    current = []
                else:
                    raise UsageError("the diff has a hunk without a file", "give a unified diff, as git diff writes it")
            current.append(Hunk(int(match[2]), new))
    if not hunks and text.strip() and "\n@@ " not in text and not text.startswith(("diff ", "--- ")):
        raise UsageError("not a unified diff", "give what git diff -U0 or diff -u writes")
    return Changes({path: list(map(_trimmed, hs)) for path, hs in hunks.items()})


def _trimmed(hunk: Hunk) -> Hunk:
    """The hunk without the lines around the change that were only shown."""
    same = 0
    while same < min(len(hunk.old), len(hunk.new)) and hunk.old[same] == hunk.new[same]:
        same += 1
    tail = 0
    while tail < min(len(hunk.old), len(hunk.new)) - same and hunk.old[-1 - tail] == hunk.new[-1 - tail]:
        tail += 1
    count = max(0, len(hunk.new) - same - tail)
    start = hunk.start + same - (1 if same and not count else 0)
    return Hunk(start, count, hunk.old[same : len(hunk.old) - tail], hunk.new[same : len(hunk.new) - tail])


def _name(told: str) -> str | None:
    """A path of a ``+++`` line; None for a file that is gone."""
    if told.startswith('"'):
        told = _unquoted(told[1 : told.rindex('"')])
    else:
        told = told.split("\t")[0].rstrip("\r")
    if told == "/dev/null":
        return None
    return told[2:] if told.startswith(("b/", "a/", "w/", "i/")) else told


def _unquoted(told: str) -> str:
    """A path as git quotes it where it holds quotation marks, line breaks or bytes that are not UTF-8."""
    data = bytearray()
    at = 0
    for m in _ESCAPE.finditer(told):
        data += told[at : m.start()].encode(errors="surrogateescape")
        data.append(_PLAIN[m[1]] if m[1] in _PLAIN else int(m[1], 8) & 255)
        at = m.end()
    data += told[at:].encode(errors="surrogateescape")
    return os.fsdecode(bytes(data))
