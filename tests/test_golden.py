"""The sample article gives what the golden file beside it says; ``make golden`` rewrites that after a meant change."""

import json

import pytest
from conftest import ROOT

from analyzer.cli import main

ARTICLE = "seeds/aleppo-offensive.txt"
GOLDEN = ROOT / "seeds" / "aleppo-offensive.json"


@pytest.fixture
def found(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert main(["check", "--no-config", "--format", "json", ARTICLE]) == 1
    return json.loads(capsys.readouterr().out)


def test_the_sample_article_is_as_the_golden_file_says(found):
    wanted = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert found.pop("tool").keys() == wanted.pop("tool").keys()
    for got, want in zip(found["documents"][0]["findings"], wanted["documents"][0]["findings"], strict=False):
        assert got == want  # before the whole, for a message that names the finding
    assert found == wanted


def test_the_golden_file_is_about_the_article_as_it_stands():
    wanted = json.loads(GOLDEN.read_text(encoding="utf-8"))
    text = (ROOT / ARTICLE).read_text(encoding="utf-8")
    (document,) = wanted["documents"]
    assert document["path"] == ARTICLE
    assert document["findings"]
    for f in document["findings"]:
        assert text[f["start"] : f["end"]] == f["text"]
