"""What a spreadsheet does to a cell: its limits, its names, and the texts that it would run."""

import datetime as dt
import re
from typing import IO, Any

LAST_ROW = 1_048_575
"""The last row of a sheet, counted from 0."""

LONGEST_CELL = 32_767
"""UTF-16 units that a cell of an XLSX holds; XlsxWriter passes over what is longer."""

BYTE_ORDER_MARK = "\ufeff"
"""Without it Korean Excel takes a CSV file for CP949."""

HEADING_COLOUR = "#D9E2EC"

_BLANKS = (
    " \n\v\f\u0085\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000"
    "\u3164\ufeff\uffa0"
)
"""Blanks and invisible characters, which a spreadsheet or a reader of CSV may trim."""

FORMULA = f"^(?:[\t\r]|[{_BLANKS}]*[-=+@－＝＋＠−])"
"""How a text begins that a spreadsheet takes for a formula; means the same to `re` and to Arrow."""

_FORMULA = re.compile(FORMULA)
_CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - no clock in a file


def guarded(text: str) -> str:
    """Return a text that no spreadsheet runs: behind an apostrophe where it would be a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def units_of(text: str) -> int:
    """Count a text as Excel does, in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def letters(column: int) -> str:
    """Return the letters by which Excel calls a column that is counted from 0."""
    name, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def number_of(letters: bytes) -> int:
    """Return the number, from 0, of the column that Excel calls by these letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def new_workbook(stream: IO[bytes], **options: bool) -> Any:
    """Open a workbook to write to a stream, the same to the byte at any time.

    Args:
        stream: where it goes when it is closed.
        options: of XlsxWriter.
    """
    from xlsxwriter import Workbook

    book = Workbook(stream, options)
    book.set_properties({"created": _CREATED})
    return book
