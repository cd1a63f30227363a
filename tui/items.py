"""What is decided about: a finding in its sentence, its states, and the runs of text that decisions make."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.model import Finding, Report
from tui.decisions import term_of
from tui.rescore import Now

UNDECIDED, CHANGED, KEPT, IGNORED, NOTED = "undecided", "changed", "kept", "ignored", "noted"
STATES = (UNDECIDED, CHANGED, KEPT, IGNORED, NOTED)


@dataclass(frozen=True, slots=True)
class Item:
    """A finding to decide. Where ``edited``, it was found in a rewritten sentence, and its offsets count from there."""

    key: str
    finding: Finding
    sentence: int
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the resulting text and the span of the draft that it stands for; ``key`` tells whose decision it is."""

    text: str
    start: int
    end: int
    key: str = ""
    edited: bool = False


def base_items(report: Report) -> list[Item]:
    """The findings of a draft, keyed by fingerprint."""
    out = []
    seen: dict[str, int] = {}
    for number, sentence in enumerate(report.sentences):
        for k in sentence.findings:
            f = report.findings[k]
            again = seen[f.fingerprint] = seen.get(f.fingerprint, -1) + 1
            out.append(Item(f.fingerprint + (f"+{again}" if again else ""), f, number))
    return out


def edited_items(sentence: int, now: Now | None) -> list[Item]:
    """The findings of a rewritten sentence; none until it has been analysed."""
    out = []
    seen: dict[str, int] = {}
    for f in now.findings if now is not None else ():
        term = term_of(f)
        again = seen[term] = seen.get(term, -1) + 1
        out.append(Item(f"{sentence}/{term}/{again}", f, sentence, edited=True))
    return out
