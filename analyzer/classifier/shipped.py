"""The model that ships, and the vectors of words from which it is trained; a model of one's own by its path."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from analyzer.classifier.modelfile import ModelError
from analyzer.classifier.runtime import Model, load
from analyzer.errors import UsageError

MODEL = Path(__file__).with_name("model.bin")
STATIC = Path(__file__).with_name("static.npz")


def named(name: str) -> Model | None:
    """The model that a setting names: ``fast``, which ships; ``off``; or a file that ``evenhand train`` wrote.

    Raises:
        UsageError: where there is none, or it cannot be used.
    """
    if not name:
        raise UsageError("the model has no name", "use fast, off, or a file that evenhand train wrote")
    if name == "off":
        return None
    if name == "fast":
        return _loaded(MODEL, "install Evenhand again, or use --model off")
    path = Path(name)
    if not path.suffix and not path.exists():
        raise UsageError(f"no model '{name}'", "use fast, off, or a file that evenhand train wrote")
    return _loaded(path, "train one with evenhand train, or use --model fast or off")


def _loaded(path: Path, mend: str) -> Model:
    try:
        return _read(path.resolve(), path.stat().st_mtime_ns)
    except OSError as error:
        raise UsageError(f"cannot read the model {path}: {error.strerror}", mend) from error
    except ModelError as error:
        raise UsageError(f"cannot use the model {path}: {error}", mend) from error


@lru_cache(4)
def _read(path: Path, changed: int) -> Model:
    """The model in a file as it was at a time: read again where it was trained anew."""
    return load(path)
