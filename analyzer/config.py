"""Settings: ``evenhand.toml`` or ``[tool.evenhand]`` in pyproject.toml, found upward, under the command line's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzer.errors import UsageError
from analyzer.model import POLICIES, SEVERITIES, VOICES

FAIL_ON = (*SEVERITIES, "never")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project or a command line can set."""

    packs: tuple[Path, ...] = ()
    disable: tuple[str, ...] = ()
    house: Mapping[str, str] = field(default_factory=dict)
    voice: Mapping[str, str] = field(default_factory=dict)
    fail_on: str = "caution"
    max_slant: float | None = None
    encoding: str | None = None
    model: str = "fast"
    review: Mapping[str, object] = field(default_factory=dict)
    """What the review screen reads for itself."""


def find(start: Path) -> Path | None:
    """The nearest configuration file at or above a folder."""
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
        return b"[tool.evenhand" in path.read_bytes()
    except OSError:
        return False


def load(path: Path) -> Settings:
    """Settings of a configuration file.

    Raises:
        UsageError: where it cannot be read, is not TOML, or has an unknown key or a value of the wrong kind.
    """
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
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
    return _settings(data, path)


def _settings(data: dict[str, Any], path: Path) -> Settings:
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in _KEYS:
            raise UsageError(f"{path}: unknown key '{key}'", nearest(key, _KEYS))
        values[key.replace("-", "_")] = _KEYS[key](value, f"{path}: {key}")
    if "packs" in values:
        values["packs"] = tuple((path.parent / p) for p in values["packs"])
    if Path(values.get("model", "")).suffix:
        values["model"] = str(path.parent / values["model"])
    check_voice(values.get("voice", {}), str(path))
    return Settings(**values)


def check_voice(voice: Mapping[str, str], where: str) -> None:
    """Raises UsageError for a voice or policy that does not exist."""
    for name, policy in voice.items():
        if name not in VOICES:
            raise UsageError(f"{where}: no voice '{name}'", nearest(name, VOICES))
        if policy not in POLICIES:
            raise UsageError(f"{where}: no policy '{policy}' for voice '{name}'", nearest(policy, POLICIES))


def encoding_name(name: str) -> str:
    """Python's name of a text encoding; raises UsageError where there is none."""
    import codecs

    try:
        known = codecs.lookup(name).name
        b"text".decode(known, "replace")  # a codec such as hex is none for text
    except (LookupError, ValueError) as error:
        raise UsageError(f"no encoding '{name}'", "use a name such as utf-8, cp1252 or utf-16-le") from error
    return known


def nearest(word: str, known: Iterable[str]) -> str:
    """The mend for a name that does not exist: the one that was probably meant, or all there are."""
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(word, names, 1)
    return f"did you mean '{close[0]}'?" if close else f"use one of {', '.join(names)}"


def _strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise UsageError(f"{where} is not a list of texts", 'write it as ["…", "…"]')
    return tuple(value)


def _table(value: object, where: str) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise UsageError(f"{where} is not a table of texts", 'write name = "value" under it')
    return dict(value)


def _any_table(value: object, where: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise UsageError(f"{where} is not a table", "write its settings below a line [review]")
    return dict(value)


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value:
        raise UsageError(f"{where} is not text", 'write it as "…"')
    return value


def _encoding(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise UsageError(f"{where} is not text", 'write it as "…"')
    try:
        return encoding_name(value)
    except UsageError as error:
        raise UsageError(f"{where}: {error.message}", error.hint) from error


def _fail_on(value: object, where: str) -> str:
    if value not in FAIL_ON:
        raise UsageError(f"{where}: {value!r} is no level", nearest(str(value), FAIL_ON))
    return str(value)


def _slant(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise UsageError(f"{where}: {value!r} is no number from 0 to 1", "write it as 0.5")
    return float(value)


_KEYS: dict[str, Callable[[object, str], Any]] = {
    "packs": _strings,
    "disable": _strings,
    "house": _table,
    "voice": _table,
    "fail-on": _fail_on,
    "max-slant": _slant,
    "encoding": _encoding,
    "model": _text,
    "review": _any_table,
}
