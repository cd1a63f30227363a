"""Sentences end where an editor would say they end."""

from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.sentences import paragraphs, split


def sentences(text):
    return [text[a:b] for p in paragraphs(text) for a, b in split(text, *p)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three?", 3),
        ("Mr. Smith met Dr. Jones. They talked.", 2),
        ("He paid $3.5 million. It was late.", 2),
        ("He moved to the U.S. in May. She stayed.", 2),
        ("She works in the U.S. He does not.", 2),
        ("J. K. Rowling wrote it. He read it.", 2),
        ("It ended at 5 p.m. on Friday. Then rain fell.", 2),
        ("No. 5 won. He said no. Then he left.", 3),
        ("“It is over.” She left.", 2),
        ("“Is it over?” she asked.", 1),
        ("They waited… Nothing came.", 2),
        ("Gen. Orr and Lt. Col. Dost spoke. Nobody listened.", 2),
        ("The firm, Acme Inc., fell. Others rose.", 2),
        ("He lives in St. Louis. She left.", 2),
        ("(It was late.) They left.", 2),
        ("", 0),
        ("   \n \n ", 0),
        ("no final stop", 1),
    ],
)
def test_sentence_counts(text, count):
    assert len(sentences(text)) == count, sentences(text)


def test_a_paragraph_a_line_gives_a_sentence_a_line(sample):
    assert len(sentences(sample)) == 15


def test_hard_wrapped_lines_are_joined():
    text = (
        "The council met on Monday to hear from residents about the new bridge and\n"
        "the closure of the old one, which engineers say can no longer carry buses\n"
        "or lorries. A vote is due in May."
    )
    assert len(sentences(text)) == 2


def test_a_heading_without_a_stop_is_a_sentence_of_its_own():
    assert sentences("COUNCIL BACKS BRIDGE\nThe council met on Monday.")[0] == "COUNCIL BACKS BRIDGE"


def test_every_newline_convention_separates_paragraphs():
    for newline in ("\n", "\r\n", "\r", "\u2029"):
        assert len(sentences(f"One line here{newline}{newline}Another line here")) == 2


@given(st.text(alphabet="aB. \n\r\t?!”“’'\"—…5", max_size=200))
def test_sentences_and_gaps_rebuild_the_text(text):
    at = 0
    for p in paragraphs(text):
        for start, end in split(text, *p):
            assert at <= start < end
            assert text[at:start].strip() == ""
            assert text[start:end].strip() == text[start:end]
            at = end
    assert text[at:].strip() == ""


def test_an_endless_line_is_cut_at_spaces_into_pieces_that_rebuild_it():
    text = "the regime fell " * 500
    spans = [s for p in paragraphs(text) for s in split(text, *p)]
    assert max(end - start for start, end in spans) <= 1000
    assert " ".join(text[start:end] for start, end in spans) == text.strip()
    assert list(split("x" * 2500, 0, 2500)) == [(0, 1000), (1000, 2000), (2000, 2500)]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_hard_wrapped_text_has_the_same_sentences_under_every_newline(sample, newline):
    wrapped = "\n\n".join(fill(paragraph, 66) for paragraph in sample.splitlines())
    plain = [" ".join(s.split()) for s in sentences(wrapped)]
    assert [" ".join(s.split()) for s in sentences(wrapped.replace("\n", newline))] == plain
    assert len(plain) < 20


def test_a_paragraph_wrapped_into_two_lines_is_one_where_a_sentence_ends_inside_the_first():
    from analyzer.sentences import paragraphs

    wrapped = (
        "Beijing has paid for stadiums in Africa. The inquiry into Bloody\nSunday took evidence from 2,500 people."
    )
    assert len(list(paragraphs(wrapped))) == 1
    figures = (
        "The telephone company will cut the price of its plan to fifteen\n€20 plans stay as they are for now, it said."
    )
    assert len(list(paragraphs(figures))) == 1
    headed = "Inquiry into Bloody Sunday hears from two thousand five hundred people\nSunday took evidence until noon."
    assert len(list(paragraphs(headed))) == 2
