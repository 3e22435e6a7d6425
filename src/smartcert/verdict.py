"""The total against the rules of the verdict, before anything is rounded for display.

Whole numbers and operators only, for one city and for columns, as in `smartcert.scoring`.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from smartcert.aggregation import TOTAL, Tally
from smartcert.edition import Edition
from smartcert.scoring import Numbers, decimals_of, power_of_ten, units


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


def standard_of(edition: Edition) -> Standard:
    """Compile the rules of the verdict of an edition."""
    verdict = edition.verdict
    return Standard(
        pass_mark=_requirement(TOTAL, verdict.pass_mark),
        floors=tuple(_requirement(floor.category, floor.at_least) for floor in verdict.floors),
        mandatory=tuple(_requirement(each.indicator, each.at_least) for each in verdict.mandatory),
        best=verdict.grades[0].grade,
        edges=tuple(_requirement(TOTAL, grade.at_least) for grade in verdict.grades[:-1]),
        uncertified=min(grade.grade for grade in verdict.grades if not grade.certified),
    )


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


def _requirement(node: str, percent: Decimal) -> Requirement:
    scale = power_of_ten(decimals_of([percent]))
    return Requirement(node, units(percent, scale), 100 * scale)
