"""The assessments that are to be the rows of a table."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from smartcert.cli.inputs import Inputs, load_terms
from smartcert.cli.refusal import Refused
from smartcert.diagnostics import Diagnostic
from smartcert.files.document import Document
from smartcert.files.spreadsheet.limits import LONGEST_CELL
from smartcert.language import Language
from smartcert.tables.writing.layout import Sheet, formulas_in
from smartcert.tables.writing.writers import WRITERS, CellTooLongError

if TYPE_CHECKING:
    from smartcert.catalogue.compiled import Catalogue
    from smartcert.checking.check import Checked


class Cities:
    """The assessments that are to be rows, and the catalogue that they all answer.

    Raises:
        InvalidInput: the catalogue that is given cannot be read, or is not sound.
        Refused: something keeps one of them from being a row.
    """

    def __init__(self, inputs: Inputs, catalogue: str | None, language: Language) -> None:
        self._language = language
        self._by_catalogue: dict[str, str] = {}
        self._faults: list[Diagnostic] = []
        self.documents: list[Document] = []
        self.catalogue: Catalogue
        for checked in inputs.checked(load_terms(catalogue, None, None, language)):
            self._add(checked)
        if sentence := inputs.nothing_left(language):
            raise Refused(sentence)
        if self._faults:
            raise Refused(diagnostics=self._faults)
        if not self.documents:
            raise Refused(inputs.passed_over(language))
        if len(self._by_catalogue) > 1:
            self._refuse_several()

    def _add(self, checked: "Checked") -> None:
        if checked.document is None or checked.catalogue is None or checked.claims is None:
            self._faults += checked.found
            return
        self.catalogue = checked.catalogue
        self.documents.append(checked.document)
        self._by_catalogue.setdefault(checked.catalogue.name, checked.file)
        self._faults += formulas_in(checked.document)

    def _refuse_several(self) -> None:
        say = self._language.say
        named = [f"{name} ({file})" for name, file in self._by_catalogue.items()]
        sentence = say(
            "A table is for one catalogue, and the files answer several: {named}.", named=named
        )
        raise Refused(sentence)


def made(
    sheet: Sheet, ending: str, documents: Sequence[Document], file: str, language: Language
) -> bytes:
    """Return the bytes of the table.

    Raises:
        Refused: a text is longer than a cell of this format can be.
    """
    stream = io.BytesIO()
    try:
        WRITERS[ending](sheet, stream)
    except CellTooLongError as error:
        document = documents[error.row]
        sentence = language.say(
            "{file}: a cell of an .xlsx holds {limit} characters, and {column} of {city} "
            "({source}) has more. Write another kind of table, such as .parquet.",
            file=file,
            limit=f"{LONGEST_CELL:,}",
            column=error.name,
            city=document.data["city"]["name"],
            source=document.source.name,
        )
        raise Refused(sentence) from None
    return stream.getvalue()
