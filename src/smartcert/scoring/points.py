"""Answers to points, in whole numbers and by operators only.

Points are whole numbers of the catalogue's smallest unit. An answer is a fraction of whole
numbers, `value / parts`, in the smallest unit of the indicator: a plain number has one part,
a share or a count per inhabitants as many as its denominator, so that nothing is rounded
before the points are. The same lines take Python's `int` (one city) and an `int64` column
(many cities): whoever is judged alone scores the same in any batch, to the last digit.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

Numbers = Any
"""An `int`, or an array of `int64` with one number a city."""

LARGEST_INT64 = 2**63 - 1


class Rule(NamedTuple):
    """A scoring rule as arithmetic: a piecewise function given by its breakpoints.

    Attributes:
        edges: answers at the breakpoints, ascending, in the smallest unit of the indicator.
        points: points at the breakpoints, in the smallest unit of the catalogue.
        joined: straight lines between the breakpoints; else steps, edge included.
        scale: smallest units in one unit of the indicator, a power of ten.
    """

    edges: tuple[int, ...]
    points: tuple[int, ...]
    joined: bool
    scale: int = 1

    def __call__(self, value: Numbers, parts: Numbers = 1) -> Numbers:
        """Give the points of the answer `value / parts`; `parts` is positive."""
        earned = self.points[0]
        if not self.joined:
            for edge, (before, after) in zip(self.edges[1:], pairwise(self.points), strict=True):
                earned = earned + (after - before) * (value >= edge * parts)
            return earned
        for (x0, x1), (y0, y1) in zip(pairwise(self.edges), pairwise(self.points), strict=True):
            # rounds half up, once, in the segment that holds the value
            width = (x1 - x0) * parts
            into = _clamp(value, x0 * parts, x1 * parts) - x0 * parts
            earned = earned + (2 * (y1 - y0) * into + width) // (2 * width)
        return earned

    def steps_reached(self, value: Numbers, parts: Numbers = 1) -> Numbers:
        """Return how many breakpoints behind the first the answer `value / parts` has reached."""
        return sum(1 * (value >= edge * parts) for edge in self.edges[1:])

    def largest_number(self, value: int, parts: int) -> int:
        """Give a bound on every number that scoring meets, for answers up to `value / parts`."""
        highest = max(abs(edge) for edge in self.edges) * parts
        rise = max(abs(after - before) for before, after in pairwise(self.points))
        width = (self.edges[-1] - self.edges[0]) * parts
        return max(value, highest, 2 * rise * width + 2 * width)


def _clamp(value: Numbers, low: Numbers, high: Numbers) -> Numbers:
    inside = (value > low) & (value < high)
    return value * inside + low * (value <= low) + high * (value >= high)


def units(number: Decimal, unit: int) -> int:
    """Give a number as a whole number of units; the number has no finer digits.

    Raises:
        ValueError: it has finer digits.
    """
    whole = number * unit
    if whole != whole.to_integral_value():
        message = f"{number} is finer than 1/{unit}"
        raise ValueError(message)
    return int(whole)


def power_of_ten(decimals: int) -> int:
    """Give the number of smallest units in one, for so many decimals."""
    return int(10**decimals)


def decimals_of(numbers: Sequence[Decimal]) -> int:
    """Give the number of decimals that the finest of these numbers has."""
    return max(max(0, -int(number.as_tuple().exponent)) for number in numbers)
