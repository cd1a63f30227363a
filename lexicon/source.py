"""Where the built-in lexicon's files are, and the hash that names their content."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

ROOT = Path(__file__).parent


def builtin_files() -> list[Path]:
    """The TOML files that make the built-in lexicon, in a fixed order."""
    return sorted((ROOT / "packs").glob("*.toml")) + [ROOT / n for n in ("categories.toml", "cues.toml", "names.toml", "rivals.toml")]


def content_hash(paths: Iterable[Path]) -> str:
    """Hash of the packs' bytes, 16 hex digits: what ``tool.lexicon`` names in reports."""
    digest = blake2b(digest_size=8)
    for path in paths:
        data = path.read_bytes()
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.hexdigest()
