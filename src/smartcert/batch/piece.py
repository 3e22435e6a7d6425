"""A piece of a batch: names only, judged anywhere, as often as need be, with the same result."""

from collections.abc import Collection, Iterator
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from smartcert.assessment.peers import far_from_others
from smartcert.batch.counting import summary_of
from smartcert.batch.duplicates import Key, numbers_of
from smartcert.batch.job import Job, rules_of, table_of
from smartcert.batch.journal import Journal
from smartcert.batch.judged import numbers, schema_of
from smartcert.batch.part_file import Part, PartFile
from smartcert.batch.peers import Run, runs_of
from smartcert.batch.records import Record, judged_in, record_of, with_far
from smartcert.batch.rejects import Reject, codes, rejected, warned
from smartcert.batch.rows import JudgedRows, judge_rows
from smartcert.batch.summary import Summary
from smartcert.checking.check import Kind, check_file
from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.discovery import Found
from smartcert.language import language
from smartcert.language.letters import seen
from smartcert.scoring.peers import Fence
from smartcert.tables.chunk import Chunk, Cut
from smartcert.tables.rows.claims import ChunkClaims, read_claims
from smartcert.tables.rows.row import judged_row
from smartcert.tables.rows.terms import Terms
from smartcert.tables.table import Table

AGAIN = "-again-"
"""What follows the name of a part file in the name of that without the doubles."""
SHOWN = 16
"""Signs of a key in the name of a file: two runs do not use one name for different parts."""


class Piece(NamedTuple):
    """A part of the work.

    Attributes:
        job: what it has in common with all others.
        files: assessments; or
        table: the address of a table.
        stamp: changes when the table does.
        cut: the range of the table's rows.
        file: the file that it comes to; its key changes when what is to be judged does.
    """

    job: Job
    files: tuple[Found, ...]
    table: str
    stamp: str
    cut: Cut
    file: PartFile

    @property
    def cities(self) -> int:
        """How many files or rows it has."""
        return len(self.files) or self.cut.rows


class Again(NamedTuple):
    """A piece that is judged once more: what it takes all pieces to know is known now.

    Attributes:
        piece: as it was.
        twice: those of its cities that are there more than once.
        fences: outside of which answers are far from those of the other cities.
    """

    piece: Piece
    twice: tuple[Key, ...]
    fences: tuple[Fence, ...] = ()

    @property
    def cities(self) -> int:
        """How many files or rows it has."""
        return self.piece.cities

    @property
    def file(self) -> PartFile:
        """The file that it comes to; with other inputs, something else may be known."""
        address, key = self.piece.file
        key = sha256(repr((key, self.twice, self.fences)).encode()).hexdigest()
        return PartFile(f"{address}{AGAIN}{key[:SHOWN]}", key)


def judge(piece: Piece) -> None:
    """Judge a piece, and write its part file whole.

    Raises:
        OSError: a part file cannot be written.
        InvalidInput: the table is not what it was when the batch began.
        ForeignFileError: what cities are held against is not.
    """
    piece.file.write(*_judged(piece, ()))


def judge_again(again: Again) -> None:
    """Judge a piece by what is known now, as `judge` does."""
    again.file.write(*_judged(*again))


def _judged(
    piece: Piece, twice: Collection[Key], fences: tuple[Fence, ...] = ()
) -> tuple[Part, pa.Schema]:
    judging = _Judging(piece, frozenset(twice), fences)
    if piece.table:
        judging.add_table()
    else:
        judging.add_files()
    return judging.part(), judging.schema


class _Judging:
    """Judges what is added, and keeps what it comes to."""

    def __init__(self, piece: Piece, twice: frozenset[Key], fences: tuple[Fence, ...]) -> None:
        self.piece = piece
        self.twice = twice
        self.fences = fences
        self.rules = rules_of(piece.job)
        self.catalogue = self.rules[0]
        self.schema = schema_of(self.catalogue, details=piece.job.details)
        self.language = language(piece.job.lang)
        self.blocks: list[pa.RecordBatch] = []
        self.summary = Summary()
        self.rejects: list[Reject] = []
        self.warned: list[Reject] = []
        self.numbers: list[Any] = []
        self.runs: list[Run] = []
        self.skipped: list[str] = []

    def part(self) -> Part:
        """Give all that was judged."""
        summary = self.summary.merged(
            Summary(rejected=len(self.rejects), faults=codes(self.rejects))
        )
        numbers = np.concatenate([np.zeros(0, np.uint64), *self.numbers])
        return Part(
            self.blocks, summary, self.rejects, numbers, self.runs, self.skipped, self.warned
        )

    # --- rows of a table --------------------------------------------------------------

    def add_table(self) -> None:
        """Judge the rows of a table in columns."""
        table = table_of(self.piece.table, self.piece.stamp, self.piece.job)
        terms = table.terms._replace(fences=self.fences)
        for chunk in table.chunks(self.piece.cut):
            read = read_claims(chunk, table.columns, terms)
            if doubles := self._doubles(chunk, table, read):
                read = read_claims(chunk, table.columns, terms, doubles)
            for each in read.rejected:
                reject = rejected(each.city, each.found, self.language, table.sheet)
                self.rejects.append(reject.renamed(table.address, self.piece.table))
            if self.piece.job.warnings:
                self.warned += self._warned(chunk, table, terms, read)
            if len(read.kept):
                self._add(judge_rows(read, self.catalogue, self.schema))

    def _warned(
        self, chunk: Chunk, table: Table, terms: Terms, read: ChunkClaims
    ) -> Iterator[Reject]:
        """Read the rows that are warned of once more, for the columns only count warnings."""
        for index in read.kept[read.warnings > 0].tolist():
            found = judged_row(chunk, index, table.columns, terms)
            said = warned(found.city, found.found, self.language, table.sheet)
            yield said.renamed(table.address, self.piece.table)

    def _doubles(self, chunk: Chunk, table: Table, read: ChunkClaims) -> dict[int, Diagnostic]:
        """Name the rows that could be judged, if their city were not there more than once."""
        if not self.twice:
            return {}
        column = next(n for n, each in enumerate(table.columns) if each.name == "city")
        cities = zip(read.cities.name.to_pylist(), read.cities.date.to_pylist(), strict=True)
        return {
            row: Diagnostic("SC706", chunk.at(row, column), {"city": city[0]})
            for row, city in zip(read.kept.tolist(), cities, strict=True)
            if self._is_double(*city)
        }

    def _is_double(self, name: str, date: str | None) -> bool:
        if not self.twice:
            return False
        city = seen(name)
        return (city, date) in self.twice or (city, None) in self.twice

    # --- files ------------------------------------------------------------------------

    def add_files(self) -> None:
        """Judge assessments one by one; what a killed run has judged is not judged again."""
        records: list[Record] = []
        # of the first time, also where they are judged again
        with Journal(self.piece.file) as journal:
            for number, file in enumerate(self.piece.files):
                record = journal.read(number)
                if record is None:
                    record = self._file(file)
                    journal.note(number, record)
                if "skipped" in record:
                    self.skipped.append(record["skipped"])
                    continue
                if "reject" in record:
                    self.rejects.append(Reject.read(record["reject"]))
                elif self._is_double(record["city"], record["date"]):
                    self.rejects.append(self._double(file, record))
                else:
                    records.append(with_far(record, self.catalogue, self.fences))
                    self.warned += self._warned_file(file, record, records[-1])
        if records:
            self._add(judged_in(records, self.catalogue, self.schema))

    def _file(self, file: Found) -> Record:
        """Judge one file."""
        place = self.piece.job.place(file.path)
        checked = check_file(
            place, file.path, self.rules, Kind.ASSESSMENT, may_be_other=file.searched
        )
        if checked is None:
            return {"skipped": file.path}
        if not (checked.claims and checked.assessment and checked.document):
            city = checked.assessment.city.name if checked.assessment else ""
            return {"reject": rejected(city, checked.found, self.language)}
        span = checked.document.span(("city", "name"))
        record = record_of(checked, checked.assessment, self.catalogue)
        said = None
        if self.piece.job.warnings and record["warnings"]:
            said = warned(record["city"], checked.found, self.language)
        return {**record, "place": [span.line, span.column, span.cell], "warned": said}

    def _warned_file(self, file: Found, record: Record, judged: Record) -> Iterator[Reject]:
        """Give what a file is warned of; it is read once more if it is far from the others."""
        if record["warned"]:
            yield Reject.read(record["warned"])
        if not (self.piece.job.warnings and judged["warnings"] > record["warnings"]):
            return
        place = self.piece.job.place(file.path)
        checked = check_file(place, file.path, self.rules, Kind.ASSESSMENT, may_be_other=True)
        if checked and checked.assessment and checked.claims:
            far = far_from_others(checked.assessment, checked.claims, self.catalogue, self.fences)
            yield warned(record["city"], far, self.language)

    def _double(self, file: Found, record: Record) -> Reject:
        """Give the reject of a file whose city is there more than once."""
        line, column, cell = record["place"]
        place = Span(file.path, line, column, cell=cell)
        double = Diagnostic("SC706", place, {"city": record["city"]})
        return rejected(record["city"], [double], self.language)

    def _add(self, judged: JudgedRows) -> None:
        block, tallies, claims = judged
        self.blocks.append(block)
        self.summary = self.summary.merged(summary_of(self.catalogue, block, tallies))
        self.runs += runs_of(self.catalogue, numbers(block, "track"), claims)
        self.numbers.append(numbers_of(block["city"], block["date"]))
