"""Evenhand's analysis: words that take a side, the voice they stand in, and what could be written instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analyzer.engine import Analyzer, analyze
    from analyzer.errors import EvenhandError
    from analyzer.model import Alternative, Document, Finding, Report, Sentence, SentenceScore

__all__ = [
    "Alternative",
    "Analyzer",
    "Document",
    "EvenhandError",
    "Finding",
    "Report",
    "Sentence",
    "SentenceScore",
    "analyze",
]

_HOME = {"Analyzer": "engine", "analyze": "engine", "EvenhandError": "errors"}


def __getattr__(name: str) -> object:
    # Loaded when first asked for: the command line is up, and answers Ctrl-C in its own words, before the engine is.
    if name not in __all__:
        raise AttributeError(f"module 'analyzer' has no attribute '{name}'")
    from importlib import import_module

    value: object = getattr(import_module(f"analyzer.{_HOME.get(name, 'model')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
