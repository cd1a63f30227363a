"""Packs laid over each other: the lexicon in force, or every fault of every pack at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lexicon.faults import Fault, LexiconError, nearest
from lexicon.gazetteer import load_actors
from lexicon.naming import load_naming, unknown_answer
from lexicon.pack import Pack
from lexicon.source import ROOT, builtin_files, content_hash, switches
from lexicon.structure import load_patterns
from lexicon.terms import Category, Entry, Lexicon, RivalSet
from lexicon.vocabulary import LEARNED


def load_lexicon(
    packs: Sequence[str | Path] = (),
    *,
    disable: Iterable[str] = (),
    house: Mapping[str, str] | None = None,
) -> Lexicon:
    """The built-in lexicon with user ``packs`` laid over it, later ones over earlier ones.

    ``disable`` names entry ids and categories to switch off. ``house`` maps a house-style question to the chosen
    answer, before the packs' own; an entry whose ``house`` reads ``question=answer`` is in force only under that one.

    Raises:
        LexiconError: with every fault of every pack.
    """
    known = categories()
    cues = _cues()
    builtin = sorted((ROOT / "packs").glob("*.toml"))
    user = [Path(p) for p in packs]
    faults: list[Fault] = []
    entries: dict[str, Entry] = {}
    inherited: dict[str, dict[str, Any]] = {}
    titles: dict[str, str] = {}
    off = {name: Fault("disable", 0, name, "", "", "") for name in disable}
    answers: dict[str, tuple[str, Fault]] = {}
    questions: set[str] = set()
    ids: set[str] = set()
    for path in [*builtin, *user]:
        pack = Pack(path, known, cues)
        titles[path.stem] = pack.title
        for entry in pack.entries(entries if path in user else {}, inherited):
            if path not in user and entry.id in entries:
                other = entries[entry.id]
                problem = f"is also in {other.pack}.toml line {other.line}"
                faults.append(Fault(str(path), entry.line, entry.id, "id", problem, "Give each entry its own id"))
            entries[entry.id] = entry
        for name, line in pack.disabled.items():
            off[name] = Fault(str(path), line, name, "disable", "", "")
        for question, answer in pack.house.items():
            line = pack.lines.top(f"house.{question}")
            answers[question] = (answer, Fault(str(path), line, "", f"house.{question}", "", ""))
        # Of faulty entries too, lest one fault be told as two.
        ids.update(r["id"] for r in pack.raw if isinstance(r.get("id"), str))
        questions.update(r["house"] for r in pack.raw if isinstance(r.get("house"), str))
        faults += pack.faults
    for question, answer in (house or {}).items():
        answers[question] = (answer, Fault("house", 0, "", question, "", ""))
    faults += _unknown_names(off, ids | known.keys() | {LEARNED} | load_patterns().keys() if off else ())
    faults += _unknown_answers(answers, questions)
    if faults:
        raise LexiconError(faults)
    chosen = {question: answer for question, (answer, _) in answers.items()}
    kept = tuple(e for e in entries.values() if e.id not in off and e.category not in off and _in_force(e, chosen))
    rivals = tuple(
        RivalSet(r["number"], r["name"], tuple(r["terms"]), tuple(r["neutral"]), r.get("note", ""))
        for r in _table("rivals.toml")["set"]
    )
    names = tuple(n for group in _table("names.toml").values() for n in group)
    digest = content_hash([*builtin_files(), *user], switches(disable, house))
    return Lexicon(kept, known, rivals, cues, names, digest, {e.id: e for e in kept}, titles, chosen, _guarded())


# Which cue sets an actor's names belong to: every actor of a kind to the same, so that exchanging one for another
# changes no context test.
_ACTOR_CUES = {
    "armed-group": ("conflict",),
    "military-unit": ("conflict",),
    "ethnicity": ("people", "society"),
    "religion": ("people", "society"),
    **dict.fromkeys(("alliance", "bloc", "government", "institution", "movement", "party", "state"), ("politics",)),
}


_PARTICLES = frozenset("of the and for in on de la del al to".split())


def _cues() -> dict[str, tuple[str, ...]]:
    """The cue sets, with the gazetteer's names in them."""
    cues = {name: list(words) for name, words in _table("cues.toml").items()}
    for actor in load_actors():
        for name in _ACTOR_CUES.get(actor.kind, ()):
            cues[name] += [n for n in actor.names if not n.islower()]
    return {name: tuple(dict.fromkeys(words)) for name, words in cues.items()}


def _guarded() -> tuple[str, ...]:
    """Names of several words in capitals: a label in them (Popular Resistance) is how the actor calls itself."""
    return tuple(
        name
        for actor in load_actors()
        for name in actor.names
        if " " in name and all(w[0].isupper() or w in _PARTICLES for w in name.split())
    )


def categories() -> dict[str, Category]:
    """The sixteen categories by id."""
    return {c["id"]: Category(**c) for c in _table("categories.toml")["category"]}


def _table(name: str) -> dict[str, Any]:
    with (ROOT / name).open("rb") as file:
        return tomllib.load(file)


def _unknown_names(off: Mapping[str, Fault], known: Iterable[str]) -> Iterator[Fault]:
    for name, at in off.items():
        if name not in known:
            mend = nearest(name, known, few=True) or "See evenhand lexicon list"
            yield Fault(at.file, at.line, "", at.field, f"no entry or category is called '{name}'", mend)


def _unknown_answers(answers: Mapping[str, tuple[str, Fault]], house: Iterable[str]) -> Iterator[Fault]:
    known: dict[str, set[str]] = {}
    for text in house:
        question, _, answer = text.partition("=")
        known.setdefault(question, {"none"}).add(answer)
    naming = load_naming() if any(question not in known for question in answers) else None
    for question, (answer, at) in answers.items():
        if naming is not None and (mend := unknown_answer(naming, question, answer)) is not None:
            if mend:
                yield Fault(at.file, at.line, "", at.field, f"no name '{answer}'", mend)
        elif question not in known:
            yield Fault(at.file, at.line, "", at.field, "is no house-style question", nearest(question, known))
        elif answer not in known[question]:
            yield Fault(at.file, at.line, "", at.field, f"no answer '{answer}'", nearest(answer, known[question]))


def _in_force(entry: Entry, answers: Mapping[str, str]) -> bool:
    """An entry that hangs on a house-style question is in force unless the house answers otherwise."""
    if not entry.house:
        return True
    question, _, answer = entry.house.partition("=")
    return answers.get(question, answer) == answer
