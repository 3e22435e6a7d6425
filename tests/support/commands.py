"""The command, run in this process, and told by what it prints in which order.

A process takes a hundred times as long to start as most commands take to run; tests that are about
a process (signals, closed streams, what is imported) start one.
"""

import contextlib
import io
import os
import subprocess
import sys
from typing import NamedTuple
from unittest import mock

from smartcert.cli import run

OUT, ERR = 1, 2


class Ran(NamedTuple):
    """What a run came to: its exit code, and each piece that it wrote, with its stream."""

    code: int
    pieces: list[tuple[int, bytes]]

    def written(self, *streams):
        """Give what was written to these streams."""
        return b"".join(data for stream, data in self.pieces if stream in streams)


class Stream(io.BytesIO):
    """Notes what is written to it among what is written to others."""

    def __init__(self, number, pieces):
        super().__init__()
        self.number, self.pieces = number, pieces

    def write(self, data):
        self.pieces.append((self.number, bytes(data)))
        return len(data)


def ran(arguments, environment, stdin=b""):
    """Run the command under exactly this environment."""
    pieces = []
    out, err = (
        io.TextIOWrapper(Stream(number, pieces), "utf-8", write_through=True)
        for number in (OUT, ERR)
    )
    with (
        mock.patch.dict(os.environ, environment, clear=True),
        mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin or b""))),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = run(list(map(str, arguments)))
    return Ran(code, pieces)


def smartcert(*arguments, stdin=None, **environment):
    """Run the command in English; give exit code, standard output and standard error."""
    english = {**os.environ, "SMARTCERT_LANG": "en", "COLUMNS": "80", **environment}
    done = ran(arguments, english, stdin)
    return done.code, done.written(OUT).decode(), done.written(ERR).decode()


IMPORTED = """
import sys
sys.argv = ["smartcert", *{arguments!r}]
from smartcert.__main__ import main
try:
    main()
except SystemExit:
    pass
sys.stderr.write("\\n".join(sys.modules))
"""


def imported(*arguments):
    code = IMPORTED.format(arguments=list(map(str, arguments)))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    return set(done.stderr.decode().split())
