"""Tables in long form, a row an answer, turned into the wide form, a row a city.

The rows of a city stand together. What is said of the city itself may stand in each of its rows,
or in some; where it stands twice it must be the same. A city may be there again with another date.

The table is read twice: cities whose rows do not stand together have to be known before the first
of them is given. For that the name of every city is held in memory, and each of its dates.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from smartcert.catalogue.compiled import Catalogue
from smartcert.diagnostics import Diagnostic, InvalidInput, Span, near
from smartcert.files.document import Path
from smartcert.language.korean import our_word
from smartcert.tables.chunk import Chunk
from smartcert.tables.column import FIELDS, LONG, NEEDED, PARTS, Column, Heading, name_in, parts_of
from smartcert.tables.rows.scalars import written

CITIES = 4096
"""Cities of a chunk in wide form."""

ANSWER = ("value", *filter(None, PARTS))
"""The columns of an answer."""

_IN_JSON = {"value.numerator": "numerator", "value.denominator": "denominator"}
_FIELDS: dict[str, Path] = {**FIELDS, **{name: (name,) for name in ("indicator", *ANSWER)}}
_Place = Callable[[int], Span]
_Read = Callable[[Sequence[Column]], Iterable[Chunk]]


def is_long(headings: Sequence[Heading]) -> bool:
    """Tell whether a table is in long form."""
    return {_name(heading) for heading in headings} >= {*LONG}


def columns_of(headings: Sequence[Heading]) -> tuple[Column, ...]:
    """Read the headings of a table in long form; a column without heading has no meaning.

    Raises:
        InvalidInput: a column is unknown, there twice, or missing; each at its place.
    """
    faults: list[Diagnostic] = []
    columns: dict[str, Column] = {}
    for position, heading in enumerate(headings):
        name = _name(heading)
        if not name:
            continue
        if name not in _FIELDS:
            guess = near(name, _FIELDS)
            faults.append(Diagnostic("SC701", heading.span, {"column": name}, guess))
        elif name in columns:
            first = columns[name].span
            faults.append(Diagnostic("SC703", heading.span, {"column": name}, related=(first,)))
        else:
            columns[name] = Column(position, name, _FIELDS[name], heading.span)
    table = Span(headings[0].span.file, headings[0].span.line)
    meant = {name for fault in faults for name in fault.near}
    parts = ("numerator", "denominator") if {"numerator", "denominator"} & columns.keys() else ()
    faults += [
        Diagnostic("SC702", table, {"column": name})
        for name in (*NEEDED, *parts)
        if name not in columns and name not in meant
    ]
    if faults:
        raise InvalidInput(faults)
    return tuple(columns.values())


def wide_columns(columns: Sequence[Column], catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns that a table has in wide form; their places are those in long form."""
    there = {column.name: column for column in columns}
    made = [column for column in columns if column.name in FIELDS]
    for indicator in catalogue.indicators.values():
        for part in parts_of(indicator):
            if held := there.get(part or "value"):
                name = f"{indicator.id}.{part}" if part else indicator.id
                made.append(held._replace(name=name, path=("answers", indicator.id, *PARTS[part])))
    return tuple(made)


def wide(
    read: _Read,
    long: Sequence[Column],
    columns: Sequence[Column],
    catalogue: Catalogue,
) -> Iterator[Chunk]:
    """Turn the rows of answers into rows of cities, some thousand at a time.

    Args:
        read: gives the rows in long form by these columns; of `long`, or some of them.
        long: as `columns_of` gives them.
        columns: of the wide form, as `wide_columns` gives them.
        catalogue: whose indicators are answered.
    """
    keys = sorted((column for column in long if column.name in _KEY), key=lambda each: each.name)
    gathering = _Gathering(long, columns, catalogue, _scattered(read(keys)))
    for chunk in read(long):
        for row in gathering.rows(chunk):
            gathering.take(row)
            if len(gathering.cities) > CITIES:
                yield gathering.chunk(but=1)
    if gathering.cities or gathering.lost:
        yield gathering.chunk()


_KEY = ("city", "date")
"""The columns that tell whose rows, and of which assessment, these are."""


class _Scattered(NamedTuple):
    """The cities whose rows do not stand together: with any date, or with one."""

    cities: frozenset[str]
    dated: frozenset[tuple[str, str]]

    def has(self, name: str | None, date: str | None) -> bool:
        """Tell whether a block of rows is not all that there is of a city, or of its date."""
        return name in self.cities or (name, date) in self.dated


def _scattered(chunks: Iterable[Chunk]) -> _Scattered:
    """Find the cities, and their dates, that come back after the rows of others.

    Rows without a date are part of any other block of their city.

    Args:
        chunks: the rows by the columns of `_KEY` that there are.
    """
    dates: dict[str, frozenset[str]] = {}
    undated: set[str] = set()
    several: set[str] = set()
    again: set[tuple[str, str]] = set()
    for name, block in groupby(_keys(chunks), key=lambda key: key[0]):
        found = frozenset(date for _, date in block if date)
        if name is None:
            continue
        if name in dates:
            several.add(name)
            again |= {(name, date) for date in found & dates[name]}
        if not found:
            undated.add(name)
        dates[name] = found | dates.get(name, frozenset())
    return _Scattered(frozenset(several & undated), frozenset(again))


def _keys(chunks: Iterable[Chunk]) -> Iterator[tuple[str | None, str | None]]:
    """Give the city and date of each row, once for rows that are written alike."""
    for chunk in chunks:
        cells = zip(*(array.to_pylist() for array in chunk.arrays), strict=True)
        for alike, _ in groupby(cells):
            name, date = (*map(written, alike), None)[:2]
            yield name, date


class _Row(NamedTuple):
    """A row in long form: its texts by column, what is wrong with it, and where it stands.

    Attributes:
        flaws: by column.
        faults: of the whole row.
    """

    texts: dict[str, str | None]
    flaws: dict[str, Diagnostic]
    faults: Sequence[Diagnostic]
    at: _Place


@dataclass
class _City:
    """A city whose rows are being gathered.

    Attributes:
        first: its first row.
        fields: the row that says each thing of the city itself.
        answers: the row that answers each indicator.
        flaws: what is wrong, by the column in wide form.
        faults: what is wrong with the city as a whole, or with rows that are of no column.
    """

    first: _Row
    fields: dict[str, _Row] = field(default_factory=dict)
    answers: dict[str, _Row] = field(default_factory=dict)
    flaws: dict[str, Diagnostic] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)

    @property
    def name(self) -> str | None:
        return self.first.texts["city"]


class _Gathering:
    """Puts the rows of each city together."""

    def __init__(
        self,
        long: Sequence[Column],
        columns: Sequence[Column],
        catalogue: Catalogue,
        scattered: _Scattered,
    ) -> None:
        self.index = {column.name: index for index, column in enumerate(long)}
        self.columns = columns
        self.catalogue = catalogue
        self.scattered = scattered
        self.parts = {
            indicator.id: {part or "value" for part in parts_of(indicator)}
            for indicator in catalogue.indicators.values()
        }
        self.cities: list[_City] = []
        self.lost: list[Diagnostic] = []

    def rows(self, chunk: Chunk) -> Iterator[_Row]:
        """Give the rows of a chunk; one that is lost is of the city before it, or behind it."""
        texts = [[*map(written, array.to_pylist())] for array in chunk.arrays]
        lost = [*reversed(chunk.lost)]
        flaws: dict[int, dict[str, Diagnostic]] = {}
        names = [*self.index]
        for (row, column), flaw in chunk.flaws.items():
            flaws.setdefault(row, {})[names[column]] = flaw
        for number, cells in enumerate(zip(*texts, strict=True)):
            at = _at(chunk, number)
            while lost and lost[-1].span.line < at(0).line:
                self._lose(lost.pop())
            faults = chunk.row_flaws.get(number, ())
            yield _Row(dict(zip(names, cells, strict=True)), flaws.get(number, {}), faults, at)
        for fault in reversed(lost):
            self._lose(fault)

    def _lose(self, fault: Diagnostic) -> None:
        self.lost.append(fault)
        if self.cities:
            self.cities[-1].faults.append(fault)

    def take(self, row: _Row) -> None:
        """Add a row to its city."""
        if not self.cities or self.cities[-1].name != row.texts["city"]:
            self.cities.append(_City(row, faults=self.lost))
        self.lost = []
        city = self.cities[-1]
        city.faults += row.faults
        self._take_fields(city, row)
        indicator = row.texts["indicator"]
        if indicator in self.catalogue.indicators:
            self._take_answer(city, indicator, row)
        elif indicator or "indicator" in row.flaws:
            values = {"catalogue": self.catalogue.name, "indicator": indicator}
            guess = near(indicator or "", self.catalogue.indicators)
            unknown = Diagnostic("SC402", self._place(row, "indicator"), values, guess)
            city.faults.append(row.flaws.get("indicator", unknown))
        elif any(row.texts.get(part) or part in row.flaws for part in ANSWER):
            place = self._place(row, "indicator")
            city.faults.append(Diagnostic("SC202", place, {"field": "indicator"}))

    def _take_fields(self, city: _City, row: _Row) -> None:
        for name in FIELDS:
            if name in row.flaws:
                city.flaws.setdefault(name, row.flaws[name])
            if not (text := row.texts.get(name)):
                continue
            first = city.fields.setdefault(name, row)
            if first.texts[name] != text:
                written_first = {"written": text, "other": first.texts[name]}
                values = {"city": city.name or "", "column": name, **written_first}
                related = (self._place(first, name),)
                fault = Diagnostic("SC716", self._place(row, name), values, related=related)
                city.flaws.setdefault(name, fault)

    def _take_answer(self, city: _City, indicator: str, row: _Row) -> None:
        if first := city.answers.get(indicator):
            place, related = (self._place(each, "indicator") for each in (row, first))
            values = {"city": city.name or "", "indicator": indicator}
            city.flaws[indicator] = Diagnostic("SC715", place, values, related=(related,))
            return
        city.answers[indicator] = row
        for part in ANSWER:
            name = indicator if part == "value" else f"{indicator}.{part}"
            if part in row.flaws:
                city.flaws.setdefault(
                    name if part in self.parts[indicator] else indicator, row.flaws[part]
                )
            elif row.texts.get(part) and part not in self.parts[indicator]:
                code = "SC410" if part == "not_applicable" else "SC206"
                fault = Diagnostic(code, self._place(row, part), {"indicator": indicator})
                city.flaws.setdefault(indicator, fault)

    def _place(self, row: _Row, name: str) -> Span:
        return row.at(self.index[name])

    def chunk(self, but: int = 0) -> Chunk:
        """Give the cities that are gathered, but for the last if more rows of it may come."""
        import pyarrow as pa

        count = len(self.cities) - but
        cities, self.cities = self.cities[:count], self.cities[count:]
        lost, self.lost = ([], self.lost) if but or cities else (self.lost, [])
        arrays = [
            pa.array([self._text(city, column) for city in cities], pa.string())
            for column in self.columns
        ]
        flaws = {
            (row, index): flaw
            for row, city in enumerate(cities)
            for index, column in enumerate(self.columns)
            if (flaw := city.flaws.get(column.name))
        }
        faults = {row: found for row, city in enumerate(cities) if (found := [*self._faults(city)])}

        def at(row: int, column: int) -> Span:
            return self._at(cities[row], self.columns[column])

        return Chunk(arrays, at, flaws, lost, faults)

    def _text(self, city: _City, column: Column) -> str | None:
        if not column.indicator:
            row = city.fields.get(column.name)
            return row.texts[column.name] if row else None
        row = city.answers.get(column.indicator)
        return row.texts[column.part or "value"] if row else None

    def _at(self, city: _City, column: Column) -> Span:
        if not column.indicator:
            return self._place(city.fields.get(column.name, city.first), column.name)
        row = city.answers.get(column.indicator)
        return self._place(row, column.part or "value") if row else self._place(city.first, "city")

    def _faults(self, city: _City) -> Iterator[Diagnostic]:
        dated = city.fields.get("date")
        if self.scattered.has(city.name, dated and dated.texts["date"]):
            yield Diagnostic("SC736", self._place(city.first, "city"), {"city": city.name})
        yield from city.faults


def _at(chunk: Chunk, row: int) -> _Place:
    def at(column: int) -> Span:
        return chunk.at(row, column)

    return at


def _name(heading: Heading) -> str:
    name = name_in(heading.text)
    return our_word(name, _FIELDS) or _IN_JSON.get(name, name)
