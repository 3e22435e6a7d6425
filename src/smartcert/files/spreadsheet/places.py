"""Where cells stand: their names, the areas that they make up, and a way through a sheet."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from smartcert.files.spreadsheet.limits import LAST_COLUMN, LAST_ROW, letters, number_of
from smartcert.files.spreadsheet.xml import DamagedError

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")

Place = tuple[int, int]
"""Row and column, from 0."""


class Area(NamedTuple):
    """A rectangle of cells, by its first and its last."""

    first: Place
    last: Place

    def __str__(self) -> str:
        return ":".join(f"{letters(column)}{row + 1}" for row, column in self)


def place_of(written: str) -> Place:
    """Return the row and the column, from 0, of a cell that is named such as C17.

    Raises:
        DamagedError: no cell is named so.
    """
    named = _REFERENCE.fullmatch(written)
    if not named:
        raise DamagedError
    place = int(named[2]) - 1, number_of(named[1].upper().encode())
    if place[0] > LAST_ROW or place[1] > LAST_COLUMN:
        raise DamagedError
    return place


def area_of(written: str) -> Area:
    """Return the area that is named such as A2:B4.

    Raises:
        DamagedError: none is named so.
    """
    first, _, last = written.partition(":")
    return Area(place_of(first), place_of(last or first))


class Merged:
    """The areas of merged cells, gone through once as the rows come.

    Args:
        areas: of a sheet.
        columns: numbers of those that are read, from 0.
    """

    def __init__(self, areas: Iterable[Area], columns: Sequence[int]) -> None:
        held = ((each, _held(each, columns)) for each in areas)
        # the others hold no cell that is read
        self._waiting = sorted((each for each in held if each[1]), reverse=True)
        self._open: list[tuple[Area, Sequence[int]]] = []
        self._width = len(columns)

    def among(self, rows: Sequence[int]) -> Iterator[tuple[int, int, Area]]:
        """Give the cells of the next rows that are part of an area of merged ones, with it.

        Rows and columns are given by their index among those that are read.

        Raises:
            DamagedError: areas lie one over the other, as Excel does not make them.
        """
        if not rows:
            return
        while self._waiting and self._waiting[-1][0].first[0] < rows[-1]:
            self._open.append(self._waiting.pop())
        left = len(rows) * self._width
        for area, held in self._open:
            first, last = area
            covered = range(bisect_left(rows, first[0] + 1), bisect_right(rows, last[0] + 1))
            left -= len(covered) * len(held)
            if left < 0:
                raise DamagedError
            for row, column in product(covered, held):
                yield row, column, area
        self._open = [each for each in self._open if each[0].last[0] >= rows[-1]]


def _held(area: Area, columns: Sequence[int]) -> Sequence[int]:
    """Return which of the columns that are read an area holds."""
    return [index for index, at in enumerate(columns) if area.first[1] <= at <= area.last[1]]


class Cursor:
    """Where in a sheet its reading is; rows and cells come in their order, with a name or without.

    Attributes:
        row: from 0; -1 before the first.
        column: from 0; -1 before the first.
    """

    def __init__(self) -> None:
        self.row = self.column = -1
        self._row = ""  # as it is written
        self._columns: dict[str, int] = {}

    def next_row(self, written: str | None) -> None:
        """Go to the next row, or to that of this number."""
        before, self.column = self.row, -1
        if written is None:
            self.row += 1
        else:
            self.row = place_of(f"A{written}")[0]
        if not before < self.row <= LAST_ROW:
            raise DamagedError
        self._row = str(self.row + 1)

    def next_cell(self, written: str | None) -> None:
        """Go to the next cell of the row, or to that of this name."""
        before = self.column
        if written is None:
            self.column += 1
        elif (name := written.removesuffix(self._row)) in self._columns:
            self.column = self._columns[name]
        else:
            row, self.column = place_of(written)
            if row != self.row:
                raise DamagedError
            self._columns[name] = self.column
        if self.row < 0 or not before < self.column <= LAST_COLUMN:
            raise DamagedError
