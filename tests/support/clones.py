"""Copies of this project as a clone of it would be, with what is not committed yet."""

import os
import shutil
import subprocess
import tempfile

import pytest

from tests.conftest import ROOT


def clone(folder):
    """Copy the files of the project, and nothing that is built or installed, into a folder.

    Git tells which they are, also of an archive that holds no history, and of one that is
    another user's: a repository elsewhere to which every file is new.
    """
    if not shutil.which("git"):
        pytest.skip("git, which tells the files of the project from others, is not here")
    for name in filter(None, map(os.fsdecode, _listed().split(b"\0"))):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())


def _listed():
    # nothing of the repository from whose hook the tests are run
    environment = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}

    def git(*arguments):
        command = ("git", f"--git-dir={apart}", f"--work-tree={ROOT}", *arguments)
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        return done.stdout

    with tempfile.TemporaryDirectory() as apart:
        git("init", "--quiet")
        git("config", "core.excludesFile", "")
        return git("ls-files", "-z", "--others", "--exclude-standard")
