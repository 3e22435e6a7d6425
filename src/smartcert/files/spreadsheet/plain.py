"""Rows of a sheet that are plainly written, told without the parser: most of nearly all sheets.

Such a row is ASCII, of the element names without a prefix, without formulas, texts of its own,
references or anything else that the parser alone understands; the others are for the parser. As
a plain row is whole in itself, the parser does not miss it. What cells mean is told elsewhere.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import IO

from smartcert.files.spreadsheet.xml import Parser, blocks

_BEGINS = b"<sheetData>"
_ENDS = b"</row>"
_LONGEST = 1024 * 1024
"""Bytes without the end of a row, after which nothing more is taken to be plain."""
_ROW = re.compile(rb'\s*<row r="([0-9]{1,7})"(?: (?!xmlns|r=)(?:x14ac:)?[A-Za-z]+="[\w.: -]*")*')
_CELL = re.compile(
    '<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,9})")?(?: t="([nsb])")?'
    "(?:/>|><v>([!-%'-;=?-~]+)</v></c>)"
)
_PARTS = 1 + _CELL.groups
_HIDING = re.compile(b"<[!?]")
"""How what may hide elements begins; the declaration of the part, at its beginning, does not."""
_UNSURE = re.compile(b"<[!?]|xmlns")
"""What may hide elements, or give their names another meaning."""

Cells = Sequence[Sequence[str | None]]
"""The columns, rows, styles, types and values of the cells of a row; of each as many."""


def read(part: IO[bytes], parser: Parser, take: Callable[[str, Cells], bool]) -> Iterator[None]:
    """Read a sheet to its end, and yield after each block of it.

    Args:
        part: its bytes.
        parser: is given what is not plain.
        take: is given the number of a plain row and its cells; if it does not take it, the
            parser is given it.

    Raises:
        DamagedError: as the parser does.
    """
    data, plain = b"", None
    for block in blocks(part):
        data += block
        if plain is None:
            head, tag, data = data.partition(_BEGINS)
            parser.feed(head + tag)
            plain = bool(tag) and parser.last == "sheetData" and not _HIDING.search(head, 1)
        if plain:
            data, plain = _taken(data, parser, take)
        if not plain:
            parser.feed(data)
            data = b""
        yield
    parser.feed(data)
    parser.close()
    yield


def _taken(data: bytes, parser: Parser, take: Callable[[str, Cells], bool]) -> tuple[bytes, bool]:
    """Take the rows that have ended, and give the rest, and whether rows in it may be plain."""
    start = 0
    while (end := data.find(_ENDS, start)) >= 0:
        row, start = data[start : end + len(_ENDS)], end + len(_ENDS)
        plain = _plain(row)
        if plain and take(*plain):
            continue
        parser.feed(row)
        if _UNSURE.search(row):
            return data[start:], False
    return data[start:], len(data) - start < _LONGEST


def _plain(row: bytes) -> tuple[str, Cells] | None:
    """Give the number of a row and its cells, if it is plain."""
    head, _, body = row.removesuffix(_ENDS).partition(b">")
    begins = _ROW.fullmatch(head)
    if not begins or not body.isascii():
        return None
    parts = _CELL.split(body.decode())
    if "".join(parts[::_PARTS]).strip():
        return None
    return begins[1].decode(), [parts[kind::_PARTS] for kind in range(1, _PARTS)]
