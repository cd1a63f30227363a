"""The compiled lexicon as the engine uses it: one automaton over all surfaces, entries parsed when first hit."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

import ahocorasick_rs

from lexicon.namebook import Namebook

FORMAT = 5
"""Version of the compiled text; a reader takes no other."""

NAME = -1
"""Entry number of a guarded name: a surface that protects its words from matching."""

_HEAD = 8
"""Lines before the entries."""


class DamagedError(Exception):
    """A compiled lexicon that does not read back; compile it again."""


class Targets(dict[int, list[int]]):
    """What each surface stands for, as entry and form in turn; parsed when a surface is first met."""

    def __init__(self, rows: list[str]) -> None:
        super().__init__()
        self.rows = rows

    def __missing__(self, number: int) -> list[int]:
        found = self[number] = [int(part) for part in self.rows[number].split(",")]
        return found


class Compiled:
    """Surfaces and entries ready to match. Immutable after construction; safe to share between threads."""

    def __init__(self, text: str) -> None:
        try:
            head, start = _head(text)
            header: dict[str, Any] = json.loads(head[0])
            if header["format"] != FORMAT:
                raise DamagedError("another format")
            self.hash: str = header["hash"]
            self._ends = [start + end for end in header["ends"]]
            self._text, self._start = text, start
            if (self._ends[-1] if self._ends else start) != len(text):
                raise DamagedError("another length")
            self.surfaces: list[str] = json.loads(head[1])
            self.targets = Targets(head[2].split("|"))
            self.names: dict[str, list[str]] = json.loads(head[3])
            cues: dict[str, Any] = json.loads(head[4])
            self.categories: dict[str, str] = json.loads(head[5])
            self.cue_bit: dict[str, int] = {name: 1 << i for i, name in enumerate(cues["sets"])}
            self.cue_words: dict[str, int] = cues["words"]
            self.cue_cased: dict[str, int] = cues["cased"]
            phrases: dict[str, int] = cues["phrases"]
            self._actors_line = head[6]
            self._names_line = head[7]
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise DamagedError(str(error)) from error
        self.cue_phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for phrase, mask in phrases.items():
            parts = tuple(phrase.split())
            self.cue_phrases.setdefault(parts[0], []).append((parts, mask))
        self._entries: dict[int, dict[str, Any]] = {}
        self.automaton = ahocorasick_rs.AhoCorasick(self.surfaces)

    @cached_property
    def gazetteer(self) -> dict[str, Any]:
        """Actors and their names (:func:`lexicon.gazetteer.index`), roles, rival labels and messages of patterns."""
        found: dict[str, Any] = json.loads(self._actors_line)
        return found

    @cached_property
    def namebook(self) -> Namebook:
        """The sets of names for one thing, and the acronyms."""
        return Namebook(json.loads(self._names_line))

    def entry(self, number: int) -> dict[str, Any]:
        """The runtime record of an entry; see :func:`lexicon.compile.compile_lexicon`."""
        record = self._entries.get(number)
        if record is None:
            start = self._ends[number - 1] if number else self._start
            record = json.loads(self._text[start : self._ends[number]])
            for tests in record["context"].values():
                tests["words"] = frozenset(tests.get("words", ()))
                tests["cased"] = frozenset(tests.get("cased", ()))
                tests["phrases"] = tuple(tuple(p.split()) for p in tests.get("phrases", ()))
                tests["firsts"] = frozenset(parts[0] for parts in tests["phrases"])
                tests["sets"] = sum(self.cue_bit[s] for s in tests.get("sets", ()))
            self._entries[number] = record
        return record

    def __len__(self) -> int:
        return len(self._ends)


def _head(text: str) -> tuple[list[str], int]:
    """The lines before the entries, and where the entries begin; the rest of the text is not copied."""
    lines, at = [], 0
    for _ in range(_HEAD):
        end = text.index("\n", at)
        lines.append(text[at:end])
        at = end + 1
    return lines, at
