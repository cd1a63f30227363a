"""A baseline: findings of old copy that a desk has accepted, known by their content wherever they move.

Each entry holds the finding's fingerprint (entry, normalised match, sentence, ordinal) and, for text that was wrapped
anew and so cut into other sentences, the words around it. The file has an entry a line, sorted: merges stay readable.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from analyzer.errors import UsageError
from analyzer.model import Accepted, Finding, Report, Sentence
from analyzer.select import without

VERSION = 1
NAME = "evenhand-baseline.json"
SLANT = "slant"
"""Stands for an entry's id where a sentence was accepted for being over the slant limit."""
_WORD = re.compile(r"\w+")
_NEAR = 3
"""Words on each side that tell a finding where its sentence no longer does."""
_PARAGRAPH = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One accepted finding; ``before`` and ``after`` are hashes of the words around it."""

    path: str
    id: str
    text: str
    fingerprint: str
    before: str = ""
    after: str = ""


class Baseline:
    """Accepted findings by file. Paths are relative to the folder of the baseline file."""

    def __init__(self, entries: Iterable[Entry], folder: Path) -> None:
        self.folder = folder
        self.by_path: dict[str, list[Entry]] = {}
        for entry in entries:
            self.by_path.setdefault(entry.path, []).append(entry)
        # What was accepted in a file that is gone may have moved to another.
        self.moved = [e for p, es in self.by_path.items() if not _exists(folder / p) for e in es]

    def entries(self, name: str) -> Sequence[Entry]:
        """What may be accepted in a file, by the name that it was given under."""
        return [*self.by_path.get(relative(name, self.folder), ()), *self.moved]

    def accept(self, report: Report, max_slant: float | None = None) -> tuple[Report, set[Entry]]:
        """The report without what the baseline accepts, and the entries that were needed."""
        entries = self.entries(report.document.name)
        if not entries:
            return report, set()
        now = made(report, max_slant, self.folder)
        matched = _matched(now, entries)
        taken = {now[k][1] for k in matched if isinstance(now[k][1], int)}
        sentences = {now[k][2] for k in matched if now[k][1] is None}
        out = without(report, lambda k: Accepted(report.findings[k], "baseline") if k in taken else False)
        return replace(out, settled=out.settled | sentences), set(matched.values())


Made = tuple[Entry, int | None, int]
"""An entry for a finding, the finding's index (None for a sentence over the limit), and its sentence's."""


def made(report: Report, max_slant: float | None, folder: Path) -> list[Made]:
    """Entries for all findings of a report, and for its sentences at or over the slant limit."""
    path = relative(report.document.name, folder)
    out: list[Made] = []
    for k, sentence in enumerate(report.sentences):
        for f in sentence.findings:
            # Noted ones too: what stands in a quotation may count when the paragraph before it has moved away.
            out.append((_entry(report.document.text, report.findings[f], path), f, k))
        if max_slant is not None and sentence.score.slant >= max_slant and k not in report.settled:
            out.append((_slanted(report.document.text, sentence, path), None, k))
    return out


def _entry(text: str, finding: Finding, path: str) -> Entry:
    start, end = finding.word
    low = max((m.end() for m in _PARAGRAPH.finditer(text, max(0, start - 400), start)), default=max(0, start - 400))
    stop = _PARAGRAPH.search(text, end, end + 400)
    before = _WORD.findall(text[low:start].lower())[-_NEAR:]
    after = _WORD.findall(text[end : stop.start() if stop else end + 400].lower())[:_NEAR]
    shown = " ".join(_WORD.findall(text[start:end].lower()))
    return Entry(path, finding.term_id, shown, finding.fingerprint, _hash(before), _hash(after))


def _slanted(text: str, sentence: Sentence, path: str) -> Entry:
    words = _WORD.findall(text[sentence.start : sentence.end].lower())
    return Entry(path, SLANT, " ".join(words[:6]), _hash(words))


def _hash(words: Sequence[str]) -> str:
    return blake2b(" ".join(words).encode(errors="surrogatepass"), digest_size=4).hexdigest() if words else ""


def _matched(now: Sequence[Made], entries: Sequence[Entry]) -> dict[int, Entry]:
    """For each index of what is found now, the entry that accepts it; an entry accepts once.

    First by fingerprint; what is left by the words on both sides, then by those on one.
    """
    out: dict[int, Entry] = {}
    left = list(entries)
    keys = (
        lambda e: [(e.id, e.text, e.fingerprint)],
        lambda e: [(e.id, e.text, e.before, e.after)] if e.id != SLANT else [],
        # A word broken at its hyphen may be found as another form of its entry.
        lambda e: [(e.id, side, h) for side, h in ((0, e.before), (1, e.after)) if h],
    )
    for key in keys:
        by_key: dict[tuple[object, ...], list[int]] = {}
        for n, entry in enumerate(left):
            for value in key(entry):
                by_key.setdefault(value, []).append(n)
        used: set[int] = set()
        for k, (entry, _, _) in enumerate(now):
            if k in out:
                continue
            for value in key(entry):
                free = [n for n in by_key.get(value, ()) if n not in used]
                if free:
                    used.add(free[0])
                    out[k] = left[free[0]]
                    break
        left = [entry for n, entry in enumerate(left) if n not in used]
        if not left:
            break
    return out


def load(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        UsageError: where it cannot be read, was left with merge conflicts, is damaged or of another version.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", "write one with evenhand baseline") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 at byte {error.start}", "write it again with evenhand baseline") from error
    if re.search(r"^(?:<{7}|={7}|>{7}) ?", text, re.MULTILINE):
        line = text[: re.search(r"^(?:<{7}|={7}|>{7})", text, re.MULTILINE).start()].count("\n") + 1  # type: ignore[union-attr]
        raise UsageError(f"{path}:{line}: left with merge conflicts", "keep the lines of both sides, without the marks")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: not JSON: {error}", "write it again with evenhand baseline") from error
    version = data.get("evenhand-baseline") if isinstance(data, dict) else None
    if version is None:
        raise UsageError(f"{path}: is no baseline", "write one with evenhand baseline")
    if version != VERSION:
        hint = f"this Evenhand reads version {VERSION}; write it again with evenhand baseline"
        raise UsageError(f"{path}: a baseline of version {version}", hint)
    rows = data.get("accepted")
    names = Entry.__slots__
    if not isinstance(rows, list) or not all(
        isinstance(r, dict) and r.keys() <= set(names) and all(isinstance(v, str) for v in r.values()) for r in rows
    ):
        raise UsageError(f"{path}: accepted is not a list of findings", "write it again with evenhand baseline")
    try:
        return Baseline((Entry(**row) for row in rows), path.parent)
    except TypeError as error:
        raise UsageError(f"{path}: a finding lacks a field", "write it again with evenhand baseline") from error


def written(entries: Iterable[Entry]) -> str:
    """The text of a baseline file."""
    rows = sorted(entries)
    lines = [_line({n: v for n in Entry.__slots__ if (v := getattr(e, n))}) for e in rows]
    body = ",\n".join(lines)
    return f'{{"evenhand-baseline": {VERSION}, "accepted": [\n{body}\n]}}\n'


def _line(row: Mapping[str, str]) -> str:
    shown = json.dumps(row, ensure_ascii=False)
    # The bytes of a file's name that are no UTF-8 have no other form.
    return json.dumps(row) if any("\ud800" <= char <= "\udfff" for char in shown) else shown


def statistics(baseline: Baseline) -> dict[str, Mapping[str, int]]:
    """Counts of accepted findings, by entry and by file."""
    every = [e for es in baseline.by_path.values() for e in es]
    return {"entry": Counter(e.id for e in every), "file": Counter(e.path for e in every)}


def relative(name: str, folder: Path) -> str:
    """A file's name as a baseline knows it."""
    try:
        return os.path.relpath(Path(name).absolute(), folder.absolute()).replace(os.sep, "/")
    except ValueError:  # on another drive
        return name


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
