"""Whole runs, as an officer would read them.

A case is a folder under `cases/pass`, `cases/fail` or `cases/invalid` (exit code 0, 1, 2) with the
arguments and, as files, all that the run prints. `pytest --update-golden` writes them anew.
"""

import shlex

import pytest

from smartcert.checking.exits import NOT_JUDGED, NOT_PASSED, PASSED
from smartcert.cli import run
from tests.conftest import CASES

CODES = {"pass": PASSED, "fail": NOT_PASSED, "invalid": NOT_JUDGED}
FOLDERS = sorted(path.parent for path in CASES.glob("*/*/arguments"))


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_run_prints_what_its_case_holds(case, capsysbinary, monkeypatch, request):
    monkeypatch.chdir(case)
    monkeypatch.setenv("COLUMNS", "80")
    arguments = shlex.split((case / "arguments").read_text("utf-8"))
    assert run(arguments) == CODES[case.parent.name]
    printed = capsysbinary.readouterr()
    for name, data in (("stdout", printed.out), ("stderr", printed.err)):
        golden = case / name
        if request.config.getoption("--update-golden"):
            golden.unlink(missing_ok=True)
            if data:
                golden.write_bytes(data)
        assert data.decode() == (golden.read_bytes().decode() if golden.exists() else "")


def test_every_exit_code_of_a_judgement_has_cases():
    assert {case.parent.name for case in FOLDERS} == set(CODES)
