"""The formats of tables, by the ending of a file's name."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import PurePosixPath

from smartcert.diagnostics import Diagnostic, InvalidInput, Span, near
from smartcert.tables.chunk import Format, Reading

FORMATS: Mapping[str, str] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
"""The module of this package that reads a table, by the ending of its name."""


def format_of(address: str) -> Format:
    """Return the format of a table by the ending of its name; only its module is imported.

    Raises:
        InvalidInput: no table ends so.
    """
    ending = PurePosixPath(address).suffix.lower()
    if ending in FORMATS:
        module = import_module(f"smartcert.tables.formats.{FORMATS[ending]}")
        notes = getattr(module, "notes", _no_notes)
        return Format(module.headings, module.cuts, module.chunks, notes)
    raise InvalidInput([no_table(address)])


def no_table(address: str) -> Diagnostic:
    """Return what is wrong with a file that ends as no table does."""
    path = PurePosixPath(address)
    values = {"name": path.name, "known": [*FORMATS]}
    return Diagnostic("SC723", Span(address), values, near(path.suffix.lower(), FORMATS))


def _no_notes(_address: str, _reading: Reading) -> Sequence[Diagnostic]:
    return ()
