"""Settings: ``evenhand.toml`` or ``[tool.evenhand]`` in pyproject.toml, found upward, under the command line's.

A file may stand on others (``extend``) and have sections for some files (``[[overrides]]``). Lists and tables of
several layers are joined, single values of a later one replace those of an earlier.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from analyzer.errors import UsageError
from analyzer.keys import FAIL_ON, KEYS, PER_FILE, check_voice, encoding_name, nearest

__all__ = ["FAIL_ON", "Override", "Settings", "check_voice", "encoding_name", "find", "joined", "load", "nearest"]


@dataclass(frozen=True, slots=True)
class Override:
    """A section of a configuration file for the files that one of its patterns names."""

    files: tuple[str, ...]
    values: Mapping[str, Any]
    where: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project or a command line can set.

    ``folder`` is where patterns start from. ``sources`` tells by each key where its value comes from.
    """

    packs: tuple[Path, ...] = ()
    disable: tuple[str, ...] = ()
    house: Mapping[str, str] = field(default_factory=dict)
    voice: Mapping[str, str] = field(default_factory=dict)
    severity: Mapping[str, str] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    fail_on: str = "caution"
    max_slant: float | None = None
    encoding: str | None = None
    model: str = "fast"
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    gitignore: bool = True
    unknown_suffix: str = "text"
    baseline: Path | None = None
    overrides: tuple[Override, ...] = ()
    review: Mapping[str, object] = field(default_factory=dict)
    """What the review screen reads for itself."""
    folder: Path | None = field(default=None, compare=False)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    def for_file(self, path: Path) -> Settings:
        """The settings for one file: those of every section that names it, in order, over the others."""
        out = self
        for override in self.overrides:
            if _names(override.files, path, self.folder):
                out = joined(out, override.values, override.where)
        return out


def joined(base: Settings, values: Mapping[str, Any], where: str) -> Settings:
    """Settings under a layer of values, by their names in :class:`Settings`."""
    changed: dict[str, Any] = {}
    sources = dict(base.sources)
    for name, value in values.items():
        old = getattr(base, name)
        if isinstance(old, tuple):
            changed[name] = (*old, *value)
        elif isinstance(old, Mapping):
            changed[name] = {**old, **value}
        else:
            changed[name] = value
        kept = sources.get(name, ()) if isinstance(old, tuple | Mapping) else ()
        sources[name] = (*kept, where)
    return replace(base, **changed, sources=sources)


def find(start: Path) -> Path | None:
    """The nearest configuration file at or above a folder."""
    start = Path(os.path.abspath(start))  # noqa: PTH100 - of sub/../other, sub is none of the folders above
    for folder in (start, *start.parents):
        if _is_file(path := folder / "evenhand.toml"):
            return path
        if _is_file(path := folder / "pyproject.toml") and _mentions(path):
            return path
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder above that may not be searched
        return False


def _mentions(path: Path) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return False
    if b"[tool.evenhand" in data or b"evenhand" not in data:
        return b"[tool.evenhand" in data
    import tomllib

    try:  # written in another way, or a mere dependency
        tool = tomllib.loads(data.decode("utf-8-sig")).get("tool", {})
    except (ValueError, RecursionError):
        return False
    return isinstance(tool, dict) and "evenhand" in tool


def load(path: Path) -> Settings:
    """Settings of a configuration file, and below them those of the files that it extends.

    Raises:
        UsageError: where a file cannot be read, is not TOML, has an unknown key or a value of the wrong kind, or where
            files extend each other in a circle.
    """
    return replace(_layered(Settings(), path, ()), folder=path.parent)


def _layered(base: Settings, path: Path, above: tuple[Path, ...]) -> Settings:
    here = path.resolve()
    if here in above:
        circle = " extends ".join(str(p.name) for p in (*above[above.index(here) :], here))
        raise UsageError(f"{above[-1]}: extend goes in a circle: {circle}", "take one of them out")
    data = dict(_read(path))
    overrides = data.pop("overrides", [])
    values = _values(data, KEYS, path, str(path))
    for other in values.pop("extend", ()):
        base = _layered(base, path.parent / other, (*above, here))
    sections = _sections(overrides, path)
    if sections:
        values["overrides"] = sections
    return joined(base, values, str(path))


def _sections(overrides: object, path: Path) -> tuple[Override, ...]:
    if not isinstance(overrides, list) or not all(isinstance(o, dict) for o in overrides):
        raise UsageError(f"{path}: overrides is not a list of tables", "begin each with [[overrides]]")
    out = []
    for k, table in enumerate(overrides, 1):
        where = f"{path}: overrides {k}"
        files = table.get("files")
        if not isinstance(files, list) or not files or not all(isinstance(f, str) for f in files):
            raise UsageError(f"{where}: files is not a list of patterns", 'name some: files = ["opinion/**"]')
        rest = {key: value for key, value in table.items() if key != "files"}
        out.append(Override(tuple(files), _values(rest, PER_FILE, path, where, also=("files",)), where))
    return tuple(out)


def _values(
    data: Mapping[str, Any], keys: Mapping[str, Any], path: Path, where: str, also: tuple[str, ...] = ("overrides",)
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in keys:
            raise UsageError(f"{where}: unknown key '{key}'", nearest(key, (*keys, *also)))
        values[key.replace("-", "_")] = keys[key](value, f"{where}: {key}")
    if "packs" in values:
        values["packs"] = tuple((path.parent / p) for p in values["packs"])
    if "baseline" in values:
        values["baseline"] = path.parent / values["baseline"]
    if Path(values.get("model", "")).suffix:
        values["model"] = str(path.parent / values["model"])
    return values


def _read(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        data: Any = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", "check the path of the configuration file") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 at byte {error.start}", "save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not valid TOML: {error}", "mend the syntax") from error
    except RecursionError as error:
        raise UsageError(f"{path}: brackets nested too deep", "mend the syntax") from error
    if path.name == "pyproject.toml":
        tool = data.get("tool", {})
        data = tool.get("evenhand", {}) if isinstance(tool, dict) else {}
    if not isinstance(data, dict):
        raise UsageError(f"{path}: tool.evenhand is not a table", "write [tool.evenhand] and the settings below it")
    return data


def _names(patterns: tuple[str, ...], path: Path, folder: Path | None) -> bool:
    """Whether a pattern, read as .gitignore reads it, names the file; those outside the folder go by their name."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100
    try:
        relative = absolute.relative_to(os.path.abspath(folder or Path.cwd())).as_posix()  # noqa: PTH100
    except ValueError:
        relative = absolute.name
    return bool(spec(patterns).match_file(relative))


@cache
def spec(patterns: tuple[str, ...]) -> Any:  # noqa: ANN401
    """Patterns as .gitignore reads them.

    Raises:
        UsageError: for one that is none.
    """
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except ValueError as error:
        raise UsageError(f"not a pattern: {error}", "write it as in .gitignore, for example archive/**") from error


NAMES = tuple(f.name for f in fields(Settings) if f.name not in {"folder", "sources"})
"""Names of the settings in their order."""
