"""From a city's answers to its verdict: the whole way, on one screen."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from smartcert.assessment.assessment_file import Assessment
from smartcert.assessment.claims import Claims, read_claims
from smartcert.assessment.waivers import NONE, Waivers
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.packaged import catalogue_named_in
from smartcert.reports.report import Report, report_of
from smartcert.scoring.points import Numbers, Rule
from smartcert.scoring.tree import Tally, add_up
from smartcert.scoring.verdict import Decision, decide


class Claim(Protocol):
    """What is claimed on one indicator, as scoring takes it: of one city, or in columns."""

    def points(self, rule: Rule) -> Numbers:
        """Give the points that it earns, in smallest units; only what is answered earns any."""

    @property
    def applies(self) -> Numbers:
        """Whether the indicator stays in the maximum."""


class Weighed(NamedTuple):
    """What claims came to: the tally of every node, and the decision."""

    tallies: dict[str, Tally]
    decision: Decision


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
    """Judge what an assessment claims, and put it into words."""
    tallies, decision = weigh(claims.by_indicator, catalogue)
    return report_of(assessment, catalogue, claims, tallies, decision)


def weigh(claims: Mapping[str, Claim], catalogue: Catalogue) -> Weighed:
    """Judge claims, of one city or in columns: points, tallies, decision."""
    points = {name: claim.points(catalogue.rules[name]) for name, claim in claims.items()}
    applies = {name: 1 * claim.applies for name, claim in claims.items()}
    tallies = add_up(catalogue.tree, points, applies)
    return Weighed(tallies, decide(catalogue.standard, tallies))


def catalogue_of(assessment: Assessment) -> Catalogue:
    """Load the catalogue that an assessment names.

    Raises:
        InvalidInput: none of this name and edition comes with smartcert.
    """
    return catalogue_named_in(assessment.document, assessment.catalogue)
