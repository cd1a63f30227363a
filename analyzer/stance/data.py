"""Labelled sentences with a target, and what a teacher made of them and of others (training only).

The teachers' file holds no text: the hash of what was read, and for each of three teachers two log-odds in steps of
``STEP``. Teacher k has not seen the labels of the groups of fold k.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzer.classifier import arrays
from analyzer.classifier.taught import key
from analyzer.errors import UsageError
from analyzer.stance.reading import View

FOLDS = 3
STEP = 1 / 32
"""Judgements are kept from −4 to 4 in steps of this."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, its target's place in it (code points), the stance −1, 0 or +1, and the event it tells of."""

    text: str
    target: tuple[int, int]
    stance: int
    group: str


def read_rows(path: Path) -> list[Row]:
    """Rows of a JSON Lines file: ``text``, ``target`` with ``start`` and ``end``, ``polarity``, perhaps ``group``.

    Raises:
        UsageError: for a file that cannot be read, or a line that is no such row.
    """
    out = []
    for number, line in enumerate(_lines(path), 1):
        try:
            raw = json.loads(line)
            start, end = int(raw["target"]["start"]), int(raw["target"]["end"])
            row = Row(str(raw["text"]), (start, end), int(raw["polarity"]), str(raw.get("group") or raw["text"]))
            if not 0 <= start < end <= len(row.text) or row.stance not in (-1, 0, 1):
                raise ValueError("a target or polarity out of range")
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f"{path} line {number} is no labelled target: {error!r}",
                'write {"text": "…", "target": {"start": 0, "end": 4}, "polarity": 0}',
            ) from error
        out.append(row)
    return out


def read_texts(path: Path) -> list[str]:
    """The ``text`` of each line; raises as :func:`read_rows`."""
    return [str(json.loads(line)["text"]) for line in _lines(path)]


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8-sig").split("\n") if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path}: {error}", "name a JSON Lines file in UTF-8") from error


def fold(group: str, folds: int = FOLDS) -> int:
    """The fold of a group, by its hash alone."""
    return int.from_bytes(blake2b(group.encode(), digest_size=8).digest(), "little") % folds


def view_key(view: View) -> int:
    """Hash of what was read and of the target's place."""
    return key([*view.tokens, str(view.target)])


class Judged:
    """Teachers' judgements.

    Args:
        keys: hashes of views, shape (n,).
        said: against and for, over ``STEP``, shape (n, ``FOLDS``, 2): log-odds less the mean of the three classes'.
    """

    def __init__(self, keys: NDArray[Any], said: NDArray[np.int8]) -> None:
        self.keys, self.said = keys.astype(np.uint64), said
        self._row = dict(zip(self.keys.tolist(), range(len(keys)), strict=True))

    def of(self, views: Sequence[View], teacher: int | None = None) -> NDArray[np.float64]:
        """Judgements, shape (views, 2), nan where there are none; by one fold's teacher, or by all on average."""
        rows = np.array([self._row.get(view_key(view), -1) for view in views], np.int64)
        teachers = range(FOLDS) if teacher is None else [teacher]
        out = self.said[:, list(teachers)].mean(axis=1)[rows] * STEP
        out[rows < 0] = np.nan
        return np.asarray(out)

    def save(self, path: Path) -> None:
        """Writes the file: plain arrays, no pickle."""
        with path.open("wb") as file:
            np.savez_compressed(file, keys=self.keys, said=self.said)

    @classmethod
    def load(cls, path: Path) -> Judged:
        """The judgements in a file.

        Raises:
            UsageError: where it cannot be read or is something else.
        """
        return cls(*arrays.read(path, "keys", "said"))
