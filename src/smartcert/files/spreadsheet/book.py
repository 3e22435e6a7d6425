"""A workbook that is written: the same bytes at any time, and no text in it runs as a formula."""

import datetime as dt
from collections.abc import Iterable
from typing import IO, Any

from smartcert.files.spreadsheet.contents import Cell

HEADING_COLOUR = "#D9E2EC"

_CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - no clock in a file


class Book:
    """A workbook on its way to a stream, where it is once it is closed.

    Args:
        stream: where it goes.
        row_by_row: whether rows leave the memory as they are written, in their order, so that
            the workbook may be longer than memory.
    """

    def __init__(self, stream: IO[bytes], *, row_by_row: bool = False) -> None:
        from xlsxwriter import Workbook

        self._book = Workbook(stream, {"constant_memory" if row_by_row else "in_memory": True})
        self._book.set_properties({"created": _CREATED})
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}

    def add_page(self, name: str | None = None, widths: Iterable[float] = ()) -> Any:
        """Add a sheet, in XlsxWriter's words, with columns of these widths in characters."""
        page = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        return page

    def style(self, **properties: Any) -> Any:
        """Return the style that has these properties, in XlsxWriter's words; each is made once."""
        key = tuple(properties.items())
        if key not in self._styles:
            self._styles[key] = self._book.add_format(properties)
        return self._styles[key]

    def heading(self, **more: Any) -> Any:
        """Return the style of a heading over a column."""
        return self.style(bold=True, bg_color=HEADING_COLOUR, bottom=1, **more)

    def define(self, name: str, formula: str) -> None:
        """Define a name, as formulas use them."""
        self._book.define_name(name, formula)

    def close(self) -> None:
        """Write what is left."""
        self._book.close()


def write(page: Any, place: tuple[int, int], value: Cell, style: Any = None) -> None:
    """Write a cell as what it is, a text as a text whatever it begins with; None is no cell."""
    if isinstance(value, str):
        page.write_string(*place, value, style)
    elif isinstance(value, bool):
        page.write_boolean(*place, value, style)
    elif isinstance(value, dt.date):
        page.write_datetime(*place, value, style)
    elif value is not None:
        page.write_number(*place, value, style)
