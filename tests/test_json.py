"""JSON holds to schema evenhand/1, to the text it speaks of, and to itself, byte by byte."""

import json

import jsonschema
import pytest
from conftest import ROOT

SCHEMA = json.loads((ROOT / "docs" / "evenhand-1.schema.json").read_text(encoding="utf-8"))
SAMPLE = ROOT / "seeds" / "aleppo-offensive.txt"
MIXED = (
    "\ufeffThe regime’s thugs fled. 😀\r\n\r\n“They are terrorists,” the mayor said.\r\rWestern-backed separatist"
    " militants stormed the town on Monday, and an insurgent was killed.\n"
)


def closed(schema):
    """The schema with no room for keys that it does not describe."""
    if isinstance(schema, dict):
        out = {key: closed(value) for key, value in schema.items()}
        if "properties" in schema:
            out["additionalProperties"] = False
        return out
    return [closed(item) for item in schema] if isinstance(schema, list) else schema


@pytest.fixture
def checked(cli, draft):
    def _checked(*texts, args=()):
        paths = [draft(text, f"draft{k}.txt") for k, text in enumerate(texts)]
        return json.loads(cli("check", "--format", "json", *args, *paths).out)

    return _checked


def test_the_schema_is_itself_in_order():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_key_written_is_described(checked, sample):
    out = checked(sample, MIXED, "")
    jsonschema.Draft202012Validator(closed(SCHEMA)).validate(out)
    assert any("compound" in f for d in out["documents"] for f in d["findings"])


def test_what_was_not_checked_is_listed_and_counted_nowhere(cli, draft):
    out = json.loads(cli("check", "--format", "json", "gone.txt", draft("The council met.\n")).out)
    jsonschema.validate(out, SCHEMA)
    assert [u["path"] for u in out["unchecked"]] == ["gone.txt"]
    assert out["unchecked"][0]["error"] == "no such file"
    assert out["summary"]["documents"] == len(out["documents"]) == 1


def test_with_nothing_checked_it_is_still_one_object(cli):
    ran = cli("check", "--format", "json", "gone.txt")
    out = json.loads(ran.out)
    jsonschema.validate(out, SCHEMA)
    assert out["documents"] == []
    assert ran.code == 3


def test_offsets_lines_and_columns_point_at_the_text(checked):
    (document,) = checked(MIXED)["documents"]
    text = MIXED.removeprefix("\ufeff")
    assert document["findings"]
    for item in document["findings"] + [p for s in document["sentences"] for p in s["parts"]]:
        assert text[item["start"] : item["end"]] == item["text"]
    for item in document["findings"] + document["sentences"]:
        lines = text[: item["start"]].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert (item["line"], item["column"]) == (len(lines), len(lines[-1]) + 1)


def test_findings_are_sorted_and_belong_to_the_sentence_they_stand_in(checked, sample):
    (document,) = checked(sample)["documents"]
    starts = [f["start"] for f in document["findings"]]
    assert starts == sorted(starts)
    indices = [k for s in document["sentences"] for k in s["findings"]]
    assert indices == list(range(len(document["findings"])))
    for sentence in document["sentences"]:
        for k in sentence["findings"]:
            assert (
                sentence["start"]
                <= document["findings"][k]["start"]
                < document["findings"][k]["end"]
                <= sentence["end"]
            )


def test_parts_add_up_to_the_slant_exactly(checked, sample):
    sentences = [s for d in checked(sample, MIXED)["documents"] for s in d["sentences"]]
    assert sum(len(s["parts"]) > 1 for s in sentences) > 2
    for sentence in sentences:
        assert round(sum(p["weight"] for p in sentence["parts"]), 4) == sentence["slant"]


def test_without_a_model_slant_is_the_lexical_score(checked, sample):
    sentences = [s for d in checked(sample, MIXED, args=["--model", "off"])["documents"] for s in d["sentences"]]
    assert any(s["slant"] for s in sentences)
    assert all(s["slant"] == s["lexical"] and s["model"] is None for s in sentences)


def test_the_summary_adds_up(checked, sample):
    out = checked(sample, MIXED)
    summary, findings = out["summary"], [f for d in out["documents"] for f in d["findings"]]
    assert summary["findings"] == sum(not f["noted"] for f in findings) == sum(summary["by_severity"].values())
    assert summary["noted"] == sum(f["noted"] for f in findings) > 0
    assert summary["sentences"] == sum(len(d["sentences"]) for d in out["documents"])
    words = sum(d["words"] for d in out["documents"])
    assert abs(summary["slant"] - sum(d["slant"] * d["words"] for d in out["documents"]) / words) < 1e-3


def test_two_processes_write_the_same_bytes(process):
    runs = [process("check", "--format", "json", SAMPLE, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2")]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stdout


def test_nothing_but_ascii_is_written(checked, cli, draft):
    out = cli("check", "--format", "json", draft("The \x1b]0;x\x07regime’s \x9bthugs fled.\n")).out
    assert out.isascii()
    assert not set(map(chr, range(32))) & set(out.replace("\n", ""))


def test_a_fingerprint_stays_when_the_sentence_moves_and_differs_for_its_twin(checked):
    line = "The thugs fled."
    first, moved = checked(line, f"Rain fell.\n\n{line}\n\n{line}\n")["documents"]
    (a,) = first["findings"]
    b, c = moved["findings"]
    assert a["fingerprint"] == b["fingerprint"] != c["fingerprint"]


def test_the_python_interface_gives_the_same_document(checked, full, sample):
    (document,) = checked(sample)["documents"]
    report = full.analyze(sample, document["path"])
    assert report.to_dict() == document
