"""Which files to check: named ones, those of folders and patterns without what git ignores, and lists of names."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer.errors import UncheckedError, UsageError
from analyzer.readers import READERS

_GLOB = frozenset("*?[")
_UNMATCHED = "check the pattern, where it starts from, and what .gitignore and exclude leave out"


@dataclass(frozen=True, slots=True)
class Found:
    """A path to check, or what stands in the way; ``named`` where it was asked for by its own name."""

    path: str
    named: bool = True
    error: UncheckedError | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a folder's files are chosen by: patterns from ``folder`` on, as .gitignore reads them."""

    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    gitignore: bool = True
    folder: Path | None = None


def discover(paths: Sequence[str], rules: Callable[[Path], Rules], *, force_exclude: bool = False) -> Iterator[Found]:
    """The files that arguments stand for, in their order, each folder's by name; none of those twice.

    Args:
        paths: files, folders, patterns; ``-`` for standard input.
        rules: the rules for a folder.
        force_exclude: whether what is excluded stays out even where it is named itself.
    """
    seen: set[str] = set()
    for path in paths:
        if path == "-":
            yield Found(path)
            continue
        kind = _kind(path)
        if kind == "folder":
            empty = True
            for found in _walked(path, rules(Path(path))):
                empty = False
                if found.path not in seen:
                    seen.add(found.path)
                    yield found
            if empty:
                yield Found(path, error=UncheckedError("is a directory without files to check", _known()))
        elif kind == "pattern":
            yield from _matched(path, rules, seen)
        else:
            if force_exclude and _excluded(path, rules(Path(path).parent)):
                continue
            seen.add(path)
            yield Found(path)


def listed(source: str) -> list[str]:
    """Names of files, one a line, or ended by null characters where a name may hold a line break (``git diff -z``).

    Raises:
        UsageError: where the list cannot be read.
    """
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except (OSError, ValueError, AttributeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"--files-from {source}: {reason}", "name a file with a path a line, or -") from error
    names = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [os.fsdecode(name) for name in names if name]


def _kind(path: str) -> str:
    try:
        if os.path.isdir(path):  # noqa: PTH112
            return "folder"
        # A file whose own name holds such a character is that file.
        return "pattern" if not _GLOB.isdisjoint(path) and not os.path.lexists(path) else "file"
    except ValueError:  # a null character
        return "file"


def _known() -> str:
    return f"files of these suffixes are taken: {' '.join(READERS)}; add others with include"


def _matched(pattern: str, rules: Callable[[Path], Rules], seen: set[str]) -> Iterator[Found]:
    from glob import glob

    empty = True
    ignored: dict[str, tuple[bool, _Ignored | None]] = {}
    for path in sorted(glob(pattern, recursive=True)):  # noqa: PTH207
        if os.path.isdir(path):  # noqa: PTH112
            continue
        here = rules(Path(path).parent)
        if _excluded(path, here) or (here.gitignore and _left_out(path, ignored)):
            continue
        empty = False
        if path not in seen:
            seen.add(path)
            yield Found(path, named=False)
    if empty:
        yield Found(pattern, error=UncheckedError("no file matches", _UNMATCHED))


def _excluded(path: str, rules: Rules) -> bool:
    return bool(rules.exclude) and _hit(_spec(rules.exclude), _relative(path, rules.folder))


def _relative(path: str, folder: Path | None) -> str:
    absolute = os.path.normpath(Path(path).absolute())
    relative = os.path.relpath(absolute, folder or Path.cwd())
    return absolute.lstrip("/") if relative.startswith("..") else relative.replace(os.sep, "/")


def _hit(spec: Any, path: str) -> bool:  # noqa: ANN401
    return bool(spec.match_file(path))


def _spec(patterns: tuple[str, ...]) -> Any:  # noqa: ANN401
    from analyzer.config import spec

    return spec(patterns)


class _Ignored:
    """What .gitignore files of a folder and of those above it say; the deepest that speaks of a path decides."""

    def __init__(self, base: str, spec: Any, above: _Ignored | None) -> None:  # noqa: ANN401
        self.base = base
        self.spec = spec
        self.above = above

    def __call__(self, absolute: str) -> bool:
        level: _Ignored | None = self
        while level is not None:
            said = level.spec.check_file(absolute[len(level.base) + 1 :]).include
            if said is not None:
                return bool(said)
            level = level.above
        return False


def _with(folder: str, above: _Ignored | None, name: str = ".gitignore") -> _Ignored | None:
    try:
        lines = Path(folder, name).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return above
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    if not lines:
        return above
    from pathspec import GitIgnoreSpec

    try:
        return _Ignored(folder, GitIgnoreSpec.from_lines(lines), above)
    except ValueError:  # git passes over what it does not understand
        return above


def _above(folder: str) -> _Ignored | None:
    """The .gitignore files above a folder, up to the top of its repository."""
    parents = [folder, *map(str, Path(folder).parents)]
    top = next((k for k, p in enumerate(parents) if os.path.exists(f"{p}/.git")), None)  # noqa: PTH110
    if top is None:
        return None
    ignored = _with(parents[top], None, ".git/info/exclude")
    for parent in reversed(parents[1 : top + 1]):
        ignored = _with(parent, ignored)
    return ignored


def _left_out(path: str, known: dict[str, tuple[bool, _Ignored | None]]) -> bool:
    """Whether git ignores a file or a folder that it lies in; ``known`` keeps what was found of folders."""
    absolute = os.path.abspath(path)  # noqa: PTH100
    gone, ignored = _folder(os.path.dirname(absolute), known)  # noqa: PTH120
    return gone or (ignored is not None and ignored(absolute))


def _folder(folder: str, known: dict[str, tuple[bool, _Ignored | None]]) -> tuple[bool, _Ignored | None]:
    if folder not in known:
        above = _above(folder)
        gone = False
        if above is not None and not os.path.exists(f"{folder}/.git"):  # noqa: PTH110
            gone = _folder(os.path.dirname(folder), known)[0] or above(f"{folder}/")  # noqa: PTH120
        known[folder] = (gone, _with(folder, above))
    return known[folder]


def _walked(path: str, rules: Rules) -> Iterator[Found]:
    top = os.path.abspath(path)  # noqa: PTH100
    shown = "" if os.path.normpath(path) == "." else path.rstrip("/") or "/"
    ignored = _above(top) if rules.gitignore else None
    exclude = _spec(rules.exclude) if rules.exclude else None
    include = _spec(rules.include) if rules.include else None
    base = _relative(path, rules.folder) if exclude or include else ""
    yield from _entries(top, shown, "" if base == "." else base, rules.gitignore, ignored, exclude, include)


def _draft(entry: os.DirEntry[str]) -> bool:
    """A link that leads nowhere, or round in a circle, is told; a pipe or a device is no draft."""
    try:
        return entry.is_file() or (entry.is_symlink() and not entry.is_dir())
    except OSError:
        return True


def _entries(
    folder: str,
    shown: str,
    relative: str,
    gitignore: bool,
    ignored: _Ignored | None,
    exclude: Any,  # noqa: ANN401
    include: Any,  # noqa: ANN401
) -> Iterator[Found]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda e: e.name)
    except OSError as error:
        hint = "check that you may read the folder"
        yield Found(shown or ".", named=False, error=UncheckedError(error.strerror or str(error), hint))
        return
    if gitignore and any(e.name == ".gitignore" for e in entries):
        ignored = _with(folder, ignored)
    for entry in entries:
        name = entry.name
        if name.startswith("."):
            continue
        path = f"{shown}/{name}" if shown else name
        here = f"{relative}/{name}" if relative else name
        if entry.is_dir(follow_symlinks=False):
            mark = "/"
        elif os.path.splitext(name)[1].lower() in READERS or (include is not None and _hit(include, here)):  # noqa: PTH122
            mark = ""
        else:
            continue
        if ignored is not None and ignored(f"{folder}/{name}{mark}"):
            continue
        if exclude is not None and _hit(exclude, here + mark):
            continue
        if mark:
            yield from _entries(f"{folder}/{name}", path, here, gitignore, ignored, exclude, include)
        elif _draft(entry):
            yield Found(path, named=False)
