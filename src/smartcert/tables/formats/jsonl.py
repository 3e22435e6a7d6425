"""Tables in JSON Lines: an object a row, its numbers as they are written."""

import codecs
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import IO, NamedTuple

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files import storage
from smartcert.files.opening import opened, refused
from smartcert.files.spreadsheet.contents import is_plain_number
from smartcert.tables.chunk import ROWS, Chunk, Cut, Places, Reading
from smartcert.tables.column import Column, Heading
from smartcert.tables.formats import json_objects
from smartcert.tables.formats.flaws import formulas, wants_number
from smartcert.tables.formats.foreign import (
    ENCODINGS,
    refuse_cp949,
    refuse_utf8,
    refuse_what_is_no_text,
)
from smartcert.tables.formats.json_objects import BrokenObjectError, Said
from smartcert.tables.formats.records import (
    LONGEST,
    MOST_COLUMNS,
    Block,
    Records,
    blocks,
    cuts_of,
    line_ends,
    with_rest,
)

FIRST_LINES = 1000
"""Lines whose names are the columns of the table."""


class _Line(NamedTuple):
    """A line that is not blank: what it says, or what is wrong with it."""

    number: int
    said: Mapping[str, Said]
    fault: Diagnostic | None = None


def headings(address: str, reading: Reading) -> Sequence[Heading]:
    """Give the names in the first lines, in the order in which they first appear.

    Raises:
        InvalidInput: the file is no text in UTF-8, or none of its first lines is an object.
    """
    names = _names(address, reading)
    return [Heading(name, Span(address, 0, column)) for column, name in enumerate(names, 1)]


def cuts(address: str, reading: Reading, rows: int) -> Sequence[Cut]:
    """Give ranges of bytes of so many lines each.

    Raises:
        InvalidInput: a line is too long.
    """
    with opened(address) as stream:
        everything = _everything(stream, address, reading)
        return cuts_of(blocks(stream, everything, _split, address), everything.start, 1, rows)


def chunks(address: str, reading: Reading, cut: Cut, columns: Sequence[Column]) -> Iterator[Chunk]:
    """Give the rows of a range, by these columns.

    Raises:
        InvalidInput: the file cannot be read.
    """
    names = _names(address, reading)
    with opened(address) as stream:
        for block in blocks(stream, cut, _split, address):
            lines = _lines(block, address, reading)
            while some := [*islice(lines, ROWS)]:
                yield _chunk(address, some, names, columns)


def _names(address: str, reading: Reading) -> Sequence[str]:
    names: dict[str, None] = {}
    faults: list[Diagnostic] = []
    with opened(address) as stream:
        everything = _everything(stream, address, reading)
        first = next(blocks(stream, everything, _split, address))
        for line in islice(_lines(first, address, reading), FIRST_LINES):
            names.update(dict.fromkeys(line.said))
            faults += [line.fault] if line.fault else []
    if not names:
        raise InvalidInput(faults or [Diagnostic("SC721", Span(address, 1))])
    if len(names) > MOST_COLUMNS:
        raise refused("SC729", address, limit=MOST_COLUMNS)
    return [*names]


def _everything(stream: IO[bytes], address: str, reading: Reading) -> Cut:
    """Give the range of all lines, once the file has the looks of a text."""
    head = stream.read(LONGEST)
    refuse_what_is_no_text(head, address)
    mark = len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0
    if reading.encoding != "utf-8":
        refuse_utf8(head, address)
    elif not mark:
        refuse_cp949(head, address)
    return Cut(mark, storage.size_of(address), 1, 0)


def _split(data: bytes, last: bool) -> Records:
    ends = line_ends(data, last=last)
    return Records(with_rest(ends, data) if last else ends)


def _lines(block: Block, address: str, reading: Reading) -> Iterator[_Line]:
    begin = 0
    for number, end in enumerate(block.ends.tolist(), block.first):
        line = block.data[begin:end]
        begin = end
        if line.strip():
            yield _line(line, Span(address, number), reading.encoding)


def _line(line: bytes, place: Span, encoding: str) -> _Line:
    try:
        return _Line(place.line, json_objects.read(line.decode(encoding).strip("\r\n")))
    except UnicodeDecodeError as error:
        column = len(line[: error.start].decode(encoding)) + 1
        code, values = "SC725", {"encoding": ENCODINGS[encoding]}
    except BrokenObjectError as error:
        column = error.column
        code, values = "SC726", {"reason": error.reason}
    fault = Diagnostic(code, Span(place.file, place.line, column), values)
    return _Line(place.line, {}, fault)


def _chunk(
    address: str, lines: Sequence[_Line], names: Sequence[str], columns: Sequence[Column]
) -> Chunk:
    import pyarrow as pa

    rows = [line for line in lines if not line.fault]
    wanted = [names[column.position] for column in columns]
    nothing = Said(None)
    arrays = [
        pa.array([row.said.get(name, nothing).text for row in rows], pa.string()) for name in wanted
    ]
    at = Places(address, [row.number for row in rows], columns)
    flaws = formulas(arrays, columns, at)
    row_flaws: dict[int, Sequence[Diagnostic]] = {}
    known = frozenset(names)
    for row, line in enumerate(rows):
        for index, name in enumerate(wanted):
            if code := _wrong(line.said.get(name, nothing), columns[index]):
                flaws[row, index] = _flaw(code, line.said[name], name, at(row, index))
        if late := line.said.keys() - known:
            values = {"column": min(late), "lines": FIRST_LINES}
            row_flaws[row] = [Diagnostic("SC727", Span(address, line.number), values)]
    lost = [line.fault for line in lines if line.fault]
    return Chunk(arrays, at, flaws, lost, row_flaws)


def _wrong(said: Said, column: Column) -> str:
    """Give the code of what is wrong with how JSON holds a cell; empty if nothing is."""
    if said.quoted and said.text and wants_number(column) and is_plain_number(said.text):
        return "SC707"
    return said.fault


def _flaw(code: str, said: Said, name: str, place: Span) -> Diagnostic:
    values = {"SC119": {"key": name}, "SC731": {"column": name}}
    return Diagnostic(code, place, values.get(code, {"written": said.text}))
