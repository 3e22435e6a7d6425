"""The table that a command is to write: its ending, what that needs, and what it may replace."""

from collections.abc import Collection, Iterable
from importlib import import_module
from pathlib import PurePath

import typer

from smartcert.checking.exits import NOT_JUDGED
from smartcert.cli import terminal as out
from smartcert.language import Language


def refuse(sentence: str) -> typer.Exit:
    """Say why nothing is done; give what ends the command."""
    out.tell(sentence)
    return typer.Exit(NOT_JUDGED)


def ending_of(file: str, known: Collection[str], language: Language) -> str:
    """Give the ending of a table that is to be written, and see that what it needs is there.

    Raises:
        typer.Exit: no such table is written, or its library is missing; it is said.
    """
    from smartcert.tables.writing.writers import NEEDS

    ending = PurePath(file).suffix.lower()
    if ending not in known:
        sentence = language.say(
            "{file}: the table's ending is to be one of {choices}.", file=file, choices=tuple(known)
        )
        raise refuse(sentence)
    if ending in NEEDS:
        need(NEEDS[ending], ending, language)
    return ending


def need(library: str, ending: str, language: Language) -> None:
    """Find out before any work whether a library of the extra is installed.

    Raises:
        typer.Exit: it is not; it is said.
    """
    try:
        import_module(library)
    except ModuleNotFoundError:
        sentence = language.say(
            'The format {name} needs more: pip install "smartcert[{extra}]"',
            name=ending,
            extra="table",
        )
        raise refuse(sentence) from None


def refuse_inputs(file: str, inputs: Iterable[str | None], language: Language) -> None:
    """Keep a file that is read from being replaced.

    Raises:
        typer.Exit: it would be; it is said.
    """
    if out.is_one_of(file, inputs):
        raise refuse(language.say("{file} is an input; it is not overwritten.", file=file))
