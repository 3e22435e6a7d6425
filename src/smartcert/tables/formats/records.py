"""A long text in blocks of whole records, so that a file of any size takes bounded memory."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, NamedTuple

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.tables.chunk import Cut

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Offsets = NDArray[np.int64]

BLOCK = 16 * 1024 * 1024
"""Bytes that are read at a time."""

MOST_COLUMNS = 10_000
MEBIBYTE = 1024 * 1024
LONGEST = MEBIBYTE
"""Bytes that a record may have: of so many columns, a hundred each."""


class Records(NamedTuple):
    """Where the records of some bytes end, and what is wrong with some.

    Attributes:
        ends: the offset behind each whole record, with its line break.
        faults: the code of what is wrong at an offset, in their order.
    """

    ends: "Offsets"
    faults: Mapping[int, str] = MappingProxyType({})


Splitter = Callable[[bytes, bool], Records]
"""Gives the records of bytes that begin with one; told whether they are the last of the file."""


class Block(NamedTuple):
    """Some whole records of a file.

    Attributes:
        data: the bytes, and maybe some of the next block behind the last record.
        start: where in the file they begin.
        first: the number of the first record.
        ends: the offset behind each record.
        faults: the code of what is wrong at an offset of a record.
    """

    data: bytes
    start: int
    first: int
    ends: "Offsets"
    faults: Mapping[int, str]


def blocks(stream: IO[bytes], cut: Cut, split: Splitter, name: str) -> Iterator[Block]:
    """Give the records of a range of bytes, block by block.

    Raises:
        InvalidInput: a record is longer than any that is meant.
    """
    import numpy as np

    stream.seek(cut.start)
    position, first, carried = cut.start, cut.first, b""
    while True:
        fresh = stream.read(min(BLOCK, cut.stop - position))
        position += len(fresh)
        last = position >= cut.stop or not fresh
        data = carried + fresh
        ends, faults = split(data, last)
        whole = int(ends[-1]) if len(ends) else 0
        lengths = np.diff(ends, prepend=0, append=len(data))
        if lengths.max() > LONGEST:
            place = Span(name, first + int(lengths.argmax()))
            raise InvalidInput([Diagnostic("SC728", place, {"limit": LONGEST // MEBIBYTE})])
        if whole:
            of_these = {offset: code for offset, code in faults.items() if offset < whole}
            yield Block(data, position - len(data), first, ends, of_these)
        if last:
            return
        first += len(ends)
        carried = data[whole:]


def cuts_of(found: Iterator[Block], begin: int, first: int, rows: int) -> list[Cut]:
    """Give ranges of so many records each; `first` is the number of the one at byte `begin`."""
    cuts: list[Cut] = []
    held, stop = 0, begin
    for block in found:
        taken = 0
        while held + len(block.ends) - taken >= rows:
            taken += rows - held
            stop = block.start + int(block.ends[taken - 1])
            cuts.append(Cut(begin, stop, first, rows))
            begin, first, held = stop, first + rows, 0
        held += len(block.ends) - taken
        stop = block.start + int(block.ends[-1])
    return [*cuts, Cut(begin, stop, first, held)] if held else cuts


def line_ends(data: bytes, *, last: bool) -> "Offsets":
    """Give the offset behind each line break: a line feed, a carriage return, or both."""
    import numpy as np

    codes = np.frombuffer(data, np.uint8)
    ends: Offsets = np.flatnonzero(codes == ord("\n")) + 1
    if b"\r" in data:
        returns = np.flatnonzero(codes == ord("\r")) + 1
        inside = returns[returns < len(data)]
        alone = inside[codes[inside] != ord("\n")]
        if last and data.endswith(b"\r"):  # else a line feed may follow in the next block
            alone = np.append(alone, len(data))
        if len(alone):
            ends = np.sort(np.concatenate([ends, alone]))
    return ends


def with_rest(ends: "Offsets", data: bytes) -> "Offsets":
    """Add what stands behind the last line break as a record of its own."""
    import numpy as np

    begun = int(ends[-1]) if len(ends) else 0
    return np.append(ends, len(data)) if begun < len(data) else ends
