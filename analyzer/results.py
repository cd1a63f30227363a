"""Results of earlier checks on disk, keyed by all that they come from: content, lexicon, model, settings and this code.

A cache that is missing, damaged, locked or in a folder that cannot be written costs time, never correctness.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lexicon.cache import cache_folder

_NAME = "results-1.sqlite"
_KEPT = 256 << 20
"""Bytes of results above which the oldest go."""
_DAY = 86_400
_BATCH = 500


class Results:
    """Texts by key. Reads and writes never raise."""

    def __init__(self, folder: Path | None = None) -> None:
        self._base: Any = None
        self._new: list[tuple[bytes, str, int]] = []
        self._day = int(time.time()) // _DAY
        try:
            self._path = (folder or cache_folder()) / _NAME
            self._base = self._opened()
        except (OSError, RuntimeError, ImportError):  # no home, no folder, a Python without SQLite
            return

    def _opened(self) -> Any:  # noqa: ANN401
        import sqlite3

        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for _ in range(2):
            try:
                base = sqlite3.connect(self._path, timeout=2, isolation_level=None)
                base.execute("PRAGMA journal_mode=WAL")
                base.execute("PRAGMA synchronous=OFF")
                base.execute(
                    "CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY, body TEXT, day INT) WITHOUT ROWID"
                )
                return base
            except sqlite3.OperationalError:  # locked, or no room
                return None
            except sqlite3.DatabaseError:  # damaged: begin anew
                with contextlib.suppress(OSError):
                    self._path.unlink()
        return None

    def get(self, keys: Sequence[bytes]) -> Iterator[str | None]:
        """What is kept under each key, in their order."""
        for k in range(0, len(keys), _BATCH):
            batch = keys[k : k + _BATCH]
            found = self._found(batch)
            yield from (found.get(key) for key in batch)

    def _found(self, keys: Sequence[bytes]) -> dict[bytes, str]:
        if self._base is None:
            return {}
        marks = ",".join("?" * len(keys))
        try:
            rows = self._base.execute(f"SELECT key, body FROM result WHERE key IN ({marks})", list(keys)).fetchall()
        except Exception:  # whatever SQLite says of a damaged file
            self._base = None
            return {}
        return dict(rows)

    def put(self, key: bytes, body: str) -> None:
        """Keeps a text; written with others of its kind."""
        if self._base is not None:
            self._new.append((key, body, self._day))
            if len(self._new) >= _BATCH:
                self._flush()

    def close(self) -> None:
        """Writes what is left, and removes the oldest where there is too much."""
        if self._base is None:
            return
        wrote = bool(self._new)
        self._flush()
        with contextlib.suppress(Exception):
            if wrote and self._path.stat().st_size > _KEPT:
                middle = self._base.execute("SELECT day FROM result ORDER BY day LIMIT 1 OFFSET "
                                            "(SELECT COUNT(*) / 2 FROM result)").fetchone()  # fmt: skip
                self._base.execute("DELETE FROM result WHERE day <= ?", middle)
                self._base.execute("VACUUM")
            self._base.close()

    def _flush(self) -> None:
        rows, self._new = self._new, []
        if not rows:
            return
        try:
            self._base.execute("BEGIN")
            self._base.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?)", rows)
            self._base.execute("COMMIT")
        except Exception:
            self._base = None


_LIBRARIES = ("markdown_it", "docutils", "docx")
"""What the readers build on, and so what prose they find."""


def code_stamp() -> str:
    """What changes with this program's own files and with the libraries of its readers."""
    root = Path(__file__).parent.parent
    found = []
    for top in ("analyzer", "lexicon"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in {".py", ".bin", ".json"}:
                stat = path.stat()
                found.append(f"{path.name} {stat.st_size} {stat.st_mtime_ns}")
    for name in _LIBRARIES:
        library = find_spec(name)
        if library is not None and library.origin is not None:
            stat = Path(library.origin).stat()
            found.append(f"{library.origin} {stat.st_size} {stat.st_mtime_ns}")
    return blake2b("\n".join(found).encode(), digest_size=16).hexdigest() + sys.version


def key(parts: Sequence[str], data: bytes) -> bytes:
    """The key of a result."""
    hashed = blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=20)
    hashed.update(b"\0\0")
    hashed.update(data)
    return hashed.digest()
