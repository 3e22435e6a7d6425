"""Assessments that are read to be written anew: all of them has to be understood."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, NamedTuple

from smartcert.assessment.assessment_file import Assessment
from smartcert.catalogue.compiled import Catalogue
from smartcert.checking.check import Kind, check_file
from smartcert.cli.inputs import Terms
from smartcert.cli.refusal import Refused
from smartcert.diagnostics import Severity
from smartcert.files.document import Document
from smartcert.files.names import FORM, YAML
from smartcert.forms.assessment_text import assessment_text
from smartcert.language import Language

_NOT_YET = frozenset(("SC405", "SC406", "SC407"))
"""What a half-filled assessment may lack: the population, or its day."""


def refuse_ending(file: str, language: Language) -> str:
    """Return the ending of an assessment that is to be written.

    Raises:
        Refused: neither a form nor YAML ends so.
    """
    ending = PurePath(file).suffix.lower()
    if ending not in (FORM, *YAML):
        sentence = language.say(
            "{file}: its ending is to be one of {choices}.", file=file, choices=(FORM, *YAML)
        )
        raise Refused(sentence)
    return ending


def bytes_of_yaml(catalogue: Catalogue, data: Mapping[str, Any], language: Language) -> bytes:
    """Return the bytes of an assessment as YAML."""
    return assessment_text(data, catalogue, language, without_evidence=False).encode("utf-8")


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
