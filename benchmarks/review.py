"""The review screen in a real terminal: from start to first sight, and from key to picture.

    python benchmarks/review.py [--keys 60]

The program runs in a pseudo-terminal of 120 by 40. A time is from writing a key until the terminal has the last of what
the program draws for it; Textual itself draws at most sixty times a second. Drafts repeat the challenge's neutral copy
and the sample up to the number of words. Memory is the peak of the process.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import resource
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "seeds" / "aleppo-offensive.txt"
WIDTH, HEIGHT = 120, 40
QUIET = 0.06


def corpus(words):
    files = [SAMPLE, *sorted((HERE / "challenge" / "neutral").glob("*.txt"))]
    text = "\n\n".join(p.read_text(encoding="utf-8").strip() for p in files) + "\n\n"
    if words is None:
        return SAMPLE.read_text(encoding="utf-8")
    times = words // len(text.split()) + 1
    paragraphs, out, count = (text * times).split("\n\n"), [], 0
    for paragraph in paragraphs:
        out.append(paragraph)
        count += len(paragraph.split())
        if count >= words:
            break
    return "\n\n".join(out) + "\n"


class Terminal:
    """A program in a pseudo-terminal; everything it writes is read as it comes."""

    def __init__(self, command, width=WIDTH, height=HEIGHT):
        self.start = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if not self.pid:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.environ.pop("NO_COLOR", None)
            os.execv(command[0], command)
        self.resize(width, height)

    def resize(self, width, height):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def read(self, timeout):
        ready, _, _ = select.select([self.fd], [], [], timeout)
        if not ready:
            return b""
        try:
            return os.read(self.fd, 1 << 16)
        except OSError:
            return b""

    def until(self, what, limit=60.0):
        """Seconds from the start until something has been written."""
        seen = b""
        while time.perf_counter() - self.start < limit:
            seen = (seen + self.read(0.05))[-200_000:]
            if what in seen:
                return time.perf_counter() - self.start
        raise SystemExit(f"never saw {what!r}")

    def quiet(self, seconds=0.5):
        while self.read(seconds):
            pass

    def press(self, key):
        """Seconds from a key until the last of what is drawn for it; None where nothing is."""
        start = time.perf_counter()
        os.write(self.fd, key)
        last = None
        while self.read(QUIET if last else 1.0):
            last = time.perf_counter()
        return last - start if last else None

    def close(self):
        os.kill(self.pid, signal.SIGTERM)
        _, _, usage = os.wait4(self.pid, 0)
        os.close(self.fd)
        return usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def told(values):
    values = sorted(v * 1000 for v in values if v is not None)
    most = values[int(len(values) * 0.95)]
    return f"median {statistics.median(values):6.1f} ms, 95th {most:6.1f} ms, {len(values)} keys"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--words", type=int, nargs="*", default=[0, 5_000, 100_000])
    args = parser.parse_args()
    script = Path(sys.executable).parent / "evenhand"
    command = [str(script), "review", "--no-config"]
    for words in args.words:
        folder = Path(tempfile.mkdtemp())
        draft = folder / "draft.txt"
        draft.write_text(corpus(words or None), encoding="utf-8")
        name = f"{words:,} words" if words else "the sample"
        sights = []
        for _ in range(4):
            terminal = Terminal([*command, str(draft)])
            sights.append(terminal.until(b"SYRIAN"))
            found = terminal.until(b"to decide")
            terminal.close()
        print(f"{name}: text in view {statistics.median(sights[1:]):.2f} s after start, findings {found:.2f} s")
        terminal = Terminal([*command, str(draft)])
        terminal.until(b"to decide")
        terminal.quiet(1.5)
        print("  next finding  ", told(terminal.press(b"n") for _ in range(args.keys)))
        decisions = []
        for _ in range(args.keys):
            terminal.press(b"N")
            decisions.append(terminal.press(b"1"))
        print("  decision      ", told(decisions))
        print("  undo          ", told(terminal.press(b"u") for _ in range(args.keys // 2)))
        print("  page down     ", told(terminal.press(b" ") for _ in range(20)))
        sizes = []
        for k in range(8):
            start = time.perf_counter()
            terminal.resize(WIDTH - 10 * (k % 2 + 1), HEIGHT)
            last = start
            while terminal.read(0.4):
                last = time.perf_counter()
            sizes.append(last - start)
        print("  resize        ", told(sizes))
        print(f"  memory         {terminal.close():.0f} MiB at the most")
        shutil.rmtree(folder)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
