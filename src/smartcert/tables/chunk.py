"""What every format of table gives: headings, cuts, and chunks of rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.spreadsheet.limits import letters
from smartcert.tables.column import Column, Heading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROWS = 65_536
"""Rows of a chunk: a column of 64-bit numbers of them stays in a core's cache."""


UTF_8 = "utf-8"


class Reading(NamedTuple):
    """How a table is to be read.

    Attributes:
        encoding: of a CSV: `utf-8` (with a byte order mark or without) or `cp949`.
        sheet: of an XLSX: the name of the sheet; None: the first.
    """

    encoding: str = UTF_8
    sheet: str | None = None


class Cut(NamedTuple):
    """A range of a table's rows, by what its format counts: a piece carries nothing else.

    Attributes:
        start: row group, or byte, at which it begins.
        stop: row group, or byte, at which it ends.
        first: the number of its first row, as the table counts its rows.
        rows: how many rows it has.
    """

    start: int
    stop: int
    first: int
    rows: int


@dataclass(frozen=True)
class Places:
    """Where the cells of some rows stand, told of a row and a column, both from 0.

    Attributes:
        file: the table.
        numbers: what the table numbers each row.
        columns: that were read of it.
    """

    file: str
    numbers: "Sequence[int] | NDArray[np.int64]"
    columns: Sequence[Column]

    def __call__(self, row: int, column: int) -> Span:
        """Return the place of a cell."""
        return Span(self.file, int(self.numbers[row]), self.columns[column].position + 1)


class Chunk(NamedTuple):
    """Some rows of a table, a column for each that has a meaning.

    Attributes:
        arrays: Arrow arrays, one for each of the columns that were asked for, in their order.
            A text is as written, so that no decimal goes through a binary float; a blank cell
            is null or an empty text.
        at: gives the place of the cell in a row of the chunk and a column, both from 0.
        flaws: what is wrong with the writing of single cells, whatever they mean, by row and
            column from 0.
        lost: rows that could not be taken apart into cells, each by what is wrong with it.
        row_flaws: what is wrong with rows as a whole, by row from 0.
    """

    arrays: "Sequence[Any]"
    at: Callable[[int, int], Span]
    flaws: Mapping[tuple[int, int], Diagnostic] = MappingProxyType({})
    lost: "Sequence[Diagnostic]" = ()
    row_flaws: Mapping[int, Sequence[Diagnostic]] = MappingProxyType({})

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.arrays[0])

    def part(self, start: int, rows: int) -> "Chunk":
        """Give some of its rows; those that were lost go with the first of them."""
        if start == 0 and self.rows <= rows:
            return self
        arrays = [array.slice(start, rows) for array in self.arrays]
        flaws = {
            (row - start, column): flaw
            for (row, column), flaw in self.flaws.items()
            if start <= row < start + rows
        }
        row_flaws = {
            row - start: found
            for row, found in self.row_flaws.items()
            if start <= row < start + rows
        }
        at = self.at
        lost = () if start else self.lost
        return Chunk(arrays, lambda row, column: at(row + start, column), flaws, lost, row_flaws)


class Format(NamedTuple):
    """A format of table, as three functions.

    Attributes:
        headings: gives what stands over the columns, in their order.
            Raises InvalidInput if the file is no such table.
        cuts: gives ranges of about so many rows each, in the order of the table.
        chunks: gives the rows of a range, by these columns, at most `ROWS` at a time.
        notes: gives warnings of what in the file is not read.
    """

    headings: Callable[[str, Reading], Sequence[Heading]]
    cuts: Callable[[str, Reading, int], Sequence[Cut]]
    chunks: Callable[[str, Reading, Cut, Sequence[Column]], Iterator[Chunk]]
    notes: Callable[[str, Reading], Sequence[Diagnostic]]


def cell(span: Span) -> str:
    """Give the name of the cell at a place, such as `C17`; empty for a place without column."""
    return f"{letters(span.column - 1)}{span.line}" if span.line and span.column else ""
