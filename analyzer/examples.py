"""Entries' own examples run through the engine: ``flags`` must be found, ``passes`` must not count."""

from __future__ import annotations

from collections.abc import Iterable

from lexicon.faults import Fault
from lexicon.terms import Entry

from analyzer.engine import Analyzer


def run(entries: Iterable[Entry], analyzer: Analyzer) -> list[Fault]:
    """Every example that does not do what its entry says. A noted finding in a quotation counts as not flagged."""
    faults = []
    for entry in entries:
        for sentence in entry.flags:
            if not any(f.term_id == entry.id for f in analyzer.analyze(sentence).findings):
                faults.append(_fault(entry, "flags", f"not flagged: {sentence}", "Loosen the context tests or mend the example"))
        for sentence in entry.passes:
            if any(f.term_id == entry.id for f in analyzer.analyze(sentence).counted):
                faults.append(_fault(entry, "passes", f"flagged: {sentence}", "Tighten the context tests or mend the example"))
    return faults


def _fault(entry: Entry, field: str, problem: str, mend: str) -> Fault:
    return Fault(f"{entry.pack}.toml", entry.line, entry.id, field, problem, mend)
