"""Labelled sentences for training and measuring: JSON Lines, checked, with what each row says of its sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer.errors import UsageError


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with the share of judges who call it loaded (0..1), how many there were, and its group for splits."""

    text: str
    share: float
    votes: float
    group: str
    topic: str = ""

    @property
    def label(self) -> bool:
        """Whether most judges call it loaded."""
        return self.share > 0.5


def read_rows(paths: Iterable[Path], label: str = "label") -> list[Row]:
    """Rows of JSON Lines files: ``text`` with ``soft`` (a probability), ``votes_biased`` of ``votes``, or a 0/1 label.

    Args:
        paths: the files.
        label: the column that holds 0 or 1.

    Raises:
        UsageError: for a file that cannot be read, a line that is no such object, or a column that does not exist.
    """
    return [row for path in paths for row in _rows(path, label)]


def _rows(path: Path, label: str) -> Iterator[Row]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path}: {error}", "name a JSON Lines file in UTF-8") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
        except ValueError as error:
            raise UsageError(f"{path} line {number} is not JSON: {error}", "write one object a line") from error
        if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
            raise UsageError(f"{path} line {number} has no text", 'write {"text": "…", "label": 0}')
        yield _row(raw, label, f"{path} line {number}")


def _row(raw: dict[str, Any], label: str, where: str) -> Row:
    group = str(raw.get("group") or raw.get("outlet") or raw["text"])
    topic = str(raw.get("topic") or "")
    try:
        if "soft" in raw:
            return Row(raw["text"], _share(float(raw["soft"])), 0.0, group, topic)
        if raw.get("votes"):
            return Row(raw["text"], _share(raw["votes_biased"] / raw["votes"]), float(raw["votes"]), group, topic)
        return Row(raw["text"], _share(float(raw[label])), 1.0, group, topic)
    except KeyError as error:
        columns = ", ".join(sorted(raw))
        raise UsageError(
            f"{where} has no column {error}", f"name the label's with --label; there are {columns}"
        ) from error
    except (TypeError, ValueError) as error:
        raise UsageError(
            f"{where}: its label is no number from 0 to 1", "write 0 or 1, or votes_biased and votes"
        ) from error


def _share(value: float) -> float:
    if not 0 <= value <= 1:
        raise ValueError(value)
    return value
