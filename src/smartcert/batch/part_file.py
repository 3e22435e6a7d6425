"""A part file: the judged cities of one piece, its summary, and what was set aside."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from smartcert.batch import rejects as rejects_
from smartcert.batch import summary as summaries
from smartcert.batch.rejects import Reject
from smartcert.batch.summary import Summary
from smartcert.files import storage

BEGINS = "part-"
"""How the name of a part file begins, and of whatever is kept beside one."""

_KEY, _DATES, _SKIPPED, _NUMBERS, _REJECTS = b"key", b"dates", b"skipped", b"numbers", b"rejects"


class Part(NamedTuple):
    """What a piece came to.

    Attributes:
        blocks: the judged cities.
        summary: of them and of what was set aside.
        rejects: what was set aside.
        numbers: the numbers of the cities, see `smartcert.batch.duplicates`.
        skipped: files that a search found and that are no assessments.
    """

    blocks: Sequence[pa.RecordBatch]
    summary: Summary
    rejects: Sequence[Reject]
    numbers: Any
    skipped: Sequence[str] = ()


def write(address: str, part: Part, schema: pa.Schema, key: str) -> None:
    """Write a part file whole; `key` says what it is the part of.

    Raises:
        OSError: it cannot be written.
    """
    metadata = {
        _KEY: key.encode(),
        _SKIPPED: json.dumps(part.skipped).encode(),
        _DATES: json.dumps(sorted(set().union(*map(_dates, part.blocks)))).encode(),
        _NUMBERS: np.sort(part.numbers).astype("<u8").tobytes(),
        _REJECTS: rejects_.dumped(part.rejects),
        **summaries.dumped(part.summary),
    }
    options = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)
    with storage.whole(address) as stream:
        described = schema.with_metadata(metadata)
        with pa.ipc.new_stream(stream, described, options=options) as writer:
            for block in part.blocks:
                writer.write_batch(block)


@contextmanager
def _opened(address: str) -> Iterator[Any]:
    with storage.opened(address) as stream, pa.ipc.open_stream(stream) as reader:
        yield reader


def _metadata(address: str) -> Mapping[bytes, bytes]:
    with _opened(address) as reader:
        return dict(reader.schema.metadata)


def is_of(address: str, key: str) -> bool:
    """Tell whether there is a part file, it is of the piece with this key, and it is whole."""
    try:
        with _opened(address) as reader:
            metadata = dict(reader.schema.metadata)
            rows = sum(block.num_rows for block in reader)
        whole: bool = rows == summaries.loaded(metadata).judged
        return whole and metadata[_KEY] == key.encode()
    except (OSError, ValueError):  # none, or one that a loss of power has cut short
        return False


def summary_in(address: str) -> Summary:
    """Read the summary of a part file."""
    return summaries.loaded(_metadata(address))


def skipped_in(address: str) -> list[str]:
    """Read the names of the files that were passed over."""
    names: list[str] = json.loads(_metadata(address)[_SKIPPED])
    return names


def dates_in(address: str) -> set[bool]:
    """Tell whether there are cities with a date in a part file, and whether some without."""
    return set(json.loads(_metadata(address)[_DATES]))


def _dates(block: pa.RecordBatch) -> set[bool]:
    return set(block["date"].is_valid().unique().to_pylist())


def rejects_in(address: str) -> Iterator[Reject]:
    """Read what was set aside."""
    yield from rejects_.loaded(_metadata(address)[_REJECTS])


def numbers_in(address: str) -> Any:
    """Read the sorted numbers of the cities of a part file."""
    return np.frombuffer(_metadata(address)[_NUMBERS], "<u8")


def blocks_in(address: str) -> Iterator[pa.RecordBatch]:
    """Read the judged cities of a part file."""
    with _opened(address) as reader:
        plain = reader.schema.remove_metadata()
        for block in reader:
            yield block.replace_schema_metadata(plain.metadata)
