"""The progress of departments: a table for a screen, for Markdown and for a spreadsheet."""

import io
from collections.abc import Iterator, Sequence

from smartcert.files.spreadsheet.book import Book, write
from smartcert.files.spreadsheet.contents import Cell
from smartcert.language import Language
from smartcert.render import wording
from smartcert.render.layout import Page, cells, pad
from smartcert.render.markup import escaped
from smartcert.render.view import View
from smartcert.reports.progress import Progress

_WIDTHS = (24, 12, 10, 14, 12, 12, 40)
_GAP = "  "


def page(rows: Sequence[Progress], view: View) -> Page:
    """Lay out a department a row, and below it what to do first."""
    page = Page(view.width)
    table = [_headings(view.language), *(_said(row, view.language) for row in rows)]
    widths = [max(cells(line[column]) for line in table) for column in range(6)]
    for number, line in enumerate(table):
        first, *numbers = line[:6]
        said = [pad(first, widths[0])]
        said += [
            " " * (width - cells(text)) + text
            for text, width in zip(numbers, widths[1:], strict=True)
        ]
        page.line((_GAP.join(said).rstrip(), "bold" if number == 0 else ""))
        if number and line[6]:
            page.text(view.language.say("first: {indicators}", indicators=line[6]), 2, "dim")
    return page


def markdown(rows: Sequence[Progress], language: Language) -> str:
    """Return a table of Markdown."""
    lines = [_headings(language), *(_said(row, language) for row in rows)]
    written = [f"| {' | '.join(map(escaped, line))} |" for line in lines]
    written.insert(1, f"|---|{'--:|' * 5}---|")
    return "\n".join([*written, ""])


def workbook(rows: Sequence[Progress], language: Language) -> bytes:
    """Return a workbook with a sheet of a department a row."""
    stream = io.BytesIO()
    book = Book(stream)
    sheet = book.add_page(language.say("Progress"), _WIDTHS)
    for column, heading in enumerate(_headings(language)):
        write(sheet, (0, column), heading, book.heading())
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(_values(row, language)):
            write(sheet, (number, column), value)
    sheet.freeze_panes(1, 1)
    book.close()
    return stream.getvalue()


def _headings(language: Language) -> tuple[str, ...]:
    say = language.say
    return (
        say("Department"),
        say("Answered"),
        say("Indicators"),
        say("Evidence enough"),
        say("Points claimed"),
        say("Still possible"),
        say("First"),
    )


def _values(row: Progress, language: Language) -> Iterator[Cell]:
    yield row.owner or language.say("(nobody's)")
    yield from (row.answered, row.indicators, row.proven, row.claimed, row.possible)
    yield ", ".join(row.first)


def _said(row: Progress, language: Language) -> tuple[str, ...]:
    owner, answered, indicators, proven, *_, first = _values(row, language)
    points = (wording.points(each) for each in (row.claimed, row.possible))
    return (*map(str, (owner, answered, indicators, proven)), *points, str(first))
