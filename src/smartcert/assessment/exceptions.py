"""Exceptions: who may say that an indicator does not apply, and who may not."""

from smartcert.assessment.assessment_file import Assessment
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Indicator
from smartcert.diagnostics import Diagnostic
from smartcert.language import N_
from smartcert.language.government import WORDS


def must_apply(indicator: Indicator, assessment: Assessment, catalogue: Catalogue) -> Diagnostic:
    """Return the fault of a city that calls an indicator not applicable and may not."""
    document, exception = assessment.document, indicator.not_applicable
    span = document.span(("answers", indicator.id, "not_applicable"))
    if exception is None or exception.kinds is None:
        asked_by = catalogue.span(indicator.id)
        return Diagnostic("SC410", span, applies_to_all(indicator.id), related=(asked_by,))
    values = {
        "indicator": indicator.id,
        "whom": WORDS[assessment.city.kind],
        "exceptions": [WORDS[kind] for kind in exception.kinds],
    }
    asked_by = catalogue.span(indicator.id, "not_applicable", "kinds")
    related = (document.span(("city", "kind")), asked_by)
    return Diagnostic("SC410", span, values, related=related)


def applies_to_all(indicator: str) -> dict[str, object]:
    """Return what is said of an indicator that nobody may leave out."""
    return {"indicator": indicator, "whom": N_("every city"), "exceptions": N_("none")}
