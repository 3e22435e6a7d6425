"""One city's result: every number that led to the verdict, ready to be said in any format.

Points are `Decimal`s of the catalogue's smallest unit, so that what is printed adds up.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from smartcert.assessment.assessment_file import Assessment
from smartcert.assessment.claims import Claims
from smartcert.assessment.waivers import InForce
from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.edition import Category
from smartcert.catalogue.indicator import Indicator
from smartcert.diagnostics import Diagnostic
from smartcert.files.document import Document
from smartcert.files.fields import Bilingual
from smartcert.language.government import Kind
from smartcert.reports.next_step import NextStep, next_step, value_text
from smartcert.scoring.states import State
from smartcert.scoring.tree import TOTAL, Tally, rescaled
from smartcert.scoring.verdict import Decision, Requirement
from smartcert.version import __version__

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

    `value` is what was scored: a number in `unit`, `true` or `false`, the items ticked, a level;
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
class Report:
    """The result of one assessment.

    `name` is the city's; `file` and `sha256` tell which bytes were judged.
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
    warnings: tuple[Diagnostic, ...]

    def indicators(self) -> Iterator[IndicatorResult]:
        """Give every indicator's result in the order of the tree."""
        yield from _leaves(self.areas)


def report_of(
    assessment: Assessment,
    catalogue: Catalogue,
    claims: Claims,
    tallies: dict[str, Tally],
    decision: Decision,
) -> Report:
    """Put the numbers of one evaluation together; nothing is computed that they do not hold."""
    city, edition, source = assessment.city, catalogue.edition, assessment.document.source
    writer = _Writer(assessment.document, catalogue, claims, tallies)
    return Report(
        format=FORMAT,
        smartcert=__version__,
        file=source.name,
        sha256=source.sha256,
        date=assessment.date,
        stage=assessment.stage,
        city=city.name,
        kind=city.kind,
        population=city.population,
        population_date=city.population_date,
        track=CityTrack(
            claims.track.id,
            claims.track.title,
            claims.condition.population_from,
            claims.condition.population_below,
        ),
        catalogue=Stamp(
            edition.id,
            edition.edition,
            edition.revision,
            edition.title,
            edition.basis,
            catalogue.sha256,
        ),
        total=writer.points(TOTAL),
        verdict=writer.verdict(decision),
        areas=tuple(writer.category(area) for area in edition.categories),
        warnings=claims.warnings,
    )


class _Writer:
    """Writes the whole numbers of an evaluation as points, node by node."""

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        claims: Claims,
        tallies: dict[str, Tally],
    ) -> None:
        self.document = document
        self.catalogue = catalogue
        self.claims = claims
        self.tallies = tallies

    def decimal(self, units: int) -> Decimal:
        return Decimal(units).scaleb(-self.catalogue.edition.decimals)

    def points(self, node: str) -> Points:
        tally = self.tallies[node]
        return Points(self.decimal(tally.earned), self.decimal(tally.maximum))

    def counted(self, node: str) -> Points:
        tally = self.tallies[node]
        return Points(self.decimal(tally.counted), self.decimal(tally.counted_maximum))

    def gain_on(self, node: str) -> Callable[[int], Decimal]:
        """Give what counts more in the parent once this node earns more."""
        tally = self.tallies[node]

        def gain(earned: int) -> Decimal:
            counted = rescaled(earned, tally.maximum, tally.counted_maximum)
            return self.decimal(counted - tally.counted)

        return gain

    def category(self, category: Category) -> CategoryResult:
        return CategoryResult(
            category.id,
            category.title,
            self.points(category.id),
            self.counted(category.id),
            tuple(self.category(child) for child in category.categories),
            tuple(self.indicator(child) for child in category.indicators),
        )

    def indicator(self, indicator: Indicator) -> IndicatorResult:
        claim = self.claims.by_indicator[indicator.id]
        rule = self.catalogue.rules[indicator.id]
        earned = self.tallies[indicator.id].earned
        claimed = claim.state is State.UNSUPPORTED
        return IndicatorResult(
            id=indicator.id,
            title=indicator.title,
            kind=indicator.kind,
            basis=indicator.basis,
            state=claim.state,
            points=self.points(indicator.id),
            counted=self.counted(indicator.id),
            value=value_text(indicator, claim, rule),
            exact=claim.value * 100 % claim.parts == 0,
            unit=form_of(indicator).unit,
            claimed=self.decimal(rule(claim.value, claim.parts)) if claimed else None,
            line=self.document.line(("answers", indicator.id)),
            catalogue_line=self.catalogue.document.line(self.catalogue.paths[indicator.id]),
            next_step=next_step(indicator, claim, rule, earned, self.gain_on(indicator.id)),
            waiver=self.claims.waived.get(indicator.id),
        )

    def verdict(self, decision: Decision) -> Verdict:
        standard, written = self.catalogue.standard, self.catalogue.edition.verdict
        rules = [self.rule("pass_mark", standard.pass_mark, written.pass_mark, decision.passed)]
        for mark, floor, held in zip(standard.floors, written.floors, decision.floors, strict=True):
            rules.append(self.rule("floor", mark, floor.at_least, held))
        for mark, each, held in zip(
            standard.mandatory, written.mandatory, decision.mandatory, strict=True
        ):
            rules.append(self.rule("mandatory", mark, each.at_least, held))
        return Verdict(
            certified=decision.certified,
            grade=decision.grade,
            grades=tuple(
                GradeBand(grade.grade, f"{grade.at_least:f}", grade.certified, grade.basis)
                for grade in written.grades
            ),
            rules=tuple(rules),
            to_next_grade=self._to_next_grade(decision.grade),
        )

    def rule(self, name: str, mark: Requirement, percent: Decimal, held: bool) -> RuleResult:
        node = self.catalogue.indicators.get(mark.node) or self.catalogue.categories.get(mark.node)
        return RuleResult(
            rule=name,
            node=mark.node,
            title=node.title if node else None,
            mark=f"{percent:f}",
            needed=self.decimal(mark.needs(self.tallies[mark.node])),
            points=self.points(mark.node),
            held=held,
        )

    def _to_next_grade(self, grade: int) -> Decimal | None:
        """Give the points to the edge of the next better grade; None where there is none.

        Not above zero where the points are there and another rule is what fails.
        """
        standard, total = self.catalogue.standard, self.tallies[TOTAL]
        if grade == standard.best or not total.maximum:
            return None
        edge = standard.edges[grade - standard.best - 1]
        return self.decimal(max(0, edge.needs(total) - total.earned))


def _leaves(categories: tuple[CategoryResult, ...]) -> Iterator[IndicatorResult]:
    for category in categories:
        yield from _leaves(category.categories)
        yield from category.indicators
