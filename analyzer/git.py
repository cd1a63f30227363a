"""What git says of changed files, from what is on this machine: nothing is fetched, no hook or helper is run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from analyzer.changes import Changes, parse
from analyzer.errors import UsageError

_QUIET = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


def changes(revision: str, folder: Path) -> Changes:
    """What has changed in the working tree since a revision, files not yet added included.

    Raises:
        UsageError: where the folder is in no repository, git is missing, or the revision is not to be had here.
    """
    top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    shallow = _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
    try:
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except UsageError as error:
        hint = "check its name; git branch -a and git tag list what there is"
        if shallow:
            hint = "this clone is shallow: fetch the history, for example git fetch --unshallow (or fetch-depth: 0)"
        raise UsageError(f"--diff {revision}: git knows no such revision here", hint) from error
    shown = _git(
        top, "-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv",
        "--find-renames", "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules", commit.strip().decode(), "--",
    )  # fmt: skip
    counted = _git(
        top, "diff", "--numstat", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules",
        commit.strip().decode(), "--",
    )  # fmt: skip
    # Of Word documents and text in UTF-16 git tells that they have changed, and not where.
    binary = [row.split(b"\t", 2)[2] for row in counted.split(b"\0") if row.startswith(b"-\t-\t")]
    others = _git(top, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
    known = _git(top, "ls-files", "-z").split(b"\0")
    found = parse(shown.decode("utf-8", "surrogateescape"), top)
    return Changes(found.hunks, _paths(top, [*others, *binary]), _paths(top, known))


def _paths(top: Path, names: Iterable[bytes]) -> frozenset[str]:
    root = os.path.realpath(top)
    return frozenset(f"{root}{os.sep}{os.fsdecode(name)}" for name in names if name)


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        ran = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            env={**os.environ, **_QUIET},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise UsageError(f"--diff needs git: {error.strerror}", "install it, or give --diff-file") from error
    if ran.returncode:
        said = ran.stderr.decode(errors="replace").strip().splitlines()
        if any("not a git repository" in line for line in said):
            raise UsageError(f"--diff: {folder} is not in a git repository", "call it inside one, or give --diff-file")
        raise UsageError(
            f"--diff: git {arguments[0]}: {said[-1] if said else 'failed'}", "mend that, or give --diff-file"
        )
    return ran.stdout
