"""Tables in XLSX: the cells of a sheet, as Excel shows them under the format “General”."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from types import NoneType
from typing import cast

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files.opening import refused
from smartcert.files.spreadsheet.contents import Content, Flaw, flaw_of, text_of
from smartcert.files.spreadsheet.places import Merged
from smartcert.files.spreadsheet.reader import DAMAGED
from smartcert.files.spreadsheet.sheet import Row
from smartcert.files.spreadsheet.values import Uncalculated, Value
from smartcert.files.spreadsheet.xml import DamagedError
from smartcert.tables.chunk import ROWS, Chunk, Cut, Places, Reading
from smartcert.tables.column import Column, Heading
from smartcert.tables.formats.flaws import formulas, wants_date, wants_number
from smartcert.tables.formats.xlsx_held import Held, headings_in, held_in, rows_below


def headings(address: str, reading: Reading) -> Sequence[Heading]:
    """Give what stands over the columns, in the first row of the sheet.

    Raises:
        InvalidInput: the file is no workbook, has no such sheet, or its headings are merged.
    """
    held = held_in(address, reading)
    if held.blank:
        raise refused("SC721", address)
    faults = [
        Diagnostic("SC709", Span(address, 1, area.first[1] + 1), {"range": str(area)})
        for area in held.merged
        if area.first[0] == 0
    ]
    if faults:
        raise InvalidInput(faults)
    return headings_in(held.first, address)


def notes(address: str, reading: Reading) -> Sequence[Diagnostic]:
    """Name the sheets that are tables, too, and are not read, where nobody has named one.

    Raises:
        InvalidInput: the file is no workbook.
    """
    return held_in(address, reading).notes


def cuts(address: str, reading: Reading, _rows: int) -> Sequence[Cut]:
    """Give the one range that a sheet is.

    Raises:
        InvalidInput: the file is no workbook, or the sheet has no row below its headings.
    """
    last = held_in(address, reading).last  # what is damaged is so before any work
    if last == 1:
        raise InvalidInput([Diagnostic("SC721", Span(address, 1))])
    return [Cut(0, 1, 2, last - 1)]


def chunks(address: str, reading: Reading, _cut: Cut, columns: Sequence[Column]) -> Iterator[Chunk]:
    """Give the rows of the sheet by these columns; a blank row is none.

    Raises:
        InvalidInput: the file is no workbook, or has no such sheet.
    """
    read = {column.position for column in columns}
    held = held_in(address, reading)
    merged = Merged(held.merged, [column.position for column in columns])
    below = held.rows or rows_below(address, reading)
    filled = (row for row in below if _is_filled(row, read))
    try:
        while rows := [*islice(filled, ROWS)]:
            yield _chunk(address, held, rows, columns, merged)
    except DamagedError:  # areas lie one over the other
        raise refused("SC712", address, reason=DAMAGED) from None


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


def _chunk(
    address: str,
    held: Held,
    rows: Sequence[Row],
    columns: Sequence[Column],
    merged: Merged,
) -> Chunk:
    import pyarrow as pa

    numbers = [row.number for row in rows]
    cells = [[row.cells.get(column.position) for row in rows] for column in columns]
    arrays = [pa.array(_texts(each), pa.string()) for each in cells]
    at = Places(address, numbers, columns)
    flaws = formulas(arrays, columns, at)
    for index, column in enumerate(columns):
        for number, (code, values) in _flaws(held, column, cells[index]):
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


def _flaws(held: Held, column: Column, cells: Sequence[Value | None]) -> Iterator[tuple[int, Flaw]]:
    """Find the cells of a column that are wrong: looked at where their types may be."""
    wanted = _wanted(column)
    kinds = set(map(type, cells)) - {NoneType}
    if kinds <= {float} and wanted != "day":  # most are
        return
    for number, cell in enumerate(cells):
        if cell is not None and (flaw := flaw_of(cell, wanted, held.sheet)):
            yield number, flaw


def _wanted(column: Column) -> Content:
    if wants_date(column):
        return "day"
    return "number" if wants_number(column) else "text"
