"""The review as numbered prompts, line by line: for screen readers, simple terminals and pipes; the same core."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.cli import Exit, complain
from analyzer.errors import OutputError
from analyzer.reporters import positions
from analyzer.reporters.visible import visible
from tui import diff, walk
from tui.decisions import DRAFT, PROJECT
from tui.history import Step
from tui.items import UNDECIDED, Item
from tui.panel_rows import VOICES, counted
from tui.review import Review
from tui.save import CHANGED
from tui.session import Session

if TYPE_CHECKING:
    from analyzer.engine import Analyzer

_HELP = """\
1 to 9      use that wording; 0 the rewrite of the whole phrase
o TEXT      use your own wording; o alone cuts the word
k REASON    keep the draft's word; the reason may be left out
i, I        ignore this term in this draft, in the project
a           use the first wording for every finding of this term
x           take back the decision on this finding
e TEXT      rewrite the whole sentence
u, r        undo, do again
n, p        next finding, the one before; Enter goes to the next without a decision
t           the sentence as it now reads
d           the changes so far
w, W NAME   write the draft, write to another file
q           leave; decisions are kept"""


class Plain:
    """One draft in line mode.

    Args:
        session: the draft, analysed.
        say: writes a line.
        unicode: whether the terminal takes more than ASCII.
    """

    def __init__(self, session: Session, say: Callable[[str], None], *, unicode: bool = True) -> None:
        assert session.review is not None
        self.session = session
        self.review: Review = session.review
        self.key = ""
        self.sentence = -1
        self._say = say
        self._unicode = unicode

    def say(self, text: str) -> None:
        """Writes a line that is safe for the terminal."""
        for line in text.split("\n"):
            self._say(visible(line, unicode=self._unicode))

    @property
    def item(self) -> Item | None:
        """The finding looked at."""
        return self.review.item(self.key)

    def start(self) -> None:
        """Says what there is, and looks at the first finding that waits."""
        report, counts = self.review.report, self.review.counts()
        self.say(f"{self.session.name}: {counted(report.words, 'word')}, slant {report.slant:.2f}.")
        if self.session.warning:
            self.say(self.session.warning)
        if self.session.taken_up:
            self.say(f"Earlier decisions taken up again: {self.session.taken_up}.")
        if not self.review.items:
            self.say(f"No loaded terms found in {counted(len(report.sentences), 'sentence')}.")
            return
        self.say(f"{counted(len(self.review.items), 'finding')}, {counts[UNDECIDED]} to decide. ? tells the commands.")
        self._go(1, undecided=True)

    def obey(self, line: str) -> bool:
        """Does what a line says; False to leave."""
        word, _, rest = line.strip().partition(" ")
        rest = rest.strip()
        commands: dict[str, Callable[[], object]] = {
            "": lambda: self._go(1, undecided=True),
            "n": lambda: self._go(1),
            "p": lambda: self._go(-1),
            "u": lambda: self._stepped(self.review.undo(), "undone"),
            "r": lambda: self._stepped(self.review.redo(), "done again"),
            "t": self._now,
            "d": self._changes,
            "w": lambda: self._write(None),
            "W": lambda: self._write(Path(rest)) if rest else self.say("W needs a name."),
            "?": lambda: self.say(_HELP),
        }
        if word == "q":
            return False
        if word in commands:
            commands[word]()
        elif word in set("0123456789") | {"o", "k", "i", "I", "a", "x", "e"}:
            self._decide(word, rest)
        else:
            self.say(f"No command {word}. ? tells the commands.")
        return True

    def _decide(self, word: str, rest: str) -> None:
        item, review = self.item, self.review
        if item is None:
            return self.say("No finding is looked at: n goes to the next.")
        if word.isdecimal():
            step = review.use(item, int(word))
            return self._stepped(step, "", f"There is no wording {word} here, or it is used already.")
        acts: dict[str, Callable[[], Step | None]] = {
            "o": lambda: review.own(item, rest),
            "k": lambda: review.keep(item, rest),
            "i": lambda: review.ignore(item, DRAFT),
            "I": lambda: review.ignore(item, PROJECT),
            "a": lambda: review.accept_all(item),
            "x": lambda: review.clear(item),
            "e": lambda: review.edit(item.sentence, rest) if rest else None,
        }
        return self._stepped(acts[word](), "")

    def _stepped(self, step: Step | None, what: str, otherwise: str = "Nothing to do.") -> None:
        if step is None:
            return self.say(otherwise)
        problem = self.session.record(step)
        self.review.settle()
        # By its key, not its place: a rewritten sentence takes findings away, and the next has not been told yet.
        if self.review.item(step.at) is not None:
            self.key = step.at
        if self.item is not None:
            self.sentence = self.item.sentence
        if what:
            self.say(f"{what}: {step.label}.")
        if problem:
            self.say(problem)
        if step.at.startswith("#"):
            self.say(f"Now: {self.review.reads(int(step.at[1:]))}")
        elif self.key == step.at:
            self._now()
        counts = self.review.counts()
        rest = f"{counts[UNDECIDED]} to decide" if counts[UNDECIDED] else "all decided"
        return self.say(f"Slant {self.review.report.slant:.2f}, now {self.review.scores.document:.2f}; {rest}.")

    def _place(self, by: int) -> int:
        """Where among the findings the walk stands; between two, where the one looked at went with its sentence."""
        at = self.review.index(self.key)
        if at is not None:
            return at
        place = self.review.near(self.sentence, -1)
        return place - 1 if by > 0 else place

    def _go(self, by: int, *, undecided: bool = False) -> None:
        go = walk.round_trip if undecided else walk.step
        found = go(
            self.review.items,
            self._place(by),
            by,
            walk.undecided(self.review, lambda _: True) if undecided else lambda _: True,
        )
        if found is None:
            return self.say(
                "All decided: d tells the changes, w writes the draft." if undecided else "No further finding."
            )
        self.key, self.sentence = found.key, found.sentence
        return self._tell(found)

    def _tell(self, item: Item) -> None:
        f, review = item.finding, self.review
        span = review.report.sentences[item.sentence]
        line = positions(review.text, [span.start])[span.start][0]
        self.say(
            f"\nFinding {(review.index(item.key) or 0) + 1} of {len(review.items)}, line {line}: “{review.word(item)}”"
        )
        self.say(f"{f.severity}, {f.category.replace('-', ' ')}, {VOICES[f.voice]}; {review.state(item)}.")
        self.say(f.message)
        self.say(f"Sentence, slant {review.scores.slant(item.sentence):.2f}: {review.reads(item.sentence)}")
        for option in review.options(item):
            note = f" ({option.note})" if option.note else ""
            self.say(f"  {option.number} {option.wording.strip() or 'cut it'}{note}")

    def _now(self) -> None:
        if self.item is not None:
            self.say(f"Now: {self.review.reads(self.item.sentence)}")

    def _changes(self) -> None:
        found = diff.changes(self.review)
        for change in found:
            for line in (f"line {change.line}", f"- {change.before}", f"+ {change.after or '(cut)'}"):
                self._say(visible(line, unicode=self._unicode))
        if not found:
            self.say("Nothing changes.")

    def _write(self, to: Path | None) -> None:
        if to is None and self.session.on_disk() == CHANGED:
            how = "write to another name with W, or leave and start again; decisions are kept"
            return self.say(f"The draft was changed on disk since it was read: {how}.")
        if to is not None and to.exists():
            return self.say(f"{to} exists already: give another name.")
        try:
            return self.say(self.session.save(to) + ".")
        except OutputError as error:
            return self.say(f"Not saved: {error.message}. {error.hint}.")


def review_plainly(
    paths: Sequence[str], make: Callable[[], Analyzer], encoding: str | None = None, *, unicode: bool = True
) -> int:
    """Reviews each draft in turn; the exit code."""
    analyzer = make()
    code: int = Exit.CLEAN
    for path in paths:
        session = Session(path, encoding)
        session.open()
        if session.error is not None:
            complain(f"{path}: {session.error.message}", session.error.hint)
            code = Exit.UNCHECKED
            continue
        session.analyse(analyzer).settle()
        plain = Plain(session, print, unicode=unicode)
        plain.start()
        while plain.obey(line) if (line := _line()) is not None else False:
            pass
        if session.review is not None and session.review.history.unsaved:
            plain.say("The text is not saved; decisions are kept.")
        if not session.recorded:
            code = Exit.UNCHECKED
    return code


def _line() -> str | None:
    """A line from the keyboard; None at its end."""
    print("> ", end="")
    sys.stdout.flush()
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line.endswith("\n"):
        print()  # what follows is not to stand beside the prompt
    return line if line else None
