"""Bytes become text in the encoding they are in, or an error that says where not and what to do."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.errors import UncheckedError, UsageError
from analyzer.readers import decode, read, read_stdin
from analyzer.reporters import positions

TEXT = "Le “régime” said so — 12 €.\r\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_names_the_encoding_and_is_no_part_of_the_text(mark, encoding):
    assert decode(mark + TEXT.encode(encoding)) == (TEXT, encoding)
    assert decode(mark + TEXT.encode(encoding), encoding) == (TEXT, encoding)


def test_without_a_mark_it_is_utf_8():
    assert decode(TEXT.encode()) == (TEXT, "utf-8")


def test_a_named_encoding_is_used():
    assert decode(TEXT.encode("cp1252"), "windows-1252") == (TEXT, "cp1252")
    assert decode(TEXT.encode("utf-16-le"), "utf-16-le") == (TEXT, "utf-16-le")


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",))))
def test_newlines_and_all_else_are_kept_as_they_are(text):
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")):
        assert decode(mark + text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    ("data", "encoding", "said", "mend"),
    [
        (b"caf\xe9 regime", None, "not utf-8: byte 0xe9 at byte 3, line 1", "--encoding cp1252"),
        (b"one\ntwo\n\xff", None, "byte 0xff at byte 8, line 3", "--encoding"),
        (codecs.BOM_UTF8 + b"caf\xe9", None, "byte 0xe9 at byte 6", "--encoding"),
        (b"\x81", "cp1252", "not cp1252: byte 0x81 at byte 0", "another --encoding"),
        (codecs.BOM_UTF16_LE + b"T\0h", None, "not utf-16-le: byte 0x68 at byte 4", "--encoding"),
        (b"text\0more", None, "binary: null byte at byte 4", "--encoding utf-16-le"),
        (b"text\0more", "latin-1", "binary: null character at character 4", "another --encoding"),
        (codecs.BOM_UTF16_LE + b"T\0", "utf-8", "byte-order mark of utf-16-le", "leave --encoding out"),
        (codecs.BOM_UTF16_LE + b"T\0", "utf-16-be", "which is not utf-16-be", "leave --encoding out"),
        (b"%PDF-1.7\nregime", None, "is a PDF", "plain text"),
        (b"{\\rtf1 regime}", None, "is rich text", "plain text"),
        (b"PK\x03\x04....", None, "is a zip file", "plain text"),
        (b"%PDF-1.7\nregime", "latin-1", "is a PDF", "plain text"),
    ],
)
def test_what_cannot_be_decoded_is_told_with_place_and_mend(data, encoding, said, mend):
    with pytest.raises(UncheckedError) as raised:
        decode(data, encoding)
    assert said in raised.value.message
    assert mend in raised.value.hint


@pytest.mark.parametrize("name", ["utf-9", "hex", "rot13", "", "a\0b", "undefined"])
def test_a_name_that_is_no_text_encoding_is_a_mistake_of_usage(name):
    with pytest.raises(UsageError):
        decode(b"text", name)


def test_a_directory_and_a_missing_file_are_unchecked(tmp_path):
    for path, said in ((tmp_path, "is a directory"), (tmp_path / "gone", "no such file")):
        with pytest.raises(UncheckedError, match=said):
            read(str(path))


def test_a_path_with_a_null_is_unchecked():
    with pytest.raises(UncheckedError, match="not a usable path"):
        read("a\0b")


def test_closed_standard_input_is_unchecked(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(UncheckedError, match="closed"):
        read_stdin("<stdin>")


def test_lines_end_at_lf_crlf_and_lone_cr_and_columns_count_code_points():
    text = "a\nbé\r\nc\rd😀e\n"
    at = positions(text, range(len(text) + 1))
    assert [at[text.index(c)] for c in "abcde"] == [(1, 1), (2, 1), (3, 1), (4, 1), (4, 3)]
    assert at[text.index("\r\n") + 1] == (2, 4)
    assert at[len(text)] == (5, 1)


@given(st.text(alphabet="a\r\né😀"))
def test_a_position_leads_back_to_its_offset(text):
    lines = text.replace("\r\n", "\n\n").replace("\r", "\n")  # same length
    for offset, (line, column) in positions(text, range(len(text))).items():
        ends = [k + 1 for k, c in enumerate(lines) if c == "\n" and text[k : k + 2] != "\r\n"]
        assert [0, *ends][line - 1] + column - 1 == offset


def test_the_mark_takes_no_column_and_crlf_counts_as_two_characters(analyzer, draft):
    path = draft(codecs.BOM_UTF8 + b"Hello.\r\n\r\nThe terrorists fled.")
    document = read(str(path))
    (found,) = analyzer.analyze_document(document).findings
    assert found.start == len("Hello.\r\n\r\nThe ")
    assert positions(document.text, [found.start])[found.start] == (3, 5)


def test_a_line_of_200_kilobytes_is_checked_to_its_end(analyzer, draft):
    path = draft("The council met again on Monday. " * 6000 + "The terrorists fled.")
    report = analyzer.analyze_document(read(str(path)))
    assert report.findings[-1].text == "terrorists"
    assert report.findings[-1].start > 190_000


def test_an_empty_path_is_told_as_such(cli):
    ran = cli("check", "")
    assert ran.code == 3
    assert "the path is empty" in ran.err
