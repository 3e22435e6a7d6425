"""The next step: the smallest change of one answer that earns more, under its own rule."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from smartcert.answers import Claim, State
from smartcert.fields import Bilingual
from smartcert.indicator import Bands, Checklist, Goalposts, Indicator, Maturity, YesOrNo
from smartcert.scoring import Rule

Points = Callable[[int], Decimal]
"""Writes smallest units as points."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What would earn more on one indicator: `value` reached, `gain` points more.

    `what` is `evidence` (attach it), `answer` (say something), `reach` or `fall` (to this
    `value` or beyond), `below` (less than this `value`), `yes`, `items` (fulfil some of these)
    or `level` (as `text` words it).
    """

    what: str
    gain: Decimal
    value: str = ""
    text: Bilingual | None = None
    items: tuple[Bilingual, ...] = ()


def next_step(
    indicator: Indicator, claim: Claim, rule: Rule, earned: int, points: Points
) -> NextStep | None:
    """Give the next step on an indicator that earned so many smallest units.

    None where there is nothing more to earn.
    """
    if claim.state is State.NOT_APPLICABLE:
        return None
    if claim.state is State.UNSUPPORTED and (claimed := rule(claim.value, claim.parts)):
        return NextStep("evidence", points(claimed))
    if claim.state is not State.ANSWERED:
        return NextStep("answer", points(max(rule.points)))
    if earned == max(rule.points):
        return None
    scoring = indicator.scoring
    if isinstance(scoring, Checklist):
        missing = tuple(item.title for item in scoring.items if item.id not in claim.fulfilled)
        return NextStep("items", points(max(rule.points) - earned), items=missing)
    if isinstance(scoring, Bands):
        return _next_band(claim, rule, earned, points)
    more, edge = min(pair for pair in zip(rule.points, rule.edges, strict=True) if pair[0] > earned)
    gain = points(more - earned)
    if isinstance(scoring, Maturity):
        return NextStep("level", gain, str(edge), scoring.levels[edge].text)
    if isinstance(scoring, Goalposts):
        what = "reach" if scoring.full_at > scoring.zero_at else "fall"
        return NextStep(what, gain, exact(edge, rule.scale))
    return NextStep("yes", gain)


def _next_band(claim: Claim, rule: Rule, earned: int, points: Points) -> NextStep:
    """Give the nearest band that earns more, above the value or below it."""
    here = sum(claim.value >= edge * claim.parts for edge in rule.edges[1:])
    better = [index for index, more in enumerate(rule.points) if more > earned]
    nearest = min(better, key=lambda index: abs(index - here))
    gain = points(rule.points[nearest] - earned)
    if nearest > here:
        return NextStep("reach", gain, exact(rule.edges[nearest], rule.scale))
    return NextStep("below", gain, exact(rule.edges[nearest + 1], rule.scale))


def value_text(indicator: Indicator, claim: Claim, rule: Rule) -> str:
    """Write what was scored: a number in the indicator's unit, `true`, items, or a level.

    A fraction is cut to two decimals more than the scale has.
    """
    if claim.state in {State.NOT_ANSWERED, State.NOT_APPLICABLE}:
        return ""
    if isinstance(indicator.scoring, Checklist):
        return " ".join(claim.fulfilled)
    if isinstance(indicator.scoring, YesOrNo):
        return "true" if claim.value else "false"
    if claim.parts == 1:
        return exact(claim.value, rule.scale)
    return exact(claim.value * 100 // claim.parts, rule.scale * 100)


def exact(units: int, scale: int) -> str:
    """Write a whole number of smallest units in the unit itself, without idle zeros."""
    return f"{(Decimal(units) / scale).normalize():f}"
