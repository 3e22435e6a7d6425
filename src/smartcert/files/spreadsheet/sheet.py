"""The cells of one sheet, row by row, each with its place, in the types that Excel knows."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from smartcert.files.spreadsheet.formats import GENERAL, Format
from smartcert.files.spreadsheet.limits import LONGEST_WRITTEN
from smartcert.files.spreadsheet.package import Package
from smartcert.files.spreadsheet.places import Area, Cursor, area_of
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
from smartcert.files.spreadsheet.xml import Attributes, DamagedError, Listener, read

_SPREAD = frozenset(("array", "dataTable"))
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


class Outline(NamedTuple):
    """What a sheet is before its cells are read.

    Attributes:
        rows: the number of its last row that has a cell.
        merged: the areas of merged cells.
    """

    rows: int
    merged: Sequence[Area]


class Sheet:
    """A sheet of cells.

    Attributes:
        name: what stands on its tab.
    """

    def __init__(self, package: Package, part: str, name: str, shared: Shared) -> None:
        self.name = name
        self._package, self._part, self._shared = package, part, shared

    def outline(self) -> Outline:
        """Return how far the sheet goes and which cells are merged.

        Raises:
            DamagedError: the sheet is damaged.
            TooLargeError: it is too large.
        """
        outline = _Outlining()
        for _ in self._read(outline.listener):
            pass
        return Outline(outline.last, outline.merged)

    def rows(self) -> Iterator[Row]:
        """Return the rows that have cells, in their order; as they are read, so that few are kept.

        Raises:
            DamagedError: the sheet is damaged.
            TooLargeError: it is too large.
        """
        cells = _Reading(self._shared)
        for _ in self._read(cells.listener):
            yield from cells.rows
            cells.rows.clear()

    def day(self, number: float) -> dt.date:
        """Return the day that a number would be here."""
        return day_of(number, from_1904=self._shared.from_1904)

    def _read(self, listener: Listener) -> Iterator[None]:
        with self._package.opened(self._part) as part:
            yield from read(part, listener)


class _Outlining:
    """Takes the elements of a sheet, and keeps how far it goes."""

    def __init__(self) -> None:
        self.last = 0
        self.merged: list[Area] = []
        self._cursor = Cursor()

    @property
    def listener(self) -> Listener:
        return Listener(["row", "f", "v", "is", "mergeCell"], self._start)

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            self._cursor.next_row(attributes.get("r"))
        elif name == "mergeCell":
            self.merged.append(area_of(attributes.get("ref", "")))
        else:
            self.last = self._cursor.row + 1


class _Reading:
    """Takes the elements of a sheet, and makes rows of typed cells of them."""

    def __init__(self, shared: Shared) -> None:
        self.rows: list[Row] = []
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
        names = ["row", "c", "f", "v", "is", "t", "rPh"]
        return Listener(names, self._start, self._end, self._take)

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._cursor.next_cell(attributes.get("r"))
            self._type, self._style = attributes.get("t", "n"), attributes.get("s", "0")
            self._formula, self._valued, self._text = None, False, []
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
        else:
            self._hidden = True

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
        column = self._cursor.column
        formula = self._formula is not None or self._spread.get(column, -1) >= self._cursor.row
        value = self._value("".join(self._text))
        # of a text nothing may be the value: =IF(A1="","",A1)
        without = self._shared.recalculated or not self._valued or value is None
        if formula and without and not isinstance(value, Failed):
            value = UNCALCULATED
            self._spread_out()
        if value is not None and value != "":
            self._cells[column] = value

    def _value(self, text: str) -> Value | None:
        """Return what the cell holds; nothing if it is blank."""
        kind = self._type
        if kind in {"str", "inlineStr"}:
            return text_in(text)
        text = text.strip()
        if kind == "e" and (text or self._valued):
            return Failed(text)
        if not text:
            return None
        if kind == "n":
            number, form = number_in(text), self._format()
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
        if self._style not in self._formats:
            formats = self._shared.formats
            self._formats[self._style] = _picked(formats, self._style) if formats else GENERAL
        return self._formats[self._style]

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
        self.rows.append(Row(row + 1, self._cells))
        self._cells = {}


def _picked(among: Sequence[_Any], number: str) -> _Any:
    """Return what has this number, as workbooks write it."""
    if not _INDEX.fullmatch(number) or int(number) >= len(among):
        raise DamagedError
    return among[int(number)]
