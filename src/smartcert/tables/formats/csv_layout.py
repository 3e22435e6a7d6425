"""How the records of a CSV are to be taken apart: its separator, its encoding, its headings."""

import codecs
import csv
import io
import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files.opening import opened, refused
from smartcert.tables.chunk import Reading
from smartcert.tables.formats.csv_quotes import records
from smartcert.tables.formats.foreign import refuse_cp949, refuse_utf8, refuse_what_is_no_text
from smartcert.tables.formats.records import LONGEST, MEBIBYTE, MOST_COLUMNS, Splitter

_DELIMITERS = (b",", b";", b"\t", b"|")
_SEPARATOR = re.compile(
    rb'"?sep=([^\w"\r\n.+-])"?[,;\t|]*(?:\r\n|[\r\n])', re.IGNORECASE | re.ASCII
)
"""The line by which Excel is told what stands between cells, above the headings."""


class Layout(NamedTuple):
    """How the records of a table are to be taken apart."""

    headings: Sequence[str]
    begin: int
    delimiter: bytes
    encoding: str

    @property
    def splitter(self) -> Splitter:
        """What takes bytes apart into records."""
        return partial(records, delimiter=self.delimiter)


def layout_of(address: str, reading: Reading) -> Layout:
    """Read the first record of a CSV, and by it how all are to be taken apart.

    Raises:
        InvalidInput: the file is no CSV in the encoding that it is to be read in.
    """
    with opened(address) as stream:
        head = stream.read(LONGEST + 1)
    refuse_what_is_no_text(head, address)
    mark = len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0
    encoding = reading.encoding
    if encoding != "utf-8":
        refuse_utf8(head, address)
    elif not mark:
        refuse_cp949(head, address)
    told = _SEPARATOR.match(head, mark)
    begin = told.end() if told else mark
    head = head[begin:]
    if not head:
        raise refused("SC721", address)
    delimiter = told[1] if told else _delimiter_of(head)
    ends, faults = records(head, len(head) <= LONGEST - begin, delimiter)
    if not len(ends):
        raise InvalidInput([Diagnostic("SC728", Span(address, 1), {"limit": LONGEST // MEBIBYTE})])
    first = head[: int(ends[0])]
    for offset, code in faults.items():
        if offset < len(first):
            raise InvalidInput([Diagnostic(code, place_in(first, offset, delimiter, address, 1))])
    return Layout(
        _cells(first, delimiter, encoding, address), begin + len(first), delimiter, encoding
    )


def _delimiter_of(head: bytes) -> bytes:
    """Give what stands between the headings: commas, or whatever else there is more of."""
    heading = re.split(rb"[\r\n]", re.sub(rb'"[^"]*"', b"", head), maxsplit=1)[0]
    return max(_DELIMITERS, key=heading.count)


def _cells(record: bytes, delimiter: bytes, encoding: str, name: str) -> list[str]:
    try:
        text = record.decode(encoding)
    except UnicodeDecodeError:
        raise refused("SC108", name) from None
    if "\0" in text:
        place = place_in(record, record.index(b"\0"), delimiter, name, 1)
        raise InvalidInput([Diagnostic("SC110", place, {"character": "U+0000"})])
    cells = cells_in(text, delimiter)
    if cells is None:
        raise InvalidInput([Diagnostic("SC728", Span(name, 1), {"limit": LONGEST // MEBIBYTE})])
    if len(cells) > MOST_COLUMNS:
        raise InvalidInput([Diagnostic("SC729", Span(name, 1), {"limit": MOST_COLUMNS})])
    return cells


def cells_in(record: str, delimiter: bytes) -> list[str] | None:
    """Take a record apart; None if it has a cell of more than 128 KiB."""
    try:
        return next(csv.reader(io.StringIO(record, newline=""), delimiter=delimiter.decode()))
    except csv.Error:
        return None


def place_in(record: bytes, offset: int, delimiter: bytes, name: str, number: int) -> Span:
    """Give the cell in which an offset of a record lies."""
    before = re.sub(rb'"[^"]*"', b"", record[:offset])
    return Span(name, number, before.count(delimiter) + 1)
