"""What the review screen says: in its head, in the bottom row, in the panel at the side and the strip below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from textual.screen import Screen

from tui import panel_rows
from tui.advice import NOTHING, Advice
from tui.cells import clipped
from tui.filters import Filter
from tui.items import UNDECIDED, Item
from tui.keys import Key
from tui.lines import Bar, Panel
from tui.panel_rows import PanelRow
from tui.review import Review
from tui.ruler import Ruler
from tui.save import CHANGED, SAME
from tui.session import Session
from tui.sheet import Sheet

if TYPE_CHECKING:
    from analyzer.engine import Analyzer

WIDE = 100
"""Columns from which the finding has a panel at the side; narrower, a strip below."""
_NAME = 16
"""Columns that the draft's name has in the head at least, where there is room for both."""

Run = tuple[str, str, str]


class Telling(Screen[None], inherit_bindings=False):
    """What is on the desk, and what is said of it.

    Args:
        queue: the drafts.
        make: makes the analyzer; called once, in the background.
        keys: every key in force.
        limit: slant from which a sentence counts as slanted.
        advise: reads the packs' advice; called once, in the background.
        served: whether a browser shows this, which must not name files.
        advance: whether a decision goes on to the next finding.
    """

    def __init__(
        self,
        queue: Sequence[Session],
        make: Callable[[], Analyzer],
        keys: Sequence[Key],
        *,
        limit: float = 0.5,
        advise: Callable[[], Advice] = lambda: NOTHING,
        served: bool = False,
        advance: bool = False,
        ascii_gauge: bool = False,
    ) -> None:
        super().__init__()
        self.queue = list(queue)
        self.at = 0
        self.keys = {key.id: key for key in keys}
        self.limit = limit
        self.served = served
        self.advance = advance
        self.advice = NOTHING
        self.filter = Filter()
        self.key = ""
        self.sentence = 0
        self.hits: list[tuple[int, int]] = []
        self.hit: int | None = None
        self.message = ""
        self.alert = False
        self.disk = SAME
        self._make = make
        self._advise = advise
        self._analyzer: Analyzer | None = None
        self._ascii = ascii_gauge
        self._settling = False
        self._lock = Lock()

    @property
    def session(self) -> Session:
        """The draft on the desk."""
        return self.queue[self.at]

    @property
    def review(self) -> Review | None:
        """Its review; None until it has been analysed."""
        return self.session.review

    @property
    def item(self) -> Item | None:
        """The finding looked at."""
        return self.review.item(self.key) if self.review is not None else None

    @property
    def sheet(self) -> Sheet:
        """The sheet."""
        return self.query_one(Sheet)

    @property
    def printed(self) -> dict[str, str]:
        """Every key as it is printed, by its id."""
        return {name: key.shown for name, key in self.keys.items()}

    @property
    def unready(self) -> str:
        """Why there is no review yet, or none at all."""
        error = self.session.error
        return "Still analysing …" if error is None else f"Not checked: {error.message}; {error.hint}"

    def wanted(self, item: Item) -> bool:
        """Whether the filter lets a finding pass."""
        return self.review is not None and self.filter.passes(self.review, item)

    # What the bars and the panel say.

    def say(self, message: str, *, alert: bool = False) -> None:
        """Says something in the bottom row, until the next key."""
        self.message, self.alert = message, alert
        if self.is_mounted:
            self.query_one("#foot", Bar).refresh()

    def tell(self, *, ruler: bool = True) -> None:
        """Brings bars, panel and ruler up to date."""
        if not self.is_mounted:
            return
        self.query_one("#head", Bar).refresh()
        self.query_one("#foot", Bar).refresh()
        self.query_one("#side" if self.size.width >= WIDE else "#strip", Panel).tell()
        if ruler:
            self.query_one(Ruler).changed()

    def on_resize(self) -> None:
        """The other panel may be the one that is seen now."""
        self.tell()

    def _head(self, width: int) -> list[Run]:
        session, review = self.session, self.review
        right = " · ".join([*self._alarms(review), *self._facts(review)])
        place = f"{self.at + 1} of {len(self.queue)}: " if len(self.queue) > 1 else ""
        least = min(_NAME, width // 3)
        right = clipped(right, max(1, width - least - 3))
        room = max(least, width - _columns(right) - len(place) - 3)
        name = place + (session.name if _columns(session.name) <= room else clipped(session.path.name, room))
        gap = max(1, width - _columns(right) - _columns(name) - 2)
        return [(f" {name}", "key", ""), (" " * gap, "text", ""), (f"{right} ", "text", "")]

    def _alarms(self, review: Review | None) -> Iterator[str]:
        if not self.session.recorded:
            yield "DECISIONS NOT ON DISK"
        if self.disk != SAME:
            yield "changed on disk" if self.disk == CHANGED else "gone from disk"
        if review is not None and review.history.unsaved:
            yield "unsaved"

    def _facts(self, review: Review | None) -> list[str]:
        if self.session.error is not None:
            return ["not checked"]
        if review is None:
            return ["analysing …"]
        total = len(review.items)
        number = review.index(self.key)
        rest = review.counts()[UNDECIDED]
        out = [
            f"{number + 1} of {total}" if number is not None else panel_rows.counted(total, "finding"),
            f"{rest} to decide",
        ]
        if self.filter:
            out.append(f"only {self.filter.told()}")
        before, now = review.report.slant, review.scores.document
        out.append(f"slant {before:.2f}" + (f" → {now:.2f}" if review.changed_sentences() else ""))
        if review.report.model is None:
            out.append("lexicon only")
        return out

    def _foot(self, width: int) -> list[Run]:
        if self.message:
            return [(" " + clipped(self.message, width - 2), "alert" if self.alert else "key", "")]
        out: list[Run] = []
        last = [r for name in ("help", "quit") for r in self._key(self.keys[name])]
        room = width - sum(_columns(text) for text, _, _ in last)
        for key in self.keys.values():
            if key.footer and key.id not in ("help", "quit") and self.valid(key.id):
                runs = self._key(key)
                size = sum(_columns(text) for text, _, _ in runs)
                if size > room:
                    break
                out += runs
                room -= size
        return [*out, *last]

    def _key(self, key: Key) -> list[Run]:
        shown = "1-9" if key.id == "use-1" and key.keys == "1" else key.shown
        return [(f" {shown}", "key", f"screen.{key.action}"), (f" {key.label} ", "text", f"screen.{key.action}")]

    def valid(self, name: str) -> bool:
        """Whether a key does something now."""
        review, item = self.review, self.item
        if name in ("own", "keep", "ignore"):
            return item is not None
        if name == "use-1":
            return item is not None and review is not None and bool(review.options(item))
        if name == "undo":
            return review is not None and bool(review.history.done)
        return review is not None or name in ("help", "quit", "find")

    def _panel(self, width: int, height: int) -> list[PanelRow]:
        item, review = self.item, self.review
        if self.session.error is not None:
            rows = [
                PanelRow("Not checked", "head"),
                PanelRow(self.session.error.message),
                PanelRow(self.session.error.hint),
            ]
            return [r for row in rows for r in panel_rows.wrapped(row, width)]
        if item is None or review is None:
            return panel_rows.state_rows(review, width, busy=review is None, keys=self.printed)
        return panel_rows.finding_rows(review, item, width, self.advice, self.printed)

    def _strip(self, width: int, height: int) -> list[PanelRow]:
        item, review = self.item, self.review
        if item is None or review is None or self.session.error is not None:
            return self._panel(width, height)
        return panel_rows.strip_rows(review, item, width, height, self.advice, self.printed)


def _columns(text: str) -> int:
    from tui.cells import Shown

    return Shown(text).part(0, len(text))[1]
