"""The sheet of a form with a row a piece of evidence."""

from collections.abc import Iterator, Mapping
from typing import Any

from smartcert.assessment.form import words
from smartcert.assessment.form.layout import EVIDENCE
from smartcert.catalogue.compiled import Catalogue
from smartcert.files.spreadsheet.contents import cell_of
from smartcert.forms import cell_checks
from smartcert.forms.workbook.lists import Lists
from smartcert.forms.workbook.paper import Paper

WIDTHS: list[float] = [26, 22, 34, 30, 8, 12, 26, 24]
TOP = 1
"""Rows above the first piece."""
_BLANK = 200
"""Rows that are ready for more pieces."""


def last_row(data: Mapping[str, Any]) -> int:
    """Return the number, from 1, of the last row that is ready for a piece."""
    return TOP + _BLANK + sum(1 for _ in _pieces(data))


def write_evidence(
    paper: Paper, page: Any, lists: Lists, catalogue: Catalogue, data: Mapping[str, Any]
) -> None:
    """Write the pieces that there are, and rows for more.

    Raises:
        TooLongError: a text is longer than a cell can be.
    """
    language = paper.language
    titles = {
        name: f"{name}{words.BESIDE}{language.pick(each.title)}"
        for name, each in catalogue.indicators.items()
    }
    kinds = {
        each.id: words.named(each.id, language.pick(each.title))
        for each in catalogue.edition.evidence_kinds
    }
    paper.headings(page, TOP - 1, EVIDENCE)
    last = last_row(data) - 1
    for name, choices in (("indicator", titles), ("kind", kinds)):
        column = _column(name)
        page.data_validation(TOP, column, last, column, lists.choose([*choices.values()]))
    day = _column("date")
    page.data_validation(TOP, day, last, day, cell_checks.day())
    row = TOP
    for name, piece in _pieces(data):
        for column, each in enumerate(EVIDENCE.columns):
            text = str(piece.get(each.name) or "")
            if each.name == "indicator":
                text = titles.get(name, name)
            elif each.name == "kind":
                text = kinds.get(text, text)
            paper.put(page, (row, column), cell_of(text, each.content), _style(paper, each.name))
        row += 1
    for blank in range(row, last + 1):
        for column, each in enumerate(EVIDENCE.columns):
            page.write_blank(blank, column, None, _style(paper, each.name))
    page.ignore_errors({"number_stored_as_text": f"A1:H{last + 1}"})


def _column(name: str) -> int:
    return [each.name for each in EVIDENCE.columns].index(name)


def _style(paper: Paper, name: str) -> Any:
    if name == "date":
        return paper.open_day
    return paper.told if name == "age" else paper.open_text


def _pieces(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, answer in data["answers"].items():
        for piece in (answer or {}).get("evidence") or ():
            yield name, piece
