"""Tables in XLSX: the cells of a sheet, as Excel shows them under the format “General”.

Excel keeps a number in binary and shows at most 15 digits of it: 17.4 is kept as
17.399999999999999 and read as 17.4 here, too.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice, product

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files.opening import refused
from smartcert.files.spreadsheet.package import TooLargeError
from smartcert.files.spreadsheet.places import Area
from smartcert.files.spreadsheet.reader import DAMAGED, opened_workbook
from smartcert.files.spreadsheet.sheet import Row, Sheet
from smartcert.files.spreadsheet.values import Failed, Percentage, Uncalculated, Value
from smartcert.files.spreadsheet.xml import DamagedError
from smartcert.tables.chunk import ROWS, Chunk, Cut, Places, Reading
from smartcert.tables.column import NEEDED, Column, Heading, name_in
from smartcert.tables.formats.flaws import formulas, is_plain_number, wants_date, wants_number
from smartcert.tables.long_form import is_long

_DIGITS = 15
_DATES = (dt.date, dt.time, dt.timedelta)  # a datetime is a date, too
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
        merged = _Merged(address, sheet.outline().merged, positions)
        filled = (row for row in sheet.rows() if row.number > 1 and _is_filled(row, read))
        while rows := [*islice(filled, ROWS)]:
            yield _chunk(address, sheet, rows, columns, merged)


def _headings(sheet: Sheet, address: str) -> list[Heading]:
    """Return what stands in the first row, from its first cell to its last."""
    row = next(sheet.rows(), None)
    cells = row.cells if row and row.number == 1 else {}
    return [
        Heading(_text(cells.get(column)) or "", Span(address, 1, column + 1))
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
    sheet: Sheet,
    rows: Sequence[Row],
    columns: Sequence[Column],
    merged: _Merged,
) -> Chunk:
    import pyarrow as pa

    positions = [column.position for column in columns]
    numbers = [row.number for row in rows]
    arrays = [
        pa.array([_text(row.cells.get(position)) for row in rows], pa.string())
        for position in positions
    ]
    at = Places(address, numbers, columns)
    flaws = formulas(arrays, columns, at)
    for index, column in enumerate(columns):
        dated = wants_date(column)
        for number, row in enumerate(rows):
            cell = row.cells.get(column.position)
            if cell is None or (type(cell) is float and not dated):  # most are
                continue
            if wrong := _wrong(sheet, column, cell):
                code, values = wrong
                flaws[number, index] = Diagnostic(code, at(number, index), values)
    for number, index, area in merged.among(numbers):
        flaws[number, index] = Diagnostic("SC709", at(number, index), {"range": str(area)})
    return Chunk(arrays, at, flaws)


def _wrong(sheet: Sheet, column: Column, cell: Value) -> _Flaw | None:
    """Say what is wrong with how Excel holds a cell, and what it shows."""
    if isinstance(cell, str):
        return _wrong_text(column, cell)
    if isinstance(cell, Uncalculated):
        return "SC733", {}
    if isinstance(cell, Failed):
        return "SC717", {"written": cell.shown}
    if isinstance(cell, _DATES):
        return None if wants_date(column) else ("SC708", {"written": str(_text(cell))})
    if isinstance(cell, Percentage) and wants_number(column) and cell.held:
        return _percentage(cell)
    if isinstance(cell, float) and wants_date(column) and cell in _DAYS:
        return "SC735", {"written": str(int(cell)), "day": sheet.day(cell).isoformat()}
    return None


def _wrong_text(column: Column, text: str) -> _Flaw | None:
    if text in _FAILED:
        return "SC717", {"written": text}
    # 14.0 has to be a text, because Excel would make 14 of it
    if wants_number(column) and is_plain_number(text) and _text(float(text)) == text:
        return "SC707", {"written": text}
    return None


def _percentage(cell: Percentage) -> _Flaw:
    """Say what a percentage shows, where a number is wanted."""
    held = str(_text(cell))
    number = f"{Decimal(held).scaleb(2 * cell.signs):f}"
    number = number.rstrip("0").rstrip(".") if "." in number else number
    return "SC732", {"held": held, "shown": number + "%" * cell.signs, "number": number}


def _text(cell: Value | None) -> str | None:
    """Write a cell as text, a number as Excel shows it; without a value there is none."""
    if isinstance(cell, (float, Percentage)):
        written = f"{cell.held if isinstance(cell, Percentage) else cell:.{_DIGITS}g}"
        return f"{Decimal(written):f}" if "e" in written else written
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    return str(cell) if isinstance(cell, _DATES) else None
