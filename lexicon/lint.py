"""Editorial faults that a pack can have although it loads: clashing surfaces, loaded alternatives, missing examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lexicon.faults import Fault
from lexicon.fold import fold_term
from lexicon.inflect import base_form, inflect_alternative, surfaces
from lexicon.naming import lint_naming, load_naming
from lexicon.phrase import split_verb
from lexicon.spelling import spellings
from lexicon.terms import Entry, Lexicon


def lint(lexicon: Lexicon, only: Iterable[str] | None = None) -> list[Fault]:
    """Faults of the entries, or of those whose pack file is named in ``only``."""
    wanted = None if only is None else set(only)
    owners = _owners(lexicon)
    faults: list[Fault] = []
    for entry in lexicon.entries:
        if wanted is None or entry.file in wanted:
            faults += _entry(entry, owners)
    if wanted is None:
        faults += _rivals(lexicon)
        faults += lint_naming(load_naming(), {e.house.partition("=")[0] for e in lexicon.entries if e.house})
    return faults


def _fault(entry: Entry, field: str, problem: str, mend: str) -> Fault:
    return Fault(entry.file, entry.line, entry.id, field, problem, mend)


def _surfaces(entry: Entry) -> Iterator[tuple[str, str]]:
    """(folded surface, part of speech) of each form without gaps or open sponsor."""
    for form in entry.forms:
        if "..." in form.text or form.text.startswith(("X-", "=")):
            continue
        for surface, _ in surfaces(form.text, form.pos):
            for spelled in spellings(surface):
                yield fold_term(spelled), form.pos


def _owners(lexicon: Lexicon) -> dict[str, list[tuple[Entry, str]]]:
    owners: dict[str, list[tuple[Entry, str]]] = {}
    for entry in lexicon.entries:
        for surface, pos in dict.fromkeys(_surfaces(entry)):
            owners.setdefault(surface, []).append((entry, pos))
    return owners


def _entry(entry: Entry, owners: dict[str, list[tuple[Entry, str]]]) -> Iterator[Fault]:
    for surface, pos in dict.fromkeys(_surfaces(entry)):
        others = [e for e, p in owners[surface] if e is not entry and p == pos and e.house == entry.house]
        if others and entry.id < others[0].id:
            yield _fault(entry, "forms", f"'{surface}' is also in {others[0].id}", "Keep it in one of the two")
    yield from _base_forms(entry)
    yield from _alternatives(entry, owners)
    if len(entry.flags) < 2:
        yield _fault(entry, "flags", "has fewer than two examples", "Add another sentence that must be flagged")
    if entry.ambiguity != "low" and not entry.passes:
        problem = f"is empty though ambiguity is {entry.ambiguity}"
        yield _fault(entry, "passes", problem, "Add a sentence that must not be flagged")
    if not entry.sources:
        yield _fault(entry, "sources", "is empty", "Name the guide or principle this rests on")
    if len(entry.advice) < 20:
        yield _fault(entry, "advice", "says too little", "Say why, and what to write or find out")
    for field, value in (("lemma", entry.lemma), ("advice", entry.advice)):
        if value != value.strip() or "  " in value:
            yield _fault(entry, field, "has stray spaces", "Remove them")


def _base_forms(entry: Entry) -> Iterator[Fault]:
    """Verbs that would be inflected once more: ``wiped off the map`` gives ``wipeds off the map``."""
    listed = [("forms", f.text, f.pos) for f in entry.forms]
    listed += [("alternatives", a.text, a.pos or entry.pos) for a in entry.alternatives]
    listed += [("forms", a.text, a.pos or f.pos) for f in entry.forms for a in f.alternatives]
    for field, text, pos in listed:
        if pos == "verb" and text:
            _, verb, after = split_verb(text.removeprefix("="))
            base = base_form(verb)
            if base != verb:
                yield _fault(
                    entry, field, f"'{text}' is not in base form", f"Write '{base}{after}', or set pos = \"phrase\""
                )


def _alternatives(entry: Entry, owners: dict[str, list[tuple[Entry, str]]]) -> Iterator[Fault]:
    if not entry.alternatives and entry.fix not in {"attribute", "rewrite"}:
        yield _fault(entry, "alternatives", f"is empty though fix is {entry.fix}", "Add a neutral wording, or set fix")
    own = {surface for surface, _ in _surfaces(entry)}
    listed = [*((a, entry.pos) for a in entry.alternatives), *((a, f.pos) for f in entry.forms for a in f.alternatives)]
    for alternative, pos in listed:
        text = fold_term(inflect_alternative(alternative.text, alternative.pos or pos, ""))
        if not text:
            continue
        if text in own:
            yield _fault(entry, "alternatives", f"'{alternative.text}' is the term itself", "Pick a neutral wording")
            continue
        strong = [
            e
            for e, p in owners.get(text, ())
            if e.strength >= 2 and e.ambiguity == "low" and p == (alternative.pos or pos)
        ]
        if strong:
            problem = f"'{alternative.text}' is itself a term ({strong[0].id})"
            yield _fault(entry, "alternatives", problem, 'Pick a neutral wording or set fix = "attribute"')


def _rivals(lexicon: Lexicon) -> Iterator[Fault]:
    numbers = [r.number for r in lexicon.rivals]
    for rival in lexicon.rivals:
        where = f"set {rival.number}"
        if numbers.count(rival.number) > 1:
            yield Fault("rivals.toml", 1, where, "number", "is used twice", "Number the sets in order")
        for name in rival.neutral:
            if name not in rival.terms:
                yield Fault(
                    "rivals.toml", 1, where, "neutral", f"'{name}' is not among its terms", "Name one of the terms"
                )
