"""Sets of names for one thing, from lexicon/naming: read and checked, each fault with its line, field and mend.

A file holds ``[[set]]`` tables, and ``[[known]]`` tables of acronyms that need no introduction, each with its reason.
A name is a text, or a list of forms that go together (Islamic State, IS): the first of them stands for the name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lexicon.faults import Fault, LexiconError, nearest
from lexicon.namebook import EITHER
from lexicon.plain import plain_name
from lexicon.source import ROOT

KINDS = ("spelling", "name", "former-name")
REFERENTS = ("thing", "person")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_ACRONYM = re.compile(r"[A-Z]{2,6}\Z")
_TABLE = re.compile(r"\s*\[\[\s*(set|known)\s*\]\]")
_REQUIRED = ("id", "kind", "names", "flags", "passes")
_OPTIONAL = ("apart", "house", "needs", "note", "of", "since", "unless")

Problem = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class NameSet:
    """Names of one thing between which a draft should not change.

    ``kind`` says how they differ: in ``spelling``, as another ``name``, or as a ``former-name`` (the first is today's).
    ``of`` is ``person`` where a first name may stand before. ``house`` is what to prefer where a draft mixes and the
    desk has not said. ``since`` is the year from which the first name holds. ``needs`` and ``unless`` map a name to
    words of which one must, or none may, stand near. ``apart`` are longer names that keep their form.
    """

    id: str
    kind: str
    names: tuple[tuple[str, ...], ...]
    flags: tuple[str, ...]
    passes: tuple[str, ...]
    of: str = "thing"
    house: str = ""
    since: int = 0
    needs: Mapping[str, tuple[str, ...]] | None = None
    unless: Mapping[str, tuple[str, ...]] | None = None
    apart: tuple[str, ...] = ()
    note: str = ""
    file: str = ""
    line: int = 0

    @property
    def answers(self) -> tuple[str, ...]:
        """What the house may answer: the first form of each name, and none for either."""
        return (*(forms[0] for forms in self.names), EITHER)


@dataclass(frozen=True, slots=True)
class Naming:
    """All sets, and the acronyms known to every reader."""

    sets: tuple[NameSet, ...]
    known: frozenset[str]


def naming_files() -> list[Path]:
    """The built-in files, in a fixed order."""
    return sorted((ROOT / "naming").glob("*.toml"))


def load_naming(paths: Iterable[Path] | None = None) -> Naming:
    """The sets of the built-in files, or of ``paths``.

    Raises:
        LexiconError: with every fault of every file.
    """
    faults: list[Fault] = []
    sets: list[NameSet] = []
    known: set[str] = set()
    for path in naming_files() if paths is None else paths:
        _read(path, sets, known, faults)
    faults += _clashes(sets)
    if faults:
        raise LexiconError(faults)
    return Naming(tuple(sets), frozenset(known))


def lint_naming(naming: Naming, questions: Iterable[str] = ()) -> list[Fault]:
    """Editorial faults of sets that load; ``questions`` are the house-style questions of the packs' entries."""
    faults = []
    asked = set(questions)
    for s in naming.sets:
        if len(s.flags) < 2 or len(s.passes) < 2:
            mend = "Add drafts that mix the names (flags) and that rightly hold both or one (passes)"
            faults.append(Fault(s.file, s.line, s.id, "flags", "has fewer than two examples each way", mend))
        if s.id in asked:
            faults.append(Fault(s.file, s.line, s.id, "id", "is a house-style question already", "Choose another id"))
        for text in (*s.flags, *s.passes, s.note):
            if text != text.strip() or "  " in text:
                faults.append(Fault(s.file, s.line, s.id, "flags", f"'{text}' has stray spaces", "Remove them"))
    return faults


def unknown_answer(naming: Naming, question: str, answer: str) -> str | None:
    """What would mend a house answer; empty where it is fine, ``None`` where no set has this id."""
    for s in naming.sets:
        if s.id == question:
            return "" if answer in s.answers else nearest(answer, s.answers)
    return None


def _read(path: Path, sets: list[NameSet], known: set[str], faults: list[Fault]) -> None:
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        faults.append(Fault(str(path), int(at[1]) if at else 1, "", "", f"not valid TOML: {error}", "Mend the syntax"))
        return
    except UnicodeDecodeError as error:
        faults.append(Fault(str(path), 1, "", "", f"not UTF-8 at byte {error.start}", "Save the file as UTF-8"))
        return
    except OSError as error:
        faults.append(Fault(str(path), 0, "", "", error.strerror or str(error), "Check the path of the file"))
        return
    for key in data:
        if key not in {"title", "about", "set", "known"}:
            mend = nearest(key, ("title", "about", "set", "known"))
            faults.append(Fault(str(path), 1, "", key, "is unknown at the top of a file", mend))
    at_line: dict[str, list[int]] = {"set": [], "known": []}
    for number, written in enumerate(text.splitlines(), 1):
        if m := _TABLE.match(written):
            at_line[m[1]].append(number)
    for table, check in (("set", _set_problems), ("known", _known_problems)):
        rows = data.get(table, [])
        if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
            faults.append(Fault(str(path), 1, "", table, "is not a list of tables", f"Write each under [[{table}]]"))
            continue
        for index, raw in enumerate(rows):
            line = at_line[table][index] if index < len(at_line[table]) else 1
            name = str(raw.get("id") or raw.get("reason") or f"number {index + 1}")
            problems = list(check(raw))
            faults += [Fault(str(path), line, name, *problem) for problem in problems]
            if problems:
                continue
            if table == "known":
                known.update(raw["acronyms"])
            else:
                sets.append(_build(raw, str(path), line))


def _build(raw: Mapping[str, Any], file: str, line: int) -> NameSet:
    values = dict(raw)
    values["names"] = tuple((n,) if isinstance(n, str) else tuple(n) for n in raw["names"])
    for key in ("flags", "passes", "apart"):
        values[key] = tuple(raw.get(key, ()))
    for key in ("needs", "unless"):
        if key in raw:
            values[key] = {name: tuple(words) for name, words in raw[key].items()}
    return NameSet(**values, file=file, line=line)


def _texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, str) and v.strip() for v in value)


def _known_problems(raw: Mapping[str, Any]) -> Iterator[Problem]:
    for key in raw.keys() - {"reason", "acronyms"}:
        yield key, "is unknown", "Use reason and acronyms"
    if not isinstance(raw.get("reason"), str) or not raw["reason"].strip():
        yield "reason", "is missing", "Say why readers know them"
    if not _texts(raw.get("acronyms")):
        yield "acronyms", "is not a list of texts", 'Write acronyms = ["…"]'
        return
    for text in raw["acronyms"]:
        if not _ACRONYM.match(text):
            yield "acronyms", f"'{text}' is not two to six capitals", "Leave it out: only such are looked at"


def _set_problems(raw: Mapping[str, Any]) -> Iterator[Problem]:
    for key in _REQUIRED:
        if key not in raw:
            yield key, "is missing", f"Add {key} = …"
    for key in raw:
        if key not in _REQUIRED and key not in _OPTIONAL:
            yield key, "is unknown", nearest(key, (*_REQUIRED, *_OPTIONAL))
    if "id" in raw and not (isinstance(raw["id"], str) and _ID.match(raw["id"])):
        yield "id", f"{raw['id']!r} is no id", "Use lower-case letters, digits and hyphens, as in kyiv"
    for key, choices in (("kind", KINDS), ("of", REFERENTS)):
        if key in raw and raw[key] not in choices:
            yield key, f"{raw[key]!r} is not known", nearest(str(raw[key]), choices)
    for key in ("flags", "passes", "apart"):
        if key in raw and not _texts(raw[key]):
            yield key, "is not a list of texts", f'Write {key} = ["…", "…"]'
    if not isinstance(raw.get("note", ""), str):
        yield "note", "is not text", 'Write note = "…"'
    if type(raw.get("since", 1)) is not int:
        yield "since", "is not a year", "Write it as 1991"
    names = raw.get("names", [])
    if not isinstance(names, list) or not all((isinstance(n, str) and n.strip()) or _texts(n) for n in names):
        yield "names", "is not a list of names", 'Write names = ["…", ["…", "its short form"]]'
        return
    forms = [f for n in names for f in ([n] if isinstance(n, str) else n)]
    if len(names) < 2:
        yield "names", "has one name only", "Give two or more between which a draft may waver"
    if "house" in raw and raw["house"] not in [n if isinstance(n, str) else n[0] for n in names]:
        yield "house", f"{raw['house']!r} is none of the names", nearest(str(raw["house"]), forms)
    for key in ("needs", "unless"):
        table = raw.get(key, {})
        if not isinstance(table, dict) or not all(_texts(v) for v in table.values()):
            yield key, "is not a table of words", f'Write {key} = {{ "name" = ["word"] }}'
            continue
        for name in table:
            if name not in forms:
                yield key, f"'{name}' is none of the names", nearest(name, forms)


def surfaces(form: str) -> tuple[str, ...]:
    """A form as it may stand: one that begins small has a capital at the start of a sentence."""
    plain = plain_name(form)
    return (plain, plain[0].upper() + plain[1:]) if plain[0].islower() else (plain,)


def _clashes(sets: Iterable[NameSet]) -> Iterator[Fault]:
    """Ids used twice, and one surface under two names."""
    ids: dict[str, NameSet] = {}
    owners: dict[str, tuple[NameSet, str]] = {}
    for s in sets:
        if s.id in ids:
            problem = f"is also in {Path(ids[s.id].file).name} line {ids[s.id].line}"
            yield Fault(s.file, s.line, s.id, "id", problem, "Give each set its own id")
        ids[s.id] = s
        for forms in s.names:
            for form in forms:
                for surface in surfaces(form):
                    other, name = owners.setdefault(surface, (s, forms[0]))
                    if (other, name) != (s, forms[0]):
                        yield Fault(s.file, s.line, s.id, "names", f"'{form}' is also in {other.id}", "Keep it in one")
    for s in sets:
        for text in s.apart:
            if plain_name(text) in owners:
                yield Fault(s.file, s.line, s.id, "apart", f"'{text}' is a name itself", "Keep it in one of the two")
