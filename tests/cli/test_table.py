"""Rows that are to be files, and cannot be read as rows, or count no evidence."""

import pytest

from smartcert.checking.exits import NOT_JUDGED, PASSED
from tests.conftest import DATA
from tests.support.commands import smartcert


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def to_files(table):
    asked = ("--output", "back", "--date", "2022-08-31", "--catalogue", DATA / "small.yaml")
    return smartcert("table", "to-files", table, *asked)


def test_what_is_no_row_keeps_all_files_from_being_written(folder):
    good = '{"city": "벼리시", "kind": "gun", "A-1": 14}\n'
    (folder / "t.jsonl").write_text(good + "[1, 2]\n", "utf-8")
    code, printed, complaint = to_files("t.jsonl")
    assert (code, printed) == (NOT_JUDGED, "")
    assert "t.jsonl:2" in complaint
    assert not (folder / "back").exists()


def test_evidence_that_is_counted_as_none_is_listed_in_full(folder):
    (folder / "t.csv").write_text("city,kind,A-1,A-1.evidence\n벼리시,gun,14,0\n", "utf-8")
    assert to_files("t.csv") == (PASSED, "", "1 file is written to back.\n")
    assert "value: 14\n" in (folder / "back" / "벼리시.yaml").read_text("utf-8")
