"""Who is favoured: ledger, patterns and targets of a draft, read stretch by stretch while its analysis goes on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from analyzer import patterns
from analyzer.actors import frames
from analyzer.actors.scene import Scene
from analyzer.ahead import Errand
from analyzer.model import ActorFrame, Finding, Pattern, Sentence
from analyzer.stance.runtime import Model
from analyzer.terminology.acronyms import first_mentions
from analyzer.terminology.page import Page
from analyzer.terminology.variants import naming_variants
from analyzer.voice import Voices
from lexicon.compiled import Compiled

STRETCH = 1 << 16
"""Code points read as one draft at most: what is longer holds several, and memory stays bounded."""
_LOAD = 2
"""Stretches on one errand at least: a process for less would cost more than it saves."""

Read = tuple[list[str | None], list[ActorFrame], list[Pattern]]
"""Of a stretch: the target of each finding, the ledger, the patterns."""


class Favour:
    """Reads the actors of one document.

    Args:
        text: the whole document.
        voices: of the document.
        lexicon: for the gazetteer, the rival labels and the names of one thing.
        disable: kinds of patterns to leave out.
        house: answers to house-style questions: preferred names.
        sentences: of the document, a list that grows as it is analysed.
        findings: the same.
        model: what reads stance from the wording of sentences; None where labels alone should count.
        second_process: whether part may be read in another process.
    """

    def __init__(
        self,
        text: str,
        voices: Voices,
        lexicon: Compiled,
        disable: Collection[str],
        house: Mapping[str, str],
        sentences: Sequence[Sentence],
        findings: Sequence[Finding],
        model: Model | None,
        *,
        second_process: bool,
    ) -> None:
        self._text = text
        self._voices = voices
        self._lexicon = lexicon
        self._disable = disable
        self._house = house
        self._sentences = sentences
        self._findings = findings
        self._model = model
        self._second = second_process
        self._seen = self._first = 0
        self._waiting: list[tuple[int, int]] = []
        """Stretches, as ranges of sentences, that nobody reads yet."""
        self._away: tuple[Errand[list[Read]], list[tuple[int, int]]] | None = None
        self._read: dict[int, Read] = {}

    def go_on(self) -> None:
        """Takes note of sentences added since the last call, and sends complete stretches away where that pays."""
        sentences = self._sentences
        for k in range(self._seen, len(sentences)):
            if sentences[k].end - sentences[self._first].start > STRETCH and k > self._first:
                self._waiting.append((self._first, k))
                self._first = k
        self._seen = len(sentences)
        if self._second and len(self._waiting) >= _LOAD and (self._away is None or self._away[0].done()):
            self._fetch()
            self._send(self._waiting)
            self._waiting = []

    def finish(self) -> tuple[list[str | None], tuple[ActorFrame, ...], tuple[Pattern, ...]]:
        """The target of each finding, the ledger and the patterns of the whole document."""
        if self._first < len(self._sentences):
            self._waiting.append((self._first, len(self._sentences)))
        terms = self._terms()
        while self._waiting:
            if self._second and len(self._waiting) > 1 and (self._away is None or self._away[0].done()):
                self._fetch()
                half = len(self._waiting) // 2
                self._send(self._waiting[:half])
                del self._waiting[:half]
            stretch = self._waiting.pop()
            self._read[stretch[0]] = self._stretch(stretch)
        self._fetch()
        read = [self._read[first] for first in sorted(self._read)]
        told = [p for _, _, found in read for p in found] + terms
        return (
            [target for targets, _, _ in read for target in targets],
            frames.merged([ledger for _, ledger, _ in read]),
            tuple(sorted(told, key=lambda p: (p.evidence[0], p.kind))),
        )

    def _send(self, stretches: list[tuple[int, int]]) -> None:
        errand = Errand.send(lambda: [self._stretch(s) for s in stretches])
        if errand is not None:
            self._away = errand, stretches
        else:
            self._read |= {s[0]: self._stretch(s) for s in stretches}

    def _fetch(self) -> None:
        if self._away is not None:
            errand, stretches = self._away
            self._away = None
            found = errand.fetch() or [self._stretch(s) for s in stretches]
            self._read |= {s[0]: read for s, read in zip(stretches, found, strict=True)}

    def _stretch(self, stretch: tuple[int, int]) -> Read:
        part = self._sentences[slice(*stretch)]
        found = [[self._findings[k] for k in s.findings] for s in part]
        scene = Scene(self._text, [(s.start, s.end) for s in part], self._voices, self._lexicon, found)
        for line, sentence in zip(scene.lines, part, strict=True):
            line.slant = sentence.score.slant
        gathered = frames.gather(scene, self._model)
        targets = [finding.target for line in scene.lines for finding in line.findings]
        return targets, frames.ledger(scene, gathered), patterns.read(scene, self._disable)

    def _terms(self) -> list[Pattern]:
        """Names of one thing between which the draft changes, and acronyms that it does not introduce."""
        spans = [(s.start, s.end) for s in self._sentences]
        quotes, book = self._voices.quotations, self._lexicon.namebook
        page = Page(self._text, spans, quotes)
        found: list[Pattern] = []
        if "naming-variant" not in self._disable:
            for variant in naming_variants(self._text, spans, quotes, book, self._house, page):
                found.append(Pattern(variant.kind, (variant.preferred,), variant.message, variant.evidence))
        if "acronym-unintroduced" not in self._disable:
            for acronym in first_mentions(self._text, spans, quotes, book, page=page):
                found.append(Pattern(acronym.kind, (acronym.acronym,), acronym.message, acronym.evidence))
        return found
