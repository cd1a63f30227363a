"""Standard output that neither crashes nor lies: a reader that goes away is silence, a full disk is an error."""

from __future__ import annotations

import contextlib
import os
from typing import Any, TextIO

from analyzer.errors import OutputError


class Output:
    """Wraps standard output, which may be closed, full, or a pipe whose reader has left.

    After a broken pipe (``head``, ``less``) the rest is dropped, so that the exit code still tells what was found.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._dropping = False
        if stream is not None and hasattr(stream, "reconfigure"):
            # Paths and drafts may hold what the terminal's encoding does not: shown as an escape, never an error.
            stream.reconfigure(errors="backslashreplace")

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._stream, name)

    @property
    def encoding(self) -> str:
        """The stream's encoding; ASCII where it has none."""
        return getattr(self._stream, "encoding", None) or "ascii"

    def isatty(self) -> bool:
        """Whether a person is looking."""
        return self._stream is not None and self._stream.isatty()

    def write(self, text: str) -> int:
        """Writes text; raises OutputError where it cannot."""
        if self._stream is None:
            raise OutputError("cannot write: standard output is closed", "open it or send it to a file")
        if not self._dropping:
            try:
                self._stream.write(text)
            except (OSError, ValueError) as error:
                self._failed(error)
        return len(text)

    def flush(self) -> None:
        """Sends on what is buffered; raises OutputError where it cannot."""
        if self._stream is not None and not self._dropping:
            try:
                self._stream.flush()
            except (OSError, ValueError) as error:
                self._failed(error)

    def _failed(self, error: OSError | ValueError) -> None:
        self._dropping = True
        # What is still buffered would fail again when Python closes the stream: let it go nowhere.
        with contextlib.suppress(OSError, ValueError, AttributeError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())  # type: ignore[union-attr]
            os.close(nowhere)
        if not isinstance(error, BrokenPipeError):
            reason = getattr(error, "strerror", None) or str(error)
            raise OutputError(f"cannot write: {reason}", "make room or send the output elsewhere") from error
