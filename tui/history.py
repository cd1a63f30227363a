"""Steps that can be undone and done again without limit: what each slot held before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tui.decisions import KEEP, Decision, Edit, Slot, Value


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the editor: its name, where it was done, and every slot that it changed."""

    label: str
    at: str
    changes: tuple[tuple[Slot, Value | None, Value | None], ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots that this step touches."""
        return tuple(slot for slot, _, _ in self.changes)


class History:
    """Slots and the steps that led to what they hold.

    A step costs what it changes, not what there is: a thousand decisions in a long draft stay small.
    """

    def __init__(self, slots: Mapping[Slot, Value] | None = None) -> None:
        self.slots: dict[Slot, Value] = dict(slots or {})
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self._saved = self._written()

    def do(self, label: str, at: str, new: Mapping[Slot, Value | None]) -> Step | None:
        """Puts values into slots, None emptying one; None where nothing would change."""
        changes = tuple((slot, self.slots.get(slot), value) for slot, value in new.items())
        changes = tuple(c for c in changes if c[1] != c[2])
        if not changes:
            return None
        step = Step(label, at, changes)
        self._put(step, after=True)
        self.done.append(step)
        self.undone.clear()
        return step

    def undo(self) -> Step | None:
        """Takes the last step back; None where there is none."""
        if not self.done:
            return None
        step = self.done.pop()
        self._put(step, after=False)
        self.undone.append(step)
        return step

    def redo(self) -> Step | None:
        """Does the step again that was taken back last; None where there is none."""
        if not self.undone:
            return None
        step = self.undone.pop()
        self._put(step, after=True)
        self.done.append(step)
        return step

    def mark_saved(self) -> None:
        """What the slots hold now is what the file says."""
        self._saved = self._written()

    def mark_unsaved(self) -> None:
        """Nothing of it is in the file: decisions of an earlier session, taken up again."""
        self._saved = {}

    def is_saved(self, slot: Slot) -> bool:
        """Whether the file has what a slot holds."""
        return slot in self._saved and self._saved[slot] == self.slots.get(slot)

    @property
    def unsaved(self) -> bool:
        """Whether the text differs from what was saved last."""
        return self._written() != self._saved

    def _written(self) -> dict[Slot, Value]:
        return {
            slot: value
            for slot, value in self.slots.items()
            if isinstance(value, Edit) or (isinstance(value, Decision) and value.kind != KEEP)
        }

    def _put(self, step: Step, *, after: bool) -> None:
        for slot, before, value in step.changes:
            target = value if after else before
            if target is None:
                self.slots.pop(slot, None)
            else:
                self.slots[slot] = target
