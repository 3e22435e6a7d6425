"""Tables in XLSX: the cells of a sheet, as Excel shows them under the format “General”."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files.opening import refused
from smartcert.files.spreadsheet.contents import Content, flaw_of, text_of
from smartcert.files.spreadsheet.package import TooLargeError
from smartcert.files.spreadsheet.places import Merged
from smartcert.files.spreadsheet.reader import opened_workbook
from smartcert.files.spreadsheet.sheet import Row, Sheet
from smartcert.files.spreadsheet.values import Uncalculated, Value
from smartcert.files.spreadsheet.xml import DamagedError
from smartcert.tables.chunk import ROWS, Chunk, Cut, Places, Reading
from smartcert.tables.column import NEEDED, Column, Heading, name_in
from smartcert.tables.formats.flaws import formulas, wants_date, wants_number
from smartcert.tables.long_form import is_long


def headings(address: str, reading: Reading) -> Sequence[Heading]:
    """Give what stands over the columns, in the first row of the sheet.

    Raises:
        InvalidInput: the file is no workbook, has no such sheet, or its headings are merged.
    """
    with opened_workbook(address) as book:
        sheet = book.chosen(reading.sheet)
        outline = sheet.outline()
        if not outline.rows:
            raise refused("SC721", address)
        faults = [
            Diagnostic("SC709", Span(address, 1, area.first[1] + 1), {"range": str(area)})
            for area in outline.merged
            if area.first[0] == 0
        ]
        if faults:
            raise InvalidInput(faults)
        return _headings(sheet, address)


def notes(address: str, reading: Reading) -> Sequence[Diagnostic]:
    """Name the sheets that are tables, too, and are not read, where nobody has named one.

    Raises:
        InvalidInput: the file is no workbook.
    """
    if reading.sheet is not None:
        return ()
    with opened_workbook(address) as book:
        others = [name for name in book.seen[1:] if _is_table(book.sheets[name], address)]
        values = {"sheet": book.seen[0], "others": others}
        return [Diagnostic("SC737", Span(address), values)] if others else ()


def cuts(address: str, reading: Reading, _rows: int) -> Sequence[Cut]:
    """Give the one range that a sheet is.

    Raises:
        InvalidInput: the file is no workbook, or the sheet has no row below its headings.
    """
    last = 1
    with opened_workbook(address) as book:
        for row in book.chosen(reading.sheet).rows():  # what is damaged is so before any work
            last = row.number
    if last == 1:
        raise InvalidInput([Diagnostic("SC721", Span(address, 1))])
    return [Cut(0, 1, 2, last - 1)]


def chunks(address: str, reading: Reading, _cut: Cut, columns: Sequence[Column]) -> Iterator[Chunk]:
    """Give the rows of the sheet by these columns; a blank row is none.

    Raises:
        InvalidInput: the file is no workbook, or has no such sheet.
    """
    read = {column.position for column in columns}
    with opened_workbook(address) as book:
        sheet = book.chosen(reading.sheet)
        positions = [column.position for column in columns]
        merged = Merged(sheet.outline().merged, positions)
        filled = (row for row in sheet.rows() if row.number > 1 and _is_filled(row, read))
        while rows := [*islice(filled, ROWS)]:
            yield _chunk(address, sheet, rows, columns, merged)


def _headings(sheet: Sheet, address: str) -> list[Heading]:
    """Return what stands in the first row, from its first cell to its last."""
    row = next(sheet.rows(), None)
    cells = row.cells if row and row.number == 1 else {}
    return [
        Heading(text_of(cells.get(column)) or "", Span(address, 1, column + 1))
        for column in range(max(cells, default=0) + 1)
    ]


def _is_table(sheet: Sheet, address: str) -> bool:
    try:
        headings = _headings(sheet, address)
    except (DamagedError, TooLargeError):  # nobody asks for it
        return False
    return {name_in(each.text) for each in headings}.issuperset(NEEDED) or is_long(headings)


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
    sheet: Sheet,
    rows: Sequence[Row],
    columns: Sequence[Column],
    merged: Merged,
) -> Chunk:
    import pyarrow as pa

    positions = [column.position for column in columns]
    numbers = [row.number for row in rows]
    arrays = [
        pa.array([text_of(row.cells.get(position)) for row in rows], pa.string())
        for position in positions
    ]
    at = Places(address, numbers, columns)
    flaws = formulas(arrays, columns, at)
    for index, column in enumerate(columns):
        wanted = _wanted(column)
        for number, row in enumerate(rows):
            cell = row.cells.get(column.position)
            if cell is None or (type(cell) is float and wanted != "day"):  # most are
                continue
            if wrong := flaw_of(cell, wanted, sheet):
                code, values = wrong
                flaws[number, index] = Diagnostic(code, at(number, index), values)
    for number, index, area in merged.among(numbers):
        flaws[number, index] = Diagnostic("SC709", at(number, index), {"range": str(area)})
    return Chunk(arrays, at, flaws)


def _wanted(column: Column) -> Content:
    if wants_date(column):
        return "day"
    return "number" if wants_number(column) else "text"
