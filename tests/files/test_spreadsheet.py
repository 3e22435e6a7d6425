"""What a spreadsheet does to a cell, and the one writer of workbooks."""

import datetime as dt
import io
from decimal import Decimal

import pytest
import python_calamine

from smartcert.files.spreadsheet.book import Book, write
from smartcert.files.spreadsheet.limits import letters, number_of

DAY = dt.date(2022, 8, 31)


def test_columns_are_numbered_by_their_letters() -> None:
    assert [number_of(name) for name in (b"A", b"Z", b"AA", b"XFD")] == [0, 25, 26, 16_383]
    assert [letters(number) for number in (0, 25, 26, 16_383)] == ["A", "Z", "AA", "XFD"]


def written(*, row_by_row: bool) -> bytes:
    stream = io.BytesIO()
    book = Book(stream, row_by_row=row_by_row)
    page = book.add_page("시트", [8, 9.5])
    day = book.style(num_format="yyyy-mm-dd")
    for column, value in enumerate(["=1+1", True, 7, Decimal("2.5"), None, DAY]):
        write(page, (0, column), value, day if value == DAY else None)
    assert book.style(num_format="yyyy-mm-dd") is day
    assert book.heading() is not book.heading(align="center")
    book.close()
    return stream.getvalue()


@pytest.mark.parametrize("row_by_row", [False, True])
def test_a_workbook_holds_each_cell_as_what_it_is_and_no_clock(row_by_row: bool) -> None:
    data = written(row_by_row=row_by_row)
    assert data == written(row_by_row=row_by_row)
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(
        "시트"
    )
    assert sheet.to_python() == [["=1+1", True, 7, 2.5, "", DAY]]
