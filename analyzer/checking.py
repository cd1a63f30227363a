"""One file checked from its bytes to what is reported of it: reading, analysis, and what settings and people accept.

The command line, its second processes, the baseline and the language server all check by this one path.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzer import select
from analyzer.config import Settings
from analyzer.engine import Analyzer
from analyzer.model import SEVERITIES, Document, Report
from analyzer.readers import parse
from lexicon.vocabulary import LEARNED

if TYPE_CHECKING:
    from analyzer.baseline import Baseline
    from analyzer.changes import Changes


class Analyzers:
    """Analyzers by what of the settings they need; each is made once.

    Args:
        actors: whether actors and patterns are read; who shows neither need not wait for them.
    """

    def __init__(self, *, actors: bool = True) -> None:
        self.actors = actors
        self._made: dict[str, Analyzer] = {}
        self._names: dict[str, Collection[str]] = {}

    def of(self, settings: Settings) -> Analyzer:
        """The analyzer for these settings.

        Raises:
            UsageError, LexiconError: where one cannot be made.
        """
        key = self.key(settings)
        if key not in self._made:
            self._made[key] = Analyzer(
                settings.packs,
                settings.model,
                policy=settings.voice,
                disable=settings.disable,
                house=settings.house,
                actors=self.actors,
            )
        return self._made[key]

    def names(self, settings: Settings) -> Collection[str]:
        """Entries, categories and kinds of patterns that a comment may name, those switched off included."""
        key = self.key(settings)
        if key not in self._names:
            lexicon = self.of(settings).lexicon
            known = {lexicon.entry(k)["id"] for k in range(len(lexicon))} | set(lexicon.categories)
            kinds = lexicon.gazetteer["patterns"].keys()
            self._names[key] = known | kinds | {LEARNED, *settings.disable}
        return self._names[key]

    @staticmethod
    def key(settings: Settings) -> str:
        """What of the settings the analysis goes by."""
        return repr(
            (
                tuple(map(str, settings.packs)),
                settings.model,
                sorted(settings.voice.items()),
                settings.disable,
                sorted(settings.house.items()),
            )
        )


@dataclass(slots=True)
class Checker:
    """Checks documents under settings, a baseline and a diff."""

    baseline: Baseline | None = None
    changes: Changes | None = None
    analyzers: Analyzers = field(default_factory=Analyzers)

    def read(self, name: str, data: bytes, settings: Settings) -> Document:
        """The document in a file's bytes.

        Raises:
            UncheckedError: where it cannot be read.
        """
        return parse(name, data, settings.encoding, settings.unknown_suffix)

    def report(self, document: Document, settings: Settings, *, second_process: bool = False) -> Report:
        """What is to be told of a document."""
        report = self.analyzers.of(settings).analyze_document(document, second_process=second_process)
        report = select.adjusted(report, settings.severity, settings.ignore)
        if document.comments:
            from analyzer import suppress

            report = suppress.apply(report, self.analyzers.names(settings), patterns=self.analyzers.actors)
        if self.baseline is not None:
            report, _ = self.baseline.accept(report, settings.max_slant)
        if self.changes is not None:
            report = self.changes.touched(report)
        return report


def fails(report: Report, settings: Settings) -> bool:
    """Whether a report is over the thresholds: a counted finding's severity, or a sentence's slant."""
    if settings.max_slant is not None and any(
        s.score.slant >= settings.max_slant for k, s in enumerate(report.sentences) if k not in report.settled
    ):
        return True
    if settings.fail_on == "never":
        return False
    least = SEVERITIES.index(settings.fail_on)
    return any(SEVERITIES.index(f.severity) >= least for f in report.counted)


def notes(report: Report) -> Sequence[tuple[str, str]]:
    """What should be told about a report beside its findings: messages with their mends."""
    name = report.document.name
    told = [] if report.words else [(f"{name}: no words to check", "the file is empty or holds no text")]
    if report.notices:
        from analyzer.reporters import positions

        at = positions(report.document.original, [n.at for n in report.notices])
        told += [(f"{name}:{at[n.at][0]}:{at[n.at][1]}: {n.message}", n.hint) for n in report.notices]
    return told
