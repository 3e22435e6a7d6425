"""What a batch came to, for people and for machines: one small module a format.

A format is a function `(outcome, stream, language) -> None`; how it is called is its ending.

From outside: `document`, `page`.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, NamedTuple, Protocol

from smartcert.files import storage
from smartcert.language import Language

if TYPE_CHECKING:
    from smartcert.batch.outcome import BatchOutcome
    from smartcert.batch.rejects import Reject


FORMAT = "smartcert-batch/2"
"""What the JSON of a batch calls itself."""


class Writer(Protocol):
    """Writes what a batch came to; the same bytes each time, however the work was cut."""

    def __call__(self, outcome: "BatchOutcome", stream: IO[bytes], language: Language) -> None:
        """Write to a stream.

        Raises:
            TooManyRowsError: the format has no room for as many.
        """


class Format(NamedTuple):
    """A format of results.

    Attributes:
        module: of this package, that writes it.
        details: whether it wants blocks with every node of the tree, whatever the outcome shows.
    """

    module: str
    details: bool = False


FORMATS: Mapping[str, Format] = {
    ".csv": Format("csv"),
    ".parquet": Format("parquet"),
    ".xlsx": Format("xlsx", details=True),
    ".json": Format("json"),
    ".jsonl": Format("jsonl"),
    ".md": Format("markdown"),
}
"""The formats of results by the ending of a file's name."""

BRIEF = frozenset((".md",))
"""The endings of results that never show every node of the tree."""

REJECTS = (".csv", ".jsonl", ".xlsx")
"""The endings of a file of rejects."""


class TooManyRowsError(Exception):
    """A format has no room for so many rows; the text says which, in the reader's language."""


def ending_of(address: str) -> str:
    """Give the ending of a file's name, as the tables of formats have it."""
    return PurePosixPath(address).suffix.lower()


def write(outcome: "BatchOutcome", address: str, language: Language) -> None:
    """Write results to a file, whole or not at all, in the format of its ending.

    Raises:
        KeyError: no format has this ending.
        TooManyRowsError: the format has no room for as many.
        OSError: the file cannot be written.
    """
    _written(_writer(FORMATS[ending_of(address)].module, "write"), outcome, address, language)


def write_rejects(outcome: "BatchOutcome", address: str, language: Language) -> None:
    """Write what was set aside to a file, a row a fault, whole or not at all.

    Raises:
        KeyError: rejects are not written in this format.
        TooManyRowsError: the format has no room for as many.
        OSError: the file cannot be written.
    """
    _write_faults(outcome.rejects(), "SET_ASIDE", address, language)


def write_warnings(outcome: "BatchOutcome", address: str, language: Language) -> None:
    """Write the warnings of the judged cities to a file, as `write_rejects` does.

    Raises:
        KeyError: warnings are not written in this format.
        TooManyRowsError: the format has no room for as many.
        OSError: the file cannot be written.
    """
    _write_faults(outcome.warned(), "WARNED", address, language)


def _write_faults(some: "Iterator[Reject]", heading: str, address: str, language: Language) -> None:
    ending = ending_of(address)
    if ending not in REJECTS:
        raise KeyError(ending)
    module = import_module(f"{__name__}.rejects")
    with storage.whole(address) as stream:
        writer = getattr(module, f"write_{ending[1:]}")
        writer(some, stream, getattr(module, heading), language)


def _writer(module: str, name: str) -> Writer:
    writer: Writer = getattr(import_module(f"smartcert.render.batch.{module}"), name)
    return writer


def _written(writer: Writer, outcome: "BatchOutcome", address: str, language: Language) -> None:
    with storage.whole(address) as stream:
        writer(outcome, stream, language)
