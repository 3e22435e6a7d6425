"""Answers far from those of the other cities, by whole numbers and operators only.

A value is compared in whole parts of its smallest unit, cut: equal fractions stay equal, whatever
their denominators, and every number fits 64 bits.
"""

from typing import NamedTuple

from smartcert.scoring.points import Numbers
from smartcert.scoring.usual import Usual

FEWEST = 8
"""Cities of a track that have to answer before one of them can be far from the others."""
DISTANCES = 3
"""Quartile distances outside the quartiles from which an answer is far."""


def cut(value: Numbers, parts: Numbers, finer: int) -> Numbers:
    """Give the answer `value / parts` in whole parts, `finer` to the indicator's smallest unit."""
    return value * finer // parts


class Fence(NamedTuple):
    """What the middle half of the cities of a track answered to one indicator.

    A quartile is an answer that is there: the smallest with at least one or three quarters of the
    cities at or below it.

    Attributes:
        track: where it stands among the edition's tracks.
        indicator: the id.
        cities: how many of the track have answered.
        first: the first quartile, as `cut` gives it.
        third: the third, which is larger.
    """

    track: int
    indicator: str
    cities: int
    first: int
    third: int

    @property
    def usual(self) -> Usual:
        """The range outside of which an answer, as `cut` gives it, is far from the others."""
        beyond = DISTANCES * (self.third - self.first)
        return Usual(self.first - beyond, self.third + beyond)
