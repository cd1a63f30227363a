"""What the server knows: settings by file, read again when they change, and a draft's findings as rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from analyzer import baseline, config
from analyzer.checking import Analyzers, Checker
from analyzer.errors import EvenhandError
from analyzer.model import Report
from analyzer.reporters.rows import Row, rows
from lexicon.faults import LexiconError

SUFFIXES = {"markdown": ".md", "html": ".html", "restructuredtext": ".rst", "plaintext": ".txt"}
"""How a draft without a suffix is read, by the editor's name of its language."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A draft as it was checked last."""

    text: str
    rows: tuple[Row, ...] = ()
    report: Report | None = None
    problem: str = ""


@dataclass(slots=True)
class Session:
    """Checks drafts under the settings nearest to each."""

    checker: Checker = field(default_factory=lambda: Checker(analyzers=Analyzers(actors=False)))
    seen: dict[str, Seen] = field(default_factory=dict)
    _loaded: dict[Path, tuple[object, config.Settings]] = field(default_factory=dict)
    _baselines: dict[Path, tuple[object, baseline.Baseline]] = field(default_factory=dict)

    def forget(self) -> None:
        """Reads all settings and packs again when they are needed next."""
        self.checker = Checker(analyzers=Analyzers(actors=False))
        self._loaded.clear()
        self._baselines.clear()

    def settings(self, path: Path) -> config.Settings:
        """The settings of a file.

        Raises:
            UsageError: where they cannot be used.
        """
        found = config.find(path.parent.absolute())
        if found is None:
            return config.Settings()
        stamp = _stamp(found)
        kept = self._loaded.get(found)
        if kept is None or kept[0] != stamp:
            kept = (stamp, config.load(found))
            self._loaded[found] = kept
        return kept[1].for_file(path)

    def accepted(self, settings: config.Settings) -> baseline.Baseline | None:
        """What is accepted under these settings: in the file that they name, else in the one beside them.

        Raises:
            UsageError: where it cannot be used.
        """
        path = settings.baseline
        if path is None:
            path = settings.folder and settings.folder / baseline.NAME
            if path is None or not path.is_file():
                return None
        stamp = _stamp(path)
        kept = self._baselines.get(path)
        if kept is None or kept[0] != stamp:
            kept = (stamp, baseline.load(path))
            self._baselines[path] = kept
        return kept[1]

    def check(self, uri: str, path: Path, text: str, language: str = "") -> Seen:
        """Checks a draft and remembers what was found."""
        name = str(path) if path.suffix else f"{path}{SUFFIXES.get(language, '')}"
        try:
            settings = self.settings(path)
            self.checker.baseline = self.accepted(settings)
            # The editor has decoded the draft: the encoding of its file is none of this text's.
            data = text.encode("utf-8", "surrogatepass")
            document = self.checker.read(name, data, replace(settings, encoding=None))
            report = self.checker.report(document, settings)
            seen = Seen(text, tuple(r for r in rows(report) if not r.accepted), report)
        except EvenhandError as error:
            seen = Seen(text, problem=f"{error.message}{f' ({error.hint})' if error.hint else ''}")
        except LexiconError as error:
            seen = Seen(text, problem="; ".join(map(str, error.faults)))
        self.seen[uri] = seen
        return seen


def _stamp(path: Path) -> object:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


def accepting(text: str, path: str, row: Row, language: str = "") -> tuple[int, str] | None:
    """Where to put the comment that accepts a finding, and the comment; None where the format has no good place for it.

    In Markdown a comment at the start of a line would begin a block of HTML and cut the paragraph apart: it goes to the
    end of the line before, or, where the paragraph begins, above it.
    """
    import re

    suffix = Path(path).suffix.lower() or SUFFIXES.get(language, "")
    if suffix in {".rst", ".docx", ".eml"}:
        return None
    comment = f"<!-- evenhand-ignore {row.id}: REASON -->"
    start = max(text.rfind("\n", 0, row.start), text.rfind("\r", 0, row.start)) + 1
    before = text[start : row.start]
    if suffix not in {".md", ".markdown"} or not re.fullmatch(r"[\s>*+\-\d.)]*", before):
        return row.start, f"{comment} "
    if before:  # in a list or a quotation
        return None
    above = text[:start].rstrip("\r\n")
    if text[len(above) : start].count("\n") > 1 or not above:
        return start, f"{comment}\n\n"
    return len(above), f" {comment}"


def disabled(text: str, term: str, *, pyproject: bool) -> str | None:
    """The text of a configuration with an entry switched off; None where that cannot be added safely."""
    import re
    import tomllib

    breaks = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    section = re.search(r"^\[tool\.evenhand\][ \t]*(?:#.*)?$\n?", text, re.MULTILINE) if pyproject else None
    if pyproject and section is None:
        return None
    start = section.end() if section else 0
    after = re.search(r"^\[", text[start:], re.MULTILINE)
    stop = start + after.start() if after else len(text)
    key = re.compile(r"^disable[ \t]*=[ \t]*\[", re.MULTILINE).search(text, start, stop)
    if key is not None:
        new = f'{text[: key.end()]}"{term}", {text[key.end() :]}'
    else:
        gap = "" if not section or text[:start].endswith("\n") else "\n"
        new = f'{text[:start]}{gap}disable = ["{term}"]\n{text[start:]}'
    try:
        before, told = tomllib.loads(text), tomllib.loads(new)
    except tomllib.TOMLDecodeError:
        return None
    if pyproject:
        before, told = before["tool"]["evenhand"], told["tool"]["evenhand"]
    expected = {**before, "disable": [term, *before.get("disable", [])]}
    return new.replace("\n", breaks) if told == expected else None
