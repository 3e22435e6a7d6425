"""What a batch is asked for: what its arguments mean, and how it ends if it cannot go on."""

import re
from dataclasses import fields
from inspect import signature
from unicodedata import normalize

import pytest

from smartcert.batch.engine import NoSchedulerError
from smartcert.checking.exits import INTERRUPTED, NOT_JUDGED, NOT_PASSED, PASSED
from smartcert.cli.batch.request import Settings
from smartcert.cli.commands.batch import batch as command
from smartcert.files.source import LARGEST
from tests.conftest import ROOT
from tests.support.batches import HEADINGS, SMALL, as_table, cities
from tests.support.commands import smartcert


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    as_table(cities(3, seed=3), tmp_path / "t.csv")
    return tmp_path


def batch(*arguments):
    return smartcert("batch", *arguments, "--catalogue", SMALL)


def ended_by(error, monkeypatch):
    def carry_out(*_, **__):
        raise error

    monkeypatch.setattr("smartcert.batch.run.carry_out", carry_out)


# --- what the arguments mean ------------------------------------------------------------


def test_a_table_of_another_kind_is_told_which_are_read(folder):
    code, printed, complaint = batch("old.xls", "t.csv")
    assert code == NOT_JUDGED
    assert "3 judged" in printed
    assert "Did you mean .xlsx?" in complaint


def test_a_table_of_blank_rows_has_no_city(folder):
    blank = "," * (len(HEADINGS) - 1)
    (folder / "blank.csv").write_text(f"{','.join(HEADINGS)}\n{blank}\n{blank}\n", "utf-8")
    assert batch("blank.csv") == (NOT_JUDGED, "", "No city was found.\n")


# --- how it ends ------------------------------------------------------------------------


def test_a_run_that_is_stopped_says_how_to_go_on_and_keeps_its_work(folder, monkeypatch):
    ended_by(KeyboardInterrupt(), monkeypatch)
    stopped = (INTERRUPTED, "", "Stopped. The same command with --resume goes on.\n")
    assert batch("t.csv", "--out", "r.csv") == stopped
    assert (folder / "r.csv.parts").is_dir()
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    assert batch("t.csv", "--out", "r.csv", "--resume")[0] == NOT_PASSED
    assert not (folder / "r.csv.parts").exists()


def test_a_run_that_is_stopped_and_writes_nothing_leaves_nothing(folder, monkeypatch):
    (folder / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder / "temporary"))
    ended_by(KeyboardInterrupt(), monkeypatch)
    assert batch("t.csv") == (INTERRUPTED, "", "")
    assert [*(folder / "temporary").iterdir()] == []


def test_a_scheduler_that_is_not_there_is_named(folder, monkeypatch):
    ended_by(NoSchedulerError(), monkeypatch)
    asked = ("--engine", "dask", "--scheduler", "tcp://127.0.0.1:9", "--out", "r.csv")
    code, printed, complaint = batch("t.csv", *asked)
    assert (code, printed) == (NOT_JUDGED, "")
    assert re.fullmatch(r"No scheduler of dask's answers at tcp://127\.0\.0\.1:9\.\n", complaint)
    assert not (folder / "r.csv").exists()


# --- how it is asked for ----------------------------------------------------------------


def test_the_settings_are_the_parameters_of_the_command():
    parameters = [*signature(command).parameters]
    assert parameters == ["context", *(field.name for field in fields(Settings)), "lang"]


# --- endings ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["t.txt", "t.json", "t.csv.gz", "t.parq", "t.pdf", "t", "t."])
@pytest.mark.parametrize("data", [b"city,kind\n", b"[]\n", b"\x1f\x8b", b"", b"x" * (LARGEST + 1)])
def test_a_file_that_ends_as_no_table_does_is_told_which_do(name, data, folder):
    (folder / name).write_bytes(data)
    for options in ([], ["--evidence", "not-required"], ["--sheet", "a"]):
        code, printed, complaint = batch(name, *options)
        assert (code, printed) == (NOT_JUDGED, "")
        assert complaint.startswith(f"{name}: error SC723\n  By its ending “{name}” is no table")
        assert "Save it as one of .csv, " in complaint


def test_an_assessment_may_end_as_it_likes(folder):
    text = (ROOT / "examples/dalseo.yaml").read_text("utf-8")
    for name in ("city", "city.txt", "city.json", "city.YML"):
        (folder / name).write_text(text, "utf-8")
        assert smartcert("batch", name, "--jobs", "1")[0] == PASSED
    (folder / "cp949.txt").write_bytes(text.replace("–", "-").encode("cp949", "replace"))
    code, printed, complaint = smartcert("batch", "cp949.txt", "--jobs", "1")
    assert (code, complaint) == (NOT_JUDGED, "")
    assert "SC105" in printed


def test_a_file_that_cannot_be_read_is_told_by_its_reader(folder):
    (folder / "a.txt").mkdir()
    assert "SC127" in batch("a.txt")[2]
    (folder / "a.txt").rmdir()
    (folder / "a.txt").symlink_to("none")
    assert "SC101" in batch("a.txt", "t.csv")[1]


def test_a_name_as_long_as_names_can_be_is_a_result(folder):
    name = "가" * 82 + ".csv"
    for options in ([], ["--resume"]):
        assert batch("t.csv", "--out", name, *options)[0] in {PASSED, NOT_PASSED}
        assert sorted(each.name for each in folder.iterdir()) == ["t.csv", name]


def test_a_folder_is_found_whatever_form_its_name_is_in(folder):
    apart = normalize("NFD", "결과")
    (folder / apart).mkdir()
    assert batch("t.csv", "--out", "결과/r.csv")[0] in {PASSED, NOT_PASSED}
    assert [each.name for each in (folder / apart).iterdir()] == ["r.csv"]
    moved = folder / apart / normalize("NFD", "표.csv")
    (folder / "t.csv").rename(moved)
    assert batch("결과/표.csv")[0] in {PASSED, NOT_PASSED}
    assert batch("결과/표.csv", "--out", "결과/표.csv")[2].endswith(
        "is an input; it is not overwritten.\n"
    )


def test_the_file_of_a_scheduler_is_an_input(folder):
    (folder / "s.json").write_text("{}")
    line = "--engine dask --scheduler s.json --out s.json"
    assert batch("t.csv", *line.split())[2] == "s.json is an input; it is not overwritten.\n"
