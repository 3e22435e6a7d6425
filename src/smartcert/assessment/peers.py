"""Answers that lie far from those of the other cities of a batch: warnings that cost no points."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from smartcert.assessment.assessment_file import Assessment
from smartcert.assessment.claims import Claims
from smartcert.assessment.plausibility import OF_VALUES, Doubts, shown
from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.diagnostics import Diagnostic
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
    doubted = {each.span for each in claims.warnings if each.code in OF_VALUES}
    people_known = Doubts(assessment, catalogue).people_known
    for fence in fences:
        name = fence.indicator
        claim, answer = claims.by_indicator[name], assessment.answers.get(name)
        form = form_of(catalogue.indicators[name])
        finer = catalogue.finer[name]
        if (
            fence.track != track
            or answer is None
            or answer.confirmed is not None
            or claim.state is not State.ANSWERED
            or (form.kind == "per_inhabitants" and not people_known)
            or not fence.usual.doubts(cut(claim.value, claim.parts, finer))
        ):
            continue
        by_parts = isinstance(answer.value, dict)
        span = assessment.document.span(
            ("answers", name, "value", *(["numerator"] if by_parts else []))
        )
        if span in doubted:
            continue
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
