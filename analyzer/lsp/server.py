"""The server's features over the protocol, by pygls: diagnostics, hovers, quick fixes, settings that are read again."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types as t
from pygls import uris
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from analyzer import config
from analyzer.baseline import NAME
from analyzer.lsp.session import Seen, Session, accepting, disabled
from analyzer.reporters import positions
from analyzer.reporters.rows import Row
from analyzer.version import __version__

_LEVELS = {
    "avoid": t.DiagnosticSeverity.Warning,
    "caution": t.DiagnosticSeverity.Information,
    "consider": t.DiagnosticSeverity.Hint,
}
_WATCHED = ("**/*.toml", f"**/{NAME}")


class Server(LanguageServer):
    """Holds the session beside the workspace."""

    def __init__(self) -> None:
        super().__init__("evenhand", f"v{__version__}", t.TextDocumentSyncKind.Incremental)
        self.session = Session()

    def told(self, document: TextDocument) -> Seen:
        """Checks a draft and sends what was found."""
        seen = self.session.check(document.uri, _path(document.uri), document.source, document.language_id or "")
        diagnostics = [self._diagnostic(document, row) for row in seen.rows]
        if seen.problem:
            place = t.Range(t.Position(0, 0), t.Position(0, 0))
            message = f"Not checked: {seen.problem}"
            diagnostics.append(t.Diagnostic(place, message, severity=t.DiagnosticSeverity.Error, source="evenhand"))
        self.text_document_publish_diagnostics(
            t.PublishDiagnosticsParams(uri=document.uri, version=document.version, diagnostics=diagnostics)
        )
        return seen

    def seen(self, document: TextDocument) -> Seen:
        """What was found in the draft as it is now."""
        seen = self.session.seen.get(document.uri)
        return seen if seen is not None and seen.text == document.source else self.told(document)

    def range(self, document: TextDocument, row: Row) -> t.Range:
        """A finding's place in the client's units."""
        start = t.Position(row.line - 1, row.column - 1)
        end = t.Position(row.end_line - 1, row.end_column - 1)
        return document.position_codec.range_to_client_units(_lines(document.source), t.Range(start, end))

    def position(self, document: TextDocument, offset: int) -> t.Position:
        """An offset's place in the client's units."""
        line, column = positions(document.source, [offset])[offset]
        at = t.Position(line - 1, column - 1)
        return document.position_codec.position_to_client_units(_lines(document.source), at)

    def _diagnostic(self, document: TextDocument, row: Row) -> t.Diagnostic:
        level = t.DiagnosticSeverity.Hint if row.noted else _LEVELS[row.severity]
        message = row.sentence + (" (quoted: noted, not counted)" if row.noted else "")
        return t.Diagnostic(self.range(document, row), message, severity=level, code=row.id, source="evenhand")


def _lines(source: str) -> list[str]:
    """Lines as reports count them: by LF, CRLF or a lone CR, and by nothing else."""
    import re

    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", source)


def _path(uri: str) -> Path:
    if uri.startswith("file:"):
        return Path(uris.to_fs_path(uri) or ".")
    return Path(uri.rpartition(":")[2].rpartition("/")[2] or "untitled")


def _overlap(a: t.Range, b: t.Range) -> bool:
    return _key(a.start) <= _key(b.end) and _key(b.start) <= _key(a.end)


def _key(position: t.Position) -> tuple[int, int]:
    return position.line, position.character


def _hover(row: Row) -> str:
    lines = [f"**{_plain(row.text)}**: {row.severity}, {row.category.replace('-', ' ')}, {row.voice}", "", row.message]
    if row.wordings:
        lines += ["", "Write: " + " | ".join(_plain(w) or "(cut it)" for w in row.wordings)]
    lines += ["", f"`evenhand explain {row.id}` tells more."]
    return "\n".join(lines)


def _plain(text: str) -> str:
    shown = " ".join(text.split())
    for mark in "\\`*_[]<>#":
        shown = shown.replace(mark, "\\" + mark)
    return shown


def _fixes(server: Server, document: TextDocument, row: Row, diagnostics: list[t.Diagnostic]) -> list[t.CodeAction]:
    place = server.range(document, row)
    mine = [d for d in diagnostics if d.code == row.id and d.range == place]

    def action(title: str, edit: t.WorkspaceEdit, preferred: bool = False) -> t.CodeAction:
        kind = t.CodeActionKind.QuickFix
        return t.CodeAction(title, kind=kind, diagnostics=mine or None, edit=edit, is_preferred=preferred or None)

    def here(text: str, at: t.Range) -> t.WorkspaceEdit:
        return t.WorkspaceEdit(changes={document.uri: [t.TextEdit(at, text)]})

    out = []
    if row.source.split() == row.text.split():
        only = len(row.wordings) == 1
        for wording in row.wordings:
            title = f"Write “{' '.join(wording.split())}”" if wording.strip() else f"Cut “{row.text.strip()}”"
            out.append(action(title, here(wording, place), only))
    comment = accepting(document.source, str(_path(document.uri)), row, document.language_id or "")
    if comment is not None:
        at = server.position(document, comment[0])
        out.append(action(f"Ignore {row.id} here (give the reason)", here(comment[1], t.Range(at, at))))
    edit = _everywhere(document, row)
    if edit is not None:
        out.append(action(f"Ignore {row.id} in the project", edit))
    return out


def _everywhere(document: TextDocument, row: Row) -> t.WorkspaceEdit | None:
    """The edit of the nearest configuration that switches an entry off, or a new one beside the draft."""
    if not document.uri.startswith("file:"):
        return None
    path = config.find(_path(document.uri).parent.absolute())
    if path is None:
        uri = uris.from_fs_path(str(_path(document.uri).parent / "evenhand.toml")) or ""
        start = t.Range(t.Position(0, 0), t.Position(0, 0))
        made = t.CreateFile(uri, options=t.CreateFileOptions(ignore_if_exists=True))
        versioned = t.OptionalVersionedTextDocumentIdentifier(uri)
        new = t.TextDocumentEdit(versioned, [t.TextEdit(start, f'disable = ["{row.id}"]\n')])
        return t.WorkspaceEdit(document_changes=[made, new])
    try:
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
    new_text = disabled(text, row.id, pyproject=path.name == "pyproject.toml")
    if new_text is None:
        return None
    whole = t.Range(t.Position(0, 0), t.Position(text.count("\n") + 1, 0))
    return t.WorkspaceEdit(changes={uris.from_fs_path(str(path)) or "": [t.TextEdit(whole, new_text)]})


def make() -> Server:
    """The server with its features."""
    server = Server()

    def document(uri: str) -> TextDocument:
        return server.workspace.get_text_document(uri)

    def again() -> None:
        server.session.forget()
        for uri in list(server.workspace.text_documents):
            server.told(document(uri))

    @server.feature(t.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: t.DidOpenTextDocumentParams) -> None:
        server.told(document(params.text_document.uri))

    @server.feature(t.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: t.DidChangeTextDocumentParams) -> None:
        server.told(document(params.text_document.uri))

    @server.feature(t.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: t.DidCloseTextDocumentParams) -> None:
        server.session.seen.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(t.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(t.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files(params: t.DidChangeWatchedFilesParams) -> None:
        again()

    @server.feature(t.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configuration(params: t.DidChangeConfigurationParams) -> None:
        again()

    @server.feature(t.INITIALIZED)
    async def initialized(params: t.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watched = workspace and workspace.did_change_watched_files
        if not (watched and watched.dynamic_registration):
            return
        watchers = [t.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = t.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = t.Registration("evenhand-files", t.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await server.client_register_capability_async(t.RegistrationParams([registration]))

    @server.feature(t.TEXT_DOCUMENT_HOVER)
    def hover(params: t.HoverParams) -> t.Hover | None:
        draft = document(params.text_document.uri)
        at = t.Range(params.position, params.position)
        rows = [row for row in server.seen(draft).rows if _overlap(server.range(draft, row), at)]
        if not rows:
            return None
        text = "\n\n---\n\n".join(map(_hover, rows))
        return t.Hover(t.MarkupContent(t.MarkupKind.Markdown, text), server.range(draft, rows[0]))

    @server.feature(t.TEXT_DOCUMENT_CODE_ACTION, t.CodeActionOptions(code_action_kinds=[t.CodeActionKind.QuickFix]))
    def actions(params: t.CodeActionParams) -> list[t.CodeAction]:
        draft = document(params.text_document.uri)
        only = params.context.only
        if only and not any(t.CodeActionKind.QuickFix.startswith(kind) for kind in only):
            return []
        out: list[t.CodeAction] = []
        for row in server.seen(draft).rows:
            if _overlap(server.range(draft, row), params.range):
                out += _fixes(server, draft, row, list(params.context.diagnostics))
        return out

    return server
