"""The review without a screen: whatever is decided can be undone, and the resulting text is what was decided."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.decisions import DRAFT, PROJECT, term_of
from tui.items import CHANGED, IGNORED, KEPT, NOTED, UNDECIDED
from tui.review import Review

DRAFTS = (
    "The regime slammed the report on Monday. Militants fled, and the minister claimed a victory.",
    "Western-backed rebels massed near Idlib.\r\n\r\nTroops loyal to the junta blitzed the port.\r\nNobody was hurt.",
    "A brutal war began. An insurgent leader said: “The terrorists will pay.” Officials denied it.",
    "Hindu extremists and Muslim extremists clashed in Gujarat.\n\nThe strongman vowed to crush them.\n",
    "Ünïcode 日本 — the régime’s “so-called” reforms; a flood of migrants hit Lampedusa. 👩‍👩‍👧 thugs ran riot.",
    "Nothing here takes a side.",
    "",
)
ACTS = ("use", "phrase", "own", "cut", "keep", "clear", "ignore", "project", "all", "edit", "back", "undo", "redo")


def review_of(analyzer, text, **options):
    return Review(analyzer.analyze(text), analyzer.analyze, **options)


def act(review, name, number):
    """One act of an editor, on the finding or sentence that a number picks."""
    if name in ("undo", "redo"):
        return getattr(review, name)()
    if name in ("edit", "back"):
        if not review.report.sentences:
            return None
        k = number % len(review.report.sentences)
        span = review.report.sentences[k]
        text = review.text[span.start : span.end]
        return review.edit(k, text if name == "back" else f"{review.reads(k)} The rebels claimed it ({number}).")
    if not review.items:
        return None
    item = review.items[number % len(review.items)]
    return {
        "use": lambda: review.use(item, 1 + number % 3),
        "phrase": lambda: review.use(item, 0),
        "own": lambda: review.own(item, "armed men" if number % 2 else "officials"),
        "cut": lambda: review.own(item, ""),
        "keep": lambda: review.keep(item, "house style" if number % 2 else ""),
        "clear": lambda: review.clear(item),
        "ignore": lambda: review.ignore(item, DRAFT),
        "project": lambda: review.ignore(item, PROJECT),
        "all": lambda: review.accept_all(item),
    }[name]()


acts = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 40)), max_size=25)
property_test = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@property_test
@given(text=st.sampled_from(DRAFTS), done=acts)
def test_any_decisions_undone_give_the_draft_back_byte_for_byte(analyzer, text, done):
    review = review_of(analyzer, text)
    for name, number in done:
        act(review, name, number)
        review.settle()
    while review.undo():
        pass
    review.settle()
    assert review.result() == text
    assert review.history.slots == {}
    assert review.scores.document == pytest.approx(review.report.slant)
    assert not review.history.unsaved


@property_test
@given(text=st.sampled_from(DRAFTS), done=acts)
def test_what_is_undone_and_done_again_is_as_it_was(analyzer, text, done):
    review = review_of(analyzer, text)
    for name, number in done:
        act(review, name, number)
    after, slots = review.result(), dict(review.history.slots)
    count = len(review.history.done)
    for _ in range(count):
        review.undo()
    for _ in range(count):
        review.redo()
    assert review.result() == after
    assert review.history.slots == slots


@property_test
@given(text=st.sampled_from(DRAFTS), done=acts)
def test_only_decided_spans_differ_from_the_draft(analyzer, text, done):
    review = review_of(analyzer, text)
    for name, number in done:
        act(review, name, number)
    at = 0
    shown = []
    for k, span in enumerate(review.report.sentences):
        shown.append(text[at : span.start])
        where = span.start
        for piece in review.pieces(k):
            assert piece.start == where, "pieces cover the sentence without a gap"
            where = piece.end
            shown.append(piece.text)
            if not piece.key and not piece.edited:
                assert piece.text == text[piece.start : piece.end]
        assert where == span.end
        at = span.end
    assert "".join(shown) + text[at:] == review.result()


@property_test
@given(text=st.sampled_from(DRAFTS), done=acts)
def test_scores_of_what_changed_are_those_of_the_whole_text_analysed_anew(full, text, done):
    review = review_of(full, text)
    for name, number in done:
        act(review, name, number)
        review.settle()
    assert review.scores.document == pytest.approx(full.analyze(review.result()).slant, abs=1e-6)


def test_a_word_kept_in_a_rewritten_sentence_stays_the_one_that_was_kept(analyzer):
    review = review_of(analyzer, "A thug met one thug and then the thug.")
    review.edit(0, "A thug met one thug and then the thug again.")
    review.settle()
    first, second, _ = review.items
    review.keep(second, "a title")
    review.use(first, 1)
    review.settle()
    assert [review.state(i) for i in review.items] == [KEPT, UNDECIDED]
    review.accept_all(review.items[1])
    review.settle()
    assert [review.state(i) for i in review.items] == [KEPT]
    assert "one thug" in review.result()
    review.undo(), review.undo()
    review.settle()
    assert [review.state(i) for i in review.items] == [UNDECIDED, KEPT, UNDECIDED]


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_lines_that_an_edit_makes_one_paragraph_are_scored_as_one_and_part_again_when_undone(full, order):
    text = "Rebels massed near Idlib.\n\nTroops loyal to the junta blitzed the port.\nNobody was hurt."
    review = review_of(full, text)
    for number in order:
        act(review, "edit", number)
        review.settle()
        assert review.scores.document == pytest.approx(full.analyze(review.result()).slant, abs=1e-9)
    while review.undo():
        review.settle()
        assert review.scores.document == pytest.approx(full.analyze(review.result()).slant, abs=1e-9)


@pytest.mark.parametrize("text", [*DRAFTS, "sample"])
def test_a_term_that_was_replaced_everywhere_is_not_raised_where_it_stood(full, sample, text):
    text = sample if text == "sample" else text
    review = review_of(full, text)
    accepted = [i for i in review.items if i.finding.alternatives and review.state(i) == UNDECIDED]
    for item in accepted:
        review.use(item, 1)
    places = {}
    at = 0
    for k, span in enumerate(review.report.sentences):
        at += span.start - (review.report.sentences[k - 1].end if k else 0)
        for piece in review.pieces(k):
            if piece.key:
                places[at, at + len(piece.text)] = term_of(review.item(piece.key).finding)
            at += len(piece.text)
    again = full.analyze(review.result())
    for (start, end), term in places.items():
        raised = [f for f in again.findings if f.word[0] < end and start < f.word[1]]
        assert term not in [term_of(f) for f in raised]
    assert len(places) >= len(accepted) - 2


def test_slant_falls_as_loaded_words_are_replaced(full, sample):
    review = review_of(full, sample)
    before = review.scores.document
    for item in list(review.items):
        review.use(item, 1)
    review.settle()
    assert review.scores.document < before - 0.05


def test_a_decision_touches_no_sentence_but_its_own(analyzer):
    review = review_of(analyzer, "The regime fell. The regime rose.")
    first, second = review.items
    step = review.use(first, 1)
    assert review.touched(step) == {0}
    assert review.reads(1) == "The regime rose."
    assert review.state(second) == UNDECIDED


def test_the_rewrite_of_a_phrase_decides_all_its_members_and_undoes_as_one(analyzer):
    text = "They shelled Western-backed al-Qaida terrorists near Aleppo."
    review = review_of(analyzer, text)
    members = [i for i in review.items if i.finding.compound]
    assert len(members) == 2
    review.use(members[1], 0)
    assert review.result() == "They shelled al-Qaida militants near Aleppo."
    assert [review.state(i) for i in members] == [CHANGED, CHANGED]
    review.undo()
    assert review.result() == text


def test_deciding_a_member_anew_takes_the_phrase_apart(analyzer):
    review = review_of(analyzer, "They shelled Western-backed al-Qaida terrorists near Aleppo.")
    members = [i for i in review.items if i.finding.compound]
    review.use(members[0], 0)
    review.keep(members[1])
    assert review.result() == review.text
    assert [review.state(i) for i in members] == [UNDECIDED, KEPT]


def test_an_article_follows_an_editors_own_wording(analyzer):
    review = review_of(analyzer, "It was a brutal war.")
    review.own(review.items[0], "unequal")
    assert review.result() == "It was an unequal war."


def test_an_editors_own_wording_takes_the_capital_of_a_sentence(analyzer):
    review = review_of(analyzer, "Militants fled.")
    review.own(review.items[0], "armed men")
    assert review.result() == "Armed men fled."


def test_an_empty_wording_cuts_the_word_with_one_of_its_spaces(analyzer):
    review = review_of(analyzer, "The brutal war went on.")
    review.own(review.items[0], " ")
    assert review.result() == "The war went on."


def test_all_findings_of_one_term_are_accepted_in_one_step(analyzer):
    review = review_of(analyzer, "The regime fell. A militant fled. The regime’s men hid.")
    step = review.accept_all(review.items[0])
    states = {i.finding.text: review.state(i) for i in review.items}
    assert states["militant"] == UNDECIDED
    assert [review.state(i) for i in review.items].count(CHANGED) == 2
    review.undo()
    assert step and all(review.state(i) == UNDECIDED for i in review.items)


def test_a_kept_finding_is_not_accepted_with_its_term(analyzer):
    review = review_of(analyzer, "The regime fell. The regime rose.")
    review.keep(review.items[0], "its own name")
    review.accept_all(review.items[1])
    assert [review.state(i) for i in review.items] == [KEPT, CHANGED]


def test_an_ignored_term_is_ignored_everywhere_and_asked_again_comes_back(analyzer):
    review = review_of(analyzer, "The regime fell. The regime rose. A militant fled.")
    review.ignore(review.items[0])
    assert [review.state(i) for i in review.items] == [IGNORED, IGNORED, UNDECIDED]
    review.ignore(review.items[1])
    assert [review.state(i) for i in review.items] == [UNDECIDED] * 3


def test_somebody_elses_words_wait_for_no_decision(analyzer):
    review = review_of(analyzer, "“The regime is a gang of thugs,” said Ana Ruiz of Caracas.")
    assert review.items
    assert {review.state(i) for i in review.items} == {NOTED}


def test_findings_of_a_rewritten_sentence_can_be_decided_in_it(analyzer):
    review = review_of(analyzer, "Officials spoke. Nothing more was said.")
    review.edit(0, "The regime spoke.")
    review.settle()
    item = next(i for i in review.items if i.edited)
    review.use(item, 1)
    review.settle()
    assert "regime" not in review.result()
    assert review.result().endswith("spoke. Nothing more was said.")
    review.undo()
    assert review.reads(0) == "The regime spoke."
    review.undo()
    assert review.result() == review.text


def test_a_sentence_put_back_as_the_draft_has_it_is_no_edit(analyzer):
    review = review_of(analyzer, "The regime spoke.")
    review.use(review.items[0], 1)
    review.edit(0, "Nobody spoke.")
    review.edit(0, "The regime spoke.")
    assert review.result() == review.text
    assert review.state(review.items[0]) == UNDECIDED


def test_new_wording_that_is_loaded_itself_is_told(analyzer):
    review = review_of(analyzer, "The government met.")
    review.edit(0, "The terrorists met.")
    review.settle()
    assert [f.text for f in review.raised(0)] == ["terrorists"]


def test_a_long_undo_history_costs_what_was_decided_and_not_what_there_is(analyzer):
    review = review_of(analyzer, "The regime fell. " * 50)
    for _ in range(200):
        for item in review.items[:2]:
            review.keep(item)
            review.clear(item)
    assert sum(len(step.changes) for step in review.history.done) == 800


def test_a_quotation_that_spans_sentences_is_still_one_when_a_word_before_it_changes(analyzer):
    text = "The regime spoke. “We will win,” said Omar Diallo. “The thugs will lose. The thugs are few.”"
    review = review_of(analyzer, text)
    review.use(review.items[0], 1)
    review.settle()
    again = analyzer.analyze(review.result())
    assert [f.voice for f in again.findings] == [f.voice for f in review.report.findings[1:]]
    assert review.scores.document == pytest.approx(again.slant)
