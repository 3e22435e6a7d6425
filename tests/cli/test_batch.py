"""What a batch is asked for: what its arguments mean, and how it ends if it cannot go on."""

import re
from dataclasses import fields
from inspect import signature

import pytest

from smartcert.batch.engine import NoSchedulerError
from smartcert.checking.exits import INTERRUPTED, NOT_JUDGED, NOT_PASSED
from smartcert.cli.batch.request import Settings
from smartcert.cli.commands.batch import batch as command
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
