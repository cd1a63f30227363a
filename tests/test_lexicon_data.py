"""The lexicon as shipped: enough of it, well formed, with both ends of every rival set, and every wording compiled."""

import json
from collections import Counter

import pytest
from conftest import ROOT

from lexicon import compiled, vocabulary
from lexicon.compile import compile_lexicon
from lexicon.fold import fold_term
from lexicon.inflect import surfaces
from lexicon.spelling import spellings


@pytest.fixture(scope="module")
def book(lexicon):
    return compiled.Compiled(compile_lexicon(lexicon))


@pytest.fixture(scope="module")
def forms(lexicon):
    """Every folded surface of every form."""
    return {
        fold_term(spelled)
        for e in lexicon.entries
        for f in e.forms
        for surface, _ in surfaces(f.text.removeprefix("="), f.pos)
        for spelled in spellings(surface)
    }


def test_there_are_1300_entries_and_sixteen_categories_all_in_use(lexicon):
    assert len(lexicon.entries) >= 1300
    assert len(lexicon.categories) == 16
    assert {e.category for e in lexicon.entries} == set(lexicon.categories)
    assert {e.topic for e in lexicon.entries} == set(vocabulary.TOPICS)


def test_ids_are_unique_and_stand_under_their_own_pack(lexicon):
    assert max(Counter(e.id for e in lexicon.entries).values()) == 1
    assert lexicon.by_id.keys() == {e.id for e in lexicon.entries}


def test_every_entry_says_why_and_shows_it(lexicon):
    for e in lexicon.entries:
        assert len(e.flags) >= 2, e.id
        assert e.passes or e.ambiguity == "low", e.id
        assert len(e.advice) >= 20 and e.sources, e.id
        assert e.alternatives or e.fix in {"attribute", "rewrite"} or all(f.alternatives for f in e.forms), e.id


def test_polarity_goes_in_steps_and_strength_from_1_to_3(lexicon):
    assert {e.polarity for e in lexicon.entries} == {-1, -0.5, 0, 0.5, 1}
    assert {e.strength for e in lexicon.entries} == {1, 2, 3}


def test_both_directions_are_there_in_number(lexicon):
    signs = Counter((e.polarity > 0) - (e.polarity < 0) for e in lexicon.entries)
    assert min(signs[-1], signs[1]) >= 400


def test_there_are_fifty_rival_sets_numbered_and_with_a_neutral_word(lexicon):
    assert [r.number for r in lexicon.rivals] == list(range(1, 51))
    for rival in lexicon.rivals:
        assert len(rival.terms) >= 3 or rival.note, rival.name
        assert rival.neutral and set(rival.neutral) <= set(rival.terms), rival.name


def test_both_ends_of_every_rival_set_are_listed_or_a_note_says_why_not(lexicon, forms):
    for rival in lexicon.rivals:
        missing = [t for t in (rival.terms[0], rival.terms[-1]) if fold_term(t) not in forms and t not in rival.neutral]
        assert not missing or rival.note, (rival.number, rival.name, missing)


def test_the_ends_of_a_rival_set_pull_opposite_ways_and_unequal_strength_has_its_reason(lexicon):
    owners = {
        fold_term(surface): e
        for e in lexicon.entries
        for f in e.forms
        for surface, _ in surfaces(f.text.removeprefix("="), f.pos)
    }
    compared = 0
    for rival in lexicon.rivals:
        ends = [owners[fold_term(t)] for t in (rival.terms[0], rival.terms[-1]) if fold_term(t) in owners]
        if len(ends) == 2 and "mirrored" not in rival.note:
            first, last = ends
            compared += 1
            assert first.polarity < 0 < last.polarity, (rival.number, first.id, last.id)
            assert first.strength == last.strength or first.reason or last.reason, (rival.number, first.id, last.id)
    assert compared > 30


def test_every_form_has_its_wordings_for_every_tag(lexicon, book):
    compiled_rows = 0
    for number, e in enumerate(lexicon.entries):
        record = book.entry(number)
        assert record["id"] == e.id
        chosen = {}
        for form in e.forms:
            fitting = [a for a in form.alternatives or e.alternatives if not a.pos or a.pos == form.pos]
            chosen.setdefault(form.pos, []).append(fitting)
        for form in record["forms"]:
            rows = record["alts"][form["alts"]]
            assert {tag for tag, *_ in rows} <= set(form["tags"]), e.id
            if all(chosen[form["pos"]]):
                assert {tag for tag, *_ in rows} == set(form["tags"]), (e.id, form["tags"])
            for _, text, an, note in rows:
                assert text == text.strip() and isinstance(an, bool) and isinstance(note, str)
                assert "{X}" not in text or "open" in form, (e.id, text)
                compiled_rows += 1
    assert compiled_rows > 10_000


def test_every_surface_leads_to_a_form_of_an_entry_or_to_a_name(book):
    assert book.surfaces == sorted(set(book.surfaces))
    for number, surface in enumerate(book.surfaces):
        target = book.targets[number]
        assert surface == fold_term(surface)
        for entry, form in zip(target[::2], target[1::2], strict=True):
            if entry == compiled.NAME:
                assert surface in book.names
            else:
                assert form < len(book.entry(entry)["forms"])


def test_no_alternative_is_a_strong_unambiguous_term_itself(lexicon, book):
    from lexicon.lint import lint

    assert [str(f) for f in lint(lexicon) if "is itself a term" in f.problem or "is the term itself" in f.problem] == []


def test_the_compiled_text_is_plain_data_and_the_same_each_time(lexicon):
    first = compile_lexicon(lexicon)
    assert first == compile_lexicon(lexicon)
    assert first.isascii()
    header, surfaces_line, targets, *rest = first.rstrip("\n").split("\n")
    assert len(json.loads(surfaces_line)) == len(targets.split("|"))
    for line in (header, *rest):
        assert isinstance(json.loads(line), dict)


def test_nothing_in_the_packs_is_a_control_character():
    for path in (ROOT / "lexicon").rglob("*.toml"):
        text = path.read_bytes().decode("utf-8")
        assert not [c for c in text if ord(c) < 32 and c not in "\n"], path
