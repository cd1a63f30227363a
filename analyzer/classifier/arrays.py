"""NumPy's arrays in a file, read without pickle: what benchmarks/teacher.py writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzer.errors import UsageError


def read(path: Path, *names: str) -> list[NDArray[Any]]:
    """The named arrays.

    Raises:
        UsageError: where the file cannot be read or is something else.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            return [file[name] for name in names]
    except (OSError, ValueError, KeyError, EOFError, TypeError, AttributeError) as error:
        raise UsageError(f"cannot read {path}: {error}", "name a file that benchmarks/teacher.py wrote") from error
