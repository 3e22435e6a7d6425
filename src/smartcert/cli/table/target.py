"""The table that a command is to write: its ending, and what that needs."""

from collections.abc import Collection
from importlib import import_module
from pathlib import PurePath

from smartcert.cli.refusal import Refused, missing_extra
from smartcert.language import Language


def ending_of(file: str, known: Collection[str], language: Language) -> str:
    """Return the ending of a table that is to be written, and see that what it needs is there.

    Raises:
        Refused: no such table is written, or its library is missing.
    """
    from smartcert.tables.writing.writers import NEEDS

    ending = PurePath(file).suffix.lower()
    if ending not in known:
        sentence = language.say(
            "{file}: the table's ending is to be one of {choices}.", file=file, choices=tuple(known)
        )
        raise Refused(sentence)
    if ending in NEEDS:
        need(NEEDS[ending], ending, language)
    return ending


def need(library: str, ending: str, language: Language) -> None:
    """Check before any work that a library of the extra is installed.

    Raises:
        Refused: it is not.
    """
    try:
        import_module(library)
    except ModuleNotFoundError:
        extra = "excel" if library == "xlsxwriter" else "table"
        raise Refused(missing_extra(ending, extra, language)) from None
