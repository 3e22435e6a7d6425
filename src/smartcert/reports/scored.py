"""What was scored of one answer, as its text."""

from decimal import Decimal

from smartcert.assessment.claims import Claim
from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.indicator import Indicator
from smartcert.scoring.points import Rule
from smartcert.scoring.states import State


def value_text(indicator: Indicator, claim: Claim, rule: Rule) -> str:
    """Write what was scored: a number in the indicator's unit, `true`, items, or a level.

    A fraction is cut to two decimals more than the scale has.
    """
    if claim.excepted or claim.state is State.NOT_ANSWERED or not claim.state.applies:
        return ""
    kind = form_of(indicator).kind
    if kind == "items":
        return " ".join(claim.fulfilled)
    if kind == "yes_no":
        return "true" if claim.value else "false"
    if claim.parts == 1:
        return exact(claim.value, rule.scale)
    return exact(claim.value * 100 // claim.parts, rule.scale * 100)


def exact(units: int, scale: int) -> str:
    """Write a whole number of smallest units in the unit itself, without idle zeros."""
    return f"{(Decimal(units) / scale).normalize():f}"
