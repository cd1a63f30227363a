"""``evenhand explain TERM``: why a term is flagged, when it is fine, what to write instead, and on what authority."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

from analyzer import learned
from analyzer.cli import Exit, options
from analyzer.cli.parser import Parser
from analyzer.errors import UsageError
from analyzer.reporters.visible import visible
from lexicon.fold import fold_term
from lexicon.inflect import surfaces
from lexicon.load import load_lexicon
from lexicon.spelling import spellings
from lexicon.structure import PatternInfo, load_patterns
from lexicon.terms import Alternative, Entry, Lexicon
from lexicon.vocabulary import LEARNED

_TOWARD = {-1: "delegitimises", 0: "has no fixed direction toward", 1: "legitimises"}


def run(argv: Sequence[str]) -> int:
    """Prints every entry that a term belongs to."""
    parser = Parser(prog="evenhand explain", description="Why a term is flagged and what to write instead.")
    parser.add_argument(
        "term", nargs="+", help="a term in any inflection, an entry id, a category, or a kind of pattern"
    )
    options.add_lexicon(parser)
    args = parser.parse_args(argv)
    term = " ".join(args.term)
    settings = options.settings(args)
    lexicon = load_lexicon(settings.packs, disable=settings.disable, house=settings.house)
    if term in lexicon.categories:
        _category(lexicon, term)
        return Exit.CLEAN
    if (pattern := load_patterns().get(term.replace(" ", "-"))) is not None:
        _pattern(pattern)
        return Exit.CLEAN
    if term == LEARNED:
        _print(f"{LEARNED}: {learned.MESSAGE} docs/model-card.md says how it is found and how often it is right.")
        return Exit.CLEAN
    found = entries_of(lexicon, term)
    if not found:
        raise UsageError(f"'{term}' is not in the lexicon", _hint(lexicon, term))
    for number, entry in enumerate(found):
        if number:
            print()
        _entry(lexicon, entry)
    return Exit.CLEAN


def entries_of(lexicon: Lexicon, term: str) -> list[Entry]:
    """Entries with this id, or with a form of which the term is an inflection."""
    if term in lexicon.by_id:
        return [lexicon.by_id[term]]
    folded = fold_term(term)
    return [e for e in lexicon.entries if any(folded in _folded(form.text, form.pos) for form in e.forms)]


def _folded(text: str, pos: str) -> set[str]:
    plain = text.removeprefix("=")
    return {fold_term(plain)} | {fold_term(s) for surface, _ in surfaces(plain, pos) for s in spellings(surface)}


def _hint(lexicon: Lexicon, term: str) -> str:
    from difflib import get_close_matches

    lemmas = {fold_term(form.text): form.text for e in lexicon.entries for form in e.forms}
    close = get_close_matches(fold_term(term), lemmas, 3)
    if close:
        return f"did you mean {', '.join(repr(lemmas[c]) for c in close)}?"
    return "try evenhand lexicon search WORD"


def _category(lexicon: Lexicon, name: str) -> None:
    category = lexicon.categories[name]
    entries = [e for e in lexicon.entries if e.category == name]
    _print(f"{category.title}: {len(entries)} entries")
    _wrapped("what", category.definition)
    _wrapped("theory", category.theory)
    _wrapped("severity", category.severity)
    _wrapped("terms", ", ".join(sorted(e.lemma for e in entries)))


def _pattern(pattern: PatternInfo) -> None:
    _print(f"{pattern.title}  ({pattern.kind})")
    _wrapped("what", pattern.about)
    _wrapped("shown as", pattern.message)
    _wrapped("mend", pattern.mend)
    _wrapped("fine when", pattern.fine_when)
    _wrapped("flagged", pattern.flags[0])
    _wrapped("passed", pattern.passes[0])
    _wrapped("sources", "; ".join(pattern.sources))


def _entry(lexicon: Lexicon, entry: Entry) -> None:
    _print(f"{entry.lemma}  ({entry.id})")
    sign = (entry.polarity > 0) - (entry.polarity < 0)
    kind = lexicon.categories[entry.category].title
    _wrapped("kind", f"{entry.severity}: {kind}; {_TOWARD[sign]} the {entry.target.replace('-', ' ')}")
    _wrapped("why", entry.advice)
    _wrapped("fine when", entry.fine_when)
    if entry.alternatives:
        _wrapped("write", _wordings(entry.alternatives))
    else:
        _wrapped("fix", entry.fix)
    also = [f.text + (f" → {_wordings(f.alternatives)}" if f.alternatives else "") for f in entry.forms[1:]]
    _wrapped("also", "; ".join(also))
    for rival in lexicon.rivals:
        if any(fold_term(f.text) in map(fold_term, rival.terms) for f in entry.forms):
            marked = [f"*{t}*" if t in rival.neutral else t for t in rival.terms]
            _wrapped("scale", " / ".join(marked))
    _wrapped("flagged", entry.flags[0])
    _wrapped("passed", entry.passes[0] if entry.passes else "")
    basis = "a guide addresses this term" if entry.basis == "term" else "inferred from a general principle"
    _wrapped("sources", "; ".join([*entry.sources, basis]))
    _wrapped("house", f"in force under {entry.house}" if entry.house else "")
    _wrapped("region", entry.region)


def _wordings(alternatives: Iterable[Alternative]) -> str:
    return " | ".join((a.text or "(cut it)") + (f" [{a.note}]" if a.note else "") for a in alternatives)


def _print(text: str) -> None:
    print(visible(text, unicode=options.unicode()))


def _wrapped(label: str, text: str) -> None:
    for k, row in enumerate(wrap(visible(text, unicode=options.unicode()), 66, break_on_hyphens=False)):
        print(f"  {label if k == 0 else '':10} {row}")
