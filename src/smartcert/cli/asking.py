"""Questions on a terminal, for who does not know the options yet."""

import sys
from collections.abc import Callable
from typing import TypeVar

from smartcert.cli import streams
from smartcert.cli import terminal as out
from smartcert.cli.refusal import Refused
from smartcert.language import Language

Read = TypeVar("Read")


def can_ask() -> bool:
    """Tell whether somebody sits at a terminal who can be asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask(question: str, read: Callable[[str], Read], language: Language, usual: str = "") -> Read:
    """Ask until the answer can be read; a blank one is the usual.

    Args:
        question: without its sign.
        read: gives what an answer means; raises `Refused` for one that means nothing.
        language: of the reader.
        usual: what a blank answer means.

    Raises:
        Refused: nobody answers any more.
    """
    shown = f" [{usual}]" if usual else ""
    while True:
        streams.emit(f"{question}{shown}: ", errors=True)
        line = sys.stdin.readline()
        if not line:
            raise Refused(f"\n{language.say('Nothing is written.')}")
        try:
            return read(line.strip() or usual)
        except Refused as refused:
            out.tell(refused.sentence)
