"""An indicator's scale in words: how its value is formed and how it earns points."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from smartcert.assessment.claims import Claim
from smartcert.assessment.dates import months_before
from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import (
    Bands,
    Checklist,
    Goalposts,
    Indicator,
    Maturity,
)
from smartcert.catalogue.wanted import EvidenceWanted
from smartcert.language import N_, Language
from smartcert.language.government import WORDS
from smartcert.render import wording
from smartcert.render.wording import amount
from smartcert.reports.report import IndicatorResult
from smartcert.scoring.points import Rule


def rule(indicator: Indicator, language: Language) -> str:
    """Say in one sentence how points are earned."""
    say, scoring, full = language.say, indicator.scoring, number(indicator.points)
    unit = _unit(indicator, language)
    if isinstance(scoring, Goalposts):
        return say(
            "0 points at {zero}, {full} at {post}, a straight line between",
            zero=amount(number(scoring.zero_at), unit),
            post=amount(number(scoring.full_at), unit),
            full=full,
        )
    if isinstance(scoring, Bands):
        return "; ".join(bands(scoring, unit, language))
    if isinstance(scoring, Checklist):
        each = say("points for each of {count} items fulfilled", count=len(scoring.items))
        if not scoring.requires:
            return each
        return each + say("; none counts without “{item}”", item=scoring.requires)
    if isinstance(scoring, Maturity):
        points = ", ".join(f"{level.level}: {number(level.points)}" for level in scoring.levels)
        return say("points by level of maturity ({points})", points=points)
    return say("{full} points for yes, none for no", full=full)


def bands(scoring: Bands, unit: str, language: Language) -> Iterator[str]:
    """Say each band with its points; the lower edge belongs to it."""
    for band in scoring.steps:
        values = {
            "low": amount(number(band.lower), unit) if band.lower is not None else "",
            "high": amount(number(band.upper), unit) if band.upper is not None else "",
            "points": number(band.points),
        }
        if band.lower is None:
            yield language.say("below {high}: {points}", **values)
        elif band.upper is None:
            yield language.say("from {low} on: {points}", **values)
        else:
            yield language.say("{low} to below {high}: {points}", **values)


def applied(
    indicator: Indicator, claim: Claim, rule: Rule, result: IndicatorResult, language: Language
) -> str:
    """Say which part of the scoring rule held for a value that was scored, and the arithmetic."""
    say, scoring = language.say, indicator.scoring
    shown, earned = wording.value(result, language), wording.points(result.points.earned)
    if isinstance(scoring, Goalposts):
        return _on_the_line(scoring, claim, rule, result, language)
    if isinstance(scoring, Bands):
        here = rule.steps_reached(claim.value, claim.parts)
        band = [*bands(scoring, _unit(indicator, language), language)][here]
        return say("{value} falls into the band “{band}”", value=shown, band=band)
    if isinstance(scoring, Maturity):
        level = scoring.levels[claim.value]
        return say("level {level}: {text}", level=level.level, text=level.text)
    if isinstance(scoring, Checklist):
        ticked = [str(item.points) for item in scoring.items if item.id in claim.fulfilled]
        return " + ".join(ticked or ["0"]) + f" = {earned}"
    return say("yes earns all points, no earns none")


def _on_the_line(
    scoring: Goalposts, claim: Claim, rule: Rule, result: IndicatorResult, language: Language
) -> str:
    say, earned = language.say, wording.points(result.points.earned)
    low, high = sorted([scoring.zero_at, scoring.full_at])
    below, above = (edge * claim.parts for edge in rule.edges)
    for post, beyond in ((low, claim.value <= below), (high, claim.value >= above)):
        if beyond:
            return say(
                "{value} is at or beyond the goalpost {post}: {points} points",
                value=wording.value(result, language),
                post=post,
                points=earned,
            )
    return say(
        "{value} lies between {low} and {high}: "
        "({value} - {zero}) / ({full} - {zero}) × {maximum} = {points}, rounded half up",
        value=result.value,
        low=low,
        high=high,
        zero=scoring.zero_at,
        full=scoring.full_at,
        maximum=wording.points(result.points.maximum),
        points=earned,
    )


def _unit(indicator: Indicator, language: Language) -> str:
    unit = form_of(indicator).unit
    return language.pick(unit) if unit else ""


def value(indicator: Indicator, language: Language) -> str:
    """Say what a city is to write as its value."""
    say, form = language.say, form_of(indicator)
    if form.kind == "number":
        return say(
            "a number in {unit}, {low} to {high}, decimals: {decimals}",
            unit=form.unit,
            low=number(form.low),
            high=number(form.high),
            decimals=form.decimals,
        )
    if form.parts and form.floor:
        return say(
            "{open}numerator: N, denominator: N{close}, numerator: {numerator}, "
            "denominator: {denominator}; a denominator below {floor} counts as {floor}",
            open="{",
            close="}",
            numerator=form.parts[0],
            denominator=form.parts[1],
            floor=form.floor,
        )
    if form.parts:
        return say(
            "{open}numerator: N, denominator: N{close}, numerator: {numerator}, "
            "denominator: {denominator}; or percent, decimals: {decimals}",
            open="{",
            close="}",
            numerator=form.parts[0],
            denominator=form.parts[1],
            decimals=form.decimals,
        )
    if form.kind == "per_inhabitants":
        return say(
            "the count ({count}); smartcert divides it by the city's population, per {per}",
            count=form.counted,
            per=f"{form.per:,}",
        )
    if form.kind == "items":
        ids = ", ".join(item.name for item in form.choices)
        return say("a list of the items fulfilled: {ids}", ids=f"[{ids}]")
    if form.kind == "level":
        return say("the level reached, 0 to {top}", top=form.high)
    return say("true or false")


def evidence(indicator: Indicator, catalogue: Catalogue, language: Language) -> str:
    """Say what evidence is wanted."""
    if indicator.evidence is None:
        return language.say("none")
    return _wanted(indicator.evidence, catalogue, language)


def _wanted(wanted: EvidenceWanted, catalogue: Catalogue, language: Language) -> str:
    values = {"kinds": catalogue.edition.kinds_in(wanted), "wanted": wanted.wanted}
    if wanted.different_kinds:
        sentence = N_("{count} pieces of different kinds: {kinds}. {wanted}")
        return language.say(sentence, count=wanted.at_least, **values)
    return language.plural(
        "{count} piece of {kinds}. {wanted}",
        "{count} pieces of {kinds}. {wanted}",
        wanted.at_least,
        **values,
    )


def exception(indicator: Indicator, catalogue: Catalogue, language: Language) -> str:
    """Say when, by whom and with what evidence an indicator may be left out; empty if never."""
    exception = indicator.not_applicable
    if exception is None:
        return ""
    said = language.pick(exception)
    if exception.kinds is not None:
        kinds = [WORDS[kind] for kind in exception.kinds]
        said += language.say(" (only {kinds})", kinds=kinds)
    if exception.evidence is not None:
        proof = _wanted(exception.evidence, catalogue, language)
        said += language.say("; evidence: {wanted}", wanted=proof)
    return said


def period(indicator: Indicator, language: Language, day: date | None = None) -> str:
    """Say which time a value covers, in days if the day of the assessment is known."""
    if indicator.period is None:
        return ""
    months = indicator.period.months
    if day is None:
        sentence = N_("the {months} months before the date of the assessment")
        return language.say(sentence, months=months)
    return language.say("{first} to {last}", first=months_before(day, months), last=day)


def basis(indicator: Indicator, catalogue: Catalogue, language: Language) -> str:
    """Say whether the indicator is published or reconstructed, and its sources."""
    known = {source.id: source for source in catalogue.edition.sources}
    sources = [
        f"{language.pick(known[name].title)} ({known[name].where})" for name in indicator.source
    ]
    return f"{language.say(wording.BASES[indicator.basis])}; {'; '.join(sources)}"


def rubric_note(language: Language) -> str:
    """Say how the levels of a rubric stand to each other."""
    return language.say("A higher level includes what the levels below it ask for.")


def number(value: Decimal) -> str:
    """Write a number of the catalogue as it stands there, with separators."""
    return f"{value:,f}"
