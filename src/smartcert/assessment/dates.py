"""Dates after the assessment's own: one is a fault where it stands, most of them are one fault."""

from smartcert.assessment.assessment_file import Assessment
from smartcert.diagnostics import Diagnostic
from smartcert.files.document import Path

_MANY = 3


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
