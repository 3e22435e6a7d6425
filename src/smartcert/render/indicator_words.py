"""An indicator's scale in words: how its value is formed and how it earns points."""

from collections.abc import Iterator
from decimal import Decimal

from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import (
    Bands,
    Checklist,
    Goalposts,
    Indicator,
    Maturity,
    NumberMeasure,
    PerInhabitantsMeasure,
    ShareMeasure,
)
from smartcert.language import Language
from smartcert.render import wording
from smartcert.render.wording import amount


def rule(indicator: Indicator, language: Language) -> str:
    """Say in one sentence how points are earned."""
    say, scoring, full = language.say, indicator.scoring, number(indicator.points)
    unit = language.pick(indicator.measure.unit) if indicator.measure else ""
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
        return say("points for each of {count} items fulfilled", count=len(scoring.items))
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


def value(indicator: Indicator, language: Language) -> str:
    """Say what a city is to write as its value."""
    say, measure, scoring = language.say, indicator.measure, indicator.scoring
    if isinstance(measure, NumberMeasure):
        low, high = measure.range
        return say(
            "a number in {unit}, {low} to {high}, decimals: {decimals}",
            unit=measure.unit,
            low=number(low),
            high=number(high),
            decimals=measure.decimals,
        )
    if isinstance(measure, ShareMeasure):
        return say(
            "{open}numerator: N, denominator: N{close}, numerator: {numerator}, "
            "denominator: {denominator}; or percent, decimals: {decimals}",
            open="{",
            close="}",
            numerator=measure.numerator,
            denominator=measure.denominator,
            decimals=measure.decimals,
        )
    if isinstance(measure, PerInhabitantsMeasure):
        return say(
            "the count ({count}); smartcert divides it by the city's population, per {per}",
            count=measure.count,
            per=f"{measure.per:,}",
        )
    if isinstance(scoring, Checklist):
        ids = ", ".join(item.id for item in scoring.items)
        return say("a list of the items fulfilled: {ids}", ids=f"[{ids}]")
    if isinstance(scoring, Maturity):
        return say("the level reached, 0 to {top}", top=len(scoring.levels) - 1)
    return say("true or false")


def evidence(indicator: Indicator, catalogue: Catalogue, language: Language) -> str:
    """Say what evidence is wanted."""
    if indicator.evidence is None:
        return language.say("none")
    kinds = {kind.id: kind.named for kind in catalogue.edition.evidence_kinds}
    return language.plural(
        "{count} piece of {kinds}. {wanted}",
        "{count} pieces of {kinds}. {wanted}",
        indicator.evidence.at_least,
        kinds=[kinds[kind] for kind in indicator.evidence.kinds],
        wanted=indicator.evidence.wanted,
    )


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
