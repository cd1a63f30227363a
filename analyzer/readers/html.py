"""HTML: the text that a reader of the page sees, by the standard library's parser, which tells every place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from html import unescape
from html.parser import HTMLParser

from analyzer.model import Document
from analyzer.readers.prose import Prose

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p section summary"
    " table tbody td tfoot th thead title tr ul".split()
)
_IN_PARAGRAPHS = frozenset("legend optgroup option title".split())
"""Blocks that stand inside a paragraph, within a choice or a drawing."""
_INLINE_CODE = frozenset("code kbd samp var tt".split())
_NO_PROSE = _INLINE_CODE | frozenset(
    "script style template noscript pre listing xmp plaintext textarea select datalist math svg canvas iframe object"
    " audio video applet noembed noframes".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SEEN = re.compile(r"[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*")
_BROKEN = re.compile(r"<[A-Za-z/!?]")


class Tags:
    """What open and closed tags make of the text between them."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.quotes = 0
        self._skipped: list[str] = []

    @property
    def skipping(self) -> bool:
        """Whether the text here is none that is read as prose."""
        return bool(self._skipped)

    def open(self, tag: str, at: int, attributes: Sequence[tuple[str, str | None]] = ()) -> None:
        """A start tag at an offset of the file."""
        if tag in BLOCKS:
            self._paragraph_ends(tag)
        if self._skipped:
            if tag == self._skipped[-1]:
                self._skipped.append(tag)
            return
        if tag in _NO_PROSE or (tag not in _VOID and any(name == "hidden" for name, _ in attributes)):
            if tag in _INLINE_CODE:
                self.prose.gap(at)
            elif tag in BLOCKS or tag in {"pre", "listing", "xmp"}:
                self.block()
            self._skipped.append(tag)
            return
        if tag == "blockquote":
            self.quotes += 1
        if tag in BLOCKS:
            self.block()
        elif tag == "br":
            self.prose.put("\n", at, at)
        elif tag in {"img", "embed", "input"}:
            self.prose.gap(at)
        elif tag == "q":
            self.prose.put("“", at, at)

    def close(self, tag: str, at: int) -> None:
        """An end tag at an offset of the file."""
        if tag in BLOCKS:
            self._paragraph_ends(tag, closed=True)
        if self._skipped:
            if tag == self._skipped[-1]:
                self._skipped.pop()
                if tag in BLOCKS or tag == "pre":
                    self.block()
            return
        if tag == "blockquote" and self.quotes:
            self.quotes -= 1
        if tag in BLOCKS:
            self.block()
        elif tag == "q":
            self.prose.put("”", at, at)

    def _paragraph_ends(self, tag: str, *, closed: bool = False) -> None:
        """Ends what is left out up to the end of a paragraph: a forgotten end tag must not hide the rest of the page.

        That is code left open and, by a tag other than its own end tag, a hidden paragraph.
        """
        while self._skipped and self._skipped[-1] in _INLINE_CODE:
            self._skipped.pop()
        if self._skipped and self._skipped[-1] == "p" and tag not in _IN_PARAGRAPHS and not (closed and tag == "p"):
            self._skipped.pop()
            self.block()

    def block(self) -> None:
        """Ends a paragraph."""
        self.prose.block(quoted=self.quotes > 0)

    def text(self, raw: str, at: int) -> None:
        """Text of the file from an offset on, its runs of white space told as one space."""
        if self._skipped:
            return
        done = 0
        for seen in _SEEN.finditer(raw):
            if seen.start() > done:
                self.prose.space(at + done, at + seen.start())
            self.prose.put(seen[0], at + seen.start(), at + seen.end())
            done = seen.end()
        if done < len(raw):
            self.prose.space(at + done, at + len(raw))


class Page(HTMLParser):
    """Follows a page, or a part of one; ``place`` leads from offsets in it to offsets in the file."""

    def __init__(self, tags: Tags, page: str, place: Callable[[int], int]) -> None:
        super().__init__(convert_charrefs=False)
        self.tags = tags
        self.page = page
        self.place = place
        self._lines = [0, *(m.end() for m in re.finditer("\n", page))]
        self._lost = False

    def read(self) -> None:
        """Reads to the end, or to a tag that the file breaks off in, which browsers do not show either."""
        broken = _BROKEN.search(self.page, self.page.rfind(">") + 1)
        self.feed(self.page[: broken.start()] if broken else self.page)
        self.close()

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A start tag."""
        self.tags.open(tag, self.place(self._at()), attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A start tag that ends in ``/>``, which HTML takes for a start tag; of other languages, an empty element."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and tag in _NO_PROSE:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """An end tag."""
        self.tags.close(tag, self.place(self._at()))

    def handle_data(self, data: str) -> None:
        """Text; or the rest of a comment that is never closed."""
        at = self._at()
        self._lost = self._lost or (data.startswith("<") and bool(_BROKEN.match(self.page, at)))
        if not self._lost:
            self._told(at, at + len(data))

    def _told(self, start: int, end: int) -> None:
        # Piece by piece between line ends: what lies at their start (a quotation mark of Markdown) is not in the page.
        line = bisect_right(self._lines, start)
        while start < end:
            stop = min(end, self._lines[line] if line < len(self._lines) else end)
            shown, at = self.page[start:stop], self.place(start)
            if self.tags.prose.source.startswith(shown, at):
                self.tags.text(shown, at)
            else:  # a page in another encoding than the file, inside an e-mail
                for k in range(start, stop):
                    self.tags.text(self.page[k], self.place(k))
            start, line = stop, line + 1

    def handle_entityref(self, name: str) -> None:
        """A named character."""
        self._character(len(name) + 1)

    def handle_charref(self, name: str) -> None:
        """A numbered character."""
        self._character(len(name) + 2)

    def _character(self, size: int) -> None:
        at = self._at()
        size += self.page[at + size : at + size + 1] == ";"
        raw = self.page[at : at + size]
        told = unescape(raw)
        if self.tags.skipping or self._lost or told == "\u00ad":
            return
        if told in {" ", "\n", "\t"}:
            self.tags.prose.space(self.place(at), self.place(at + size))
        else:
            self.tags.prose.put(told, self.place(at), self.place(at) + size)

    def handle_comment(self, data: str) -> None:
        """A comment, which may be for us."""
        at = self._at()
        end = self.page.find(">", at + 4 + len(data)) + 1
        self.tags.prose.comment(self.place(at), self.place(end or len(self.page)), data)


def read(name: str, text: str, encoding: str) -> Document:
    """The document of a page."""
    prose = Prose(text)
    Page(Tags(prose), text, lambda offset: offset).read()
    return prose.document(name, encoding, templates=True)
