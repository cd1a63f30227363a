"""Who is spoken of in a draft, what they are called, and on whose account."""

from pathlib import Path

import pytest

from analyzer.engine import Analyzer


@pytest.fixture(scope="module")
def read(analyzer):
    def frames(text):
        return {frame.name: frame for frame in analyzer.analyze(text).actors}

    return frames


@pytest.fixture(scope="module")
def one(read):
    def frame(text, name):
        found = read(text)
        assert name in found, f"{name} not among {sorted(found)}"
        return found[name]

    return frame


SAMPLE = Path(__file__).parent.parent / "seeds" / "aleppo-offensive.txt"


# --- Who is meant


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Hezbollah fired rockets. Hizbollah said it had hit a base.", "Hezbollah", 2),
        ("The Syrian Democratic Forces (SDF) took the bridge. The SDF said so.", "Syrian Democratic Forces", 3),
        ("The Orvane Farmers' Union (OFU) called a strike. The OFU said so.", "Orvane Farmers' Union", 3),
        ("Ana Ruiz won the vote. Ruiz said she was glad.", "Ana Ruiz", 2),
        ("General Bako Danjuma led the raid. The general said it went well.", "Bako Danjuma", 2),
        ("Belcastle Homes sold the field. Belcastle said it was glad.", "Belcastle Homes", 2),
        ("The Syrian army moved. The army said it had won. Its troops dug in.", "Syrian army", 3),
        ("A Fano commander, Zemene Kassie, said his men had left. Kassie gave no figures.", "Zemene Kassie", 3),
        ("The sect that calls itself the Radiant Household bought a farm.", "Radiant Household", 2),
        ("Vladimir Putin, the dictator who began the war, spoke.", "Vladimir Putin", 2),
        ("Magdalena Magyar won. Magyar told the crowd so.", "Magdalena Magyar", 2),
    ],
)
def test_names_descriptions_and_acronyms_of_one_actor_are_counted_together(one, text, name, mentions):
    assert one(text, name).mentions == mentions


def test_an_affiliate_in_apposition_is_an_alias(one):
    frame = one("The Levant Conquest Front — al-Qaida’s Syrian branch — broke through. Al-Qaida said so.", "al-Qaida")
    assert "Levant Conquest Front" in frame.aliases


def test_a_description_of_two_armies_is_left_open(read):
    found = read("The Indian army and the Pakistani army exchanged fire. The army said it had won.")
    assert found["army"].verbs == (("said", 1),)
    assert not found["Indian army"].verbs and not found["Pakistani army"].verbs


def test_an_acronym_of_several_actors_is_told_apart_by_the_country(read):
    assert "Syrian Democratic Forces" not in read("In Italy, the PD said it would vote. In Rome the PD met.")
    syria = read("Syria was calm. The SDF said it had left Raqqa. The SDF said no more.")
    assert any(frame.kind == "armed" and frame.verbs for frame in syria.values())


@pytest.mark.parametrize(
    "text",
    [
        "Snow fell in Syria. Roads in Syria were closed. Trains from Syria were late.",
        "Russian vodka and Turkish carpets sold well.",
        "The match was played on Monday. Tickets sold out by Friday.",
    ],
)
def test_places_and_adjectives_of_things_are_no_actors(read, text):
    assert read(text) == {}


# --- What they are called


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("The army shelled the Western-backed al-Qaida terrorists near the dam.", "al-Qaida", "terrorists"),
        ("The Houthis are terrorists. The Houthis said no.", "Houthis", "terrorists"),
        ("Fighters of Boko Haram, a terrorist group, burned the school.", "Boko Haram", "terrorist group"),
        ("M23 took the town. The gunmen of M23 looted it. The terrorists then left.", "M23", "terrorists"),
        ("Ministers met the junta. Myanmar's brutal junta said nothing.", "Myanmar junta", "junta"),
    ],
)
def test_a_label_belongs_to_the_actor_it_names(one, text, name, label):
    assert label in [found.text for found in one(text, name).labels]


def test_findings_name_their_target(analyzer):
    report = analyzer.analyze(
        "The army shelled the Western-backed al-Qaida terrorists. The mayor claimed it was quiet."
    )
    targets = {f.text.strip(): f.target for f in report.findings}
    assert targets["terrorists"] == "al-Qaida"
    assert targets["Western-backed"] == "al-Qaida"
    assert targets["claimed"] == "mayor"


def test_a_sponsor_is_listed_with_its_place(analyzer):
    text = "The army fought the Saudi-funded al-Qaida fighters near the dam."
    frame = next(a for a in analyzer.analyze(text).actors if a.name == "al-Qaida")
    assert [text[s.start : s.end] for s in frame.sponsors] == ["Saudi-funded"]


def test_reporting_verbs_are_counted_where_they_stand_after_asides_and_pronouns(one):
    text = (
        "Pablo Duarte, who heads the delegation, said talks would go on. He claimed that both sides had agreed."
        ' "We will wait," Duarte told the crowd, adding that he was tired.'
    )
    assert dict(one(text, "Pablo Duarte").verbs) == {"said": 1, "claimed": 1, "told": 1, "added": 1}


def test_words_in_quotation_marks_are_counted_for_their_speaker(one):
    assert one('Ana Ruiz said the vote was "a plain and shameless theft". Ruiz left.', "Ana Ruiz").quoted == 5


@pytest.mark.parametrize(
    ("text", "agent", "patient"),
    [
        ("Hezbollah shelled the Israeli army.", "Hezbollah", "Israeli army"),
        ("The Israeli army was shelled by Hezbollah.", "Hezbollah", "Israeli army"),
    ],
)
def test_deeds_go_from_agent_to_patient_in_both_voices(read, text, agent, patient):
    found = read(text)
    assert [(d.verb, d.role) for d in found[agent].deeds] == [("shell", "agent")]
    assert [(d.verb, d.role) for d in found[patient].deeds] == [("shell", "patient")]


# --- Stance


def test_stance_is_that_of_the_outlets_own_voice(one):
    own = one("Hezbollah terrorists held the town. Hezbollah thugs burned it.", "Hezbollah")
    said = one('"Hezbollah terrorists held the town," the mayor said. Hezbollah left.', "Hezbollah")
    assert own.stance < -0.3
    assert said.stance == 0
    assert own.interval[0] <= own.stance <= own.interval[1] <= 1


def test_two_actors_are_never_netted(read):
    found = read("Hezbollah terrorists met the heroic Israeli army. Hezbollah thugs fled the heroic Israeli army.")
    assert found["Hezbollah"].stance < 0 < found["Israeli army"].stance


SWAPS = ["Hezbollah", "Hamas", "Fatah", "ETA", "Boko Haram", "M23"]


@pytest.mark.parametrize("other", SWAPS[1:])
def test_exchanging_names_moves_everything_to_the_other_actor(one, other):
    text = "{0} terrorists held the bridge. {0} claimed that it was calm. {0} said it would stay."
    first, second = one(text.format(SWAPS[0]), SWAPS[0]), one(text.format(other), other)
    assert second.stance == first.stance
    assert second.verbs == first.verbs
    assert [(x.text, x.polarity) for x in second.labels] == [(x.text, x.polarity) for x in first.labels]


# --- The whole


def test_offsets_hold_and_evidence_is_told(analyzer):
    text = SAMPLE.read_text(encoding="utf-8")
    for frame in analyzer.analyze(text).actors:
        assert all(text[x.start : x.end] == x.text for x in (*frame.labels, *frame.sponsors))
        assert len(frame.spans) == frame.mentions
        assert all(0 <= a < b <= len(text) for a, b in frame.spans)
        assert -1 <= frame.interval[0] <= frame.stance <= frame.interval[1] <= 1


def test_a_long_draft_is_read_in_stretches_and_told_as_one(analyzer):
    paragraph = "The army fought al-Qaida terrorists near the dam. Hezbollah said it was calm.\n\n"
    report = analyzer.analyze(paragraph * 2000)
    frame = next(a for a in report.actors if a.name == "al-Qaida")
    assert frame.mentions == 2000
    assert dict(next(a for a in report.actors if a.name == "Hezbollah").verbs) == {"said": 2000}


def test_a_person_named_in_full_in_one_stretch_and_by_surname_in_another_is_one(analyzer):
    filler = "The council met on Tuesday and the trains ran late all week.\n\n" * 1300
    text = f"Amara Toh led the raid. Toh said it went well.\n\n{filler}Toh claimed that it was over.\n"
    people = [a for a in analyzer.analyze(text).actors if "Toh" in a.name]
    assert [(a.name, a.mentions, dict(a.verbs)) for a in people] == [("Amara Toh", 3, {"said": 1, "claimed": 1})]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nurses were attacked in the ward.", "nurses"),
        ("The army bombed the school, killing nine civilians.", "civilians"),
        ("Downing Street declined to comment on Monday.", "Downing Street"),
    ],
)
def test_harm_that_somebody_suffers_and_plain_reports_are_no_stance(full, text, name):
    frames = full.analyze(text).actors
    assert frames
    assert [a.stance for a in frames if a.name == name and a.stance] == []


def test_wording_without_a_listed_word_is_evidence_with_the_model(full):
    frames = {a.name: a for a in full.analyze("Ida Rennick, a tireless and much loved councillor, won again.").actors}
    assert frames["Ida Rennick"].stance > 0
    assert any(e.why == "wording of the sentence" for e in frames["Ida Rennick"].evidence)


@pytest.mark.parametrize(
    ("text", "name", "what"),
    [
        ("Boko Haram butchered 30 villagers.", "villagers", 0.0),
        ("Maria Lopez was murdered by soldiers.", "Maria Lopez", 0.0),
        ("Tom Hale sheltered traitors.", "Tom Hale", 0.0),
        ("Ana Ruiz is no terrorist. Ana Ruiz left.", "Ana Ruiz", 0.0),
    ],
)
def test_a_verdict_is_not_laid_on_who_suffers_or_hosts_or_is_cleared(one, text, name, what):
    assert one(text, name).stance == what


@pytest.mark.parametrize("text", ["Senator Ted Cruz (R-Texas) said so.", "Ted Cruz, the Texas senator, said so."])
def test_brackets_and_asides_before_the_verb_are_stepped_over(one, text):
    assert dict(one(text, "Ted Cruz").verbs) == {"said": 1}


@pytest.mark.parametrize(
    "name",
    ["Kim Jong-un", "Lai Ching-te", "Mohammed bin Salman", "Ursula von der Leyen", "Jordan Peterson", "Ana Ruiz"],
)
def test_names_of_many_kinds_are_read_whole(one, name):
    assert dict(one(f"{name} said it was late. {name} left.", name).verbs) == {"said": 1}


@pytest.mark.parametrize(
    "text",
    [
        "Hamas did not bomb the school.",
        "The army denied killing civilians.",
        "If Israel bombed Beirut, it would fall.",
    ],
)
def test_what_is_denied_or_supposed_is_no_deed(read, text):
    assert not [d for frame in read(text).values() for d in frame.deeds]


def test_a_headline_makes_no_actors_of_its_words(read):
    found = read("Army Kills Ten Terrorists in Raid\n\nThe army killed ten people in Mali on Monday.")
    assert set(found) <= {"army", "Mali", "people", "terrorists"}


def test_a_label_whose_actor_is_only_probable_has_no_target_and_counts_half(analyzer):
    filler = " ".join("The council met on Tuesday and the trains ran late." for _ in range(12))
    for between, target, part in (("", "Boko Haram", 1.0), (filler, None, 0.5)):
        report = analyzer.analyze(f"Boko Haram held the bridge. {between} The terrorists then left.")
        (finding,) = [f for f in report.findings if f.text.strip() == "terrorists"]
        frame = next(a for a in report.actors if a.name == "Boko Haram")
        assert finding.target == target
        assert [e.value for e in frame.evidence] == [part * finding.polarity]


def test_without_actors_nothing_is_read():
    report = Analyzer(model="off", actors=False).analyze("Hezbollah terrorists fled. Critics say it is over.")
    assert report.actors == () and report.patterns == ()
    assert report.findings[0].target is None
