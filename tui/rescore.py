"""Slant of the text as it now reads: only the stretch around a change is analysed again.

A stretch is the paragraph of the change, or of a very long paragraph the sentences near it. It is read between its
neighbours as they now are, so that a quotation opened before it or closed after it is still one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from analyzer.model import Finding, Report, Sentence, SentenceScore
from analyzer.sentences import Span, paragraphs
from analyzer.tokens import count_words

Analyze = Callable[[str], Report]
_REACH = 1500
"""Code points of one paragraph on either side of a change that are read again."""
_BEFORE, _AFTER = 1200, 400
"""Code points of neighbouring sentences that are read along."""


@dataclass(frozen=True, slots=True)
class Now:
    """A sentence of the draft as it now reads: its scores, and its findings relative to its own start.

    It is several sentences where an edit made it so; ``slant`` is then their mean by words.
    """

    slant: float
    words: int
    scores: tuple[SentenceScore, ...]
    findings: tuple[Finding, ...]


class Scores:
    """The slant of each sentence now, and the document's.

    Args:
        report: the analysis of the draft.
        analyze: analyses a text.
        reads: what a sentence, by its number, now reads.
    """

    def __init__(self, report: Report, analyze: Analyze, reads: Callable[[int], str]) -> None:
        self.report = report
        self.blocks: list[Span] = list(paragraphs(report.document.text))
        self._analyze = analyze
        self._reads = reads
        text = report.document.text
        self._words = [count_words(text, s.start, s.end) for s in report.sentences]
        self._now: dict[int, Now] = {}
        self._waiting: dict[int, None] = {}
        self._joined: dict[int, range] = {}
        self._starts = [s.start for s in report.sentences]
        self._block_starts = [b[0] for b in self.blocks]
        self._total = sum(s.score.slant * w for s, w in zip(report.sentences, self._words, strict=True))
        self._weight = sum(self._words)

    def slant(self, sentence: int) -> float:
        """Slant of a sentence as it now reads, as far as it has been analysed."""
        now = self._now.get(sentence)
        return self.report.sentences[sentence].score.slant if now is None else now.slant

    def now(self, sentence: int) -> Now | None:
        """The new analysis of a sentence; None where the draft's still stands."""
        return self._now.get(sentence)

    @property
    def document(self) -> float:
        """Slant of the whole text as it now reads."""
        return self._total / self._weight if self._weight else 0.0

    @property
    def settled(self) -> bool:
        """Whether every change has been analysed."""
        return not self._waiting

    def changed(self, sentences: Iterable[int]) -> None:
        """These sentences read differently now; :meth:`settle` analyses them."""
        self._waiting.update(dict.fromkeys(sentences))

    def settle(self, seconds: float | None = None) -> set[int]:
        """Analyses what has changed, for about so long; the sentences that have new scores."""
        end = None if seconds is None else perf_counter() + seconds
        fresh: set[int] = set()
        while self._waiting and (end is None or not fresh or perf_counter() < end):
            fresh |= self._again(next(iter(self._waiting)))
        return fresh

    def block_of(self, offset: int) -> int:
        """Number of the paragraph that holds an offset of the draft, or ends before it."""
        return max(0, bisect_right(self._block_starts, offset) - 1)

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence that holds an offset of the draft, or ends before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentences_of(self, block: int) -> range:
        """Numbers of the sentences of a paragraph."""
        start, end = self.blocks[block]
        return range(bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1))

    def _stretch(self, sentence: int) -> range:
        all_of = self.report.sentences
        within = self.sentences_of(self.block_of(all_of[sentence].start))
        first = last = sentence
        while first > within.start and all_of[sentence].start - all_of[first - 1].start <= _REACH:
            first -= 1
        while last + 1 < within.stop and all_of[last + 1].end - all_of[sentence].end <= _REACH:
            last += 1
        return range(first, last + 1)

    def _again(self, sentence: int) -> set[int]:
        stretch = self._stretch(sentence)
        before = self._joined.pop(sentence, stretch)
        stretch = range(min(stretch.start, before.start), max(stretch.stop, before.stop))
        around = self._around(stretch)
        window, spans = self._window(around)
        shared = list(paragraphs(window))
        joined = _joined(shared, spans, stretch, around.start)
        found = self._analyze(window)
        starts = [s.start for s in found.sentences]
        for k in joined:
            start, end = spans[k - around.start]
            mine = found.sentences[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]
            self._put(k, _now(found, mine, start))
            self._waiting.pop(k, None)
            self._joined.pop(k, None)
            own = self._stretch(k)
            own = range(max(own.start, around.start), min(own.stop, around.stop))
            wide = _joined(shared, spans, own, around.start)
            if wide != own:
                self._joined[k] = wide  # when they part again, all of them are read again
        return set(joined)

    def _around(self, stretch: range) -> range:
        """The stretch with the neighbours that are read along."""
        all_of = self.report.sentences
        low, high = stretch.start, stretch.stop - 1
        while low > 0 and all_of[stretch.start].start - all_of[low - 1].start <= _BEFORE:
            low -= 1
        while high + 1 < len(all_of) and all_of[high + 1].end - all_of[stretch.stop - 1].end <= _AFTER:
            high += 1
        return range(low, high + 1)

    def _window(self, around: range) -> tuple[str, list[Span]]:
        """Neighbouring sentences as they now read, and where in that text each of them is."""
        text, all_of = self.report.document.text, self.report.sentences
        parts: list[str] = []
        spans: list[Span] = []
        at = 0
        for k in around:
            reads = self._reads(k)
            spans.append((at, at + len(reads)))
            gap = text[all_of[k].end : all_of[k + 1].start] if k + 1 < around.stop else ""
            parts += (reads, gap)
            at += len(reads) + len(gap)
        return "".join(parts), spans

    def _put(self, sentence: int, now: Now) -> None:
        old = self._now.get(sentence)
        slant, words = (
            (self.report.sentences[sentence].score.slant, self._words[sentence])
            if old is None
            else (old.slant, old.words)
        )
        self._total += now.slant * now.words - slant * words
        self._weight += now.words - words
        score = self.report.sentences[sentence].score.slant
        same = self._reads(sentence) == self.report.document.text[self._span(sentence)]
        # A sentence may take in the next one where a change runs them together: then it has more words than before.
        if same and now.words == self._words[sentence] and abs(now.slant - score) < 1e-9:
            self._now.pop(sentence, None)
        else:
            self._now[sentence] = now

    def _span(self, sentence: int) -> slice:
        return slice(self.report.sentences[sentence].start, self.report.sentences[sentence].end)


def _joined(blocks: Iterable[Span], spans: Sequence[Span], stretch: range, first: int) -> range:
    """The stretch with the sentences of every paragraph that it now shares.

    Whether lines are a paragraph each or one that was wrapped is told by their lengths, which a change may alter; what
    a word means may depend on its paragraph.
    """
    low, high = spans[stretch.start - first][0], spans[stretch.stop - 1 - first][1]
    shared = [b for b in blocks if b[0] < high and low < b[1]]
    if not shared:
        return stretch
    low, high = shared[0][0], shared[-1][1]
    within = [k for k, (start, end) in enumerate(spans, first) if start < high and low < end]
    return range(min(stretch.start, *within), max(stretch.stop, within[-1] + 1)) if within else stretch


def _now(found: Report, mine: Iterable[Sentence], start: int) -> Now:
    scores: list[SentenceScore] = []
    findings: list[Finding] = []
    total = weight = 0.0
    words = 0
    for sentence in mine:
        count = count_words(found.document.text, sentence.start, sentence.end)
        total += sentence.score.slant * count
        weight += count
        words += count
        scores.append(sentence.score)
        findings += (moved(found.findings[k], -start) for k in sentence.findings)
    return Now(total / weight if weight else 0.0, words, tuple(scores), tuple(findings))


def moved(finding: Finding, by: int) -> Finding:
    """A finding with all its offsets shifted."""
    compound = finding.compound
    return replace(
        finding,
        start=finding.start + by,
        end=finding.end + by,
        word=(finding.word[0] + by, finding.word[1] + by),
        compound=compound and replace(compound, start=compound.start + by, end=compound.end + by),
    )
