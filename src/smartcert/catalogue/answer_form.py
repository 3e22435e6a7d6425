"""The form of an answer: all that readers, tables and forms know of how an indicator is scored.

Scoring rules come and go; the forms in which a city answers are few. Whatever asks "how does an
answer look?" asks here, so that a new rule over a number is read, written and asked for already.
"""

from collections.abc import Collection
from decimal import Decimal
from typing import Literal, NamedTuple

from smartcert.catalogue.indicator import (
    Checklist,
    Indicator,
    Maturity,
    NumberMeasure,
    PerInhabitantsMeasure,
    ShareMeasure,
)
from smartcert.catalogue.plausible import Plausible
from smartcert.files.fields import Bilingual
from smartcert.language import InBoth

FormKind = Literal["number", "share", "per_inhabitants", "yes_no", "items", "level"]

_NONE, _ONE, _HUNDRED = Decimal(0), Decimal(1), Decimal(100)


class Choice(NamedTuple):
    """One of the things that an answer may name: an item, or a level.

    Attributes:
        name: as an answer writes it.
        text: what must be there.
        points: what it earns.
    """

    name: str
    text: Bilingual
    points: Decimal

    @property
    def named(self) -> InBoth:
        """The name to write, with the text to understand it."""
        return InBoth(ko=f"{self.name} ({self.text.ko})", en=f"{self.name} ({self.text.en})")


class AnswerForm(NamedTuple):
    """How the answer to an indicator looks.

    Attributes:
        kind: a number; a share, in percent or by its parts; a count that is divided by the
            inhabitants; yes or no; the items fulfilled; the level reached.
        low: the smallest number that may be given; of items the points that none earn.
        high: the largest; of items the points that all of them earn.
        decimals: digits that a number may have after its point.
        choices: the items or the levels.
        unit: of the value, if it is measured.
        counted: what the number that is given counts: the unit, or before it is divided, the count.
        parts: what numerator and denominator of a share count.
        per: so many inhabitants, for a count that is divided by them.
        plausible: where its value usually lies, if that is known.
        floor: of the denominator of a share, which is then given by its parts; else 0.
        required: the item without which no other counts; else empty.
    """

    kind: FormKind
    low: Decimal
    high: Decimal
    decimals: int = 0
    choices: tuple[Choice, ...] = ()
    unit: Bilingual | None = None
    counted: Bilingual | None = None
    parts: tuple[Bilingual, Bilingual] | None = None
    per: int = 1
    plausible: Plausible | None = None
    floor: int = 0
    required: str = ""

    @property
    def judged(self) -> bool:
        """Whether it is judged instead of measured: no, none and level 0 claim nothing."""
        return self.kind in {"yes_no", "items", "level"}

    @property
    def has_parts(self) -> bool:
        """Whether a table may give it as a numerator and a denominator."""
        return self.kind in {"share", "per_inhabitants"}

    def that_count(self, ticked: Collection[str]) -> tuple[Choice, ...]:
        """Return the items that count of those ticked: none without the one that is required."""
        if self.required and self.required not in ticked:
            return ()
        return tuple(item for item in self.choices if item.name in ticked)

    def with_one_more(self, ticked: Collection[str]) -> dict[str, Decimal]:
        """Return the points with each further item; with none where all are ticked."""
        names = [item.name for item in self.choices if item.name not in ticked] or [""]
        return {
            name: sum((each.points for each in self.that_count([*ticked, name])), _NONE)
            for name in names
        }


def form_of(indicator: Indicator) -> AnswerForm:
    """Return the form of the answers to an indicator of a sound edition."""
    measure, rule = indicator.measure, indicator.scoring
    if isinstance(measure, NumberMeasure):
        low, high = measure.range
        return AnswerForm(
            "number",
            low,
            high,
            measure.decimals,
            unit=measure.unit,
            counted=measure.unit,
            plausible=measure.plausible,
        )
    if isinstance(measure, ShareMeasure):
        return AnswerForm(
            "share",
            _NONE,
            _HUNDRED,
            measure.decimals,
            unit=measure.unit,
            counted=measure.unit,
            parts=(measure.numerator, measure.denominator),
            plausible=measure.plausible,
            floor=measure.denominator_at_least or 0,
        )
    if isinstance(measure, PerInhabitantsMeasure):
        low, high = measure.range
        return AnswerForm(
            "per_inhabitants",
            low,
            high,
            measure.decimals,
            unit=measure.unit,
            counted=measure.count,
            per=measure.per,
            plausible=measure.plausible,
        )
    if isinstance(rule, Checklist):
        items = tuple(Choice(each.id, each.title, each.points) for each in rule.items)
        total = sum((each.points for each in rule.items), _NONE)
        return AnswerForm("items", _NONE, total, choices=items, required=rule.requires or "")
    if isinstance(rule, Maturity):
        levels = tuple(Choice(str(each.level), each.text, each.points) for each in rule.levels)
        return AnswerForm("level", _NONE, Decimal(len(levels) - 1), 0, levels)
    return AnswerForm("yes_no", _NONE, _ONE)
