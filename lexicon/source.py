"""Where the built-in lexicon's files are, and the hash that names their content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

ROOT = Path(__file__).parent


def builtin_files() -> list[Path]:
    """The TOML files that make the built-in lexicon, in a fixed order."""
    tables = ("categories.toml", "cues.toml", "names.toml", "rivals.toml")
    folders = (sorted((ROOT / folder).glob("*.toml")) for folder in ("packs", "actors", "naming", "patterns"))
    return [*(path for folder in folders for path in folder), *(ROOT / name for name in tables)]


def content_hash(paths: Iterable[Path], switches: str = "") -> str:
    """Hash of the packs' bytes and of what is set beside them, 16 hex digits: ``tool.lexicon`` in reports."""
    digest = blake2b(digest_size=8, person=b"evenhand")
    for path in paths:
        data = path.read_bytes()
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    digest.update(switches.encode())
    return digest.hexdigest()


def switches(disable: Iterable[str], house: Mapping[str, str] | None) -> str:
    """What is set beside the packs, in one text for hashing; empty where nothing is."""
    off, answers = sorted(set(disable)), sorted((house or {}).items())
    return f"{off}|{answers}" if off or answers else ""
