"""What was scored of one answer: as a value to compute with, and as its text."""

from decimal import Decimal

from smartcert.assessment.claims import Claim, State
from smartcert.catalogue.indicator import Checklist, Indicator, Maturity, YesOrNo
from smartcert.scoring.points import Rule

Scored = Decimal | int | bool | tuple[str, ...] | None
"""A number in the unit, a level, yes or no, the items ticked; None where nothing was scored."""


def scored(indicator: Indicator, claim: Claim, rule: Rule) -> Scored:
    """Return what was scored; a fraction is cut to two decimals more than the scale has."""
    if claim.state is State.NOT_ANSWERED or not claim.state.applies:
        return None
    if isinstance(indicator.scoring, Checklist):
        return claim.fulfilled
    if isinstance(indicator.scoring, YesOrNo):
        return bool(claim.value)
    if isinstance(indicator.scoring, Maturity):
        return claim.value
    if claim.parts == 1:
        return Decimal(claim.value) / rule.scale
    return Decimal(claim.value * 100 // claim.parts) / (rule.scale * 100)


def text_of(value: Scored) -> str:
    """Write what was scored: `17.4`, `3`, `true`, `first third`; nothing where nothing was."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, Decimal):
        return plain(value)
    return str(value).lower()


def exact(units: int, scale: int) -> str:
    """Write a whole number of smallest units in the unit itself, without idle zeros."""
    return plain(Decimal(units) / scale)


def plain(number: Decimal) -> str:
    """Write a number without idle zeros."""
    return f"{number.normalize():f}"
