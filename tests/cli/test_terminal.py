"""Streams: a terminal, a pipe whose reader has gone, a full disk, and none at all."""

import errno
import io
import os
import re
import sys

import pytest

from smartcert.checking.exits import NOT_JUDGED, OUTPUT_LOST, PASSED
from smartcert.cli import run
from smartcert.cli.terminal import screen_view
from smartcert.language import language
from tests.conftest import ROOT
from tests.support.commands import smartcert
from tests.support.streams import Failing

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
SHOWN = ("show", "INN-DAT-03", "--lang", "ko")


def text(stream):
    """Give all that was written to a stream."""
    stream.flush()
    return stream.buffer.getvalue().decode(stream.encoding)


class Terminal(io.TextIOWrapper):
    def isatty(self):
        return True


class Named(io.StringIO):
    """A stream that names its encoding, which may be none that Python knows."""

    encoding = None

    def __init__(self, encoding):
        super().__init__()
        self.encoding = encoding


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def stdout(monkeypatch):
    """Put a stream in the place of standard output."""

    def put(stream):
        monkeypatch.setattr(sys, "stdout", stream)
        return stream

    return put


# --- terminals --------------------------------------------------------------------------


def test_a_terminal_gets_colours_and_else_the_words_of_a_pipe(stdout):
    terminal = stdout(Terminal(io.BytesIO(), "utf-8"))
    assert run(SHOWN) == PASSED
    shown = text(terminal)
    assert "\x1b[1m" in shown
    assert ESCAPES.sub("", shown) == smartcert(*SHOWN)[1]


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_without_colours_gets_none(name, value, stdout, monkeypatch):
    monkeypatch.setenv(name, value)
    terminal = stdout(Terminal(io.BytesIO(), "utf-8"))
    assert run(SHOWN) == PASSED
    assert text(terminal) == smartcert(*SHOWN)[1]


def test_a_terminal_gets_what_it_can_print(stdout):
    terminal = stdout(Terminal(io.BytesIO(), "ascii"))
    assert run(SHOWN) == PASSED
    assert "INN-DAT-03 ???" in ESCAPES.sub("", text(terminal))


@pytest.mark.parametrize(
    ("encoding", "bar"), [("utf-8", "█"), ("cp949", "#"), ("none-such", "#"), (None, "#")]
)
def test_bars_are_of_signs_that_the_stream_has(encoding, bar, stdout):
    stdout(Named(encoding))
    assert screen_view(language("en")).glyphs.full == bar


# --- streams that fail ------------------------------------------------------------------


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_stream_that_is_closed_is_written_nothing(stream, monkeypatch, capsys):
    monkeypatch.setattr(sys, stream, None)
    assert run(["show", "INN", "--lang", "en"]) == PASSED
    assert run(["show", "NONE", "--lang", "en"]) == NOT_JUDGED
    printed = capsys.readouterr()
    assert (printed.out == "") == (stream == "stdout")
    assert (printed.err == "") == (stream == "stderr")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)), ""),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "stdout: No space left on device\n"),
    ],
    ids=["reader gone", "disk full"],
)
def test_what_cannot_be_printed_does_not_change_the_code(error, said, stdout, tmp_path, capsys):
    with (tmp_path / "out").open("wb", buffering=0) as file:
        stdout(io.TextIOWrapper(Failing(error, file), "utf-8"))
        assert run(["show", "INN", "--lang", "en"]) == PASSED
        assert capsys.readouterr().err == said
        file.write(b"no more of it")  # goes nowhere
    assert (tmp_path / "out").read_bytes() == b""


def test_complaints_that_cannot_be_printed_are_given_up(monkeypatch, tmp_path, capsys):
    with (tmp_path / "errors").open("wb") as file:
        full = Failing(OSError(errno.ENOSPC, "No space left"), file)
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(full, "utf-8"))
        assert run(["show", "NONE", "--lang", "en"]) == NOT_JUDGED
    assert capsys.readouterr().out == ""


# --- what was asked for on standard output ------------------------------------------------

PRODUCTS = (
    "schema run",
    "schema run --output -",
    "schema run --output /dev/stdout",
    "init - --name A --kind gu",
    "evaluate city.yaml --format json",
    "evaluate city.yaml --format csv:/dev/stdout",
    "evaluate city.yaml --format github",
    "check city.yaml --format sarif --output other.json",
)


@pytest.fixture
def city(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "city.yaml").write_bytes((ROOT / "examples/dalseo.yaml").read_bytes())
    return tmp_path


@pytest.mark.parametrize("line", PRODUCTS)
@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "stdout: No space left on device\n"), (errno.EPIPE, "")],
    ids=["disk full", "reader gone"],
)
def test_a_result_that_standard_output_does_not_take_is_lost(
    line, number, said, stdout, city, capsys
):
    with (city / "out").open("wb", buffering=0) as file:
        error = OSError(number, os.strerror(number))  # Python makes a BrokenPipeError of EPIPE
        stdout(io.TextIOWrapper(Failing(error, file), "utf-8"))
        assert run([*line.split(), "--lang", "en"]) == OUTPUT_LOST
        complaint = capsys.readouterr().err
    if "other.json" in line:  # what goes to files is written all the same
        assert (city / "other.json").read_bytes()
        said += "other.json is written.\n"
    assert complaint == said


@pytest.mark.parametrize("line", PRODUCTS)
def test_a_result_is_lost_where_standard_output_is_closed(line, city, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    assert run(line.split()) == OUTPUT_LOST


@pytest.mark.parametrize("line", ["check city.yaml", "evaluate city.yaml --output -", "--help"])
def test_a_page_that_is_lost_does_not_change_the_code(line, stdout, city, capsys):
    with (city / "out").open("wb", buffering=0) as file:
        full = Failing(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), file)
        stdout(io.TextIOWrapper(full, "utf-8"))
        assert run([*line.split(), "--lang", "en"]) == PASSED
        assert capsys.readouterr().err == "stdout: No space left on device\n"


@pytest.mark.parametrize("file", ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_every_name_of_standard_output_is_that(file, city):
    printed = smartcert("evaluate", "city.yaml", "--format", "json")
    assert smartcert("evaluate", "city.yaml", "--format", f"json:{file}") == printed
    schema = smartcert("schema", "run")
    assert smartcert("schema", "run", "--output", file) == schema
    skeleton = smartcert("init", "-", "--name", "A", "--kind", "gu", "--date", "2022-08-31")
    made = smartcert("init", file, "--name", "A", "--kind", "gu", "--date", "2022-08-31")
    assert made == skeleton
