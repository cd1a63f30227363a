"""What an entry may say: every field's kind and range, each fault as (field, problem, mend)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lexicon.faults import nearest
from lexicon.fold import fold_term
from lexicon.terms import Category
from lexicon.vocabulary import AMBIGUITIES, CONTEXT_KEYS, FIXES, GATES, POS, TARGETS, TOPICS

REQUIRED = ("id", "lemma", "pos", "category", "topic", "target", "polarity", "strength", "fix", "advice", "flags")
OPTIONAL = (
    "alternatives",
    "ambiguity",
    "basis",
    "context",
    "fine_when",
    "forms",
    "gate",
    "house",
    "passes",
    "reason",
    "region",
    "sources",
)
_TEXTS = (
    *("id", "lemma", "pos", "category", "topic", "target", "fix", "advice"),
    *("ambiguity", "basis", "fine_when", "gate", "house", "reason", "region"),
)
_LISTS = ("flags", "passes", "sources")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_HOUSE = re.compile(r"[a-z0-9-]+=[a-z0-9-]+\Z")
_CONTROL = re.compile("[\x00-\x1f\x7f]")

Problem = tuple[str, str, str]


class Checker:
    """Checks entries as the TOML reader gives them, against the categories and cue sets there are."""

    def __init__(self, categories: Mapping[str, Category], cues: Mapping[str, object]) -> None:
        self._cues = [f"@{name}" for name in cues]
        self._choices: dict[str, Sequence[str]] = {
            "pos": POS,
            "category": tuple(categories),
            "topic": TOPICS,
            "target": TARGETS,
            "fix": FIXES,
            "gate": ("", *GATES),
            "ambiguity": AMBIGUITIES,
            "basis": ("term", "principle"),
        }

    def entry(self, raw: Mapping[str, Any]) -> Iterator[Problem]:
        """Every fault of one entry."""
        for key in REQUIRED:
            if key not in raw:
                yield key, "is missing", f"Add {key} = …"
        for key in raw:
            if key not in REQUIRED and key not in OPTIONAL:
                yield key, "is unknown", nearest(key, (*REQUIRED, *OPTIONAL))
        for key in _TEXTS:
            if key in raw and not isinstance(raw[key], str):
                yield key, "is not text", f'Write {key} = "…"'
            elif key in raw and key in self._choices and raw[key] not in self._choices[key]:
                yield key, f"'{raw[key]}' is not known", nearest(raw[key], [c for c in self._choices[key] if c])
        for key in _LISTS:
            value = raw.get(key, [])
            if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
                yield key, "is not a list of texts", f'Write {key} = ["…", "…"]'
        yield from _values(raw)
        sponsor = isinstance(raw.get("lemma"), str) and raw["lemma"].startswith("X-")
        yield from _alternatives("alternatives", raw.get("alternatives", []), sponsor=sponsor)
        yield from _forms(raw.get("forms", []), sponsor=sponsor)
        yield from self._context(raw.get("context", {}))

    def _context(self, value: object) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield "context", "is not a table", "Write [entry.context]"
            return
        for key, words in value.items():
            field = f"context.{key}"
            if key not in CONTEXT_KEYS:
                yield field, "is no context test", nearest(key, CONTEXT_KEYS)
            elif not isinstance(words, list) or not all(isinstance(w, str) and w.strip() for w in words):
                yield field, "is not a list of words", f'Write {key} = ["…"]'
            else:
                for word in words:
                    if word.startswith("@") and word not in self._cues:
                        yield field, f"no cue set is called '{word}'", nearest(word, self._cues)


def _values(raw: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of single values whose kind is right."""
    name, lemma, house = raw.get("id"), raw.get("lemma"), raw.get("house")
    if isinstance(name, str) and not _ID.match(name):
        yield (
            "id",
            f"'{name}' is not topic/name",
            "Use lower-case letters, digits and hyphens, as in conflict/terrorist",
        )
    if isinstance(lemma, str) and (problem := _unmatchable(lemma)):
        yield "lemma", problem, "Write the base form of the term"
    if isinstance(house, str) and house and not _HOUSE.match(house):
        yield "house", f"'{house}' is not question=answer", "Write for example militant=avoid"
    polarity = raw.get("polarity", 0)
    if isinstance(polarity, bool) or polarity not in (-1, -0.5, 0, 0.5, 1):
        yield "polarity", f"{polarity!r} is not a step from -1 to 1", "Use -1, -0.5, 0, 0.5 or 1"
    strength = raw.get("strength", 1)
    if type(strength) is not int or strength not in (1, 2, 3):
        yield "strength", f"{strength!r} is not 1, 2 or 3", "1 is mild, 2 marked, 3 strong"
    if raw.get("flags") == []:
        yield "flags", "is empty", "Give at least one sentence that must be flagged"


def _unmatchable(text: str) -> str:
    """Why no draft could contain this form, or nothing."""
    if _CONTROL.search(text):
        return f"{text!r} has a control character"
    pieces = text.removeprefix("=").removeprefix("X-").split("...")
    return "" if all(fold_term(piece) for piece in pieces) else f"{text!r} has no word to match"


def _alternatives(field: str, value: object, *, sponsor: bool) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield field, "is not a list", f'Write {field} = ["…"]'
        return
    for item in value:
        if isinstance(item, str):
            text = item
        elif not isinstance(item, dict) or not isinstance(item.get("text"), str):
            yield field, f"{item!r} has no text", 'Write {text = "…", note = "…"}'
            continue
        else:
            text = item["text"]
            for key in item.keys() - {"text", "note", "pos"}:
                yield field, f"'{key}' is unknown", "Use text, note and pos"
            if not isinstance(item.get("note", ""), str):
                yield field, f"the note of '{text}' is not text", 'Write note = "…"'
            if item.get("pos", "noun") not in POS:
                yield field, f"'{item['pos']}' is not a part of speech", nearest(str(item["pos"]), POS)
        if _CONTROL.search(text):
            yield field, f"{text!r} has a control character", "Write it on one line"
        if "{X}" in text and not sponsor:
            yield field, f"'{text}' names {{X}}, which only a form such as X-backed fills", "Write the words themselves"


def _forms(value: object, *, sponsor: bool) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield "forms", "is not a list", 'Write forms = ["…"]'
        return
    for item in value:
        text = item.get("text") if isinstance(item, dict) else item
        if not isinstance(text, str):
            yield "forms", f"{item!r} has no text", 'Write "…" or {text = "…", pos = "noun", alternatives = ["…"]}'
            continue
        if problem := _unmatchable(text):
            yield "forms", problem, "Write the base form of a term"
        if isinstance(item, dict):
            for key in item.keys() - {"text", "pos", "alternatives"}:
                yield "forms", f"'{key}' is unknown", "Use text, pos and alternatives"
            if item.get("pos", "noun") not in POS:
                yield "forms", f"'{item['pos']}' is not a part of speech", nearest(str(item["pos"]), POS)
            sponsored = sponsor or text.startswith("X-")
            yield from _alternatives("forms", item.get("alternatives", []), sponsor=sponsored)
