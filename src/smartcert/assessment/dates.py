"""Dates after the assessment's own: one is a fault where it stands, most of them are one fault."""

import calendar
import datetime as dt

from smartcert.assessment.assessment_file import Assessment
from smartcert.diagnostics import Diagnostic
from smartcert.files.document import Path

FOREVER = dt.date.max
"""The date of what has none: nothing is later, and how old anything is, is not asked."""

_MANY = 3


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day so many calendar months earlier, or that month's last day."""
    years, month = divmod(day.month - 1 - months, 12)
    year = day.year + years
    if year < dt.MINYEAR:
        return dt.date.min
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def late(assessment: Assessment, path: Path, day: object) -> Diagnostic:
    """Return the fault of a day after the date of the assessment."""
    document = assessment.document
    related = (document.span(("date",)),)
    values = {"day": day, "date": assessment.date}
    return Diagnostic("SC408", document.span(path), values, related=related)


def merge_late(assessment: Assessment, faults: list[Diagnostic]) -> list[Diagnostic]:
    """Where most dates are after the assessment's, its own is wrong, and that alone is said."""
    found = [each for each in faults if each.code == "SC408"]
    answers = assessment.answers.values()
    dates = sum(len(answer.evidence or ()) for answer in answers if answer)
    dates += assessment.city.population_date is not None
    if len(found) < _MANY or 2 * len(found) <= dates:
        return faults
    values = {"count": len(found), "date": assessment.date}
    span, first = assessment.document.span(("date",)), min(found, key=lambda each: each.rank)
    one = Diagnostic("SC422", span, values, related=(first.span,))
    return [one, *(each for each in faults if each.code != "SC408")]
