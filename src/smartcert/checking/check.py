"""A file checked without being judged: what it is, whom it is about, and all that is wrong."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from smartcert.assessment.assessment_file import Assessment, assessment_in
from smartcert.assessment.claims import Claims, read_answers
from smartcert.assessment.form.opening import form_in
from smartcert.assessment.form.telling import is_form
from smartcert.assessment.waivers import NONE, NONE_IN_FORCE, InForce, Waivers
from smartcert.catalogue.compiled import Catalogue, catalogue_in
from smartcert.diagnostics import Diagnostic, InvalidInput, near
from smartcert.evaluation import catalogue_of
from smartcert.files.document import Document, parse
from smartcert.files.source import (
    Source,
    bytes_of,
    decode,
    place_at,
    read,
    salvage,
    taken_apart,
)

FORMATS = ("smartcert-assessment/1", "smartcert-catalogue/1")


class Kind(StrEnum):
    """What a file is, told by its content."""

    ASSESSMENT = "assessment"
    CATALOGUE = "catalogue"
    WAIVERS = "waivers"
    BASELINE = "baseline"


# at the beginning of a line: any line break of YAML, and a brace as in JSON
_FORMAT = (
    r"""(?:\A|[\n\r\x85\u2028\u2029])[ \t]*+(?:\{[ \t]*+)?"""
    r"""["']?(\w+)["']?\s*[:：]\s*["']?(smartcert-\w+)"""
)
_NAME = r"""(?:\A|[\n\r\x85\u2028\u2029])["']?(\w+)["']?\s*[:：]"""
_OF_MEANING = ("SC3", "SC402", "SC50")
_TELLTALES = (
    (Kind.ASSESSMENT, "answers", {"city", "catalogue", "stage"}),
    (Kind.CATALOGUE, "categories", {"verdict", "tracks", "evidence_kinds"}),
)
"""The names at the top of a file whose format is missing or misspelt."""


def is_ours(text: str) -> bool:
    """Tell whether a text means to be one of smartcert's files."""
    return kind_of(text) is not None or _format_in(text) is not None


def _format_in(text: str) -> re.Match[str] | None:
    """Return the first field called `format`, or nearly so, that names one of our formats."""
    for named in re.finditer(_FORMAT, text):
        if named[1] == "format" or near(named[1], ["format"]):
            return named
    return None


def kind_of(text: str) -> Kind | None:
    """Tell what a text is, well-formed or not."""
    named = _format_in(text)
    if named and (word := named[2].removeprefix("smartcert-")) in set(Kind):
        return Kind(word)
    names = set(re.findall(_NAME, text))
    for kind, first, others in _TELLTALES:
        if first in names and names & others:
            return kind
    return None


def may_become_baseline(path: str) -> bool:
    """Tell whether a file that is there is a baseline; an empty one may be anybody's."""
    try:
        return kind_of(read(path).text) is Kind.BASELINE
    except InvalidInput:
        return False


class Checked(NamedTuple):
    """What a check found in one file.

    Attributes:
        file: its name.
        kind: what it is; None if that cannot be told.
        source: its text; None if it has none, as a form, or cannot be read.
        document: its data; None if it is not YAML as these files use it.
        found: faults and warnings.
        excused: what is wrong with answers to indicators that are waived.
        waived: the waivers that excuse the city, by indicator.
        assessment: what the file says, if it is one and well-formed.
        catalogue: what it is held against.
        claims: what it claims, if it can be judged.
        complete: whether all was looked at: a file of the wrong form has its meaning unchecked.
    """

    file: str
    kind: Kind | None
    source: Source | None
    document: Document | None = None
    found: tuple[Diagnostic, ...] = ()
    excused: tuple[Diagnostic, ...] = ()
    waived: Mapping[str, InForce] = NONE_IN_FORCE
    assessment: Assessment | None = None
    catalogue: Catalogue | None = None
    claims: Claims | None = None
    complete: bool = False


def unreadable(
    name: str,
    kind: Kind | None,
    faults: tuple[Diagnostic, ...],
    salvaged: Source | None = None,
) -> Checked:
    """Return what is known of a file that cannot be read, or is no text in UTF-8."""
    if kind is None and salvaged is not None:
        kind = kind_of(salvaged.text)
    return Checked(name, kind, salvaged, found=faults)


def check(
    source: Source,
    catalogue: Catalogue | None = None,
    waivers: Waivers = NONE,
    kind: Kind | None = None,
) -> Checked:
    """Check a text.

    Args:
        source: the text.
        catalogue: the catalogue that is given; None: the one that the file names.
        waivers: what excuses cities.
        kind: what the file has to be; None: what its content says.
    """
    told = kind
    if kind is None or f"smartcert-{kind}/" not in source.text:
        told = kind_of(source.text) or kind
    if kind is not None and told is not kind:
        return Checked(source.name, told, source, found=(_of_another_kind(source),))
    checked = _checked(source, catalogue, waivers, told)
    apart = taken_apart(source)
    return checked._replace(found=(*checked.found, apart)) if apart else checked


def check_file(
    path: str,
    name: str,
    terms: tuple[Catalogue | None, Waivers],
    only: Kind | None,
    *,
    may_be_other: bool,
) -> Checked | None:
    """Read and check a file; None if it is another's, where that is no fault.

    Args:
        path: where it is; `-` for standard input.
        name: what messages call it.
        terms: a catalogue (None: the one that it names) and waivers.
        only: the kind that it has to be; None: any of smartcert's.
        may_be_other: it was found in a folder, where other tools have their files, too.
    """
    data = None  # where there is none the file cannot be read at all
    try:
        data = bytes_of(path, name)
        if form := form_in(data, name):
            return _checked_form(form, *terms)
        source = decode(data, name)
    except InvalidInput as invalid:
        salvaged = salvage(data, name) if data else None
        lost = any(each.code == "SC802" for each in invalid.diagnostics)
        means_form = lost or (data is not None and is_form(data, name))
        if may_be_other and data is not None and not means_form and _is_other(salvaged, only):
            return None
        kind = Kind.ASSESSMENT if means_form else only
        return unreadable(name, kind, invalid.diagnostics, salvaged)
    if may_be_other and _is_other(source, only):
        return None
    return check(source, *terms, only)


def _checked_form(form: Document, catalogue: Catalogue | None, waivers: Waivers) -> Checked:
    """Check a form as an assessment; it has no text that could be mended."""
    try:
        return _check_assessment(form, catalogue, waivers)._replace(source=None)
    except InvalidInput as invalid:
        found = invalid.diagnostics
        return Checked(form.source.name, Kind.ASSESSMENT, None, form, found)


def _is_other(source: Source | None, only: Kind | None) -> bool:
    if source is None:  # no text at all
        return True
    if only is None:
        return not is_ours(source.text)
    return kind_of(source.text) is not only


def _of_another_kind(source: Source) -> Diagnostic:
    named = _format_in(source.text)
    return Diagnostic("SC228", place_at(source, named.start(2) if named else 0))


def _checked(
    source: Source, catalogue: Catalogue | None, waivers: Waivers, kind: Kind | None
) -> Checked:
    document = None
    try:
        document = _parsed(source, kind)
        if kind is Kind.ASSESSMENT:
            return _check_assessment(document, catalogue, waivers)
        _check_other(document, kind, catalogue)
    except InvalidInput as invalid:
        # what is wrong with the meaning of a catalogue or of waivers is found all at once
        complete = all(each.code.startswith(_OF_MEANING) for each in invalid.diagnostics)
        found = invalid.diagnostics
        return Checked(source.name, kind, source, document, found, complete=complete)
    return Checked(source.name, kind, source, document, complete=True)


def _check_assessment(document: Document, catalogue: Catalogue | None, waivers: Waivers) -> Checked:
    assessment = assessment_in(document)
    catalogue = catalogue or catalogue_of(assessment)
    reading = read_answers(assessment, catalogue, waivers)
    return Checked(
        file=document.source.name,
        kind=Kind.ASSESSMENT,
        source=document.source,
        document=document,
        found=reading.found,
        excused=reading.excused,
        waived=reading.waived,
        assessment=assessment,
        catalogue=catalogue,
        claims=reading.claims,
        complete=not any(each.code == "SC403" for each in reading.found),
    )


def _check_other(document: Document, kind: Kind | None, catalogue: Catalogue | None) -> None:
    """Raise InvalidInput if what is no assessment is wrong."""
    # rare, and slow to import
    from smartcert.assessment.waiver_file import waivers_in
    from smartcert.checking.baseline_file import baseline_in

    if kind is Kind.CATALOGUE:
        catalogue_in(document)
    elif kind is Kind.WAIVERS:
        waivers_in(document, catalogue)
    else:
        baseline_in(document)


def _parsed(source: Source, kind: Kind | None) -> Document:
    """Read a text as YAML; what is wrong with the YAML of another tool's file is not ours to say.

    Raises:
        InvalidInput: it is not YAML as these files use it, or none of these files.
    """
    try:
        document = parse(source)
    except InvalidInput as invalid:
        if kind or is_ours(source.text) or invalid.diagnostics[0].code == "SC109":
            raise
        document = Document(source, None, {})
    if kind is None:
        span = document.span(("format",)) if document.data else source.span(1, 1)
        raise InvalidInput([Diagnostic("SC226", span, {"formats": FORMATS})])
    return document
