"""Usual values: what lies outside is doubted, by whole numbers and operators only.

The same lines take one city and a column of many, as those of `smartcert.scoring.points` do.
"""

from typing import NamedTuple

from smartcert.scoring.points import Numbers


class Usual(NamedTuple):
    """The range in which an answer `value / parts` usually lies.

    Attributes:
        low: the smallest usual value, in `finer` parts of the indicator's smallest unit.
        high: the largest, likewise.
        finer: a power of ten, for a range that has more decimals than the scale.
    """

    low: int
    high: int
    finer: int = 1

    def doubts(self, value: Numbers, parts: Numbers = 1) -> Numbers:
        """Tell whether the answer lies outside; 0 never does."""
        written = value if self.finer == 1 else value * self.finer
        return (written < self.low * parts) & (value != 0) | (written > self.high * parts)

    def largest_number(self, value: int, parts: int) -> int:
        """Give a bound on every number that is met, for answers up to `value / parts`."""
        return max(value * self.finer, abs(self.low) * parts, abs(self.high) * parts)
