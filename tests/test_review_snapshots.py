"""A few pictures of the whole screen, as characters: what a reader would notice at a glance if it moved.

``EVENHAND_SNAPSHOTS=write pytest tests/test_review_snapshots.py`` draws them anew; read the difference before
committing it. They hold for one release of Textual only.
"""

import asyncio
import os

import pytest
import textual
from conftest import ROOT

from tui.app import ReviewApp
from tui.session import Session

PINNED = "8.2."
FOLDER = ROOT / "tests" / "review"
TEXT = (
    "The regime fell on Monday. Western-backed al-Qaida terrorists fled to the hills above Idlib, and 日本 watched.\n\n"
    "The minister slammed the report in Accra.\tNobody answered 👍🏽.\n\n"
    "The regime’s men hid, and a militant was held. “They are thugs,” said Ana Ruiz.\n"
)
pytestmark = pytest.mark.skipif(not textual.__version__.startswith(PINNED), reason=f"drawn by Textual {PINNED}")


def picture(analyzer, path, size, keys):
    async def look():
        app = ReviewApp([Session(path.name)], lambda: analyzer)
        async with app.run_test(size=size) as pilot:
            while app.screen.review is None:
                await pilot.pause(0.01)
            await pilot.press(*keys)
            await pilot.pause()
            strips = app.screen._compositor.render_strips(app.size)
            return "".join("".join(s.text for s in strip).rstrip() + "\n" for strip in strips)

    return asyncio.run(look())


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("narrow", (80, 24), ("1", "n", "0")),
        ("wide", (140, 45), ("1", "n", "0", "n", "n")),
        ("one-column", (60, 20), ("1", "tab")),
        ("changes", (80, 24), ("1", "n", "n", "n", "1", "s")),
        ("help", (100, 45), ("question_mark",)),
        ("edited", (100, 30), ("E", "space", "T", "h", "u", "g", "s", "enter")),
    ],
)
def test_the_screen_looks_as_it_did(analyzer, draft, monkeypatch, tmp_path, name, size, keys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    seen = picture(analyzer, draft(TEXT), size, keys)
    kept = FOLDER / f"{name}.txt"
    if os.environ.get("EVENHAND_SNAPSHOTS") == "write":
        FOLDER.mkdir(exist_ok=True)
        kept.write_text(seen, encoding="utf-8")
    assert seen == kept.read_text(encoding="utf-8")
