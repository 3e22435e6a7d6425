"""The texts of answers: whom they name, and which page they name for everything."""

from collections.abc import Iterator
from dataclasses import replace

from smartcert.assessment.assessment_file import Answer, Assessment
from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.document import Path
from smartcert.files.source import Source
from smartcert.language import N_
from smartcert.language.letters import seen
from smartcert.language.personal import personal_numbers

_KINDS = {"resident": N_("resident registration number"), "mobile": N_("mobile phone number")}


def text_faults(assessment: Assessment) -> Iterator[Diagnostic]:
    """Name the numbers of persons in the texts of answers, each at its place and unrepeated.

    Only that of a resident whose check digit is right is an error; the others may be something
    else.
    """
    for path, text in _texts(assessment):
        for each in personal_numbers(text):
            document, number = assessment.document, text[each.start : each.end]
            span = _within(document.source, document.span(path), number)
            code = "SC423" if each.certain else "SC452"
            yield Diagnostic(code, span, {"what": _KINDS[each.kind]})


def shared_pages(assessment: Assessment) -> Iterator[Diagnostic]:
    """Name each page of a document, or whole document, that several indicators cite as evidence."""
    cited: dict[tuple[str, str], dict[str, int]] = {}
    for name, answer in assessment.answers.items():
        for index, piece in enumerate((answer and answer.evidence) or ()):
            page = seen(piece.page) if piece.page else f"{seen(piece.title)} {piece.date}"
            cited.setdefault((seen(piece.document), page), {}).setdefault(name, index)
    for pieces in cited.values():
        if len(pieces) > 1:
            first, *others = (
                assessment.document.span(("answers", name, "evidence", index, "document"))
                for name, index in pieces.items()
            )
            values = {"count": len(pieces), "indicators": [*pieces]}
            yield Diagnostic("SC453", first, values, related=tuple(others))


def _texts(assessment: Assessment) -> Iterator[tuple[Path, str]]:
    if assessment.city.confirmed:
        yield ("city", "confirmed"), assessment.city.confirmed
    for name, answer in assessment.answers.items():
        for path, text in _texts_of(answer) if answer else ():
            if text:
                yield ("answers", name, *path), text


def _texts_of(answer: Answer) -> Iterator[tuple[Path, str | None]]:
    yield ("note",), answer.note
    yield ("not_applicable",), answer.not_applicable
    yield ("confirmed",), answer.confirmed
    yield ("owner",), answer.owner
    for index, piece in enumerate(answer.evidence or ()):
        for field in ("title", "document", "page", "file"):
            yield ("evidence", index, field), getattr(piece, field)


def _within(source: Source, value: Span, text: str) -> Span:
    """Return the place of a text within that of a value.

    Where no line of it shows the text as it is, because signs are written by their numbers, the
    line is not to be shown.
    """
    if value.cell or not value.source:
        return value
    start = value.column - 1
    for number, line in enumerate(source.lines[value.line - 1 : value.end_line], value.line):
        if (found := line.find(text, start)) >= 0:
            return source.span(number, found + 1, number, found + len(text) + 1)
        start = 0
    return replace(value, source="")
