"""Where the command begins and ends: the exit code, and what is still at work."""

import errno
import gc
import io
import os
import runpy
import sys
import threading

import pytest

from smartcert import __main__ as beginning
from smartcert.checking.exits import INTERRUPTED, NOT_JUDGED, PASSED
from smartcert.version import __version__
from tests.support.streams import Failing


@pytest.fixture(autouse=True)
def collecting():
    yield
    gc.enable()


def called(monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["smartcert", *arguments])


def test_the_version_is_said_at_once(monkeypatch, capsys):
    called(monkeypatch, "--version")
    runpy.run_path(beginning.__file__, run_name="__main__")
    assert capsys.readouterr() == (f"smartcert {__version__}\n", "")


def test_a_module_that_is_only_imported_runs_nothing(monkeypatch, capsys):
    called(monkeypatch, "--version")
    runpy.run_path(beginning.__file__)
    assert capsys.readouterr() == ("", "")


def test_it_exits_with_the_code_of_the_command_and_collects_no_rubbish(monkeypatch, capsys):
    called(monkeypatch, "show", "NONE", "--lang", "en")
    with pytest.raises(SystemExit) as ended:
        beginning.main()
    assert ended.value.code == NOT_JUDGED
    assert "There is no “NONE”" in capsys.readouterr().err
    assert not gc.isenabled()


class LeftError(Exception):
    """Stands for the end of the process at once."""


@pytest.mark.parametrize(
    ("daemon", "end"), [(True, SystemExit), (False, LeftError)], ids=["idle", "at work"]
)
def test_an_interrupted_run_waits_for_no_thread(daemon, end, monkeypatch):
    def leave(code):
        raise LeftError(code)

    threads = [threading.main_thread(), threading.Thread(daemon=daemon)]
    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr(threading, "enumerate", lambda: threads)
    monkeypatch.setattr("smartcert.cli.run", lambda _: INTERRUPTED)
    called(monkeypatch, "batch")
    with pytest.raises(end) as ended:
        beginning.main()
    assert ended.value.args == (INTERRUPTED,)


@pytest.mark.parametrize("option", ["--version", "-V"])
@pytest.mark.parametrize(
    ("started", "full_disk"),
    [
        ([], "Standard output: the disk is full.\n"),
        (["--lang", "ko"], "표준 출력: 디스크에 남은 공간이 없습니다.\n"),
    ],
    ids=["at once", "by the command"],
)
def test_the_version_is_a_page_that_may_be_lost(
    option, started, full_disk, monkeypatch, tmp_path, capsys
):
    monkeypatch.setenv("SMARTCERT_LANG", "en")
    called(monkeypatch, *started, option)
    for number, said in ((errno.ENOSPC, full_disk), (errno.EPIPE, "")):
        with (tmp_path / "out").open("wb", buffering=0) as file:
            full = Failing(OSError(number, os.strerror(number)), file)
            monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(full, "utf-8"))
            ended_well()
            assert capsys.readouterr().err == said
    monkeypatch.setattr(sys, "stdout", None)
    ended_well()
    assert capsys.readouterr() == ("", "")


def ended_well():
    """Run the command as it is called, to a code of 0 or to its end."""
    try:
        beginning.main()
    except SystemExit as ended:
        assert ended.code == PASSED  # noqa: PT017 - it need not exit
