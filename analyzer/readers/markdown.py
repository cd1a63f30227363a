"""Markdown: prose by markdown-it-py (CommonMark and tables), each token tied to its place while it is parsed.

The parser tells the lines of a block, and nothing of the place of what stands inside a line. So its inline parser is
given a state that notes the position at which each token is pushed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from analyzer.model import Document
from analyzer.readers.html import Page, Tags
from analyzer.readers.prose import Prose

_LINE = re.compile(r"[^\n\r]*(?:\r\n|\n|\r|\Z)")
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)([^>]*)>", re.DOTALL)
_FRONT = re.compile(
    r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)(?:.*?(?:\r\n|\n|\r))??(?:\1|\.\.\.)[ \t]*(?=\r\n|\n|\r|\Z)", re.DOTALL
)
_BOTTOMLESS = re.compile(r"^[ \t]*(?:>[ \t]?){180}", re.MULTILINE)
_BREAKS = re.compile(r"[^\r\n]")
_AT = "evenhand_at"


class _State(StateInline):
    """Notes where in the block's content each token was pushed."""

    _from = 0
    _last = -1
    _rank = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self._from = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta[_AT] = self._from
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        # Each mark of a run such as *** is a token of its own, pushed before the position moves on.
        self._rank = self._rank + 1 if ttype == "text" and self.pos == self._last else 0
        self._last = self.pos if ttype == "text" else -1
        token.meta[_AT] = self.pos + self._rank
        return token


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:  # noqa: ANN401
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


@cache
def _parser() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"maxNesting": 200})
    made.inline = _Inline()
    made.enable("table")
    # Joined tokens would have one place for several; and references to links are told by the env alone.
    made.disable(["fragments_join", "text_join", "linkify"], ignoreInvalid=True)
    return made


class _Lines:
    """The file's lines, and where a block's lines lie in them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.spans = [m.span() for m in _LINE.finditer(source)]

    def line(self, number: int) -> tuple[int, str]:
        """Where a line starts, and the line without its break."""
        if number >= len(self.spans):
            return len(self.source), ""
        start, end = self.spans[number]
        return start, self.source[start:end].rstrip("\r\n")

    def suffixes(self, content: str, first: int) -> list[tuple[int, int]] | None:
        """For each line of a block's content: its offset in the content, and in the file; None if they disagree.

        What containers take away (indents, the marks of quotations and lists) stands before the content of a line.
        """
        out = []
        at = 0
        for k, row in enumerate(content.split("\n")):
            start, line = self.line(first + k)
            shown = row.strip(" \t")
            stem = line.rstrip(" \t")
            if not stem.endswith(shown):
                return None
            lead = len(row) - len(row.lstrip(" \t"))
            out.append((at + lead if shown else at, start + len(stem) - len(shown)))
            at += len(row) + 1
        return out

    def heading(self, content: str, number: int) -> list[tuple[int, int]] | None:
        """The same for a heading, which marks may follow."""
        start, line = self.line(number)
        stem = line.rstrip(" \t")
        if not stem.endswith(content):
            stem = stem.rstrip("#").rstrip(" \t")
        return [(0, start + len(stem) - len(content))] if stem.endswith(content) else None


def _place(rows: Sequence[tuple[int, int]]) -> Callable[[int], int]:
    """From offsets in a block's content to offsets in the file."""

    def place(offset: int) -> int:
        k = 0
        if len(rows) > 1:
            from bisect import bisect_right

            k = max(0, bisect_right(rows, (offset, 1 << 60)) - 1)
        return max(0, rows[k][1] + offset - rows[k][0])

    return place


class _Reader:
    def __init__(self, text: str) -> None:
        self.prose = Prose(text)
        self.lines = _Lines(text)
        self.quotes = 0
        self.cells: dict[int, list[tuple[int, str]]] = {}

    def block(self) -> None:
        self.prose.block(quoted=self.quotes > 0)

    def read(self, tokens: Sequence[Token]) -> None:
        kind = ""
        for token in tokens:
            if token.type in {"blockquote_open", "blockquote_close"}:
                self.quotes += token.nesting
            if token.nesting > 0:
                kind = token.type
            if token.type == "inline" and token.map:
                self.block()
                self._inline(token, token.map[0], kind)
                self.block()
            elif token.type == "html_block" and token.map:
                self.block()
                self._html(token.content, token.map[0])
                self.block()

    def _inline(self, token: Token, first: int, kind: str) -> None:
        content = token.content
        if not content:
            return
        if kind in {"th_open", "td_open"}:
            rows = self._cell(content, first)
        elif kind == "heading_open" and token.map and "\n" not in content and token.map[1] == first + 1:
            rows = self.lines.heading(content, first)
        else:
            rows = self.lines.suffixes(content, first)
        if rows is None:  # never seen; then the lines are right, and columns are those of the block
            start, _ = self.lines.line(first)
            end, _ = self.lines.line(token.map[1] if token.map else first + 1)
            self.prose.whole(" ".join(content.split()), start, end)
            return
        self._children(token.children or [], content, _place(rows))

    def _children(self, children: Sequence[Token], content: str, place: Callable[[int], int]) -> None:
        prose, tags = self.prose, Tags(self.prose)
        auto = False
        for k, child in enumerate(children):
            at = child.meta[_AT]
            following = children[k + 1].meta[_AT] if k + 1 < len(children) else len(content)
            if child.type == "link_open" and child.markup == "autolink":
                auto = True
                prose.gap(place(at))
            elif child.type == "link_close":
                auto = False
            elif child.type == "html_inline":
                self._tag(child.content, tags, place(at), place(at + len(child.content) - 1) + 1)
            elif auto or tags.skipping:
                continue
            elif child.type == "text":
                self._text(child.content, at, place)
            elif child.type == "text_special":
                start, end = place(at), place(at + len(child.markup) - 1) + 1
                if child.content.isspace() and child.content != "\u00a0":
                    prose.space(start, end)
                elif child.content != "\u00ad":
                    prose.put(child.content, start, end)
            elif child.type == "softbreak":
                prose.space(place(at), max(place(at) + 1, place(following)))
            elif child.type == "hardbreak":
                prose.put("\n", place(at), max(place(at) + 1, place(following)))
            elif child.type in {"code_inline", "image"}:
                prose.gap(place(at))

    def _text(self, text: str, at: int, place: Callable[[int], int]) -> None:
        start = place(at)
        source = self.prose.source
        if source[start : start + len(text)] == text:
            if self.prose.last == " ":  # around a comment or a tag that is left out
                start += len(text) - len(text.lstrip(" "))
                text = text.lstrip(" ")
            self.prose.put(text, start, start + len(text))
            return
        # A cell's escaped pipe is told without its backslash: letter by letter.
        for char in text:
            if char == "|" and source[start : start + 2] == "\\|":
                self.prose.put(char, start, start + 2)
                start += 2
            else:
                self.prose.put(char, start, start + 1)
                start += 1

    def _tag(self, raw: str, tags: Tags, start: int, end: int) -> None:
        if raw.startswith("<!--"):
            self.prose.comment(start, end, raw[4:-3])
            return
        match = _TAG.match(raw)
        if match is None:
            return
        tag = match[2].lower()
        if match[1]:
            tags.close(tag, start)
        else:
            tags.open(tag, start, [("hidden", None)] if re.search(r"\shidden(?=[\s=/>]|\Z)", match[3]) else [])

    def _html(self, content: str, first: int) -> None:
        rows = self.lines.suffixes(content.rstrip("\n"), first)
        if rows is None:
            return
        tags = Tags(self.prose)
        tags.quotes = self.quotes
        Page(tags, content.rstrip("\n"), _place(rows)).read()

    def _cell(self, content: str, number: int) -> list[tuple[int, int]] | None:
        """The place of a table's cell: cells come in the order of their row."""
        if number not in self.cells:
            self.cells[number] = list(self._row(number))
        left = self.cells[number]
        while left:
            start, cell = left.pop(0)
            if cell.replace("\\|", "|") == content:
                return self._escaped(cell, start)
        return None

    def _row(self, number: int) -> list[tuple[int, str]]:
        start, line = self.lines.line(number)
        out = []
        for m in re.finditer(r"(?:[^|\\]|\\.|\\\Z)+", line):
            cell = m[0].strip(" \t>")  # a row inside a block quotation begins with its mark
            shown = m[0].strip(" \t")
            if m.start() or not shown.startswith(">"):
                cell = shown
            if cell:
                out.append((start + m.start() + m[0].index(cell), cell))
        return out

    @staticmethod
    def _escaped(cell: str, start: int) -> list[tuple[int, int]]:
        """Offsets after each escaped pipe, of which the content lacks the backslash."""
        rows = [(0, start)]
        for shift, m in enumerate(re.finditer(r"\\\|", cell), 1):
            rows.append((m.end() - shift, start + m.end()))
        return rows


def read(name: str, text: str, encoding: str) -> Document:
    """The document of a Markdown file; front matter is none of it.

    Raises:
        ValueError: where quotations are nested deeper than the parser follows them.
    """
    if _BOTTOMLESS.search(text):
        raise ValueError("nested too deep")  # what lies below would be left out without a word
    front = _FRONT.match(text)
    shown = _BREAKS.sub(" ", front[0]) + text[front.end() :] if front else text
    reader = _Reader(text)
    reader.read(_parser().parse(shown))
    return reader.prose.document(name, encoding, templates=True)
