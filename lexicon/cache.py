"""The compiled lexicon on disk, keyed by the packs' content, so that only the first run after an edit compiles.

Writes are atomic (a temporary file renamed into place), so several processes may start at once. A cache that is
missing, damaged, of another format or in a folder that cannot be written costs time, never correctness.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from lexicon.compiled import FORMAT, Compiled, DamagedError
from lexicon.source import ROOT, builtin_files, content_hash


def cache_folder() -> Path:
    """``EVENHAND_CACHE_DIR`` or the platform's cache folder."""
    override = os.environ.get("EVENHAND_CACHE_DIR")
    if override:
        return Path(override)
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
    answers = sorted((house or {}).items())
    try:
        # The code that compiles is part of the key: an upgrade must not read what an older version wrote.
        digest = content_hash([*builtin_files(), *(ROOT / name for name in _CODE), *packs])
    except OSError:
        digest = ""  # load() names the missing file
    key = blake2b(f"{FORMAT}|{digest}|{off}|{answers}".encode(), digest_size=12).hexdigest()
    path = cache_folder() / f"lexicon-{key}.jsonl"
    if digest:
        found = _read(path)
        if found is not None:
            return found
    # Compiling needs the TOML reader and the inflection tables: not imported where the cache serves.
    from lexicon.compile import compile_lexicon
    from lexicon.load import load_lexicon

    text = compile_lexicon(load_lexicon(packs, disable=off, house=dict(answers)))
    _write(path, text)
    return Compiled(text)


_CODE = ("compile.py", "fold.py", "inflect.py", "load.py", "spelling.py")


def _read(path: Path) -> Compiled | None:
    try:
        data = path.read_bytes()
        checksum, _, body = data.partition(b"\n")
        if blake2b(body, digest_size=16).hexdigest().encode() != checksum:
            return None
        return Compiled(body.decode("ascii"))
    except (OSError, ValueError, DamagedError):
        return None


def _write(path: Path, text: str) -> None:
    body = text.encode("ascii")
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(blake2b(body, digest_size=16).hexdigest().encode() + b"\n" + body)
        os.replace(temporary, path)
    except OSError:
        if temporary:
            try:
                os.unlink(temporary)
            except OSError:
                pass
