"""The sentences about a result, the same in every format."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from smartcert.diagnostics import Diagnostic, Severity
from smartcert.diagnostics.codes import CODES, GATE
from smartcert.language import N_, Language
from smartcert.language.government import WORDS
from smartcert.scoring.states import State

if TYPE_CHECKING:  # sentences on codes and indicators are printed without any report
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smartcert.assessment.waivers import InForce
    from smartcert.checking.findings import Finding
    from smartcert.reports.report import (
        CategoryResult,
        Confirmed,
        GradeBand,
        IndicatorResult,
        Points,
        Report,
        RuleResult,
        Verdict,
    )

STAGES: Mapping[str, str] = {
    "self_assessment": N_("self-assessment"),
    "document_review": N_("document review"),
    "site_inspection": N_("site inspection"),
}
STATES: Mapping[State, str] = {
    State.ANSWERED: N_("answered"),
    State.NOT_ANSWERED: N_("not answered"),
    State.UNSUPPORTED: N_("unsupported"),
    State.NOT_APPLICABLE: N_("not applicable"),
    State.WAIVED: N_("waived"),
}
INDICATOR_KINDS: Mapping[str, str] = {
    "quantitative": N_("quantitative"),
    "qualitative": N_("qualitative"),
}
BASES: Mapping[str, str] = {
    "official": N_("official"),
    "published": N_("published: a public source names it"),
    "reconstructed": N_("reconstructed: our wording"),
    "assumed": N_("assumed"),
}
SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
}
_SAID = frozenset(("SC450", "SC454"))
"""Warnings that a report says in words of its own, under what is unsupported."""
MOST_WARNINGS = 5
"""Warnings that a report names; `check` says all of them, and what to do."""


def is_result(diagnostic: Diagnostic) -> bool:
    """Tell whether it is what a gate asks of a city: the result of judging it, and no error."""
    return diagnostic.code.startswith(GATE)


def severity(diagnostic: Diagnostic, language: Language) -> str:
    """Say how grave a diagnostic is; what a gate asks for is a result, and no error."""
    if is_result(diagnostic):
        return language.say("result")
    return language.say(SEVERITIES[diagnostic.severity])


def counted(found: Iterable[Diagnostic], language: Language) -> Iterator[tuple[str, str]]:
    """Count errors, results and warnings; each with its style."""
    kinds = Counter("result" if is_result(each) else each.severity for each in found)
    if count := kinds["error"]:
        yield language.plural("{count} error", "{count} errors", count), "bad"
    if count := kinds["result"]:
        yield language.plural("{count} result", "{count} results", count), "bad"
    if count := kinds["warning"]:
        yield language.plural("{count} warning", "{count} warnings", count), "warn"


def finding_title(finding: Finding, language: Language) -> str:
    """Give the code and what it means, with the indicator if there is one."""
    code = finding.diagnostic.code
    about = f" ({finding.key.indicator})" if finding.key.indicator else ""
    return f"{code} {language.say(CODES[code].title)}{about}"


def sentences(finding: Finding, language: Language) -> Iterator[str]:
    """Say what is wrong, what to do, the other places, and why it does not fail."""
    diagnostic = finding.diagnostic
    yield diagnostic.message(language)
    yield diagnostic.help(language)
    for span in diagnostic.related:
        yield language.say("see {place}", place=span)
    if note := standing(finding, language):
        yield note


def at_cell(diagnostic: Diagnostic, said: str) -> str:
    """Say in which cell, where the reader of a format is shown a line and no more."""
    cell = diagnostic.span.cell
    return f"{cell}: {said}" if cell else said


def standing(finding: Finding, language: Language) -> str:
    """Say why a finding does not fail, where a waiver or a baseline is the reason."""
    if finding.waiver:
        return waiver(finding.waiver, language)
    if finding.known:
        return language.say("known: {place}", place=finding.known)
    return ""


def warnings(report: Report) -> list[Diagnostic]:
    """Return the warnings of a report that it does not say in words of its own."""
    return [each for each in report.warnings if each.code not in _SAID]


def warning(each: Diagnostic, report: Report, language: Language) -> str:
    """Write a warning on one line, with its file only where it is another than the report's."""
    place = str(each.span).removeprefix(f"{report.file}:")
    return f"{each.code} {place}  {each.message(language)}"


def more_warnings(found: Sequence[Diagnostic], file: str, language: Language) -> str:
    """Say how many warnings are not shown, and what shows all of them with what to do."""
    from smartcert.render.paths import typed

    command = f"smartcert check {typed(file)}"
    if (hidden := len(found) - MOST_WARNINGS) > 0:
        return language.say("and {count} more: {command}", count=hidden, command=command)
    return language.say("What to do: {command}", command=command)


def points(number: Decimal) -> str:
    """Write points with all their decimals and separators: `1,523.40`."""
    return f"{number:,f}"


def signed(number: Decimal) -> str:
    """Write points with their sign, also a plus."""
    return f"{number:+,f}"


def percent(part: Points) -> str:
    """Write a share of the maximum."""
    return f"{part.share:.2f} %"


def certified(verdict: Verdict, language: Language, *, short: bool = False) -> str:
    """Say whether the city is certified, with its grade and, if there is room, its basis."""
    sentence = N_("NOT CERTIFIED, grade {grade}{assumed}")
    if verdict.certified:
        sentence = N_("CERTIFIED, grade {grade}{assumed}")
    basis = next(each.basis for each in verdict.grades if each.grade == verdict.grade)
    assumed = language.say(" (edge assumed)") if basis == "assumed" and not short else ""
    return language.say(sentence, grade=verdict.grade, assumed=assumed)


def track(report: Report, language: Language) -> str:
    """Say which track the city is in, and why."""
    values = {
        "track": report.track.title,
        "kind": WORDS[report.kind],
        "population": f"{report.population or 0:,}",
        "low": f"{report.track.population_from or 0:,}",
        "below": f"{report.track.population_below or 0:,}",
    }
    low, below = report.track.population_from, report.track.population_below
    if low is not None and below is not None:
        sentence = N_(
            "{track}: a {kind} with {population} inhabitants, from {low} to below {below}"
        )
    elif low is not None:
        sentence = N_("{track}: a {kind} with {population} inhabitants, from {low} on")
    elif below is not None:
        sentence = N_("{track}: a {kind} with {population} inhabitants, below {below}")
    else:
        sentence = N_("{track}: a {kind}, whatever its population")
    return language.say(sentence, **values)


def deciding_rules(verdict: Verdict) -> list[RuleResult]:
    """Give the rules that decided: those that failed, else all that held."""
    return [each for each in verdict.rules if not each.held] or list(verdict.rules)


def next_grade(verdict: Verdict, language: Language) -> str:
    """Say how far the next better grade is."""
    if not verdict.pass_rule.points.maximum:
        return language.say("nothing applies, so nothing can be certified")
    if verdict.to_next_grade is None:
        return language.say("the best grade")
    band = next(each for each in verdict.grades if each.grade == verdict.grade - 1)
    failed = any(not each.held for each in verdict.rules[1:])
    sentence = N_("to grade {grade} (from {edge} %{assumed}): {points} points")
    if failed and band.certified:
        sentence = N_(
            "to grade {grade} (from {edge} %{assumed}): {points} points, and what failed above"
        )
    return language.say(
        sentence,
        grade=band.grade,
        edge=band.at_least,
        assumed=_assumed(band, language),
        points=points(verdict.to_next_grade),
    )


def _assumed(band: GradeBand, language: Language) -> str:
    return ", " + language.say(BASES["assumed"]) if band.basis == "assumed" else ""


def value(result: IndicatorResult, language: Language) -> str:
    """Write what was scored, with its unit."""
    return with_unit(result.value, result, language)


def with_unit(number: str, result: IndicatorResult, language: Language) -> str:
    """Write a number in the unit of an indicator."""
    if not number or result.unit is None:
        return number
    return amount(number, language.pick(result.unit))


def amount(number: str, unit: str) -> str:
    """Write a number with its unit; Korean counters follow without a blank."""
    return f"{number}{unit}" if unit[:1] >= "가" else f"{number} {unit}".rstrip()


def waiver(excuse: InForce, language: Language) -> str:
    """Say until when a waiver holds, who decided it, and why."""
    return language.say(
        "waived until {until} by {owner}: {reason}",
        until=excuse.until,
        owner=excuse.owner,
        reason=excuse.reason,
    )


def confirmed(reason: str, language: Language) -> str:
    """Give the city's reason why something is right although it is unlikely."""
    return language.say("confirmed: {reason}", reason=reason)


def confirmed_title(each: Confirmed, language: Language) -> str:
    """Name what the city confirms."""
    return language.pick(each.title) if each.title else language.say("population")


def rescaled(result: CategoryResult | IndicatorResult, language: Language) -> str:
    """Say what counts of a child of a weighted mean; nothing under a sum."""
    if result.counted == result.points:
        return ""
    earned, maximum = points(result.counted.earned), points(result.counted.maximum)
    return language.say(" [counts {earned} of {maximum}]", earned=earned, maximum=maximum)


def title(result: CategoryResult | IndicatorResult, language: Language) -> str:
    """Give the title, with what counts of it and, of an indicator, a state that earns nothing."""
    said = language.pick(result.title) + rescaled(result, language)
    state = getattr(result, "state", State.ANSWERED)  # a category has none
    if state is not State.ANSWERED:
        said += f" [{language.say(STATES[state])}]"
    return said


def figures(part: Points) -> tuple[str, str, str]:
    """Write what was earned, the maximum and the share; dashes where nothing applies."""
    if not part.maximum:
        return "-", "-", "-"
    return points(part.earned), points(part.maximum), percent(part)


def state_counts(report: Report) -> dict[State, list[IndicatorResult]]:
    """Give the indicators by their state."""
    found: dict[State, list[IndicatorResult]] = {state: [] for state in State}
    for result in report.indicators():
        found[result.state].append(result)
    return found


def most_points_left(report: Report, count: int = 10) -> list[IndicatorResult]:
    """Give the indicators on which most points are left, the most first."""
    losing = [each for each in report.indicators() if each.counted.left > 0]
    return sorted(losing, key=lambda each: -each.counted.left)[:count]
