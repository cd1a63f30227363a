"""The compiled lexicon as the engine uses it: one automaton over all surfaces, entries parsed when first hit."""

from __future__ import annotations

import json
from typing import Any

import ahocorasick_rs

FORMAT = 3
"""Version of the compiled text; a reader takes no other."""

NAME = -1
"""Entry number of a guarded name: a surface that protects its words from matching."""

_HEAD = 6
"""Lines before the entries."""


class DamagedError(Exception):
    """A compiled lexicon that does not read back; compile it again."""


class Compiled:
    """Surfaces and entries ready to match. Immutable after construction; safe to share between threads."""

    def __init__(self, text: str) -> None:
        try:
            lines = text.split("\n")
            header: dict[str, Any] = json.loads(lines[0])
            if header["format"] != FORMAT or len(lines) != header["entries"] + _HEAD:
                raise DamagedError("another format")
            self.hash: str = header["hash"]
            self.surfaces: list[str] = json.loads(lines[1])
            self.targets: list[list[int]] = json.loads(lines[2])
            self.names: dict[str, list[str]] = json.loads(lines[3])
            cues: dict[str, Any] = json.loads(lines[4])
            self.categories: dict[str, str] = json.loads(lines[5])
            self.cue_bit: dict[str, int] = {name: 1 << i for i, name in enumerate(cues["sets"])}
            self.cue_words: dict[str, int] = cues["words"]
            self.cue_cased: dict[str, int] = cues["cased"]
            phrases: dict[str, int] = cues["phrases"]
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise DamagedError(str(error)) from error
        self.cue_phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for phrase, mask in phrases.items():
            parts = tuple(phrase.split())
            self.cue_phrases.setdefault(parts[0], []).append((parts, mask))
        self._lines = lines[_HEAD:]
        self._entries: dict[int, dict[str, Any]] = {}
        self.automaton = ahocorasick_rs.AhoCorasick(self.surfaces)

    def entry(self, number: int) -> dict[str, Any]:
        """The runtime record of an entry; see :func:`lexicon.compile.compile_lexicon`."""
        record = self._entries.get(number)
        if record is None:
            record = json.loads(self._lines[number])
            for tests in record["context"].values():
                tests["words"] = frozenset(tests.get("words", ()))
                tests["cased"] = frozenset(tests.get("cased", ()))
                tests["phrases"] = tuple(tuple(p.split()) for p in tests.get("phrases", ()))
                tests["sets"] = sum(self.cue_bit[s] for s in tests.get("sets", ()))
            self._entries[number] = record
        return record

    def __len__(self) -> int:
        return len(self._lines)
