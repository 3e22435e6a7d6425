"""The next step: the smallest change of one answer that earns more, under its own rule."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from smartcert.assessment.claims import Claim
from smartcert.catalogue.indicator import Bands, Checklist, Goalposts, Indicator, Maturity
from smartcert.files.fields import Bilingual
from smartcert.reports.scored import exact
from smartcert.scoring.points import Rule
from smartcert.scoring.states import State

Gain = Callable[[int], Decimal]
"""Gives the points that count more once an indicator earns so many smallest units."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What would earn more on one indicator: `value` reached, `gain` more points that count.

    `what` is `evidence` (attach it), `evidence_and_more` (what is claimed earns nothing),
    `exception` (prove that it does not apply, or answer), `answer` (say something), `reach` or
    `fall` (to this `value` or beyond), `below` (less than this `value`), `yes`, `items` (fulfil
    some of these) or `level` (as `text` words it).
    """

    what: str
    gain: Decimal
    value: str = ""
    text: Bilingual | None = None
    items: tuple[Bilingual, ...] = ()


def next_step(
    indicator: Indicator, claim: Claim, rule: Rule, earned: int, gain: Gain
) -> NextStep | None:
    """Give the next step on an indicator that earned so many smallest units.

    None where there is nothing more to earn.
    """
    most = max(rule.points)
    if not claim.state.applies or earned == most:
        return None
    if claim.state is State.NOT_ANSWERED:
        return NextStep("answer", gain(most))
    if claim.excepted:
        return NextStep("exception", gain(most))
    if claim.state is State.UNSUPPORTED:
        claimed = rule(claim.value, claim.parts)
        what = "evidence" if claimed else "evidence_and_more"
        return NextStep(what, gain(claimed or most))
    scoring = indicator.scoring
    if isinstance(scoring, Checklist):
        required_first = sorted(scoring.items, key=lambda item: item.id != scoring.requires)
        missing = tuple(item.title for item in required_first if item.id not in claim.fulfilled)
        return NextStep("items", gain(most), items=missing)
    if isinstance(scoring, Bands):
        return _next_band(claim, rule, earned, gain)
    more, edge = min(pair for pair in zip(rule.points, rule.edges, strict=True) if pair[0] > earned)
    if isinstance(scoring, Maturity):
        return NextStep("level", gain(more), str(edge), scoring.levels[edge].text)
    if isinstance(scoring, Goalposts):
        what = "reach" if scoring.full_at > scoring.zero_at else "fall"
        return NextStep(what, gain(more), exact(edge, rule.scale))
    return NextStep("yes", gain(more))


def _next_band(claim: Claim, rule: Rule, earned: int, gain: Gain) -> NextStep:
    """Give the nearest band that earns more, above the value or below it."""
    here = rule.steps_reached(claim.value, claim.parts)
    better = [index for index, more in enumerate(rule.points) if more > earned]
    nearest = min(better, key=lambda index: abs(index - here))
    more = gain(rule.points[nearest])
    if nearest > here:
        return NextStep("reach", more, exact(rule.edges[nearest], rule.scale))
    return NextStep("below", more, exact(rule.edges[nearest + 1], rule.scale))
