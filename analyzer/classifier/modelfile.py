"""The model file: a line with version and checksum, a compressed JSON header, then plain arrays; nothing that can run.

Arrays are little-endian: ``f`` floats of 32 bits, ``I`` unsigned integers of 32 bits.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

FORMAT = 3
_MAGIC = b"evenhand-model "


class ModelError(Exception):
    """A model file that cannot be used; ``str`` says why."""


def pack(header: Mapping[str, Any], arrays: Mapping[str, array[Any]]) -> bytes:
    """The file's bytes."""
    layout = [(name, values.typecode, len(values)) for name, values in arrays.items()]
    head = zlib.compress(json.dumps({**header, "arrays": layout}, ensure_ascii=True).encode(), 9)
    body = head + b"".join(_little(values) for values in arrays.values())
    return _MAGIC + f"{FORMAT} {len(head)} {sha256(body).hexdigest()}\n".encode() + body


def unpack(data: bytes) -> tuple[dict[str, Any], dict[str, memoryview], str]:
    """Header, the bytes of each array, and the hash of it all.

    Raises:
        ModelError: where it is no model file, damaged, or of another version.
    """
    end = data.find(b"\n", 0, 200)
    fields = data[:end].removeprefix(_MAGIC).split()
    if not data.startswith(_MAGIC) or end < 0 or len(fields) != 3:
        raise ModelError("it is not a model file of Evenhand's")
    if fields[0] != str(FORMAT).encode():
        raise ModelError(f"it is of version {fields[0].decode(errors='replace')}, and this program reads {FORMAT}")
    body = memoryview(data)[end + 1 :]
    digest = sha256(body).hexdigest()
    if digest.encode() != fields[2]:
        raise ModelError("it is damaged: its checksum does not match")
    try:
        at = int(fields[1])
        header: dict[str, Any] = json.loads(zlib.decompress(body[:at]))
        arrays = {}
        for name, code, size in header["arrays"]:
            width = array(code).itemsize * size
            arrays[name] = body[at : at + width]
            at += width
        if at != len(body):
            raise ValueError(at)
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise ModelError("it is damaged: its header does not read") from error
    return header, arrays, digest[:16]


def floats(data: memoryview) -> array[float]:
    """An array of floats as it was packed."""
    values = array("f")
    values.frombytes(data)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _little(values: array[Any]) -> bytes:
    if sys.byteorder == "big":
        values = array(values.typecode, values)
        values.byteswap()
    return values.tobytes()
