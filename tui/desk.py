"""The review screen's frame: what it is made of, what it shows of the draft on it, and how findings arrive."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from threading import Lock, Thread
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from analyzer.errors import EvenhandError
from analyzer.reporters import positions
from analyzer.sentences import paragraphs
from lexicon.faults import LexiconError
from tui import panel_rows
from tui.advice import NOTHING, Advice
from tui.cells import clipped
from tui.filters import Filter
from tui.history import Step
from tui.keys import Key
from tui.layout import blocks_of
from tui.lines import Bar, Panel
from tui.panel_rows import PanelRow
from tui.review import UNDECIDED, Item, Review
from tui.ruler import Ruler
from tui.save import CHANGED, GONE, SAME
from tui.session import Session
from tui.sheet import Sheet

if TYPE_CHECKING:
    from analyzer.engine import Analyzer

_BUDGET = 0.006
"""Seconds that analysing again may take before the screen is drawn; the rest follows between two drawings."""
_POLL = 2.0
"""Seconds between two looks at whether the draft on disk has changed."""
WIDE = 100
"""Columns from which the finding has a panel at the side; narrower, a strip below."""
_NAME = 16
"""Columns that the draft's name has in the head at least, where there is room for both."""

Run = tuple[str, str, str]


class Desk(Screen[None], inherit_bindings=False):
    """One draft of a queue under review.

    Args:
        queue: the drafts.
        make: makes the analyzer; called once, in the background.
        keys: every key in force.
        limit: slant from which a sentence counts as slanted.
        advise: reads the packs' advice; called once, in the background.
        served: whether a browser shows this, which must not name files.
        advance: whether a decision goes on to the next finding.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    DEFAULT_CSS = """
    Desk { layout: vertical; background: $background; }
    Desk #body { height: 1fr; }
    Desk #texts { width: 1fr; height: 1fr; }
    Desk #side { width: 30%; min-width: 30; max-width: 42; padding: 0 1; border-left: solid $border; }
    Desk #strip { height: 5; padding: 0 1; border-top: solid $border; }
    Desk.-narrow #side { display: none; }
    Desk.-wide #strip { display: none; }
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

    def compose(self) -> ComposeResult:
        """The head, the texts with ruler and panel, the strip, the keys."""
        yield Bar(self._head, id="head")
        sheet = Sheet(ascii_gauge=self._ascii, id="sheet")
        with Horizontal(id="body"):
            with Vertical(id="texts"):
                yield sheet
            yield Ruler(sheet, id="ruler")
            yield Panel(self._panel, id="side")
        yield Panel(self._strip, id="strip")
        yield Bar(self._foot, id="foot")

    def on_mount(self) -> None:
        """Reads the first draft; its findings follow."""
        self.put(0)
        self.set_interval(_POLL, self.look_at_disk)

    def on_key(self, event: events.Key) -> None:
        """Notes a key on its way to its action: by then a dialog may be open, to which it belongs."""
        typed = getattr(self.app, "typed", None)
        if typed is not None:
            typed.append(event)

    # What is on the desk.

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

    def wanted(self, item: Item) -> bool:
        """Whether the filter lets a finding pass."""
        return self.review is not None and self.filter.passes(self.review, item)

    def put(self, at: int) -> None:
        """Puts a draft of the queue on the desk."""
        self.at = at
        self.key, self.sentence, self.hits, self.hit, self.filter = "", 0, [], None, Filter()
        session = self.session
        if session.document is None:
            session.open()
        self.lay()
        if session.error is not None:
            self.say(f"{session.name}: {session.error.message}", alert=True)
        elif session.review is None:
            self.call_after_refresh(self.analyse)
        else:
            self.look_at_disk()
            self.first()

    def lay(self) -> None:
        """Shows the draft on the desk as it is."""
        session, review = self.session, self.review
        text = session.document.text if session.document is not None else ""
        if review is not None:
            blocks = blocks_of(review.scores.blocks, review.report.sentences, text)
        else:
            blocks = blocks_of(paragraphs(text), (), text)
        places = positions(text, [start for start, _ in blocks])
        self.sheet.show(text, blocks, [places[start][0] for start, _ in blocks], review)
        self.tell()

    def first(self) -> None:
        """Looks at the first finding that waits for a decision."""
        review = self.review
        if review is not None and not self.key:
            item = next((i for i in review.items if review.state(i) == UNDECIDED and self.wanted(i)), None)
            self.look(item)
            if item is None and review.items:
                self.say("All decided.")

    def look(self, item: Item | None, *, scroll: bool = True) -> None:
        """Looks at a finding."""
        self.key = item.key if item is not None else ""
        if item is not None:
            self.sentence = item.sentence
        self.sheet.look_at(item, scroll=scroll)
        self.tell(ruler=False)

    # Analysing, in the background.

    def analyse(self) -> None:
        """Analyses the draft on the desk in the background, once at a time."""
        session = self.session
        if not session.busy:
            session.busy = True
            # A thread that does not keep the program from ending: leaving is at once, however long the draft.
            Thread(target=self._analyse, args=(session,), daemon=True).start()

    def _analyse(self, session: Session) -> None:
        pause = sys.getswitchinterval()
        sys.setswitchinterval(0.001)  # the screen is not to wait for the analysis
        try:
            with self._lock:
                if self._analyzer is None:
                    self._analyzer = self._make()
            session.analyse(self._analyzer)
        except EvenhandError as error:
            session.error = error
        except LexiconError as error:
            session.error = EvenhandError(str(error.faults[0]), "mend the pack, or leave it out")
        except Exception as error:  # told on the screen: in a thread nobody would see it
            session.error = EvenhandError(f"internal error: {type(error).__name__}: {error}", "please report it")
        session.busy = False
        self._call(self.arrived, session)
        try:
            with self._lock:
                if self.advice is NOTHING:
                    self.advice = self._advise()
                    self._call(self.tell)
        except (OSError, LexiconError):
            pass  # the panel does without; what is wrong with a pack is told by the analysis
        sys.setswitchinterval(pause)

    def _call(self, what: Callable[..., object], *args: object) -> None:
        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
            self.app.call_from_thread(what, *args)

    def arrived(self, session: Session) -> None:
        """Shows what was found."""
        gc.freeze()  # what an analysis holds stays: looking through it again and again would make keys wait
        if session is not self.session:
            return
        if session.error is not None:
            self.say(session.error.message, alert=True)
            self.tell()
            return
        self.lay()
        self.first()
        if session.warning:
            self.say(session.warning, alert=True)
        elif session.taken_up:
            self.say(f"{session.taken_up} earlier decisions taken up again.")
        self.settle()

    # After a step.

    def did(self, step: Step | None, message: str = "") -> bool:
        """Records a step and shows it; False where there was nothing to do."""
        review = self.review
        if step is None or review is None:
            self.say(message or "Nothing to do here.")
            return False
        problem = self.session.record(step)
        self.sheet.changed(review.shown(step))
        self.settle()
        counts = review.counts()
        if problem:
            self.say(problem, alert=True)
        elif not counts[UNDECIDED] and review.items:
            fall = f"slant {review.report.slant:.2f} → {review.scores.document:.2f}"
            self.say(f"All decided: {fall}. {self.keys['save'].shown} shows the changes and saves.")
        else:
            self.say(message)
        self.tell()
        return True

    def settle(self) -> None:
        """Analyses what has changed, a little at a time."""
        self._settling = False
        review = self.review
        if review is None or review.scores.settled:
            return
        fresh = review.settle(_BUDGET)
        self.sheet.changed(fresh)
        if self.key and review.item(self.key) is None:
            self._look_near()
        if review.scores.settled:
            self.tell()
        elif not self._settling:
            self._settling = True
            self.set_timer(0.02, self.settle)

    def _look_near(self) -> None:
        """The finding looked at went with its sentence: the first one left in the sentence is looked at."""
        review = self.review
        items = review.items_of(self.sentence) if review is not None else []
        self.key = items[0].key if items else ""
        self.sheet.look_at(items[0] if items else None, scroll=False)

    def look_at_disk(self) -> None:
        """Notices a draft that was changed or deleted meanwhile."""
        before, self.disk = self.disk, self.session.on_disk()
        if self.disk != before:
            if self.disk == CHANGED:
                self.say(f"The draft was changed on disk: {self.keys['reread'].shown} reads it again.", alert=True)
            elif self.disk == GONE:
                self.say("The draft is gone from the disk; saving writes it anew.", alert=True)
            self.tell()

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
        out = [f"{number + 1} of {total}" if number is not None else f"{total} findings", f"{rest} to decide"]
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
            shown = {name: key.shown for name, key in self.keys.items()}
            return panel_rows.state_rows(review, width, busy=review is None, keys=shown)
        return panel_rows.finding_rows(review, item, width, self.advice)

    def _strip(self, width: int, height: int) -> list[PanelRow]:
        item, review = self.item, self.review
        if item is None or review is None or self.session.error is not None:
            return self._panel(width, height)
        return panel_rows.strip_rows(review, item, width, height, self.advice)


def _columns(text: str) -> int:
    from tui.cells import Shown

    return Shown(text).part(0, len(text))[1]
