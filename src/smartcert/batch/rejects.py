"""What could not be judged: a row or a file set aside, with everything that is wrong with it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, NamedTuple

from smartcert.diagnostics import Diagnostic, Severity, by_file
from smartcert.language import Language

Whole = Annotated[int, ("minimum", 0)]
"""A whole number, with what a schema says of it."""

Code = Annotated[str, ("pattern", "^SC[0-9]{3}$")]


class Fault(NamedTuple):
    """One thing that is wrong, in the words of the run's language.

    Attributes:
        file: the file or table.
        line: line of a file, row of a table; 0 for all of it.
        column: column, from 1; 0 for none.
        cell: as Excel calls it, such as `C17`; empty for what is no sheet.
    """

    file: str
    line: Whole
    column: Whole
    cell: str
    code: Code
    message: str
    help: str

    @property
    def place(self) -> str:
        """Say where: `round.csv:17:3`, or `round.xlsx!C17`."""
        if self.cell:
            return f"{self.file}!{self.cell}"
        return ":".join(str(each) for each in (self.file, self.line, self.column) if each)


class Reject(NamedTuple):
    """A row or a file that was set aside; `city` is empty where it cannot be told."""

    city: str
    faults: tuple[Fault, ...]

    @classmethod
    def read(cls, written: Sequence[Any]) -> "Reject":
        """Give the reject that was written as JSON."""
        city, faults = written
        return cls(city, tuple(Fault(*fault) for fault in faults))

    def renamed(self, address: str, name: str) -> "Reject":
        """Give the same, with the name of the file as the user wrote it."""
        if address == name:
            return self
        faults = (
            fault._replace(file=name if fault.file == address else fault.file)
            for fault in self.faults
        )
        return self._replace(faults=tuple(faults))


def rejected(city: str, found: Iterable[Diagnostic], language: Language, sheet: str = "") -> Reject:
    """Put the errors of what was found into words; `sheet` is the file whose places are cells."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    return _in_words(city, errors, language, sheet)


def warned(city: str, found: Iterable[Diagnostic], language: Language, sheet: str = "") -> Reject:
    """Put the warnings of a city that is judged into words, as `rejected` does its errors."""
    warnings = [each for each in found if each.severity is Severity.WARNING]
    return _in_words(city, warnings, language, sheet)


def _in_words(city: str, found: Iterable[Diagnostic], language: Language, sheet: str) -> Reject:
    from smartcert.tables.chunk import cell

    return Reject(
        city,
        tuple(
            Fault(
                each.span.file,
                each.span.line,
                each.span.column,
                each.span.cell or (cell(each.span) if each.span.file == sheet else ""),
                each.code,
                each.message(language),
                each.help(language),
            )
            for each in sorted(found, key=lambda each: each.rank)
        ),
    )


def refused_by_file(found: Sequence[Diagnostic], language: Language) -> tuple[Reject, ...]:
    """Put what keeps whole files and tables from being read into words, a reject each."""
    return tuple(rejected("", of_file, language, file) for file, of_file in by_file(found).items())


def codes(rejects: Sequence[Reject]) -> Counter[str]:
    """Count the faults by their codes."""
    return Counter(fault.code for reject in rejects for fault in reject.faults)


def dumped(rejects: Sequence[Reject]) -> bytes:
    """Write rejects as the metadata of a part file."""
    return json.dumps(rejects, ensure_ascii=False).encode("utf-8", "replace")


def loaded(written: bytes) -> Iterator[Reject]:
    """Read rejects from the metadata of a part file."""
    yield from map(Reject.read, json.loads(written))
