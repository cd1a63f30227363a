"""Word documents, by python-docx: the live text of paragraphs, tables, text boxes and notes.

Text that a reviewer has deleted is none, text that one has inserted is. The file itself has no lines: those that are
told count paragraphs, and columns count code points in them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml import parse_xml

from analyzer.errors import UncheckedError
from analyzer.model import Document
from analyzer.readers.prose import Prose

_NOTES = ("/word/footnotes.xml", "/word/endnotes.xml")
_QUOTES = frozenset({"quote", "intensequote", "blockquote", "blocktext"})
_CODE = frozenset({"code", "htmlpreformatted", "sourcecode", "macrotext", "verbatim"})


def read(name: str, data: bytes) -> Document:
    """The document of a Word file.

    Raises:
        UncheckedError: where the file is damaged, protected by a password, or no Word file.
    """
    try:
        opened = docx.Document(io.BytesIO(data))
        paragraphs = list(_paragraphs(opened))
    except Exception as error:  # python-docx and what it builds on raise a dozen kinds for a damaged file
        raise UncheckedError(
            f"not a Word document that can be read: {type(error).__name__}",
            "save it as .docx, without a password",
        ) from error
    source = "\n".join(text for text, _ in paragraphs)
    prose = Prose(source)
    at = 0
    for text, quoted in paragraphs:
        prose.block(quoted=quoted)
        prose.keep(at, at + len(text))
        at += len(text) + 1
    return prose.document(name, "docx")


def _paragraphs(opened: Any) -> Iterator[tuple[str, bool]]:  # noqa: ANN401
    """Text of each paragraph, and whether it is a quotation by its style; empty and code paragraphs hold their line."""
    names = {s.style_id: (s.name or "").lower().replace(" ", "") for s in opened.styles}
    roots = [opened.element.body]
    roots += [parse_xml(p.blob) for p in opened.part.package.iter_parts() if str(p.partname) in _NOTES]
    for root in roots:
        for paragraph in root.iter(_w("p")):
            if any(a.tag.endswith("}Fallback") for a in paragraph.iterancestors()):
                continue  # what follows in another form
            style = paragraph.find(f"{_w('pPr')}/{_w('pStyle')}")
            kind = names.get(style.get(_w("val")), "") if style is not None else ""
            text = "" if kind in _CODE else "".join(_text(paragraph))
            yield text.replace("\n", " ").replace("\r", " "), kind in _QUOTES


def _text(paragraph: Any) -> Iterator[str]:  # noqa: ANN401
    for node in paragraph.iter(_w("t"), _w("tab"), _w("br"), _w("cr"), _w("noBreakHyphen")):
        owner = next(a for a in node.iterancestors() if a.tag in (_w("p"), _w("tabs")))
        if owner is not paragraph:
            continue  # of a text box inside it, or a tab stop
        kind = node.tag.rpartition("}")[2]
        yield (node.text or "") if kind == "t" else "‑" if kind == "noBreakHyphen" else " "


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
