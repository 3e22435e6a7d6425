"""The formats of tables, by the ending of a file's name."""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import PurePosixPath

from smartcert.diagnostics import Diagnostic, InvalidInput, Span, near
from smartcert.tables.chunk import Chunk, Cut, Format, Reading
from smartcert.tables.column import Column, Heading


def _format(module: str) -> Format:
    """Give the format of a module that is imported when it is first used."""
    name = f"smartcert.tables.formats.{module}"

    def headings(address: str, reading: Reading) -> Sequence[Heading]:
        found: Sequence[Heading] = import_module(name).headings(address, reading)
        return found

    def cuts(address: str, reading: Reading, rows: int) -> Sequence[Cut]:
        found: Sequence[Cut] = import_module(name).cuts(address, reading, rows)
        return found

    def chunks(
        address: str, reading: Reading, cut: Cut, columns: Sequence[Column]
    ) -> Iterator[Chunk]:
        found: Iterator[Chunk] = import_module(name).chunks(address, reading, cut, columns)
        return found

    return Format(headings, cuts, chunks)


FORMATS: Mapping[str, Format] = {
    ".csv": _format("csv"),
    ".tsv": _format("csv"),
    ".parquet": _format("parquet"),
    ".xlsx": _format("xlsx"),
    ".jsonl": _format("jsonl"),
    ".ndjson": _format("jsonl"),
}
"""The formats that can be read."""


def format_of(address: str) -> Format:
    """Give the format of a table by the ending of its name.

    Raises:
        InvalidInput: no table ends so.
    """
    ending = PurePosixPath(address).suffix.lower()
    if ending in FORMATS:
        return FORMATS[ending]
    values = {"ending": ending, "known": [*FORMATS]}
    raise InvalidInput([Diagnostic("SC723", Span(address), values, near(ending, FORMATS))])
