"""The language server, spoken to by a client over standard input and output, as an editor does."""

import asyncio
import sys
import tomllib
from contextlib import asynccontextmanager

import pytest
from conftest import ROOT

pytest.importorskip("pygls")
from lsprotocol import types as t
from pygls.lsp.client import LanguageClient

from analyzer.checking import Checker
from analyzer.config import Settings
from analyzer.lsp.session import Session, accepting, disabled

TEXT = "# News 😀\n\n😀😀 The thugs insisted that the **Western**-backed regime fell.\n"


class Editor(LanguageClient):
    """A client that keeps the diagnostics it is sent."""

    def __init__(self):
        super().__init__("tests", "1")
        self.sent = {}
        self.news = asyncio.Event()

        @self.feature(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params):
            self.sent[params.uri] = params
            self.news.set()

        @self.feature(t.CLIENT_REGISTER_CAPABILITY)
        def registered(params):
            return None

    async def diagnostics(self, uri):
        await asyncio.wait_for(self.news.wait(), 60)
        self.news.clear()
        return self.sent[uri].diagnostics


@asynccontextmanager
async def editor(folder, encodings=None):
    client = Editor()
    await client.start_io(sys.executable, "-m", "analyzer", "lsp", "--stdio", cwd=str(ROOT))
    general = t.GeneralClientCapabilities(position_encodings=encodings)
    await client.initialize_async(
        t.InitializeParams(t.ClientCapabilities(general=general), root_uri=folder.as_uri(), process_id=None)
    )
    client.initialized(t.InitializedParams())
    try:
        yield client
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await asyncio.wait_for(client.stop(), 60)


def opened(client, path, text, language="markdown"):
    client.text_document_did_open(t.DidOpenTextDocumentParams(t.TextDocumentItem(path.as_uri(), language, 1, text)))
    return path.as_uri()


def applied(text, edits, unit=2):
    """The text after edits whose columns count UTF-16 units, as most editors count."""
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:k]) for k in range(len(lines))]

    def offset(position):
        row = lines[position.line].encode("utf-16-le")[: position.character * unit]
        return starts[position.line] + len(row.decode("utf-16-le"))

    for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def covered(text, span):
    return applied(text, [t.TextEdit(span, "\0")]).partition("\0")


async def actions(client, uri, span):
    params = t.CodeActionParams(t.TextDocumentIdentifier(uri), span, t.CodeActionContext([]))
    return await client.text_document_code_action_async(params)


def test_findings_are_told_when_a_draft_is_opened_and_as_it_is_typed(tmp_path):
    async def run():
        async with editor(tmp_path) as client:
            uri = opened(client, tmp_path / "a.md", TEXT)
            found = await client.diagnostics(uri)
            assert {d.code for d in found} >= {"crime/thug", "general/insist", "conflict/western-backed"}
            thugs = next(d for d in found if d.code == "crime/thug")
            before, _, after = covered(TEXT, thugs.range)
            assert before.endswith("😀😀 The ") and after.startswith(" insisted")
            client.text_document_did_change(
                t.DidChangeTextDocumentParams(
                    t.VersionedTextDocumentIdentifier(2, uri),
                    [t.TextDocumentContentChangePartial(thugs.range, "men")],
                )
            )
            assert "crime/thug" not in {d.code for d in await client.diagnostics(uri)}
            client.text_document_did_close(t.DidCloseTextDocumentParams(t.TextDocumentIdentifier(uri)))
            assert list(await client.diagnostics(uri)) == []

    asyncio.run(run())


def test_places_are_told_in_the_units_that_the_client_asks_for(tmp_path):
    async def run(encodings):
        async with editor(tmp_path, encodings) as client:
            found = await client.diagnostics(opened(client, tmp_path / "a.md", TEXT))
            return next(d for d in found if d.code == "crime/thug").range.start.character

    assert asyncio.run(run([t.PositionEncodingKind.Utf8])) == len("😀😀 The ".encode())
    assert asyncio.run(run([t.PositionEncodingKind.Utf32])) == len("😀😀 The ")


def test_a_hover_tells_the_reasons_and_the_wordings(tmp_path):
    async def run():
        async with editor(tmp_path) as client:
            uri = opened(client, tmp_path / "a.md", TEXT)
            await client.diagnostics(uri)
            at = t.HoverParams(
                t.TextDocumentIdentifier(uri), t.Position(2, len("😀😀 The th".encode("utf-16-le")) // 2)
            )
            shown = (await client.text_document_hover_async(at)).contents.value
            assert (
                "avoid, dysphemism, outlet" in shown and "Write: " in shown and "evenhand explain crime/thug" in shown
            )
            nothing = t.HoverParams(t.TextDocumentIdentifier(uri), t.Position(0, 1))
            assert await client.text_document_hover_async(nothing) is None

    asyncio.run(run())


def test_each_wording_is_a_quick_fix_and_so_is_to_ignore(tmp_path):
    async def run():
        async with editor(tmp_path) as client:
            uri = opened(client, tmp_path / "a.md", TEXT)
            found = {d.code: d for d in await client.diagnostics(uri)}
            offered = {a.title: a for a in await actions(client, uri, found["general/insist"].range)}
            fix = offered["Write “said”"]
            assert fix.is_preferred
            assert "The thugs said that" in applied(TEXT, fix.edit.changes[uri])
            ignored = applied(TEXT, offered["Ignore general/insist here (give the reason)"].edit.changes[uri])
            ignored = ignored.replace("REASON", "she would not be moved")
            client.text_document_did_change(
                t.DidChangeTextDocumentParams(
                    t.VersionedTextDocumentIdentifier(2, uri), [t.TextDocumentContentChangeWholeDocument(ignored)]
                )
            )
            left = {d.code: d for d in await client.diagnostics(uri)}
            assert "general/insist" not in left and "crime/thug" in left
            # Where markup stands inside, a wording pasted over it would cut it apart.
            titles = [a.title for a in await actions(client, uri, left["conflict/western-backed"].range)]
            assert not any(title.startswith("Write “Western") for title in titles)
            assert any("in the project" in title for title in titles)

    asyncio.run(run())


def test_settings_are_read_again_when_they_change(tmp_path):
    async def run():
        path = tmp_path / "evenhand.toml"
        path.write_text('# ours\n[house]\nmilitant = "none"\n')
        async with editor(tmp_path) as client:
            uri = opened(client, tmp_path / "a.md", TEXT)
            found = {d.code: d for d in await client.diagnostics(uri)}
            offered = {a.title: a for a in await actions(client, uri, found["crime/thug"].range)}
            (edit,) = offered["Ignore crime/thug in the project"].edit.changes[path.as_uri()]
            assert tomllib.loads(edit.new_text) == {"disable": ["crime/thug"], "house": {"militant": "none"}}
            path.write_text(edit.new_text)
            event = t.FileEvent(path.as_uri(), t.FileChangeType.Changed)
            client.workspace_did_change_watched_files(t.DidChangeWatchedFilesParams([event]))
            assert "crime/thug" not in {d.code for d in await client.diagnostics(uri)}
            path.write_text("fail-onn = 1\n")
            client.workspace_did_change_configuration(t.DidChangeConfigurationParams(None))
            (problem,) = await client.diagnostics(uri)
            assert "unknown key 'fail-onn'" in problem.message and problem.severity == t.DiagnosticSeverity.Error

    asyncio.run(run())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "One.\n\nThugs came here.\n"),
        ("a.md", "Thugs came here.\n"),
        ("a.md", "We saw that\nthugs came here\nand left.\n"),
        ("a.md", "# Thugs came\n"),
        ("a.md", "We saw that *thugs* came.\n"),
        ("a.txt", "Thugs came here.\n"),
        ("a.html", "<p>Thugs came here.</p>"),
    ],
)
def test_the_comment_accepts_the_finding_and_leaves_the_text_as_it_was(tmp_path, name, text):
    session = Session()
    path = tmp_path / name
    (row,) = session.check("u", path, text).rows
    at, comment = accepting(text, str(path), row)
    after = session.check("u", path, text[:at] + comment.replace("REASON", "so") + text[at:])
    assert after.rows == () and not after.report.notices
    before = Checker().read(name, text.encode(), Settings()).text
    assert after.report.document.text.split() == before.split()


@pytest.mark.parametrize("text", ["- Thugs came.\n", "> Ana Ruiz said.\n>\n> - Thugs came.\n", "1. Thugs came.\n"])
def test_where_a_comment_would_change_the_document_none_is_offered(tmp_path, text):
    for row in Session().check("u", tmp_path / "a.md", text).rows:
        assert accepting(text, "a.md", row) is None


def test_the_encoding_of_files_is_not_that_of_the_editors_text(tmp_path):
    (tmp_path / "evenhand.toml").write_text('encoding = "cp1252"\n')
    seen = Session().check("u", tmp_path / "a.txt", "Café “one” é: the thugs came.")
    assert not seen.problem
    assert [(row.text, row.column) for row in seen.rows] == [("thugs", 19)]


def test_what_the_baseline_accepts_is_not_told(cli, tmp_path):
    (tmp_path / "evenhand.toml").write_text("")
    (tmp_path / "a.txt").write_text("The thugs came.\n")
    session = Session()

    def told():
        return [
            row.text for row in session.check("u", tmp_path / "a.txt", "The thugs came.\n\nThe regime fell.\n").rows
        ]

    assert told() == ["thugs", "regime"]
    assert cli("baseline", "a.txt").code == 0
    assert told() == ["regime"]
    (tmp_path / "evenhand-baseline.json").write_text("{}")
    assert told() == [] and "is no baseline" in session.seen["u"].problem


@pytest.mark.parametrize("text", ["disable = []\r\nfail-on = 'avoid'\r\n", "[tool.evenhand]\r\nfail-on = 'avoid'\r\n"])
def test_line_ends_of_a_configuration_stay_as_they_are(text):
    new = disabled(text, "x/y", pyproject="tool" in text)
    assert new is not None and new.count("\r\n") == new.count("\n")


@pytest.mark.parametrize(
    ("text", "pyproject", "expected"),
    [
        ("", False, {"disable": ["x/y"]}),
        ('disable = ["a/b"]\n[house]\nq = "r"\n', False, {"disable": ["x/y", "a/b"], "house": {"q": "r"}}),
        ('disable = [\n  "a/b",  # why\n]\n', False, {"disable": ["x/y", "a/b"]}),
        ('[house]\ndisable = "r"\n', False, {"disable": ["x/y"], "house": {"disable": "r"}}),
        ('[tool.a]\nb = 1\n[tool.evenhand]\nfail-on = "avoid"\n', True, ["x/y"]),
        ("[tool.a]\nb = 1\n", True, None),
        ("not toml", False, None),
        ('s = """\ndisable = [\n"""\n', False, None),
    ],
)
def test_an_entry_is_switched_off_in_a_file_that_says_the_same_of_all_else(text, pyproject, expected):
    new = disabled(text, "x/y", pyproject=pyproject)
    told = None if new is None else tomllib.loads(new)
    if pyproject and told is not None:
        assert told["tool"]["evenhand"]["disable"] == expected
    else:
        assert told == expected


def test_without_its_library_the_extra_is_named(cli, monkeypatch):
    monkeypatch.setitem(sys.modules, "pygls", None)
    for name in [n for n in sys.modules if n.startswith(("pygls.", "analyzer.lsp.server"))]:
        monkeypatch.delitem(sys.modules, name)
    ran = cli("lsp")
    assert ran.code == 2
    assert "pip install 'evenhand[lsp]'" in ran.err
