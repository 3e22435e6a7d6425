"""How many cities have how many points of which maximum, and the ranks that follow from it.

A rank is by the share of a city's own maximum, and exact: shares are compared as fractions are,
by whole numbers that stand in the same order, and never by a share that was rounded.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from smartcert.scoring.points import Numbers

_HALF = 31
_BELOW = 1 << _HALF
"""Points below this number of smallest units are compared in 64 bits, all others in more."""
_LARGEST_TABLE = 1 << 23
"""Numbers of a table of ranks: looking up is several times as fast as searching."""


class Totals(NamedTuple):
    """How many cities earned how much of which maximum, in smallest units.

    All are [distinct pairs], ascending by the points, then by the maximum.
    """

    earned: Any
    maximum: Any
    cities: Any


def no_totals() -> Totals:
    """Give the totals of no city."""
    return Totals(*np.zeros((3, 0), np.int64))


def totals_of(earned: Any, maximum: Any) -> Totals:
    """Count cities [rows] by what they earned and could earn."""
    pairs, bits = _pairs(earned, maximum)
    distinct, cities = np.unique(pairs, return_counts=True)
    below = distinct & (1 << bits) - 1
    return Totals((distinct >> bits).astype(np.int64), below.astype(np.int64), cities)


def together(parts: Sequence[Totals]) -> Totals:
    """Give the totals of parts together."""
    earned, maximum, cities = map(np.concatenate, zip(*parts, strict=True))
    pairs, _ = _pairs(earned, maximum)
    order, first = _in_order(pairs)
    at = order[first]
    return Totals(earned[at], maximum[at], np.add.reduceat(cities[order], first))


class Ranks:
    """The ranks of a track: one more than have a larger share of their maximum.

    Args:
        totals: of all its cities.
    """

    def __init__(self, totals: Totals) -> None:
        self._large = _is_large(totals.maximum)
        shares = shares_of(totals.earned, totals.maximum, large=self._large)
        order, first = _in_order(shares)
        cities = np.add.reduceat(totals.cities[order], first)
        self._shares, self._ranks = shares[order[first]], cities.sum() - np.cumsum(cities) + 1
        ranks = np.repeat(self._ranks, np.diff(first, append=len(order)))
        self._table = _table_of(totals.earned[order], totals.maximum[order], ranks)

    def __call__(self, earned: Numbers, maximum: Numbers) -> Any:
        """Give the ranks of cities of the track by what they earned of which maximum."""
        if self._table is None:
            shares = shares_of(np.asarray(earned), np.asarray(maximum), large=self._large)
            return self._ranks[np.searchsorted(self._shares, shares)]
        return self._table.ranks[self._table.begins[maximum - self._table.lowest] + earned]


class _Table(NamedTuple):
    """The ranks of all points of all maxima that are there.

    Attributes:
        ranks: row by row, a row for each maximum that a city has.
        begins: where in them the rank of no points would stand, by the maximum.
        lowest: maximum.
    """

    ranks: Any
    begins: Any
    lowest: int


def _table_of(earned: Any, maximum: Any, ranks: Any) -> _Table | None:
    """Make the table of the ranks of distinct pairs; None where they lie too far apart."""
    lowest, fewest = int(maximum.min()), int(earned.min())
    span = int(maximum.max()) - lowest + 1
    if span > _LARGEST_TABLE:
        return None
    there = np.zeros(span, bool)
    there[maximum - lowest] = True
    rows, width = int(there.sum()), int(earned.max()) - fewest + 1
    if rows * width > _LARGEST_TABLE:
        return None
    begins = (np.cumsum(there) - 1) * width - fewest
    table = np.zeros(rows * width, np.int32)
    table[begins[maximum - lowest] + earned] = ranks
    return _Table(table, begins, lowest)


def shares_of(earned: Any, maximum: Any, *, large: bool | None = None) -> Any:
    """Give whole numbers that are equal, smaller and larger where the shares are.

    They are `earned / maximum` in parts of 2^62, cut. Two fractions whose denominators are below
    2^31 are either equal, or lie further apart than one such part, so that cutting leaves them
    apart; and each of the two steps of the division fits 64 bits. Where a maximum is larger, the
    parts are of 2^128, in Python's whole numbers. The share of a city to which nothing applies
    is 0.

    Args:
        earned: points in smallest units.
        maximum: of them; not less.
        large: whether any maximum of all that are compared is 2^31 or more; None: ask these.
    """
    most = np.maximum(maximum, 1)
    if _is_large(maximum) if large is None else large:
        return (earned.astype(object) << 128) // most.astype(object)
    whole, rest = np.divmod(earned << _HALF, most)
    return (whole << _HALF) + (rest << _HALF) // most


def share_of(earned: int, maximum: int) -> int:
    """Give the number of `shares_of` for one city, in parts of 2^128."""
    return (earned << 128) // max(maximum, 1)


def _is_large(maximum: Any) -> bool:
    return bool(maximum.max(initial=0) >= _BELOW)


def _pairs(earned: Any, maximum: Any) -> tuple[Any, int]:
    """Give each pair as one whole number, and how many of its lowest bits are the maximum."""
    if _is_large(maximum):
        return earned.astype(object) << 64 | maximum, 64
    return earned << _HALF | maximum, _HALF


def _in_order(keys: Any) -> tuple[Any, Any]:
    """Give the order in which keys ascend, and where in it each distinct one begins."""
    order = np.argsort(keys)
    ascending = keys[order]
    return order, np.flatnonzero(np.diff(ascending, prepend=ascending[:1] - 1))
