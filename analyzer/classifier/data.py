"""Labelled sentences for training and measuring: JSON Lines, checked, with what each row says of its sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzer.errors import UsageError


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with the share of judges who call it loaded (0..1), how many there were, and its group for splits.

    ``votes`` is 0 for a probability that no person gave. ``marked`` has the share of judges who marked each word, in
    lower case.
    """

    text: str
    share: float
    votes: float
    group: str
    topic: str = ""
    outlet: str = ""
    spans: tuple[tuple[int, int], ...] | None = None
    marked: Mapping[str, float] = field(default_factory=dict)

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


def read_texts(paths: Iterable[Path]) -> list[str]:
    """Texts of JSON Lines files, without the marks of the lexicon's usage sentences; raises as :func:`read_rows`."""
    return [raw["text"].replace("[[", "").replace("]]", "") for path in paths for _, raw in _objects(path)]


def _rows(path: Path, label: str) -> Iterator[Row]:
    return (_row(raw, label, where) for where, raw in _objects(path))


def _objects(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Where each object stands, and the object."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # a line may hold U+2028 inside a string
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path}: {error}", "name a JSON Lines file in UTF-8") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UsageError(f"{path} line {number} is not JSON: {error}", "write one object a line") from error
        if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
            raise UsageError(f"{path} line {number} has no text", 'write {"text": "…", "label": 0}')
        yield f"{path} line {number}", raw


def _row(raw: dict[str, Any], label: str, where: str) -> Row:
    outlet = str(raw.get("outlet") or "")
    group = str(raw.get("group") or outlet or raw["text"])
    topic = str(raw.get("topic") or "")
    try:
        if "soft" in raw:
            return Row(raw["text"], _share(float(raw["soft"])), 0.0, group, topic, outlet)
        spans = tuple((int(a), int(b)) for a, b, *_ in raw["spans"]) if "spans" in raw else None
        if raw.get("votes"):
            votes = float(raw["votes"])
            if not 1 <= votes < 1e6:
                raise ValueError(votes)
            marked = {str(w).lower(): _share(min(1.0, n / votes)) for w, n in raw.get("word_votes", {}).items()}
            return Row(raw["text"], _share(raw["votes_biased"] / votes), votes, group, topic, outlet, spans, marked)
        return Row(raw["text"], _share(float(raw[label])), 1.0, group, topic, outlet, spans)
    except KeyError as error:
        columns = ", ".join(sorted(raw))
        raise UsageError(
            f"{where} has no column {error}", f"name the label's with --label; there are {columns}"
        ) from error
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        mend = "write 0 or 1, or votes_biased and votes; word_votes are word: count, spans lists of start and end"
        raise UsageError(f"{where}: its label, word_votes or spans are not as they should be", mend) from error


def _share(value: float) -> float:
    if not 0 <= value <= 1:
        raise ValueError(value)
    return value
