"""Draws docs/check.svg: what ``evenhand check`` prints for the sample article in an 80-column terminal.

pip install rich && python docs/picture.py
"""

import io
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
ROWS = 62


def main() -> None:
    """Runs the check and writes the picture."""
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
