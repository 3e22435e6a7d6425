"""The cities of a table in long form whose rows do not stand together."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from smartcert.tables.chunk import Chunk
from smartcert.tables.rows.scalars import written

KEY = ("city", "date")
"""The columns that tell whose rows, and of which assessment, these are."""


class Scattered(NamedTuple):
    """The cities whose rows do not stand together: with any date, or with one."""

    cities: frozenset[str]
    dated: frozenset[tuple[str, str]]

    def has(self, name: str | None, date: str | None) -> bool:
        """Tell whether a block of rows is not all that there is of a city, or of its date."""
        return name in self.cities or (name, date) in self.dated


def scattered(chunks: Iterable[Chunk]) -> Scattered:
    """Find the cities, and their dates, that come back after the rows of others.

    Rows without a date are part of any other block of their city.

    Args:
        chunks: the rows by the columns of `KEY` that there are.
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
    return Scattered(frozenset(several & undated), frozenset(again))


def _keys(chunks: Iterable[Chunk]) -> Iterator[tuple[str | None, str | None]]:
    """Give the city and date of each row, once for rows that are written alike."""
    for chunk in chunks:
        cells = zip(*(array.to_pylist() for array in chunk.arrays), strict=True)
        for alike, _ in groupby(cells):
            name, date = (*map(written, alike), None)[:2]
            yield name, date
