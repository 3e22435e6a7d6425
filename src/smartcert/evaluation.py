"""From a city's answers to its verdict: the whole way, on one screen."""

from smartcert.aggregation import add_up
from smartcert.answers import Claims, State, read_claims
from smartcert.assessment import Assessment
from smartcert.catalogue import Catalogue
from smartcert.catalogues import load_catalogue, packaged
from smartcert.diagnostics import Diagnostic, InvalidInput, near
from smartcert.report import Report, report_of
from smartcert.verdict import decide


def evaluate(assessment: Assessment, catalogue: Catalogue | None = None) -> Report:
    """Judge an assessment under a catalogue, by default the one that it names.

    Raises:
        InvalidInput: it cannot be judged; every fault, with its place.
    """
    catalogue = catalogue or catalogue_of(assessment)
    claims = read_claims(assessment, catalogue)
    points = score(claims, catalogue)
    applies = {name: _applies(claim.state) for name, claim in claims.by_indicator.items()}
    tallies = add_up(catalogue.tree, points, applies)
    decision = decide(catalogue.standard, tallies)
    return report_of(assessment, catalogue, claims, tallies, decision)


def score(claims: Claims, catalogue: Catalogue) -> dict[str, int]:
    """Give the points of every indicator, in smallest units; only what is answered earns any."""
    return {
        name: catalogue.rules[name](claim.value, claim.parts) * (claim.state is State.ANSWERED)
        for name, claim in claims.by_indicator.items()
    }


def catalogue_of(assessment: Assessment) -> Catalogue:
    """Load the catalogue that an assessment names.

    Raises:
        InvalidInput: none of this name and edition comes with smartcert.
    """
    name = assessment.catalogue
    if name not in packaged():
        span = assessment.document.span(("catalogue",))
        values = {"name": name, "known": packaged()}
        raise InvalidInput([Diagnostic("SC401", span, values, near(name, packaged()))])
    return load_catalogue(name)


def _applies(state: State) -> int:
    return int(state is not State.NOT_APPLICABLE)
