"""Writes the neutral wording where there is just one, outside quotations, and only what reads back as it should.

Each edit is tried on the file's own text, read again by the file's own reader and checked again: it stays where the
prose is the old one with the edit and nothing else, and where nothing is found in what was written.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass

from analyzer.model import Document, Finding, Report
from analyzer.readers import BOMS

_ROUNDS = 5
"""An edit may make room for another; text that would change for ever is left as it is then."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement in the prose and, by ``source``, in the file."""

    start: int
    end: int
    source: tuple[int, int]
    text: str
    old: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file after fixing: its bytes, what is left to tell of it, and how many edits were made."""

    data: bytes
    report: Report
    edits: int


def fixed(
    data: bytes, document: Document, read: Callable[[bytes], Document], check: Callable[[Document], Report]
) -> Fixed:
    """Makes all edits that are safe.

    Args:
        data: the file.
        document: what its reader made of it.
        read: the reader.
        check: what is to be told of a document.
    """
    report = check(document)
    made = 0
    for _ in range(_ROUNDS):
        edits = _edits(report)
        if not edits or _bytes(data, document, document.original) != data:
            break
        done = _applied(data, document, report, edits, read, check)
        if done is None:
            break
        data, document, report, count = done
        made += count
    return Fixed(data, report, made)


def _edits(report: Report) -> list[Edit]:
    """Replacements for what has one wording, that do not overlap."""
    document = report.document
    out: list[Edit] = []
    for f in report.findings:
        wording = _only(f)
        if wording is None or (out and f.start < out[-1].end):
            continue
        place = (f.start, f.end) if document.map is None else document.map.span(f.start, f.end)
        held = document.original[slice(*place)]
        if held == f.text or held.split() == f.text.split():
            out.append(Edit(f.start, f.end, place, wording, f.text))
    return out


def _only(finding: Finding) -> str | None:
    """The one wording of a finding in nobody else's words; None where an editor has to choose or to recast."""
    if finding.noted or finding.voice not in {"outlet", "attributed"} or finding.compound is not None:
        return None
    if finding.origin != "lexicon" or finding.fix not in {"replace", "delete", "replace-or-delete"}:
        return None
    wordings = {a.text for a in finding.alternatives}
    if len(wordings) != 1 or finding.alternatives[0].note is not None:
        return None
    return finding.alternatives[0].text


Done = tuple[bytes, Document, Report, int]


def _applied(
    data: bytes,
    document: Document,
    report: Report,
    edits: list[Edit],
    read: Callable[[bytes], Document],
    check: Callable[[Document], Report],
) -> Done | None:
    """The file with all edits; where that does not hold, with those that hold one after the other."""
    done = _tried(data, document, edits, read, check)
    if done is not None or len(edits) == 1:
        return done
    held: list[Edit] = []
    best: Done | None = None
    for edit in edits:
        tried = _tried(data, document, [*held, edit], read, check)
        if tried is not None:
            held.append(edit)
            best = tried
    return best


def _tried(
    data: bytes,
    document: Document,
    edits: list[Edit],
    read: Callable[[bytes], Document],
    check: Callable[[Document], Report],
) -> Done | None:
    source = document.original
    prose = document.text
    written: list[tuple[int, int]] = []  # spans of the new prose that were written
    new, at, shift = [], 0, 0
    expected, low = [], 0
    for edit in edits:
        new += [source[at : edit.source[0]], edit.text]
        at = edit.source[1]
        expected += [prose[low : edit.start], edit.text]
        low = edit.end
        written.append((edit.start + shift, edit.start + shift + len(edit.text)))
        shift += len(edit.text) - (edit.end - edit.start)
    text = "".join([*new, source[at:]])
    told = "".join([*expected, prose[low:]])
    out = _bytes(data, document, text)
    if out is None:
        return None
    try:
        again = read(out)
    except Exception:  # an edit that makes a file unreadable is none
        return None
    if again.original != text or again.text.split() != told.split():
        return None
    report = check(again)
    if again.text == told and any(f.start < b and a < f.end for f in report.findings for a, b in written if a < b):
        return None
    return out, again, report, len(edits)


def _bytes(data: bytes, document: Document, text: str) -> bytes | None:
    """A text in the file's own encoding and with its own byte-order mark; None where it has no such form."""
    if document.encoding == "docx":
        return None
    mark = next((m for m, _ in BOMS if data.startswith(m)), b"")
    try:
        return mark + codecs.encode(text, document.encoding)
    except (UnicodeError, LookupError):
        return None
