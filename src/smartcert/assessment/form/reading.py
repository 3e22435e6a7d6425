"""A form read: what its cells say, as the data of an assessment whose places are cells.

It is a document as a YAML text is one: what is right and wrong is said by the one reader of
assessments, with the same codes. Here is said only what a text cannot have: sheets and columns that
are missing, and cells that hold something else than Excel shows.
"""

import hashlib
import io
from collections.abc import Sequence
from typing import Any

from smartcert.assessment.form.answers import AnswerRows
from smartcert.assessment.form.grid import Grid, Headings, headings_in
from smartcert.assessment.form.layout import (
    SHEETS,
    Sheet,
    field_called,
    is_called,
    is_sheet,
)
from smartcert.assessment.form.telling import MARKER, is_open_document
from smartcert.assessment.form.words import (
    ids,
    kind_of_evidence,
    kind_of_government,
    page,
    scalar,
    stage,
)
from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files.cells import CellDocument
from smartcert.files.document import Path
from smartcert.files.opening import refused
from smartcert.files.source import Source
from smartcert.files.spreadsheet.reader import Workbook, opened_workbook, workbook_in
from smartcert.files.spreadsheet.sheet import Sheet as Cells
from smartcert.language import N_

_MACROS = "xl/vbaProject.bin"
_PIECE = ("kind", "title", "document", "page", "date", "file")


class Form(CellDocument):
    """A form as a document.

    Attributes:
        left: what stands in the workbook and is not read: sheets and columns of an office's own.
    """

    left: Sequence[str] = ()


def read_form(data: bytes, name: str) -> Form:
    """Read the form in the bytes of a workbook.

    Args:
        data: of the workbook.
        name: what messages call it.

    Raises:
        InvalidInput: it is no form, cannot be read, or sheets or columns of it are missing.
    """
    if is_open_document(data):
        raise refused("SC712", name, reason=N_("it is an .ods; save it in Excel's format, .xlsx"))
    with workbook_in(io.BytesIO(data), name) as book:
        if MARKER not in book.defined:
            raise refused("SC802" if _looks_like_one(book) else "SC801", name)
        if book.has(_MACROS):
            raise refused("SC712", name, reason=N_("it holds macros (.xlsm); save it as .xlsx"))
        return _Reading(book, Source(name, "", hashlib.sha256(data).hexdigest())).form()


def means_a_form(address: str) -> bool:
    """Tell whether a workbook is a form, or has lost no more of one than its mark."""
    try:
        with opened_workbook(address) as book:
            return MARKER in book.defined or _looks_like_one(book)
    except InvalidInput:
        return False


def _looks_like_one(book: Workbook) -> bool:
    return all(_found(book, layout) for layout in SHEETS.values())


def _found(book: Workbook, layout: Sheet) -> list[tuple[Cells, Headings]]:
    """Find the sheets that have the headings of one of a form; those of its name before others."""
    named = [cells for name, cells in book.sheets.items() if is_called(name, layout.name)]
    for among in (named, book.sheets.values()):
        read = [(cells, headings_in(cells, layout)) for cells in among]
        if found := [(cells, headings) for cells, headings in read if headings is not None]:
            return found
    return []


class _Reading:
    """Reads a workbook that is marked as a form."""

    def __init__(self, book: Workbook, source: Source) -> None:
        self.book = book
        self.source = source
        self.cells: dict[Path, Span] = {}
        self.faults: list[Diagnostic] = []
        self.found = {name: self._grid(layout) for name, layout in SHEETS.items()}

    def form(self) -> Form:
        """Return what the sheets say."""
        grids = {name: grid for name, grid in self.found.items() if grid is not None}
        if self.faults or len(grids) < len(SHEETS):
            raise InvalidInput(self.faults)
        rows = AnswerRows(grids["answers"], self.cells)
        data: dict[str, Any] = self._fields(grids["city"])
        data["answers"] = rows.answers()
        self._evidence(grids["evidence"], data["answers"])
        form = Form(self.source, data, self.cells)
        flaws = [*self.faults, *rows.faults]
        form.flaws = [*flaws, *(each for grid in grids.values() for each in grid.flaws)]
        ours = {grid.name for grid in grids.values()}
        form.left = [
            *(f"{name}!" for name in self.book.sheets if name not in ours and not is_sheet(name)),
            *(each for grid in grids.values() for each in grid.left()),
        ]
        return form

    def _grid(self, layout: Sheet) -> Grid | None:
        """Find a sheet by its headings, and of several that have them the one of its name."""
        found = _found(self.book, layout)
        if len(found) != 1:
            values = {"sheet": layout.name, "known": [*self.book.sheets]}
            self.faults.append(Diagnostic("SC803", Span(self.source.name), values))
            return None
        cells, headings = found[0]
        grid_faults = [*self._wrong_columns(cells, headings, layout)]
        self.faults += grid_faults
        return None if grid_faults else Grid(self.source.name, cells, layout, headings)

    def _wrong_columns(
        self, cells: Cells, headings: Headings, layout: Sheet
    ) -> Sequence[Diagnostic]:
        faults = []
        for column in layout.columns:
            values = {"column": column.heading, "sheet": cells.name}
            if column.read and column.name in headings.twice:
                place = _heading(
                    self.source.name, cells.name, headings, headings.twice[column.name]
                )
                faults.append(Diagnostic("SC703", place, values))
            elif column.read and column.name not in headings.columns:
                place = _heading(self.source.name, cells.name, headings, 0)
                faults.append(Diagnostic("SC804", place, values))
        return faults

    def _fields(self, grid: Grid) -> dict[str, object]:
        """Return what the sheet of the city says, and note where."""
        top: dict[str, object] = {}
        city: dict[str, object] = {}
        for row in grid.rows:
            label = grid.said(row, "field") or ""
            field = field_called(label)
            if field is None:
                continue
            if field.path in self.cells:
                place = grid.at(row, "field")
                self.faults.append(Diagnostic("SC119", place, {"key": label.strip()}))
                continue
            self.cells[field.path] = grid.at(row, "value")
            text = grid.said(row, "value", field.content)
            if text is not None:
                (top if len(field.path) == 1 else city)[str(field.path[-1])] = _field(
                    field.path, text
                )
        self.cells.setdefault(("city",), grid.place(grid.headings.row, 0))
        return {**top, "city": city}

    def _evidence(self, grid: Grid, answers: dict[str, dict[str, Any]]) -> None:
        """Add the pieces of evidence to the answers that they prove."""
        for row in grid.rows:
            if not grid.holds(row, _PIECE):
                continue
            said = {name: grid.said(row, name) for name in ("indicator", *_PIECE)}
            name, _ = ids(said["indicator"] or "")
            if not name:
                values = {"field": N_("Indicator")}
                self.faults.append(Diagnostic("SC202", grid.at(row, "indicator"), values))
                continue
            pieces = answers.setdefault(name, {}).setdefault("evidence", [])
            path: Path = ("answers", name, "evidence", len(pieces))
            self.cells.setdefault(("answers", name), grid.at(row, "indicator"))
            self.cells.setdefault(path[:-1], grid.at(row, "indicator"))
            for field in _PIECE:
                self.cells[*path, field] = grid.at(row, field)
            written: dict[str, Any] = {
                field: text.strip() for field in _PIECE if (text := said[field])
            }
            if "kind" in written:
                written["kind"] = kind_of_evidence(written["kind"])
            if "page" in written:
                written["page"] = page(written["page"])
            pieces.append(written)


def _heading(file: str, sheet: str, headings: Headings, column: int) -> Span:
    """Return the place of a heading."""
    from smartcert.files.spreadsheet.limits import letters

    row = headings.row
    cell = f"{sheet}!{letters(column)}{row}"
    return Span(file, row, column + 1, row, column + 2, cell=cell)


def _field(path: Path, text: str) -> object:
    """Return what a file would hold for what stands in a cell of the city."""
    if path == ("city", "confirmed"):
        return text
    text = text.strip()
    if path == ("city", "kind"):
        return kind_of_government(text)
    if path == ("stage",):
        return stage(text)
    return scalar(text) if path == ("city", "population") else text
