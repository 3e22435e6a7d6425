"""Tables in XLSX: the cells of a sheet, as Excel shows them under the format “General”.

Excel keeps a number in binary and shows at most 15 digits of it: 17.4 is kept as
17.399999999999999 and read as 17.4 here, too.
"""

import datetime as dt
import io
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice, product
from typing import Any, NamedTuple

from smartcert.diagnostics import Diagnostic, InvalidInput, Span, near
from smartcert.files.opening import opened, refused
from smartcert.files.spreadsheet.limits import letters
from smartcert.tables.chunk import ROWS, Chunk, Cut, Places, Reading
from smartcert.tables.column import Column, Heading
from smartcert.tables.formats.flaws import formulas, is_plain_number, wants_date, wants_number
from smartcert.tables.formats.xlsx_xml import DAMAGED, Seen, key, look, look_through

_DIGITS = 15
_DATES = (dt.date, dt.time, dt.timedelta)  # a datetime is a date, too
_FAILED = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!")
)
_FIRST_DAY = dt.date(1899, 12, 30)
_DAYS = range(10_000, 100_000)
"""Numbers of five digits, which are days from 1927 to 2173 to Excel, and nothing else here."""
_Range = tuple[tuple[int, int], tuple[int, int]]


class _Sheet(NamedTuple):
    """One sheet of a workbook.

    Attributes:
        cells: calamine's sheet.
        seen: what its XML says of them, by row and column from 0.
    """

    cells: Any
    seen: Seen

    def rows(self) -> Iterator[list[Any]]:
        """Give the rows from the first of the sheet on, from its first column on."""
        first: int = self.cells.start[1]
        for row in self.cells.iter_rows():
            yield [""] * first + row if first else row
        for _ in range(self.cells.end[0], self.last):
            yield [""] * (self.cells.end[1] + 1)

    @property
    def last(self) -> int:
        """The last row, from 0; one with nothing but formulas never calculated is one, too."""
        end: int = self.cells.end[0]
        return max([end, *(row for row, _ in self.seen.uncalculated)])

    @property
    def merged(self) -> Sequence[_Range]:
        """The first and the last cell of each range of merged ones."""
        return self.cells.merged_cell_ranges or ()


class _Row(NamedTuple):
    number: int  # from 1
    cells: list[Any]


def headings(address: str, reading: Reading) -> Sequence[Heading]:
    """Give what stands over the columns, in the first row of the sheet.

    Raises:
        InvalidInput: the file is no workbook, has no such sheet, or its headings are merged.
    """
    sheet = _sheet(address, reading)
    faults = [
        Diagnostic("SC709", Span(address, 1, start[1] + 1), {"range": _name(start, end)})
        for start, end in sheet.merged
        if start[0] == 0
    ]
    if faults:
        raise InvalidInput(faults)
    return [
        Heading(_text(cell) or "", Span(address, 1, column))
        for column, cell in enumerate(next(sheet.rows()), 1)
    ]


def cuts(address: str, reading: Reading, _rows: int) -> Sequence[Cut]:
    """Give the one range that a sheet is.

    Raises:
        InvalidInput: the file is no workbook, or the sheet has no row below its headings.
    """
    rows = _sheet(address, reading).last
    if rows < 1:
        raise InvalidInput([Diagnostic("SC721", Span(address, 1))])
    return [Cut(0, 1, 2, rows)]


def chunks(address: str, reading: Reading, _cut: Cut, columns: Sequence[Column]) -> Iterator[Chunk]:
    """Give the rows of the sheet by these columns; a blank row is none.

    Raises:
        InvalidInput: the file is no workbook, or has no such sheet.
    """
    sheet = _sheet(address, reading)
    read = {column.position for column in columns}
    unread_in = {row for row, _ in sheet.seen.failed}
    unread_in |= {row for row, column in sheet.seen.uncalculated if column in read}
    filled = (
        _Row(number, cells)
        for number, cells in enumerate(sheet.rows(), 1)
        if number > 1 and (any(cell != "" for cell in cells) or number - 1 in unread_in)
    )
    while rows := [*islice(filled, ROWS)]:
        yield _chunk(address, sheet, rows, columns)


def _sheet(address: str, reading: Reading) -> _Sheet:
    from python_calamine import CalamineWorkbook

    with opened(address) as stream:
        parts = look(stream, address)
        name = _chosen(address, reading, [*parts])
        seen = look_through(stream, parts[name], address)
        stream.seek(0)
        data = io.BytesIO(stream.read())
    try:
        cells = CalamineWorkbook.from_filelike(data).get_sheet_by_name(name)
    except BaseException as error:
        # whatever calamine calls it; its panic is none of Python's exceptions
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise refused("SC712", address, reason=DAMAGED) from None
        raise
    if cells.start is None:
        raise refused("SC721", address)
    return _Sheet(cells, seen)


def _chosen(address: str, reading: Reading, names: Sequence[str]) -> str:
    if not names:
        raise refused("SC712", address, reason=DAMAGED)
    wanted = names[0] if reading.sheet is None else reading.sheet
    if wanted not in names:
        values = {"sheet": wanted, "known": names}
        raise InvalidInput([Diagnostic("SC722", Span(address), values, near(wanted, names))])
    return wanted


def _chunk(address: str, sheet: _Sheet, rows: Sequence[_Row], columns: Sequence[Column]) -> Chunk:
    import pyarrow as pa

    positions = [column.position for column in columns]
    numbers = [row.number for row in rows]
    arrays = [
        pa.array([_text(row.cells[position]) for row in rows], pa.string())
        for position in positions
    ]
    at = Places(address, numbers, columns)
    flaws = formulas(arrays, columns, at)
    percentages = _percentages(sheet.seen.percentages, rows)
    for index, column in enumerate(columns):
        for row, (number, cells) in enumerate(rows):
            place = (number - 1, column.position)
            cell = cells[column.position]
            if place in sheet.seen.uncalculated:
                wrong: tuple[str, Mapping[str, str]] | None = ("SC733", {})
            else:
                wrong = _wrong(column, cell, sheet.seen.failed.get(place, ""))
            if not wrong and key(*place) in percentages:
                wrong = _percentage(column, cell)
            if wrong:
                code, values = wrong
                flaws[row, index] = Diagnostic(code, at(row, index), values)
    for row, index, name in _merged(sheet.merged, numbers, positions):
        flaws[row, index] = Diagnostic("SC709", at(row, index), {"range": name})
    return Chunk(arrays, at, flaws)


def _wrong(column: Column, cell: Any, failed: str) -> tuple[str, Mapping[str, str]] | None:
    """Say what is wrong with how Excel holds a cell, and what it shows."""
    text = isinstance(cell, str)
    if failed or (text and cell in _FAILED):
        return "SC717", {"written": failed or cell}
    if isinstance(cell, _DATES) and not wants_date(column):
        return "SC708", {"written": str(_text(cell))}
    if wants_date(column) and _is_number(cell) and cell in _DAYS:
        day = _FIRST_DAY + dt.timedelta(int(cell))
        return "SC735", {"written": str(int(cell)), "day": day.isoformat()}
    # 14.0 has to be a text, because Excel would make 14 of it
    if text and wants_number(column) and is_plain_number(cell) and _text(float(cell)) == cell:
        return "SC707", {"written": cell}
    return None


def _percentages(every: Sequence[int], rows: Sequence[_Row]) -> Collection[int]:
    """Give the cells of some rows that are formatted as percentages."""
    begin, end = key(rows[0].number - 1, 0), key(rows[-1].number, 0)
    return frozenset(every[bisect_left(every, begin) : bisect_left(every, end)])


def _percentage(column: Column, cell: Any) -> tuple[str, Mapping[str, str]] | None:
    """Say what a percentage shows, where a number is wanted; nothing is nothing either way."""
    if not (wants_number(column) and _is_number(cell) and cell):
        return None
    held = str(_text(cell))
    number = f"{Decimal(held).scaleb(2):f}"
    number = number.rstrip("0").rstrip(".") if "." in number else number
    return "SC732", {"held": held, "shown": f"{number}%", "number": number}


def _is_number(cell: Any) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _merged(
    ranges: Sequence[_Range], numbers: Sequence[int], positions: Sequence[int]
) -> Iterator[tuple[int, int, str]]:
    """Give the cells of the rows that are part of a range of merged ones, with its name."""
    for start, end in ranges:
        rows = range(bisect_left(numbers, start[0] + 1), bisect_right(numbers, end[0] + 1))
        held = [index for index, at in enumerate(positions) if start[1] <= at <= end[1]]
        for row, index in product(rows, held):
            yield row, index, _name(start, end)


def _text(cell: Any) -> str | None:
    """Write a cell as text, a number as Excel shows it."""
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, (int, float)):
        plain = f"{Decimal(f'{cell:.{_DIGITS}g}'):f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    return str(cell)


def _name(start: tuple[int, int], end: tuple[int, int]) -> str:
    return f"{letters(start[1])}{start[0] + 1}:{letters(end[1])}{end[0] + 1}"
