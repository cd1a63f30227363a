"""One draft, one form: names between which a draft changes, and acronyms that it does not introduce."""

import json
import unicodedata

import pytest
from conftest import ROOT

from analyzer.quotes import quotations
from analyzer.sentences import paragraphs, split
from analyzer.terminology.acronyms import first_mentions
from analyzer.terminology.variants import naming_variants
from lexicon.faults import LexiconError
from lexicon.gazetteer import load_actors
from lexicon.namebook import Namebook, index
from lexicon.naming import lint_naming, load_naming, unknown_answer
from lexicon.plain import Plain

NAMING = load_naming()
BENCHMARK = [json.loads(line) for line in (ROOT / "benchmarks" / "naming.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def book():
    return Namebook(json.loads(json.dumps(index(NAMING, load_actors()))))


def read(text):
    return text, [s for p in paragraphs(text) for s in split(text, *p)], quotations(text)


@pytest.fixture
def variants(book):
    return lambda text, **house: naming_variants(*read(text), book, house)


@pytest.fixture
def only(variants):
    """The one variant of a text: its preferred name and the odd ones as they stand."""

    def _only(text, **house):
        (variant,) = variants(text, **house)
        assert all(text[u.start : u.end] == u.name for u in variant.uses)
        return variant.preferred, [text[a:b] for a, b in variant.evidence]

    return _only


@pytest.fixture
def acronyms(book):
    return lambda text, known=(): [u.acronym for u in first_mentions(*read(text), book, known)]


# --- the sets ---


@pytest.mark.parametrize("name_set", NAMING.sets, ids=lambda s: s.id)
def test_examples_of_every_set_hold(name_set, variants):
    for text in name_set.flags:
        assert name_set.id in [v.set_id for v in variants(text)], text
    for text in name_set.passes:
        assert not variants(text), text


def test_sets_have_no_editorial_faults(lexicon):
    questions = {e.house.partition("=")[0] for e in lexicon.entries if e.house}
    assert lint_naming(NAMING, questions) == []
    assert len(NAMING.sets) >= 150


def test_on_the_benchmark_names_are_found_and_little_else(variants, acronyms):
    right = wrong = missed = 0
    for row in BENCHMARK:
        wanted = {*row["flag"], *row.get("acronyms", ())}
        found = {v.set_id for v in variants(row["text"])}
        if "acronyms" in row:
            found |= set(acronyms(row["text"]))
        right, wrong, missed = right + len(found & wanted), wrong + len(found - wanted), missed + len(wanted - found)
    assert right / (right + wrong) >= 0.95
    assert right / (right + missed) >= 0.95


# --- house and majority ---


def test_without_a_house_form_the_draft_keeps_to_its_majority(only):
    text = "Hizbollah fired. The army struck Hezbollah. By night Hezbollah had gone."
    assert only(text) == ("Hezbollah", ["Hizbollah"])


def test_of_equally_frequent_names_the_first_is_kept(only):
    assert only("Bangalore voted. Bengaluru counted.") == ("Bangalore", ["Bengaluru"])
    assert only("Bengaluru voted. Bangalore counted.") == ("Bengaluru", ["Bangalore"])


def test_the_house_form_beats_the_majority(only):
    text = "Odesa slept. Odesa woke. Sirens rang in Odessa."
    assert only(text, odesa="Odessa") == ("Odessa", ["Odesa", "Odesa"])


def test_what_the_house_does_not_write_is_told_though_the_draft_never_changes(only, variants):
    assert only("Odessa slept.", odesa="Odesa") == ("Odesa", ["Odessa"])
    assert not variants("Odessa slept.")


def test_the_house_may_leave_the_choice_free(variants):
    assert variants("Odesa slept. Odessa woke.")
    assert not variants("Odesa slept. Odessa woke.", odesa="none")


def test_where_a_draft_mixes_a_sets_own_house_form_is_preferred(only):
    assert only("Kiev slept. Kiev woke. Kyiv was lit.") == ("Kyiv", ["Kiev", "Kiev"])


@pytest.mark.parametrize(
    ("question", "answer", "mend"),
    [
        ("odesa", "Odessa", ""),
        ("odesa", "none", ""),
        ("odesa", "Odesssa", "Did you mean 'Odessa'?"),
        ("militant", "avoid", None),
    ],
)
def test_house_answers_are_checked_against_the_names(question, answer, mend):
    assert unknown_answer(NAMING, question, answer) == mend


def test_a_message_names_both_forms_and_how_often_they_stand(variants):
    (variant,) = variants("Odesa slept. Odesa woke. Sirens rang in Odessa.")
    assert (variant.kind, variant.message) == (
        "naming-variant",
        "One draft, one form: Odesa (2), but also Odessa (1). Keep to Odesa.",
    )
    (variant,) = variants("Odessa slept.", odesa="Odesa")
    assert variant.message == "House style is Odesa; here it is Odessa (1)."


# --- what is no inconsistency ---


@pytest.mark.parametrize(
    "text",
    [
        "“Kharkov is ours,” the post read. Kharkiv was not.",
        "Kharkiv burned.\n\n> Kharkov is ours, he wrote.\n\nKharkiv answered.",
        "The Bombay Stock Exchange rose in Mumbai.",
        "Mumbai has a shop called Bombay Dreams Ltd.",
        "She sang in the film Bombay. Mumbai cheered.",
        "See www.odessa.example and the port of Odesa.",
        "@Odessa_News said Odesa was calm. #Odessa trended.",
        "Harare, formerly Salisbury, is the capital of Zimbabwe.",
        "Mumbai, as Bombay is now known, is on the sea.",
        "Islamic State (Isis) came. Isis stayed. Islamic State left.",
        "Czechia, or the Czech Republic, voted. Czechia counted. The Czech Republic waited.",
        "Denali/Mount McKinley is cold. Climbers left Denali. Mount McKinley froze.",
        "She was born in Rangoon and lives in Yangon.",
        "In 1975 Saigon fell. Ho Chi Minh City is built on its stones.",
        "Islamic State attacked. Three IS fighters died.",
        "Bashar al-Assad fled. Assad is in Moscow.",
    ],
)
def test_a_name_on_record_in_a_title_or_in_quotation_is_no_inconsistency(text, variants):
    assert not variants(text)


def test_an_alternative_spelling_once_given_is_no_licence_to_change(only):
    text = "Odesa (also spelled Odessa) is a port. Odesa was hit. Ships left Odessa."
    assert only(text) == ("Odesa", ["Odessa"])


def test_a_third_name_is_told_though_two_were_introduced(only):
    text = "Islamic State (Isis) came. Isis stayed. Islamic State held on. Islamic State lost. Daesh left."
    assert only(text) == ("Islamic State", ["Daesh"])


@pytest.mark.parametrize(("before", "after"), [("River Isis", "Islamic State"), ("the goddess Isis", "Islamic State")])
def test_an_ambiguous_name_needs_its_context(before, after, variants):
    assert not variants(f"Students swam near {before}. A talk on {after} was cancelled.")
    assert variants(f"Gunmen of Isis fled. A talk on {after} was cancelled.")


# --- shapes ---


def test_plurals_possessives_and_compounds_are_uses_of_the_name(only):
    assert only("Uyghurs met. An Uighur-led party won.")[1] == ["Uighur"]
    assert only("Kharkiv’s trams ran. The Kharkov-Belgorod road was cut.")[1] == ["Kharkov"]


def test_a_letter_after_a_hyphen_makes_another_name(variants):
    assert not variants("Islamic State fled Iraq. IS-K is in Afghanistan.")
    assert not variants("Islamic State fled Iraq. ISIS-K is in Afghanistan.")


def test_the_capital_of_an_article_counts_only_inside_a_sentence(only, variants):
    assert not variants("Al-Shabaab left. The men of al-Shabaab fled.")
    text = "Men of al-Shabaab fled. A base of al-Shabaab fell. Two Al-Shabaab men died."
    assert only(text) == ("al-Shabaab", ["Al-Shabaab"])


def test_names_are_matched_with_their_capitals(variants):
    assert not variants("Roast turkey is dear. Türkiye has few.")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_apostrophes_and_hyphens_of_any_kind_are_one_name(form, only, variants):
    same = unicodedata.normalize(form, "Côte d'Ivoire voted. Côte d’Ivoire counted. Cote dʼIvoire slept.")
    assert not variants(same)
    text = unicodedata.normalize(form, "Türkiye and Côte d’Ivoire met. Türkiye left. Ivory Coast stayed.")
    assert only(text)[1] == ["Ivory Coast"]
    assert not variants("al-Qaida fled. Two al‑Qaida men died.")


def test_offsets_are_those_of_the_source_behind_characters_that_vanish(only):
    text = "The so\u00adlu\u00adtion:\r\nHezbollah fired.\r\n\r\nThe army struck Hez\u200bbollah,\r\nnot Hizbollah 😀."
    assert only(text) == ("Hezbollah", ["Hizbollah"])


def test_a_name_across_a_line_break_is_found_and_across_a_paragraph_is_not(only, variants):
    wrapped = (
        "Delegates flew in from all of the islands, and one of them came from Cape\n"
        "Verde by boat. The others of the group had flown to the talks from Cabo\n"
        "Verde on Monday."
    )
    assert only(wrapped)[1] == ["Cabo\nVerde"]
    assert not variants("He flew to the Cape\n\nVerde voted. She left Cabo Verde.")


@pytest.mark.parametrize("text", ["a\u0301b\r\nc\u00ad", "plain", "\u200b", "Đoković’s\u2011x", "a\ud800b", "İı"])
def test_the_plain_shape_leads_back_to_the_source(text):
    plain = Plain(text)
    assert all(0 <= plain.source(k) < len(text) for k in range(len(plain.text)))
    kept = [plain.source(k) for k in range(len(plain.text))]
    assert kept == sorted(set(kept))
    assert [plain.here(at) for at in kept] == list(range(len(plain.text)))


def test_lone_surrogates_and_empty_texts_do_no_harm(variants, acronyms):
    for text in ("", "\ud800 Kyiv \udfff Odesa."):
        assert variants(text) == []
        assert acronyms(text) == []


# --- acronyms ---


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The TPLF rejected it. Its leaders met.", ["TPLF"]),
        ("The JNIM struck. Jama'at Nusrat al-Islam wal-Muslimin (JNIM) filmed it.", ["JNIM"]),
        ("The ZQF said no. The Zamboanga Quarry Federation (ZQF) is small.", ["ZQF"]),
        ("Workers of the ZQF walked out.", ["ZQF"]),
        ("Police held members of the RSS and the EFF.", ["EFF", "RSS"]),
    ],
)
def test_an_acronym_used_before_it_is_introduced_is_told(text, found, acronyms):
    assert sorted(acronyms(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Zamboanga Quarry Federation (ZQF) met. The ZQF voted.",
        "The Zamboanga Quarry Federation met. The ZQF voted.",
        "The Zamboanga Quarry Federation, or ZQF, met. The ZQF voted.",
        "The Lithuanian party known as the ZQF met. The ZQF voted.",
        "The ZQF (Zamboanga Quarry Federation) met. The ZQF voted.",
        "The ZQF, a union of quarry workers, met. The ZQF voted.",
        "The miners' union ZQF met. The ZQF voted.",
        "Fighters of the Kurdish YPG militia left. The YPG came back.",
        "ZQF VOTES TO STRIKE\n\nThe Zamboanga Quarry Federation (ZQF) voted.",
        "“The ZQF will strike,” she said. Her union has 900 members.",
        "The UN, the EU and the BBC said GDP rose. The NHS treats HIV.",
        "Elizabeth II met Pope John XXIII.",
        "LIMA, March 3 – The vote was close.",
        "He fired an AK-47 from an F-16 and emailed x@ZQF.example.",
        "Zenith ZQF cars are dear. The ZQF Motors plant shut.",
        "ABSOLUTELY NOT, SAID THE MAYOR OF LIMA.",
        "The LED lamp and the ZQF filter broke.",
    ],
)
def test_an_introduced_known_or_foreign_use_is_not_told(text, acronyms):
    assert acronyms(text) == []


def test_a_desk_may_call_an_acronym_known(acronyms):
    assert acronyms("The TPLF rejected it.") == ["TPLF"]
    assert acronyms("The TPLF rejected it.", known=["TPLF"]) == []


def test_the_full_name_is_given_where_one_actor_has_the_acronym(book):
    (told,) = first_mentions(*read("Guards of the UNRWA left."), book)
    assert told.message.startswith("UNRWA is not introduced: write ")
    assert told.full
    (told,) = first_mentions(*read("The TPLF left."), book)
    assert told.message == ("TPLF is not introduced: write Tigray People's Liberation Front (TPLF) at first mention.")
    (shared,) = first_mentions(*read("Voters of the PPP left."), book)
    assert not shared.full


# --- faults of files ---

GOOD = '[[set]]\nid = "x"\nkind = "spelling"\nnames = ["Aba", "Abba"]\nflags = ["Aba. Abba."]\npasses = ["Aba."]\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[set]]\nid = "x"\n', "kind: is missing"),
        (GOOD.replace("spelling", "speling"), "Did you mean 'spelling'?"),
        (GOOD + 'colour = "red"\n', "'x' colour: is unknown"),
        (GOOD + 'house = "Abbba"\n', "Did you mean 'Abba'?"),
        (GOOD + 'needs = { Abe = ["x"] }\n', "'Abe' is none of the names"),
        (GOOD + "since = true\n", "is not a year"),
        (GOOD.replace('["Aba", "Abba"]', '["Aba"]'), "has one name only"),
        (GOOD + GOOD, "Give each set its own id"),
        (GOOD + GOOD.replace('"x"', '"y"'), "'Aba' is also in x"),
        (GOOD + 'apart = ["Aba"]\n', "is a name itself"),
        ('[[known]]\nacronyms = ["UN"]\n', "Say why readers know them"),
        ('[[known]]\nreason = "Short."\nacronyms = ["Un"]\n', "is not two to six capitals"),
        ("[[set]\n", "not valid TOML"),
        ("[[sets]]\n", "Did you mean 'set'?"),
    ],
)
def test_a_fault_of_a_file_is_told_with_its_mend(text, problem, tmp_path):
    path = tmp_path / "names.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_naming([path])
    assert problem in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_fault_names_the_line_of_its_set(tmp_path):
    path = tmp_path / "names.toml"
    path.write_text(GOOD + "\n" + GOOD.replace('"x"', '"y"').replace("Ab", "Eb").replace("spelling", "s"), "utf-8")
    with pytest.raises(LexiconError) as caught:
        load_naming([path])
    assert [f.line for f in caught.value.faults] == [8]


def test_one_name_in_two_sets_is_told(tmp_path):
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    first.write_text(GOOD, encoding="utf-8")
    second.write_text(GOOD.replace('"x"', '"y"').replace("Abba", "Ebba"), encoding="utf-8")
    with pytest.raises(LexiconError, match="'Aba' is also in x"):
        load_naming([first, second])


def test_a_set_with_few_examples_is_linted(tmp_path):
    path = tmp_path / "names.toml"
    path.write_text(GOOD, encoding="utf-8")
    (fault,) = lint_naming(load_naming([path]))
    assert fault.problem == "has fewer than two examples each way"
    assert "is a house-style question already" in str(lint_naming(load_naming([path]), ["x"])[1])
