"""One sheet of a workbook: notes, headings, rows; no text in it runs as a formula."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from smartcert.catalogue.compiled import Catalogue
from smartcert.files.spreadsheet.book import Book, write
from smartcert.files.spreadsheet.contents import Cell
from smartcert.files.spreadsheet.limits import LAST_ROW, LONGEST_CELL, units_of
from smartcert.language import Language
from smartcert.render.batch import TooManyRowsError
from smartcert.render.layout import cells, wrap

_WIDEST = 60
_PRINTED = 260  # characters that can still be read when they are shrunk to the width of a page
NOTE_HEIGHT = 16
"""Height of a line."""


class Column(NamedTuple):
    """A column of a sheet.

    Attributes:
        heading: what stands over it.
        width: in characters.
        form: how its numbers are shown, as spreadsheets write it; empty for texts.
    """

    heading: str
    width: float
    form: str = ""


class Styled(NamedTuple):
    """A cell that stands out: `good`, `bad` or `warn`."""

    value: Cell
    style: str


_COLOURS: dict[str, dict[str, str]] = {
    "": {},
    "good": {"bg_color": "#DDF0DD", "font_color": "#1E5B1E"},
    "bad": {"bg_color": "#F8D7D5", "font_color": "#8A1C14"},
    "warn": {"bg_color": "#FFF0C8", "font_color": "#7A5200"},
}


def heading_of(book: Book) -> Any:
    """Return the style of the headings of a sheet."""
    return book.heading(text_wrap=True, valign="vcenter", align="center")


def style_of(book: Book, form: str = "", colour: str = "", *names: str) -> Any:
    """Return the style of a cell."""
    wanted: dict[str, Any] = {**_COLOURS[colour], **dict.fromkeys(names, True)}
    if form:
        wanted["num_format"] = form
    if "text_wrap" in names:
        wanted["valign"] = "top"
    return book.style(**wanted)


def write_cell(
    book: Book, page: Any, place: tuple[int, int], value: Cell, form: str = "", colour: str = ""
) -> None:
    """Write a cell in its colour, a number in its form."""
    if isinstance(value, str):
        write(page, place, shortened(value), style_of(book, "", colour) if colour else None)
    elif value is not None:
        write(page, place, value, style_of(book, form, colour))


class Sheet:
    """A sheet with notes at its top, headings that stay in sight, and a filter."""

    def __init__(
        self,
        book: Book,
        name: str,
        columns: Sequence[Column],
        notes: Iterable[tuple[str, str]] = (),
        *,
        frozen: int = 0,
    ) -> None:
        self.book, self.columns = book, columns
        self.page = book.add_page(name, [column.width for column in columns])
        self.row = 0
        for note, colour in notes:
            self._note(note, colour)
        self.top = self.row
        lines = max(map(_lines, columns))
        self.page.set_row(self.row, (lines + 1) * NOTE_HEIGHT)
        for index, column in enumerate(columns):
            self.page.write_string(self.row, index, column.heading, heading_of(book))
        self.row += 1
        self.page.freeze_panes(self.row, frozen)
        self.page.set_landscape()
        self.page.repeat_rows(self.top)
        if sum(column.width for column in columns) <= _PRINTED:
            self.page.fit_to_pages(1, 0)
        else:
            self.page.set_print_scale(50)
            self.page.repeat_columns(0, frozen - 1)

    def _note(self, note: str, colour: str) -> None:
        """Write a note over so many columns as are on the first screen."""
        shown, wide = 0, 0.0
        while shown < len(self.columns) and wide < 2 * _WIDEST:
            wide += self.columns[shown].width
            shown += 1
        style = style_of(self.book, "", colour, "text_wrap")
        self.page.set_row(self.row, NOTE_HEIGHT * (cells(note) // int(wide) + 1))
        self.page.merge_range(self.row, 0, self.row, shown - 1, "", style)
        self.page.write_string(self.row, 0, note, style)
        self.row += 1

    def add(self, values: Iterable[Cell | Styled]) -> None:
        """Add a row."""
        for index, value in enumerate(values):
            plain, colour = value if isinstance(value, Styled) else (value, "")
            form = self.columns[index].form
            write_cell(self.book, self.page, (self.row, index), plain, form, colour)
        self.row += 1

    def widen(self, column: int, width: float) -> None:
        """Give a column the width that its texts turned out to need."""
        self.page.set_column(column, column, width)

    def finish(self) -> None:
        """Let the rows be filtered by their headings."""
        self.page.autofilter(self.top, 0, max(self.row - 1, self.top), len(self.columns) - 1)


def _lines(column: Column) -> int:
    """Give how many lines the heading takes in its column."""
    room = int(column.width) - 3  # bold, and with a button of the filter
    return sum(len(list(wrap(part, room))) for part in column.heading.splitlines())


def refuse_too_many(rows: int, above: int, language: Language) -> None:
    """Say so if a sheet has no room for rows below what stands above them.

    Raises:
        TooManyRowsError: it has not.
    """
    if rows + above > LAST_ROW + 1:
        raise TooManyRowsError(
            language.say(
                "A sheet of an XLSX has room for {most} rows, and these are {rows}; write "
                "Parquet or CSV.",
                most=f"{LAST_ROW + 1 - above:,}",
                rows=f"{rows:,}",
            )
        )


def form_of(catalogue: Catalogue, *, sign: bool = False) -> str:
    """Give the form of points, as spreadsheets write it."""
    decimals = catalogue.edition.decimals
    form = "#,##0" + "." * bool(decimals) + "0" * decimals
    return f"+{form};-{form};{form}" if sign else form


def shortened(text: str) -> str:
    """Cut a text to what a cell holds; of what UTF-8 does not hold write a question mark."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return clean if units_of(clean) <= LONGEST_CELL else clean[: LONGEST_CELL // 2]


def width_of(texts: Iterable[str], least: int = 8) -> float:
    """Give the width of a column that shows these texts."""
    return min(max((cells(each) + 2 for each in texts), default=least), _WIDEST)
