"""A table that is opened: its columns known, its rows to be read range by range."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from smartcert.assessment.waivers import NONE, Waivers
from smartcert.catalogue.compiled import Catalogue
from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.tables import long_form
from smartcert.tables.chunk import ROWS, Chunk, Cut, Format, Reading
from smartcert.tables.column import Column, columns_of
from smartcert.tables.formats import format_of
from smartcert.tables.rows.row import Row, row_of
from smartcert.tables.rows.terms import Terms, defaults

_SHEETS = (".csv", ".tsv", ".xlsx")


@dataclass(frozen=True)
class Table:
    """A table whose headings are read.

    Attributes:
        address: where it is.
        reading: how it is to be read.
        format: its format.
        columns: what its rows say, in wide form.
        long: the columns of a table in long form as they stand in it; else empty.
        terms: what its rows are held against.
    """

    address: str
    reading: Reading
    format: Format
    columns: tuple[Column, ...]
    long: tuple[Column, ...]
    terms: Terms

    def cuts(self, rows: int) -> Sequence[Cut]:
        """Give ranges of about so many rows; a table in long form is one."""
        return self.format.cuts(self.address, self.reading, 2**62 if self.long else rows)

    def chunks(self, cut: Cut) -> Iterator[Chunk]:
        """Read the rows of a range, a chunk at a time."""
        read = partial(self.format.chunks, self.address, self.reading, cut)
        if self.long:
            chunks = long_form.wide(read, self.long, self.columns, self.terms.catalogue)
        else:
            chunks = read(self.columns)
        for chunk in chunks:
            # one in which every row is lost has none left, and still says which
            for start in range(0, max(chunk.rows, 1), ROWS):
                yield chunk.part(start, ROWS)

    def rows(self) -> Iterator[Row | Diagnostic]:
        """Read every row as a document; one that cannot be taken apart, as what is wrong."""
        for cut in self.cuts(ROWS):
            for chunk in self.chunks(cut):
                yield from chunk.lost
                for index in range(chunk.rows):
                    yield row_of(chunk, index, self.columns, self.terms)

    def notes(self) -> Sequence[Diagnostic]:
        """Return warnings of what in the file is not read."""
        return self.format.notes(self.address, self.reading)

    @property
    def sheet(self) -> str:
        """The name of the table, if people look at it cell by cell, as in Excel; else empty."""
        return self.address if self.address.lower().endswith(_SHEETS) else ""


def open_table(
    address: str,
    reading: Reading,
    catalogue: Catalogue,
    waivers: Waivers = NONE,
    *,
    evidence_required: bool = True,
) -> Table:
    """Open a table and read its headings.

    Args:
        address: a path, or an address of fsspec's.
        reading: how it is to be read.
        catalogue: what its rows are held against.
        waivers: what excuses cities.
        evidence_required: whether evidence counts; else every claim is taken as proven.

    Raises:
        InvalidInput: it is no table, or its columns are not right; each at its place.
    """
    form = format_of(address)
    headings = form.headings(address, reading)
    in_long = long_form.columns_of(headings) if long_form.is_long(headings) else ()
    columns = (
        long_form.wide_columns(in_long, catalogue) if in_long else columns_of(headings, catalogue)
    )
    if evidence_required and lacks_evidence(columns, catalogue):
        place = headings[0].span
        raise InvalidInput([Diagnostic("SC713", Span(place.file, place.line))])
    named = {column.name for column in columns}
    if "date" not in named and waivers.cities(catalogue.name) and waivers.by_date:
        raise InvalidInput([Diagnostic("SC742", headings[0].span)])
    terms = Terms(catalogue, waivers, evidence_required, defaults(catalogue, columns))
    return Table(address, reading, form, columns, in_long, terms)


def lacks_evidence(columns: Sequence[Column], catalogue: Catalogue) -> bool:
    """Tell whether some indicator in the table wants evidence, and none has a column of it."""
    wanting = {
        indicator.id
        for indicator in catalogue.indicators.values()
        if indicator.evidence and indicator.evidence.at_least
    }
    return not any(column.part == "evidence" for column in columns) and any(
        column.indicator in wanting for column in columns
    )
