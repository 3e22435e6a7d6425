"""Programs, run as on a machine on which nothing of this run is set."""

import io
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCRIPTS = Path(sys.executable).parent
NO_CI = re.compile(r"CI|CI_.*|GITHUB_.*|GITLAB_.*|GIT_.*|PYTHONPATH|PRE_COMMIT.*|SMARTCERT_.*")


def clean(**more):
    """The environment of a machine on which nothing of this run is set."""
    kept = {name: value for name, value in os.environ.items() if not NO_CI.fullmatch(name)}
    return {**kept, "COLUMNS": "80", **{name: str(value) for name, value in more.items()}}


def run(*command, folder, **more):
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=clean(**more),
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return done.returncode, done.stdout.decode()


def git(*arguments, folder):
    settings = ("-c", "user.name=smartcert", "-c", "user.email=tests@smartcert.example")
    code, said = run("git", *settings, *arguments, folder=folder, GIT_CONFIG_GLOBAL=os.devnull)
    assert code == 0, said


def fits(schema, file):
    """Hold a file against a schema that check-jsonschema has; it takes long only to start."""
    import check_jsonschema

    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said), pytest.raises(SystemExit) as ended:
        check_jsonschema.main(["--builtin-schema", schema, str(ROOT / file)])
    assert ended.value.code == 0, said.getvalue()
