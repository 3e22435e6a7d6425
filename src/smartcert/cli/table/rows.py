"""The rows of a table that are to be the assessments of their cities."""

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from smartcert.cli import terminal as out
from smartcert.cli.refusal import Refused, refuse_for_other_tables
from smartcert.diagnostics import Diagnostic, InvalidInput, Severity
from smartcert.forms.assessment_text import assessment_text
from smartcert.language import Language
from smartcert.tables.chunk import UTF_8, Reading
from smartcert.tables.rows.row import Row, judged
from smartcert.tables.table import open_table
from smartcert.tables.writing.file_names import file_names

if TYPE_CHECKING:
    from smartcert.catalogue.compiled import Catalogue

_DATE = ("date",)
_POPULATION = ("city", "population")
_POPULATION_DATE = ("city", "population_date")


class Rows:
    """A table opened to be written as files.

    Args:
        address: of the table.
        sheet: of an XLSX; None: the first.
        encoding: of a CSV; None: UTF-8.
        catalogue: that the table answers.
        day: the date of the assessments, if the table gives none.
        language: of what is written and said.

    Raises:
        InvalidInput: it is no table, or its columns are not right.
        Refused: a date is missing, or an option would change nothing.
    """

    def __init__(
        self,
        address: str,
        sheet: str | None,
        encoding: str | None,
        catalogue: "Catalogue",
        day: dt.date | None,
        language: Language,
    ) -> None:
        self._language = language
        self._catalogue = catalogue
        # what the evidence comes to is not asked here
        table = open_table(
            address, Reading(encoding or UTF_8, sheet), catalogue, evidence_required=False
        )
        out.complain(table.notes(), language)
        refuse_for_other_tables(encoding, sheet, [address], language)
        self._table = replace(table, terms=table.terms._replace(defaults=self._dated(table, day)))

    def _dated(self, table: Any, day: dt.date | None) -> dict[Any, Any]:
        """Return the defaults of fields for which the table has no column, with the given day."""
        defaults, there = dict(table.terms.defaults), {each.path for each in table.columns}
        dated = {_DATE, _POPULATION_DATE if _POPULATION in there else _DATE}
        if day is not None and dated <= there:
            sentence = self._language.say("The table gives every date itself; leave --date out.")
            raise Refused(sentence)
        if _DATE not in there and day is None:
            sentence = self._language.say(
                "The table has no column “date”; give the date of the assessments with --date."
            )
            raise Refused(sentence)
        for path in (_DATE, _POPULATION_DATE):
            if path not in there and day is not None:
                defaults[path] = day.isoformat()
        return defaults

    def files(self, *, without_evidence: bool) -> dict[str, str]:
        """Return the texts of the files by their names.

        Raises:
            InvalidInput: a row cannot be judged; every fault at its place.
            Refused: evidence is only counted, and is not to be left out.
        """
        rows: list[Row] = []
        faults: list[Diagnostic] = []
        for row in self._table.rows():
            if isinstance(row, Diagnostic):
                faults.append(row)
                continue
            result = judged(row, self._table.terms)
            faults += [each for each in result.found if each.severity is Severity.ERROR]
            rows.append(row)
        if faults:
            raise InvalidInput(faults)
        if not without_evidence:
            self._refuse_counts(rows)
        names = file_names(row.data["city"]["name"] for row in rows)
        texts = (
            assessment_text(
                _complete(row.data, without_evidence=without_evidence),
                self._catalogue,
                self._language,
                without_evidence=without_evidence,
            )
            for row in rows
        )
        return dict(zip(names, texts, strict=True))

    def _refuse_counts(self, rows: list[Row]) -> None:
        for row in rows:
            for name, count in row.counted.items():
                if count:
                    sentence = self._language.say(
                        "{place}: the table counts the evidence of {indicator} and does not list "
                        "it; --without-evidence leaves all evidence out.",
                        place=row.span(("answers", name, "evidence")),
                        indicator=name,
                    )
                    raise Refused(sentence)


def _complete(data: dict[str, Any], *, without_evidence: bool) -> dict[str, Any]:
    """Return the data of a row as a file is to hold it."""
    city = dict(data["city"])
    if "population" not in city:
        city.pop("population_date", None)
    answers = data["answers"]
    if without_evidence:
        answers = {
            name: {part: said for part, said in answer.items() if part != "evidence"}
            for name, answer in answers.items()
        }
    return {**data, "city": city, "answers": answers}
