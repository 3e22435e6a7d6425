"""Why an indicator earned what it did: the chain from the answer to the verdict, in words."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from smartcert.assessment.assessment_file import Assessment
from smartcert.assessment.claims import Claim, Claims
from smartcert.assessment.counting import Standing, standings, why_not
from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Indicator
from smartcert.diagnostics import Span
from smartcert.language import N_
from smartcert.language.personal import masked
from smartcert.render import indicator_words, verdict_words, wording
from smartcert.render.layout import Page
from smartcert.render.pages.catalogue import by_people
from smartcert.render.pages.upwards import LABEL, own_points, to_the_verdict
from smartcert.render.view import View
from smartcert.reports.report import IndicatorResult, Report
from smartcert.scoring.states import State, claims_nothing


def page(
    name: str,
    assessment: Assessment,
    catalogue: Catalogue,
    claims: Claims,
    report: Report,
    view: View,
) -> Page:
    """Lay out the explanation of one indicator of a report, from what the city claims on it."""
    indicator = catalogue.indicators[name]
    result = next(each for each in report.indicators() if each.id == name)
    page = Page(view.width)
    say = view.language.say
    page.text(f"{name} {view.language.pick(indicator.title)}", style="bold")
    page.text(view.language.pick(indicator.definition))
    page.blank()
    chain = _Chain(indicator, assessment, catalogue, claims.by_indicator[name], result, view)
    page.labelled(say("Answer"), chain.answer(), LABEL)
    page.labelled("", str(chain.answer_span()), LABEL, "dim")
    for text in chain.confirmed():
        page.labelled("", text, LABEL)
    for label, text in chain.evidence():
        page.labelled(label, text, LABEL)
    page.labelled(say("Rule"), indicator_words.rule(indicator, view.language), LABEL)
    page.labelled("", str(catalogue.span(name)), LABEL, "dim")
    page.labelled(say("Applied"), chain.applied(), LABEL)
    for item in chain.items():
        page.labelled("", item, LABEL)
    own_points(page, result, view)
    to_the_verdict(page, name, report, view)
    if step := verdict_words.next_step(result, view.language):
        page.labelled(say("Next step"), step, LABEL)
    if period := indicator_words.period(indicator, view.language, assessment.date):
        page.labelled(say("Period"), period, LABEL)
    page.labelled(say("Basis"), indicator_words.basis(indicator, catalogue, view.language), LABEL)
    by_people(page, indicator, view)
    return page


class _Chain:
    """The links from one answer to its points, each as a sentence."""

    def __init__(
        self,
        indicator: Indicator,
        assessment: Assessment,
        catalogue: Catalogue,
        claim: Claim,
        result: IndicatorResult,
        view: View,
    ) -> None:
        self.indicator = indicator
        self.assessment = assessment
        self.form = form_of(indicator)
        self.catalogue = catalogue
        self.claim = claim
        self.result = result
        self.language = view.language
        self.glyphs = view.glyphs
        self.given = assessment.answers.get(indicator.id)

    def answer_span(self) -> Span:
        # an answer that is missing falls back to the answers themselves
        return self.assessment.document.span(("answers", self.indicator.id), key=True)

    def answer(self) -> str:
        """Say what the city says, and how its value is formed."""
        say, result = self.language.say, self.result
        if result.waiver:
            return wording.waiver(result.waiver, self.language)
        if result.state is State.NOT_ANSWERED or self.given is None:
            return say("not answered: no points")
        reason = self.given.not_applicable or ""
        if self.claim.excepted:
            return say("called not applicable, not proven, so it applies: {reason}", reason=reason)
        if result.state is State.NOT_APPLICABLE:
            return say("not applicable, leaves the maximum: {reason}", reason=reason)
        return self._formed(self.given.value)

    def confirmed(self) -> Iterator[str]:
        """Give the reason why an unlikely value is right."""
        if self.given and self.given.confirmed:
            yield wording.confirmed(masked(self.given.confirmed), self.language)

    def _formed(self, value: Any) -> str:
        say, result, form = self.language.say, self.result, self.form
        shown = wording.value(result, self.language)
        if not result.exact:
            shown = say("{shown} (cut here, scored exactly)", shown=shown)
        if form.kind == "share" and isinstance(value, dict):
            parts = {name: f"{Decimal(str(part)):,.0f}" for name, part in value.items()}
            if Decimal(str(value["denominator"])) < form.floor:
                sentence = N_("{numerator} of {denominator}, counted as {floor} = {shown}")
                return say(sentence, **parts, floor=form.floor, shown=shown)
            return say("{numerator} of {denominator} = {shown}", **parts, shown=shown)
        if form.kind == "per_inhabitants":
            return say(
                "{count} / {population} inhabitants × {per} = {shown}",
                count=value,
                population=f"{self.assessment.city.population or 0:,}",
                per=f"{form.per:,}",
                shown=shown,
            )
        if form.kind == "items":
            return say("{count} of {all} items fulfilled", count=len(value), all=len(form.choices))
        if form.kind == "level":
            return say("level {level}", level=result.value)
        if form.kind == "yes_no":
            return say("yes") if self.claim.value else say("no")
        return shown

    def evidence(self) -> Iterator[tuple[str, str]]:
        """Say what evidence there is, and whether it is enough."""
        say = self.language.say
        wanted = self.indicator.to_prove(excepted=self.claim.excepted)
        pieces = (self.given.evidence if self.given else None) or []
        if not self.result.state.applies:
            return
        dated = ((piece.kind, piece.date) for piece in pieces)
        held = [*standings(dated, wanted, self.assessment.date)]
        if wanted and self._claims_nothing():
            yield say("Evidence"), say("none needed where nothing is claimed")
        elif wanted:
            sentence = say(
                "wanted {wanted}, given {given} of these kinds: {kinds}",
                wanted=wanted.at_least,
                given=held.count(Standing.COUNTS),
                kinds=self.catalogue.edition.kinds_in(wanted),
            )
            yield say("Evidence"), sentence
        for index, (piece, standing) in enumerate(zip(pieces, held, strict=True)):
            page = self._page(piece.page)
            path = ("answers", self.indicator.id, "evidence", index, "title")
            place = self.assessment.document.span(path)
            mark = self.glyphs.held if standing is Standing.COUNTS else "-"
            text = masked(f"{piece.title}: {piece.document}{page}")
            yield "", f"{mark} {text}, {piece.date} ({place}){self._why_not(piece.kind, standing)}"

    def _why_not(self, kind: str, standing: Standing) -> str:
        """Say why a piece does not count."""
        wanted = self.indicator.to_prove(excepted=self.claim.excepted)
        if standing is Standing.COUNTS or wanted is None:
            return ""
        return f"; {why_not(kind, standing, wanted, self.assessment.date, self.language)}"

    def _page(self, page: str | None) -> str:
        if not page:
            return ""
        bare = all(part.isdigit() for part in page.split("-"))
        return self.language.say(", p. {page}", page=page) if bare else f", {page}"

    def applied(self) -> str:
        """Say which part of the scoring rule held, and the arithmetic."""
        say, state = self.language.say, self.result.state
        if state is State.NOT_ANSWERED:
            return say("a blank answer earns nothing; it never helps")
        if not state.applies:
            return say("no points and no maximum")
        if state is State.UNSUPPORTED:
            if self.claim.excepted:
                return say("no points, and the maximum stays")
            claimed = self.result.claimed
            gain = wording.points(claimed) if claimed is not None else ""
            return say("no points without the evidence; with it {gain}", gain=gain)
        rule = self.catalogue.rules[self.indicator.id]
        return indicator_words.applied(self.indicator, self.claim, rule, self.result, self.language)

    def items(self) -> Iterator[str]:
        """Say each item of a checklist, its points, and whether it is fulfilled."""
        if self.form.kind == "items" and self.result.state is State.ANSWERED:
            for item in self.form.choices:
                held = item.name in self.claim.fulfilled
                mark = self.glyphs.held if held else self.glyphs.failed
                yield f"{mark} {item.points}: {self.language.pick(item.text)}"

    def _claims_nothing(self) -> bool:
        answered = self.result.state is State.ANSWERED
        return answered and claims_nothing(self.claim.value, judged=self.form.judged)
