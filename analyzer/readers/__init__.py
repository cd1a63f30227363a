"""Files to documents: a reader for each kind, one decoding for all, and errors that say where and how to mend."""

from __future__ import annotations

import codecs
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from analyzer.config import encoding_name
from analyzer.errors import UncheckedError
from analyzer.model import Document

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a mark allows to be said of the file: "utf-16" names both orders, "utf-8-sig" the mark itself.
_AGREE = {
    "utf-8": {"utf-8", "utf-8-sig"},
    "utf-16-le": {"utf-16-le", "utf-16"},
    "utf-16-be": {"utf-16-be", "utf-16"},
    "utf-32-le": {"utf-32-le", "utf-32"},
    "utf-32-be": {"utf-32-be", "utf-32"},
}
# Documents of word processors: some decode as text, but what would be checked is not what the writer wrote.
_NOT_TEXT = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"PK\x03\x04", "a zip file, as .docx and .odt are"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document"),
)


READERS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rst": "rst",
    ".docx": "docx",
    ".eml": "eml",
}
"""The module that reads files of a suffix; each is imported when the first such file comes."""
_INSIDE = "name the files in it, for example with a glob: check drafts/*.txt"
EXTRAS = frozenset({"docx"})
"""Kinds whose library comes with an extra of the same name."""
_PACKAGES = {"docx": "python-docx", "markdown_it": "markdown-it-py"}


def read(path: str, encoding: str | None = None, unknown: str = "text") -> Document:
    """The document at a path; newlines are kept as they are, a byte-order mark is not part of the text.

    Raises:
        UncheckedError: where the file is missing, unreadable, a directory, binary, not in its encoding, of an unknown
            kind and such are refused, or of a kind whose library is not installed.
        UsageError: where no such encoding exists.
    """
    return parse(path, load(path), encoding, unknown)


def load(path: str) -> bytes:
    """What a file holds.

    Raises:
        UncheckedError: where it is missing, unreadable or a directory.
    """
    if not path:
        raise UncheckedError("the path is empty", "name a file; a variable may have been empty")
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - of many small files, pathlib would take a quarter of the time
            return file.read()
    except IsADirectoryError as error:
        raise UncheckedError("is a directory", _INSIDE) from error
    except FileNotFoundError as error:
        raise UncheckedError("no such file", "check the path") from error
    except PermissionError as error:
        if Path(path).is_dir():  # as Windows tells it
            raise UncheckedError("is a directory", _INSIDE) from error
        raise UncheckedError("permission denied", "check that you may read the file") from error
    except MemoryError as error:
        raise UncheckedError("too big for the memory", "split the file") from error
    except ValueError as error:  # a null byte in the path
        raise UncheckedError(f"not a usable path: {error}", "check the path") from error
    except OSError as error:
        raise UncheckedError(error.strerror or str(error), "check the path and that the file can be read") from error


def parse(name: str, data: bytes, encoding: str | None = None, unknown: str = "text") -> Document:
    """The document in a file's bytes, by the reader for the suffix of its name."""
    kind = READERS.get(Path(name).suffix.lower())
    if kind is None and unknown == "refuse" and name != "<stdin>":
        raise UncheckedError(
            f"no reader for files of the suffix '{Path(name).suffix}'", 'allow it with unknown-suffix = "text"'
        )
    reader = _reader(kind or "plain")
    if kind == "docx" and not data.startswith(b"\xd0\xcf\x11\xe0"):
        return reader.read(name, data)  # type: ignore[no-any-return]
    text, used = decode(data, encoding)
    if kind in {None, "plain"}:
        return reader.read(name, text, used)  # type: ignore[no-any-return]
    try:
        return reader.read(name, text, used)  # type: ignore[no-any-return]
    except UncheckedError:
        raise
    except Exception as error:  # whatever a parser makes of broken markup: the other files are still checked
        raise UncheckedError(
            f"its {kind} markup could not be followed: {type(error).__name__}", "save its text as a file of its own"
        ) from error


def _reader(kind: str) -> Any:  # noqa: ANN401
    """The module that reads files of a kind; imports what it needs, so that a missing library is told at once."""
    try:
        return import_module(f"analyzer.readers.{kind}")
    except ModuleNotFoundError as error:
        package = _PACKAGES.get(error.name or "", error.name or "a library")
        missing = f"'evenhand[{kind}]'" if kind in EXTRAS else package
        raise UncheckedError(f"reading {kind} files needs {package}", f"pip install {missing}") from error


def read_stdin(name: str, encoding: str | None = None, unknown: str = "text") -> Document:
    """The document on standard input, under the name it should be reported by."""
    return parse(name, load_stdin(), encoding, unknown)


def load_stdin() -> bytes:
    """What standard input holds."""
    if sys.stdin is None:
        raise UncheckedError("standard input is closed", "pipe a draft in")
    try:
        return sys.stdin.buffer.read()
    except (OSError, ValueError) as error:
        raise UncheckedError(getattr(error, "strerror", None) or str(error), "check what is piped in") from error


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Text and the encoding used: the one given, else by byte-order mark, else UTF-8.

    Raises:
        UncheckedError: where the bytes are not in that encoding, or are not text; positions count bytes from 0.
        UsageError: where no such encoding exists.
    """
    mark, name = next(((b, e) for b, e in BOMS if data.startswith(b)), (b"", ""))
    if encoding is not None:
        given = encoding_name(encoding)
        if mark and given not in _AGREE[name]:
            raise UncheckedError(
                f"starts with a byte-order mark of {name}, which is not {given}",
                "leave --encoding out, or save the file without the mark",
            )
        name = name or given
    for magic, what in _NOT_TEXT:
        if data.startswith(magic):
            raise UncheckedError(f"is {what}, not plain text", "export it as plain text and check that")
    if not name and b"\0" in data:
        raise UncheckedError(
            f"binary: null byte at byte {data.index(0)}",
            "check text only; if it is text in UTF-16 without a byte-order mark, give --encoding utf-16-le",
        )
    return _decoded(data, len(mark), name or "utf-8", guessed=encoding is None)


def _decoded(data: bytes, skip: int, name: str, *, guessed: bool) -> tuple[str, str]:
    try:
        text = data[skip:].decode(name)
    except UnicodeDecodeError as error:
        at = error.start + skip
        # In two-byte encodings a byte 10 need not be a line end.
        line = data[:at].count(b"\n") + 1
        where = f"byte {at}" if name.startswith(("utf-16", "utf-32")) else f"byte {at}, line {line}"
        hint = "name the encoding, for example --encoding cp1252" if guessed else "try another --encoding"
        raise UncheckedError(f"not {name}: byte 0x{data[at]:02x} at {where}", hint) from error
    except UnicodeError as error:
        raise UncheckedError(f"not {name}: {error}", "name the encoding with --encoding") from error
    if (null := text.find("\0")) >= 0:
        raise UncheckedError(
            f"binary: null character at character {null}", "check text only, or try another --encoding"
        )
    return text, name
