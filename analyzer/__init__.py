"""Evenhand's analysis: words that take a side, the voice they stand in, and what could be written instead."""

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
