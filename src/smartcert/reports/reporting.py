"""A report made: the whole numbers of one evaluation written as points, node by node."""

from collections.abc import Iterator
from decimal import Decimal

from smartcert.assessment.assessment_file import Assessment
from smartcert.assessment.claims import Claims
from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.edition import Category
from smartcert.catalogue.indicator import Indicator
from smartcert.language.personal import masked
from smartcert.reports.answered import Gain, Open, answered_in
from smartcert.reports.deciding import Decider, Judged
from smartcert.reports.report import (
    FORMAT,
    CategoryResult,
    CityTrack,
    Confirmed,
    Deciding,
    GradeBand,
    IndicatorResult,
    Lever,
    Points,
    Report,
    RuleResult,
    Stamp,
    Verdict,
)
from smartcert.reports.scored import value_text
from smartcert.reports.steps import next_step
from smartcert.scoring.states import State
from smartcert.scoring.tree import TOTAL, Tally, rescaled
from smartcert.scoring.verdict import Decision, Requirement
from smartcert.version import __version__


def report_of(
    assessment: Assessment,
    catalogue: Catalogue,
    claims: Claims,
    tallies: dict[str, Tally],
    decision: Decision,
) -> Report:
    """Put the numbers of one evaluation together; nothing is computed that they do not hold."""
    city, edition, source = assessment.city, catalogue.edition, assessment.document.source
    writer = _Writer(assessment, catalogue, claims, tallies)
    decider = Decider(catalogue, Judged(tallies, decision), writer.answered)
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
        confirmed=tuple(_confirmed(assessment, catalogue)),
        warnings=claims.warnings,
        deciding=writer.deciding(decider),
        levers=tuple(writer.lever(name, step) for name, step in decider.levers()),
    )


def _confirmed(assessment: Assessment, catalogue: Catalogue) -> Iterator[Confirmed]:
    if reason := assessment.city.confirmed:
        yield Confirmed(None, None, masked(reason))
    for name, indicator in catalogue.indicators.items():
        answer = assessment.answers.get(name)
        if answer and answer.confirmed:
            yield Confirmed(name, indicator.title, masked(answer.confirmed))


class _Writer:
    """Writes the whole numbers of an evaluation as points, node by node."""

    def __init__(
        self,
        assessment: Assessment,
        catalogue: Catalogue,
        claims: Claims,
        tallies: dict[str, Tally],
    ) -> None:
        self.document = assessment.document
        self.catalogue = catalogue
        self.claims = claims
        self.tallies = tallies
        self.answered = answered_in(assessment, catalogue, claims, self.gain_on)

    def decimal(self, units: int) -> Decimal:
        return Decimal(units).scaleb(-self.catalogue.edition.decimals)

    def points(self, node: str) -> Points:
        tally = self.tallies[node]
        return Points(self.decimal(tally.earned), self.decimal(tally.maximum))

    def counted(self, node: str) -> Points:
        tally = self.tallies[node]
        return Points(self.decimal(tally.counted), self.decimal(tally.counted_maximum))

    def gain_on(self, node: str) -> Gain:
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
        claimed = claim.state is State.UNSUPPORTED and not claim.excepted
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
            catalogue_line=self.catalogue.document.span(self.catalogue.paths[indicator.id]).line,
            next_step=next_step(self.answered[indicator.id]),
            waiver=self.claims.waived.get(indicator.id),
        )

    def lever(self, name: str, step: Open) -> Lever:
        indicator = self.catalogue.indicators[name]
        form = form_of(indicator)
        counts = form.unit if form.kind == "number" else None
        percent = form.unit if form.kind == "share" and "/" not in step.said.target else None
        return Lever(name, indicator.title, counts or percent, step.said)

    def deciding(self, decider: Decider) -> Deciding:
        found = decider.deciding()
        total = found.after.tallies[TOTAL]
        steps = tuple(self.lever(name, step) for name, step in found.chosen.items())
        points = Points(self.decimal(total.earned), self.decimal(total.maximum))
        return Deciding(found.kind, steps, points)

    def verdict(self, decision: Decision) -> Verdict:
        standard, written = self.catalogue.standard, self.catalogue.edition.verdict
        return Verdict(
            certified=decision.certified,
            grade=decision.grade,
            grades=tuple(
                GradeBand(grade.grade, f"{grade.at_least:f}", grade.certified, grade.basis)
                for grade in written.grades
            ),
            rules=tuple(map(self.rule, standard.requirements, decision.held)),
            to_next_grade=self._to_next_grade(decision.grade),
        )

    def rule(self, requirement: Requirement, held: bool) -> RuleResult:
        tally = requirement.tally(self.tallies)
        return RuleResult(
            rule=requirement.kind,
            node=requirement.node,
            title=self.catalogue.title(requirement.node),
            mark=f"{requirement.mark:f}",
            needed=self.decimal(requirement.needs(self.tallies)),
            points=Points(self.decimal(tally.earned), self.decimal(tally.maximum)),
            held=held,
        )

    def _to_next_grade(self, grade: int) -> Decimal | None:
        """Give the points to the edge of the next better grade; None where there is none.

        Not above zero where the points are there and another rule is what fails.
        """
        standard = self.catalogue.standard
        if grade == standard.best or not self.tallies[TOTAL].maximum:
            return None
        edge = standard.edges[grade - standard.best - 1]
        return self.decimal(max(0, -edge.margin(self.tallies)))
