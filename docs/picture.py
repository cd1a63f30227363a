"""Draws docs/check.svg, what ``evenhand check`` prints for the sample article, and the pictures of the review screen.

python docs/picture.py
"""

import asyncio
import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from analyzer import Analyzer
from tui import advice
from tui.app import ReviewApp
from tui.session import Session

ROOT = Path(__file__).resolve().parent.parent
ROWS = 62


# Name, columns, rows, theme, keys pressed.
SCREENS: tuple[tuple[str, int, int, str, tuple[str, ...]], ...] = (
    ("review", 140, 40, "dark", ("1", "n", "n", "0", "N", "N", "1", "N", "N", "1", "p", "p", "p", "p", "p")),
    ("review-narrow", 80, 24, "light", ("1", "n", "n", "0", "n", "n")),
    ("review-changes", 100, 30, "light", ("1", "n", "n", "0", "N", "N", "1", "s")),
)


def main() -> None:
    """Draws every picture."""
    check()
    for screen in SCREENS:
        asyncio.run(review(*screen))


async def review(name: str, columns: int, rows: int, theme: str, keys: Sequence[str]) -> None:
    """Presses keys on the review screen of the sample and draws what is seen then."""
    with tempfile.TemporaryDirectory() as folder:
        sample = shutil.copy(ROOT / "seeds" / "aleppo-offensive.txt", folder)
        session = Session(sample)
        session.open()
        session.path = Path("aleppo-offensive.txt")
        session.record = lambda step=None: ""  # type: ignore[method-assign]  # nothing of a picture is kept
        app = ReviewApp([session], Analyzer, theme=f"evenhand-{theme}", advise=advice.load)
        async with app.run_test(size=(columns, rows)) as pilot:
            while session.review is None or app.screen.advice is advice.NOTHING:  # type: ignore[attr-defined]
                await pilot.pause(0.05)
            await pilot.press(*keys)
            await pilot.pause(0.2)
            picture = app.export_screenshot(title="evenhand review")
    # The font is the reader's own: a picture fetches nothing.
    picture = re.sub(r",\s*url\([^)]*\) format\([^)]*\)", "", picture)
    (ROOT / "docs" / f"{name}.svg").write_text(picture, encoding="utf-8")


def check() -> None:
    """Runs the check and writes its picture."""
    command = [sys.executable, "-m", "analyzer", "check", "--no-config", "--color", "always", "--fail-on", "never"]
    sample = "seeds/aleppo-offensive.txt"
    run = subprocess.run([*command, sample], cwd=ROOT, capture_output=True, text=True, check=True)
    lines = run.stdout.splitlines()
    strip = next(k for k, line in enumerate(lines) if "slant" in line and "sentences" in line)
    shown = [f"$ evenhand check {sample}", *lines[:ROWS], "  …", *lines[strip - 2 :]]
    console = Console(record=True, width=80, file=io.StringIO(), force_terminal=True)
    for line in shown:
        console.print(Text.from_ansi(line), overflow="crop", no_wrap=True)
    console.save_svg(str(ROOT / "docs" / "check.svg"), title="evenhand check")


if __name__ == "__main__":
    main()
