"""The limits of a sheet, and the letters by which it calls its columns."""

LAST_ROW = 1_048_575
"""The last row of a sheet, counted from 0."""

LAST_COLUMN = 16_383
"""The last column, XFD, counted from 0."""

LONGEST_CELL = 32_767
"""UTF-16 units that a cell of an XLSX holds; XlsxWriter passes over what is longer."""

LONGEST_WRITTEN = 7 * LONGEST_CELL
"""Characters by which a workbook writes the text of a cell, if it writes each by its number."""

BYTE_ORDER_MARK = "\ufeff"
"""Without it Korean Excel takes a CSV file for CP949."""


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
