"""The values that flow through the analysis: documents, findings, scores and reports, all frozen.

Offsets are code points in the document's text, half-open. Slant, lexical, model and confidence lie in 0..1; polarity in
−1..+1 is toward the finding's target.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analyzer.sourcemap import SourceMap

VOICES = ("outlet", "attributed", "quoted", "scare")
POLICIES = ("check", "note", "ignore")
SEVERITIES = ("consider", "caution", "avoid")


@dataclass(frozen=True, slots=True)
class Alternative:
    """A neutral wording, ready to paste over the finding's span; empty text deletes it."""

    text: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Compound:
    """One rewrite for several findings that stand in one noun phrase."""

    start: int
    end: int
    text: str
    rewrite: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A word or phrase that takes a side: ``document.text[start:end] == text``.

    ``noted`` findings are shown but count for nothing: by default, those in somebody else's quoted words.
    ``word`` is the span of the listed term itself, where the pasted span has to be wider (an article, a space).
    """

    start: int
    end: int
    text: str
    term_id: str
    category: str
    severity: str
    polarity: float
    target: str | None
    voice: str
    confidence: float
    alternatives: tuple[Alternative, ...]
    message: str
    origin: str
    fix: str
    fingerprint: str
    noted: bool
    word: tuple[int, int]
    compound: Compound | None = None

    @property
    def strength(self) -> int:
        """1 to 3, in the order of the severities."""
        return SEVERITIES.index(self.severity) + 1


@dataclass(frozen=True, slots=True)
class Part:
    """What one span adds to its sentence's slant."""

    start: int
    end: int
    text: str
    source: str
    weight: float


@dataclass(frozen=True, slots=True)
class SentenceScore:
    """Slant of a sentence with its evidence: the parts' weights add up to ``slant``."""

    slant: float
    lexical: float
    model: float | None
    parts: tuple[Part, ...]


NO_SLANT = SentenceScore(0.0, 0.0, None, ())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its score and the indices of its findings."""

    start: int
    end: int
    score: SentenceScore
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the draft that speaks to Evenhand.

    ``start`` and ``end`` are offsets in the file, ``at`` the offset in the text where it stands; ``alone`` where it is
    a block of its own rather than inside a paragraph.
    """

    start: int
    end: int
    at: int
    text: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Document:
    """What is analysed, and where it came from.

    ``text`` is the prose. Where the file holds more than that, ``source`` is the decoded file and ``map`` leads from
    offsets in the text to offsets in it; without a map the text is the file. ``comments`` are those addressed to us.
    """

    name: str
    text: str
    encoding: str = "utf-8"
    source: str | None = None
    map: SourceMap | None = None
    comments: tuple[Comment, ...] = ()

    @property
    def original(self) -> str:
        """The decoded file, markup included."""
        return self.text if self.source is None else self.source


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that somebody has accepted: ``how`` is ``comment`` or ``baseline``."""

    finding: Finding
    how: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the draft's own comments that its writer should know; ``at`` is an offset in the file."""

    at: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Label:
    """A word or phrase by which an actor is called, or one that judges it; polarity −1..+1 is toward the actor."""

    text: str
    start: int
    end: int
    polarity: float
    voice: str


@dataclass(frozen=True, slots=True)
class Sponsor:
    """A modifier that names an actor by its backer: *Western-backed*."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb of force with the actor as its ``agent`` or ``patient``."""

    verb: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What moves an actor's stance: a span, how far (−1..+1, before it is weighed with the rest), and why."""

    start: int
    end: int
    value: float
    why: str


@dataclass(frozen=True, slots=True)
class ActorFrame:
    """How a draft presents one actor; ``stance`` is that of the outlet's own voice, −1 (against) to +1 (for).

    ``verbs`` counts the reporting verbs of which the actor is the subject, by lemma in the past tense; ``quoted``
    counts its words in quotation marks. See :mod:`analyzer.actors.stance` for the stance and its interval.
    """

    name: str
    kind: str
    aliases: tuple[str, ...]
    mentions: int
    stance: float
    interval: tuple[float, float]
    labels: tuple[Label, ...]
    verbs: tuple[tuple[str, int], ...]
    sponsors: tuple[Sponsor, ...]
    titles: tuple[str, ...] = ()
    deeds: tuple[Deed, ...] = ()
    quoted: int = 0
    evidence: tuple[Evidence, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    """Where the actor is mentioned: the first thousand places."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way of telling that takes a side though no single word does, with the spans that show it."""

    kind: str
    actors: tuple[str, ...]
    message: str
    evidence: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in one document."""

    document: Document
    words: int
    slant: float
    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]
    lexicon: str
    model: str | None = None
    interval: tuple[float, float] = (0.0, 1.0)
    """95 % interval of the slant; see :func:`analyzer.score.document_interval`."""
    actors: tuple[ActorFrame, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    """Findings that a comment in the draft or a baseline has taken out of ``findings``."""
    settled: frozenset[int] = frozenset()
    """Sentences that no longer count for the slant limit, by index."""
    notices: tuple[Notice, ...] = ()

    @property
    def counted(self) -> Iterator[Finding]:
        """Findings that count toward scores, totals and exit codes."""
        return (f for f in self.findings if not f.noted)

    def to_dict(self) -> dict[str, Any]:
        """The document object of the JSON schema ``evenhand/1``."""
        from analyzer.reporters.json import document_object

        return document_object(self)
