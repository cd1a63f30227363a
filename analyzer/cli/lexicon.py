"""``evenhand lexicon``: list, search, lint, count and extend the terms, and write their pages."""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lexicon import terms
from lexicon.document import pages
from lexicon.fold import fold_term
from lexicon.lint import lint
from lexicon.load import load_lexicon
from lexicon.terms import Entry, Lexicon

from analyzer.cli import Exit, complain, options
from analyzer.cli.faults import report_faults, tell
from analyzer.errors import UsageError
from analyzer.reporters.visible import visible


@report_faults
def run(argv: Sequence[str]) -> int:
    """Runs one of the lexicon commands."""
    parser = argparse.ArgumentParser(prog="evenhand lexicon", description="Work on the terms.", allow_abbrev=False)
    commands = parser.add_subparsers(dest="what", required=True, metavar="list|search|lint|stats|new|docs")
    for name, help_text in (
        ("list", "the entries in force, a line each"),
        ("search", "entries whose term, alternatives or advice contain a text"),
        ("lint", "faults of packs, and examples that do not do what they say"),
        ("stats", "how many entries, by category, topic, strength and direction"),
        ("new", "a skeleton entry to fill in"),
        ("docs", "write the pages of docs/lexicon, or check that they are fresh"),
    ):
        sub = commands.add_parser(name, help=help_text, description=help_text, allow_abbrev=False)
        options.add_lexicon(sub)
        if name in {"list", "search"}:
            sub.add_argument("--category", choices=sorted(load_categories()), help="only this category")
            sub.add_argument("--topic", choices=terms.TOPICS, help="only this topic")
            sub.add_argument("--severity", choices=terms.SEVERITIES, help="only this severity")
        if name == "search":
            sub.add_argument("text", nargs="+")
        if name == "new":
            sub.add_argument("id", help="topic/name, for example conflict/warlord")
            sub.add_argument("--lemma", help="base form of the term (default: from the id)")
            sub.add_argument("-o", "--output", metavar="FILE", help="append to this pack instead of printing")
        if name == "docs":
            sub.add_argument("folder", nargs="?", default="docs/lexicon")
            sub.add_argument("--check", action="store_true", help="change nothing; exit 1 where a page is stale")
    args = parser.parse_args(argv)
    if args.what == "new":
        return _new(args.id, args.lemma, args.output)
    settings = options.settings(args)
    lexicon = load_lexicon(settings.packs, disable=settings.disable, house=settings.house)
    match args.what:
        case "list":
            return _list(_filtered(lexicon, args))
        case "search":
            return _search(_filtered(lexicon, args), " ".join(args.text))
        case "lint":
            return _lint(lexicon, args.pack, settings.packs)
        case "stats":
            return _stats(lexicon)
        case _:
            return _docs(lexicon, Path(args.folder), check=args.check)


def load_categories() -> list[str]:
    """Category ids, for the options."""
    from lexicon.load import categories

    return list(categories())


def _filtered(lexicon: Lexicon, args: argparse.Namespace) -> list[Entry]:
    return [
        e
        for e in lexicon.entries
        if args.category in (None, e.category) and args.topic in (None, e.topic) and args.severity in (None, e.severity)
    ]


def _list(entries: Sequence[Entry]) -> int:
    for e in sorted(entries, key=lambda e: e.id):
        first = e.alternatives[0].text or "(cut it)" if e.alternatives else f"({e.fix})"
        print(f"{visible(e.id):38} {e.severity:9} {e.category:22} {visible(e.lemma)} → {visible(first)}")
    return Exit.CLEAN


def _search(entries: Sequence[Entry], text: str) -> int:
    wanted = fold_term(text)
    found = [
        e
        for e in entries
        if any(
            wanted in fold_term(field)
            for field in (e.id, e.advice, e.fine_when, *(f.text for f in e.forms), *(a.text for a in e.alternatives))
        )
    ]
    if not found:
        complain(f"nothing in the lexicon contains '{text}'", "try a shorter part of the word")
        return Exit.FINDINGS
    return _list(found)


def _lint(lexicon: Lexicon, given: Sequence[str], packs: Sequence[Path]) -> int:
    from analyzer import examples
    from analyzer.engine import Analyzer

    only = {Path(p).stem for p in given} if given else None
    faults = lint(lexicon, only)
    entries = [e for e in lexicon.entries if only is None or e.pack in only]
    analyzer = Analyzer(packs, house=lexicon.house)
    faults += examples.run(entries, analyzer)
    tell(faults)
    sentences = sum(len(e.flags) + len(e.passes) for e in entries)
    print(f"{len(entries)} entries, {sentences} examples, {len(faults)} faults")
    return Exit.FINDINGS if faults else Exit.CLEAN


def _stats(lexicon: Lexicon) -> int:
    entries = lexicon.entries
    print(f"{len(entries)} entries, {sum(len(e.forms) for e in entries)} forms, {len(lexicon.rivals)} rival sets, hash {lexicon.hash}")
    for title, key in (
        ("category", lambda e: e.category),
        ("topic", lambda e: e.topic),
        ("severity", lambda e: e.severity),
        ("direction", lambda e: "legitimising" if e.polarity > 0 else "delegitimising" if e.polarity < 0 else "none"),
        ("ambiguity", lambda e: e.ambiguity),
        ("basis", lambda e: e.basis),
        ("fix", lambda e: e.fix),
    ):
        print(f"\nby {title}")
        for name, count in sorted(Counter(map(key, entries)).items(), key=lambda item: (-item[1], item[0])):
            print(f"  {name:24} {count:5}")
    return Exit.CLEAN


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


def _new(entry_id: str, lemma: str | None, output: str | None) -> int:
    topic, slash, name = entry_id.partition("/")
    if not slash or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
        raise UsageError(f"'{entry_id}' is not topic/name", "write for example conflict/warlord")
    if topic not in terms.TOPICS:
        raise UsageError(f"no topic '{topic}'", f"use one of {', '.join(terms.TOPICS)}")
    text = _SKELETON.format(id=entry_id, topic=topic, lemma=(lemma or name.replace("-", " ")).replace('"', ""))
    if output is None:
        print(text.lstrip("\n"), end="")
        return Exit.CLEAN
    path = Path(output)
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if f'id = "{entry_id}"' in before:
            raise UsageError(f"{output} has an entry '{entry_id}' already", "edit that one")
        from analyzer.files import write_atomically

        write_atomically(path, before + ("" if before else 'title = "House terms"\n') + text)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot extend {output}: {error}", "check the path") from error
    print(f"{output}: {entry_id} added; fill it in, then run evenhand lexicon lint --pack {output}")
    return Exit.CLEAN


def _docs(lexicon: Lexicon, folder: Path, *, check: bool) -> int:
    from analyzer.files import write_atomically

    wanted = pages(lexicon)
    have = {p.name: p.read_text(encoding="utf-8") for p in folder.glob("*.md")} if folder.is_dir() else {}
    stale = sorted(name for name in wanted.keys() | have.keys() if wanted.get(name) != have.get(name))
    if check:
        for name in stale:
            complain(f"{folder / name} is stale", "run evenhand lexicon docs")
        return Exit.FINDINGS if stale else Exit.CLEAN
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in wanted:
            write_atomically(folder / name, wanted[name])
        else:
            (folder / name).unlink()
    print(f"{folder}: {len(wanted)} pages, {len(stale)} changed")
    return Exit.CLEAN
