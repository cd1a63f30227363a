"""A comment accepts one finding or a stretch of them, with its reason; one that does nothing is told."""

import pytest

from analyzer.checking import Checker
from analyzer.config import Settings

SETTINGS = Settings(model="off")
CHECKER = Checker()


def report(text, name="a.md"):
    return CHECKER.report(CHECKER.read(name, text.encode(), SETTINGS), SETTINGS)


def told(text, name="a.md"):
    found = report(text, name)
    return [f.text for f in found.findings], [n.message for n in found.notices]


COMMENT = "<!-- evenhand-ignore crime/thug: her own word for them -->"
FORMS = {
    "a.md": "The thugs came. The {} thugs left. The thugs ate.",
    "a.html": "<p>The thugs came. The {} thugs left. The thugs ate.</p>",
    "a.txt": "The thugs came. The {} thugs left. The thugs ate.",
}


@pytest.mark.parametrize("name", FORMS)
def test_one_occurrence_in_the_middle_of_a_paragraph_is_accepted(name):
    found = report(FORMS[name].format(COMMENT), name)
    assert [f.text for f in found.findings] == ["thugs", "thugs"]
    (accepted,) = found.accepted
    assert accepted.how == "comment" and accepted.reason == "her own word for them"
    text = found.document.text
    assert text[: accepted.finding.start].count("thugs") == 1
    assert not found.notices


@pytest.mark.parametrize("name", FORMS)
def test_the_comment_changes_nothing_else_of_what_is_found(name):
    with_comment = report(FORMS[name].format(COMMENT), name)
    without = report(FORMS[name].replace("{} ", ""), name)
    prints = {f.fingerprint for f in without.findings}
    assert {f.fingerprint for f in with_comment.findings} | {
        a.finding.fingerprint for a in with_comment.accepted
    } == prints


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"The thugs came.\n\n{COMMENT}\n\nThe thugs left. The thugs ate.\n\nThe thugs slept."),
        ("a.html", f"<p>The thugs came.</p>{COMMENT}<p>The thugs left. The thugs ate.</p><p>The thugs slept."),
        ("a.txt", f"The thugs came.\n\n{COMMENT}\n\nThe thugs left. The thugs ate.\n\nThe thugs slept."),
        (
            "a.rst",
            "The thugs came.\n\n.. evenhand-ignore crime/thug: hers\n\nThe thugs left. The thugs ate.\n\nThe thugs.",
        ),
    ],
)
def test_alone_it_is_for_the_next_paragraph(name, text):
    found = report(text, name)
    assert len(found.findings) == 3
    (accepted,) = found.accepted
    assert found.document.text[: accepted.finding.start].count("thugs") == 1


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.md", "<!-- {} -->"), ("a.html", "<!-- {} -->"), ("a.txt", "<!-- {} -->"), ("a.rst", ".. {}")],
)
def test_a_stretch_is_accepted_from_off_to_on(name, form):
    off, on = form.format("evenhand-off crime/thug: an old song"), form.format("evenhand-on")
    text = f"The thugs came.\n\n{off}\n\nThe thugs left.\n\nThe regime and the thugs ate.\n\n{on}\n\nThe thugs slept.\n"
    if name == "a.html":
        text = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in text.strip().split("\n\n"))
    found = report(text, name)
    assert [f.text for f in found.findings] == ["thugs", "regime", "thugs"]
    assert len(found.accepted) == 2
    assert not found.notices


def test_without_names_everything_is_meant_and_a_category_is_a_name():
    assert told("The <!-- evenhand-ignore: quoted above --> thugs and the regime.") == (["regime"], [])
    assert told("The <!-- evenhand-ignore dysphemism: so --> thugs and the regime.") == (["regime"], [])
    assert told("<!-- evenhand-off: all of it -->\n\nThe thugs and the regime.") == ([], [])


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("evenhand-ignore crime/thug", "evenhand-ignore without a reason accepts nothing"),
        ("evenhand-ignore crime/thug:", "evenhand-ignore without a reason accepts nothing"),
        ("evenhand-off", "evenhand-off without a reason accepts nothing"),
        ("evenhand-ignore crime/tugh: so", "evenhand-ignore: no entry, category or pattern 'crime/tugh'"),
        ("evenhand-ignore politics/regime: so", "evenhand-ignore politics/regime accepts nothing here"),
        ("evenhand-on", "evenhand-on without evenhand-off before it"),
        ("evenhand-off politics/regime: so", "evenhand-off politics/regime accepts nothing here"),
    ],
)
def test_what_does_nothing_is_told_and_hides_nothing(comment, said):
    assert told(f"The <!-- {comment} --> thugs came.") == (["thugs"], [said])


def test_an_unknown_name_is_told_with_the_nearest():
    (notice,) = report("The <!-- evenhand-ignore crime/thugs: so --> thugs came.").notices
    assert "crime/thug'" in notice.hint


def test_a_comment_does_not_reach_beyond_its_paragraph():
    found, notices = told("The council <!-- evenhand-ignore crime/thug: so --> met.\n\nThe thugs came.")
    assert found == ["thugs"] and len(notices) == 1


def test_notices_are_told_with_their_place_and_do_not_change_the_code(cli, draft):
    path = draft("The council met.\n\nIt <!-- evenhand-ignore crime/thug: so --> voted.\n", "a.md")
    ran = cli("check", path)
    assert ran.code == 0
    assert f"{path}:3:4: evenhand-ignore crime/thug accepts nothing here (take it out)" in ran.err


def test_an_accepted_sentence_no_longer_counts_for_the_slant_limit(cli, draft):
    text = "The {}thugs came.\n"
    path = draft(text.format(""), "a.md")
    assert cli("check", "--fail-on", "never", "--max-slant", "0.5", path).code == 1
    path = draft(text.format(COMMENT + " "), "a.md")
    assert cli("check", "--fail-on", "never", "--max-slant", "0.5", path).code == 0


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_a_pattern_is_accepted_by_its_kind(name):
    comment = "<!-- evenhand-ignore agentless-harm: the police have not said -->"
    opens, shuts = ("<p>", "</p>") if name == "a.html" else ("", "")
    text = f"{opens}The {comment} clinic was destroyed overnight.{shuts}\n\n{opens}The school was destroyed too.{shuts}"
    found = report(text, name)
    assert [p.kind for p in found.patterns].count("agentless-harm") == 1
    assert not found.notices


def test_a_stretch_without_names_takes_patterns_with_it():
    text = "<!-- evenhand-off: as the wire has it -->\n\nThe clinic was destroyed overnight.\n\n<!-- evenhand-on -->\n"
    assert not report(text).patterns


def test_where_patterns_are_not_looked_for_nothing_is_said_of_a_comment_for_one():
    from analyzer.checking import Analyzers

    plain = Checker(analyzers=Analyzers(actors=False))
    text = "The <!-- evenhand-ignore agentless-harm: not known yet --> clinic was destroyed overnight.\n"
    found = plain.report(plain.read("a.md", text.encode(), SETTINGS), SETTINGS)
    assert not found.patterns and not found.notices
    entry = text.replace("agentless-harm", "crime/thug")
    found = plain.report(plain.read("a.md", entry.encode(), SETTINGS), SETTINGS)
    assert [n.message for n in found.notices] == ["evenhand-ignore crime/thug accepts nothing here"]
