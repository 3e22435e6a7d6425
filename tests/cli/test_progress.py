"""The meter of a batch: on a terminal only, after a while, and taken away again."""

import io
import sys

import pytest

from smartcert.batch.run import Progress
from smartcert.cli.batch import progress
from smartcert.cli.batch.progress import meter
from smartcert.language import language

ENGLISH = language("en")


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")


def watched(monkeypatch):
    """Put a terminal in the place of standard error."""
    monkeypatch.setattr(sys, "stderr", Terminal())
    return sys.stderr


def test_a_terminal_is_shown_how_far_it_is_and_left_clean(monkeypatch):
    terminal = watched(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0)
    with meter(ENGLISH) as shown:
        shown.tell(Progress(0, 1000))
        shown.tell(Progress(30, 1000))
    printed = terminal.getvalue()
    assert "30/1,000" in printed
    assert "cities/s" in printed
    assert printed.endswith("\x1b[2K")  # the line is taken away


def test_what_is_soon_done_is_not_shown(monkeypatch):
    terminal = watched(monkeypatch)
    with meter(ENGLISH) as shown:
        shown.tell(Progress(30, 30))
    assert terminal.getvalue() == ""


def test_a_run_that_fails_leaves_the_terminal_clean_as_well(monkeypatch):
    terminal = watched(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0)

    def stopped():
        with meter(ENGLISH) as shown:
            shown.tell(Progress(1, 30))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert terminal.getvalue().endswith("\x1b[2K")


@pytest.mark.parametrize("stream", [None, io.StringIO()], ids=["closed", "no terminal"])
def test_where_nobody_looks_there_is_no_meter(stream, monkeypatch):
    monkeypatch.setattr(sys, "stderr", stream)
    with meter(ENGLISH) as shown:
        assert shown is None
    assert not (stream and stream.getvalue())


def test_hours_are_said_as_such(monkeypatch):
    terminal = watched(monkeypatch)

    class Clock:
        now = 0.0

        def monotonic(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    with meter(ENGLISH) as shown:
        shown.tell(Progress(0, 100_000))
        clock.now = 10.0
        shown.tell(Progress(100, 100_000))
    assert "10 cities/s, 2:46:30 left" in terminal.getvalue()
