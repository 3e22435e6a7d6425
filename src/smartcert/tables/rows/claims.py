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

from smartcert.assessment.claims import STATES, Claim
from smartcert.catalogue.compiling import LARGEST_PART, MOST_PEOPLE
from smartcert.catalogue.indicator import (
    Checklist,
    Indicator,
    Maturity,
    PerInhabitantsMeasure,
    ShareMeasure,
    YesOrNo,
)
from smartcert.diagnostics import Diagnostic, Severity
from smartcert.scoring.points import Numbers, power_of_ten, units
from smartcert.tables.chunk import Chunk
from smartcert.tables.column import Column
from smartcert.tables.rows import cells
from smartcert.tables.rows.cells import EMPTY_LIST, Cells
from smartcert.tables.rows.cities import read_cities
from smartcert.tables.rows.coded import ChunkClaims, Coded, Rejected
from smartcert.tables.rows.row import FOREVER, MOST_PIECES, Terms, judged, row_of

__all__ = ["ChunkClaims", "Coded", "Rejected", "read_claims"]

_FEW = 4096
"""Values for each of which points are worked out once, instead of for every row."""
_ANSWERED, _NOT_ANSWERED, _UNSUPPORTED, _NOT_APPLICABLE, _WAIVED = range(len(STATES))
_COUNTED = range(_NOT_ANSWERED, len(STATES))

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
    chunk = chunk._replace(arrays=[*map(cells.usual, chunk.arrays)])
    reader = _Reader(chunk, columns, terms, refused)
    coded = {name: reader.coded(each) for name, each in terms.catalogue.indicators.items()}
    rejected = [Rejected("", (lost,)) for lost in chunk.lost]
    rejected += reader.settle(coded)
    return reader.kept(coded, tuple(rejected))


class _Reader:
    """Reads one chunk, and remembers which cells of it the columns could not read."""

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
        self.arrays = {
            column.name: array for column, array in zip(columns, chunk.arrays, strict=True)
        }
        self.cities, clean = read_cities(self.arrays, terms, chunk.rows)
        self.doubtful: dict[str, Any] = {"": ~clean}
        self.warned: dict[str, Any] = {}
        self.counts = {code: np.zeros(chunk.rows, np.int16) for code in _COUNTED}

    # --- in columns -------------------------------------------------------------------

    def coded(self, indicator: Indicator) -> Coded:
        """Read the answers to one indicator; of those in doubt what stands here is no answer."""
        value, parts, said, clean = self._values(indicator)
        most = self._most(indicator, parts)
        if (
            not self.terms.examined
            and said.all()
            and clean.all()
            and not self._has_words(indicator)
        ):
            return Coded(value, parts, _ANSWERED, most)
        excepted, excused = self._words(indicator, "not_applicable")
        _, noted = self._words(indicator, "note")
        clean = clean & ~(said & excepted) & excused & noted
        state: Numbers = np.where(said, np.int8(_ANSWERED), np.int8(_NOT_ANSWERED))
        if self.terms.examined:
            count, counted = self._counts(indicator)
            clean = clean & counted
            wanted = indicator.evidence.at_least if indicator.evidence else 0
            proven = count >= wanted
            if indicator.measure is None:  # no, none, level 0: nothing that would have to be proven
                proven = proven | (value == 0)
            state[said & ~proven] = _UNSUPPORTED
            warned = (said & ~proven) | (~said & (count > 0) & ~excepted)
            if warned.any():
                self.warned[indicator.id] = warned
        state[excepted] = _NOT_APPLICABLE
        if not clean.all():
            self.doubtful[indicator.id] = ~clean
        if not state.any():
            return Coded(value, parts, _ANSWERED, most)
        for code in (_NOT_ANSWERED, _UNSUPPORTED, _NOT_APPLICABLE):
            self.counts[code] += state == code
        return Coded(value, parts, state, most)

    def _most(self, indicator: Indicator, parts: Numbers) -> int | None:
        """Give the largest value that may stand in a column, where there are few."""
        if np.ndim(parts):
            return None
        rule = self.terms.catalogue.rules[indicator.id]
        low, high = indicator.limits
        if isinstance(indicator.scoring, Checklist):
            most = rule.edges[-1]
        else:
            most = units(high, rule.scale)
        return most if low >= 0 and most <= _FEW else None

    def _values(self, indicator: Indicator) -> tuple[Numbers, Numbers, Any, Any]:
        """Give value, parts, what is answered, and what is clean of an indicator."""
        read = self._plain(indicator)
        measure, rule = indicator.measure, self.terms.catalogue.rules[indicator.id]
        top = self.arrays.get(f"{indicator.id}.numerator")
        bottom = self.arrays.get(f"{indicator.id}.denominator")
        parts: Numbers = 1
        finer = rule.scale // power_of_ten(indicator.decimals)
        value = read.number * finer if finer > 1 else read.number
        clean = read.clean
        if isinstance(measure, PerInhabitantsMeasure):
            if top is not None and bottom is not None:
                read = self._count(indicator, read, (top, bottom))
            value = read.number * (measure.per * rule.scale)
            parts = self.cities.people * power_of_ten(measure.decimals)
            # who has not said how many people live there is asked for it
            clean = read.clean & ~(read.said & (self.cities.people_said == 0))
        elif isinstance(measure, ShareMeasure) and top is not None and bottom is not None:
            return self._share(read, value, rule.scale, (top, bottom))
        return value, parts, read.said, clean

    def _count(self, indicator: Indicator, read: Cells, arrays: tuple[Any, Any]) -> Cells:
        """Read counts that stand in columns of their own, over the city's own inhabitants."""
        scale = power_of_ten(indicator.decimals)
        low, high = (units(limit, scale) for limit in indicator.limits)
        top = cells.numbers(arrays[0], indicator.decimals, low, high)
        bottom = cells.numbers(arrays[1], 0, 1, MOST_PEOPLE)
        by_parts, clean = _by_parts(read, top, bottom)
        clean = clean & ~(by_parts & (bottom.number != self.cities.people_said))
        return Cells(np.where(by_parts, top.number, read.number), read.said | by_parts, clean)

    def _share(
        self, read: Cells, value: Numbers, scale: int, arrays: tuple[Any, Any]
    ) -> tuple[Numbers, Numbers, Any, Any]:
        top, bottom = (cells.numbers(each, 0, 0, LARGEST_PART) for each in arrays)
        by_parts, clean = _by_parts(read, top, bottom)
        clean = clean & ~(by_parts & ((bottom.number == 0) | (top.number > bottom.number)))
        parts = np.where(by_parts & clean, bottom.number, 1)
        value = np.where(by_parts, top.number * (100 * scale), value)
        return value, parts, read.said | by_parts, clean

    def _plain(self, indicator: Indicator) -> Cells:
        """Read the column that is headed by the indicator's id alone."""
        array = self.arrays.get(indicator.id)
        if array is None:
            return cells.nothing(self.chunk.rows)
        scoring = indicator.scoring
        if isinstance(scoring, Checklist):
            return cells.choices(array, lambda text: self._ticked(scoring, text))
        if isinstance(scoring, YesOrNo):
            return cells.truths(array)
        if isinstance(scoring, Maturity):
            return cells.numbers(array, 0, 0, len(scoring.levels) - 1)
        scale = power_of_ten(indicator.decimals)
        low, high = (units(limit, scale) for limit in indicator.limits)
        return cells.numbers(array, indicator.decimals, low, high)

    def _ticked(self, scoring: Checklist, text: str) -> int | None:
        """Give the points of a checklist's cell, in smallest units; None if it is in doubt."""
        points = {item.id: item.points for item in scoring.items}
        ticked = text.split(" ") if text != EMPTY_LIST else []
        if len(set(ticked)) < len(ticked) or not points.keys() >= set(ticked):
            return None
        return sum(units(points[item], self.terms.catalogue.unit) for item in ticked)

    def _counts(self, indicator: Indicator) -> tuple[Any, Any]:
        """Give the pieces of evidence of each row, and whether they are plainly counted."""
        array = self.arrays.get(f"{indicator.id}.evidence")
        if array is None:
            return np.zeros(1, np.int64), True
        read = cells.numbers(array, 0, 0, MOST_PIECES)
        return read.number, read.clean

    def _has_words(self, indicator: Indicator) -> bool:
        return any(f"{indicator.id}.{part}" in self.arrays for part in ("not_applicable", "note"))

    def _words(self, indicator: Indicator, part: str) -> tuple[Any, Any]:
        """Tell which rows have a text in one of an indicator's columns, and which plainly do."""
        array = self.arrays.get(f"{indicator.id}.{part}")
        if array is None:
            return np.False_, np.True_
        blank = cells.blank(array)
        return ~blank, blank | (cells.plain_text(array) & ~cells.may_be_personal(array))

    # --- one by one -------------------------------------------------------------------

    def settle(self, coded: dict[str, Coded]) -> Iterator[Rejected]:
        """Have the rows in doubt read exactly, and put what they claim into the columns."""
        doubtful = np.logical_or.reduce([*self.doubtful.values(), self._flawed(), self._waived()])
        self.good = ~doubtful
        self.warnings = np.zeros(self.chunk.rows, np.int16)
        for warned in self.warned.values():
            self.warnings += warned
        flaws = self._flaws()
        for index in np.flatnonzero(doubtful).tolist():
            # what the columns have read of the other answers, they have read right
            only = {name for name, wrong in self.doubtful.items() if wrong[index]}
            only |= flaws.get(index, set())
            row = row_of(self.chunk, index, self.columns, self.terms, only)
            # what nobody examines is not read in the other rows, either
            read = judged(row if self.terms.examined else row.without_evidence(), self.terms)
            if index in self.refused:
                yield Rejected(read.city, (self.refused[index], *read.found), index)
                continue
            errors = [each for each in read.found if each.severity is Severity.ERROR]
            if errors or not (read.reading and read.reading.claims and read.assessment):
                yield Rejected(read.city, read.found, index)
                continue
            self.good[index] = True
            again = only - {""} | read.reading.waived.keys()
            for name in again & self.warned.keys():
                self.warnings[index] -= self.warned[name][index]
            self.warnings[index] += len(read.found)
            track = self.terms.catalogue.edition.tracks.index(read.reading.claims.track)
            date = read.assessment.date
            written = None if date == FOREVER else date.isoformat()
            self.cities.put(index, read.assessment.city, written, track)
            for name in again:
                claim = read.reading.claims.by_indicator[name]
                coded[name] = self._put(coded[name], index, claim)

    def _put(self, coded: Coded, index: int, claim: Claim) -> Coded:
        """Put one row's claim into a column."""
        value, parts, state = (
            each if np.ndim(each) and each.flags.writeable else self._own(each)
            for each in coded[:3]
        )
        state = state.astype(np.int8, copy=False)
        before, after = int(state[index]), STATES.index(claim.state)
        for code, change in ((before, -1), (after, 1)):
            if code in self.counts:
                self.counts[code][index] += change
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

    def kept(self, coded: Mapping[str, Coded], rejected: tuple[Rejected, ...]) -> ChunkClaims:
        """Give the rows that can be judged."""
        cities = self.cities.read()
        if self.good.all():
            every = np.arange(self.chunk.rows)
            return ChunkClaims(cities, coded, self.counts, self.warnings, rejected, every)
        kept = np.flatnonzero(self.good)
        claims = {name: columns.taken(kept) for name, columns in coded.items()}
        counts = {code: count[kept] for code, count in self.counts.items()}
        warnings = self.warnings[kept]
        return ChunkClaims(cities.taken(kept), claims, counts, warnings, rejected, kept)


def _by_parts(read: Cells, top: Cells, bottom: Cells) -> tuple[Any, Any]:
    """Tell which rows are answered in two parts, and which rows are so in one way only."""
    by_parts = top.said & bottom.said
    clean = read.clean & top.clean & bottom.clean
    return by_parts, clean & (top.said == bottom.said) & ~(read.said & by_parts)
