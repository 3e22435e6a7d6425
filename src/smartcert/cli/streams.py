"""Standard output and standard error: written whole, or given up."""

import os
import sys
from contextvars import ContextVar
from typing import TextIO

from smartcert.cli.refusal import OutputLost
from smartcert.files.reasons import reason
from smartcert.files.source import STANDARD_INPUT, UNPRINTABLE
from smartcert.language import Language, preferred

SPOKEN: ContextVar[Language | None] = ContextVar("SPOKEN", default=None)
"""The language of the run, for what is said of a stream itself; None: that of the environment."""

_STANDARD_OUTPUT = (STANDARD_INPUT, "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


def emit(
    text: str, *, errors: bool = False, encoding: str | None = None, commands: bool = False
) -> bool:
    """Write a text whole; return whether that was possible.

    A page may be lost to a closed pipe without a word; a full disk is reported where it still can
    be. A sign that cannot be printed is no fault.

    Args:
        text: whole lines.
        errors: write to standard error.
        encoding: of a machine's text; None: the stream's own.
        commands: the text is meant as commands to GitHub's runner; no other may hold any.
    """
    stream = sys.stderr if errors else sys.stdout
    if stream is None:  # closed by whoever started us
        return False
    if encoding is None:  # a text for a screen: a file's name may hold anything
        text = UNPRINTABLE.sub("?", text)
    if not commands and os.environ.get("GITHUB_ACTIONS") == "true":
        from smartcert.render.outcome.github import harmless

        text = harmless(text)
    data = text.encode(encoding or stream.encoding or "utf-8", "replace")
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.buffer.flush()
    except OSError as error:
        give_up(stream, error)
        return False
    return True


def give_up(stream: TextIO, error: OSError) -> None:
    """Try nothing more on a stream that failed, at the interpreter's end neither, and say why."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    if stream is sys.stdout and not isinstance(error, BrokenPipeError):
        language = SPOKEN.get() or preferred(None)
        said = language.say("Standard output: {reason}.", reason=reason(error))
        emit(f"{said}\n", errors=True)


def hand_over(text: str) -> None:
    """Write to standard output what a command was asked for, whole.

    Raises:
        OutputLost: it cannot be written.
    """
    if not emit(text, encoding="utf-8"):
        raise OutputLost


def is_standard_output(file: str) -> bool:
    """Tell whether the name of an output is that of standard output."""
    return file in _STANDARD_OUTPUT
