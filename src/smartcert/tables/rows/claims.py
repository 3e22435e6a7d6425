"""The claims of many rows at once, as columns of whole numbers.

What is plainly well written is read in columns. Every row in which a cell is not goes through
`smartcert.tables.rows.row` and the reader of assessments, which alone say what is right and wrong;
whatever the columns read, they read as that reader would.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from smartcert.assessment.claims import Claim
from smartcert.assessment.dates import FOREVER
from smartcert.catalogue.answer_form import form_of
from smartcert.diagnostics import Diagnostic, Severity
from smartcert.scoring.points import Numbers
from smartcert.scoring.states import STATES
from smartcert.tables.chunk import Chunk
from smartcert.tables.column import Column
from smartcert.tables.rows import cells
from smartcert.tables.rows.answers import AnswerColumns
from smartcert.tables.rows.cities import read_cities
from smartcert.tables.rows.coded import ChunkClaims, Coded, Rejected
from smartcert.tables.rows.column_types import usual
from smartcert.tables.rows.row import judged, row_of
from smartcert.tables.rows.terms import Terms

__all__ = ["ChunkClaims", "Coded", "Rejected", "read_claims"]

NONE_REFUSED: Mapping[int, Diagnostic] = MappingProxyType({})


def read_claims(
    chunk: Chunk,
    columns: Sequence[Column],
    terms: Terms,
    refused: Mapping[int, Diagnostic] = NONE_REFUSED,
) -> ChunkClaims:
    """Read what the rows of a chunk claim.

    Args:
        chunk: some rows of a table.
        columns: what its arrays hold.
        terms: what the rows are held against.
        refused: rows that are not to be judged, each with the reason.
    """
    chunk = chunk._replace(arrays=[*map(usual, chunk.arrays)])
    reader = _Reader(chunk, columns, terms, refused)
    rejected = [Rejected(str(lost.values.get("city", "")), (lost,)) for lost in chunk.lost]
    rejected += reader.settle()
    return reader.kept(tuple(rejected))


class _Reader:
    """Reads one chunk: every column at once, and then the rows in doubt."""

    def __init__(
        self,
        chunk: Chunk,
        columns: Sequence[Column],
        terms: Terms,
        refused: Mapping[int, Diagnostic],
    ) -> None:
        self.chunk = chunk
        self.columns = columns
        self.terms = terms
        self.refused = refused
        arrays = {column.name: array for column, array in zip(columns, chunk.arrays, strict=True)}
        self.cities, clean = read_cities(arrays, terms, chunk.rows)
        self.answers = AnswerColumns(arrays, self.cities, terms, chunk.rows)
        self.coded = {
            name: self.answers.read(each) for name, each in terms.catalogue.indicators.items()
        }
        self.doubtful = {"": ~clean, **self.answers.doubtful}
        # who the city is decides on counts per inhabitants, on who may leave an indicator out, and
        # on who the others are
        self.by_city = {fence.indicator for fence in terms.fences} | {
            name
            for name, indicator in terms.catalogue.indicators.items()
            if (indicator.not_applicable and indicator.not_applicable.kinds)
            or (name in terms.catalogue.usual and form_of(indicator).kind == "per_inhabitants")
        }

    def settle(self) -> Iterator[Rejected]:
        """Have the rows in doubt read exactly, and put what they claim into the columns."""
        doubtful = np.logical_or.reduce([*self.doubtful.values(), self._flawed(), self._waived()])
        self.good = ~doubtful
        self.warnings = np.zeros(self.chunk.rows, np.int16)
        warned, of_people = self.answers.warned, self.cities.doubted.astype(np.int16)
        for each in (of_people, *warned.values()):
            self.warnings += each
        flaws = self._flaws()
        for index in np.flatnonzero(doubtful).tolist():
            # what the columns have read of the other answers, they have read right
            only = {name for name, wrong in self.doubtful.items() if wrong[index]}
            only |= flaws.get(index, set())
            only |= self.by_city if "" in only else set()
            row = row_of(self.chunk, index, self.columns, self.terms, only)
            # what nobody examines is not read in the other rows, either
            read = judged(
                row if self.terms.evidence_required else row.without_evidence(), self.terms
            )
            if index in self.refused:
                yield Rejected(read.city, (self.refused[index], *read.found), index)
                continue
            errors = [each for each in read.found if each.severity is Severity.ERROR]
            if errors or not (read.reading and read.reading.claims and read.assessment):
                yield Rejected(read.city, read.found, index)
                continue
            self.good[index] = True
            again = only - {""} | read.reading.waived.keys()
            self.warnings[index] -= of_people[index]  # found again whatever is read
            for name in again & warned.keys():
                self.warnings[index] -= warned[name][index]
            self.warnings[index] += len(read.found)
            track = self.terms.catalogue.edition.tracks.index(read.reading.claims.track)
            date = read.assessment.date
            written = None if date == FOREVER else date.isoformat()
            self.cities.put(index, read.assessment.city, written, track)
            for name in again:
                claim = read.reading.claims.by_indicator[name]
                self.coded[name] = self._put(self.coded[name], index, claim)

    def _put(self, coded: Coded, index: int, claim: Claim) -> Coded:
        """Put one row's claim into a column."""
        value, parts, state = (
            each if np.ndim(each) and each.flags.writeable else self._own(each)
            for each in coded[:3]
        )
        state = state.astype(np.int8, copy=False)
        before, after = int(state[index]), STATES.index(claim.state)
        for code, change in ((before, -1), (after, 1)):
            if code in self.answers.counts:
                self.answers.counts[code][index] += change
        value[index], parts[index], state[index] = claim.value, claim.parts, after
        return Coded(value, parts, state, coded.most if claim.parts == 1 else None)

    def _own(self, column: Numbers) -> Any:
        """Give a column that may be written to; what an Arrow array holds may not."""
        return np.array(np.broadcast_to(column, self.chunk.rows))

    def _flaws(self) -> dict[int, set[str]]:
        """Give the indicators whose cells are flawed, by row; of what is the city's, all."""
        flaws: dict[int, set[str]] = {}
        for row, column in self.chunk.flaws:
            name = self.columns[column].indicator
            flaws.setdefault(row, set()).update([name] if name else self.terms.catalogue.indicators)
        return flaws

    def _flawed(self) -> Any:
        flawed = np.zeros(self.chunk.rows, bool)
        flawed[[row for row, _ in self.chunk.flaws]] = True
        flawed[[*self.chunk.row_flaws, *self.refused]] = True
        return flawed

    def _waived(self) -> Any:
        """Tell which rows are of cities that a waiver may excuse."""
        named = self.terms.waivers.cities(self.terms.catalogue.name)
        if None in named:
            return np.ones(self.chunk.rows, bool)
        if not named:
            return np.zeros(self.chunk.rows, bool)
        names = cells.seen(self.cities.name)
        found = pc.is_in(names, pa.array(sorted(filter(None, named)), pa.string()))
        return found.to_numpy(zero_copy_only=False)

    def kept(self, rejected: tuple[Rejected, ...]) -> ChunkClaims:
        """Give the rows that can be judged."""
        cities, counts = self.cities.read(), self.answers.counts
        if self.good.all():
            every = np.arange(self.chunk.rows)
            return ChunkClaims(cities, self.coded, counts, self.warnings, rejected, every)
        kept = np.flatnonzero(self.good)
        claims = {name: columns.taken(kept) for name, columns in self.coded.items()}
        counts = {code: count[kept] for code, count in counts.items()}
        warnings = self.warnings[kept]
        return ChunkClaims(cities.taken(kept), claims, counts, warnings, rejected, kept)
