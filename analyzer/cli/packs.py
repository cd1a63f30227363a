"""Work on packs: check them with their examples, start a new entry, write the pages of docs/lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from analyzer.cli import Exit, complain
from analyzer.config import Settings
from analyzer.errors import UsageError
from lexicon import vocabulary
from lexicon.document import NOTE, pages
from lexicon.lint import lint
from lexicon.terms import Lexicon

_SKELETON = """
[[entry]]
id = "{id}"
lemma = "{lemma}"
pos = "noun"
category = "contested-label"
topic = "{topic}"
target = "actor"
polarity = -0.5
strength = 1
alternatives = []
fix = "rewrite"
ambiguity = "medium"
advice = "Say in a sentence or two why it takes a side and what to write or find out instead."
fine_when = ""
sources = []
basis = "principle"
flags = ["A sentence in which {lemma} must be flagged."]
passes = ["A sentence in which the same word is innocent."]
"""


def check(lexicon: Lexicon, given: Sequence[str], settings: Settings) -> int:
    """Editorial faults of all packs, or of those ``given``, and examples that do not do what their entry says."""
    from analyzer import examples
    from analyzer.engine import Analyzer

    only = {str(Path(p)) for p in given} if given else None
    faults = lint(lexicon, only)
    entries = [e for e in lexicon.entries if only is None or e.file in only]
    analyzer = Analyzer(settings.packs, "off", disable=settings.disable, house=settings.house)
    faults += examples.run(entries, analyzer)
    for fault in faults:
        complain(str(fault))
    sentences = sum(len(e.flags) + len(e.passes) for e in entries)
    print(f"{len(entries)} entries, {sentences} examples, {len(faults)} faults")
    return Exit.FINDINGS if faults else Exit.CLEAN


def new(entry_id: str, lemma: str | None, output: str | None) -> int:
    """Prints a skeleton entry, or appends it to a pack."""
    topic, slash, name = entry_id.partition("/")
    if not slash or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
        raise UsageError(f"'{entry_id}' is not topic/name", "write for example conflict/warlord")
    if topic not in vocabulary.TOPICS:
        raise UsageError(f"no topic '{topic}'", f"use one of {', '.join(vocabulary.TOPICS)}")
    lemma = lemma or name.replace("-", " ")
    if re.search(r'["\\\x00-\x1f\x7f]', lemma):
        raise UsageError(f"{lemma!r} has a quotation mark, backslash or control character", "give a plain --lemma")
    text = _SKELETON.format(id=entry_id, topic=topic, lemma=lemma)
    if output is None:
        print(text.lstrip("\n"), end="")
        return Exit.CLEAN
    _append(Path(output), entry_id, text)
    print(f"{output}: {entry_id} added; fill it in, then run evenhand lexicon lint --pack {output}")
    return Exit.CLEAN


def _append(path: Path, entry_id: str, text: str) -> None:
    from analyzer.files import write_atomically

    try:
        before = path.read_bytes().decode("utf-8") if path.exists() else 'title = "House terms"\n'
        if re.search(rf"""^\s*id\s*=\s*["']{re.escape(entry_id)}["']""", before, re.MULTILINE):
            raise UsageError(f"{path} has an entry '{entry_id}' already", "edit that one")
        if "\r\n" in before:
            text = text.replace("\n", "\r\n")
        write_atomically(path, before + ("" if before.endswith("\n") else "\n") + text)
    except OSError as error:
        raise UsageError(f"cannot extend {path}: {error.strerror or error}", "check the path") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"cannot extend {path}: not UTF-8 at byte {error.start}", "save the pack as UTF-8") from error


def docs(lexicon: Lexicon, folder: Path, *, check: bool) -> int:
    """Writes the pages into a folder, or tells those that are stale; leaves files alone that it did not write."""
    from analyzer.files import write_atomically

    wanted = pages(lexicon)
    try:
        have = _generated(folder, wanted)
        stale = sorted(name for name in wanted.keys() | have.keys() if wanted.get(name) != have.get(name))
        if check:
            for name in stale:
                complain(f"{folder / name} is stale", f"run evenhand lexicon docs {folder}")
            return Exit.FINDINGS if stale else Exit.CLEAN
        folder.mkdir(parents=True, exist_ok=True)
        for name in stale:
            if name in wanted:
                write_atomically(folder / name, wanted[name])
            else:
                (folder / name).unlink()
    except OSError as error:
        raise UsageError(f"cannot write {folder}: {error.strerror or error}", "check the path") from error
    print(f"{folder}: {len(wanted)} pages, {len(stale)} changed")
    return Exit.CLEAN


def _generated(folder: Path, wanted: dict[str, str]) -> dict[str, str]:
    """Pages in the folder that were generated before; a page of another origin must not be written over."""
    have = {}
    for path in folder.glob("*.md"):
        text = path.read_text(encoding="utf-8", errors="replace")
        if text.startswith(NOTE):
            have[path.name] = text
        elif path.name in wanted:
            raise UsageError(f"{path} was not generated", "name a folder of its own, or remove the file")
    return have
