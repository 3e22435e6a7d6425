"""The total against the rules of the verdict, before anything is rounded for display.

Whole numbers and operators only, for one city and for columns, as in `smartcert.scoring.points`.
"""

from collections.abc import Mapping
from typing import NamedTuple

from smartcert.scoring.points import Numbers
from smartcert.scoring.tree import TOTAL, Tally


class Requirement(NamedTuple):
    """A share of a node's maximum that must be reached: `numerator / denominator` of it."""

    node: str
    numerator: int
    denominator: int

    def reached(self, tally: Tally) -> Numbers:
        """Tell whether the tally reaches it; exactly does, and nothing of nothing does not."""
        enough = tally.earned * self.denominator >= tally.maximum * self.numerator
        return enough & (tally.maximum > 0)

    def needs(self, tally: Tally) -> Numbers:
        """Give the fewest points, in smallest units, that reach the mark."""
        return -(-tally.maximum * self.numerator // self.denominator)


class Standard(NamedTuple):
    """The compiled rules of a verdict.

    Attributes:
        pass_mark: the share of the total to reach.
        floors: the shares of categories to reach.
        mandatory: the shares of indicators to reach (one that does not apply is passed over).
        best: the number of the best grade, normally 1.
        edges: marks at which each grade but the last begins, best grade first.
        uncertified: the best grade that is not certified.
    """

    pass_mark: Requirement
    floors: tuple[Requirement, ...]
    mandatory: tuple[Requirement, ...]
    best: int
    edges: tuple[Requirement, ...]
    uncertified: int


class Decision(NamedTuple):
    """Whether a city is certified, with each rule; a truth value or a column each."""

    passed: Numbers
    floors: tuple[Numbers, ...]
    mandatory: tuple[Numbers, ...]
    certified: Numbers
    grade: Numbers


def decide(standard: Standard, tallies: Mapping[str, Tally]) -> Decision:
    """Hold the tallies against every rule; a failed rule costs the certified grades."""
    total = tallies[TOTAL]
    passed = standard.pass_mark.reached(total)
    floors = tuple(_held(each, tallies[each.node]) for each in standard.floors)
    mandatory = tuple(_held(each, tallies[each.node]) for each in standard.mandatory)
    certified = passed
    for held in (*floors, *mandatory):
        certified = certified & held
    grade = standard.best
    for edge in standard.edges:
        grade = grade + 1 * (edge.reached(total) == False)  # noqa: E712 - `not` takes no column
    short = (standard.uncertified - grade) * (grade < standard.uncertified)
    grade = grade + short * (certified == False)  # noqa: E712
    return Decision(passed, floors, mandatory, certified, grade)


def _held(requirement: Requirement, tally: Tally) -> Numbers:
    """Tell whether a floor or a mandatory indicator holds; what does not apply is passed over."""
    return requirement.reached(tally) | (tally.maximum == 0)
