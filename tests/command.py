"""The command called in this process, as a process would be: for the tests of what it says."""

import contextlib
import io
import os
from unittest.mock import patch

from smartcert.cli import run


def smartcert(*arguments, stdin=b"", **environment):
    """Run the command; give exit code, standard output and standard error."""
    given = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    printed, complaint = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    said_by = {"SMARTCERT_LANG": "en", "COLUMNS": "80", **environment}
    with (
        patch.dict(os.environ, said_by),
        patch("sys.stdin", given),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(complaint),
    ):
        code = run([*map(str, arguments)])
    return code, text(printed), text(complaint)


def text(stream):
    """Give all that was written to a stream."""
    stream.flush()
    return stream.buffer.getvalue().decode(stream.encoding)
