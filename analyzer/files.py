"""Atomic writes: a file is either as it was or as it should be, whatever happens in between."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, text: str) -> None:
    """Writes UTF-8 text as :func:`write_bytes_atomically` does, newlines as they stand in it."""
    write_bytes_atomically(path, text.encode("utf-8"))


def write_bytes_atomically(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Writes through a temporary file beside the target, keeping the target's permissions.

    A symbolic link stays one: what it points to is replaced. Without ``durable`` it does not wait until the disk has
    it: a crash of the program loses nothing then, a power cut may lose the new file.

    Raises:
        OSError: where the folder cannot be written; the old file is then untouched.
    """
    path = path.resolve()
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
