"""Plain text: all of it is prose but web addresses and the comments addressed to us."""

from __future__ import annotations

import re

from analyzer.model import Document
from analyzer.readers.prose import Prose

_COMMENT = re.compile(r"<!--(\s*evenhand-.{0,2000}?)-->", re.DOTALL)
_MARKS = re.compile(r"://|@|www\.|<!--\s*evenhand-|mailto:", re.IGNORECASE)


def read(name: str, text: str, encoding: str) -> Document:
    """The document of a text file; most hold nothing that is not prose."""
    if not _MARKS.search(text):
        return Document(name, text, encoding)
    prose = Prose(text)
    at = 0
    for m in _COMMENT.finditer(text):
        prose.keep(at, m.start())
        alone = not text[_line(text, m.start()) : m.start()].strip() and text[m.end() : m.end() + 1] in {"", "\n", "\r"}
        prose.comment(m.start(), m.end(), m[1], alone=alone)
        at = m.end()
        if not alone and prose.last in {"", " ", "\n"}:
            while text[at : at + 1] == " ":
                at += 1
    prose.keep(at, len(text))
    return prose.document(name, encoding)


def _line(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
