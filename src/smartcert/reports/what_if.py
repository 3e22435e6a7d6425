"""The report of a city of which some answers are supposed to be others, beside what it is."""

from collections.abc import Iterable
from dataclasses import replace

from smartcert.assessment.assessment_file import Answer, Assessment
from smartcert.language.personal import masked
from smartcert.reports.report import Change, Report, WhatIf
from smartcert.reports.steps import written


def what_if(
    before: Report,
    after: Report,
    was: Assessment,
    supposed: Assessment,
    names: Iterable[str],
) -> Report:
    """Return the report of what is supposed, with all that it changes.

    Args:
        before: of the city as its file has it.
        after: of what is supposed.
        was: what the file says.
        supposed: what it is supposed to say.
        names: the indicators whose answers are supposed.
    """
    earned = {each.id: each.points.earned for each in before.indicators()}
    results = {each.id: each for each in after.indicators()}
    changes = tuple(
        Change(
            name,
            results[name].title,
            _said(was.answers.get(name)),
            _said(supposed.answers.get(name)),
            earned[name],
            results[name].points.earned,
        )
        for name in names
    )
    verdict = before.verdict
    found = WhatIf(changes, before.total, verdict.certified, verdict.grade)
    return replace(after, what_if=found)


def _said(answer: Answer | None) -> str:
    """Write what an answer says as a file does; empty where it says nothing."""
    if answer is None:
        return ""
    if answer.not_applicable is not None:
        return masked(written({"not_applicable": answer.not_applicable}))
    return "" if answer.value is None else masked(written(answer.value))
