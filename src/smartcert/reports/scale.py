"""The numbers that a measured indicator may be answered with, counted from the smallest."""

from bisect import bisect_left
from collections.abc import Callable
from typing import Any, NamedTuple

from smartcert.assessment.claims import Claim
from smartcert.catalogue.answer_form import AnswerForm
from smartcert.reports.scored import exact
from smartcert.scoring.points import Rule, power_of_ten, units


class Scale(NamedTuple):
    """The answers to one indicator by one city, as whole numbers.

    Attributes:
        low: the smallest.
        high: the largest.
        worth: of one, in the indicator's smallest unit, times `parts`.
        parts: the denominator, as scoring takes it.
        decimals: of what is written.
        denominator: of a share that is answered by its parts; else None.
    """

    low: int
    high: int
    worth: int
    parts: int
    decimals: int = 0
    denominator: int | None = None

    def points(self, number: int, rule: Rule) -> int:
        """Return the points that an answer earns once it is proven."""
        earned: int = rule(number * self.worth, self.parts)
        return earned

    def first(self, holds: Callable[[int], bool]) -> int:
        """Return the smallest answer for which something holds; one above the largest: none."""
        numbers = range(self.low, self.high + 1)
        return self.low + bisect_left(numbers, True, key=holds)

    def shown(self, number: int) -> str:
        """Write an answer for a reader: `852/1,800` or `12.5`."""
        if self.denominator is not None:
            return f"{number:,}/{self.denominator:,}"
        return self.difference(number)

    def difference(self, number: int) -> str:
        """Write a difference of answers for a reader."""
        whole, point, rest = exact(number, power_of_ten(self.decimals)).partition(".")
        return f"{int(whole):,}{point}{rest}"

    def written(self, number: int) -> str:
        """Write an answer as a file does."""
        if self.denominator is not None:
            return f"{{numerator: {number}, denominator: {self.denominator}}}"
        return exact(number, power_of_ten(self.decimals))


def scale_of(
    form: AnswerForm, rule: Rule, claim: Claim, written: Any, population: int | None
) -> Scale:
    """Return the answers that a city may give, to an indicator that is measured.

    Args:
        form: of the answer.
        rule: by which it earns points.
        claim: the city's, as it is.
        written: the answer's value, as its file has it.
        population: of the city; only who answers no count per inhabitants may leave it out.
    """
    unit = power_of_ten(form.decimals)
    low, high = (units(limit, unit) for limit in (form.low, form.high))
    if form.kind == "per_inhabitants":
        return Scale(low, high, form.per * rule.scale, (population or 1) * unit, form.decimals)
    if isinstance(written, dict) or form.floor:
        whole = claim.parts if isinstance(written, dict) else form.floor
        return Scale(0, whole, 100 * rule.scale, whole, 0, whole)
    return Scale(low, high, rule.scale // unit, 1, form.decimals)
