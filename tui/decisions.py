"""What an editor decides: about a finding, about a term, about a sentence; plain values, frozen."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.model import Finding
from lexicon.vocabulary import LEARNED

USE, OWN, JOINED, KEEP = "use", "own", "joined", "keep"
KINDS = (USE, OWN, JOINED, KEEP)
"""An alternative of the finding, wording of one's own, part of a phrase rewritten as a whole, the draft's own word."""

DRAFT, PROJECT = "draft", "project"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on one finding.

    ``wording`` is pasted over ``[start, end)``: offsets in the draft or, for a finding of an edited sentence, in the
    edited text. A finding that is kept or joined to another's rewrite changes nothing itself; its span is empty.
    """

    kind: str
    wording: str = ""
    start: int = 0
    end: int = 0
    reason: str = ""

    @property
    def pastes(self) -> bool:
        """Whether the text changes here."""
        return self.kind in (USE, OWN)


@dataclass(frozen=True, slots=True)
class Ignored:
    """A term that is flagged no more, in this draft or in the whole project."""

    scope: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A sentence as the editor rewrote it."""

    text: str


Value = Decision | Ignored | Edit
Slot = tuple[str, str]
"""What is decided about: ``("finding", key)``, ``("term", term)`` or ``("sentence", index)``."""


@dataclass(frozen=True, slots=True)
class Option:
    """A wording that can be used for a finding; number 0 rewrites the whole phrase that the finding stands in."""

    number: int
    wording: str
    start: int
    end: int
    note: str = ""


def term_of(finding: Finding) -> str:
    """What ``ignore`` and ``accept all`` take for one term.

    The entry's id; for the classifier's words, which share one id, the word as well.
    """
    return f"{LEARNED} {finding.text.casefold()}" if finding.term_id == LEARNED else finding.term_id
