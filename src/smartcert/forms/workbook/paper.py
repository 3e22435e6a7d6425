"""The sheets of a form on paper: their styles, their protection, and how they are printed."""

from typing import Any

from smartcert.assessment.form.layout import Sheet
from smartcert.files.spreadsheet.book import HEADING_COLOUR, Book, write
from smartcert.files.spreadsheet.contents import Cell
from smartcert.files.spreadsheet.limits import LONGEST_CELL, letters, units_of
from smartcert.language import Language

_SIZE = 9
_EDGE = {"border": 1, "border_color": "#B8C4CE", "valign": "top", "font_size": _SIZE}
_OPEN, _SHUT = "#FFFDE7", "#F1F3F5"
_AREA, _ITEM = "#334E68", "#D9E2EC"
_A4 = 9
_MARGIN = 0.4
_MAY = (
    *("format_cells", "format_columns", "format_rows", "sort", "autofilter"),
    *("insert_columns", "insert_rows", "select_locked_cells", "select_unlocked_cells"),
)
"""What people may do to a protected sheet, beside filling in what is open."""


class TooLongError(Exception):
    """A text is longer than a cell of a workbook can be.

    Attributes:
        cell: where it would stand.
    """

    def __init__(self, cell: str) -> None:
        self.cell = cell
        super().__init__(cell)


class Paper:
    """A workbook on its way, and how its cells look."""

    def __init__(self, book: Book, language: Language) -> None:
        self.book = book
        self.language = language
        style = book.style
        self.heading = book.heading(**{**_EDGE, "text_wrap": True, "valign": "vcenter"})
        self.title = style(bold=True, font_size=14)
        self.plain = style(font_size=_SIZE)
        self.area = style(**_EDGE, bold=True, bg_color=_AREA, font_color="#FFFFFF")
        self.item = style(**_EDGE, bold=True, bg_color=_ITEM)
        self.shown = style(**_EDGE, text_wrap=True, bg_color=HEADING_COLOUR)
        self.told = style(**_EDGE, text_wrap=True)
        self.bold = style(**_EDGE, text_wrap=True, bold=True)
        self.shut = style(**_EDGE, bg_color=_SHUT)
        self.counted = style(**_EDGE, bg_color=_SHUT, align="center")
        self.open = style(**_EDGE, text_wrap=True, bg_color=_OPEN, locked=False)
        self.open_text = style(
            **_EDGE, text_wrap=True, bg_color=_OPEN, locked=False, num_format="@"
        )
        self.open_day = style(**_EDGE, bg_color=_OPEN, locked=False, num_format="yyyy-mm-dd")

    def page(self, name: str, widths: list[float]) -> Any:
        """Add a sheet that prints on A4, its columns so wide."""
        page = self.book.add_page(name, widths)
        page.set_paper(_A4)
        page.set_margins(_MARGIN, _MARGIN, _MARGIN, 0.6)
        page.fit_to_pages(1, 0)
        page.set_footer("&L&A&R&P / &N")
        page.hide_gridlines(2)
        return page

    def protect(self, page: Any) -> None:
        """Shut what is not to be filled in, without a password: it is a help, no lock."""
        page.protect("", dict.fromkeys(_MAY, True))

    def headings(self, page: Any, row: int, layout: Sheet) -> None:
        """Write the headings of a sheet, and repeat them on each page of paper."""
        for column, each in enumerate(layout.columns):
            self.put(page, (row, column), self.language.pick(each.heading), self.heading)
        page.repeat_rows(row)
        page.freeze_panes(row + 1, 2)

    def put(self, page: Any, place: tuple[int, int], value: Cell, style: Any) -> None:
        """Write a cell, blank if there is nothing to say.

        Raises:
            TooLongError: the text is longer than a cell can be.
        """
        if isinstance(value, str) and units_of(value) > LONGEST_CELL:
            raise TooLongError(f"{page.name}!{letters(place[1])}{place[0] + 1}")
        if value is None or value == "":
            page.write_blank(*place, None, style)
        else:
            write(page, place, value, style)
