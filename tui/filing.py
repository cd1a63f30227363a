"""Keys about the draft as a file: save with the changes shown first, save as, read again, leave."""

from __future__ import annotations

from pathlib import Path

from analyzer.errors import EvenhandError, OutputError
from tui import diff
from tui.deciding import Deciding
from tui.dialogs import Ask, Choose, Read
from tui.save import CHANGED, GONE


class Filing(Deciding, inherit_bindings=False):
    """What the keys of the group Draft do."""

    def action_save(self) -> None:
        """Shows the changes; then, where the editor says so, writes the draft."""
        review = self.review
        if review is None:
            return self.say(self.unready)
        self.look_at_disk()
        if self.disk == CHANGED:
            choices = {"r": "read it again; your decisions are attached anew"} | self._elsewhere()
            return self._choose("The draft was changed on disk since it was read. It is not overwritten.", choices)
        found = diff.changes(review)
        exact = self.session.source is None or self.session.source.exact
        fall = f"slant {review.report.slant:.2f} → {review.scores.document:.2f}"
        count = "1 sentence changes" if len(found) == 1 else f"{len(found)} sentences change"
        title = f"{self.session.name}: {count}, {fall}"
        if not exact:
            title += "; its encoding cannot give every byte back as it was"
        what = "writes it anew: it is gone from the disk" if self.disk == GONE else "writes the draft"
        answers = ({"w": what} if found or review.history.unsaved or self.disk == GONE else {}) | self._elsewhere()
        self.app.push_screen(Read(title, lambda width: diff.rows(found, width), answers), self._saved_by)
        return None

    def _elsewhere(self) -> dict[str, str]:
        return {} if self.served else {"a": "saves under another name"}

    def _choose(self, question: str, choices: dict[str, str]) -> None:
        self.app.push_screen(Choose(question, choices), self._saved_by)

    def _saved_by(self, letter: str | None) -> None:
        if letter == "w":
            self._write(None)
        elif letter == "a":
            self.action_save_as()
        elif letter == "r":
            self.action_reread()

    def action_save_as(self) -> None:
        """Asks for a name to save under."""
        if self.review is None:
            return self.say(self.unready)
        if self.served:
            return self.say("In a browser only the draft itself can be saved.")
        path = self.session.path
        name = str(path.with_name(f"{path.stem}.neutral{path.suffix}"))
        self.app.push_screen(Ask("Save as", name), self._save_as)
        return None

    def _save_as(self, name: str | None) -> None:
        if not name or not name.strip():
            return
        to = Path(name.strip()).expanduser()
        if to.is_dir():
            self.say(f"{to} is a folder.", alert=True)
        elif to.exists() and to.resolve() != self.session.path.resolve():
            choices = {"o": "overwrite it", "a": "another name"}
            self.app.push_screen(Choose(f"{to} exists already.", choices), lambda c: self._overwrite(c, to))
        elif to.exists():
            self.action_save()
        else:
            self._write(to)

    def _overwrite(self, letter: str | None, to: Path) -> None:
        if letter == "o":
            self._write(to)
        elif letter == "a":
            self.action_save_as()

    def _write(self, to: Path | None) -> None:
        try:
            said = self.session.save(to)
        except OutputError as error:
            question = f"Not saved. {error.message}. {error.hint[:1].upper()}{error.hint[1:]}."
            return self._choose(question, {"w": "try again"} | self._elsewhere())
        self.disk = self.session.on_disk()
        self.say(f"{said[:1].upper()}{said[1:]}.")
        return self.tell()

    def action_reread(self) -> None:
        """Reads the draft from the disk again; decisions find their places in it."""
        session = self.session
        session.record()
        session.open()
        self.key, self.hits = "", []
        if session.error is not None:
            error: EvenhandError = session.error
            session.error = None if session.review is not None else error
            return self.say(f"{error.message}; {error.hint}", alert=True)
        session.review = None
        self.disk = session.on_disk()
        self.lay()
        self.say("Read again.")
        return self.analyse()

    def action_leave(self) -> None:
        """Leaves; asks only where something is not saved."""
        unsaved = [s for s in self.queue if s.review is not None and s.review.history.unsaved]
        if not unsaved:
            self.app.exit()
            return
        what = unsaved[0].name if len(unsaved) == 1 else f"{len(unsaved)} drafts"
        question = f"The neutral text of {what} is not saved. Your decisions are kept and will be here next time."
        if any(not s.recorded for s in unsaved):
            question = f"Neither the text nor the decisions of {what} are on disk. Leaving loses them."
        choices = {"l": "leave", "s": "show the changes and save"}
        self.app.push_screen(Choose(question, choices), self._left)

    def _left(self, letter: str | None) -> None:
        if letter == "l":
            self.app.exit()
        elif letter == "s":
            unsaved = [k for k, s in enumerate(self.queue) if s.review is not None and s.review.history.unsaved]
            if unsaved and self.at not in unsaved:
                self.put(unsaved[0])
            self.action_save()
