"""Answers that lie far from those of the other cities of a batch: warnings that cost no points."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from smartcert.assessment.assessment_file import Assessment
from smartcert.assessment.claims import Claims
from smartcert.assessment.plausibility import OF_VALUES, Doubts, shown
from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.diagnostics import Diagnostic
from smartcert.files.document import Path
from smartcert.scoring.peers import Fence, cut
from smartcert.scoring.states import State


def far_from_others(
    assessment: Assessment, claims: Claims, catalogue: Catalogue, fences: Sequence[Fence]
) -> Iterator[Diagnostic]:
    """Name every answer outside its fence that nobody confirms, and that is not doubted already.

    Args:
        assessment: what the city says.
        claims: what that comes to.
        catalogue: under which it was read.
        fences: of all tracks.
    """
    track = catalogue.edition.tracks.index(claims.track)
    open_ = unsettled(assessment, claims, catalogue)
    for fence in fences:
        name = fence.indicator
        claim, finer = claims.by_indicator[name], catalogue.finer[name]
        far = fence.usual.doubts(cut(claim.value, claim.parts, finer))
        if fence.track != track or name not in open_ or not far:
            continue
        form, value = form_of(catalogue.indicators[name]), _path(assessment, name)
        by_parts = value[-1] == "numerator"
        span = assessment.document.span(value)
        scale = catalogue.rules[name].scale
        values = {
            "indicator": name,
            "value": shown(Fraction(claim.value, claim.parts * scale)),
            "low": shown(Fraction(fence.first, scale * finer)),
            "high": shown(Fraction(fence.third, scale * finer)),
            "cities": f"{fence.cities:,}",
            "unit": form.parts[0] if by_parts and form.parts else form.counted,
        }
        related = (catalogue.span(name, "measure"),)
        yield Diagnostic("SC464", span, values, related=related)


def unsettled(assessment: Assessment, claims: Claims, catalogue: Catalogue) -> list[str]:
    """Give the measured indicators whose answers nobody confirms, and nothing else doubts."""
    doubted = {each.span for each in claims.warnings if each.code in OF_VALUES}
    people_known = Doubts(assessment, catalogue).people_known
    return [
        name
        for name in catalogue.finer
        if claims.by_indicator[name].state is State.ANSWERED
        and (answer := assessment.answers[name]) is not None
        and answer.confirmed is None
        and (people_known or form_of(catalogue.indicators[name]).kind != "per_inhabitants")
        and assessment.document.span(_path(assessment, name)) not in doubted
    ]


def _path(assessment: Assessment, name: str) -> Path:
    """Give the path of an answer's value, or of its numerator."""
    answer = assessment.answers[name]
    by_parts = answer is not None and isinstance(answer.value, dict)
    return ("answers", name, "value", *(["numerator"] if by_parts else []))
