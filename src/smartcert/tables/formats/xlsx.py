"""Tables in XLSX: the cells of a sheet, as Excel shows them under the format “General”.

Excel keeps a number in binary and shows at most 15 digits of it: 17.4 is kept as
17.399999999999999 and read as 17.4 here, too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice, product
from types import NoneType
from typing import cast

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files.opening import refused
from smartcert.files.spreadsheet.places import Area
from smartcert.files.spreadsheet.reader import DAMAGED
from smartcert.files.spreadsheet.sheet import Row
from smartcert.files.spreadsheet.values import Failed, Percentage, Uncalculated, Value, day_of
from smartcert.tables.chunk import ROWS, Chunk, Cut, Places, Reading
from smartcert.tables.column import Column, Heading
from smartcert.tables.formats.flaws import formulas, is_plain_number, wants_date, wants_number
from smartcert.tables.formats.xlsx_content import (
    DATES,
    Content,
    content_of,
    headings_in,
    rows_below,
    text_of,
)

_FAILED = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!")
)
_DAYS = range(10_000, 100_000)
"""Numbers of five digits, which are days from 1927 to 2173 to Excel, and nothing else here."""

_Flaw = tuple[str, Mapping[str, str]]


def headings(address: str, reading: Reading) -> Sequence[Heading]:
    """Give what stands over the columns, in the first row of the sheet.

    Raises:
        InvalidInput: the file is no workbook, has no such sheet, or its headings are merged.
    """
    content = content_of(address, reading)
    if content.blank:
        raise refused("SC721", address)
    faults = [
        Diagnostic("SC709", Span(address, 1, area.first[1] + 1), {"range": str(area)})
        for area in content.merged
        if area.first[0] == 0
    ]
    if faults:
        raise InvalidInput(faults)
    return headings_in(content.first, address)


def notes(address: str, reading: Reading) -> Sequence[Diagnostic]:
    """Name the sheets that are tables, too, and are not read, where nobody has named one.

    Raises:
        InvalidInput: the file is no workbook.
    """
    return content_of(address, reading).notes


def cuts(address: str, reading: Reading, _rows: int) -> Sequence[Cut]:
    """Give the one range that a sheet is.

    Raises:
        InvalidInput: the file is no workbook, or the sheet has no row below its headings.
    """
    last = content_of(address, reading).last  # what is damaged is so before any work
    if last == 1:
        raise InvalidInput([Diagnostic("SC721", Span(address, 1))])
    return [Cut(0, 1, 2, last - 1)]


def chunks(address: str, reading: Reading, _cut: Cut, columns: Sequence[Column]) -> Iterator[Chunk]:
    """Give the rows of the sheet by these columns; a blank row is none.

    Raises:
        InvalidInput: the file is no workbook, or has no such sheet.
    """
    read = {column.position for column in columns}
    content = content_of(address, reading)
    merged = _Merged(address, content.merged, [column.position for column in columns])
    below = content.rows or rows_below(address, reading)
    filled = (row for row in below if _is_filled(row, read))
    while rows := [*islice(filled, ROWS)]:
        yield _chunk(address, content, rows, columns, merged)


def _is_filled(row: Row, read: Collection[int]) -> bool:
    """Tell whether a row says something; a formula without value only does where it is read."""
    return any(
        type(cell) is float or _says_something(cell, column in read)
        for column, cell in row.cells.items()
    )


def _says_something(cell: Value, is_read: bool) -> bool:
    if isinstance(cell, Uncalculated):
        return is_read
    return not isinstance(cell, str) or bool(cell.strip())


class _Merged:
    """The areas of merged cells, gone through once as the rows come."""

    def __init__(self, address: str, areas: Sequence[Area], positions: Sequence[int]) -> None:
        self._address = address
        held = ((each, _held(each, positions)) for each in areas)
        # the others hold no cell that is read
        self._waiting = sorted((each for each in held if each[1]), reverse=True)
        self._open: list[tuple[Area, Sequence[int]]] = []
        self._width = len(positions)

    def among(self, numbers: Sequence[int]) -> Iterator[tuple[int, int, Area]]:
        """Give the cells of the next rows that are part of an area of merged ones, with it.

        Raises:
            InvalidInput: areas lie one over the other, as Excel does not make them.
        """
        while self._waiting and self._waiting[-1][0].first[0] < numbers[-1]:
            self._open.append(self._waiting.pop())
        left = len(numbers) * self._width
        for area, held in self._open:
            first, last = area
            rows = range(bisect_left(numbers, first[0] + 1), bisect_right(numbers, last[0] + 1))
            left -= len(rows) * len(held)
            if left < 0:
                raise refused("SC712", self._address, reason=DAMAGED)
            for row, index in product(rows, held):
                yield row, index, area
        self._open = [each for each in self._open if each[0].last[0] >= numbers[-1]]


def _held(area: Area, positions: Sequence[int]) -> Sequence[int]:
    """Return which of the columns that are read an area holds."""
    return [index for index, at in enumerate(positions) if area.first[1] <= at <= area.last[1]]


def _chunk(
    address: str,
    content: Content,
    rows: Sequence[Row],
    columns: Sequence[Column],
    merged: _Merged,
) -> Chunk:
    import pyarrow as pa

    numbers = [row.number for row in rows]
    cells = [[row.cells.get(column.position) for row in rows] for column in columns]
    arrays = [pa.array(_texts(each), pa.string()) for each in cells]
    at = Places(address, numbers, columns)
    flaws = formulas(arrays, columns, at)
    for index, column in enumerate(columns):
        for number, (code, values) in _flaws(content, column, cells[index]):
            flaws[number, index] = Diagnostic(code, at(number, index), values)
    for number, index, area in merged.among(numbers):
        flaws[number, index] = Diagnostic("SC709", at(number, index), {"range": str(area)})
    return Chunk(arrays, at, flaws)


def _texts(cells: Sequence[Value | None]) -> Sequence[str | None]:
    """Write the cells of a column as texts; numbers, of which many are equal, once each."""
    kinds = set(map(type, cells)) - {NoneType}
    if kinds == {str}:
        return cast("Sequence[str | None]", cells)
    if kinds == {float}:
        written = {each: text_of(each) for each in {*cells}}
        # 0 and -0 are equal, and not written alike
        return [written[each] if each else text_of(each) for each in cells]
    return [*map(text_of, cells)]


def _flaws(
    content: Content, column: Column, cells: Sequence[Value | None]
) -> Iterator[tuple[int, _Flaw]]:
    """Find the cells of a column that are wrong: looked at where their types may be."""
    kinds = set(map(type, cells)) - {NoneType}
    if kinds <= ({float} if not wants_date(column) else set()):
        return
    for number, cell in enumerate(cells):
        if cell is not None and (wrong := _wrong(content, column, cell)):
            yield number, wrong


def _wrong(content: Content, column: Column, cell: Value) -> _Flaw | None:
    """Say what is wrong with how Excel holds a cell, and what it shows."""
    if isinstance(cell, str):
        return _wrong_text(column, cell)
    if isinstance(cell, Uncalculated):
        return "SC733", {}
    if isinstance(cell, Failed):
        return "SC717", {"written": cell.shown}
    if isinstance(cell, DATES):
        return None if wants_date(column) else ("SC708", {"written": str(text_of(cell))})
    if isinstance(cell, Percentage) and wants_number(column) and cell.held:
        return _percentage(cell)
    if isinstance(cell, float) and wants_date(column) and cell in _DAYS:
        return "SC735", {
            "written": str(int(cell)),
            "day": day_of(cell, from_1904=content.from_1904).isoformat(),
        }
    return None


def _wrong_text(column: Column, text: str) -> _Flaw | None:
    if text in _FAILED:
        return "SC717", {"written": text}
    # 14.0 has to be a text, because Excel would make 14 of it
    if wants_number(column) and is_plain_number(text) and text_of(float(text)) == text:
        return "SC707", {"written": text}
    return None


def _percentage(cell: Percentage) -> _Flaw:
    """Say what a percentage shows, where a number is wanted."""
    held = str(text_of(cell))
    number = f"{Decimal(held).scaleb(2 * cell.signs):f}"
    number = number.rstrip("0").rstrip(".") if "." in number else number
    return "SC732", {"held": held, "shown": number + "%" * cell.signs, "number": number}
