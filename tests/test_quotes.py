"""Quotations are found in every style, across sentences and paragraphs, and apostrophes are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.quotes import quotations


def found(text):
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She said “yes” twice.", ["“yes”"]),
        ('She said "yes" twice.', ['"yes"']),
        ("She said 'yes' twice.", ["'yes'"]),
        ("She said ‘yes’ twice.", ["‘yes’"]),
        ("Elle a dit « oui » deux fois.", ["« oui »"]),
        ("Elle a dit «oui» et ‹non›.", ["«oui»", "‹non›"]),
        ("Sie sagte „ja“ und »nein«.", ["„ja“", "»nein«"]),
        ("Sie sagte ‚ja‘ zweimal.", ["‚ja‘"]),
        ("Powiedziała „tak” dwa razy.", ["„tak”"]),
        ("Hon sade ”ja” två gånger.", ["”ja”"]),
        ("She said ``yes'' twice.", ["``yes''"]),
        ("“He told ‘the crew’ to go,” she said.", ["“He told ‘the crew’ to go,”", "‘the crew’"]),
        ("'He told \"the crew\" to go,' she said.", ["'He told \"the crew\" to go,'", '"the crew"']),
        ("\"He told 'the crew' to go,\" she said.", ["\"He told 'the crew' to go,\"", "'the crew'"]),
        ("‘She said “no ‘ta’ now” then,’ he said.", ["‘She said “no ‘ta’ now” then,’", "“no ‘ta’ now”", "‘ta’"]),
        ('"A," he said. "B."', ['"A,"', '"B."']),
        ('("yes") —"no"— ["maybe"]', ['"yes"', '"no"', '"maybe"']),
        ('"yes"-men and pro-"life" rallies', ['"yes"', '"life"']),
        ('He said:"Go."', ['"Go."']),
        ('"He said "no" to me," she said.', ['"He said "no" to me,"', '"no"']),
        ("“It is late. We must go.” They left.", ["“It is late. We must go.”"]),
        ("*“Bold”* and _'slanted'_", ["“Bold”", "'slanted'"]),
        ("“ ” and \"\"", ["“ ”"]),
    ],
)  # fmt: skip
def test_styles(text, wanted):
    assert [w for w in found(text) if w != '""'] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "In the '90s and the ’80s, class of '68",
        "'Tis the season, ’twas the night, give 'em time",
        "The fighters' positions and the workers’ party's press",
        "rock 'n' roll, fish ’n’ chips, R 'n' B",
        "don't, O'Neill, d’Ivoire, Za’ou’a, Hawai‘i, Sana’a",
        "goin' home, good ol' boys, four o'clock",
        "He is 6'2\" and she is 5' tall with a 12\" ruler",
        "the bosses' and the unions', said the judges'.",
        "‘90s music and the dogs’ dinner",
        "the Shara’ government and the army’s",
        "",
    ],
)
def test_apostrophes_and_measures_are_no_quotations(text):
    assert found(text) == []


WORDS = [
    "don't",
    "'90s",
    "’tis",
    "fighters'",
    "workers’",
    "O'Neill",
    "Za’ou’a",
    "rock 'n' roll",
    "the",
    "party's",
    "6'2\"",
    "'em",
    "goin'",
    "’08",
    "years’",
]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", ", ", ". ", "; ", "\n\n"])), max_size=30))
def test_apostrophes_alone_never_make_a_quotation(pieces):
    assert found("".join(w + gap for w, gap in pieces)) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("‘The workers’ party will win,’ he said.", ["‘The workers’ party will win,’"]),
        ("'The dogs' dinner is late,' she said.", ["'The dogs' dinner is late,'"]),
        ("'Don't go,' O'Neill said.", ["'Don't go,'"]),
        ("'Tis a shame,' she said.", ["'Tis a shame,'"]),
        ("The ‘reforms’ hit the fighters’ pay.", ["‘reforms’"]),
        ("The 'reforms' and the 'cures' of the '90s", ["'reforms'", "'cures'"]),
        ("‘Give ’em hell,’ he said.", ["‘Give ’em hell,’"]),
        ("the 'orrible men said \"go home,\" and the dogs' tails", ['"go home,"']),
    ],
)
def test_single_marks_beside_apostrophes(text, wanted):
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Each paragraph opens anew and only the last closes.
        ("“We came.\n\n“We saw.\n\n“We won,” he said.", ["“We came.", "“We saw.", "“We won,”"]),
        ('"We came.\n\n"We won," he said.', ['"We came.', '"We won,"']),
        ("'We came.\n\n'We won,' he said.", ["'We came.", "'We won,'"]),
        # Opened in one paragraph, closed in another.
        ("He said: “We came.\n\nWe won,” and left. “Yes.”", ["“We came.\n\nWe won,”", "“Yes.”"]),
        ('He said: "We came.\n\nWe saw.\n\nWe won," and left.', ['"We came.\n\nWe saw.\n\nWe won,"']),
        # Never closed.
        ("He said: “We came.\n\nThe town is quiet.", ["“We came."]),
        ("He said: ‘We came.\n\nThe town is quiet.", ["‘We came."]),
        ('"We came. The "rebels" fled.\n\nIt rained.', ['"We came.', '"rebels"']),
        # A line-broken draft.
        ("> We came.\n> We won.\n\nIt rained.", ["> We came.\n> We won."]),
        ('> He said "no".\n\nIt "rained".', ['> He said "no".', '"no"', '"rained"']),
    ],
)
def test_paragraphs(text, wanted):
    assert found(text) == wanted


TEXTS = st.text(alphabet="ab S'\"“”‘’„«»‹›`>.,:\n5-", max_size=120)


@given(TEXTS)
def test_quotations_lie_in_the_text_and_nest(text):
    found = quotations(text)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    for k, q in enumerate(found):
        assert 0 <= q.start < q.end <= len(text)
        for other in found[k + 1 :]:
            assert other.start >= q.end or other.end <= q.end, (q, other)


@given(TEXTS)
def test_a_neutral_paragraph_beside_a_text_changes_no_quotation(text):
    lead = "The council met on Monday.\n\n"
    alone = [(q.start, q.end) for q in quotations(text)]
    assert [(q.start, q.end) for q in quotations(text + "\n\nThe council met.")] == alone
    assert [(q.start - len(lead), q.end - len(lead)) for q in quotations(lead + text)] == alone
