"""Faults of an edition, put at their places."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from smartcert.diagnostics import Diagnostic, near
from smartcert.files.document import MOST_FAULTS, Document, Path

HUNDRED = Decimal(100)


def at(document: Document, code: str, path: Path, **values: Any) -> Diagnostic:
    """Make a diagnostic at the value of a path."""
    return Diagnostic(code, document.span(path), values)


def unknown(
    document: Document, path: Path, names: Sequence[str], known: Sequence[str], code: str
) -> Iterator[Diagnostic]:
    """Give the names that are not known, each with what it may have meant."""
    there = set(known)
    missing = ((index, name) for index, name in enumerate(names) if name not in there)
    for index, name in islice(missing, MOST_FAULTS):
        place = document.span((*path, index))
        yield Diagnostic(code, place, {"name": name}, near(name, known))
