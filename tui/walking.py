"""Keys that go somewhere: findings, slanted sentences, matches, pages, drafts."""

from __future__ import annotations

from tui import walk
from tui.desk import Desk
from tui.dialogs import Ask
from tui.items import Item
from tui.lines import Panel
from tui.review import Review
from tui.ruler import Ruler
from tui.sheet import Sheet


class Walking(Desk, inherit_bindings=False):
    """What the keys of the group Go do."""

    def _place(self, review: Review, by: int) -> int:
        """Where among the findings the walk stands; between two of them, where none is looked at."""
        at = review.index(self.key)
        if at is not None:
            return at
        place = review.near(self.sentence, -1)
        return place - 1 if by > 0 else place

    def action_step(self, by: int) -> None:
        """The next finding, or the one before."""
        self._walk(by, self.wanted, "No finding passes the filter." if self.filter else "No findings.")

    def action_undecided(self, by: int) -> None:
        """The next finding without a decision, or the one before; from the end it goes on at the beginning."""
        if self.review is not None:
            wanted = walk.undecided(self.review, self.wanted)
            self._walk(by, wanted, "Nothing is left to decide.", around=True)

    def _walk(self, by: int, wanted: walk.Wanted, none: str, *, around: bool = False) -> None:
        review = self.review
        if review is None:
            return self.say(self.unready)
        go = walk.round_trip if around else walk.step
        found = go(review.items, self._place(review, by), by, wanted)
        if found is not None:
            self.say("")
            return self.look(found)
        if self.item is not None and wanted(self.item):
            return self.say("That was the last one." if by > 0 else "This is the first one.")
        return self.say(none)

    def action_over(self, by: int) -> None:
        """The next sentence at or over the slant limit, or the one before."""
        review = self.review
        if review is None:
            return self.say(self.unready)
        found = walk.over(review, self.sentence, by, self.limit)
        if found is None and self.sentence == 0 and by > 0 and not self.key and review.report.sentences:
            found = 0 if review.scores.slant(0) >= self.limit else None
        if found is None:
            return self.say(f"No {'further' if by > 0 else 'earlier'} sentence at or over {self.limit:.2f}.")
        items = review.items_of(found)
        self.look(items[0] if items else None)
        self.sentence = found
        span = review.report.sentences[found]
        self.sheet.mark_hits([] if items else [(span.start, span.end)])
        if not items:
            self.sheet.look_at_offset(span.start)
        return self.say(f"Slant {review.scores.slant(found):.2f}: {'' if items else 'no listed term; '}"
                        f"{self.keys['edit'].shown} edits the sentence.")  # fmt: skip

    def action_edge(self, by: int) -> None:
        """The start or the end of the draft."""
        if by < 0:
            self.sheet.scroll_to(y=0, animate=False)
        else:
            self.sheet.scroll_to(y=self.sheet.max_scroll_y, animate=False)

    def action_page(self, by: int) -> None:
        """A page down, or up."""
        height = max(1, self.sheet.size.height - 2)
        self.sheet.scroll_to(y=self.sheet.scroll_offset.y + by * height, animate=False)

    def action_find(self) -> None:
        """Asks what to find."""
        self.app.push_screen(Ask("Find", hint="Enter finds, Esc goes back; case does not matter"), self._find)

    def _find(self, query: str | None) -> None:
        if not query:
            return None
        self.hits, self.hit = walk.found(self.sheet.text, query), None
        if not self.hits:
            self.sheet.mark_hits([])
            return self.say(f"“{query}” is not in the draft.")
        self.sheet.mark_hits(self.hits)
        return self._to_hit(walk.next_hit(self.hits, self.sheet.offset_in_view - 1, 1))

    def action_hit(self, by: int) -> None:
        """The next match, or the one before."""
        if not self.hits:
            return self.say(f"Nothing is searched for: {self.keys['find'].shown} finds.")
        at = self.hits[self.hit][0] if self.hit is not None else self.sheet.offset_in_view
        return self._to_hit(walk.next_hit(self.hits, at, by))

    def _to_hit(self, hit: int | None) -> None:
        if hit is None:
            return
        self.hit = hit
        start, end = self.hits[hit]
        review = self.review
        if review is not None and review.report.sentences:
            self.sentence = review.scores.sentence_at(start)
            inside = [i for i in review.items_of(self.sentence) if not i.edited and _meets(i, start, end)]
            self.look(inside[0] if inside else None, scroll=False)
        self.sheet.look_at_offset(start)
        self.say(f"Match {hit + 1} of {len(self.hits)}: {self.keys['find-next'].shown} the next, "
                 f"{self.keys['find-previous'].shown} the one before.")  # fmt: skip

    def action_draft(self, by: int) -> None:
        """The next draft of the queue, or the one before."""
        if not 0 <= self.at + by < len(self.queue):
            return self.say("That was the last draft." if by > 0 else "This is the first draft.")
        self.say("")
        return self.put(self.at + by)

    def action_back(self) -> None:
        """One step back: out of a search, then out of a filter."""
        if self.hits or self.message:
            self.hits, self.hit = [], None
            self.sheet.mark_hits([])
            return self.say("")
        return self.unfiltered()

    def unfiltered(self) -> None:
        """Shows all findings again."""

    def on_sheet_picked(self, event: Sheet.Picked) -> None:
        """A finding, or a place in the text, was clicked on."""
        review = self.review
        if review is None or not review.report.sentences:
            return
        self.sentence = review.scores.sentence_at(event.offset)
        item = review.item(event.key) if event.key else None
        if item is not None:
            self.say("")
            self.look(item, scroll=False)

    def on_ruler_chosen(self, event: Ruler.Chosen) -> None:
        """A place on the ruler was clicked on."""
        self.sheet.scroll_to(y=max(0, event.row - self.sheet.size.height // 3), animate=False)

    def on_panel_chosen(self, event: Panel.Chosen) -> None:
        """A wording was clicked on."""
        self.use(event.number)

    def use(self, number: int) -> None:
        """Uses a wording of the finding looked at."""


def _meets(item: Item, start: int, end: int) -> bool:
    low, high = item.finding.word
    return low < end and start < high
