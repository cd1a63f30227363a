"""Bytes to documents: one decoding for every reader, and errors that say where and how to mend."""

from __future__ import annotations

import codecs
import os
import stat
import sys
from pathlib import Path

from analyzer.errors import UncheckedError, UsageError
from analyzer.model import Document

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read(path: str, encoding: str | None = None) -> Document:
    """The document at a path; newlines are kept as they are, a byte-order mark is not part of the text.

    Raises:
        UncheckedError: where the file is missing, unreadable, a directory, binary or not in its encoding.
    """
    try:
        if stat.S_ISDIR(os.stat(path).st_mode):
            raise UncheckedError("is a directory", "name the files in it, for example with a shell glob: check drafts/*.txt")
        data = Path(path).read_bytes()
    except FileNotFoundError as error:
        raise UncheckedError("no such file", "check the path") from error
    except PermissionError as error:
        raise UncheckedError("permission denied", "check that you may read the file") from error
    except ValueError as error:  # a null byte in the path
        raise UncheckedError(f"not a usable path: {error}", "check the path") from error
    except OSError as error:
        raise UncheckedError(error.strerror or str(error), "check the path and that the file can be read") from error
    return Document(path, *decode(data, encoding))


def read_stdin(name: str, encoding: str | None = None) -> Document:
    """The document on standard input, under the name it should be reported by."""
    try:
        data = sys.stdin.buffer.read()
    except OSError as error:
        raise UncheckedError(error.strerror or str(error), "check what is piped in") from error
    return Document(name, *decode(data, encoding))


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Text and the encoding used: the one given, else by byte-order mark, else UTF-8.

    Raises:
        UncheckedError: where the bytes are not in that encoding, or look binary.
        UsageError: where no such encoding exists.
    """
    bom, found = next(((b, e) for b, e in _BOMS if data.startswith(b)), (b"", "utf-8"))
    name = found
    if encoding is not None:
        try:
            name = codecs.lookup(encoding).name
            b"".decode(name)
        except (LookupError, UnicodeError, ValueError) as error:
            raise UsageError(f"no encoding '{encoding}'", "use a name such as utf-8, cp1252 or latin-1") from error
        if name.replace("-", "").replace("_", "") not in found.replace("-", "") and not found.startswith(name):
            bom = b""
        elif bom:
            name = found
    elif not bom and b"\0" in data:
        raise UncheckedError(
            f"binary: null byte at byte {data.index(0)}", "check text only; name an encoding with --encoding if this is text"
        )
    try:
        return data[len(bom) :].decode(name), name
    except UnicodeDecodeError as error:
        at = error.start + len(bom)
        raise UncheckedError(
            f"not {name}: byte 0x{data[at]:02x} at byte {at}",
            "name the encoding, for example --encoding cp1252" if encoding is None else "try another --encoding",
        ) from error
    except UnicodeError as error:
        raise UncheckedError(f"not {name}: {error}", "name the encoding with --encoding") from error
