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

from lexicon.compile import FORMAT, compile_lexicon
from lexicon.compiled import Compiled, DamagedError
from lexicon.load import builtin_files, content_hash, load


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
        digest = content_hash([*builtin_files(), *packs])
    except OSError:
        digest = ""  # load() names the missing file
    key = blake2b(f"{FORMAT}|{digest}|{off}|{answers}|{_code_stamp()}".encode(), digest_size=12).hexdigest()
    path = cache_folder() / f"lexicon-{key}.jsonl"
    if digest:
        found = _read(path)
        if found is not None:
            return found
    text = compile_lexicon(load(packs, disable=off, house=dict(answers)))
    _write(path, text)
    return Compiled(text)


def _code_stamp() -> str:
    from lexicon import __version__

    return __version__


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
