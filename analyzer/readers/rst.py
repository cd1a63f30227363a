"""reStructuredText: prose by docutils, whose inline parser is watched for where each construct begins and ends."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Directive, Parser, directives
from docutils.parsers.rst.states import Inliner
from docutils.utils import new_document

from analyzer.model import Document
from analyzer.readers.prose import Prose

_COMMENT = re.compile(r"^([ \t]*)\.\.[ \t]+(evenhand-.*(?:\n\1[ \t]+\S.*)*)", re.MULTILINE)
_LINK = re.compile(r"(?:[ \n]+|^)<[^<>]*>\Z")
_NO_PROSE = (nodes.literal, nodes.math, nodes.raw, nodes.substitution_reference, nodes.image)
_UNSEEN = (nodes.footnote_reference, nodes.citation_reference)
_NEAR = (0, -1, 1, -2, 2, -3, 3, -4, 4)
"""How far from the line that docutils names a block may stand: for titles and tables it is some lines off."""
_SPHINX = (
    "versionadded versionchanged versionremoved deprecated seealso rubric centered only tab-set tab-item tabs tab card"
    " grid grid-item grid-item-card dropdown details glossary hlist"
)


class _AnyOption(dict[str, Callable[[str], Any]]):
    def __getitem__(self, name: str) -> Callable[[str], Any]:
        return directives.unchanged


class _Shown(Directive):
    """A directive of Sphinx whose content is prose."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = _AnyOption(any=directives.unchanged)

    def run(self) -> list[nodes.Node]:
        """Reads the content as if it stood without the directive."""
        node = nodes.container()
        if self.arguments:  # a version and what it brought, or a title
            self.state.inline_text(self.arguments[0], self.lineno)
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


@dataclass(slots=True)
class _Block:
    text: str
    line: int
    quoted: bool
    inlines: list[tuple[int, int, nodes.Node]] = field(default_factory=list)


class _Watched(Inliner):
    """Keeps each text that it is given, and in it the spans that are markup."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[_Block] = []
        self.open: list[_Block] = []

    def parse(self, text: str, lineno: int, memo: Any, parent: Any) -> Any:  # noqa: ANN401
        """Parses as docutils does, and takes notes."""
        quoted, node = False, parent
        while node is not None and not quoted:
            quoted, node = isinstance(node, nodes.block_quote), node.parent
        self.open.append(_Block(text, lineno - 1, quoted))
        parsed = super().parse(text, lineno, memo, parent)
        self.blocks.append(self.open.pop())
        return parsed


def _noted(method: Callable[..., Any]) -> Callable[..., Any]:
    def noted(self: _Watched, match: re.Match[str], lineno: int) -> Any:  # noqa: ANN401
        found = method(self, match, lineno)
        before, inlines, rest = found[:3]
        if inlines:
            block = self.open[-1]
            # What is left to parse is always an end of the text, escapes included.
            start = len(block.text) - len(match.string) + len(before)
            block.inlines.append((start, len(block.text) - len(rest), inlines[0]))
        return found

    return noted


# docutils builds its patterns from what the class itself holds, not from what it inherits.
for _name, _value in vars(Inliner).items():
    if isinstance(_value, str) and not _name.startswith("__"):
        setattr(_Watched, _name, _value)
_Watched.dispatch = {mark: _noted(method) for mark, method in Inliner.dispatch.items()}


class _Lines:
    """The file's lines as docutils counts them, and what of each has been read."""

    def __init__(self, source: str) -> None:
        self.rows: list[tuple[int, str]] = []
        self.used: dict[int, list[tuple[int, int]]] = {}
        at = 0
        for line in re.sub("[\v\f]", " ", source).splitlines(keepends=True):
            self.rows.append((at, line.rstrip()))
            at += len(line)

    def find(self, block: _Block) -> list[tuple[int, int, int, str]]:
        """For each row of a block: its offset in the block, and the span and text of the file; empty if nowhere."""
        rows = []
        at = 0
        for row in block.text.split("\n"):
            lead = len(row) - len(row.lstrip())
            rows.append((at + lead, row.strip()))
            at += len(row) + 1
        for shift in _NEAR:
            first = block.line + shift
            places = [self._column(first + k, row) for k, (_, row) in enumerate(rows)]
            if all(p is not None for p in places):
                out = []
                for k, ((offset, row), column) in enumerate(zip(rows, places, strict=True)):
                    if row and column is not None:
                        start = self.rows[first + k][0] + column
                        self.used.setdefault(first + k, []).append((column, column + len(row)))
                        out.append((offset, start, start + len(row), row))
                return out
        return []

    def near(self, block: _Block) -> tuple[int, int] | None:
        """The lines of a block in which docutils has changed the text (a tab inside): columns are not known then.

        None where they hold something else: of an option of a directive, docutils does not tell the line.
        """
        first = min(max(block.line, 0), len(self.rows) - 1)
        last = min(first + block.text.count("\n"), len(self.rows) - 1)
        shown = " ".join(" ".join(row.expandtabs() for _, row in self.rows[first : last + 1]).split())
        if not block.text.strip() or " ".join(block.text.split()) not in shown:
            return None
        return self.rows[first][0], self.rows[last][0] + len(self.rows[last][1])

    def _column(self, number: int, row: str) -> int | None:
        if not row:
            return 0
        if not 0 <= number < len(self.rows):
            return None
        line = self.rows[number][1]
        used = self.used.get(number, [])
        ends = [len(line) - len(row)] if line.endswith(row) else []
        for column in (*ends, *(m.start() for m in re.finditer(re.escape(row), line))):
            end = column + len(row)
            whole = not (line[column - 1 : column].isalnum() and column) and not line[end : end + 1].isalnum()
            if whole and not any(a < end and column < b for a, b in used):
                return column
        return None


def _told(prose: Prose, block: _Block, start: int, end: int, place: Callable[[int], int]) -> None:
    """Plain text of a block, without the backslashes that escape."""
    text = block.text
    at = start
    while at < end:
        char = text[at]
        if char == "\\" and at + 1 < end:
            escaped = text[at + 1]
            if not escaped.isspace():
                prose.put(escaped, place(at), place(at) + 2)
            at += 2
        elif char == "\n":
            prose.space(place(at), place(at))
            at += 1
        else:
            stop = min((k for k in (text.find("\\", at, end), text.find("\n", at, end)) if k > at), default=end)
            prose.put(text[at:stop], place(at), place(at) + stop - at)
            at = stop


def _inline(prose: Prose, block: _Block, start: int, end: int, node: nodes.Node, place: Callable[[int], int]) -> None:
    raw = block.text[start:end]
    if isinstance(node, _UNSEEN):
        return
    if isinstance(node, nodes.problematic) and not raw.startswith(":"):
        _told(prose, block, start, end, place)
        return
    if isinstance(node, _NO_PROSE) or "`" not in raw:
        marks = len(raw) - len(raw.lstrip("*"))
        if isinstance(node, _NO_PROSE):
            prose.gap(place(start))
        elif marks:
            _told(prose, block, start + marks, end - marks, place)
        else:  # a reference of one word
            _told(prose, block, start, start + len(raw.rstrip("_")), place)
        return
    low, high = raw.index("`") + 1, raw.rindex("`")
    link = _LINK.search(raw, low, high)
    if link is None and isinstance(node, nodes.problematic):  # a role that docutils does not know, with a bare target
        prose.gap(place(start))
        return
    _told(prose, block, start + low, start + (link.start() if link else high), place)


def _emit(prose: Prose, block: _Block, rows: list[tuple[int, int, int, str]]) -> None:
    prose.block(quoted=block.quoted)

    def place(offset: int) -> int:
        k = max((k for k, row in enumerate(rows) if row[0] <= offset), default=0)
        return min(max(rows[k][1], rows[k][1] + offset - rows[k][0]), rows[k][2])

    at = 0
    for start, end, node in block.inlines:
        _told(prose, block, at, start, place)
        _inline(prose, block, start, end, node, place)
        at = end
    _told(prose, block, at, len(block.text), place)
    prose.block()


def _watched(text: str) -> list[_Block]:
    for name in _SPHINX.split():
        directives.register_directive(name, _Shown)
    settings = get_default_settings(Parser)
    settings.file_insertion_enabled = False  # a draft names no files to be read
    settings.raw_enabled = False
    settings.report_level = settings.halt_level = 5
    settings.warning_stream = io.StringIO()
    settings.syntax_highlight = "none"
    inliner = _Watched()
    Parser(inliner=inliner).parse(text, new_document("draft", settings))
    return inliner.blocks


def read(name: str, text: str, encoding: str) -> Document:
    """The document of a reStructuredText file."""
    lines = _Lines(text)
    prose = Prose(text)
    steps: list[tuple[int, Callable[[], None]]] = [
        (m.start(2), partial(_comment, prose, m)) for m in _COMMENT.finditer(text.replace("\r", " "))
    ]
    for block in _watched(text):
        rows = lines.find(block)
        if rows and not _is_no_prose(text, lines, rows, block):
            steps.append((rows[0][1], partial(_emit, prose, block, rows)))
        elif not rows and (span := lines.near(block)):
            steps.append((span[0], partial(_whole, prose, block, span)))
    for _, step in sorted(steps, key=lambda s: s[0]):
        step()
    return prose.document(name, encoding)


def _comment(prose: Prose, match: re.Match[str]) -> None:
    prose.block()
    prose.comment(match.start(2), match.end(2), match[2])


def _whole(prose: Prose, block: _Block, span: tuple[int, int]) -> None:
    prose.block(quoted=block.quoted)
    prose.whole(" ".join(block.text.split()), *span)
    prose.block()


def _is_no_prose(text: str, lines: _Lines, rows: list[tuple[int, int, int, str]], block: _Block) -> bool:
    """The name of a field, and parsed literal text."""
    start, end = rows[0][1], rows[-1][2]
    if text[start - 1 : start] == ":" and text[end : end + 1] == ":":
        return True
    return 0 <= block.line < len(lines.rows) and ".. parsed-literal::" in lines.rows[block.line][1]
