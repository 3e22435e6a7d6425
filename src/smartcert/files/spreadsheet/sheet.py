"""The cells of one sheet, row by row, each with its place, in the types that Excel knows."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from smartcert.files.spreadsheet import plain
from smartcert.files.spreadsheet.formats import GENERAL, Format
from smartcert.files.spreadsheet.limits import LONGEST_WRITTEN
from smartcert.files.spreadsheet.package import Package
from smartcert.files.spreadsheet.places import Area, Cursor, area_of, place_of
from smartcert.files.spreadsheet.shared import Shared
from smartcert.files.spreadsheet.values import (
    UNCALCULATED,
    Failed,
    Value,
    day_in,
    day_of,
    number_in,
    shown,
    text_in,
)
from smartcert.files.spreadsheet.xml import Attributes, DamagedError, Listener, Parser

_SPREAD = frozenset(("array", "dataTable"))
_OF_TEXTS = frozenset(("str", "inlineStr"))
_WIDEST_SPREAD = 200
"""Columns over which formulas may spread that have not been calculated."""

_INDEX = re.compile("[0-9]{1,9}")
_Any = TypeVar("_Any")


class Row(NamedTuple):
    """A row that has cells.

    Attributes:
        number: from 1.
        cells: what each holds by its column, from 0; one that is blank is none.
    """

    number: int
    cells: dict[int, Value]


class Sheet:
    """A sheet of cells.

    Attributes:
        name: what stands on its tab.
    """

    def __init__(self, package: Package, part: str, name: str, shared: Shared) -> None:
        self.name = name
        self._package, self._part, self._shared = package, part, shared

    def rows(self) -> "Rows":
        """Return the rows that have cells, in their order."""
        return Rows(self._package, self._part, self._shared)

    def day(self, number: float) -> dt.date:
        """Return the day that a number would be here."""
        return day_of(number, from_1904=self._shared.from_1904)


class Rows:
    """The rows of a sheet that have cells; as they are read, so that few are kept.

    Going through them raises DamagedError if the sheet is damaged, TooLargeError if it is too
    large.

    Attributes:
        blank: whether no cell has been found, not even one that holds nothing.
        merged: the areas of merged cells, which stand behind the last row.
    """

    def __init__(self, package: Package, part: str, shared: Shared) -> None:
        self.blank = True
        self.merged: list[Area] = []
        self._package, self._part, self._shared = package, part, shared

    def __iter__(self) -> Iterator[Row]:
        cells = _Reading(self._shared, self)
        with self._package.opened(self._part) as part:
            for _ in plain.read(part, Parser(cells.listener), cells.take):
                yield from cells.rows
                cells.rows.clear()


class _Reading:
    """Takes the elements of a sheet, and makes rows of typed cells of them."""

    def __init__(self, shared: Shared, found: Rows) -> None:
        self.rows: list[Row] = []
        self._found = found
        self._shared = shared
        self._cursor = Cursor()
        self._cells: dict[int, Value] = {}
        self._formats: dict[str, Format] = {}
        self._type = self._style = ""
        self._formula: Attributes | None = None
        self._valued = False  # whether the cell has an element for its value
        self._text: list[str] = []
        self._length = 0  # of the text so far
        self._open = self._hidden = False  # whether texts count; whether they say how to read it
        self._spread: dict[int, int] = {}  # the last row of a formula that spreads, by column

    @property
    def listener(self) -> Listener:
        names = ["row", "c", "f", "v", "is", "t", "rPh", "mergeCell", "sheetData"]
        return Listener(names, self._start, self._end, self._take)

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            written = attributes.get
            self._cursor.next_cell(written("r"))
            self._type, self._style = written("t", "n"), written("s", "0")
            self._formula = None
            self._valued = False
            if self._length:
                self._text.clear()
                self._length = 0
        elif name == "v":
            self._valued = True
            self._open = self._type != "inlineStr"
        elif name == "t":
            self._open = not self._hidden and self._type == "inlineStr"
        elif name == "f":
            self._formula = attributes
        elif name == "row":
            self._cursor.next_row(attributes.get("r"))
        elif name == "is":
            self._valued = True
        elif name == "mergeCell":
            self._found.merged.append(area_of(attributes.get("ref", "")))
        elif name == "rPh":
            self._hidden = True

    def take(self, number: str, cells: plain.Cells) -> bool:
        """Take a plain row; none of cells out of order, or into which formulas above spread."""
        columns = [*map(_column, cells[0])]
        if self._spread or {*cells[1]} - {number} or columns != sorted({*columns}):
            return False
        self._cursor.next_row(number)
        formats = self._formats
        for column, style, kind, text in zip(columns, *cells[2:], strict=True):
            if text is None:
                continue
            self._found.blank = False
            if kind is None and formats.get(style or "0") is GENERAL:  # nearly all
                self._cells[column] = number_in(text)
                continue
            self._type, self._style = kind or "n", style or "0"
            value = self._value(text)
            if value is not None and value != "":
                self._cells[column] = value
        self._end_row()
        return True

    def _take(self, text: str) -> None:
        if self._open:
            self._text.append(text)
            self._length += len(text)
            if self._length > LONGEST_WRITTEN:
                raise DamagedError

    def _end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name in {"v", "t"}:
            self._open = False
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._hidden = False

    def _end_cell(self) -> None:
        text = self._text[0] if len(self._text) == 1 else "".join(self._text)
        value = self._value(text)
        formula = self._formula is not None
        if self._spread and not formula:
            formula = self._spread.get(self._cursor.column, -1) >= self._cursor.row
        if formula:
            # of a text nothing may be the value: =IF(A1="","",A1)
            without = self._shared.recalculated or not self._valued or value is None
            if without and not isinstance(value, Failed):
                value = UNCALCULATED
                self._spread_out()
        if value is not None and value != "":
            self._cells[self._cursor.column] = value
        elif self._valued:
            self._found.blank = False

    def _value(self, text: str) -> Value | None:
        """Return what the cell holds; nothing if it is blank."""
        kind = self._type
        if kind in _OF_TEXTS:
            return text_in(text)
        text = text.strip()
        if kind == "e" and (text or self._valued):
            return Failed(text)
        if not text:
            return None
        if kind == "n":
            number, form = number_in(text), self._formats.get(self._style) or self._format()
            if form is GENERAL:
                return number
            return shown(number, form, from_1904=self._shared.from_1904)
        if kind == "s":
            return _picked(self._shared.texts, text)
        if kind == "b":
            return text in {"1", "true"}
        if kind == "d":
            return day_in(text)
        raise DamagedError

    def _format(self) -> Format:
        formats = self._shared.formats
        form = _picked(formats, self._style) if formats else GENERAL
        self._formats[self._style] = form
        return form

    def _spread_out(self) -> None:
        """Note that the cells of a formula that spreads have not been calculated, either."""
        formula = self._formula or {}
        if formula.get("t") not in _SPREAD or "ref" not in formula:
            return
        first, last = area_of(formula["ref"])
        if last[1] - first[1] + len(self._spread) >= _WIDEST_SPREAD:
            raise DamagedError
        for column in range(first[1], last[1] + 1):
            self._spread[column] = last[0]

    def _end_row(self) -> None:
        row = self._cursor.row
        if not self._cells:  # nor does a formula that spreads make a row of it
            return
        for column, last in [*self._spread.items()]:
            if row >= last:
                del self._spread[column]
            if row <= last and column not in self._cells:
                self._cells[column] = UNCALCULATED
        self._found.blank = False
        self.rows.append(Row(row + 1, self._cells))
        self._cells = {}


@cache
def _column(letters: str) -> int:
    return place_of(f"{letters}1")[1]


def _picked(among: Sequence[_Any], number: str) -> _Any:
    """Return what has this number, as workbooks write it."""
    if not _INDEX.fullmatch(number) or int(number) >= len(among):
        raise DamagedError
    return among[int(number)]
