"""Entries' own examples run through the engine: ``flags`` must be found, ``passes`` must not count."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.engine import Analyzer
from lexicon.faults import Fault
from lexicon.terms import Entry


def run(entries: Iterable[Entry], analyzer: Analyzer) -> list[Fault]:
    """Every example that does not do what its entry says. A noted finding in a quotation counts as not flagged."""
    faults = []
    for entry in entries:
        for sentence in entry.flags:
            if not any(f.term_id == entry.id for f in analyzer.analyze(sentence).findings):
                mend = "Loosen the context tests or mend the example"
                faults.append(_fault(entry, "flags", f"not flagged: {sentence}", mend))
        for sentence in entry.passes:
            if any(f.term_id == entry.id for f in analyzer.analyze(sentence).counted):
                mend = "Tighten the context tests or mend the example"
                faults.append(_fault(entry, "passes", f"flagged: {sentence}", mend))
    return faults


def _fault(entry: Entry, field: str, problem: str, mend: str) -> Fault:
    return Fault(entry.file, entry.line, entry.id, field, problem, mend)
