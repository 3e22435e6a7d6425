"""The total against the rules of the verdict, before anything is rounded for display.

Whole numbers and operators only, for one city and for columns, as in `smartcert.scoring.points`.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import reduce
from operator import and_
from typing import NamedTuple

from smartcert.scoring.points import Numbers
from smartcert.scoring.tree import TOTAL, Tally


class Requirement(NamedTuple):
    """A share of a node's maximum that must be reached: `numerator / denominator` of it.

    Attributes:
        kind: which of the catalogue's rules it is; each kind has its own sentences.
        node: the id of what must reach it.
        mark: the share in percent, as the catalogue writes it.
        place: of the mark in the catalogue's file.
    """

    kind: str
    node: str
    mark: Decimal
    place: tuple[str | int, ...]
    numerator: int
    denominator: int

    @property
    def name(self) -> str:
        """What results call it: `pass_mark`, `floor INN`."""
        return f"{self.kind} {self.node}".rstrip()

    def tally(self, tallies: Mapping[str, Tally]) -> Tally:
        """Return what it is held against."""
        return tallies[self.node]

    def needs(self, tallies: Mapping[str, Tally]) -> Numbers:
        """Return the fewest points, in smallest units, that reach it."""
        return -(-self.tally(tallies).maximum * self.numerator // self.denominator)

    def margin(self, tallies: Mapping[str, Tally]) -> Numbers:
        """Return the smallest units above (or, negative, below) what it needs."""
        return self.tally(tallies).earned - self.needs(tallies)

    def reached(self, tallies: Mapping[str, Tally]) -> Numbers:
        """Tell whether it is reached; exactly is enough, and nothing of nothing is not."""
        return (self.margin(tallies) >= 0) & (self.tally(tallies).maximum > 0)

    def held(self, tallies: Mapping[str, Tally]) -> Numbers:
        """Tell whether it holds; below the total, what does not apply is passed over."""
        if self.node == TOTAL:
            return self.reached(tallies)
        return self.margin(tallies) >= 0

    def largest_number(self, maxima: Mapping[str, int]) -> int:
        """Return a bound on every number that holding it meets."""
        return maxima[self.node] * self.denominator


class Standard(NamedTuple):
    """The compiled rules of a verdict.

    Attributes:
        requirements: what must hold for a certificate, the pass mark first. Decisions, reports,
            columns and test cases have them in this order.
        best: the number of the best grade, normally 1.
        edges: marks at which each grade but the last begins, best grade first.
        uncertified: the best grade that is not certified.
    """

    requirements: tuple[Requirement, ...]
    best: int
    edges: tuple[Requirement, ...]
    uncertified: int

    @property
    def pass_mark(self) -> Requirement:
        """The share of the total to reach."""
        return self.requirements[0]


class Decision(NamedTuple):
    """Which requirements hold, and what follows; a truth value or a column each."""

    held: tuple[Numbers, ...]
    certified: Numbers
    grade: Numbers


def decide(standard: Standard, tallies: Mapping[str, Tally]) -> Decision:
    """Hold the tallies against every requirement; one that fails costs the certified grades."""
    held = tuple(each.held(tallies) for each in standard.requirements)
    certified = reduce(and_, held)
    grade = standard.best
    for edge in standard.edges:
        grade = grade + 1 * (edge.reached(tallies) == False)  # noqa: E712 - `not` takes no column
    short = (standard.uncertified - grade) * (grade < standard.uncertified)
    grade = grade + short * (certified == False)  # noqa: E712
    return Decision(held, certified, grade)
