"""From a city's answers to its verdict: the whole way, on one screen."""

from smartcert.aggregation import add_up
from smartcert.answers import Claims, State, read_claims
from smartcert.assessment import Assessment
from smartcert.catalogue import Catalogue
from smartcert.catalogues import catalogue_named_in
from smartcert.report import Report, report_of
from smartcert.verdict import decide
from smartcert.waivers import NONE, Waivers


def evaluate(
    assessment: Assessment, catalogue: Catalogue | None = None, waivers: Waivers = NONE
) -> Report:
    """Judge an assessment under a catalogue, by default the one that it names.

    Raises:
        InvalidInput: it cannot be judged; every fault, with its place.
    """
    catalogue = catalogue or catalogue_of(assessment)
    return judge(assessment, catalogue, read_claims(assessment, catalogue, waivers))


def judge(assessment: Assessment, catalogue: Catalogue, claims: Claims) -> Report:
    """Judge what an assessment claims: points, tallies, decision."""
    points = score(claims, catalogue)
    applies = {name: int(claim.state.applies) for name, claim in claims.by_indicator.items()}
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
    return catalogue_named_in(assessment.document, assessment.catalogue)
