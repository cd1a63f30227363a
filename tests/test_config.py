"""Settings come from the nearest configuration file, under the command line's, and a wrong one names its mend."""

import re
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT

from analyzer import config
from analyzer.errors import UsageError
from lexicon import load_lexicon

LOADED = "The regime sent its thugs to the village.\n"


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_the_settings_that_the_readme_shows_are_settings(tmp_path):
    block = re.search(r"```toml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert block is not None
    settings = config.load(write(tmp_path / "evenhand.toml", block[1]))
    assert settings.fail_on == "caution"
    assert settings.disable == ("general/note-verb", "geo-naming")


def test_every_setting_is_read(tmp_path):
    path = write(
        tmp_path / "evenhand.toml",
        'packs = ["house.toml"]\ndisable = ["geo-naming"]\nfail-on = "avoid"\nmax-slant = 0.5\nencoding = "cp1252"\n'
        '[house]\nmilitant = "none"\n[voice]\nquoted = "check"\n',
    )
    settings = config.load(path)
    assert settings == config.Settings(
        packs=(tmp_path / "house.toml",),
        disable=("geo-naming",),
        house={"militant": "none"},
        voice={"quoted": "check"},
        fail_on="avoid",
        max_slant=0.5,
        encoding="cp1252",
    )


def test_the_nearest_file_upward_is_taken(tmp_path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    write(tmp_path / "evenhand.toml", "")
    assert config.find(deep) == tmp_path / "evenhand.toml"
    write(tmp_path / "a" / "pyproject.toml", "[tool.other]\n")
    assert config.find(deep) == tmp_path / "evenhand.toml"
    write(tmp_path / "a" / "pyproject.toml", "[tool.evenhand]\nfail-on = 'never'\n")
    assert config.find(deep) == tmp_path / "a" / "pyproject.toml"
    assert config.load(config.find(deep)).fail_on == "never"
    write(deep / "evenhand.toml", "")
    assert config.find(deep) == deep / "evenhand.toml"


@pytest.mark.parametrize(
    ("text", "said", "mend"),
    [
        ("voise = 1", "unknown key 'voise'", "did you mean 'voice'?"),
        ("zzz = 1", "unknown key 'zzz'", "use one of packs,"),
        ("packs = 'house.toml'", "packs is not a list", "["),
        ("disable = [1]", "disable is not a list of texts", "["),
        ("house = 'x'", "house is not a table", "under it"),
        ("[voice]\nqouted = 'note'", "no voice 'qouted'", "did you mean 'quoted'?"),
        ("[voice]\nquoted = 'nope'", "no policy 'nope'", "did you mean 'note'?"),
        ("fail-on = 'cautoin'", "'cautoin' is no level", "did you mean 'caution'?"),
        ("max-slant = 2", "2 is no number from 0 to 1", "0.5"),
        ("max-slant = true", "True is no number", "0.5"),
        ("max-slant = nan", "nan is no number", "0.5"),
        ("encoding = 'utf8000'", "no encoding 'utf8000'", "utf-8"),
        ("encoding = 8", "encoding is not text", '"…"'),
        ("a = [", "not valid TOML", "mend the syntax"),
        ("a = " + "[" * 9000, "nested too deep", "mend the syntax"),
    ],
)
def test_a_wrong_setting_names_file_key_and_mend(tmp_path, text, said, mend):
    path = write(tmp_path / "evenhand.toml", text)
    with pytest.raises(UsageError) as raised:
        config.load(path)
    assert raised.value.message.startswith(str(path))
    assert said in raised.value.message
    assert mend in raised.value.hint


def test_a_file_that_is_not_utf_8_is_told_with_its_byte(tmp_path):
    path = tmp_path / "evenhand.toml"
    path.write_bytes(b"# caf\xe9")
    with pytest.raises(UsageError, match="not UTF-8 at byte 5"):
        config.load(path)


def test_a_folder_that_a_path_only_passes_through_is_not_above_its_file(tmp_path, monkeypatch):
    for name in ("here", "opinion"):
        (tmp_path / name).mkdir()
    write(tmp_path / "here" / "evenhand.toml", "")
    monkeypatch.chdir(tmp_path / "here")
    write(tmp_path / "evenhand.toml", '[[overrides]]\nfiles = ["opinion/**"]\nfail-on = "never"\n')
    assert config.find(Path("../opinion").absolute()) == tmp_path / "evenhand.toml"
    settings = config.load(Path("../evenhand.toml"))
    assert settings.for_file(Path("../opinion/a.md")).fail_on == "never"
    assert settings.for_file(Path("../here/../other/a.md")).fail_on == "caution"


@pytest.mark.parametrize("text", ["[tool]\nevenhand.fail-on = 'never'\n", "[ tool . evenhand ]\nfail-on = 'never'\n"])
def test_a_table_is_found_however_its_name_is_written(tmp_path, text):
    write(tmp_path / "pyproject.toml", text)
    assert config.load(config.find(tmp_path)).fail_on == "never"


def test_a_project_that_only_depends_on_evenhand_sets_nothing(tmp_path):
    write(tmp_path / "evenhand.toml", "")
    (tmp_path / "a").mkdir()
    write(tmp_path / "a" / "pyproject.toml", "[project]\ndependencies = ['evenhand']\n")
    assert config.find(tmp_path / "a") == tmp_path / "evenhand.toml"


def test_shown_settings_are_settings(cli, tmp_path):
    write(tmp_path / "evenhand.toml", "disable = ['a']\n[review]\ntheme = 'light'\nkeys = { quit = ['q', '\\\\'] }\n")
    shown = tomllib.loads(cli("config", "--show").out)
    assert shown["disable"] == ["a"] and shown["review"] == {"theme": "light", "keys": {"quit": ["q", "\\\\"]}}


def test_the_command_line_stands_over_the_file(cli, draft):
    write(draft("", "evenhand.toml"), 'fail-on = "never"\n')
    path = draft(LOADED)
    assert cli("check", path).code == 0
    assert cli("check", "--fail-on", "avoid", path).code == 1
    assert cli("check", "--no-config", path).code == 1


def test_a_named_file_is_read_instead_of_the_nearest(cli, draft):
    draft('fail-on = "never"\n', "evenhand.toml")
    other = draft('fail-on = "caution"\n', "other.toml")
    assert cli("check", "--config", other, draft(LOADED)).code == 1


def test_disabled_names_of_file_and_command_line_are_joined(cli, draft):
    draft('disable = ["loaded-noun"]\n', "evenhand.toml")
    out = cli("check", "--disable", "contested-label", "--disable", "dysphemism", draft(LOADED)).out
    assert "loaded noun" not in out
    assert "dysphemism" not in out


def test_a_voice_policy_of_the_file_holds(cli, draft):
    draft('[voice]\noutlet = "ignore"\n', "evenhand.toml")
    assert "No loaded words" in cli("check", draft(LOADED)).out


def test_the_documented_settings_and_pack_are_in_order(tmp_path):
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    settings, pack = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    loaded = config.load(write(tmp_path / "evenhand.toml", settings))
    assert all(
        getattr(loaded, name) != getattr(config.Settings(), name) for name in ("packs", "disable", "house", "voice")
    )
    lexicon = load_lexicon([write(tmp_path / "house.toml", pack)])
    assert lexicon.by_id["conflict/terrorist"].strength == 2
    assert lexicon.by_id["politics/glory-days"].lemma == "glory days"
    assert "conflict/militia" not in lexicon.by_id
