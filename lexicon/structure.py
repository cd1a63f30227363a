"""Structural patterns as data, from lexicon/patterns: what each is, its message and mend, examples that are tests."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from lexicon.source import ROOT

LEVELS = ("sentence", "article")


@dataclass(frozen=True, slots=True)
class PatternInfo:
    """One structural pattern: ``flags`` are texts that show it, ``passes`` are fair ones that look like it."""

    kind: str
    title: str
    level: str
    about: str
    message: str
    mend: str
    fine_when: str
    sources: tuple[str, ...]
    flags: tuple[str, ...]
    passes: tuple[str, ...]


def load_patterns() -> dict[str, PatternInfo]:
    """All patterns by kind, in the order of their names."""
    out = {}
    for path in sorted((ROOT / "patterns").glob("*.toml")):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        for key in ("sources", "flags", "passes"):
            raw[key] = tuple(raw[key])
        out[raw["kind"]] = PatternInfo(**raw)
    return out
