"""Settings come in layers: files that a file extends, sections for some files, the command line; each is traceable."""

import pytest

from analyzer import config
from analyzer.errors import UsageError

LOADED = "The regime sent its thugs to the village.\n"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_settings_are_found_upward_from_the_file_and_not_from_the_folder_of_the_call(cli, tmp_path):
    write(tmp_path / "desk" / "evenhand.toml", 'fail-on = "never"\n')
    inside = write(tmp_path / "desk" / "deep" / "a.txt", LOADED)
    outside = write(tmp_path / "b.txt", LOADED)
    assert cli("check", inside).code == 0
    assert cli("check", outside).code == 1
    assert cli("check", inside, outside).code == 1
    assert cli("check", "-", "--stdin-filename", inside, stdin=LOADED.encode()).code == 0


def test_a_section_holds_for_the_files_that_it_names(cli, tmp_path):
    write(
        tmp_path / "evenhand.toml",
        '[[overrides]]\nfiles = ["opinion/**", "*.note.txt"]\nfail-on = "never"\n'
        '[[overrides]]\nfiles = ["opinion/strict.txt"]\nfail-on = "avoid"\ndisable = ["crime/thug"]\n',
    )
    codes = {
        name: cli("check", write(tmp_path / name, LOADED)).code
        for name in ("a.txt", "opinion/a.txt", "x.note.txt", "opinion/strict.txt")
    }
    assert codes == {"a.txt": 1, "opinion/a.txt": 0, "x.note.txt": 0, "opinion/strict.txt": 0}


def test_a_file_stands_on_those_that_it_extends(tmp_path):
    write(tmp_path / "base" / "base.toml", 'packs = ["p.toml"]\nfail-on = "avoid"\nmax-slant = 0.5\n[house]\na = "1"\n')
    path = write(
        tmp_path / "evenhand.toml",
        'extend = "base/base.toml"\npacks = ["q.toml"]\nfail-on = "never"\n[house]\nb = "2"\n',
    )
    settings = config.load(path)
    assert settings.packs == (tmp_path / "base" / "p.toml", tmp_path / "q.toml")
    assert (settings.fail_on, settings.max_slant) == ("never", 0.5)
    assert settings.house == {"a": "1", "b": "2"}
    assert settings.sources["max_slant"] == (str(tmp_path / "base" / "base.toml"),)


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_circle_of_extensions_is_told(tmp_path, length):
    for k in range(length):
        write(tmp_path / f"{k}.toml", f'extend = "{(k + 1) % length}.toml"')
    with pytest.raises(UsageError, match="extend goes in a circle"):
        config.load(tmp_path / "0.toml")


def test_two_ways_to_one_base_are_no_circle(tmp_path):
    write(tmp_path / "base.toml", 'fail-on = "avoid"')
    write(tmp_path / "a.toml", 'extend = "base.toml"')
    write(tmp_path / "b.toml", 'extend = "base.toml"')
    assert config.load(write(tmp_path / "c.toml", 'extend = ["a.toml", "b.toml"]')).fail_on == "avoid"


@pytest.mark.parametrize(
    ("text", "said", "mend"),
    [
        ("extned = 'x'", "unknown key 'extned'", "did you mean 'extend'?"),
        ("extend = 1", "extend is not a list of texts", "["),
        ("extend = 'gone.toml'", "gone.toml: No such file", "check the path"),
        ("override = []", "unknown key 'override'", "did you mean 'overrides'?"),
        ("overrides = 1", "overrides is not a list of tables", "[[overrides]]"),
        ("[[overrides]]\nfail-on = 'avoid'", "overrides 1: files is not a list", "opinion"),
        ("[[overrides]]\nfiles = ['*']\nfial-on = 'avoid'", "overrides 1: unknown key 'fial-on'", "'fail-on'"),
        ("[[overrides]]\nfiles = ['*']\nexclude = ['a']", "overrides 1: unknown key 'exclude'", "use one of"),
        ("[severity]\nx = 'caution!'", "'caution!' for 'x' is no severity", "did you mean 'caution'?"),
        ("gitignore = 'yes'", "'yes' is neither true nor false", "true or false"),
        ("unknown-suffix = 'skip'", "'skip' is no choice", "use one of text, refuse"),
        ("ignore = 'x'", "ignore is not a list of texts", "["),
        ("baseline = 2", "baseline is not text", '"'),
    ],
)
def test_a_wrong_layer_names_key_and_mend(cli, draft, text, said, mend):
    draft(text, "evenhand.toml")
    ran = cli("check", draft(LOADED))
    assert ran.code == 2
    assert said in ran.err and mend in ran.err and ran.err.count("\n") == 1


def test_severities_are_the_projects(cli, draft):
    draft('[severity]\n"crime/thug" = "consider"\nloaded-noun = "consider"\n', "evenhand.toml")
    ran = cli("check", draft(LOADED))
    assert ran.code == 0
    assert "consider · thugs" in ran.out


def test_ignored_phrases_hold_nothing_flagged(cli, draft):
    path = draft("He sued the Ministry of  regime\nAffairs. The regime fell.\n")
    draft('ignore = ["Ministry of Regime Affairs"]\n', "evenhand.toml")
    assert cli("check", "--model", "off", path).out.count("caution · ") == 1
    assert cli("check", "--model", "off", "--no-config", path).out.count("caution · ") == 2


def test_unknown_suffixes_can_be_refused(cli, draft):
    path = draft(LOADED, "a.copy")
    assert cli("check", path).code == 1
    draft('unknown-suffix = "refuse"\n', "evenhand.toml")
    ran = cli("check", path, draft("Neutral copy here.\n"))
    assert ran.code == 3
    assert "no reader for files of the suffix '.copy'" in ran.err


def test_config_show_tells_each_setting_and_its_source(cli, draft, tmp_path):
    draft('fail-on = "avoid"\n', "base.toml")
    draft('extend = "base.toml"\nmax-slant = 0.5\n[[overrides]]\nfiles = ["*.md"]\nmodel = "off"\n', "evenhand.toml")
    out = cli("config", "--show", "a.md", "--disable", "geo-naming").out
    rows = {row.split(" = ")[0]: row for row in out.splitlines()}
    assert rows["fail-on"].startswith('fail-on = "avoid"') and rows["fail-on"].endswith("base.toml")
    assert "max-slant = 0.5" in rows["max-slant"] and rows["max-slant"].endswith("evenhand.toml")
    assert 'model = "off"' in rows["model"] and rows["model"].endswith("overrides 1")
    assert rows["disable"].endswith("command line")
    assert rows["gitignore"].endswith("# default")
    assert 'model = "fast"' in cli("config", "--show", "a.txt").out


def test_what_config_shows_can_be_read_back(cli, draft, tmp_path):
    draft('packs = ["a b.toml"]\nignore = ["Élan \\"x\\""]\n[voice]\nquoted = "check"\n', "evenhand.toml")
    shown = cli("config", "--show", "a.txt").out
    back = config.load(write(tmp_path / "other.toml", shown))
    assert back == config.load(tmp_path / "evenhand.toml")


def test_what_init_writes_are_settings(cli, tmp_path):
    ran = cli("init")
    assert ran.code == 0 and ran.out.count("wrote ") == 3
    assert config.load(tmp_path / "evenhand.toml").fail_on == "caution"
    # Every setting that is only shown is one, too.
    text = (tmp_path / "evenhand.toml").read_text()
    rows = [r.removeprefix("# ") if " = " in r or "[[" in r else r for r in text.splitlines()]
    shown = "\n".join(rows)
    assert config.load(write(tmp_path / "shown.toml", shown)).overrides
    (tmp_path / "evenhand.toml").write_text("# mine\n")
    again = cli("init")
    assert again.code == 0 and again.out.count("wrote ") == 0
    assert (tmp_path / "evenhand.toml").read_text() == "# mine\n"
    assert again.err.count("is there already") == 3
