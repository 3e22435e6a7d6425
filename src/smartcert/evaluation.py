"""From a city's answers to its verdict: the whole way, on one screen."""

from smartcert.assessment import supposed
from smartcert.assessment.assessment_file import Assessment
from smartcert.assessment.claims import Claims, read_answers, read_claims
from smartcert.assessment.waivers import NONE, Waivers
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.packaged import catalogue_named_in
from smartcert.diagnostics import InvalidInput, Severity
from smartcert.files.document import Document
from smartcert.reports.report import Report
from smartcert.reports.reporting import report_of
from smartcert.reports.what_if import what_if
from smartcert.scoring.judging import weigh


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


def suppose(
    assessment: Assessment, catalogue: Catalogue, answers: Document, waivers: Waivers = NONE
) -> Report:
    """Judge an assessment as if these values, by indicator, stood in it, each of them proven.

    Raises:
        InvalidInput: a value cannot be judged; every fault, with its place.
    """
    before = judge(assessment, catalogue, read_claims(assessment, catalogue, waivers))
    other = supposed.suppose(assessment, answers)
    proven = supposed.proven_in(answers, catalogue)
    reading = read_answers(other, catalogue, waivers, proven)
    if reading.claims is None:
        raise InvalidInput([each for each in reading.found if each.severity is Severity.ERROR])
    after = judge(other, catalogue, reading.claims)
    return what_if(before, after, assessment, other, answers.data)


def catalogue_of(assessment: Assessment) -> Catalogue:
    """Load the catalogue that an assessment names.

    Raises:
        InvalidInput: none of this name and edition comes with smartcert.
    """
    return catalogue_named_in(assessment.document, assessment.catalogue)
