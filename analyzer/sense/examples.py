"""Labelled sites for the sense model: the packs' own examples and the marked sentences of lexicon/usage."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analyzer import gates
from analyzer.match import Block, sites
from analyzer.sentences import paragraphs, split
from lexicon.compiled import Compiled
from lexicon.terms import Lexicon

OPEN, CLOSE = "[[", "]]"


@dataclass(frozen=True, slots=True)
class Example:
    """A site with its label; ``tested`` where the context tests were not made to fit it, so that they are evidence."""

    site: gates.Site
    loaded: bool
    tested: bool


def pack_examples(lexicon: Lexicon, compiled: Compiled) -> Iterator[Example]:
    """The packs' ``flags`` and ``passes``; the context tests were written to them, so their verdict says nothing."""
    for entry in lexicon.entries:
        for loaded, sentences in ((True, entry.flags), (False, entry.passes)):
            for text in sentences:
                site = widest(text, compiled, entry.id)
                if site is not None:
                    yield Example(site, loaded, tested=False)


def usage_examples(folder: Path, compiled: Compiled) -> Iterator[Example]:
    """Marked sentences, one JSON object a line: ``id``, ``text`` with one ``[[span]]``, ``loaded``."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text, start, end = unmark(row["text"])
            site = widest(text, compiled, row["id"], (start, end))
            if site is not None:
                yield Example(site, bool(row["loaded"]), tested=True)


def unmark(marked: str) -> tuple[str, int, int]:
    """The text without its marks, and the span that they held."""
    start = marked.index(OPEN)
    end = marked.index(CLOSE) - len(OPEN)
    return marked.replace(OPEN, "").replace(CLOSE, ""), start, end


def widest(text: str, compiled: Compiled, entry: str, span: tuple[int, int] | None = None) -> gates.Site | None:
    """The longest site of an entry in a text, or of those that touch a span; of two forms, the one that fits here."""
    blocks = [Block(a, b, tuple(split(text, a, b))) for a, b in paragraphs(text)]
    found = [
        ((c.end - c.start, gates.part_of_speech(site)), site)
        for c, site in sites(text, blocks, compiled)
        if site.entry["id"] == entry and (span is None or (c.start < span[1] and span[0] < c.end))
    ]
    return max(found, key=lambda f: f[0])[1] if found else None
