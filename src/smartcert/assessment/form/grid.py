"""One sheet of a form as a grid: columns found by their headings, cells with their places."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from smartcert.assessment.form.layout import Sheet, column_called
from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.source import UNPRINTABLE
from smartcert.files.spreadsheet.contents import Content, flaw_of, text_of
from smartcert.files.spreadsheet.limits import letters
from smartcert.files.spreadsheet.places import Merged
from smartcert.files.spreadsheet.sheet import Row
from smartcert.files.spreadsheet.sheet import Sheet as Cells
from smartcert.files.spreadsheet.values import Value
from smartcert.language.letters import composed

_ROWS_ABOVE = 50
"""Rows in which headings are looked for: an office may have put titles above them."""
_FEWEST = 2
"""Headings by which a row of them is known."""
_A_WORD = re.compile(r"\w+")


class Headings(NamedTuple):
    """The row of headings of a sheet.

    Attributes:
        row: its number, from 1.
        columns: where each column is, from 0, by its name.
        twice: columns that are there a second time, with their second place.
        others: what stands over columns that are not of the form.
    """

    row: int
    columns: Mapping[str, int]
    twice: Mapping[str, int]
    others: Mapping[int, str]


def headings_in(cells: Cells, layout: Sheet) -> Headings | None:
    """Find the row in which the headings of a sheet of the form stand; None if there is none."""
    for row in islice(cells.rows(), _ROWS_ABOVE):
        found = _headings(row, layout)
        known = sum(layout.column(name).read for name in found.columns)
        if known >= _FEWEST:
            return found
    return None


def _headings(row: Row, layout: Sheet) -> Headings:
    columns: dict[str, int] = {}
    twice: dict[str, int] = {}
    others: dict[int, str] = {}
    for position, cell in row.cells.items():
        written = (text_of(cell) or "").strip()
        name = column_called(written, layout)
        if name is None:
            others[position] = written
        elif name in columns:
            twice[name] = position
        else:
            columns[name] = position
    return Headings(row.number, columns, twice, others)


class Grid:
    """A sheet that is read.

    Args:
        file: what messages call the workbook.
        cells: the sheet.
        layout: what it is in the form.
        headings: its row of headings, with all columns that are read.

    Attributes:
        flaws: what is wrong with the writing of cells that were read.
        rows: those below the headings, by their numbers.
    """

    def __init__(self, file: str, cells: Cells, layout: Sheet, headings: Headings) -> None:
        self.file = file
        self.name = cells.name
        self.layout = layout
        self.headings = headings
        self.flaws: list[Diagnostic] = []
        self._cells = cells
        found = cells.rows()
        self.rows = {each.number: each.cells for each in found if each.number > headings.row}
        read = [headings.columns[each.name] for each in layout.columns if each.read]
        numbers = [*self.rows]
        self._merged = {
            (numbers[row], read[column]): str(area)
            for row, column, area in Merged(found.merged, read).among(numbers)
        }

    def at(self, row: int, name: str) -> Span:
        """Return the place of a cell, by the number of its row and the name of its column."""
        return self.place(row, self.headings.columns[name])

    def place(self, row: int, column: int) -> Span:
        """Return the place of a cell, by the number of its row, from 1, and column, from 0."""
        sheet = self.name if _A_WORD.fullmatch(self.name) else f"'{self.name}'"
        said = text_of(self.rows.get(row, {}).get(column)) or ""
        cell = f"{sheet}!{letters(column)}{row}"
        return Span(self.file, row, column + 1, row, column + 2, source=said, cell=cell)

    def holds(self, row: int, names: Collection[str]) -> bool:
        """Tell whether any of these cells of a row has something in it."""
        cells = self.rows[row]
        held = (cells.get(self.headings.columns[name]) for name in names)
        return any(cell is not None and bool(str(text_of(cell) or cell).strip()) for cell in held)

    def text(self, row: int, name: str) -> str:
        """Return what a cell shows, if its column is there; nothing is said of what is wrong."""
        position = self.headings.columns.get(name, -1)
        return text_of(self.rows[row].get(position)) or ""

    def said(self, row: int, name: str, content: Content | None = None) -> str | None:
        """Return what a cell says; None if it is blank, or if something is wrong with it.

        What is wrong is added to the flaws.

        Args:
            row: its number.
            name: of its column.
            content: what it is to hold, if that is not the same in the whole column.
        """
        position = self.headings.columns[name]
        cell = self.rows[row].get(position)
        content = content or self.layout.column(name).content
        if flaw := self._flaw(cell, content, (row, position)):
            self.flaws.append(flaw)
            return None
        text = composed(text_of(cell) or "")
        return text if text.strip() else None

    def _flaw(
        self, cell: Value | None, content: Content, place: tuple[int, int]
    ) -> Diagnostic | None:
        if area := self._merged.get(place):
            return Diagnostic("SC709", self.place(*place), {"range": area})
        if cell is None:
            return None
        if flaw := flaw_of(cell, content, self._cells):
            code, values = flaw
            return Diagnostic(code, self.place(*place), values)
        if bad := UNPRINTABLE.search(text_of(cell) or ""):
            return Diagnostic(
                "SC110", self.place(*place), {"character": f"U+{ord(bad.group()):04X}"}
            )
        return None

    def left(self) -> Iterator[str]:
        """Name the columns that an office has added and filled in, and that are not read."""
        for position, heading in self.headings.others.items():
            if any(position in cells for cells in self.rows.values()):
                yield f"{self.name}!{letters(position)} “{heading}”"
