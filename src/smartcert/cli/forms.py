"""Forms that a command writes: what they need, and why one cannot be written."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from smartcert.cli.refusal import Refused
from smartcert.files.source import STANDARD_INPUT
from smartcert.language import Language

if TYPE_CHECKING:
    from smartcert.catalogue.compiled import Catalogue
    from smartcert.forms.last_time import LastTime


def refuse_used(file: str, *, force: bool, language: Language) -> None:
    """Refuse to replace a file that is there, unless that is asked for.

    Raises:
        Refused: it is there.
    """
    from smartcert.files.names import is_here

    if file != STANDARD_INPUT and is_here(file) and not force:
        raise Refused(language.say("{file} exists; --force replaces it.", file=file))


def bytes_of_form(
    catalogue: "Catalogue",
    data: Mapping[str, Any],
    file: str,
    languages: tuple[Language, Language],
    before: "LastTime | None" = None,
) -> bytes:
    """Return the bytes of a form.

    Args:
        catalogue: that it answers.
        data: what it says.
        file: its name.
        languages: of the form, and of the reader of messages.
        before: what was said last time.

    Raises:
        Refused: what writes workbooks is not installed, or a text is too long for a cell.
    """
    from smartcert.cli.table.target import need
    from smartcert.files.names import FORM
    from smartcert.files.spreadsheet.limits import LONGEST_CELL
    from smartcert.forms.workbook.paper import TooLongError
    from smartcert.forms.workbook.writing import form_workbook

    words, language = languages
    need("xlsxwriter", FORM, language)
    try:
        return form_workbook(catalogue, words, data, before)
    except TooLongError as error:
        sentence = language.say(
            "{file} is not written: a cell of an .xlsx holds {limit} characters, and {cell} "
            "would have more.",
            file=file,
            limit=f"{LONGEST_CELL:,}",
            cell=error.cell,
        )
        raise Refused(sentence) from None
