"""The screen by its keys, narrow and wide: what a key does is told by the review it works on, not by pixels."""

import asyncio
import inspect
import os
from functools import wraps
from types import SimpleNamespace

import pytest

from tui import themes
from tui.app import ReviewApp
from tui.dialogs import Ask, Choose, Facets, Read, Rewrite
from tui.items import CHANGED, IGNORED, KEPT, UNDECIDED
from tui.keys import KEYS, TAKEN, keymap
from tui.lines import Bar, Pages, Panel
from tui.ruler import Ruler
from tui.session import Session
from tui.sheet import Sheet

SIZES = [(80, 24), (140, 45)]
TEXT = (
    "The regime fell on Monday. Western-backed al-Qaida terrorists fled to the hills.\n\n"
    "The minister slammed the report in Accra. Nobody answered.\n\n"
    "The regime’s men hid, and a militant was held. “They are thugs,” said Ana Ruiz.\n"
)


@pytest.fixture
def desk(analyzer, draft, monkeypatch, tmp_path):
    """Opens the screen on drafts, waits for their findings, and hands over what tests look at."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def _desk(*texts, size=(80, 24), make=None, **options):
        paths = [draft(t, f"draft{k or ''}.txt") if isinstance(t, (str, bytes)) else t for k, t in enumerate(texts)]
        app = ReviewApp([Session(str(p)) for p in paths], make or (lambda: analyzer), **options)
        return _Open(app, size, paths)

    return _desk


class _Open:
    def __init__(self, app, size, paths):
        self.app, self.size, self.paths = app, size, paths

    async def __aenter__(self):
        self._run = self.app.run_test(size=self.size)
        self.pilot = await self._run.__aenter__()
        await self.ready()
        return self

    async def __aexit__(self, *error):
        await self._run.__aexit__(*error)

    async def ready(self):
        for _ in range(400):
            session = self.screen.session if hasattr(self.screen, "session") else None
            if session is None or session.review is not None or session.error is not None:
                break
            await self.pilot.pause(0.01)
        await self.pilot.pause()

    async def press(self, *keys):
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text, *more):
        names = {" ": "space", ".": "full_stop", "/": "slash", "-": "minus", "_": "underscore"}
        await self.press(*(names.get(c, c) for c in text), *more)

    @property
    def screen(self):
        return self.app.screen

    @property
    def review(self):
        return self.screen.review

    @property
    def looked_at(self):
        item = self.screen.item
        return self.review.word(item) if item is not None else None

    def states(self):
        return [self.review.state(i) for i in self.review.items]

    def shown(self):
        """The characters on the screen, row by row."""
        return [
            "".join(s.text for s in strip if not s.control)
            for strip in self.app.screen._compositor.render_strips(self.app.size)
        ]

    def said(self):
        return self.app.screen_stack[0].message


def screen_test(test):
    """Runs a coroutine test at both sizes."""

    @pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
    @wraps(test)
    def _run(**fixtures):
        asyncio.run(test(**fixtures))

    parameters = inspect.signature(test).parameters
    _run.__signature__ = inspect.Signature([*parameters.values()])
    return _run


@screen_test
async def test_both_texts_the_finding_and_the_keys_are_in_view(desk, size):
    async with desk(TEXT, size=size) as on:
        rows = on.shown()
        assert len(rows) == size[1]
        assert "to decide" in rows[0] and "slant" in rows[0]
        assert sum("│" in row for row in rows) > 5
        assert any("next" in row for row in rows[-1:])
        assert any("government" in row for row in rows), "wordings are offered"


@screen_test
async def test_findings_are_walked_forth_and_back(desk, size):
    async with desk(TEXT, size=size) as on:
        assert on.looked_at == "regime"
        await on.press("n", "down")
        assert on.looked_at == "terrorists"
        await on.press("p")
        assert on.looked_at == "Western-backed"
        await on.press("up", "up")
        assert on.looked_at == "regime"
        assert "first one" in on.said()
        for _ in on.review.items:
            await on.press("n")
        assert "last one" in on.said()


@screen_test
async def test_undecided_findings_are_walked_and_the_walk_goes_round(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("1", "N")
        assert on.looked_at == "Western-backed"
        await on.press("P")
        assert on.looked_at == "militant"
        await on.press("N")
        assert on.looked_at == "Western-backed"


@screen_test
async def test_a_number_uses_that_wording_and_undo_takes_it_back(desk, size):
    async with desk(TEXT, size=size) as on:
        wordings = [o.wording for o in on.review.options(on.screen.item)]
        await on.press("2")
        assert on.review.reads(0) == f"The {wordings[1]} fell on Monday."
        await on.press("u")
        assert on.review.result() == TEXT
        await on.press("U")
        assert wordings[1] in on.review.result()
        await on.press("u", "ctrl+r")
        assert wordings[1] in on.review.result()
        await on.press("9")
        assert "no wording 9" in on.said()


@screen_test
async def test_enter_uses_the_first_wording_and_0_the_whole_phrase(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("enter")
        assert on.review.reads(0).startswith("The government")
        await on.press("n", "0")
        assert "Al-Qaida militants fled" in on.review.result()
        assert on.states().count(CHANGED) == 3


@screen_test
async def test_own_wording_is_typed(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("e")
        assert isinstance(on.screen, Ask)
        await on.type("cabinet", "enter")
        assert on.review.reads(0) == "The cabinet fell on Monday."
        await on.press("e", "escape")
        assert on.review.reads(0) == "The cabinet fell on Monday."


@screen_test
async def test_keeping_takes_a_reason_and_backspace_takes_it_back(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("k")
        await on.type("its name", "enter")
        assert on.review.decision(on.screen.item).reason == "its name"
        await on.press("backspace")
        assert on.states()[0] == UNDECIDED
        await on.press("k", "enter")
        assert on.states()[0] == KEPT
        await on.press("x")
        assert on.states()[0] == UNDECIDED


@screen_test
async def test_a_term_is_ignored_here_or_in_the_project(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("i")
        assert isinstance(on.screen, Choose)
        await on.press("h")
        assert on.states().count(IGNORED) == 2
        await on.press("i", "down", "enter")
        assert "project" in on.said()
        await on.press("u", "u")
        assert on.states().count(IGNORED) == 0


@screen_test
async def test_every_finding_of_a_term_is_accepted_at_once(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("a")
        assert on.review.result().count("government") == 2
        assert "2 findings" in on.said()
        await on.press("u")
        assert on.review.result() == TEXT


@screen_test
async def test_a_sentence_is_edited_in_place(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("E")
        assert isinstance(on.screen, Rewrite)
        await on.type(" Thugs won.", "enter")
        assert on.review.reads(0) == "The regime fell on Monday. Thugs won."
        assert [i.finding.text for i in on.review.items if i.edited] == ["regime", "Thugs"]
        await on.press("u")
        assert on.review.result() == TEXT


@screen_test
async def test_findings_are_filtered_and_the_filter_is_told(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("f")
        assert isinstance(on.screen, Facets)
        await on.press("space", "enter")
        assert "only severity" in on.shown()[0]
        passing = [i for i in on.review.items if on.screen.wanted(i)]
        assert 0 < len(passing) < len(on.review.items)
        await on.press("n", "n", "n", "n")
        assert on.screen.wanted(on.screen.item)
        await on.press("F")
        assert not on.screen.filter
        await on.press("f", "escape")
        assert not on.screen.filter


@screen_test
async def test_text_is_found(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("slash")
        await on.type("the regime", "enter")
        assert "Match 1 of 2" in on.said()
        await on.press("full_stop")
        assert "Match 2 of 2" in on.said()
        assert on.screen.sentence == 4
        await on.press("comma")
        assert "Match 1 of 2" in on.said()
        await on.press("escape")
        assert on.said() == ""
        await on.press("slash")
        await on.type("zebra", "enter")
        assert "not in the draft" in on.said()


@screen_test
async def test_sentences_over_the_limit_are_walked(desk, size):
    async with desk(TEXT, size=size, limit=0.5) as on:
        await on.press("right_square_bracket")
        assert on.screen.sentence == 1
        assert on.review.scores.slant(1) >= 0.5
        await on.press("right_square_bracket")
        while "No further" not in on.said():
            assert on.review.scores.slant(on.screen.sentence) >= 0.5
            await on.press("right_square_bracket")
        await on.press("left_square_bracket")


@screen_test
async def test_pages_and_ends(desk, size):
    async with desk(TEXT * 30, size=size) as on:
        sheet = on.screen.query_one(Sheet)
        await on.press("G")
        assert sheet.scroll_offset.y == sheet.max_scroll_y > 0
        await on.press("g")
        assert sheet.scroll_offset.y == 0
        await on.press("space")
        assert sheet.scroll_offset.y > 0
        await on.press("b", "end", "home", "pagedown", "pageup")
        assert sheet.scroll_offset.y == 0


@screen_test
async def test_saving_shows_the_changes_first_and_writes_on_a_second_key(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("1", "s")
        assert isinstance(on.screen, Read)
        rows = [r.text for r in on.screen.query_one(Pages).rows]
        assert any(r.startswith("- The regime") for r in rows) and any(r.startswith("+ The government") for r in rows)
        await on.press("escape")
        assert on.paths[0].read_text() == TEXT
        await on.press("s", "w")
        assert on.paths[0].read_text() == TEXT.replace("regime", "government", 1)
        assert "unsaved" not in on.shown()[0]


@screen_test
async def test_saving_under_another_name_leaves_the_draft(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("1", "S", "enter")
        other = on.paths[0].with_name("draft.neutral.txt")
        assert other.read_text().startswith("The government")
        assert on.paths[0].read_text() == TEXT
        await on.press("S", "enter")
        assert isinstance(on.screen, Choose), "an existing file is not overwritten unasked"
        await on.press("escape")


@screen_test
async def test_a_failed_save_says_why_and_loses_nothing(desk, size, monkeypatch):
    async with desk(TEXT, size=size) as on:
        on.paths[0].chmod(0o444)
        await on.press("1", "s", "w")
        assert isinstance(on.screen, Choose)
        assert any("read-only" in row for row in on.shown())
        on.paths[0].chmod(0o644)
        await on.press("w")
        assert on.paths[0].read_text().startswith("The government")


@screen_test
async def test_a_draft_changed_on_disk_is_told_and_not_overwritten(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("1")
        on.paths[0].write_text("News: " + TEXT)
        on.screen.look_at_disk()
        await on.pilot.pause()
        assert "changed on disk" in on.shown()[0] or "changed on disk" in on.said()
        await on.press("s")
        assert isinstance(on.screen, Choose)
        await on.press("r")
        await on.ready()
        assert on.review.text.startswith("News: ")
        assert on.review.result().startswith("News: The government")
        await on.press("R")
        await on.ready()
        assert on.review.result().startswith("News: The government")


@screen_test
async def test_a_deleted_draft_is_told_and_can_be_written_anew(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("1")
        on.paths[0].unlink()
        on.screen.look_at_disk()
        await on.press("s", "w")
        assert on.paths[0].read_text().startswith("The government")


@screen_test
async def test_leaving_asks_only_where_something_is_unsaved(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("1", "q")
        assert isinstance(on.screen, Choose)
        await on.press("escape")
        assert on.app.is_running
        await on.press("u", "q")
        await on.pilot.pause(0.1)
        assert on.app._exit


@screen_test
async def test_decisions_survive_a_screen_that_is_killed(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("1")
    async with desk(on.paths[0], size=size) as again:
        assert again.review.reads(0) == "The government fell on Monday."
        assert "taken up" in again.said()


@screen_test
async def test_drafts_form_a_queue_and_each_keeps_its_decisions(desk, size):
    async with desk(TEXT, "A militant fled.", size=size) as on:
        assert "1 of 2" in on.shown()[0]
        await on.press("1", "greater_than_sign")
        await on.ready()
        assert on.review.text == "A militant fled."
        await on.press("greater_than_sign")
        assert "last draft" in on.said()
        await on.press("less_than_sign")
        assert on.review.reads(0).startswith("The government")


@screen_test
async def test_details_actors_and_help_are_pages_that_escape_leaves(desk, size):
    async with desk(TEXT, size=size) as on:
        for key, words in (("d", "politics/regime"), ("w", "Stance runs"), ("question_mark", "Next finding")):
            await on.press(key)
            assert isinstance(on.screen, Read)
            assert any(words in r.text for r in on.screen.query_one(Pages).rows)
            await on.press("space", "escape")
            assert not isinstance(on.screen, Read)
        await on.press("f1", "q")
        assert on.app.is_running


@screen_test
async def test_the_ledger_says_who_is_called_what(desk, size, analyzer, monkeypatch):
    async with desk(TEXT, size=size) as on:
        at = TEXT.index("terrorists")
        label = SimpleNamespace(text="terrorists", start=at, end=at + 10, polarity=-1.0, voice="outlet")
        actor = SimpleNamespace(
            name="al-Qaida",
            aliases=("AQ",),
            mentions=2,
            stance=-0.8,
            labels=(label,),
            verbs=(("claimed", 1),),
            sponsors=(),
        )
        report = on.review.report
        on.review.report = SimpleNamespace(
            **{n: getattr(report, n) for n in ("document", "sentences", "slant", "model", "findings")}, actors=(actor,)
        )
        await on.press("w")
        rows = [r.text for r in on.screen.query_one(Pages).rows]
        assert any("al-Qaida" in r and "-0.80" in r for r in rows)
        assert any("called: terrorists" in r for r in rows)
        await on.press("escape", "f")
        assert ("actor", "al-Qaida", 2) in on.screen._rows
        await on.press("escape")
        on.review.report = report


@screen_test
async def test_themes_change_by_a_key(desk, size):
    async with desk(TEXT, size=size) as on:
        seen = []
        for _ in themes.NAMES[:-1]:
            await on.press("t")
            seen.append(on.app.theme)
            assert any("regime" in row for row in on.shown())
        assert sorted(seen) == sorted(themes.NAMES[:-1])


@screen_test
async def test_text_is_copied(desk, size, monkeypatch):
    async with desk(TEXT, size=size) as on:
        await on.press("1", "y")
        assert on.app.clipboard == "The government fell on Monday."
        await on.press("Y")
        assert on.app.clipboard == on.review.result()


@screen_test
async def test_the_command_palette_knows_the_keys(desk, size):
    async with desk(TEXT, size=size) as on:
        await on.press("ctrl+p")
        await on.type("accept")
        await on.press("escape")
        names = [c.title for c in on.app.get_system_commands(on.app.screen_stack[0])]
        assert any("Undo" in name for name in names)
        next(c for c in on.app.get_system_commands(on.app.screen_stack[0]) if c.title.startswith("Help")
             or "help" in c.title.lower())  # fmt: skip


@screen_test
async def test_a_click_looks_at_a_finding_and_uses_a_wording(desk, size):
    async with desk(TEXT, size=size) as on:
        rows = on.shown()
        y = next(k for k, row in enumerate(rows) if "slammed" in row)
        sheet = on.screen.query_one(Sheet)
        await on.pilot.click(Sheet, offset=(rows[y].index("slammed") + 1, y - sheet.region.y))
        await on.pilot.pause()
        assert on.looked_at == "slammed"
        panel = on.screen.query_one("#side" if size[0] >= 100 else "#strip", Panel)
        k = next(k for k, row in enumerate(panel.rows) if row.option == 1)
        await on.pilot.click(panel, offset=(3, k + (size[0] < 100)))
        await on.pilot.pause()
        assert on.review.state(on.screen.item) == CHANGED


def test_wordings_side_by_side_are_clicked_one_by_one(desk):
    async def look():
        async with desk(TEXT) as on:
            panel = on.screen.query_one("#strip", Panel)
            y = next(k for k, row in enumerate(panel.rows) if row.options)
            x = panel.rows[y].text.index("2 ") + 2
            await on.pilot.click(panel, offset=(x + 1, y + 1))
            await on.pilot.pause()
            second = next(o for o in on.review.options(on.screen.item) if o.number == 2)
            assert on.review.decision(on.screen.item).wording == second.wording

    asyncio.run(look())


def test_what_the_panel_says_names_the_keys_in_force(desk):
    async def look():
        async with desk(TEXT, size=(140, 12), changes={"details": "D", "own": "o"}) as on:
            assert any("more: press D" in row for row in on.shown())
        async with desk("It will reimpose the siege on Aleppo today.\n", size=(140, 45), changes={"own": "o"}) as on:
            assert on.looked_at == "reimpose the siege"
            assert any("rewrite it (o)" in row for row in on.shown())

    asyncio.run(look())


def test_a_draft_that_cannot_be_read_is_not_said_to_be_under_way(desk, tmp_path):
    async def look():
        async with desk(TEXT, tmp_path / "none.txt") as on:
            on.paths[0].write_text("Another text.\n")
            on.screen.look_at_disk()
            await on.pilot.pause()
            assert "changed on disk" in on.shown()[0]
            await on.press("greater_than_sign")
            await on.ready()
            assert "changed on disk" not in on.shown()[0], "that was the other draft"
            for key in ("n", "1", "s", "w"):
                await on.press(key)
                assert "no such file" in on.said() and "analysing" not in on.said()

    asyncio.run(look())


def test_help_is_whole_on_a_very_narrow_screen(desk):
    async def look():
        async with desk(TEXT, size=(20, 24)) as on:
            await on.press("question_mark")
            pages = on.screen.query_one(Pages)
            assert max(len(row.text) for row in pages.rows) <= pages.size.width
            assert "Next finding" in " ".join(" ".join(row.text for row in pages.rows).split())

    asyncio.run(look())


@screen_test
async def test_the_sample_articles_actors_are_told_and_filtered_by(desk, size, sample):
    async with desk(sample, size=size) as on:
        await on.press("w")
        rows = [r.text for r in on.screen.query_one(Pages).rows]
        assert any(r.startswith("al-Qaida") for r in rows)
        assert "  called: terrorists ×2" in rows
        assert any("decisions do not change it" in r for r in rows)
        await on.press("escape", "f")
        names = [name for facet, name, _ in on.screen._rows if facet == "actor"]
        assert "YPG" in names
        assert names == sorted(names, key=str.casefold)
        at = next(k for k, row in enumerate(on.screen._rows) if row[:2] == ("actor", "YPG"))
        await on.press(*["down"] * at, "space", "enter")
        passing = [on.review.word(i) for i in on.review.items if on.screen.wanted(i)]
        assert "separatist" in passing and "terrorists" not in passing


@screen_test
async def test_a_key_in_the_bottom_row_can_be_clicked(desk, size):
    async with desk(TEXT, size=size) as on:
        bar = on.screen.query_one("#foot", Bar)
        row = on.shown()[-1]
        await on.pilot.click(bar, offset=(row.index("next"), 0))
        await on.pilot.pause()
        assert on.looked_at == "Western-backed"


@screen_test
async def test_the_ruler_goes_where_it_is_clicked(desk, size):
    async with desk(TEXT * 30, size=size) as on:
        await on.pilot.click(Ruler, offset=(0, on.screen.query_one(Ruler).size.height - 1))
        await on.pilot.pause()
        assert on.screen.query_one(Sheet).scroll_offset.y > 0


@screen_test
async def test_selecting_takes_one_column_only(desk, size):
    async with desk(TEXT, size=size) as on:
        from textual.geometry import Offset
        from textual.selection import Selection

        sheet = on.screen.query_one(Sheet)
        numbers = 5 if sheet.size.width >= 86 else 0
        text, _ = sheet.get_selection(Selection(Offset(numbers + 3, 0), Offset(sheet.size.width, 1)))
        assert text.replace("\n", " ").startswith("The regime fell on Monday. ")
        assert text.count("The regime fell") == 1


@screen_test
async def test_states_say_something_useful(desk, size):
    async with desk("Nobody spoke.", size=size) as on:
        assert any("No loaded terms found" in row for row in on.shown())
        assert any("2 words" in row for row in on.shown())
        for key in (
            "n",
            "N",
            "1",
            "e",
            "k",
            "i",
            "a",
            "x",
            "u",
            "U",
            "d",
            "f",
            "y",
            "s",
            "escape",
            "right_square_bracket",
        ):
            await on.press(key)
        assert on.review.result() == "Nobody spoke."
    async with desk("", size=size) as on:
        assert any("No words to check" in row for row in on.shown())
        for key in ("n", "E", "y", "Y", "G", "space", "slash", "escape", "w", "escape"):
            await on.press(key)
    async with desk("The regime fell.", size=size) as on:
        await on.press("1")
        assert "All decided" in on.said()


@screen_test
async def test_an_error_is_told_with_its_mend(desk, size, tmp_path):
    async with desk(tmp_path / "gone.txt", size=size) as on:
        assert any("no such file" in row for row in on.shown())
        for key in ("n", "1", "s", "u", "w", "d", "E", "y", "R"):
            await on.press(key)
        assert on.app.is_running
    from analyzer.errors import UsageError

    def broken():
        raise UsageError("the model cannot be used", "train it again")

    async with desk(TEXT, size=size, make=broken) as on:
        assert any("the model cannot be used" in row for row in on.shown())


@screen_test
async def test_while_it_is_analysed_the_draft_can_be_read_and_keys_wait(desk, size, analyzer):
    import threading

    go = threading.Event()

    def slowly():
        go.wait(10)
        return analyzer

    opening = desk(TEXT, size=size, make=slowly)
    opening.ready = opening.pilot_ready = lambda: asyncio.sleep(0)
    async with opening as on:
        await on.pilot.pause(0.1)
        assert any("The regime fell" in row for row in on.shown())
        assert any("nalysing" in row for row in on.shown())
        for key in ("n", "1", "f", "s", "S", "w", "Y"):
            await on.press(key)
        assert "analysing" in on.said().lower()
        go.set()
        del on.ready
        await on.ready()
        assert on.looked_at == "regime"


@screen_test
async def test_every_key_is_taken_and_none_of_them_crashes(desk, size):
    async with desk(TEXT, size=size) as on:
        for key in KEYS:
            if key.id in {"quit", "palette"}:
                continue
            for one in key.keys.split(","):
                await on.press(one)
                while len(on.app.screen_stack) > 1:
                    await on.press("escape")
        assert on.app.is_running


@pytest.mark.parametrize("width", [20, 40, 69, 70, 99, 100, 140])
def test_it_folds_at_100_and_70_columns(desk, width):
    async def look():
        async with desk(TEXT, size=(width, 24)) as on:
            rows = on.shown()
            sheet = on.screen.query_one(Sheet)
            side = on.screen.query_one("#side").display
            assert side == (width >= 100)
            assert all(len(row) >= width - 1 for row in rows)
            if not sheet.both:
                await on.press("1", "tab")
                assert sheet.neutral
                assert any("government" in row for row in on.shown()[1:-7])
                await on.press("tab")
                assert not sheet.neutral
            await on.pilot.resize_terminal(60, 20)
            await on.pilot.pause()
            assert len(on.shown()) == 20

    asyncio.run(look())


@pytest.mark.parametrize("size", SIZES)
def test_awkward_characters_leave_the_divider_in_its_column(desk, size):
    from rich.cells import cell_len

    text = (
        "Tabs\there and 日本語の新聞 say the regime 👩‍👩‍👧 👍🏽 🇸🇾 fell. e\u0301\u0301\u0301 zalgo.\n\n"
        "قال النظام كلاماً طويلاً عن the regime وما بعده.\n\n"
        "\x1b[31mRed\x1b[2J \x07 the regime \u202eright\u202c to left.\n"
    )

    async def look():
        async with desk(text, size=size) as on:
            await on.press("1", "n", "1", "n", "1")
            sheet = on.screen.query_one(Sheet).region
            strips = on.app.screen._compositor.render_strips(on.app.size)
            where = set()
            for strip in strips[sheet.y : sheet.bottom]:
                row = "".join(s.text for s in strip)
                assert "\x1b" not in row and "\u202e" not in row
                assert cell_len(row) == size[0]
                at = row.find("│")
                if 0 <= at < sheet.width - 1:
                    where.add(cell_len(row[:at]))
            assert len(where) == 1
            await on.press("E", "escape", "e", "escape", "s", "escape", "d", "escape")

    asyncio.run(look())


def test_keys_typed_faster_than_a_dialog_opens_reach_it(desk):
    from textual import events

    async def look():
        async with desk(TEXT) as on:
            for keys in ("ip", "ecabinet\r", "kwhy\r"):
                for char in keys:
                    name = "enter" if char == "\r" else char
                    on.app.post_message(events.Key(name, None if char == "\r" else char))
                for _ in range(30):
                    await on.pilot.pause(0.01)
                assert len(on.app.screen_stack) == 1
                if keys == "ip":
                    assert on.states()[0] == IGNORED
                if keys.startswith("e"):
                    assert on.review.reads(0) == "The cabinet fell on Monday."
            assert on.review.decision(on.screen.item).reason == "why"
            assert not on.app.typed

    asyncio.run(look())


def test_a_key_is_changed_by_its_id_everywhere(desk):
    async def look():
        async with desk(TEXT, changes={"next": "j", "help": "h"}) as on:
            await on.press("j")
            assert on.looked_at == "Western-backed"
            await on.press("n")
            assert on.looked_at == "Western-backed", "the old key is free"
            assert " j next" in on.shown()[-1]
            await on.press("h")
            assert any("j" in r.text and "Next finding" in r.text for r in on.screen.query_one(Pages).rows)

    asyncio.run(look())


def test_a_key_may_take_over_one_that_was_given_away(desk):
    async def look():
        async with desk(TEXT, changes={"next": "j", "keep": "n", "take-back": "k"}) as on:
            await on.press("n", "enter")
            assert on.states()[0] == KEPT
            await on.press("k")
            assert on.states()[0] == UNDECIDED
            await on.press("j")
            assert on.looked_at == "Western-backed"

    asyncio.run(look())


def test_an_error_in_the_background_is_told_on_the_screen(desk):
    def broken():
        raise ZeroDivisionError("oops")

    async def look():
        async with desk(TEXT, size=(140, 45), make=broken) as on:
            assert any("internal error: ZeroDivisionError: oops" in " ".join(row.split()) for row in on.shown())

    asyncio.run(look())


def test_going_to_and_fro_while_drafts_are_analysed_analyses_each_once(desk, analyzer):
    made = []

    class Counting:
        def analyze_document(self, document):
            made.append(document.name)
            return analyzer.analyze_document(document)

        analyze = staticmethod(analyzer.analyze)

    async def look():
        async with desk(TEXT, "A militant fled.", make=Counting) as on:
            await on.press("greater_than_sign", "less_than_sign", "greater_than_sign", "less_than_sign")
            await on.ready()
            assert len(made) == 2 and len(set(made)) == 2

    asyncio.run(look())


def test_a_decision_goes_on_to_the_next_where_configured(desk):
    async def look():
        async with desk(TEXT, advance=True) as on:
            await on.press("1")
            assert on.looked_at == "Western-backed"

    asyncio.run(look())


def test_in_a_browser_no_other_file_can_be_named(desk):
    async def look():
        async with desk(TEXT, served=True) as on:
            await on.press("1", "S")
            assert "only the draft itself" in on.said()
            await on.press("s", "a")
            assert isinstance(on.screen, Read)
            await on.press("w")
            assert on.paths[0].read_text().startswith("The government")

    asyncio.run(look())


def test_without_colour_nothing_is_coloured(desk, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    async def look():
        async with desk(TEXT, mono=True) as on:
            await on.press("1", "n")
            colours = set()
            for strip in on.app.screen._compositor.render_strips(on.app.size):
                for filter_ in on.app._filters:
                    strip = strip.apply_filter(filter_, on.app.screen.background_colors[1])
                for segment in strip:
                    if segment.style is not None:
                        colours |= {segment.style.color, segment.style.bgcolor}
            assert all(c is None or c.is_default for c in colours)
            attributes = {
                (s.style.underline, s.style.bold, s.style.reverse, s.style.strike)
                for strip in on.app.screen._compositor.render_strips(on.app.size) for s in strip if s.style is not None
            }  # fmt: skip
            assert len(attributes) >= 4, "states are told apart without it"

    asyncio.run(look())


def test_no_default_key_is_one_that_a_multiplexer_takes():
    keys = [one for key in KEYS for one in key.keys.split(",")]
    assert not set(keys) & TAKEN
    assert len(keys) == len(set(keys)), "no key has two meanings"
    assert len({key.id for key in KEYS}) == len(KEYS)


def test_every_action_of_the_keys_exists():
    from tui.looking import ReviewScreen

    for key in KEYS:
        name = key.action.partition("(")[0]
        assert name == "app.command_palette" or callable(getattr(ReviewScreen, f"action_{name}"))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"nxt": "j"}, "no key id 'nxt'"),
        ({"next": ""}, "has no key"),
        ({"next": "k"}, "'k' is both keep and next"),
        ({"next": "j", "previous": "j"}, "'j' is both next and previous"),
    ],
)
def test_a_key_that_cannot_be_is_told_with_its_mend(changes, told):
    from analyzer.errors import UsageError

    with pytest.raises(UsageError) as raised:
        keymap(changes)
    assert told in raised.value.message
    assert raised.value.hint


def test_a_key_may_be_written_as_it_is_printed():
    keys = {k.id: k for k in keymap({"help": "h", "find": "?"})}
    assert keys["find"].keys == "question_mark"
    assert keys["find"].shown == "?"


def test_nothing_of_the_screen_is_left_in_the_environment():
    assert "TEXTUAL_DRIVER" not in os.environ
