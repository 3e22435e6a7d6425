"""An assessment of which some answers are supposed to be others."""

from collections.abc import Mapping, Sequence
from typing import Any

from smartcert.assessment.assessment_file import Assessment, assessment_in
from smartcert.catalogue.compiled import Catalogue
from smartcert.diagnostics import Span
from smartcert.files.document import Document, parse
from smartcert.files.source import decode

PROVEN = 10**6
"""Pieces of evidence that are supposed to stand behind whatever is supposed: enough."""


class Supposed(Document):
    """A file with some of its answers replaced; each value knows its place in either text.

    Args:
        written: the file.
        answers: the values that are supposed, by indicator.
    """

    def __init__(self, written: Document, answers: Document) -> None:
        self.answers = answers
        given = dict(written.data["answers"] or {})
        given |= {name: _answer(value) for name, value in answers.data.items()}
        super().__init__(written.source, {**written.data, "answers": given}, written.places)

    def span(self, path: Sequence[str | int] = (), *, key: bool = False) -> Span:
        """Return the place of the value at this path, or of its key, in the text that has it."""
        if path[:1] == ("answers",) and path[1:2] and path[1] in self.answers.data:
            return self.answers.span(path[1:], key=key)
        return super().span(path, key=key)


def values_in(pairs: Sequence[tuple[str, str]], name: str) -> Document | None:
    """Read values that are given by indicator, each as a file writes it.

    Args:
        pairs: indicators and values.
        name: what messages call the text that they make together.

    Returns:
        The values, by indicator; None where a pair is not one line of a file.

    Raises:
        InvalidInput: a value is not YAML as these files use it, or an indicator is repeated.
    """
    text = "".join(f"{indicator}: {value}\n" for indicator, value in pairs)
    document = parse(decode(text.encode(), name))
    named = [indicator for indicator, _ in pairs]
    is_one_a_line = isinstance(document.data, dict) and list(document.data) == named
    return document if is_one_a_line and text.count("\n") == len(pairs) else None


def suppose(assessment: Assessment, answers: Document) -> Assessment:
    """Return an assessment in which these values stand instead of the file's.

    Raises:
        InvalidInput: a value has not the shape of an answer.
    """
    return assessment_in(Supposed(assessment.document, answers))


def proven_in(answers: Document, catalogue: Catalogue) -> Mapping[str, int]:
    """Return by indicator the evidence that is supposed: enough of it, where something is said."""
    return {
        name: PROVEN
        for name, value in answers.data.items()
        if value is not None and name in catalogue.indicators
    }


def _answer(value: Any) -> dict[str, Any] | None:
    if isinstance(value, dict) and "not_applicable" in value:
        return value
    return None if value is None else {"value": value}
