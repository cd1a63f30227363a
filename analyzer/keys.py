"""What each key of a configuration file takes, and the fault that a wrong value is told by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from analyzer.errors import UsageError
from analyzer.model import POLICIES, SEVERITIES, VOICES

FAIL_ON = (*SEVERITIES, "never")
UNKNOWN = ("text", "refuse")
"""What to do with a named file of a suffix that no reader is for."""


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


def _one_or_more(value: object, where: str) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else _strings(value, where)


def _table(value: object, where: str) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise UsageError(f"{where} is not a table of texts", 'write name = "value" under it')
    return dict(value)


def _voice(value: object, where: str) -> dict[str, str]:
    table = _table(value, where)
    check_voice(table, where.partition(": ")[0])
    return table


def _severity(value: object, where: str) -> dict[str, str]:
    table = _table(value, where)
    for name, level in table.items():
        if level not in SEVERITIES:
            raise UsageError(f"{where}: '{level}' for '{name}' is no severity", nearest(level, SEVERITIES))
    return table


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


def _choice(levels: tuple[str, ...], noun: str) -> Callable[[object, str], str]:
    def chosen(value: object, where: str) -> str:
        if value not in levels:
            raise UsageError(f"{where}: {value!r} is no {noun}", nearest(str(value), levels))
        return str(value)

    return chosen


def _slant(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise UsageError(f"{where}: {value!r} is no number from 0 to 1", "write it as 0.5")
    return float(value)


def _yes(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise UsageError(f"{where}: {value!r} is neither true nor false", "write true or false")
    return value


PER_FILE: dict[str, Callable[[object, str], Any]] = {
    "packs": _strings,
    "disable": _strings,
    "house": _table,
    "voice": _voice,
    "severity": _severity,
    "ignore": _strings,
    "fail-on": _choice(FAIL_ON, "level"),
    "max-slant": _slant,
    "encoding": _encoding,
    "model": _text,
}
"""Keys that a section for some files may have."""

KEYS: dict[str, Callable[[object, str], Any]] = {
    **PER_FILE,
    "extend": _one_or_more,
    "exclude": _strings,
    "include": _strings,
    "gitignore": _yes,
    "unknown-suffix": _choice(UNKNOWN, "choice"),
    "baseline": _text,
    "review": _any_table,
}
"""Keys of a configuration file, beside its sections for some files."""
