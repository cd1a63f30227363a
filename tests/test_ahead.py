"""A second process gives the same figures, and what goes wrong with it is made good here."""

import os
import threading

import pytest

from analyzer import ahead
from analyzer.model import Document

SPANS = [(k, k + 1) for k in range(3000)]


def judge(span):
    return (None, None) if span[0] % 7 == 0 else (span[0] / 3, None if span[0] % 5 == 0 else -float(span[0]))


def test_the_same_figures_come_from_a_second_process():
    assert list(ahead.logits(SPANS, judge)) == [judge(s) for s in SPANS]


def test_it_is_a_second_process_where_there_is_a_core_for_it(monkeypatch):
    monkeypatch.setattr(ahead, "_cores", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert ahead._can_fork()
    pids = {whole for whole, _ in ahead.logits(SPANS[:10], lambda _: (float(os.getpid()), None))}
    assert len(pids) == 1
    assert os.getpid() not in pids


@pytest.mark.parametrize("after", [0, 1, 700, 2999])
def test_a_process_that_dies_loses_nothing(after, monkeypatch):
    monkeypatch.setattr(ahead, "_cores", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    parent = os.getpid()

    def dying(span):
        if os.getpid() != parent and span[0] == after:
            os._exit(3)
        return judge(span)

    assert list(ahead.logits(SPANS, dying)) == [judge(s) for s in SPANS]


def test_one_that_is_left_early_is_waited_for(monkeypatch):
    monkeypatch.setattr(ahead, "_cores", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    given = ahead.logits(SPANS * 20, judge)
    assert next(given) == judge(SPANS[0])
    given.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("why", ["threads", "one core", "no fork"])
def test_without_one_the_figures_are_worked_out_here(why, monkeypatch):
    monkeypatch.setattr(threading, "active_count", lambda: 2 if why == "threads" else 1)
    monkeypatch.setattr(ahead, "_cores", lambda: 1 if why == "one core" else 2)
    if why == "no fork":
        monkeypatch.setattr(os, "fork", lambda: (_ for _ in ()).throw(OSError()))
    pids = {whole for whole, _ in ahead.logits(SPANS[:10], lambda _: (float(os.getpid()), None))}
    assert pids == {os.getpid()}


def test_a_long_document_gives_the_same_report_either_way(full, sample):
    document = Document("long.txt", (sample + "\n\n") * (ahead.LONG // len(sample) + 1))
    assert full.analyze_document(document, second_process=True) == full.analyze_document(document)


@pytest.fixture
def cores(monkeypatch):
    monkeypatch.setattr(ahead, "_cores", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def test_an_errand_is_run_in_another_process_and_fetched(cores):
    errand = ahead.Errand.send(os.getpid)
    assert errand is not None
    assert errand.fetch() not in {None, os.getpid()}


def test_an_errand_that_dies_brings_nothing(cores):
    errand = ahead.Errand.send(lambda: os._exit(3))
    assert errand is not None
    assert errand.fetch() is None


def test_actors_are_the_same_where_every_errand_dies(cores, analyzer, monkeypatch):
    text = "The army fought al-Qaida terrorists near the dam. Hezbollah said it was calm.\n\n" * 4000
    whole = analyzer.analyze_document(Document("a.txt", text))
    monkeypatch.setattr(ahead.pickle, "dumps", lambda *_: os._exit(3))
    assert analyzer.analyze_document(Document("a.txt", text), second_process=True) == whole
