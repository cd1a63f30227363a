"""The compiled lexicon on disk, keyed by the packs' content, so that only the first run after an edit compiles.

Writes are atomic (a temporary file renamed into place), so several processes may start at once. A cache that is
missing, damaged, of another format or in a folder that cannot be written costs time, never correctness.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

from lexicon.compiled import FORMAT, Compiled, DamagedError
from lexicon.source import ROOT, builtin_files, content_hash, switches

# The code that compiles is part of the key: an upgrade must not read what an older version wrote.
_CODE = tuple(
    f"{name}.py"
    for name in "compile fields fold gazetteer inflect load namebook naming pack phrase plain spelling structure terms"
    " vocabulary".split()
)
_LIBRARIES = ("inflect", "lemminflect")
_CHECKSUM = 9
"""Bytes of the checksum line."""
_KEPT = 12
"""Compiled lexicons kept, newest first; an edited pack leaves its old one behind."""


def cache_folder() -> Path:
    """``EVENHAND_CACHE_DIR`` or the platform's cache folder."""
    override = os.environ.get("EVENHAND_CACHE_DIR")
    if override:
        return Path(override)
    if sys.platform not in {"darwin", "win32", "cygwin"}:
        # What platformdirs would answer, without the time that it takes to import.
        xdg = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(xdg) if Path(xdg).is_absolute() else Path("~/.cache").expanduser()) / "evenhand"
    from platformdirs import user_cache_path

    return user_cache_path("evenhand", appauthor=False)


def compiled(
    packs: Sequence[Path] = (), *, disable: Iterable[str] = (), house: Mapping[str, str] | None = None
) -> Compiled:
    """The compiled lexicon for these packs and switches, from the cache where it holds one.

    Raises:
        LexiconError: where a pack has faults.
    """
    off = sorted(set(disable))
    path = _path(packs, switches(off, house))
    if path is not None:
        found = _read(path)
        if found is not None:
            return found
    # Compiling needs the TOML reader and the inflection tables: not imported where the cache serves.
    from lexicon.compile import compile_lexicon
    from lexicon.load import load_lexicon

    text = compile_lexicon(load_lexicon(packs, disable=off, house=house))
    if path is not None:
        _write(path, text)
    return Compiled(text)


def _path(packs: Sequence[Path], beside: str) -> Path | None:
    """Where the compiled form of these packs belongs; nowhere, if they cannot be read: loading names the fault."""
    try:
        digest = content_hash([*builtin_files(), *(ROOT / name for name in _CODE), *packs], beside)
    except (OSError, ValueError):
        return None
    # Where a pack stands is told in no finding, but its order among packs decides which one overrides.
    key = f"{FORMAT}|{digest}|{len(packs)}|{_libraries()}"
    try:
        return cache_folder() / f"lexicon-{blake2b(key.encode(), digest_size=12).hexdigest()}.jsonl"
    except RuntimeError:  # no home folder
        return None


def _libraries() -> list[str]:
    """The installed versions of what inflects, as their folders say; importlib.metadata would take longer."""
    from importlib.util import find_spec

    spec = find_spec("lemminflect")
    if spec is None or spec.origin is None:
        return []
    prefixes = tuple(f"{name}-" for name in _LIBRARIES)
    try:
        names = [p.name for p in Path(spec.origin).parent.parent.iterdir()]
    except OSError:
        return []
    return sorted(n for n in names if n.startswith(prefixes))


def _read(path: Path) -> Compiled | None:
    try:
        data = memoryview(path.read_bytes())
        if bytes(data[:_CHECKSUM]) != _checksum(data[_CHECKSUM:]):
            return None
        return Compiled(str(data[_CHECKSUM:], "ascii"))
    except (OSError, ValueError, DamagedError):
        return None


def _checksum(body: bytes | memoryview) -> bytes:
    """Against accidents, not against malice: what is read is data and can run no code."""
    return b"%08x\n" % crc32(body)


def _write(path: Path, text: str) -> None:
    import tempfile

    body = text.encode("ascii")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".tmp")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_checksum(body) + body)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _prune(path.parent)


def _prune(folder: Path) -> None:
    """Removes the oldest compiled lexicons; another process that was about to read one compiles it again."""
    found = sorted(folder.glob("lexicon-*.jsonl"), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in found[_KEPT:]:
        old.unlink(missing_ok=True)
