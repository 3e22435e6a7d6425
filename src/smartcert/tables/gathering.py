"""The rows of a table in long form gathered into cities, a row each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from smartcert.assessment.exceptions import applies_to_all
from smartcert.catalogue.compiled import Catalogue
from smartcert.diagnostics import Diagnostic, Span, near
from smartcert.tables.chunk import Chunk
from smartcert.tables.column import ANSWER, FIELDS, Column, parts_of
from smartcert.tables.rows.scalars import written
from smartcert.tables.scattered import Scattered

_Place = Callable[[int], Span]


class LongRow(NamedTuple):
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

    first: LongRow
    fields: dict[str, LongRow] = field(default_factory=dict)
    answers: dict[str, LongRow] = field(default_factory=dict)
    flaws: dict[str, Diagnostic] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)

    @property
    def name(self) -> str | None:
        return self.first.texts["city"]


class Gathering:
    """Puts the rows of each city together."""

    def __init__(
        self,
        long: Sequence[Column],
        columns: Sequence[Column],
        catalogue: Catalogue,
        scattered: Scattered,
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

    def rows(self, chunk: Chunk) -> Iterator[LongRow]:
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
            yield LongRow(dict(zip(names, cells, strict=True)), flaws.get(number, {}), faults, at)
        for fault in reversed(lost):
            self._lose(fault)

    def _lose(self, fault: Diagnostic) -> None:
        self.lost.append(fault)
        if self.cities:
            self.cities[-1].faults.append(fault)

    def take(self, row: LongRow) -> None:
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

    def _take_fields(self, city: _City, row: LongRow) -> None:
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

    def _take_answer(self, city: _City, indicator: str, row: LongRow) -> None:
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
                fault = Diagnostic(code, self._place(row, part), applies_to_all(indicator))
                city.flaws.setdefault(indicator, fault)

    def _place(self, row: LongRow, name: str) -> Span:
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
