"""Decisions on disk as they are made: one JSON file a draft under ``.evenhand/``, replaced as a whole each time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any

from analyzer.files import write_bytes_atomically

SCHEMA = "evenhand-review/1"
FOLDER = ".evenhand"
_PROJECT = "project.json"
_PROJECT_MARKS = ("evenhand.toml", ".git")
Content = dict[str, Any]


def project_of(draft: Path) -> Path:
    """The project's folder: the nearest at or above the draft with a configuration or a repository; else its own."""
    folder = draft.resolve().parent
    for place in (folder, *folder.parents):
        try:
            if any((place / mark).exists() for mark in _PROJECT_MARKS):
                return place
        except OSError:
            break
    return folder


def sidecar_of(draft: Path) -> Path:
    """Where a draft's decisions are kept: in the project's ``.evenhand/`` where it has one, else beside the draft."""
    draft = draft.resolve()
    beside = draft.parent / FOLDER / f"{draft.name}.json"
    project = project_of(draft)
    if beside.exists() or project == draft.parent or not (project / FOLDER).is_dir():
        return beside
    return project / FOLDER / ("__".join(draft.relative_to(project).parts) + ".json")


def refuge_of(draft: Path) -> Path:
    """Where decisions go when neither place can be written: the user's own folder for such things."""
    from platformdirs import user_state_path

    name = blake2b(str(draft.resolve()).encode(errors="surrogateescape"), digest_size=8).hexdigest()
    return user_state_path("evenhand", appauthor=False) / "reviews" / f"{draft.name[:80]}-{name}.json"


def read(draft: Path) -> tuple[Content, str]:
    """What was decided earlier, empty where nothing was; and what is wrong with it, empty where nothing is.

    A sidecar that cannot be read is set aside under another name, never overwritten.
    """
    # The newest counts: for a while there may have been no room beside the draft.
    for path in sorted((sidecar_of(draft), refuge_of(draft)), key=_age):
        try:
            content = json.loads(path.read_bytes())
            if not isinstance(content, dict) or content.get("schema") != SCHEMA:
                raise ValueError("another schema")
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (ValueError, RecursionError) as error:
            aside = path.with_suffix(".damaged")
            try:
                path.replace(aside)
            except OSError:
                return {}, f"{path} cannot be read ({error})"
            return {}, f"{path.name} could not be read ({error}) and was set aside as {aside.name}"
        except OSError as error:
            return {}, f"{path} cannot be read: {error.strerror or error}"
        return _checked(content), ""
    return {}, ""


def _age(path: Path) -> int:
    try:
        return -path.stat().st_mtime_ns
    except OSError:
        return 0


def _checked(content: Content) -> Content:
    """Only lists of objects where lists of objects belong: a file may have been edited by hand."""
    for name in ("findings", "sentences", "terms", "applied", "unattached"):
        rows = content.get(name)
        content[name] = [r for r in rows if isinstance(r, dict)] if isinstance(rows, list) else []
    return content


def write(draft: Path, content: Content) -> Path:
    """Replaces a draft's sidecar, and gives its place; nothing is left half written.

    It is not forced to the disk each time: a crash of the program or the terminal loses nothing, and a decision does
    not wait for the disk.

    Raises:
        OSError: where neither the sidecar's place nor the user's own folder can be written.
    """
    data = json.dumps({"schema": SCHEMA, **content}, ensure_ascii=True, indent=1).encode("ascii")
    try:
        return _written(sidecar_of(draft), data)
    except OSError as first:
        try:
            return _written(refuge_of(draft), data)
        except OSError:
            raise first from None


def _written(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes_atomically(path, data, durable=False)
    return path


def project_terms(draft: Path) -> frozenset[str]:
    """Terms that the whole project ignores; none where the list cannot be read."""
    try:
        content = json.loads((project_of(draft) / FOLDER / _PROJECT).read_bytes())
        terms = content["ignored"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return frozenset()
    return frozenset(t for t in terms if isinstance(t, str)) if isinstance(terms, list) else frozenset()


def write_project_terms(draft: Path, add: Iterable[str], remove: Iterable[str]) -> None:
    """Changes the list of terms that the project ignores; what others put there meanwhile stays.

    Raises:
        OSError: where it cannot be written.
    """
    terms = sorted((project_terms(draft) | set(add)) - set(remove))
    path = project_of(draft) / FOLDER / _PROJECT
    _written(path, json.dumps({"schema": SCHEMA, "ignored": terms}, indent=1).encode("ascii"))
