"""TOML packs to frozen values, with every fault named at once: file, line, entry, field and mend.

A built-in pack is a file in ``lexicon/packs``. A user pack has the same shape, may override an entry by giving its
id (fields it leaves out are inherited), and may switch entries or categories off in a ``[disable]`` table.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lexicon.faults import Fault, LexiconError
from lexicon.source import ROOT, builtin_files, content_hash
from lexicon.terms import (
    AMBIGUITIES,
    CONTEXT_KEYS,
    FIXES,
    GATES,
    POS,
    TARGETS,
    TOPICS,
    Alternative,
    Category,
    Entry,
    Form,
    Lexicon,
    RivalSet,
)

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
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_HEADER = re.compile(r"^\s*\[\[\s*entry\s*\]\]")


class _Lines:
    """Where entries and their fields stand in a pack, since the TOML parser does not say."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        self.starts = [i for i, line in enumerate(self.lines) if _HEADER.match(line)]

    def of(self, index: int, field: str = "") -> int:
        if index >= len(self.starts):
            return 1
        start = self.starts[index]
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.lines)
        if field:
            name = field.split(".")[-1]
            pattern = re.compile(rf'^\s*"?{re.escape(name)}"?\s*=|^\s*\[entry\.{re.escape(name)}\]')
            for i in range(start, end):
                if pattern.match(self.lines[i]):
                    return i + 1
        return start + 1


class _Pack:
    """Reads one pack file and collects its faults."""

    def __init__(self, path: Path, categories: Mapping[str, Category], cues: Mapping[str, tuple[str, ...]]) -> None:
        self.path = path
        self.categories = categories
        self.cues = cues
        self.faults: list[Fault] = []
        self.disabled_entries: list[str] = []
        self.disabled_categories: list[str] = []
        self.raw: list[dict[str, Any]] = []
        self.title = path.stem
        self.lines = _Lines("")
        self._read()

    def fault(self, index: int, field: str, problem: str, mend: str) -> None:
        raw = self.raw[index] if 0 <= index < len(self.raw) else {}
        name = str(raw.get("id") or raw.get("lemma") or (f"number {index + 1}" if index >= 0 else ""))
        self.faults.append(Fault(str(self.path), self.lines.of(index, field) if index >= 0 else 1, name, field, problem, mend))

    def _read(self) -> None:
        try:
            text = self.path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            self.fault(-1, "", f"not UTF-8 at byte {error.start}", "Save the pack as UTF-8")
            return
        except OSError as error:
            self.fault(-1, "", error.strerror or str(error), "Check the path of the pack")
            return
        self.lines = _Lines(text)
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"line (\d+)", str(error))
            self.faults.append(Fault(str(self.path), int(line[1]) if line else 1, "", "", f"not valid TOML: {error}", "Mend the syntax"))
            return
        for key in data.keys() - {"title", "about", "entry", "disable"}:
            self.fault(-1, key, "unknown key at the top level", "Use title, about, [disable] and [[entry]]")
        self.title = str(data.get("title", self.path.stem))
        entries = data.get("entry", [])
        if isinstance(entries, list) and all(isinstance(e, dict) for e in entries):
            self.raw = entries
        else:
            self.fault(-1, "entry", "not a list of tables", "Write each entry under [[entry]]")
        disable = data.get("disable", {})
        for key, out in (("entries", self.disabled_entries), ("categories", self.disabled_categories)):
            value = disable.get(key, []) if isinstance(disable, dict) else None
            if isinstance(value, list) and all(isinstance(v, str) for v in value):
                out.extend(value)
            else:
                self.fault(-1, f"disable.{key}", "not a list of names", f'Write {key} = ["…"] under [disable]')
        for name in self.disabled_categories:
            if name not in self.categories:
                self.fault(-1, "disable.categories", f"no category '{name}'", f"Use one of {', '.join(sorted(self.categories))}")

    def entries(self, base: Mapping[str, Entry], raw_base: dict[str, dict[str, Any]]) -> list[Entry]:
        out: list[Entry] = []
        seen: dict[str, int] = {}
        for index, raw in enumerate(self.raw):
            merged = dict(raw)
            entry_id = raw.get("id")
            if isinstance(entry_id, str) and entry_id in base:
                merged = {**raw_base[entry_id], **raw}
            before = len(self.faults)
            if isinstance(entry_id, str):
                if entry_id in seen:
                    self.fault(index, "id", f"used before on line {self.lines.of(seen[entry_id])}", "Give each entry its own id")
                seen[entry_id] = index
            self._validate(index, merged)
            if len(self.faults) == before:
                raw_base[merged["id"]] = merged
                out.append(self._build(index, merged))
        return out

    def _validate(self, index: int, raw: dict[str, Any]) -> None:
        for key in REQUIRED:
            if key not in raw:
                self.fault(index, key, "is missing", f"Add {key} = …")
        for key in raw:
            if key not in REQUIRED and key not in OPTIONAL:
                self.fault(index, key, "unknown field", f"Use one of {', '.join(sorted((*REQUIRED, *OPTIONAL)))}")
        for key in ("id", "lemma", "pos", "category", "topic", "target", "fix", "advice", "fine_when", "gate", "basis", "region", "house", "ambiguity", "reason"):
            if key in raw and not isinstance(raw[key], str):
                self.fault(index, key, "is not text", f'Write {key} = "…"')
                return
        for key in ("flags", "passes", "sources"):
            value = raw.get(key, [])
            if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
                self.fault(index, key, "is not a list of texts", f'Write {key} = ["…", "…"]')
                return
        self._choice(index, raw, "pos", POS)
        self._choice(index, raw, "category", tuple(self.categories))
        self._choice(index, raw, "topic", TOPICS)
        self._choice(index, raw, "target", TARGETS)
        self._choice(index, raw, "fix", FIXES)
        self._choice(index, raw, "gate", ("", *GATES))
        self._choice(index, raw, "ambiguity", AMBIGUITIES)
        self._choice(index, raw, "basis", ("term", "principle"))
        if "id" in raw and not _ID.match(raw["id"]):
            self.fault(index, "id", f"'{raw['id']}' is not topic/name", "Use lower-case letters, digits and hyphens, as in conflict/terrorist")
        if "lemma" in raw and not raw["lemma"].strip():
            self.fault(index, "lemma", "is empty", "Write the base form of the term")
        polarity = raw.get("polarity", 0)
        if isinstance(polarity, bool) or not isinstance(polarity, int | float) or not -1 <= polarity <= 1:
            self.fault(index, "polarity", f"{polarity!r} is not a number from -1 to 1", "Use -1, -0.5, 0, 0.5 or 1")
        if raw.get("strength", 1) not in (1, 2, 3) or isinstance(raw.get("strength"), bool):
            self.fault(index, "strength", f"{raw['strength']!r} is not 1, 2 or 3", "1 is mild, 2 marked, 3 strong")
        if not raw.get("flags") and "flags" in raw:
            self.fault(index, "flags", "is empty", "Give at least one sentence that must be flagged")
        self._alternatives(index, "alternatives", raw.get("alternatives", []))
        self._forms(index, raw.get("forms", []))
        self._context(index, raw.get("context", {}))

    def _choice(self, index: int, raw: dict[str, Any], key: str, allowed: Sequence[str]) -> None:
        if key in raw and raw[key] not in allowed:
            self.fault(index, key, f"'{raw[key]}' is not known", f"Use one of {', '.join(a or 'none' for a in allowed)}")

    def _alternatives(self, index: int, field: str, value: object) -> None:
        if not isinstance(value, list):
            self.fault(index, field, "is not a list", f'Write {field} = ["…"]')
            return
        for item in value:
            if isinstance(item, str):
                continue
            if not isinstance(item, dict) or not isinstance(item.get("text"), str):
                self.fault(index, field, f"{item!r} has no text", 'Write {text = "…", note = "…"}')
            elif extra := item.keys() - {"text", "note", "pos"}:
                self.fault(index, field, f"unknown key '{min(extra)}'", "Use text, note and pos")
            elif item.get("pos", "noun") not in POS:
                self.fault(index, field, f"'{item['pos']}' is not a part of speech", f"Use one of {', '.join(POS)}")

    def _forms(self, index: int, value: object) -> None:
        if not isinstance(value, list):
            self.fault(index, "forms", "is not a list", 'Write forms = ["…"]')
            return
        for item in value:
            text = item.get("text") if isinstance(item, dict) else item
            if not isinstance(text, str) or not text.strip():
                self.fault(index, "forms", f"{item!r} has no text", 'Write "…" or {text = "…", pos = "noun", alternatives = ["…"]}')
                continue
            if isinstance(item, dict):
                if extra := item.keys() - {"text", "pos", "alternatives"}:
                    self.fault(index, "forms", f"unknown key '{min(extra)}'", "Use text, pos and alternatives")
                if item.get("pos", "noun") not in POS:
                    self.fault(index, "forms", f"'{item['pos']}' is not a part of speech", f"Use one of {', '.join(POS)}")
                self._alternatives(index, "forms", item.get("alternatives", []))

    def _context(self, index: int, value: object) -> None:
        if not isinstance(value, dict):
            self.fault(index, "context", "is not a table", "Write [entry.context]")
            return
        for key, words in value.items():
            if key not in CONTEXT_KEYS:
                self.fault(index, f"context.{key}", "unknown context test", f"Use one of {', '.join(CONTEXT_KEYS)}")
            elif not isinstance(words, list) or not all(isinstance(w, str) and w.strip() for w in words):
                self.fault(index, f"context.{key}", "is not a list of words", f'Write {key} = ["…"]')
            else:
                for word in words:
                    if word.startswith("@") and word[1:] not in self.cues:
                        self.fault(index, f"context.{key}", f"no cue set '{word}'", f"Use one of {', '.join('@' + c for c in self.cues)}")

    def _build(self, index: int, raw: dict[str, Any]) -> Entry:
        pos = raw["pos"]
        forms = [Form(raw["lemma"], pos)]
        for item in raw.get("forms", []):
            if isinstance(item, str):
                forms.append(Form(item, pos))
            else:
                forms.append(Form(item["text"], item.get("pos", pos), _alternatives(item.get("alternatives", []))))
        return Entry(
            id=raw["id"],
            lemma=raw["lemma"],
            pos=pos,
            category=raw["category"],
            topic=raw["topic"],
            target=raw["target"],
            polarity=float(raw["polarity"]),
            strength=raw["strength"],
            forms=tuple(forms),
            alternatives=_alternatives(raw.get("alternatives", [])),
            fix=raw["fix"],
            ambiguity=raw.get("ambiguity", "low"),
            gate=raw.get("gate", ""),
            context={k: tuple(v) for k, v in raw.get("context", {}).items()},
            advice=raw["advice"],
            fine_when=raw.get("fine_when", ""),
            sources=tuple(raw.get("sources", [])),
            basis=raw.get("basis", "principle"),
            region=raw.get("region", ""),
            house=raw.get("house", ""),
            flags=tuple(raw["flags"]),
            passes=tuple(raw.get("passes", [])),
            reason=raw.get("reason", ""),
            pack=self.path.stem,
            line=self.lines.of(index),
        )


def _alternatives(items: Iterable[str | dict[str, str]]) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(i) if isinstance(i, str) else Alternative(i["text"], i.get("note", ""), i.get("pos", "")) for i in items
    )


def _table(name: str) -> dict[str, Any]:
    with (ROOT / name).open("rb") as file:
        return tomllib.load(file)


def load_lexicon(
    packs: Sequence[Path] = (),
    *,
    disable: Iterable[str] = (),
    house: Mapping[str, str] | None = None,
) -> Lexicon:
    """The built-in lexicon with user ``packs`` laid over it.

    ``disable`` names entry ids and categories to switch off. ``house`` maps a house-style question to the chosen
    answer; an entry whose ``house`` reads ``question=answer`` is in force only under that answer.

    Raises:
        LexiconError: with every fault of every pack.
    """
    known = categories()
    titles: dict[str, str] = {}
    rivals = tuple(
        RivalSet(r["number"], r["name"], tuple(r["terms"]), tuple(r["neutral"]), r.get("note", "")) for r in _table("rivals.toml")["set"]
    )
    cues = {name: tuple(words) for name, words in _table("cues.toml").items()}
    names = tuple(n for group in _table("names.toml").values() for n in group)
    faults: list[Fault] = []
    entries: dict[str, Entry] = {}
    raw: dict[str, dict[str, Any]] = {}
    off = set(disable)
    user = list(packs)
    builtin = sorted((ROOT / "packs").glob("*.toml"))
    for path in [*builtin, *user]:
        pack = _Pack(path, known, cues)
        titles[path.stem] = pack.title
        for entry in pack.entries(entries if path in user else {}, raw):
            if path not in user and entry.id in entries:
                other = entries[entry.id]
                faults.append(
                    Fault(str(path), entry.line, entry.id, "id", f"also in {other.pack}.toml line {other.line}", "Give each entry its own id")
                )
            entries[entry.id] = entry
        off.update(pack.disabled_entries, pack.disabled_categories)
        faults += pack.faults
    for name in sorted(off):
        if name not in entries and name not in known:
            faults.append(Fault("disable", 1, name, "", "no such entry or category", "See evenhand lexicon list"))
    if faults:
        raise LexiconError(faults)
    answers = dict(house or {})
    _check_house(answers, entries.values())
    kept = tuple(
        e for e in entries.values() if e.id not in off and e.category not in off and _in_force(e, answers)
    )
    digest = content_hash([*builtin_files(), *user])
    return Lexicon(kept, known, rivals, cues, names, digest, {e.id: e for e in kept}, titles, answers)


def categories() -> dict[str, Category]:
    """The sixteen categories by id."""
    return {c["id"]: Category(**c) for c in _table("categories.toml")["category"]}


def _check_house(answers: Mapping[str, str], entries: Iterable[Entry]) -> None:
    known: dict[str, set[str]] = {}
    for entry in entries:
        if entry.house:
            question, _, answer = entry.house.partition("=")
            known.setdefault(question, {"none"}).add(answer)
    faults = []
    for question, answer in answers.items():
        if question not in known:
            faults.append(Fault("house", 1, "", question, "no such house-style question", f"Use one of {', '.join(sorted(known))}"))
        elif answer not in known[question]:
            faults.append(Fault("house", 1, "", question, f"no answer '{answer}'", f"Use one of {', '.join(sorted(known[question]))}"))
    if faults:
        raise LexiconError(faults)


def _in_force(entry: Entry, answers: Mapping[str, str]) -> bool:
    """An entry that hangs on a house-style question is in force unless the house answers otherwise."""
    if not entry.house:
        return True
    question, _, answer = entry.house.partition("=")
    return answers.get(question, answer) == answer
