"""Every reader gives prose and nothing else, and leads each letter of it back to its place in the file."""

import io
import re
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.errors import UncheckedError
from analyzer.readers import READERS, parse
from analyzer.sourcemap import SourceMap, in_source

HIDDEN = "hiddenword"
"""Stands in the files below wherever a reader must not look."""

MARKDOWN = f"""---
title: {HIDDEN}
---
# The régime's *thugs* #

A **Western**-backed \\*junta\\* &amp; `{HIDDEN}` wrapped
  line with [link text](http://x.org/{HIDDEN} "{HIDDEN}") and <https://{HIDDEN}.org/a>.
See https://x.org/the_{HIDDEN}_of. <!-- {HIDDEN} --> The regime fell 😀.\\
After a hard break.

> The *rebels* of the
lazy line said so.
>
> - item one
>   continued
>
> | a | cell b\\|c |
> |---|---|
> | *x* y | thugs |

1. one `{HIDDEN}`

       {HIDDEN} = code

<div class="{HIDDEN}">
  <p>Inside <b>html</b> &mdash; <code>{HIDDEN}</code></p>
  <script>{HIDDEN}</script>
</div>

Setext title
over two lines
===

```
{HIDDEN}
```
***bold it* end** ***not [ref word] ![{HIDDEN}](a.png)

[ref word]: http://{HIDDEN} "{HIDDEN}"
x <code>{HIDDEN}</code> y <b>thug</b> z\ttab {{{{ {HIDDEN} }}}}
"""
HTML = f"""<!doctype html><html><head><title>The regime &amp; its thugs</title><style>{HIDDEN}</style>
<script>var {HIDDEN} = "<p>{HIDDEN}</p>";</script></head>
<body><!-- {HIDDEN} --><p class="{HIDDEN}">The <b>Western</b>-backed
   junta &eacute;tait <code>{HIDDEN}</code> here <a href="http://x/{HIDDEN}">link</a>. See https://x.org/{HIDDEN}.<br>
New line.
<blockquote><p>He said.</p><p>Two 😀 rebels</p></blockquote><p>I said <q>thug</q> <kbd>{HIDDEN}<p>closed here
<img alt="{HIDDEN}"> <span hidden>{HIDDEN}</span> <pre>{HIDDEN}</pre> <p>last word <a title="{HIDDEN}
"""
RST = f"""==============
Title *regime*
==============

:Author: Some reporter

A **Western**-backed `link text <http://{HIDDEN}.x>`_ and ``{HIDDEN}`` wrapped
line with :emphasis:`thugs` and :ref:`the label <{HIDDEN}>` and :doc:`{HIDDEN}` 😀 done.
See https://x.org/{HIDDEN}. A reference_ and [1]_. Un*balanced and \\*escaped here.

- item one
  more

  * nested thug

.. code-block:: python

   {HIDDEN} = 1

.. note:: The noted
   rebels continue.

.. versionadded:: 3
   Thugs came.

Then::

   {HIDDEN}

Said:

    The quoted regime.

+-------+----------+
| a     | The a    |
| junta | thugs    |
+-------+----------+

.. image:: {HIDDEN}.png
   :alt: {HIDDEN}

term
  definition

.. [1] A footnote.
.. _reference: http://{HIDDEN}
.. {HIDDEN}
"""
FILES = {"a.md": MARKDOWN, "a.html": HTML, "a.rst": RST}
WORDS = {
    "a.md": "régime thugs Western backed junta wrapped link regime fell After rebels lazy continued cell html"
    " lines thug",
    "a.html": "regime Western backed junta était link New said Two rebels thug closed last",
    "a.rst": "Title Some Western backed link wrapped thugs label reference Un balanced escaped nested rebels came"
    " quoted a junta definition footnote",
}


def variants(text):
    yield text
    yield text.replace("\n", "\r\n")
    yield text.replace("\n", "\r")


@pytest.mark.parametrize("name", FILES)
def test_prose_is_read_and_nothing_else(name):
    for text in variants(FILES[name]):
        prose = parse(name, text.encode()).text
        assert HIDDEN not in prose
        assert not [word for word in WORDS[name].split() if not re.search(rf"\b{word}\b", prose)]


@pytest.mark.parametrize("name", FILES)
def test_each_word_leads_back_to_its_place(name):
    for text in variants(FILES[name]):
        document = parse(name, text.encode())
        assert document.original == text
        told = [document.map.span(*m.span()) for m in re.finditer(r"\w+", document.text)]
        words = re.findall(r"\w+", document.text)
        assert len(words) > 20
        wrong = [(w, text[a:b]) for w, (a, b) in zip(words, told, strict=True) if text[a:b] != w]
        assert [w for w, _ in wrong] == (["était"] if name == "a.html" else [])
        assert len({a for a, _ in told}) == len(told)  # no place is told twice


@pytest.mark.parametrize("name", FILES)
def test_findings_are_told_in_the_files_own_lines_and_columns(name, analyzer):
    text = FILES[name]
    report = analyzer.analyze_document(parse(name, text.encode())).to_dict()
    lines = text.split("\n")
    assert len(report["findings"]) >= 4
    for found in report["findings"]:
        first = re.match(r"\w+", found["text"])[0]
        assert lines[found["line"] - 1][found["column"] - 1 :].startswith(first)
        assert text[found["start"] :].startswith(first)


def test_block_quotations_are_quoted_in_every_markup(analyzer):
    loaded = "The thugs came."
    for name, text in {
        "a.md": f"> {loaded}",
        "a.html": f"<blockquote>{loaded}</blockquote>",
        "a.rst": f"Said:\n\n  {loaded}\n",
        "b.html": f"<p>Ana Ruiz said: <q>{loaded}</q></p>",
    }.items():
        (found,) = analyzer.analyze_document(parse(name, text.encode())).findings
        assert found.voice == "quoted", name


def test_a_paragraph_wrapped_anyhow_is_one_sentence():
    from analyzer.sentences import paragraphs, split

    for name, markup in (("a.md", "{}"), ("a.html", "<p>{}</p>"), ("a.rst", "{}\n")):
        text = markup.format("The council\nMet\nin Lagos on a\nTuesday.")
        prose = parse(name, text.encode()).text
        assert [s for a, b in paragraphs(prose) for s in split(prose, a, b)] == [(0, len(prose.rstrip()))]


@pytest.mark.parametrize("name", [f"a{suffix}" for suffix in READERS if suffix != ".docx"])
@settings(max_examples=60)
@given(text=st.text(alphabet="ab <>/&;!-*_`[]()#|\\\"':=.~{}\n\r\té😀>", max_size=120))
def test_no_text_breaks_a_reader_or_its_map(name, text):
    try:
        document = parse(name, text.encode())
    except UncheckedError:
        assert name == "a.eml"
        return
    if document.map is not None:
        for m in re.finditer(r"[ab]+", document.text):
            a, b = document.map.span(*m.span())
            if b - a == len(m[0]):
                assert document.original[a:b] == m[0]


def test_code_left_open_does_not_hide_the_rest_of_a_page():
    assert "visible" in parse("a.html", b"<p>x <code>y<p>visible").text
    assert "visible" in parse("a.html", b"<ul><li><kbd>y</li><li>visible</ul>").text


@pytest.mark.parametrize("end", ["<p>", "</div><p>", "<ul><li>", "</p><p>", "<svg><title>gone</title></svg> gone<p>"])
def test_a_hidden_paragraph_left_open_does_not_hide_the_rest_of_a_page(end):
    text = parse("a.html", f"<div><p hidden>gone{end}visible".encode()).text
    assert text.strip() == "visible"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>visible" + "<a " * 20_000),
        ("a.html", "visible " + "<div>" * 20_000),
        ("a.md", "visible\n\n" + "[" * 20_000),
        ("a.md", "visible " + "{{ " * 20_000),
        ("a.txt", "visible " + "<!-- evenhand-ignore " * 5_000),
        ("a.txt", "visible http://" + "a." * 50_000),
    ],
)
def test_hostile_text_is_read_in_linear_time(name, text):
    """Each would take minutes if every mark were followed to the end of the file."""
    assert parse(name, text.encode()).text.startswith("visible")


def test_lists_and_quotations_nested_deep_are_read_to_the_bottom():
    text = "".join("  " * k + f"- item{k}\n" for k in range(60))
    assert "item59" in parse("a.md", text.encode()).text
    assert "bottom" in parse("a.md", (">" * 80 + " bottom").encode()).text
    with pytest.raises(UncheckedError, match="could not be followed"):
        parse("a.md", (">" * 5000 + " bottom").encode())


def test_addresses_in_plain_text_are_no_prose(analyzer):
    text = "See https://example.org/the-regime-thugs, or write to thugs@regime.example. The thugs fled."
    document = parse("a.txt", text.encode())
    (found,) = in_source(analyzer.analyze_document(document)).findings
    assert text[found.start : found.end] == "thugs"
    assert found.start == text.index("thugs fled")


def test_plain_text_without_any_is_itself():
    document = parse("a.txt", "The regime’s thugs.\r\n\r\nSo.".encode())
    assert document.map is None and document.source is None


@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable", "base64"])
def test_an_email_is_read_through_its_encoding(encoding):
    message = EmailMessage()
    message["Subject"] = "The régime"
    body = "Dear all,\n\nThe “régime” sent its thugs to the village in a line so long that it is broken.\n\n-- \nsig\n"
    message.set_content(body, cte=encoding)
    message.add_attachment("attached", "plain")
    raw = message.as_bytes().decode()
    document = parse("a.eml", raw.encode())
    assert document.text.startswith("The régime\n\nDear all,\n\nThe “régime” sent")
    assert "attached" not in document.text and "sig" not in document.text
    at = document.text.index("thugs")
    a, b = document.map.span(at, at + 5)
    assert raw[a:b] == ("thugs" if encoding != "base64" else raw[a:b])
    assert raw.index("\n\n") < a


def test_an_email_of_html_alone_is_read_as_a_page():
    for encoding in ("8bit", "quoted-printable", "base64"):
        message = EmailMessage()
        message["Subject"] = "News"
        message.set_content("<p>The r&eacute;gime <b>sent</b> “thugs”</p>", subtype="html", cte=encoding)
        assert parse("a.eml", message.as_bytes()).text == "News\n\nThe régime sent “thugs”"


def test_word_documents_are_read_with_tables_notes_and_tracked_changes():
    docx = pytest.importorskip("docx")
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    made = docx.Document()
    paragraph = made.add_paragraph("The ")
    paragraph.add_run("thugs").bold = True
    space = nsdecls("w")
    paragraph._p.append(parse_xml(f"<w:ins {space} w:id='1' w:author='a'><w:r><w:t> came</w:t></w:r></w:ins>"))
    deleted = f"<w:del {space} w:id='2' w:author='a'><w:r><w:delText>{HIDDEN}</w:delText></w:r></w:del>"
    paragraph._p.append(parse_xml(deleted))
    made.add_paragraph("Somebody's words", style="Quote")
    made.add_table(1, 2).cell(0, 1).text = "a cell"
    file = io.BytesIO()
    made.save(file)
    document = parse("a.docx", file.getvalue())
    assert document.text == "The thugs came\n\n> Somebody's words\n\na cell"
    assert document.original.split("\n") == ["The thugs came", "Somebody's words", "", "a cell"]


def test_a_damaged_word_document_is_unchecked():
    pytest.importorskip("docx")
    for data in (b"", b"PK\x03\x04....", b"hello"):
        with pytest.raises(UncheckedError, match="not a Word document"):
            parse("a.docx", data)


def test_a_library_that_is_not_installed_is_told_with_its_extra(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "analyzer.readers.docx", raising=False)
    with pytest.raises(UncheckedError) as raised:
        parse("a.docx", b"PK\x03\x04")
    assert "python-docx" in raised.value.message
    assert "evenhand[docx]" in raised.value.hint


def test_an_unknown_suffix_is_text_or_refused():
    assert parse("a.copy", b"The thugs.").text == "The thugs."
    with pytest.raises(UncheckedError, match=r"no reader for files of the suffix '\.copy'"):
        parse("a.copy", b"The thugs.", unknown="refuse")


def test_a_map_that_disagrees_with_the_file_is_refused():
    with pytest.raises(ValueError, match="differs"):
        SourceMap.of([("abd", 0, 3)], "abc")
    with pytest.raises(ValueError, match="outside"):
        SourceMap.of([("abcd", 0, 4)], "abc")


def test_text_that_the_file_lacks_leads_to_what_stands_beside_it():
    found = SourceMap.of([("ab", 0, 2), ("\n\n", 5, 5), ("cd", 5, 7)], "ab<b>cd")
    assert found.span(2, 5) == (5, 6)
    assert found.span(1, 4) == (1, 2)
    assert found.span(0, 6) == (0, 7)
