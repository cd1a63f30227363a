"""The pages of docs/lexicon are generated, complete, and as fresh as the packs."""

import pytest
from conftest import ROOT

from lexicon.document import NOTE, pages

FOLDER = ROOT / "docs" / "lexicon"


@pytest.fixture(scope="module")
def made(lexicon):
    return pages(lexicon)


def test_the_pages_in_the_repository_are_fresh(made):
    have = {p.name: p.read_text(encoding="utf-8") for p in FOLDER.glob("*.md")}
    stale = sorted(name for name in made.keys() | have.keys() if made.get(name) != have.get(name))
    assert stale == [], "run make lexicon"


def test_every_entry_has_its_place_with_advice_and_examples(made, lexicon):
    for e in lexicon.entries:
        page = made[f"{e.pack}.md"]
        assert page.count(f"`{e.id}` ·") == 1
        assert e.advice in page and e.flags[0] in page


def test_categories_and_rival_sets_are_all_shown(made, lexicon):
    assert all(f"| {name} |" in made["categories.md"] for name in lexicon.categories)
    assert all(f"{r.number}. {r.name}: " in made["rivals.md"] for r in lexicon.rivals)


def test_the_index_counts_every_entry(made, lexicon):
    assert f"{len(lexicon.entries)} entries: " in made["README.md"]
    rows = [row for row in made["README.md"].splitlines() if row.startswith("| [")]
    assert sum(int(row.split("|")[3]) for row in rows) == len(lexicon.entries)


def test_docs_are_written_checked_and_cleared_of_what_is_no_longer_made(cli, tmp_path):
    folder = tmp_path / "pages"
    assert cli("lexicon", "docs", folder).code == 0
    assert cli("lexicon", "docs", "--check", folder).code == 0
    (folder / "categories.md").write_text(NOTE + "stale", encoding="utf-8")
    (folder / "gone.md").write_text(NOTE + "a pack that is no more", encoding="utf-8")
    (folder / "notes.md").write_text("# Mine", encoding="utf-8")
    ran = cli("lexicon", "docs", "--check", folder)
    assert ran.code == 1
    stale = [line.split()[1] for line in ran.err.splitlines()]
    assert stale == [str(folder / "categories.md"), str(folder / "gone.md")]
    assert "2 changed" in cli("lexicon", "docs", folder).out
    assert not (folder / "gone.md").exists()
    assert (folder / "notes.md").read_text(encoding="utf-8") == "# Mine"


def test_a_page_that_somebody_wrote_is_not_written_over(cli, tmp_path):
    (tmp_path / "README.md").write_text("# My project", encoding="utf-8")
    ran = cli("lexicon", "docs", tmp_path)
    assert ran.code == 2
    assert "was not generated" in ran.err
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "# My project"
    assert len(list(tmp_path.glob("*.md"))) == 1
