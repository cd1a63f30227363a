"""The Python interface is small, gives the same results however it is called, and can be shared and sent around."""

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

import analyzer as package
from analyzer import Analyzer, EvenhandError, Report, analyze
from analyzer.errors import OutputError, UncheckedError, UsageError
from lexicon import Fault, LexiconError

TEXTS = [
    "The regime’s thugs fled.",
    "The council met on Tuesday.",
    "",
    "“They are terrorists,” the mayor said.",
    "Western-backed rebels stormed the town.",
]


def test_the_public_names_are_these_and_all_exist():
    assert package.__all__ == sorted(package.__all__)
    assert set(package.__all__) == {
        "Alternative",
        "Analyzer",
        "Document",
        "EvenhandError",
        "Finding",
        "Report",
        "Sentence",
        "SentenceScore",
        "analyze",
    }
    for name in package.__all__:
        assert getattr(package, name).__doc__
        assert name in dir(package)
    with pytest.raises(AttributeError):
        package.nothing  # noqa: B018


def test_the_public_names_of_the_lexicon_all_exist():
    import lexicon

    for name in lexicon.__all__:
        assert getattr(lexicon, name).__doc__
    with pytest.raises(AttributeError):
        lexicon.nothing  # noqa: B018


def test_one_call_analyses_one_text(full):
    report = analyze(TEXTS[0])
    assert isinstance(report, Report)
    assert report.findings
    assert report == full.analyze(TEXTS[0])


def test_a_report_has_the_keys_of_the_wire_format(analyzer):
    report = analyzer.analyze(TEXTS[0], name="draft.md")
    out = report.to_dict()
    assert list(out) == ["path", "words", "slant", "interval", "sentences", "findings", "actors", "patterns"]
    assert out["path"] == "draft.md"
    assert out["findings"][0].keys() >= {"id", "start", "end", "line", "column", "text", "voice", "alternatives"}


def test_findings_point_at_the_text(analyzer):
    for text in TEXTS:
        for f in analyzer.analyze(text).findings:
            assert text[f.start : f.end] == f.text
            assert f.start <= f.word[0] < f.word[1] <= f.end


def test_many_texts_give_the_same_as_one_by_one(analyzer):
    assert list(analyzer.analyze_many(TEXTS)) == [analyzer.analyze(text) for text in TEXTS]


def test_many_texts_come_as_they_are_asked_for(analyzer):
    taken = []
    reports = analyzer.analyze_many(taken.append(text) or text for text in TEXTS)
    next(iter(reports))
    assert len(taken) < len(TEXTS)


def test_threads_share_one_analyzer(full):
    texts = TEXTS * 20
    wanted = [full.analyze(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(full.analyze, texts)) == wanted
        assert list(pool.map(Analyzer.analyze, [Analyzer() for _ in range(4)], TEXTS[:4])) == wanted[:4]


def test_an_analyzer_survives_pickling_with_its_settings():
    before = Analyzer(policy={"quoted": "check"}, disable=["geo-naming"], house={"militant": "none"})
    after = pickle.loads(pickle.dumps(before))
    assert (after.policy, after.disable, after.house) == (before.policy, before.disable, before.house)
    assert after.lexicon.hash == before.lexicon.hash
    assert [after.analyze(t) for t in TEXTS] == [before.analyze(t) for t in TEXTS]


def test_reports_survive_pickling_and_copying(analyzer):
    report = analyzer.analyze(TEXTS[0])
    assert pickle.loads(pickle.dumps(report)) == report == copy.deepcopy(report)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"model": "deeep"}, "no model 'deeep'"),
        ({"policy": {"qouted": "note"}}, "no voice 'qouted'"),
        ({"policy": {"quoted": "skip"}}, "no policy 'skip'"),
    ],
)
def test_a_wrong_option_is_an_error_with_its_mend(options, said):
    with pytest.raises(UsageError) as raised:
        Analyzer(**options)
    assert said in raised.value.message
    assert "use one of" in raised.value.hint or "use fast, off" in raised.value.hint


def test_errors_survive_pickling_as_worker_processes_need():
    for kind in (EvenhandError, UsageError, UncheckedError, OutputError):
        error = pickle.loads(pickle.dumps(kind("what", "how")))
        assert (type(error), error.message, error.hint) == (kind, "what", "how")
    fault = Fault("a.toml", 3, "x/y", "pos", "is wrong", "Mend it")
    assert pickle.loads(pickle.dumps(LexiconError([fault]))).faults == (fault,)


def test_a_policy_decides_what_is_shown_and_what_counts():
    text = "“They are terrorists,” the mayor said."
    for policy, found, counted in (("ignore", 0, 0), ("note", 1, 0), ("check", 1, 1)):
        report = Analyzer(policy={"quoted": policy}).analyze(text)
        assert (len(report.findings), len(list(report.counted))) == (found, counted)


def test_a_lone_surrogate_is_no_error(analyzer):
    found = analyzer.analyze("The regime \ud800 jailed two editors in the capital.").findings
    assert [f.text for f in found] == ["regime"]
