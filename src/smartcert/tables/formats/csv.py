"""Tables in CSV: read in ranges of bytes, each cell as it is written.

Excel's ways are known: a byte order mark, CP949, semicolons or tabs, a line `sep=;`, line breaks
in a cell, blank cells left out at the end of a row or added there. A record that cannot be taken
apart is lost with its number, and the others are read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files import storage
from smartcert.files.opening import opened
from smartcert.tables.chunk import ROWS, Chunk, Cut, Places, Reading
from smartcert.tables.column import Column, Heading
from smartcert.tables.formats.csv_layout import Layout, layout_of, place_in
from smartcert.tables.formats.csv_uneven import evened
from smartcert.tables.formats.flaws import formulas, unguarded
from smartcert.tables.formats.foreign import ENCODINGS
from smartcert.tables.formats.records import Block, blocks, cuts_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class _Piece(NamedTuple):
    """Some records of a block: what they are numbered, where they end, what is wrong in some."""

    data: bytes
    begin: int
    ends: "NDArray[np.int64]"
    first: int
    faults: Mapping[int, str]

    def record(self, index: int) -> bytes:
        """Give the bytes of a record."""
        begin = self.begin if index == 0 else int(self.ends[index - 1])
        return self.data[begin : int(self.ends[index])]


def headings(address: str, reading: Reading) -> Sequence[Heading]:
    """Give what stands over the columns, in the first record.

    Raises:
        InvalidInput: the file is no CSV in UTF-8, or in CP949 if that is asked for.
    """
    texts = layout_of(address, reading).headings
    return [Heading(text, Span(address, 1, column)) for column, text in enumerate(texts, 1)]


def cuts(address: str, reading: Reading, rows: int) -> Sequence[Cut]:
    """Give ranges of bytes of so many records each.

    Raises:
        InvalidInput: there is no record below the headings, or one is too long.
    """
    layout = layout_of(address, reading)
    with opened(address) as stream:
        everything = Cut(layout.begin, storage.size_of(address), 2, 0)
        found = blocks(stream, everything, layout.splitter, address)
        ranges = cuts_of(found, layout.begin, 2, rows)
    if not ranges:
        raise InvalidInput([Diagnostic("SC721", Span(address, 1))])
    return ranges


def chunks(address: str, reading: Reading, cut: Cut, columns: Sequence[Column]) -> Iterator[Chunk]:
    """Give the rows of a range, by these columns, every cell as it is written.

    Raises:
        InvalidInput: the file cannot be read.
    """
    layout = layout_of(address, reading)
    with opened(address) as stream:
        for block in blocks(stream, cut, layout.splitter, address):
            for piece in _pieces(block):
                chunk = _Parsing(address, layout, piece).chunk(columns)
                if chunk.rows or chunk.lost:
                    yield chunk


def _pieces(block: Block) -> Iterator[_Piece]:
    """Cut a block into pieces of at most `ROWS` records."""
    begin = 0
    for index in range(0, len(block.ends), ROWS):
        ends = block.ends[index : index + ROWS]
        faults = {
            offset: code for offset, code in block.faults.items() if begin <= offset < ends[-1]
        }
        yield _Piece(block.data, begin, ends, block.first + index, faults)
        begin = int(ends[-1])


class _Parsing:
    """Takes a piece apart: first the records that cannot be, then all others at once."""

    def __init__(self, address: str, layout: Layout, piece: _Piece) -> None:
        self.address = address
        self.layout = layout
        self.piece = piece
        self.left_out: set[int] = set()
        self.mended: dict[int, bytes] = {}
        self.lost: dict[int, Diagnostic] = {}

    def chunk(self, columns: Sequence[Column]) -> Chunk:
        """Give the rows of the piece by these columns."""
        self._leave_out_blank()
        self._leave_out_faulty()
        try:
            arrays, numbers, uneven = self._parsed(columns)
        except UnicodeDecodeError:
            self._leave_out_unreadable()
            arrays, numbers, uneven = self._parsed(columns)
        if uneven:
            self._even_out(uneven, columns)
            arrays, numbers, _ = self._parsed(columns)
        at = Places(self.address, numbers, columns)
        arrays = unguarded(arrays, columns)
        lost = [self.lost[number] for number in sorted(self.lost)]
        return Chunk(arrays, at, formulas(arrays, columns, at), lost)

    def _leave_out_blank(self) -> None:
        """Leave out what holds nothing but separators, as Excel writes rows below a table."""
        import numpy as np

        delimiter = re.escape(self.layout.delimiter)
        blank = re.compile(rb'(?:"")?(?:%b(?:"")?)*[\r\n]*' % delimiter)
        codes = np.frombuffer(self.piece.data, np.uint8)
        starts = np.concatenate([[self.piece.begin], self.piece.ends[:-1]])
        first, second = codes[starts], codes[np.minimum(starts + 1, len(codes) - 1)]
        may_be = np.isin(first, [*b"\r\n", *self.layout.delimiter])
        may_be |= (first == ord('"')) & (second == ord('"'))
        for index in np.flatnonzero(may_be).tolist():
            if blank.fullmatch(self.piece.data, int(starts[index]), int(self.piece.ends[index])):
                self.left_out.add(index)

    def _leave_out_faulty(self) -> None:
        import numpy as np

        for offset, code in self.piece.faults.items():
            index = int(np.searchsorted(self.piece.ends, offset, "right"))
            begin = self.piece.begin if index == 0 else int(self.piece.ends[index - 1])
            if index not in self.left_out:
                place = self._place_in(index, offset - begin)
                self._lose(index, Diagnostic(code, place))
        if self.piece.data.find(b"\0", self.piece.begin, int(self.piece.ends[-1])) >= 0:
            self._leave_out_unreadable()

    def _leave_out_unreadable(self) -> None:
        encoding = self.layout.encoding
        for index in range(len(self.piece.ends)):
            record = self.piece.record(index)
            if index in self.left_out:
                continue
            if (offset := record.find(b"\0")) >= 0:
                values = {"character": "U+0000"}
                self._lose(index, Diagnostic("SC110", self._place_in(index, offset), values))
                continue
            try:
                record.decode(encoding)
            except UnicodeDecodeError as error:
                place = self._place_in(index, error.start)
                self._lose(index, Diagnostic("SC725", place, {"encoding": ENCODINGS[encoding]}))

    def _even_out(self, counts: Mapping[int, int], columns: Sequence[Column]) -> None:
        """Give records as many cells as there are headings, or leave them out."""
        for index, made in evened(counts, self.piece.record, self.layout, columns):
            if isinstance(made, bytes):
                self.mended[index] = made
            else:
                code, values = made
                place = Span(self.address, self.piece.first + index)
                self._lose(index, Diagnostic(code, place, values))

    def _place_in(self, index: int, offset: int) -> Span:
        record, number = self.piece.record(index), self.piece.first + index
        return place_in(record, offset, self.layout.delimiter, self.address, number)

    def _lose(self, index: int, found: Diagnostic) -> None:
        self.left_out.add(index)
        self.lost[self.piece.first + index] = found

    def _kept(self) -> "tuple[Any, NDArray[np.int64]]":
        """Give the records that are to be parsed, in UTF-8, and their places in the piece.

        Raises:
            UnicodeDecodeError: they are no text in the encoding of the table.
        """
        import numpy as np
        import pyarrow as pa

        piece = self.piece
        places = np.arange(len(piece.ends))
        if self.left_out or self.mended:
            keep = np.ones(len(places), bool)
            keep[[*self.left_out]] = False
            places = places[keep]
            records = (self.mended.get(index) or piece.record(index) for index in places.tolist())
            buffer = pa.py_buffer(b"".join(records))
        else:
            length = int(piece.ends[-1]) - piece.begin
            buffer = pa.py_buffer(piece.data).slice(piece.begin, length)
        if self.layout.encoding != "utf-8" or not _is_utf8(buffer):
            text = str(memoryview(buffer), self.layout.encoding)
            buffer = pa.py_buffer(text.encode())
        return buffer, places

    def _parsed(
        self, columns: Sequence[Column]
    ) -> "tuple[list[Any], NDArray[np.int64], dict[int, int]]":
        """Give the columns, the numbers of their rows, and how many cells uneven records have."""
        import pyarrow as pa

        buffer, places = self._kept()
        if not len(places):
            return [pa.array([], pa.string()) for _ in columns], places, {}
        uneven: dict[int, int] = {}

        def note(row: Any) -> str:
            uneven[int(places[row.number - 1])] = row.actual_columns
            return "skip"

        table = _read(buffer, self.layout, columns, note)
        arrays = [column.combine_chunks() for column in table.columns]
        return arrays, self.piece.first + places, uneven


def _is_utf8(buffer: Any) -> bool:
    import numpy as np
    import pyarrow as pa

    offsets = pa.py_buffer(np.array([0, buffer.size], np.int32))
    text = pa.Array.from_buffers(pa.string(), 1, [None, offsets, buffer])
    try:
        text.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _read(buffer: Any, layout: Layout, columns: Sequence[Column], note: Any) -> Any:
    import pyarrow as pa
    from pyarrow import csv as arrow

    names = [*map(str, range(len(layout.headings)))]
    wanted = [str(column.position) for column in columns]
    return arrow.read_csv(
        pa.BufferReader(buffer),
        arrow.ReadOptions(use_threads=False, column_names=names, block_size=buffer.size + 1),
        arrow.ParseOptions(
            delimiter=layout.delimiter.decode(),
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=note,
        ),
        arrow.ConvertOptions(
            column_types=dict.fromkeys(wanted, pa.string()),
            include_columns=wanted,
            strings_can_be_null=False,
            null_values=[],
        ),
    )
