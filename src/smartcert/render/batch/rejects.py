"""What was set aside, or warned of: a row a fault, with its place, what is wrong and what to do."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, NamedTuple

from smartcert.batch.rejects import Reject
from smartcert.files.spreadsheet.book import Book
from smartcert.files.spreadsheet.guard import guarded
from smartcert.files.spreadsheet.limits import BYTE_ORDER_MARK
from smartcert.language import N_, Language

SET_ASIDE = N_("set aside")
WARNED = N_("warnings")
"""What sheets of faults are called."""
HEADINGS: Mapping[str, tuple[str, float]] = {
    "city": (N_("city"), 20),
    "file": (N_("file"), 28),
    "line": (N_("line or row"), 9),
    "column": (N_("column"), 9),
    "cell": (N_("cell"), 9),
    "code": (N_("code"), 9),
    "message": (N_("what is wrong"), 60),
    "help": (N_("what to do"), 60),
}
"""The columns, what a person reads over them, and how wide a sheet shows them."""


class Row(NamedTuple):
    """One fault; a line or column that it has not is None."""

    city: str
    file: str
    line: int | None
    column: int | None
    cell: str
    code: str
    message: str
    help: str


def rows(some: Iterable[Reject]) -> Iterator[Row]:
    """Give a row a fault, in the order of the inputs."""
    for reject in some:
        for fault in reject.faults:
            place = (fault.line or None, fault.column or None, fault.cell)
            yield Row(reject.city, fault.file, *place, fault.code, fault.message, fault.help)


def write_csv(some: Iterable[Reject], stream: IO[bytes], heading: str, language: Language) -> None:
    """Write CSV for Korean Excel; the names of the columns are the same in every language."""
    del heading, language
    stream.write(_line(HEADINGS, BYTE_ORDER_MARK))
    for row in rows(some):
        stream.write(_line(guarded(each) if isinstance(each, str) else each for each in row))


def _line(values: Iterable[object], before: str = "") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(values)
    return (before + out.getvalue()).encode("utf-8", "replace")


def write_jsonl(
    some: Iterable[Reject], stream: IO[bytes], heading: str, language: Language
) -> None:
    """Write a JSON object a fault."""
    del heading, language
    for row in rows(some):
        written = json.dumps(row._asdict(), ensure_ascii=False)
        stream.write(written.encode("utf-8", "replace") + b"\n")


def write_xlsx(some: Iterable[Reject], stream: IO[bytes], heading: str, language: Language) -> None:
    """Write a workbook of one sheet.

    Raises:
        TooManyRowsError: it has no room for all faults.
    """
    from smartcert.render.batch.sheet import refuse_too_many

    found = [*some]
    refuse_too_many(sum(len(each.faults) for each in found), 1, language)
    book = Book(stream, row_by_row=True)
    add_sheet(book, found, heading, language)
    book.close()


def add_sheet(book: Book, some: Iterable[Reject], heading: str, language: Language) -> None:
    """Add a sheet of faults to a workbook."""
    from smartcert.render.batch.sheet import Column, Sheet

    columns = [Column(language.say(head), width, "0_0_0") for head, width in HEADINGS.values()]
    sheet = Sheet(book, language.say(heading), columns, frozen=1)
    for row in rows(some):
        sheet.add(row)
    sheet.finish()
