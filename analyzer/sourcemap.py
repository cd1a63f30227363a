"""The way from offsets in a document's prose to offsets in its file, and reports told in the file's offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from analyzer.model import Report

Piece = tuple[str, int, int]
"""Text, and the span of the file that it stands for; an empty span where the file has nothing like it."""

_SPANS = frozenset({"word"})
_SPAN_LISTS = frozenset({"evidence", "spans"})
_NO_OFFSETS = frozenset({"document", "interval"})


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Pieces of text in order, each as the file has it, or standing for something else there (an entity, a tag).

    ``texts[k]`` is where piece k starts in the text, ``starts[k]``, ``ends[k]`` its span in the file. A piece of the
    same length in both is the same in both, code point for code point; any other is known only as a whole.
    """

    texts: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    length: int

    @classmethod
    def of(cls, pieces: Iterable[Piece], source: str) -> SourceMap:
        """The map of pieces that together are the text.

        Raises:
            ValueError: where a piece of the same length differs from the file, or lies outside it.
        """
        texts: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        last = -1
        joined = False  # whether the piece before is the same in both and ends where this one may go on
        for text, start, end in pieces:
            if not text:
                continue
            # Cells side by side are read one after the other: pieces need not be in the file's order.
            if not 0 <= start <= end <= len(source):
                raise ValueError(f"a piece outside the source: {start} to {end} of {len(source)}")
            same = len(text) == end - start and source[start:end] == text
            if len(text) == end - start > 1 and not same:
                raise ValueError(f"a piece differs from the source at {start}")
            if same and joined and start == last:
                ends[-1] = end
            else:
                texts.append(at)
                starts.append(start)
                ends.append(end)
            joined = same
            at += len(text)
            last = end
        return cls(tuple(texts), tuple(starts), tuple(ends), at)

    def start(self, offset: int) -> int:
        """Where in the file the text from ``offset`` on begins; in text that the file lacks, what follows it."""
        k = bisect_right(self.texts, offset) - 1
        if k < 0:
            return 0
        while k + 1 < len(self.texts) and self.starts[k] == self.ends[k]:
            k += 1
            offset = self.texts[k]
        return self._at(k, offset)

    def end(self, offset: int) -> int:
        """Where in the file the text up to ``offset`` ends; in text that the file lacks, what precedes it."""
        k = bisect_right(self.texts, offset - 1) - 1
        if k < 0:
            return 0
        while k > 0 and self.starts[k] == self.ends[k]:
            k -= 1
            offset = self._next(k)
        if self._same(k):
            return self.starts[k] + min(offset - self.texts[k], self.ends[k] - self.starts[k])
        return self.ends[k]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the file that ``text[start:end]`` stands for."""
        a = self.start(start)
        return (a, a) if start >= end else (a, max(a, self.end(end)))

    def _next(self, k: int) -> int:
        return self.texts[k + 1] if k + 1 < len(self.texts) else self.length

    def _same(self, k: int) -> bool:
        return self._next(k) - self.texts[k] == self.ends[k] - self.starts[k]

    def _at(self, k: int, offset: int) -> int:
        if self._same(k):
            return self.starts[k] + min(offset - self.texts[k], self.ends[k] - self.starts[k])
        return self.starts[k] if offset < self._next(k) else self.ends[k]


def in_source(report: Report) -> Report:
    """The report with every offset in the file rather than in the prose; the texts stay those of the prose."""
    document = report.document
    if document.map is None:
        return report
    told: Report = _told(report, document.map)
    if any(a.start > b.start for a, b in zip(told.findings, told.findings[1:], strict=False)):
        # Cells side by side are read one after the other; findings are told in the file's order.
        order = sorted(range(len(told.findings)), key=lambda k: told.findings[k].start)
        now = {old: new for new, old in enumerate(order)}
        sentences = tuple(replace(s, findings=tuple(sorted(now[k] for k in s.findings))) for s in told.sentences)
        told = replace(told, findings=tuple(told.findings[k] for k in order), sentences=sentences)
    return replace(told, document=replace(document, text=document.original, map=None, source=None))


def _told(value: Any, at: SourceMap) -> Any:  # noqa: ANN401
    if isinstance(value, tuple):
        return tuple(_told(v, at) for v in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    names = [f.name for f in fields(value)]
    changed: dict[str, Any] = {}
    if "start" in names and "end" in names:
        pair: Any = value
        changed["start"], changed["end"] = at.span(pair.start, pair.end)
    for name in names:
        old = getattr(value, name)
        if name in _SPANS:
            changed[name] = at.span(*old)
        elif name in _SPAN_LISTS and not any(map(is_dataclass, old)):
            changed[name] = tuple(at.span(*span) for span in old)
        elif name not in _NO_OFFSETS and (isinstance(old, tuple) or is_dataclass(old)):
            changed[name] = _told(old, at)
    return replace(value, **changed)
