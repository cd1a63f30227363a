"""One TOML pack read and checked: its entries as values, and every fault with its line, field and mend.

A built-in pack is a file in ``lexicon/packs``. A user pack has the same shape; besides, it may override an entry by
giving its id (fields it leaves out are inherited), switch entries and categories off in a ``[disable]`` table, and
answer house-style questions in a ``[house]`` table.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from lexicon.faults import Fault, nearest
from lexicon.fields import REQUIRED, Checker
from lexicon.lines import Lines
from lexicon.terms import Alternative, Category, Entry, Form

_TOP = ("title", "about", "disable", "house", "entry")


class Pack:
    """A pack file: ``raw`` entries as read, names it disables, house answers, and ``faults`` as they are found."""

    def __init__(self, path: Path, categories: Mapping[str, Category], cues: Mapping[str, tuple[str, ...]]) -> None:
        self.path = path
        self.title = path.stem
        self.faults: list[Fault] = []
        self.disabled: dict[str, int] = {}
        self.house: dict[str, str] = {}
        self.raw: list[dict[str, Any]] = []
        self.lines = Lines("")
        self._checker = Checker(categories, cues)
        data = self._read()
        if data is not None:
            self._top(data)

    def fault(self, line: int, field: str, problem: str, mend: str, entry: str = "") -> None:
        """Notes a fault of this file."""
        self.faults.append(Fault(str(self.path), line, entry, field, problem, mend))

    def entries(self, base: Mapping[str, Entry], inherited: dict[str, dict[str, Any]]) -> list[Entry]:
        """The pack's entries, those with an id in ``base`` laid over the fields in ``inherited``, which is extended."""
        out: list[Entry] = []
        seen: dict[str, int] = {}
        for index, raw in enumerate(self.raw):
            name = raw.get("id")
            merged = raw
            if isinstance(name, str):
                if name in base:
                    merged = {**inherited[name], **raw}
                elif base and "lemma" not in raw:
                    self._misses(index, name, base)
                    continue
                if name in seen:
                    line = self.lines.of(seen[name])
                    self._entry_fault(index, "id", f"is used before, on line {line}", "Give each entry its own id")
                seen[name] = index
            problems = list(self._checker.entry(merged))
            for field, problem, mend in problems:
                self._entry_fault(index, field, problem, mend)
            if not problems:
                inherited[merged["id"]] = merged
                out.append(self._build(index, merged))
        return out

    def _read(self) -> dict[str, Any] | None:
        try:
            text = self.path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            self.fault(1, "", f"not UTF-8 at byte {error.start}", "Save the pack as UTF-8")
            return None
        except (OSError, ValueError) as error:
            self.fault(0, "", getattr(error, "strerror", None) or str(error), "Check the path of the pack")
            return None
        self.lines = Lines(text)
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            at = re.search(r"line (\d+)", str(error))
            line = int(at[1]) if at else max(1, len(self.lines.lines))
            self.fault(line, "", f"not valid TOML: {error}", "Mend the syntax")
        except RecursionError:
            self.fault(1, "", "not valid TOML: brackets nested too deep", "Mend the syntax")
        return None

    def _top(self, data: dict[str, Any]) -> None:
        for key in data:
            if key not in _TOP:
                self.fault(self.lines.top(key), key, "is unknown at the top of a pack", nearest(key, _TOP))
        if isinstance(data.get("title"), str):
            self.title = data["title"]
        entries = data.get("entry", [])
        if isinstance(entries, list) and all(isinstance(e, dict) for e in entries):
            self.raw = entries
        else:
            self.fault(self.lines.top("entry"), "entry", "is not a list of tables", "Write each entry under [[entry]]")
        self._disable(data.get("disable", {}))
        house = data.get("house", {})
        if isinstance(house, dict) and all(isinstance(v, str) for v in house.values()):
            self.house = house
        else:
            line = self.lines.top("house")
            self.fault(line, "house", "is not a table of texts", 'Write question = "answer" under [house]')

    def _disable(self, table: object) -> None:
        if not isinstance(table, dict):
            mend = 'Write entries = ["…"] and categories = ["…"] under [disable]'
            self.fault(self.lines.top("disable"), "disable", "is not a table", mend)
            return
        for key, names in table.items():
            field = f"disable.{key}"
            if key not in {"entries", "categories"}:
                self.fault(self.lines.top(field), field, "is unknown", "Use entries and categories")
            elif not isinstance(names, list) or not all(isinstance(n, str) for n in names):
                self.fault(
                    self.lines.top(field), field, "is not a list of names", f'Write {key} = ["…"] under [disable]'
                )
            else:
                self.disabled.update((name, self.lines.top(field, name)) for name in names)

    def _misses(self, index: int, name: str, base: Mapping[str, Entry]) -> None:
        needs = ", ".join(key for key in REQUIRED if key not in self.raw[index])
        mend = f"{nearest(name, base, few=True)} A new entry needs {needs}".strip()
        self._entry_fault(index, "id", "overrides nothing: no entry has this id", mend)

    def _entry_fault(self, index: int, field: str, problem: str, mend: str) -> None:
        raw = self.raw[index]
        name = str(raw.get("id") or raw.get("lemma") or f"number {index + 1}")
        self.fault(self.lines.of(index, field), field, problem, mend, name)

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
            file=str(self.path),
        )


def _alternatives(items: Iterable[str | dict[str, str]]) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(i) if isinstance(i, str) else Alternative(i["text"], i.get("note", ""), i.get("pos", ""))
        for i in items
    )
