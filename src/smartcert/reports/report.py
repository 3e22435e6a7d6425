"""One city's result: every number that led to the verdict, ready to be said in any format.

Points are `Decimal`s of the catalogue's smallest unit, so that what is printed adds up.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from smartcert.assessment.waivers import InForce
from smartcert.diagnostics import Diagnostic
from smartcert.files.fields import Bilingual
from smartcert.language.government import Kind
from smartcert.reports.answered import NextStep
from smartcert.scoring.states import State

FORMAT = "smartcert-report/1"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which catalogue was used, to the byte; `basis` says what is official in it."""

    id: str
    edition: str
    revision: int
    title: Bilingual
    basis: Bilingual
    sha256: str


@dataclass(frozen=True, slots=True)
class CityTrack:
    """The city's track, and the population range that put it there (None: its kind alone)."""

    id: str
    title: Bilingual
    population_from: int | None
    population_below: int | None


@dataclass(frozen=True, slots=True)
class Points:
    """Points earned of the maximum; what does not apply has left the maximum."""

    earned: Decimal
    maximum: Decimal

    @property
    def left(self) -> Decimal:
        """Points not earned."""
        return self.maximum - self.earned

    @property
    def share(self) -> Decimal:
        """Percent of the maximum, cut (not rounded) to 2 decimals; 0 of a maximum of 0.

        Cut, so that a share below the pass mark is never shown as reaching it.
        """
        if not self.maximum:
            return Decimal("0.00")
        return Decimal(int(self.earned * 10000 / self.maximum)).scaleb(-2)


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator: what the city says, what it earned, what would earn more.

    `value` is what was scored: a number in `unit`, `true` or `false`, the items ticked, a level.
    `exact` tells whether it had to be cut to be shown (a share such as 1/3 is scored as the
    fraction that it is). `points` are its own, `counted` what of them counts in its category:
    less or more only under a mean. `claimed` is what an unsupported answer would earn.
    `line` is the answer's in the assessment (of `answers` if it is missing), `catalogue_line`
    the indicator's in the catalogue. `waiver` is what excuses the city, if one does.
    """

    id: str
    title: Bilingual
    kind: str
    basis: str
    state: State
    points: Points
    counted: Points
    value: str
    exact: bool
    unit: Bilingual | None
    claimed: Decimal | None
    line: int
    catalogue_line: int
    next_step: NextStep | None
    waiver: InForce | None


@dataclass(frozen=True, slots=True)
class CategoryResult:
    """One category; `points` are its own, `counted` what of them counts in its parent."""

    id: str
    title: Bilingual
    points: Points
    counted: Points
    categories: tuple["CategoryResult", ...]
    indicators: tuple[IndicatorResult, ...]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The city's reason why something is right although it is unlikely: a value, or its people."""

    indicator: str | None
    title: Bilingual | None
    reason: str


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule of the verdict: `needed` points on `node` (the total if empty), and if it held."""

    rule: str
    node: str
    title: Bilingual | None
    mark: str
    needed: Decimal
    points: Points
    held: bool

    @property
    def margin(self) -> Decimal:
        """Points above (or, negative, below) what is needed."""
        return self.points.earned - self.needed


@dataclass(frozen=True, slots=True)
class GradeBand:
    """A grade and where it begins, in percent of the maximum."""

    grade: int
    at_least: str
    certified: bool
    basis: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Certified or not, and why; `to_next_grade` is None at the best grade."""

    certified: bool
    grade: int
    grades: tuple[GradeBand, ...]
    rules: tuple[RuleResult, ...]
    to_next_grade: Decimal | None

    @property
    def pass_rule(self) -> RuleResult:
        """The rule of the pass mark."""
        return self.rules[0]


@dataclass(frozen=True, slots=True)
class Lever:
    """A step on one indicator; `unit` is that of its numbers, where they have one."""

    indicator: str
    title: Bilingual
    unit: Bilingual | None
    step: NextStep


@dataclass(frozen=True, slots=True)
class Deciding:
    """What decides: the fewest `steps` that turn the verdict, and the `total` with all of them.

    `kind` is `papers` (missing evidence alone certifies the city), `steps` (the fewest steps of
    any kind do), `losses` (the city is certified; these would cost it that) or `none` (not even
    every step certifies it).
    """

    kind: str
    steps: tuple[Lever, ...]
    total: Points


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that was supposed to be another: values as a file writes them, and points."""

    indicator: str
    title: Bilingual
    before: str
    after: str
    points_before: Decimal
    points_after: Decimal


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What was supposed, and what the city is as its file has it: `total`, `certified`, `grade`.

    Whatever is supposed counts as proven.
    """

    changes: tuple[Change, ...]
    total: Points
    certified: bool
    grade: int


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one assessment.

    `name` is the city's; `file` and `sha256` tell which bytes were judged. `levers` are the
    steps that gain most, at most one an indicator. `what_if` is None unless answers were supposed
    to be others than the file has.
    """

    format: str
    smartcert: str
    file: str
    sha256: str
    date: dt.date
    stage: str
    city: str
    kind: Kind
    population: int | None
    population_date: dt.date | None
    track: CityTrack
    catalogue: Stamp
    total: Points
    verdict: Verdict
    areas: tuple[CategoryResult, ...]
    confirmed: tuple[Confirmed, ...]
    warnings: tuple[Diagnostic, ...]
    deciding: Deciding
    levers: tuple[Lever, ...]
    what_if: WhatIf | None = None

    def indicators(self) -> Iterator[IndicatorResult]:
        """Give every indicator's result in the order of the tree."""
        yield from _leaves(self.areas)


def _leaves(categories: tuple[CategoryResult, ...]) -> Iterator[IndicatorResult]:
    for category in categories:
        yield from _leaves(category.categories)
        yield from category.indicators
