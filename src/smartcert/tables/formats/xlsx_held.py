"""What a workbook's sheet holds, read through once and kept, if it is not too large."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from smartcert.diagnostics import Diagnostic, Span
from smartcert.files import storage
from smartcert.files.spreadsheet.contents import text_of
from smartcert.files.spreadsheet.package import TooLargeError
from smartcert.files.spreadsheet.places import Area
from smartcert.files.spreadsheet.reader import Workbook, opened_workbook
from smartcert.files.spreadsheet.sheet import Row, Sheet
from smartcert.files.spreadsheet.values import Value
from smartcert.files.spreadsheet.xml import DamagedError
from smartcert.tables.chunk import Reading
from smartcert.tables.column import NEEDED, Heading, name_in
from smartcert.tables.long_form import is_long

_MOST_KEPT = 2_000_000
"""Cells, about, that are kept of a sheet that is read through: those of 25,000 cities."""
_A_ROW = 16
"""Cells that take as much as what is kept of a row beside its own."""


class Held(NamedTuple):
    """What a sheet holds, as far as it is kept.

    Attributes:
        first: the cells of its first row.
        blank: whether it has no cell at all.
        last: the number of its last row.
        merged: the areas of merged cells.
        rows: those below the first; None where they are too many to be kept.
        sheet: knows how days are counted.
        notes: what else in the workbook is not read.
    """

    first: Mapping[int, Value]
    blank: bool
    last: int
    merged: Sequence[Area]
    rows: "_Kept | None"
    sheet: Sheet
    notes: Sequence[Diagnostic]


def held_in(address: str, reading: Reading) -> Held:
    """Read a sheet through, unless it is the one that was read last, and has not changed since."""
    try:
        stamp: object = storage.stamp_of(address)
    except (OSError, ValueError, ImportError):  # whoever opens it says what is wrong
        stamp = object()
    return _read(address, reading.sheet, stamp)


@lru_cache(maxsize=1)
def _read(address: str, name: str | None, _stamp: object) -> Held:
    with opened_workbook(address) as book:
        sheet = book.chosen(name)
        rows = sheet.rows()
        first: Mapping[int, Value] = {}
        last, kept = 1, _Kept()
        for row in rows:
            last = row.number
            if last == 1:
                first = row.cells
            else:
                kept.add(row)
        others = [] if name is not None else _other_tables(book, address)
        values = {"sheet": sheet.name, "others": others}
        notes = (Diagnostic("SC737", Span(address), values),) if others else ()
        below = None if kept.full else kept
        return Held(first, rows.blank, last, rows.merged, below, sheet, notes)


def rows_below(address: str, reading: Reading) -> Iterator[Row]:
    """Read the rows below the first once more, because they were too many to be kept."""
    with opened_workbook(address) as book:
        yield from (row for row in book.chosen(reading.sheet).rows() if row.number > 1)


class _Kept:
    """Rows that are kept in little memory, up to so many."""

    def __init__(self) -> None:
        self.full = False
        self._left = _MOST_KEPT
        self._rows: list[tuple[int, tuple[int, ...], tuple[Value, ...]]] = []
        self._filled: dict[tuple[int, ...], tuple[int, ...]] = {}  # most rows are filled alike

    def add(self, row: Row) -> None:
        """Keep a row, or none if there are too many."""
        self._left -= _A_ROW + len(row.cells)
        if self._left < 0:
            self.full = True
            self._rows.clear()
            self._filled.clear()
            return
        filled = tuple(row.cells)
        filled = self._filled.setdefault(filled, filled)
        self._rows.append((row.number, filled, tuple(row.cells.values())))

    def __iter__(self) -> Iterator[Row]:
        for number, filled, values in self._rows:
            yield Row(number, dict(zip(filled, values, strict=True)))


def headings_in(cells: Mapping[int, Value], address: str) -> list[Heading]:
    """Return what stands in the first row, from its first cell to its last."""
    return [
        Heading(text_of(cells.get(column)) or "", Span(address, 1, column + 1))
        for column in range(max(cells, default=0) + 1)
    ]


def _other_tables(book: Workbook, address: str) -> list[str]:
    return [name for name in book.seen[1:] if _is_table(book, name, address)]


def _is_table(book: Workbook, name: str, address: str) -> bool:
    try:
        row = next(iter(book.sheets[name].rows()), None)
    except (DamagedError, TooLargeError):  # nobody asks for it
        return False
    headings = headings_in(row.cells if row and row.number == 1 else {}, address)
    return {name_in(each.text) for each in headings}.issuperset(NEEDED) or is_long(headings)
