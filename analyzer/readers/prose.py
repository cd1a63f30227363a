"""What every reader builds: a document's prose, piece by piece, each tied to its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.model import Comment, Document
from analyzer.sourcemap import Piece, SourceMap

GAP = "\ufffc"
"""Stands in the prose for what is none: code, a picture, a web address."""
ADDRESSED = re.compile(r"\s*evenhand-(?:ignore|off|on)\b")
"""How a comment begins that speaks to us."""
# Web and e-mail addresses; closing punctuation belongs to the sentence.
_ADDRESS = re.compile(
    r"(?<![^\W_])(?:https?://|ftp://|mailto:|www\.)[^\s<>\"“”«»\ufffc]*[^\s<>\"“”«»\ufffc.,:;!?'’)\]*_…]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(r"\{\{[^{}]{0,1000}\}\}|\{%[^{}]{0,1000}%\}")


class Prose:
    """Collects prose in the order of the file."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.last = ""  # the code point before
        self._pieces: list[Piece] = []
        self._comments: list[tuple[int, int, int, bool]] = []
        self._size = 0
        self._ends = False  # a block has ended: the next text begins another
        self._quoted = False

    def keep(self, start: int, end: int) -> None:
        """A stretch of the file that is prose as it stands."""
        self.put(self.source[start:end], start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Text that stands for a stretch of the file, such as the letter that an entity names."""
        if not text:
            return
        if self._ends:
            if text.isspace():
                return
            if self._size:
                self._add("\n\n", start, start)
            if self._quoted:
                self._add("> ", start, start)
            self._ends = False
        self._add(text, start, end)

    def whole(self, text: str, start: int, end: int) -> None:
        """Text that is known to come from a stretch of the file, and no closer than that."""
        if len(text) == end - start > 1 and self.source[start:end] != text:
            # A piece of the same length would be taken for the file's own.
            self.put(text[:1], start, end)
            text, start = text[1:], end
        self.put(text, start, end)

    def gap(self, at: int) -> None:
        """Something that is no prose, in the middle of it."""
        self.put(GAP, at, at)

    def block(self, *, quoted: bool = False) -> None:
        """Ends a paragraph; the next is a block quotation where ``quoted``."""
        self._ends = True
        self._quoted = quoted

    def comment(self, start: int, end: int, text: str, *, alone: bool | None = None) -> None:
        """A comment of the file; kept where it is addressed to us. It is ``alone`` where no paragraph is open."""
        if ADDRESSED.match(text):
            alone = (self._ends or not self._size) if alone is None else alone
            self._comments.append((start, end, self._size, alone))

    def space(self, start: int, end: int) -> None:
        """White space of a markup language: one space, and none after another or where a block begins."""
        if not self._ends and self.last and not self.last.isspace():
            self.put(" ", start, end)

    def _add(self, text: str, start: int, end: int) -> None:
        self._pieces.append((text, start, end))
        self.last = text[-1]
        self._size += len(text)

    def document(self, name: str, encoding: str, *, templates: bool = False) -> Document:
        """The document, without web addresses and, where told, without a template's expressions.

        Raises:
            ValueError: where a piece is not what the file has at its place; a mistake of the reader.
        """
        text = "".join(piece[0] for piece in self._pieces)
        cuts = sorted(_gaps(text, templates=templates))
        pieces, moved = _cut(self._pieces, cuts) if cuts else (self._pieces, [])
        if cuts:
            text = "".join(piece[0] for piece in pieces)
        comments = tuple(
            Comment(a, b, _moved(at, moved), self.source[a:b], alone) for a, b, at, alone in self._comments
        )
        if text == self.source:
            return Document(name, text, encoding, comments=comments)
        return Document(name, text, encoding, self.source, SourceMap.of(pieces, self.source), comments)


def _gaps(text: str, *, templates: bool) -> Iterator[tuple[int, int]]:
    if "//" in text or "@" in text or "www." in text or "WWW." in text or "mailto:" in text:
        yield from (m.span() for m in _ADDRESS.finditer(text))
    if templates and "{" in text:
        yield from (m.span() for m in _TEMPLATE.finditer(text))


def _cut(pieces: list[Piece], cuts: list[tuple[int, int]]) -> tuple[list[Piece], list[tuple[int, int]]]:
    """The pieces with a gap for each cut, and where the text after each has moved to: (offset before, shift)."""
    out: list[Piece] = []
    moved: list[tuple[int, int]] = []
    at = shift = k = 0
    for text, start, end in pieces:
        same = len(text) == end - start
        done = 0
        while k < len(cuts) and cuts[k][0] < at + len(text):
            a, b = max(cuts[k][0], at), min(cuts[k][1], at + len(text))
            if b <= at + done:  # inside a cut before it
                k += 1
                continue
            a = max(a, at + done)
            if a > at + done:
                low = start + done if same else start
                out.append((text[done : a - at], low, start + a - at if same else end))
            low, high = (start + a - at, start + b - at) if same else (end, end)
            if cuts[k][0] >= at:  # begins here: one gap, however many pieces it runs through
                out.append((GAP, low, high))
                shift += 1
            shift -= b - a
            moved.append((b, shift))
            done = b - at
            if cuts[k][1] > at + len(text):
                break
            k += 1
        if done < len(text):
            out.append((text[done:], start + done if same else end if done else start, end))
        at += len(text)
    return out, moved


def _moved(at: int, moved: list[tuple[int, int]]) -> int:
    shift = 0
    for offset, by in moved:
        if offset > at:
            break
        shift = by
    return at + shift
