"""What a city says on one indicator, and the steps that are open to it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from smartcert.assessment.assessment_file import Answer, Assessment
from smartcert.assessment.claims import Claim, Claims
from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Indicator
from smartcert.files.fields import Bilingual
from smartcert.reports.scale import Scale, scale_of
from smartcert.scoring import steps as kernel
from smartcert.scoring.points import Rule

Gain = Callable[[int], Decimal]
"""Gives the points that count more once an indicator earns so many smallest units."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What would earn more on one indicator: `value` reached, `gain` more points that count.

    `what` is `evidence` (attach it), `evidence_and_more` (what is claimed earns nothing),
    `exception` (prove that it does not apply, or answer), `answer` (say something), `reach` or
    `fall` (to this `value` or beyond), `below` (less than this `value`), `yes`, `items` (fulfil
    some of these), `item` (one more) or `level` (as `text` words it). What would earn less is
    `rejected` (the claim), `withdrawn` (a paper that it needs) or `must_apply` (that it does not
    apply is refused); its `gain` is negative.

    Of a number `now` is what the city answers, `target` what it would have to, and `more` the
    difference. `answer` is the value as an assessment's file writes it, and as
    `evaluate --set` takes it; `null` for none.
    """

    what: str
    gain: Decimal
    value: str = ""
    text: Bilingual | None = None
    items: tuple[Bilingual, ...] = ()
    answer: str = ""
    now: str = ""
    target: str = ""
    more: str = ""


class Open(NamedTuple):
    """A step that is open to a city.

    Attributes:
        said: in words and points.
        taken: as the kernel takes it.
        on: of a number on a straight line, the answers that may be given; else None.
    """

    said: NextStep
    taken: kernel.Step
    on: Scale | None = None


class Answered(NamedTuple):
    """An indicator with what a city says on it.

    Attributes:
        indicator: of the catalogue.
        rule: by which it earns points.
        claim: what the city claims.
        answer: as the file has it; None if it has none.
        population: of the city.
        gain: what counts more.
    """

    indicator: Indicator
    rule: Rule
    claim: Claim
    answer: Answer | None
    population: int | None
    gain: Gain

    @property
    def earned(self) -> int:
        """The points that it earns now, in smallest units."""
        return self.claim.points(self.rule)

    @property
    def most(self) -> int:
        """The points that it may earn."""
        return max(self.rule.points)

    @property
    def value(self) -> Any:
        """The value as the file has it; None if it has none."""
        return self.answer.value if self.answer else None

    def scale(self) -> Scale:
        """The numbers that may be answered, if it is measured."""
        form = form_of(self.indicator)
        return scale_of(form, self.rule, self.claim, self.value, self.population)

    def step(self, what: str, earned: int, answer: str, *, paper: int = 0, **words: Any) -> Open:
        """Make a step by which it earns so many smallest units."""
        said = NextStep(what, self.gain(earned), answer=answer, **words)
        return Open(said, kernel.Step(earned, 1, paper))


def answered_in(
    assessment: Assessment, catalogue: Catalogue, claims: Claims, gain_on: Callable[[str], Gain]
) -> dict[str, Answered]:
    """Return what a city says on every indicator; `gain_on` gives what counts more on one."""
    return {
        name: Answered(
            indicator,
            catalogue.rules[name],
            claims.by_indicator[name],
            assessment.answers.get(name),
            assessment.city.population,
            gain_on(name),
        )
        for name, indicator in catalogue.indicators.items()
    }
