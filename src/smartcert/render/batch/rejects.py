"""What was set aside: a row a fault, with its place, what is wrong and what to do."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, NamedTuple

from smartcert.batch.outcome import BatchOutcome
from smartcert.files.spreadsheet.book import Book
from smartcert.files.spreadsheet.guard import guarded
from smartcert.files.spreadsheet.limits import BYTE_ORDER_MARK
from smartcert.language import N_, Language

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


def rows(outcome: BatchOutcome) -> Iterator[Row]:
    """Give a row a fault, in the order of the inputs."""
    for reject in outcome.rejects():
        for fault in reject.faults:
            place = (fault.line or None, fault.column or None, fault.cell)
            yield Row(reject.city, fault.file, *place, fault.code, fault.message, fault.help)


def write_csv(outcome: BatchOutcome, stream: IO[bytes], language: Language) -> None:
    """Write CSV for Korean Excel; the names of the columns are the same in every language."""
    del language
    stream.write(_line(HEADINGS, BYTE_ORDER_MARK))
    for row in rows(outcome):
        stream.write(_line(guarded(each) if isinstance(each, str) else each for each in row))


def _line(values: Iterable[object], before: str = "") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(values)
    return (before + out.getvalue()).encode("utf-8", "replace")


def write_jsonl(outcome: BatchOutcome, stream: IO[bytes], language: Language) -> None:
    """Write a JSON object a fault."""
    del language
    for row in rows(outcome):
        written = json.dumps(row._asdict(), ensure_ascii=False)
        stream.write(written.encode("utf-8", "replace") + b"\n")


def write_xlsx(outcome: BatchOutcome, stream: IO[bytes], language: Language) -> None:
    """Write a workbook of one sheet.

    Raises:
        TooManyRowsError: it has no room for all faults.
    """
    from smartcert.render.batch.sheet import refuse_too_many

    refuse_too_many(sum(outcome.summary.faults.values()), 1, language)
    book = Book(stream, row_by_row=True)
    add_sheet(book, outcome, language)
    book.close()


def add_sheet(book: Book, outcome: BatchOutcome, language: Language) -> None:
    """Add the sheet of what was set aside to a workbook."""
    from smartcert.render.batch.sheet import Column, Sheet

    columns = [Column(language.say(head), width, "0_0_0") for head, width in HEADINGS.values()]
    sheet = Sheet(book, language.say("set aside"), columns, frozen=1)
    for row in rows(outcome):
        sheet.add(row)
    sheet.finish()
