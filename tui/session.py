"""A draft on the desk: read, analysed, decided, recorded, saved. Everything that touches files, and no screen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.errors import EvenhandError
from analyzer.model import Document, Report
from tui import attach, save, sidecar
from tui.decisions import PROJECT, Ignored
from tui.history import Step
from tui.rescore import Analyze
from tui.review import Review

if TYPE_CHECKING:
    from analyzer.engine import Analyzer  # slow to import: the screen is up before it is


class Session:
    """One draft of the queue.

    ``review`` is None until :meth:`analyse` has run; ``warning`` says what an editor should know, empty if nothing.

    Args:
        path: the draft.
        encoding: of the draft, where it was given.
    """

    def __init__(self, path: str, encoding: str | None = None) -> None:
        self.path = Path(path)
        self.review: Review | None = None
        self.document: Document | None = None
        self.source: save.Source | None = None
        self.error: EvenhandError | None = None
        self.warning = ""
        self.lost: list[attach.Record] = []
        self.taken_up = 0
        self.recorded = True
        self.busy = False
        self._encoding = encoding
        self._applied: list[attach.Record] = []
        self._project: frozenset[str] = frozenset()
        self._base = ""
        self._written = ""

    @property
    def name(self) -> str:
        """The draft's path as it was given."""
        return str(self.path)

    def open(self) -> None:
        """Reads the draft; what is wrong with it is left in ``error``."""
        try:
            self.document, self.source = save.load(str(self.path), self._encoding)
            self.error = None
        except EvenhandError as error:
            self.document, self.error = None, error

    def analyse(self, analyzer: Analyzer) -> Review:
        """Analyses the draft and takes up what was decided earlier; slow, and safe in a thread of its own."""
        assert self.document is not None
        assert self.source is not None
        held, fault = sidecar.read(self.path)
        self._project = sidecar.project_terms(self.path)
        report = analyzer.analyze_document(self.document)
        review = self._resumed(report, analyzer, held)
        self._base, self._written = self.source.digest, ""
        if fault:
            self.warning = fault
        review.settle(0.2)
        self.review = review
        return review

    def _resumed(self, report: Report, analyzer: Analyzer, held: Mapping[str, Any]) -> Review:
        """The review with the decisions of earlier sessions: those that the file has already are told, not decided."""
        assert self.source is not None
        rows: dict[str, list[attach.Record]] = {name: list(held.get(name, ())) for name in ("findings", "sentences")}
        for row in held.get("unattached", ()):
            rows["sentences" if "now" in row else "findings"].append(row)
        self._applied = list(held.get("applied", ()))
        if held.get("saved") == self.source.digest:
            for name, all_rows in rows.items():
                self._applied += [row for row in all_rows if row.get("saved")]
                rows[name] = [row for row in all_rows if not row.get("saved")]
        again = _again(analyzer)
        plain = Review(report, again)
        found = attach.attach(report, plain.items, {**rows, "terms": held.get("terms", ())})
        self._applied += [row for row in found.lost if row.get("saved")]
        self.lost = [row for row in found.lost if not row.get("saved")]
        self.taken_up = sum(kind != "term" for kind, _ in found.slots)
        if self.lost:
            few = len(self.lost) == 1
            some = "1 earlier decision no longer fits" if few else f"{len(self.lost)} earlier decisions no longer fit"
            self.warning = f"{some} the draft: kept under “unattached” in {sidecar.sidecar_of(self.path)}"
        return Review(report, again, found.slots, self._project)

    def record(self, step: Step | None = None) -> str:
        """Writes the decisions down as they are; what went wrong, empty if nothing did."""
        if self.review is None or self.source is None:
            return ""
        try:
            sidecar.write(
                self.path,
                {
                    "draft": self.path.name,
                    "digest": self._base,
                    "saved": self._written or None,
                    **attach.records(self.review),
                    "unattached": self.lost,
                    "applied": self._applied,
                },
            )
            if step is not None and any(kind == "term" for kind, _ in step.slots):
                self._record_project()
        except OSError as error:
            self.recorded = False
            return f"decisions are not on disk: {error.strerror or error}"
        self.recorded = True
        return ""

    def _record_project(self) -> None:
        assert self.review is not None
        slots = self.review.history.slots
        now = frozenset(name for (kind, name), v in slots.items() if kind == "term" and v == Ignored(PROJECT))
        if now != self._project:
            sidecar.write_project_terms(self.path, now - self._project, self._project - now)
            self._project = now

    def on_disk(self) -> str:
        """How the file compares with what is known of it: ``same``, ``changed`` or ``gone``."""
        return save.compared(self.source) if self.source is not None else save.SAME

    def save(self, to: Path | None = None) -> str:
        """Writes the resulting text over the draft, or to another file; what to tell the editor.

        Raises:
            OutputError: where it cannot be written; the decisions stay recorded.
        """
        assert self.review is not None
        assert self.source is not None
        written = save.save(self.source, self.review.result(), to)
        if to is not None and to.resolve() != self.path.resolve():
            return f"written to {to}"
        self.source = written
        self._written = written.digest
        self.review.history.mark_saved()
        problem = self.record()
        return f"saved {self.name}" + (f"; {problem}" if problem else "")


def _again(analyzer: Analyzer) -> Analyze:
    """How a change is analysed: without the actors, which take most of the time and of which no score is made."""
    if not analyzer.actors:
        return analyzer.analyze
    quick = object.__new__(type(analyzer))  # copying would read the lexicon a second time
    vars(quick).update(vars(analyzer), actors=False)
    return quick.analyze
