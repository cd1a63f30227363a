"""Keys that decide: use, own wording, keep, ignore, accept all, edit, undo and redo."""

from __future__ import annotations

from tui import walk, wording
from tui.decisions import DRAFT, PROJECT
from tui.dialogs import Ask, Choose, Rewrite
from tui.history import Step
from tui.items import UNDECIDED, Item
from tui.panel_rows import counted
from tui.review import Review
from tui.walking import Walking


class Deciding(Walking, inherit_bindings=False):
    """What the keys of the group Decide do."""

    def _both(self) -> tuple[Review, Item] | None:
        review, item = self.review, self.item
        if review is None:
            self.say(self.unready)
            return None
        if item is None:
            self.say(f"No finding is looked at: {self.keys['next'].shown} goes to the next.")
            return None
        return review, item

    def _decided(self, step: Step | None, message: str, otherwise: str = "It is so already.") -> None:
        if step is None:
            return self.say(otherwise)
        if not self.did(step, message):
            return None
        review = self.review
        if self.advance and review is not None:
            found = walk.round_trip(review.items, self._place(review, 1), 1, walk.undecided(review, self.wanted))
            if found is not None:
                self.look(found)
        return None

    def action_use(self, number: int) -> None:
        """Uses a wording on offer; 0 is the rewrite of the whole phrase."""
        self.use(number)

    def use(self, number: int) -> None:
        """Uses a wording of the finding looked at."""
        both = self._both()
        if both is None:
            return None
        review, item = both
        options = {o.number: o for o in review.options(item)}
        if number not in options:
            if number == 0:
                return self.say("No rewrite of a whole phrase is on offer here.")
            if number == 1:
                return self.say(f"No ready wording here: {self.keys['own'].shown} takes your own.")
            return self.say(f"There is no wording {number} here.")
        said = options[number].wording.strip()
        return self._decided(review.use(item, number), f"Now “{said}”." if said else f"“{review.word(item)}” is cut.")

    def action_own(self) -> None:
        """Asks for wording of the editor's own."""
        both = self._both()
        if both is None:
            return
        review, item = both
        now = review.decision(item)
        value = now.wording.strip() if now is not None and now.pastes else review.word(item)
        hint = "Enter accepts, empty cuts the word, Esc goes back"
        self.app.push_screen(Ask(f"Instead of “{review.word(item)}” write", value, hint), self._own)

    def _own(self, text: str | None) -> None:
        both = self._both()
        if both is not None and text is not None:
            review, item = both
            self._decided(review.own(item, text), f"Now “{' '.join(text.split())}”." if text.strip() else "Cut.")

    def action_keep(self) -> None:
        """Keeps the draft's word, and asks for a reason."""
        if self._both() is not None:
            self.app.push_screen(Ask("Keep it. Why? (may stay empty)"), self._keep)

    def _keep(self, reason: str | None) -> None:
        both = self._both()
        if both is not None and reason is not None:
            review, item = both
            self._decided(review.keep(item, " ".join(reason.split())), "Kept.")

    def action_ignore(self) -> None:
        """Asks where to ignore the term, and ignores it."""
        both = self._both()
        if both is None:
            return
        name = both[0].word(both[1])
        choices = {"h": "here: in this draft", "p": "in the project: in every draft of it"}
        self.app.push_screen(Choose(f"Ignore “{name}” as a term", choices), self._ignore)

    def _ignore(self, letter: str | None) -> None:
        both = self._both()
        if both is not None and letter is not None:
            review, item = both
            scope = PROJECT if letter == "p" else DRAFT
            step = review.ignore(item, scope)
            gone = bool(step and step.changes[0][2] is None)
            self._decided(step, "Ignored no more." if gone else f"Ignored in the {scope}.")

    def action_accept_all(self) -> None:
        """Uses the first wording for every finding of this term."""
        both = self._both()
        if both is None:
            return
        review, item = both
        step = review.accept_all(item)
        count = sum(slot[0] == "finding" for slot in step.slots) if step is not None else 0
        use = "uses its first wording" if count == 1 else "use their first wording"
        self._decided(step, f"{counted(count, 'finding')} of this term {use}.", "None of this term is left to decide.")

    def action_clear(self) -> None:
        """Takes back the decision on the finding looked at."""
        both = self._both()
        if both is not None:
            review, item = both
            self._decided(review.clear(item), "Taken back.", "There is no decision here to take back.")

    def action_edit(self) -> None:
        """Opens the sentence for editing."""
        review = self.review
        if review is None:
            return self.say(self.unready)
        if not review.report.sentences:
            return self.say("There is no sentence to edit.")
        number = self.sentence
        shown, back = wording.to_edit(review.reads(number))

        def edited(text: str | None) -> None:
            if text is not None and text != shown and self.review is review:
                step = review.edit(number, wording.from_edit(text, back))
                before = self.key
                if self.did(step, "Rewritten.") and before and self.item is None:
                    self._look_near()
                    self.tell()

        self.app.push_screen(Rewrite(shown), edited)
        return None

    def action_undo(self) -> None:
        """Takes the last step back."""
        self._again(self.review.undo() if self.review is not None else None, "Undone", "Nothing to undo.")

    def action_redo(self) -> None:
        """Does again what was taken back last."""
        self._again(self.review.redo() if self.review is not None else None, "Done again", "Nothing to do again.")

    def _again(self, step: Step | None, what: str, otherwise: str) -> None:
        review = self.review
        if step is None or review is None:
            return self.say(otherwise)
        self.did(step, f"{what}: {step.label}.")
        if step.at.startswith("#"):
            self.sentence = int(step.at[1:])
            items = review.items_of(self.sentence)
            return self.look(items[0] if items else None)
        item = review.item(step.at)
        if item is not None:
            return self.look(item)
        return None

    def left(self) -> int:
        """How many findings wait for a decision."""
        return self.review.counts()[UNDECIDED] if self.review is not None else 0
