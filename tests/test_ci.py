"""What CI systems are given is what they take: by their schemas, and run as far as one machine can."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys

import pytest
from conftest import ROOT

ruamel = pytest.importorskip("ruamel.yaml")


def yaml(text):
    return ruamel.YAML(typ="safe", pure=True).load(text)


def valid(path, schema):
    """Checks a file against a schema that the checker ships; nothing is fetched."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def snippets():
    return re.findall(r"## ([^\n]+)\n[^`]*?```yaml\n(.*?)```", (ROOT / "docs" / "ci.md").read_text("utf-8"), re.DOTALL)


def test_the_action_the_workflow_and_the_gitlab_job_are_valid(tmp_path, cli):
    valid(ROOT / "action.yml", "github-actions")
    shown = dict(snippets())
    (tmp_path / "job.yml").write_text(shown["GitLab"])
    valid(tmp_path / "job.yml", "gitlab-ci")
    cli("init")
    workflow = tmp_path / ".github" / "workflows" / "evenhand.yml"
    valid(workflow, "github-workflows")
    assert yaml(workflow.read_text()) == yaml(shown["GitHub Actions"])
    assert yaml((tmp_path / ".pre-commit-config.yaml").read_text()) == yaml(shown["pre-commit"])


LOADED, NEUTRAL = "The thugs came.\n", "The council met.\n"


@pytest.fixture
def action(tmp_path):
    """Runs the action's check as the runner would: its own bash, with the inputs' defaults or others."""
    action = yaml((ROOT / "action.yml").read_text("utf-8"))
    step = action["runs"]["steps"][1]
    command = tmp_path / "runner" / "evenhand" / "bin" / "evenhand"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m analyzer "$@"\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    work = tmp_path / "work"
    work.mkdir()

    def run(files, **inputs):
        for name, text in files.items():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            (work / name).write_text(text)
        values = {name: told.get("default", "") for name, told in action["inputs"].items()}
        values |= {name.replace("_", "-"): value for name, value in inputs.items()}
        filled = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: values[m[1]], told)
            for name, told in step["env"].items()
        }
        assert not any("${{" in value for value in filled.values())
        env = {**os.environ, **filled, "RUNNER_TEMP": str(tmp_path / "runner"), "PYTHONPATH": str(ROOT)}
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(shell, cwd=work, env=env, capture_output=True, text=True, check=False)

    return run


def test_the_action_fails_on_findings_and_passes_without(action):
    ran = action({"d/a.md": LOADED})
    assert ran.returncode == 1 and "::error file=d/a.md,line=1" in ran.stdout
    ran = action({"d/a.md": NEUTRAL})
    assert ran.returncode == 0 and "::" not in ran.stdout


def test_the_actions_inputs_reach_the_command_as_they_are(action, tmp_path):
    files = {"two words.txt": LOADED, "b.txt": LOADED, "$(touch gotcha).txt": LOADED}
    ran = action(files, paths="two words.txt\n$(touch gotcha).txt\n", arguments="--model\noff", fail_on="never")
    assert ran.returncode == 0
    assert ran.stdout.count("::error") == 2
    assert not (tmp_path / "work" / "gotcha").exists()
    ran = action({}, paths="gone.txt")
    assert ran.returncode == 3


def test_the_action_writes_sarif_to_a_file(action, tmp_path):
    action({"a.txt": LOADED}, paths="a.txt", format="sarif", output="out.sarif")
    assert len(json.loads((tmp_path / "work" / "out.sarif").read_text())["runs"][0]["results"]) == 1


def test_the_action_checks_what_a_change_touches(action, tmp_path):
    work = tmp_path / "work"
    (work / "a.txt").write_text(LOADED)
    env = {**os.environ, **{f"GIT_{w}_{v}": "x@y.z" for w in ("AUTHOR", "COMMITTER") for v in ("NAME", "EMAIL")}}
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=work, env=env, check=True)
    assert action({"b.txt": NEUTRAL}, diff="HEAD").returncode == 0
    assert action({"b.txt": LOADED}, diff="HEAD").returncode == 1
    assert action({}, diff="nowhere").returncode == 2


def test_the_hooks_run_in_pre_commit(tmp_path, monkeypatch):
    """The hook's own entry and patterns, under pre-commit; only the environment that it would install is ours."""
    pytest.importorskip("pre_commit")
    from pre_commit.clientlib import load_manifest

    hooks = {hook["id"]: hook for hook in load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))}
    hook = hooks["evenhand"]
    binaries = tmp_path / "bin"
    binaries.mkdir()
    command = binaries / "evenhand"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m analyzer "$@"\n')
    command.chmod(0o755)
    work = tmp_path / "work"
    (work / "old").mkdir(parents=True)
    local = {k: hook[k] for k in ("id", "name", "entry", "files", "types", "require_serial")} | {"language": "system"}
    (work / ".pre-commit-config.yaml").write_text(json.dumps({"repos": [{"repo": "local", "hooks": [local]}]}))
    (work / "evenhand.toml").write_text('exclude = ["old/"]\n')
    (work / "a.md").write_text(NEUTRAL)
    (work / "old" / "b.txt").write_text(LOADED)
    (work / "c.py").write_text(f"# {LOADED}")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PRE_COMMIT_HOME": str(tmp_path / "home")}
    env["PATH"] = f"{binaries}{os.pathsep}{env['PATH']}"

    def run():
        subprocess.run(["git", "init", "-q"], cwd=work, check=True)
        subprocess.run(["git", "add", "-A"], cwd=work, check=True)
        command = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
        return subprocess.run(command, cwd=work, env=env, capture_output=True, text=True, check=False)

    ran = run()
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (work / "a.md").write_text(LOADED)
    ran = run()
    assert ran.returncode == 1 and "thugs" in ran.stdout and "b.txt" not in ran.stdout


def test_every_suffix_that_can_be_read_is_in_a_hook():
    from analyzer.readers import READERS

    hooks = yaml((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert shutil.which("git")
    for suffix in READERS:
        assert any(re.search(hook["files"], f"draft{suffix}") for hook in hooks), suffix


def test_the_gitlab_job_writes_its_report(tmp_path):
    job = yaml(dict(snippets())["GitLab"])["evenhand"]
    (command,) = [line for line in job["script"] if line.startswith("evenhand ")]
    binary = tmp_path / "bin" / "evenhand"
    binary.parent.mkdir()
    binary.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m analyzer "$@"\n')
    binary.chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()
    env = {**os.environ, **{f"GIT_{w}_{v}": "x@y.z" for w in ("AUTHOR", "COMMITTER") for v in ("NAME", "EMAIL")}}
    env |= {"PATH": f"{binary.parent}{os.pathsep}{env['PATH']}", "PYTHONPATH": str(ROOT)}
    (work / "a.txt").write_text(LOADED)
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run(["git", *arguments], cwd=work, env=env, check=True)
    env["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = "HEAD"
    (work / "b.txt").write_text(LOADED)
    ran = subprocess.run(["bash", "-ec", command], cwd=work, env=env, check=False)
    assert ran.returncode == 1
    report = json.loads((work / job["artifacts"]["reports"]["codequality"]).read_text())
    assert [issue["location"]["path"] for issue in report] == ["b.txt"]
