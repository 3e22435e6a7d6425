"""Tables written: CSV, XLSX, Parquet and JSON Lines, each cell with the text that it was given."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from typing import IO

from smartcert.files.spreadsheet.book import Book, write
from smartcert.files.spreadsheet.contents import Content, cell_of
from smartcert.files.spreadsheet.guard import guarded
from smartcert.files.spreadsheet.limits import BYTE_ORDER_MARK, LONGEST_CELL, units_of
from smartcert.tables.writing.layout import Sheet

_WIDEST = 30
"""Cells of the screen that a column takes unless its name is longer."""

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_TRUTH = frozenset(("true", "false"))


class CellTooLongError(Exception):
    """A cell has more text than the format holds.

    Attributes:
        row: from 0.
        name: of the column.
    """

    def __init__(self, row: int, name: str) -> None:
        self.row = row
        self.name = name
        super().__init__(f"{name}, row {row}")


def write_csv(sheet: Sheet, stream: IO[bytes]) -> None:
    """Write a table as CSV for Korean Excel: UTF-8 with a byte order mark, lines end in CR LF.

    A text that Excel would run is guarded by an apostrophe, which a reader of tables takes off.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.names)
    for row in sheet.rows:
        cells = zip(row, sheet.contents, strict=True)
        writer.writerow(guarded(each) if content == "text" else each for each, content in cells)
    stream.write((BYTE_ORDER_MARK + text.getvalue()).encode())


def write_jsonl(sheet: Sheet, stream: IO[bytes]) -> None:
    """Write a table as JSON Lines: an object a row, with all columns, so that each tells them."""
    for row in sheet.rows:
        cells = zip(sheet.names, row, sheet.contents, strict=True)
        said = [
            f"{json.dumps(name, ensure_ascii=False)}: {_token(text, content)}"
            for name, text, content in cells
        ]
        stream.write(f"{{{', '.join(said)}}}\n".encode())


def _token(text: str, content: Content) -> str:
    """Write a number as it stands, so that 14.0 stays 14.0, and all else that is text as one."""
    if not text:
        return "null"
    if content == "number" and _NUMBER.fullmatch(text):
        return text
    if content == "yes_no" and text in _TRUTH:
        return text
    return json.dumps(text, ensure_ascii=False)


def write_parquet(sheet: Sheet, stream: IO[bytes]) -> None:
    """Write a table as Parquet: every column text, so that 14.0 stays 14.0; a blank is null."""
    import pyarrow as pa
    from pyarrow import parquet

    columns = zip(*sheet.rows, strict=True) if sheet.rows else ((),) * len(sheet.names)
    arrays = [pa.array([text or None for text in column], pa.string()) for column in columns]
    parquet.write_table(pa.table(arrays, names=list(sheet.names)), stream)


def write_xlsx(sheet: Sheet, stream: IO[bytes]) -> None:
    """Write a table as XLSX: numbers, days and truth values as such where nothing is lost.

    Raises:
        CellTooLongError: a text is longer than a cell can be.
    """
    book = Book(stream)
    page = book.add_page(widths=[_width(sheet, column) for column in range(len(sheet.names))])
    page.freeze_panes(1, 1)
    for column, name in enumerate(sheet.names):
        write(page, (0, column), name, book.heading())
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    styles = {
        "number": book.style(align="right"),
        "day": book.style(num_format="yyyy-mm-dd", align="left"),
    }
    for index, row in enumerate(sheet.rows):
        for column, text in enumerate(row):
            if units_of(text) > LONGEST_CELL:
                raise CellTooLongError(index, sheet.names[column])
            content = sheet.contents[column]
            write(page, (index + 1, column), cell_of(text, content), styles.get(content))
    book.close()


def _width(sheet: Sheet, column: int) -> int:
    """Give the width of a column in cells of the screen, of which Hangul takes two each."""
    texts = (row[column] for row in sheet.rows)
    widest = max((len(text.encode("euc-kr", "replace")) for text in texts), default=0)
    return max(len(sheet.names[column]) + 2, min(widest + 2, _WIDEST))


WRITERS: Mapping[str, Callable[[Sheet, IO[bytes]], None]] = {
    ".csv": write_csv,
    ".xlsx": write_xlsx,
    ".parquet": write_parquet,
    ".jsonl": write_jsonl,
}
"""How a table is written, by the ending of its name."""

NEEDS: Mapping[str, str] = {".xlsx": "xlsxwriter", ".parquet": "pyarrow"}
"""The library that an ending needs, if any."""
