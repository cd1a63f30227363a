"""Columns never drift: every row is as wide as it should be, whatever characters the draft is made of."""

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from analyzer.sentences import paragraphs
from tui import draw
from tui.cells import MIN_WIDTH, Shown, clipped, glyph_of
from tui.layout import MAX_BLOCK, Layout, blocks_of
from tui.review import Review
from tui.ruler import levels

AWKWARD = (
    "plain words",
    "tabs\tand\ttabs",
    "日本語の新聞は毎日読まれている。",
    "👩‍👩‍👧 family, 👍🏽 thumb, 🇸🇾 flag, ❤️ heart, 1️⃣ key",
    "é̀̂̃̄̅ and zálgő",
    "العربية ثم English ثم עברית",
    "\x1b[31mred\x1b[0m and \x07bell \x9b31m",
    "\u202edlrow\u202c and \u200bzero\u200d \ufeff",
    "नमस्ते हिन्दी और ไทย",
    "lone \ud800 surrogate",
    "e\u0301" * 30,
    "\u0301starts with a mark",
    "x" * 300,
    "a  b   c    d",
    "",
)
texts = st.one_of(
    st.sampled_from(AWKWARD),
    st.lists(st.sampled_from(AWKWARD), max_size=4).map(" ".join),
    st.text(max_size=120),
)


@settings(max_examples=300, deadline=None)
@given(text=texts, width=st.integers(MIN_WIDTH, 120))
def test_no_row_is_wider_than_its_column_and_none_holds_a_control_character(text, width):
    shown = Shown(text)
    for start, end in shown.rows(width):
        piece, columns = shown.part(start, end)
        assert columns <= width
        assert cell_len(piece) == columns, "the terminal library measures it the same"
        assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in piece)
        assert "\u200d" not in piece and "\ufe0f" not in piece and "\u202e" not in piece


@settings(max_examples=300, deadline=None)
@given(text=texts, width=st.integers(MIN_WIDTH, 120))
def test_rows_hold_all_that_is_drawn_in_order(text, width):
    shown = Shown(text)
    rows = shown.rows(width)
    assert all(a[1] <= b[0] for a, b in pairwise(rows))
    drawn = "".join(shown.part(*row)[0] for row in rows)
    assert "".join(drawn.split()) == "".join(shown.part(0, len(text))[0].split())


@settings(max_examples=200, deadline=None)
@given(text=texts, cut=st.integers(0, 120))
def test_a_row_cut_in_two_is_as_wide_as_in_one(text, cut):
    shown = Shown(text)
    cut = min(cut, len(text))
    whole, columns = shown.part(0, len(text))
    first, second = shown.part(0, cut), shown.part(cut, len(text))
    assert first[0] + second[0] == whole
    assert first[1] + second[1] == columns


@settings(max_examples=200, deadline=None)
@given(text=texts, width=st.integers(MIN_WIDTH, 60))
def test_a_column_of_the_screen_leads_back_to_what_is_drawn_there(text, width):
    shown = Shown(text)
    for row in shown.rows(width):
        for column in range(shown.part(*row)[1]):
            at = shown.offset_at(row, column)
            assert row[0] <= at < row[1]
            before = shown.part(row[0], at)[1]
            assert before <= column < before + shown.part(at, row[1])[1]


def test_plain_and_awkward_text_are_wrapped_by_the_same_rule():
    text = "The quick brown fox jumps over the lazy dog again and again"
    for width in range(MIN_WIDTH, 70):
        plain = [text[a:b] for a, b in Shown(text).rows(width)]
        shown = Shown(text + "\u0301")
        assert [shown.part(*row)[0].rstrip("\u0301") for row in shown.rows(width)] == plain


def test_every_character_of_unicode_is_drawn_as_wide_as_it_is_measured():
    wrong = []
    for code in range(sys.maxunicode + 1):
        glyph, width = glyph_of.__wrapped__(chr(code))
        if cell_len(glyph) != width and unicodedata.category(chr(code)) not in {"Mn", "Me", "Mc"}:
            wrong.append(hex(code))
    assert not wrong


@pytest.mark.parametrize("text", AWKWARD)
def test_a_text_is_cut_to_a_width_with_dots(text):
    for width in range(1, 40):
        assert cell_len(clipped(text, width)) <= width


SOURCE = (
    "The regime slammed it. Militants fled at dawn, and nobody said why.\n\nشنّ النظام هجوماً on rebels.\n"
    "日本の regime は\tclaimed 👍🏽 a victory. A \x1b[31mbrutal\x1b[0m war.\r\n\r\nLast line."
)


@pytest.mark.parametrize("width", [10, 20, 33, 80, 200])
def test_both_columns_of_every_block_fit_and_their_rows_are_counted_right(analyzer, width):
    review = Review(analyzer.analyze(SOURCE), analyzer.analyze)
    for item in review.items[::2]:
        review.use(item, 1)
    review.edit(0, "A sentence that is now very much longer than it was in the draft, 日本語 and all. " * 3)
    review.settle()
    blocks = blocks_of(review.scores.blocks, review.report.sentences, SOURCE)
    plan = Layout(SOURCE, blocks, width)
    for k, block in enumerate(blocks):
        left, right = draw.left(review, SOURCE, block, width), draw.right(review, SOURCE, block, width)
        plan.set_right({k: len(right.rows)})
        assert plan.tall(k) == max(len(left.rows), len(right.rows))
        for column in (left, right):
            for row in range(len(column.rows)):
                runs, used = column.runs(row, "")
                assert used <= max(width, MIN_WIDTH)
                assert sum(cell_len(text) for text, _ in runs) == used
    for row in range(plan.height):
        block, within = plan.at(row)
        assert plan.top(block) + within == row


def test_the_right_column_reads_as_the_resulting_text(analyzer):
    review = Review(analyzer.analyze(SOURCE), analyzer.analyze)
    for item in review.items:
        review.use(item, 1)
    blocks = blocks_of(review.scores.blocks, review.report.sentences, SOURCE)
    shown = [draw.right(review, SOURCE, block, 40).shown.text for block in blocks]
    assert "".join("".join(shown).split()) == "".join(review.result().split())


def test_a_paragraph_without_end_is_drawn_in_pieces():
    text = "word " * 5000
    blocks = blocks_of(paragraphs(text), (), text)
    assert len(blocks) > 5
    assert all(end - start <= MAX_BLOCK for start, end in blocks)
    assert "".join(text[a:b] for a, b in blocks).replace(" ", "") == text.replace(" ", "")


def test_the_ruler_shows_the_gravest_finding_of_each_stretch():
    assert levels([(0, 2), (1, 4), (99, 3)], 100, 10) == [4, 0, 0, 0, 0, 0, 0, 0, 0, 3]
    assert levels([(3, 2)], 5, 10) == [0, 0, 0, 2, 0, 0, 0, 0, 0, 0], "a short draft is not stretched"


def test_the_gauge_rises_with_slant_and_needs_no_colour():
    glyphs = [draw.glyph(k / 10) for k in range(11)]
    assert glyphs == sorted(glyphs)
    assert glyphs[0] != glyphs[-1]
    assert draw.gauge([0.1, 0.9, 0.5, 0.2], "12345678") == "85"
