"""Nothing is lost: decisions are on disk as they are made, drafts are written back as they were, or not at all."""

import errno
import json
import os
import stat

import pytest

from analyzer.errors import OutputError
from tui import save, sidecar
from tui.decisions import DRAFT, PROJECT
from tui.filters import actors_of
from tui.items import CHANGED, IGNORED, KEPT, UNDECIDED
from tui.session import Session

TEXT = "The regime fell on Monday. Militants fled to the hills.\n\nThe minister slammed the report in Accra.\n"
TERM = {"term": "politics/regime", "text": "regime"}


@pytest.fixture(autouse=True)
def state(monkeypatch, tmp_path_factory):
    """Decisions that find no place beside a draft go here."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder


@pytest.fixture
def begin(analyzer):
    """A draft read and analysed, as a new start of the program does it."""

    def _begin(path):
        session = Session(str(path))
        session.open()
        assert session.error is None
        session.analyse(analyzer).settle()
        return session

    return _begin


def states(session):
    return {i.finding.text: session.review.state(i) for i in session.review.items}


def item(session, text):
    return next(i for i in session.review.items if i.finding.text.strip() == text)


def test_what_changes_is_analysed_without_the_actors_and_a_rewritten_term_is_still_about_its_own(
    begin, draft, analyzer
):
    session = begin(draft("The regime fell on Monday. Militants fled to the hills.\n"))
    review = session.review
    assert review.report.actors
    about = list(actors_of(review, item(session, "regime")))
    assert about
    seen = []
    analyse = type(analyzer).analyze_document

    def spied(self, document, **more):
        seen.append(self)
        return analyse(self, document, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(analyzer), "analyze_document", spied)
        review.edit(0, "The regime fell late on Monday.")
        review.settle()
    assert [a.actors for a in seen] == [False]
    assert seen[0].lexicon is analyzer.lexicon, "it is held once"
    rewritten = item(session, "regime")
    assert rewritten.edited
    assert list(actors_of(review, rewritten)) == about
    assert analyzer.actors


def test_a_decision_is_on_disk_before_the_next_one(begin, draft):
    path = draft(TEXT)
    session = begin(path)
    session.record(session.review.use(item(session, "regime"), 1))
    held = json.loads((path.parent / ".evenhand" / "draft.txt.json").read_text())
    assert [(r["term"], r["decision"]) for r in held["findings"]] == [("politics/regime", "use")]
    assert path.read_text() == TEXT, "the draft itself is not touched"


def test_every_kind_of_decision_survives_a_new_start(begin, draft):
    path = draft(TEXT)
    first = begin(path)
    review = first.review
    first.record(review.own(item(first, "regime"), "cabinet"))
    first.record(review.keep(item(first, "slammed"), "his own word"))
    first.record(review.ignore(item(first, "Militants"), DRAFT))
    second = begin(path)
    assert second.review.result() == review.result()
    assert states(second) == states(first) == {"regime": CHANGED, "Militants": IGNORED, "slammed": KEPT}
    assert second.review.decision(item(second, "slammed")).reason == "his own word"
    assert second.review.history.unsaved


def test_a_rewritten_sentence_and_what_was_decided_in_it_survive_a_new_start(begin, draft):
    path = draft(TEXT)
    first = begin(path)
    first.review.edit(1, "The terrorists left.")
    first.review.settle()
    first.record(first.review.keep(next(i for i in first.review.items if i.edited), "a court said so"))
    second = begin(path)
    assert second.review.result() == first.review.result()
    assert [second.review.state(i) for i in second.review.items if i.edited] == [KEPT]


def test_a_term_ignored_in_the_project_is_ignored_in_its_other_drafts(begin, tmp_path):
    (tmp_path / "evenhand.toml").write_text("")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "draft.txt").write_text(TEXT)
    first = begin(tmp_path / "one" / "draft.txt")
    first.record(first.review.ignore(item(first, "regime"), PROJECT))
    assert states(begin(tmp_path / "two" / "draft.txt"))["regime"] == IGNORED
    first.record(first.review.undo())
    assert states(begin(tmp_path / "two" / "draft.txt"))["regime"] == UNDECIDED


def test_decisions_go_to_the_projects_folder_where_it_has_one(begin, tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".evenhand").mkdir()
    (tmp_path / "desk").mkdir()
    path = tmp_path / "desk" / "draft.txt"
    path.write_text(TEXT)
    session = begin(path)
    session.record(session.review.use(item(session, "regime"), 1))
    assert (tmp_path / ".evenhand" / "desk__draft.txt.json").is_file()
    assert not (tmp_path / "desk" / ".evenhand").exists()


def test_decisions_find_their_place_in_a_draft_that_changed(begin, draft):
    path = draft(TEXT)
    first = begin(path)
    first.record(first.review.use(item(first, "regime"), 1))
    first.record(first.review.keep(item(first, "slammed"), "quoted"))
    path.write_text(
        "A new first line.\n\n" + TEXT.replace("on Monday", "early on Monday").replace("in Accra", "in Lima")
    )
    second = begin(path)
    assert states(second) == {"regime": CHANGED, "Militants": UNDECIDED, "slammed": KEPT}
    assert second.review.result() == path.read_text().replace("regime", "government")
    assert not second.warning


def test_of_two_places_the_one_with_the_same_words_around_it_is_taken(begin, draft):
    path = draft("The regime in Lima spoke of trade. The regime in Oslo spoke of fish.")
    first = begin(path)
    first.record(first.review.keep(first.review.items[1], "Oslo"))
    path.write_text("The regime in Oslo then spoke of fish. The regime in Lima spoke of trade.")
    second = begin(path)
    assert [second.review.state(i) for i in second.review.items] == [KEPT, UNDECIDED]


def test_a_decision_whose_words_are_gone_is_told_and_kept(begin, draft):
    path = draft(TEXT)
    first = begin(path)
    first.record(first.review.keep(item(first, "slammed"), "quoted"))
    path.write_text("The regime fell on Monday.")
    second = begin(path)
    assert "1 earlier decision no longer fits" in second.warning
    second.record()
    path.write_text(TEXT)
    assert states(begin(path))["slammed"] == KEPT, "it comes back with its words"


def test_saved_wordings_are_not_decided_again_and_later_ones_are(begin, draft):
    path = draft(TEXT)
    first = begin(path)
    first.record(first.review.use(item(first, "regime"), 1))
    first.save()
    assert path.read_text() == TEXT.replace("regime", "government")
    assert not first.review.history.unsaved
    first.record(first.review.own(item(first, "Militants"), "armed men"))
    second = begin(path)
    assert second.review.result() == TEXT.replace("regime", "government").replace("Militants", "Armed men")
    assert second.review.history.unsaved
    assert not second.warning


def test_a_saved_decision_can_still_be_undone_and_saved_again(begin, draft):
    path = draft(TEXT)
    session = begin(path)
    session.review.use(item(session, "regime"), 1)
    session.save()
    session.review.undo()
    assert session.review.history.unsaved
    session.save()
    assert path.read_text() == TEXT


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode("utf-16"),
        b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"),
        TEXT.rstrip("\n").encode(),
        "The regime fell in Zürich.\r\nNext\nThird\r".encode(),
    ],
    ids=["utf-8", "bom", "crlf", "utf-16 cr", "utf-32", "no last newline", "mixed newlines"],
)
def test_saving_keeps_every_byte_that_was_not_decided(begin, draft, data):
    path = draft(data)
    session = begin(path)
    session.review.use(item(session, "regime"), 1)
    session.save()
    document, source = save.load(str(path))
    assert document.text == session.review.result()
    session.review.undo()
    session.save()
    assert path.read_bytes() == data
    assert source.exact


def test_saving_keeps_permissions_and_links(begin, draft, tmp_path):
    path = draft(TEXT)
    path.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    session = begin(link)
    session.review.use(item(session, "regime"), 1)
    session.save()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert "government" in path.read_text()


def test_a_character_that_the_encoding_lacks_is_named_and_nothing_is_written(analyzer, draft):
    path = draft(TEXT.replace("Accra", "Malmö"), encoding="cp1252")
    session = Session(str(path), "cp1252")
    session.open()
    session.analyse(analyzer)
    before = path.read_bytes()
    session.review.own(session.review.items[0], "правительство")
    with pytest.raises(OutputError, match="cp1252 has no “п”"):
        session.save()
    assert path.read_bytes() == before
    session.save(path.with_name("other.txt"))
    assert "правительство" in path.with_name("other.txt").read_text(encoding="utf-8").lower()


def test_a_read_only_draft_is_not_written(begin, draft):
    path = draft(TEXT)
    path.chmod(0o444)
    session = begin(path)
    session.review.use(item(session, "regime"), 1)
    with pytest.raises(OutputError, match="read-only"):
        session.save()
    assert path.read_text() == TEXT


def _full(monkeypatch):
    def no_room(handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", no_room)


def test_a_full_disk_leaves_the_draft_and_no_rubbish(begin, draft, monkeypatch):
    path = draft(TEXT)
    session = begin(path)
    session.record(session.review.use(item(session, "regime"), 1))
    _full(monkeypatch)
    with pytest.raises(OutputError) as raised:
        session.save()
    assert "No space left" in raised.value.message
    assert "make room" in raised.value.hint
    assert path.read_text() == TEXT
    assert sorted(p.name for p in path.parent.iterdir()) == [".evenhand", "draft.txt"]
    assert session.review.history.unsaved


def test_where_decisions_cannot_be_kept_beside_the_draft_they_go_to_the_users_folder(begin, draft, state):
    path = draft(TEXT)
    (path.parent / ".evenhand").write_text("in the way")
    session = begin(path)
    assert session.record(session.review.use(item(session, "regime"), 1)) == ""
    assert len(list(state.rglob("*.json"))) == 1
    assert states(begin(path))["regime"] == CHANGED


def test_the_newest_of_two_sets_of_decisions_counts(begin, draft, state):
    path = draft(TEXT)
    session = begin(path)
    session.record(session.review.use(item(session, "regime"), 1))
    folder = path.parent / ".evenhand"
    folder.rename(path.parent / "away")
    folder.write_text("in the way")
    session.record(session.review.keep(item(session, "slammed")))
    folder.unlink()
    (path.parent / "away").rename(folder)
    assert states(begin(path)) == {"regime": CHANGED, "Militants": UNDECIDED, "slammed": KEPT}


def test_decisions_that_are_nowhere_on_disk_are_told(begin, draft, monkeypatch):
    session = begin(draft(TEXT))
    monkeypatch.setattr(sidecar, "_written", lambda path, data: (_ for _ in ()).throw(OSError(28, "No space left")))
    said = session.record(session.review.use(item(session, "regime"), 1))
    assert "not on disk: No space left" in said
    assert not session.recorded


@pytest.mark.parametrize("rubbish", ["", "{", "[]", '{"schema": "other"}', "\x00", "[" * 100_000])
def test_a_sidecar_that_cannot_be_read_is_set_aside(begin, draft, rubbish):
    path = draft(TEXT)
    folder = path.parent / ".evenhand"
    folder.mkdir()
    (folder / "draft.txt.json").write_text(rubbish)
    session = begin(path)
    assert "set aside" in session.warning
    assert (folder / "draft.txt.damaged").read_text() == rubbish
    assert set(states(session).values()) == {UNDECIDED}


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"key": 3, "term": None, "decision": "use"},
        {**TERM, "decision": "use", "wording": 1, "replaces": "regime", "offset": 0},
        {**TERM, "decision": "use", "wording": "x", "replaces": "y", "offset": 9_999},
        {**TERM, "decision": "burn"},
        {**TERM, "decision": "use", "wording": "x", "replaces": "T", "offset": -4,
         "start": "far"},
    ],
)  # fmt: skip
def test_a_sidecar_edited_by_hand_cannot_break_the_text(begin, draft, row):
    path = draft(TEXT)
    folder = path.parent / ".evenhand"
    folder.mkdir()
    content = {"schema": sidecar.SCHEMA, "findings": [row, "no object"], "sentences": [row], "terms": row}
    (folder / "draft.txt.json").write_text(json.dumps(content))
    session = begin(path)
    result = session.review.result()
    assert result == TEXT or result.count("x") > TEXT.count("x")
    while session.review.undo():
        pass


def test_a_draft_changed_or_deleted_on_disk_is_noticed(begin, draft):
    path = draft(TEXT)
    session = begin(path)
    assert session.on_disk() == save.SAME
    os.utime(path, (1, 1))
    assert session.on_disk() == save.SAME, "the date alone does not matter"
    path.write_text(TEXT + "More.")
    assert session.on_disk() == save.CHANGED
    path.unlink()
    assert session.on_disk() == save.GONE
    session.review.use(item(session, "regime"), 1)
    session.save()
    assert path.read_text() == TEXT.replace("regime", "government")


def test_a_draft_that_cannot_be_read_is_an_error_with_a_hint(tmp_path):
    for name, data in (("gone.txt", None), ("bad.txt", b"caf\xe9"), ("doc.txt", b"PK\x03\x04")):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        session = Session(str(tmp_path / name))
        session.open()
        assert session.error is not None
        assert session.error.hint
