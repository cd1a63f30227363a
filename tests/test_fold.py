"""Folding hides no match and keeps every offset."""

from hypothesis import given
from hypothesis import strategies as st

from lexicon.fold import fold, fold_term


def source(text, found):
    folded, offsets = fold(text)
    at = folded.index(found)
    if offsets is None:
        return text[at : at + len(found)]
    return text[offsets[at] : offsets[at + len(found) - 1] + 1]


def test_hyphens_of_every_kind_fold_to_a_space():
    for hyphen in "-\u2010\u2011\u2012\u2013\u2212":
        assert fold(f"Western{hyphen}backed")[0] == "western backed"


def test_apostrophes_fold_to_one():
    assert fold("people’s army")[0] == fold("people's army")[0]


def test_soft_hyphens_and_zero_width_characters_vanish_and_offsets_still_hold():
    text = "the ter\u00adror\u200bists fled"
    assert source(text, "terrorists") == "ter\u00adror\u200bists"


def test_a_line_break_inside_a_paragraph_is_a_space():
    assert source("Western-backed\n   al-Qaida", "backed al") == "backed\n   al"


def test_a_paragraph_break_is_not_folded_into_one_space():
    assert "freedom fighter" not in fold("freedom\n\nfighter")[0]


def test_a_spaced_dash_separates():
    assert "army rebels" not in fold("army - rebels")[0]
    assert "army rebels" not in fold("army — rebels")[0]


def test_a_character_whose_lower_case_is_longer_keeps_its_place():
    folded, offsets = fold("İstanbul regime")
    assert offsets is None
    assert folded[9:15] == "regime"


def test_terms_fold_like_text():
    assert fold_term("Al-Qaida–linked") == "al qaida linked"


@given(st.text(alphabet="aB-’ \n\r\t\u00ad\u200b\u00a0İ—é", max_size=60))
def test_offsets_point_at_the_character_that_was_folded(text):
    folded, offsets = fold(text)
    if offsets is None:
        assert len(folded) == len(text)
    else:
        assert len(offsets) == len(folded) + 1
        assert list(offsets) == sorted(offsets)
        for k, c in enumerate(folded):
            if c.isalpha():
                assert text[offsets[k]].lower() == c or len(text[offsets[k]].lower()) > 1
