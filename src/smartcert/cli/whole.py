"""Assessments that are read to be written anew: all of them has to be understood."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, NamedTuple

from smartcert.assessment.assessment_file import Assessment
from smartcert.catalogue.compiled import Catalogue
from smartcert.checking.check import Kind, check_file
from smartcert.cli import terminal as out
from smartcert.cli.forms import bytes_of_form
from smartcert.cli.inputs import Terms
from smartcert.cli.refusal import Refused
from smartcert.diagnostics import Severity
from smartcert.files.document import Document
from smartcert.files.names import FORM, YAML
from smartcert.forms.assessment_text import assessment_text
from smartcert.language import Language

_NOT_YET = frozenset(("SC405", "SC406", "SC407"))
"""What a half-filled assessment may lack: the population, or its day."""


ENDINGS = (FORM, *YAML)
"""How the files of assessments end."""


def save_whole(
    file: str, catalogue: Catalogue, data: Mapping[str, Any], language: Language
) -> None:
    """Write an assessment as a form or as YAML, by the ending of the file.

    Raises:
        Refused: it cannot be written.
    """
    content: str | bytes
    if PurePath(file).suffix.lower() == FORM:
        content = bytes_of_form(catalogue, data, file, (language, language))
    else:
        content = assessment_text(data, catalogue, language, without_evidence=False)
    out.save(file, content, language)


class Whole(NamedTuple):
    """An assessment with its document and its catalogue."""

    document: Document
    assessment: Assessment
    catalogue: Catalogue


def whole_assessment(file: str, terms: Terms) -> Whole:
    """Read an assessment in which nothing is wrong but what is still to be filled in.

    Raises:
        Refused: something else is; every fault at its place.
    """
    checked = check_file(file, file, terms, Kind.ASSESSMENT, may_be_other=False)
    assert checked is not None  # noqa: S101 - a file that is named is never passed over
    errors = [
        each
        for each in checked.found
        if each.severity is Severity.ERROR and each.code not in _NOT_YET
    ]
    if errors or not (checked.document and checked.assessment and checked.catalogue):
        raise Refused(diagnostics=errors)
    return Whole(checked.document, checked.assessment, checked.catalogue)
