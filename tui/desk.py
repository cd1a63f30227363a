"""The review screen's frame: what it is made of, which draft is on it, and how findings arrive."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Callable
from threading import Thread

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from analyzer.errors import EvenhandError
from analyzer.reporters import positions
from analyzer.sentences import paragraphs
from lexicon.faults import LexiconError
from tui.advice import NOTHING
from tui.filters import Filter
from tui.history import Step
from tui.items import UNDECIDED, Item
from tui.layout import blocks_of
from tui.lines import Bar, Panel
from tui.panel_rows import counted
from tui.ruler import Ruler
from tui.save import CHANGED, GONE, SAME
from tui.session import Session
from tui.sheet import Sheet
from tui.telling import WIDE, Telling

_BUDGET = 0.006
"""Seconds that analysing again may take before the screen is drawn; the rest follows between two drawings."""
_POLL = 2.0
"""Seconds between two looks at whether the draft on disk has changed."""


class Desk(Telling, inherit_bindings=False):
    """One draft of a queue under review; see :class:`tui.telling.Telling` for what it is made from."""

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

    def compose(self) -> ComposeResult:
        """The head, the texts with ruler and panel, the strip, the keys."""
        yield Bar(self._head, id="head")
        sheet = Sheet(ascii_gauge=self._ascii, id="sheet")
        with Horizontal(id="body"):
            with Vertical(id="texts"):
                yield sheet
            yield Ruler(sheet, id="ruler")
            yield Panel(self._panel, id="side", details=self.keys["details"].shown)
        yield Panel(self._strip, id="strip", details=self.keys["details"].shown)
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

    def put(self, at: int) -> None:
        """Puts a draft of the queue on the desk."""
        self.at = at
        self.key, self.sentence, self.hits, self.hit, self.filter = "", 0, [], None, Filter()
        self.disk = SAME
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
            self.say(f"{counted(session.taken_up, 'earlier decision')} taken up again.")
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
