"""The screen in a real terminal, inside tmux: it starts, takes keys, saves, and gives the terminal back."""

import os
import shlex
import shutil
import subprocess
import sys
import time

import pytest
from conftest import ROOT

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
TEXT = "The regime fell on Monday.\n\nThe minister slammed the report.\n"


@pytest.fixture
def terminal(tmp_path):
    """A tmux of its own, and its screen as text."""
    socket = tmp_path / "tmux"

    def tmux(*args):
        return subprocess.run(["tmux", "-S", str(socket), *args], capture_output=True, text=True, check=False).stdout

    def wait(words, seconds=20.0):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            seen = tmux("capture-pane", "-p")
            if words in seen:
                return seen
            time.sleep(0.05)
        raise AssertionError(f"{words!r} is not on the screen:\n{seen}")

    class Terminal:
        def start(self, *argv):
            # The locale alone decides nothing here: tmux is told that it may send UTF-8.
            env = {**os.environ, "XDG_STATE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
            words = " ".join(f"{k}={shlex.quote(v)}" for k, v in env.items() if k in {
                "XDG_STATE_HOME", "PYTHONPATH", "EVENHAND_CACHE_DIR", "LC_ALL"})  # fmt: skip
            command = shlex.join([sys.executable, "-m", "analyzer", "review", "--no-config", "--model", "off", *argv])
            line = f"{words} {command}; echo left with $?; stty -a | grep -o '.echo '; sleep 60"
            tmux("-u", "new-session", "-d", "-x", "80", "-y", "24", line)

        keys = staticmethod(lambda *names: tmux("send-keys", *names))
        until = staticmethod(wait)
        resize = staticmethod(lambda w, h: tmux("resize-window", "-x", str(w), "-y", str(h)))

    yield Terminal()
    tmux("kill-server")


def test_a_draft_is_reviewed_and_saved_in_a_terminal(terminal, draft):
    path = draft(TEXT)
    terminal.start(str(path))
    terminal.until("1 government")
    terminal.keys("1")
    terminal.until("The government fell")
    terminal.resize(140, 45)
    terminal.until("Entry: politics/regime")
    terminal.resize(20, 10)
    terminal.resize(80, 24)
    terminal.keys("s")
    terminal.until("+ The government fell")
    terminal.keys("w")
    terminal.until("Saved")
    assert path.read_text() == TEXT.replace("regime", "government")
    terminal.keys("q")
    seen = terminal.until("left with 0")
    assert "-echo" not in seen, "the terminal is given back as it was"


def test_a_terminal_that_is_closed_loses_no_decision(terminal, draft):
    path = draft(TEXT)
    terminal.start(str(path))
    terminal.until("1 government")
    terminal.keys("1")
    terminal.until("The government fell")
    terminal.keys("", "")
    subprocess.run(["tmux", "-S", str(path.parent / "tmux"), "kill-server"], check=False)
    assert '"wording": "government"' in (path.parent / ".evenhand" / "draft.txt.json").read_text()
    assert path.read_text() == TEXT
