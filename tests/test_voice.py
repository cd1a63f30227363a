"""Whose voice a word stands in: the outlet's, a source's, a quotation's, or the outlet's behind scare quotes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.quotes import quotations
from analyzer.sentences import paragraphs, split
from analyzer.voice import Voices

NAMES = {"o": "outlet", "a": "attributed", "q": "quoted", "s": "scare"}
LINES = (Path(__file__).parent / "voices.txt").read_text(encoding="utf-8").splitlines()
EXAMPLES = [line for line in LINES if line and not line.startswith("# ")]
NEUTRAL = "The council met on Monday and set a date for the vote."


def unmark(marked):
    """Text without its marks, and the marked spans as (voice, start, end)."""
    text, spans = "", []
    for part in re.split(r"(\[\[.\|.*?\]\])", marked.replace("\\n", "\n")):
        if part.startswith("[["):
            spans.append((NAMES[part[2]], len(text), len(text) + len(part) - 6))
            part = part[4:-2]
        text += part
    return text, spans


def voices(text, spans):
    """Voice of each (start, end), asked in the sentence that holds its start."""
    asked = Voices(text, quotations(text))
    sentences = [s for p in paragraphs(text) for s in split(text, *p)]
    return [asked.of(a, b, next(s for s in sentences if s[0] <= a < s[1])) for a, b in spans]


def voice(text, words):
    start = text.index(words)
    return voices(text, [(start, start + len(words))])[0]


@pytest.mark.parametrize("marked", EXAMPLES)
def test_voice_of_marked_words(marked):
    text, spans = unmark(marked)
    assert spans
    assert voices(text, [s[1:] for s in spans]) == [s[0] for s in spans]


def test_examples_cover_every_voice():
    wanted = [s[0] for marked in EXAMPLES for s in unmark(marked)[1]]
    assert all(wanted.count(name) >= 25 for name in NAMES.values())


@pytest.mark.parametrize(
    "verb", ["said", "claimed", "argued", "announced", "alleges", "has warned", "wrote", "believes"]
)
@pytest.mark.parametrize("source", ["The ministry", "Hamas", "The Knesset", "A Labour MP", "The imam", "A US senator"])
def test_subject_and_verb_are_the_outlets_and_the_clause_is_the_sources(verb, source):
    text = f"{source} {verb} that the saboteurs had been caught."
    assert voice(text, source) == "outlet"
    assert voice(text, verb) == "outlet"
    assert voice(text, "saboteurs") == "attributed"


SWAPS = [
    ("Israel", "Iran"),
    ("Hamas", "Likud"),
    ("Labour", "Tory"),
    ("Moscow", "Kyiv"),
    ("bishop", "imam"),
    ("Hindu", "Sikh"),
]


@pytest.mark.parametrize(("one", "other"), SWAPS)
def test_voice_does_not_depend_on_who_speaks(one, other):
    swapped = 0
    for marked in EXAMPLES:
        for here, there in ((one, other), (other, one)):
            if re.search(rf"\b{here}\b", marked):
                swapped += 1
                text, spans = unmark(re.sub(rf"\b{here}\b", there, marked))
                assert voices(text, [s[1:] for s in spans]) == [s[0] for s in spans], text
    assert swapped


STYLES = [('"', '"'), ("«", "»"), ("« ", " »"), ("„", "“"), ("»", "«"), ("‹", "›"), ("``", "''")]


@pytest.mark.parametrize(("opening", "closing"), STYLES)
def test_voice_does_not_depend_on_the_style_of_quotation_mark(opening, closing):
    tried = 0
    for marked in EXAMPLES:
        if "“" in marked and "‘" not in marked:
            tried += 1
            text, spans = unmark(marked.replace("“", opening).replace("”", closing))
            assert voices(text, [s[1:] for s in spans]) == [s[0] for s in spans], text
    assert tried > 20


@given(st.sampled_from(EXAMPLES), st.booleans(), st.booleans())
def test_a_neutral_paragraph_beside_a_text_changes_nothing(marked, before, after):
    text, spans = unmark(marked)
    lead = f"{NEUTRAL}\n\n" if before else ""
    longer = lead + text + (f"\n\n{NEUTRAL}" if after else "")
    moved = [(a + len(lead), b + len(lead)) for _, a, b in spans]
    assert voices(longer, moved) == [s[0] for s in spans]


@given(st.lists(st.sampled_from(EXAMPLES), min_size=2, max_size=4))
def test_paragraphs_do_not_speak_for_each_other(chosen):
    """Holds where no paragraph leaves a quotation open."""
    chosen = [m for m in chosen if "\\n" not in m]
    text, at, wanted, spans = "", 0, [], []
    for marked in chosen:
        plain, marks = unmark(marked)
        text += plain + "\n\n"
        spans += [(a + at, b + at) for _, a, b in marks]
        wanted += [m[0] for m in marks]
        at = len(text)
    assert voices(text, spans) == wanted


@given(st.text(alphabet="said the “”\"'‘’,.;:—« »that but Xclaims>\n", max_size=200), st.data())
def test_every_span_of_any_text_has_a_voice(text, data):
    asked = Voices(text, quotations(text))
    for sentence in (s for p in paragraphs(text) for s in split(text, *p)):
        start = data.draw(st.integers(sentence[0], sentence[1] - 1))
        assert asked.of(start, min(start + 3, sentence[1]), sentence) in NAMES.values()


def test_a_hit_across_a_quotation_mark_goes_with_most_of_its_letters():
    text = 'He bought the "Western-backed" rebels a bus.'
    sentence = (0, len(text))
    asked = Voices(text, quotations(text))
    start = text.index("Western")
    assert asked.of(start, text.index(" rebels"), sentence) == "scare"
    assert asked.of(text.index("backed"), text.index(" a bus"), sentence) == "outlet"


def test_the_order_of_questions_does_not_matter():
    text = "Police said the thugs fled. The thugs returned. “The thugs won,” he said, the police claim."
    asked = Voices(text, quotations(text))
    spans = [s for p in paragraphs(text) for s in split(text, *p)]
    hits = [
        (m.start(), m.end(), next(s for s in spans if s[0] <= m.start() < s[1])) for m in re.finditer("thugs", text)
    ]
    forwards = [asked.of(*h) for h in hits]
    assert forwards == [asked.of(*h) for h in reversed(hits)][::-1] == ["attributed", "outlet", "quoted"]
