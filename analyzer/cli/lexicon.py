"""``evenhand lexicon``: list, search, lint, count and extend the terms, and write their pages."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from analyzer.cli import Exit, complain, options, packs
from analyzer.cli.parser import Parser
from analyzer.reporters.visible import visible
from lexicon import vocabulary
from lexicon.fold import fold_term
from lexicon.load import categories, load_lexicon
from lexicon.terms import Entry, Lexicon

_WHAT = {
    "list": "the entries in force, a line each",
    "search": "entries whose term, alternatives or advice contain a text",
    "lint": "faults of packs, and examples that do not do what they say",
    "stats": "how many entries, by category, topic, severity and direction",
    "new": "a skeleton entry to fill in",
    "mine": "terms that the lexicon lacks, from loaded sentences",
    "docs": "write the pages of docs/lexicon, or check that they are fresh",
}


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="evenhand lexicon", description="Work on the terms.")
    commands = parser.add_subparsers(dest="what", required=True, metavar="list|search|lint|stats|new|mine|docs")
    subs = {name: commands.add_parser(name, help=text, description=text) for name, text in _WHAT.items()}
    for name, sub in subs.items():
        options.add_lexicon(sub)
        if name in {"list", "search"}:
            sub.add_argument("--category", choices=sorted(categories()), help="only this category")
            sub.add_argument("--topic", choices=vocabulary.TOPICS, help="only this topic")
            sub.add_argument("--severity", choices=vocabulary.SEVERITIES, help="only this severity")
    subs["search"].add_argument("text", nargs="+")
    subs["new"].add_argument("id", help="topic/name, for example conflict/warlord")
    subs["new"].add_argument("--lemma", help="base form of the term (default: from the id)")
    subs["new"].add_argument("-o", "--output", metavar="FILE", help="append to this pack instead of printing")
    mine = subs["mine"]
    mine.add_argument("paths", nargs="+", metavar="FILE", help="drafts, or JSON Lines of labelled sentences")
    mine.add_argument("--label", default="label", metavar="NAME", help="column of the label (default: label)")
    mine.add_argument("--least", type=int, default=5, metavar="N", help="sentences a term must stand in (default: 5)")
    mine.add_argument("--top", type=int, default=50, metavar="N", help="so many terms (default: 50)")
    options.add_model(mine)
    subs["docs"].add_argument("folder", nargs="?", default="docs/lexicon")
    subs["docs"].add_argument("--check", action="store_true", help="change nothing; exit 1 where a page is stale")
    return parser


def run(argv: Sequence[str]) -> int:
    """Runs one of the lexicon commands."""
    args = _parser().parse_args(argv)
    if args.what == "new":
        return packs.new(args.id, args.lemma, args.output)
    settings = options.settings(args)
    if args.what == "mine":
        from analyzer.cli import mine

        return mine.run(args, settings)
    lexicon = load_lexicon(settings.packs, disable=settings.disable, house=settings.house)
    match args.what:
        case "list":
            return _list(_filtered(lexicon, args))
        case "search":
            return _search(_filtered(lexicon, args), " ".join(args.text))
        case "lint":
            return packs.check(lexicon, args.pack, settings)
        case "stats":
            return _stats(lexicon)
        case _:
            return packs.docs(lexicon, Path(args.folder), check=args.check)


def _filtered(lexicon: Lexicon, args: argparse.Namespace) -> list[Entry]:
    return [
        e
        for e in lexicon.entries
        if args.category in (None, e.category) and args.topic in (None, e.topic) and args.severity in (None, e.severity)
    ]


def _list(entries: Sequence[Entry]) -> int:
    unicode = options.unicode()
    for e in sorted(entries, key=lambda e: e.id):
        first = e.alternatives[0].text or "(cut it)" if e.alternatives else f"({e.fix})"
        row = f"{e.id:38} {e.severity:9} {e.category:22} {e.lemma} → {first}"
        print(visible(row, unicode=unicode))
    return Exit.CLEAN


def _search(entries: Sequence[Entry], text: str) -> int:
    wanted = fold_term(text)
    found = [e for e in entries if any(wanted in fold_term(field) for field in _searched(e))]
    if not found:
        complain(f"nothing in the lexicon contains '{text}'", "try a shorter part of the word")
        return Exit.FINDINGS
    return _list(found)


def _searched(e: Entry) -> list[str]:
    return [e.id, e.advice, e.fine_when, *(f.text for f in e.forms), *(a.text for a in e.alternatives)]


_COUNTED: dict[str, Callable[[Entry], str]] = {
    "category": lambda e: e.category,
    "topic": lambda e: e.topic,
    "severity": lambda e: e.severity,
    "direction": lambda e: "legitimising" if e.polarity > 0 else "delegitimising" if e.polarity < 0 else "none",
    "ambiguity": lambda e: e.ambiguity,
    "basis": lambda e: e.basis,
    "fix": lambda e: e.fix,
}


def _stats(lexicon: Lexicon) -> int:
    entries = lexicon.entries
    forms = sum(len(e.forms) for e in entries)
    print(f"{len(entries)} entries, {forms} forms, {len(lexicon.rivals)} rival sets, hash {lexicon.hash}")
    for title, key in _COUNTED.items():
        print(f"\nby {title}")
        for name, count in sorted(Counter(map(key, entries)).items(), key=lambda item: (-item[1], item[0])):
            print(f"  {name:24} {count:5}")
    return Exit.CLEAN
