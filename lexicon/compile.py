"""Entries to a compiled lexicon: every surface with its tag, its agreeing alternatives, and its context tests.

The result is plain lines of text (never a pickle): a header, the surfaces, what each surface stands for (entry and form
in turn), the names, the cue words, the categories, the actors, the names of one thing, then one line an entry, which is
parsed only when that entry is hit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from lexicon import gazetteer, namebook
from lexicon.compiled import FORMAT, NAME
from lexicon.fold import fold_term
from lexicon.inflect import (
    all_forms,
    inflect_alternative,
    is_plural,
    parts_of_speech,
    surfaces,
    takes_an,
)
from lexicon.naming import load_naming
from lexicon.phrase import split_head
from lexicon.spelling import spellings
from lexicon.structure import load_patterns
from lexicon.terms import Alternative, Entry, Form, Lexicon

_CAPS = re.compile(r"\b[A-Z]{2,}\b")


def compile_lexicon(lexicon: Lexicon) -> str:
    """The compiled text of a lexicon; see :mod:`lexicon.compiled` for the reader."""
    targets: dict[str, list[int]] = {}
    entry_lines: list[str] = []
    for number, entry in enumerate(lexicon.entries):
        record = _entry(entry)
        for index, form in enumerate(record["forms"]):
            for surface in form.pop("surfaces"):
                targets.setdefault(surface, []).extend((number, index))
        entry_lines.append(_dump(record) + "\n")
    names = _names(lexicon.names)
    for surface, spelled in _names(lexicon.actors).items():
        if surface not in targets:  # a contested name stays a term
            names.setdefault(surface, []).extend(spelled)
    for surface in names:
        targets.setdefault(surface, []).extend((NAME, 0))
    ordered = sorted(targets)
    header = {"format": FORMAT, "hash": lexicon.hash, "ends": list(accumulate(map(len, entry_lines)))}
    categories = {c.id: c.title for c in lexicon.categories.values()}
    actors = gazetteer.load_actors()
    lines = [
        _dump(header),
        _dump(ordered),
        "|".join(",".join(map(str, targets[s])) for s in ordered),
        _dump(names),
        _dump({"sets": list(lexicon.cues), **_cue_sets(lexicon.cues)}),
        _dump(categories),
        _dump(
            {
                **gazetteer.index(actors),
                "roles": _roles(lexicon.entries),
                "rivals": [list(r.terms) for r in lexicon.rivals],
                "patterns": {kind: info.message for kind, info in load_patterns().items()},
            }
        ),
        _dump(namebook.index(load_naming(), actors)),
        "".join(entry_lines),
    ]
    return "\n".join(lines)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _names(names: Iterable[str]) -> dict[str, list[str]]:
    """Folded surface → the spellings under which it is a name."""
    out: dict[str, list[str]] = {}
    for name in names:
        for spelled in spellings(name):
            out.setdefault(fold_term(spelled), []).append(spelled)
    return out


_ROLE_CATEGORIES = frozenset({"contested-label", "identity-label", "dysphemism"})
_PEOPLE = re.compile(r"(?:er|or|ist|ant|ent|ian|al|ive|ary|ot|y|man|men|ee)s?\Z")
_THINGS = re.compile(r"(?:tion|ment|ity|cy|ery|ony|bby)s?\Z")
_ROLE_TARGETS = frozenset({"actor", "group", "person-or-group", "actor-or-institution"})
_ROLE_KINDS = {"conflict": "armed", "protest": "civic", "politics": "civic", "climate": "civic"}


def _roles(entries: Iterable[Entry]) -> dict[str, str]:
    """Listed nouns of one word that call people something → the kind of actor that they mean."""
    out: dict[str, str] = {}
    for entry in entries:
        if entry.category not in _ROLE_CATEGORIES or entry.target not in _ROLE_TARGETS:
            continue
        for form in entry.forms:
            word = form.text.removeprefix("=")
            if form.pos == "noun" and " " not in word and word.islower() and "..." not in word:
                kind = _ROLE_KINDS.get(entry.topic, "people")
                plural = [s for s, tag in surfaces(word, "noun") if tag == "NNS"]
                for surface in plural + ([word] if kind == "armed" else []):
                    if surface.isalpha() and _PEOPLE.search(word) and not _THINGS.search(word):
                        out[surface] = kind
    return out


def _entry(entry: Entry) -> dict[str, Any]:
    tables: list[list[list[Any]]] = []
    index_of: dict[str, int] = {}
    forms: list[dict[str, Any]] = []
    # Adjective forms first: where a surface is both (separatist), the noun is what is left when no noun follows.
    for form in sorted(entry.forms, key=lambda f: f.pos != "adj"):
        for record, alternatives in _surfaces(entry, form):
            key = _dump(alternatives)
            if key not in index_of:
                index_of[key] = len(tables)
                tables.append(alternatives)
            record["alts"] = index_of[key]
            forms.append(record)
    nouns = {s for r in forms if r["pos"] == "noun" for s in r["surfaces"]}
    for record in forms:
        if record["pos"] == "adj" and nouns & set(record["surfaces"]):
            record["twin"] = record["check"] = True
    return {
        "id": entry.id,
        "lemma": entry.lemma,
        "category": entry.category,
        "topic": entry.topic,
        "target": entry.target,
        "polarity": entry.polarity,
        "strength": entry.strength,
        "fix": entry.fix,
        "ambiguity": entry.ambiguity,
        "gate": entry.gate,
        "message": entry.advice,
        "context": {key: compile_cues(words) for key, words in entry.context.items()},
        "alts": tables,
        "forms": forms,
    }


def _surfaces(entry: Entry, form: Form) -> list[tuple[dict[str, Any], list[list[Any]]]]:
    text = form.text
    exact = text.startswith("=")
    text = text.removeprefix("=")
    pieces = [p.strip() for p in text.split("...")]
    open_sponsor = pieces[0].startswith("X-")
    head = pieces[0].removeprefix("X-")
    tail = [[fold_term(s) for s in _tail(piece)] for piece in pieces[1:]]
    chosen = form.alternatives or entry.alternatives
    grouped: dict[str, list[str]] = {}
    # An open sponsor pattern is a participle (X-backed): it does not inflect further.
    inflected = [(head, "JJ")] if open_sponsor else surfaces(head, form.pos)
    for surface, tag in inflected:
        for spelled in spellings(surface):
            grouped.setdefault(fold_term(spelled), []).append(tag)
    by_tags: dict[tuple[str, ...], list[str]] = {}
    for surface, found in grouped.items():
        by_tags.setdefault(tuple(dict.fromkeys(found)), []).append(surface)
    out = []
    for tags, group in by_tags.items():
        alternatives = [
            row for tag in tags for row in _agreeing(chosen, form.pos, tag, plural_term=_plural_term(form)) if row
        ]
        record: dict[str, Any] = {"tags": list(tags), "pos": form.pos, "surfaces": group}
        if _ambiguous_pos(form.pos, group):
            record["check"] = True
        if tail:
            record["tail"] = tail
        if open_sponsor:
            record["open"] = True
        if exact or _CAPS.search(text):
            record["exact"] = text
        elif any(c.isupper() for c in head):
            record["proper"] = True
        out.append((record, alternatives))
    return out


def _plural_term(form: Form) -> bool:
    return form.pos == "noun" and is_plural(split_head(form.text.removeprefix("="))[1])


def _ambiguous_pos(pos: str, group: list[str]) -> bool:
    """Whether a one-word surface could be another part of speech than the entry's."""
    upos = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}.get(pos)
    return any(" " not in s and bool(parts_of_speech(s) - {upos}) for s in group) if upos else False


def _tail(piece: str) -> set[str]:
    """A later piece of a gapped pattern, in every inflection of its last word."""
    from lemminflect import getAllLemmas

    before, space, last = piece.rpartition(" ")
    lemmas = {lemma for found in getAllLemmas(last).values() for lemma in found} or {last}
    forms = {form for lemma in lemmas for form in all_forms(lemma)} | {last}
    return {before + space + form for form in forms}


def _agreeing(alternatives: Iterable[Alternative], pos: str, tag: str, *, plural_term: bool) -> list[list[Any]]:
    """Alternatives that agree with one tag, as [tag, text, takes "an", note]."""
    rows: list[list[Any]] = []
    for alternative in alternatives:
        if alternative.pos and alternative.pos != pos:
            continue
        text = inflect_alternative(alternative.text, alternative.pos or pos, tag)
        note = alternative.note
        if pos == "noun" and tag == "NN" and not note and not plural_term and text and is_plural(split_head(text)[1]):
            note = "number-shift"
        rows.append([tag, text, takes_an(text), note])
    return rows


def compile_cues(words: Iterable[str]) -> dict[str, list[str]]:
    """Cue words by how they are compared: folded words, words as written, phrases, and named sets."""
    out: dict[str, set[str]] = {"words": set(), "cased": set(), "phrases": set(), "sets": set()}
    for word in words:
        if word.startswith("@"):
            out["sets"].add(word[1:])
        elif " " in word or "-" in word:
            out["phrases"].add(fold_term(word))
            for spelled in spellings(word):
                out["phrases"].add(fold_term(spelled))
        elif any(c.isupper() for c in word):
            out["cased"].add(word)
        else:
            for form in all_forms(word):
                out["words"].update(fold_term(s) for s in spellings(form))
    return {key: sorted(values) for key, values in out.items() if values}


def _cue_sets(sets: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    words: dict[str, int] = {}
    cased: dict[str, int] = {}
    phrases: dict[str, int] = {}
    for bit, members in enumerate(sets.values()):
        compiled = compile_cues(members)
        for key, table in (("words", words), ("cased", cased), ("phrases", phrases)):
            for item in compiled.get(key, ()):
                table[item] = table.get(item, 0) | 1 << bit
    return {"words": words, "cased": cased, "phrases": phrases}
