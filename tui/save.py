"""Drafts read and written back: same encoding, byte-order mark, newlines and permissions, all of it or nothing."""

from __future__ import annotations

import codecs
import errno
import os
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from analyzer.errors import OutputError, UncheckedError
from analyzer.files import write_bytes_atomically
from analyzer.model import Document
from analyzer.readers import decode
from analyzer.readers import load as content

SAME, CHANGED, GONE = "same", "changed", "gone"
"""How a draft on disk compares with what was read from it or written to it last."""

_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
_ORDERS = {"utf-16": ("utf-16-le", "utf-16-be"), "utf-32": ("utf-32-le", "utf-32-be"), "utf-8-sig": ("utf-8",)}
_HINTS = {
    errno.ENOSPC: "make room and save again; your decisions are kept",
    errno.EDQUOT: "your quota is used up: make room and save again; your decisions are kept",
    errno.EROFS: "the disk is read-only: save under another name",
    errno.EACCES: "you may not write here: save under another name",
    errno.EPERM: "you may not write here: save under another name",
    errno.ENOENT: "the folder is gone: save under another name",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read or written last. ``exact`` tells whether writing its text gives its bytes again."""

    path: Path
    encoding: str
    mark: bytes
    digest: str
    seen: tuple[int, int, int]
    exact: bool = True


def digest(data: bytes) -> str:
    """What a file's content is known by."""
    return blake2b(data, digest_size=16).hexdigest()


def load(path: str, encoding: str | None = None) -> tuple[Document, Source]:
    """A draft and what is needed to write it back; errors as :func:`analyzer.readers.read` raises them."""
    data = content(path)
    place = Path(path)
    try:
        seen = _seen(place)
    except OSError as error:
        raise UncheckedError(error.strerror or str(error), "check the path and that the file can be read") from error
    text, name = decode(data, encoding)
    document = Document(path, text, name)  # markup and all: what is written back is the file
    encoded, mark = _way_back(text, name, data)
    exact = mark + _bytes(text, encoded) == data
    return document, Source(place, encoded, mark, digest(data), seen, exact)


def _way_back(text: str, name: str, data: bytes) -> tuple[str, bytes]:
    mark = _MARKS.get(name, b"")
    mark = mark if mark and data.startswith(mark) else b""
    for order in _ORDERS.get(name, ()):
        for lead in (b"", _MARKS[order]):
            if lead + _bytes(text, order) == data:
                return order, lead
    return name, mark


def _bytes(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeError:
        return b""


def _seen(path: Path) -> tuple[int, int, int]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def compared(source: Source) -> str:
    """Whether the file on disk is still the same: content is read only where its date, size or place differ."""
    try:
        if _seen(source.path) == source.seen:
            return SAME
        return SAME if digest(source.path.read_bytes()) == source.digest else CHANGED
    except FileNotFoundError:
        return GONE
    except OSError:
        return CHANGED


def writable(path: Path) -> bool:
    """Whether a draft may be written: an administrator's rights do not count against a file marked read-only."""
    try:
        return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)
    except FileNotFoundError:
        return path.parent.is_dir() and os.access(path.parent, os.W_OK)
    except OSError:
        return False


def encoded(text: str, source: Source) -> bytes:
    """The bytes to write.

    Raises:
        OutputError: where the draft's encoding lacks a character of the new text; it is named.
    """
    try:
        return source.mark + text.encode(source.encoding)
    except UnicodeEncodeError as error:
        char = text[error.start]
        raise OutputError(
            f"{source.encoding} has no “{char}” (U+{ord(char):04X})",
            "word it otherwise, or save under another name in UTF-8",
        ) from error


def save(source: Source, text: str, to: Path | None = None) -> Source:
    """Writes the text over the draft, or to another file; the file as it then is.

    Raises:
        OutputError: where it cannot be written; what was there before is untouched.
    """
    path = source.path if to is None else to
    try:
        data = encoded(text, source)
    except OutputError:
        if to is None:
            raise
        source = replace(source, encoding="utf-8", mark=b"")  # a new file need not be as the old one
        data = encoded(text, source)
    if not writable(path):
        raise OutputError(f"{path}: read-only", "save under another name, or make it writable and save again")
    try:
        write_bytes_atomically(path, data)
        return replace(source, path=path, digest=digest(data), seen=_seen(path), exact=True)
    except OSError as error:
        hint = _HINTS.get(error.errno or 0, "save under another name; your decisions are kept")
        raise OutputError(f"{path}: {error.strerror or error}", hint) from error
