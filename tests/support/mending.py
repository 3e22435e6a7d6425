"""What is wrong with a text under the small catalogue, and the text when that is mended."""

from smartcert import InvalidInput, load_catalogue
from smartcert.assessment.assessment_file import assessment_in
from smartcert.assessment.claims import read_claims
from smartcert.catalogue.compiled import catalogue_in
from smartcert.checking.fixes.mending import mend
from smartcert.diagnostics import Diagnostic
from smartcert.files.document import parse
from smartcert.files.source import Source, taken_apart
from tests.conftest import DATA
from tests.support.marked import source

SMALL = load_catalogue(DATA / "small.yaml")


def find(text: Source) -> tuple[Diagnostic, ...]:
    """Give what is wrong with a text."""
    apart = taken_apart(text)
    warnings = (apart,) if apart else ()
    try:
        document = parse(text)
        if text.text.startswith("# A small invented catalogue"):
            catalogue_in(document)
            return warnings
        return (*warnings, *read_claims(assessment_in(document), SMALL).warnings)
    except InvalidInput as invalid:
        return (*warnings, *invalid.diagnostics)


def mended(text: str, *, unsafe=False) -> str:
    return mend(source(text), find, SMALL, unsafe=unsafe).text


def codes(text: str) -> list[str]:
    return [each.code for each in find(source(text))]
