"""A part file: the judged cities of one piece, its summary, and what was set aside."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from io import SEEK_END, RawIOBase
from pathlib import PurePath
from typing import IO, Any, NamedTuple

import numpy as np
import pyarrow as pa

from smartcert.batch import rejects as rejects_
from smartcert.batch import summary as summaries
from smartcert.batch.peers import Head, Run
from smartcert.batch.rejects import Reject
from smartcert.batch.summary import Summary
from smartcert.files import storage

BEGINS = "part-"
"""How the name of a part file begins, and of whatever is kept beside one."""

_FORMAT = b"part/2"
"""A format of one version of smartcert, which promises nothing; hence not `smartcert-…/N`."""
_SUM = 32
"""Bytes of the checksum, which are the last ones of the file."""
_AT_ONCE = 1 << 20
_WORD = 8
"""Bytes of the number before it, of those before the runs."""

_KEY, _DATES, _SKIPPED, _NUMBERS = b"key", b"dates", b"skipped", b"numbers"
_REJECTS, _WARNED, _HEADS = b"rejects", b"warned", b"heads"
_RUNS = pa.schema([("value", pa.int64()), ("cities", pa.int32())])


class Part(NamedTuple):
    """What a piece came to.

    Attributes:
        blocks: the judged cities.
        summary: of them and of what was set aside.
        rejects: what was set aside.
        numbers: the numbers of the cities, see `smartcert.batch.duplicates`.
        runs: what the cities answered, see `smartcert.batch.peers`.
        skipped: files that a search found and that are no assessments.
        warned: the warnings of the judged cities, where they are asked for.
    """

    blocks: Sequence[pa.RecordBatch]
    summary: Summary
    rejects: Sequence[Reject]
    numbers: Any
    runs: Sequence[Run]
    skipped: Sequence[str] = ()
    warned: Sequence[Reject] = ()


class PartFile(NamedTuple):
    """A file that holds a part, or is to hold it; a part of anything else is not read from it.

    Attributes:
        address: where it is.
        key: changes when what was judged does.
    """

    address: str
    key: str

    @property
    def name(self) -> str:
        """The name of the file in its folder."""
        return PurePath(self.address).name

    def write(self, part: Part, schema: pa.Schema) -> None:
        """Write a part whole, and a checksum over all of it.

        Raises:
            OSError: it cannot be written.
        """
        metadata = {
            _KEY: self.key.encode(),
            _SKIPPED: json.dumps(part.skipped).encode(),
            _DATES: json.dumps(sorted(set().union(*map(_dates, part.blocks)))).encode(),
            _NUMBERS: np.sort(part.numbers).astype("<u8").tobytes(),
            _REJECTS: rejects_.dumped(part.rejects),
            _HEADS: json.dumps([run.head for run in part.runs]).encode(),
            _WARNED: rejects_.dumped(part.warned),
            **summaries.dumped(part.summary),
        }
        options = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)
        described = schema.with_metadata(metadata)
        # not synced: of what a loss of power takes away, the checksum tells
        with storage.whole(self.address, synced=False) as stream:
            summed = _Summed(stream, self._sum())
            with pa.ipc.new_stream(summed, described, options=options) as writer:
                for block in part.blocks:
                    writer.write_batch(block)
            before = summed.written
            with pa.ipc.new_stream(summed, _RUNS, options=options) as writer:
                for run in part.runs:
                    columns = [pa.array(run.values), pa.array(run.cities, pa.int32())]
                    writer.write_batch(pa.record_batch(columns, schema=_RUNS))
            summed.write(before.to_bytes(_WORD, "little"))
            stream.write(summed.sum.digest())

    def is_whole(self) -> bool:
        """Tell whether the part is there, byte for byte as it was written."""
        found, last = self._sum(), b""
        try:
            with storage.opened(self.address) as stream:
                while data := stream.read(_AT_ONCE):
                    data = last + data
                    found.update(data[:-_SUM])
                    last = data[-_SUM:]
        except OSError:
            return False
        return last == found.digest()

    def summary(self) -> Summary:
        """Read the summary of the part."""
        return summaries.loaded(self._metadata())

    def skipped(self) -> list[str]:
        """Read the names of the files that were passed over."""
        names: list[str] = json.loads(self._metadata()[_SKIPPED])
        return names

    def dates(self) -> set[bool]:
        """Tell whether there are cities with a date in the part, and whether some without."""
        return set(json.loads(self._metadata()[_DATES]))

    def rejects(self) -> Iterator[Reject]:
        """Read what was set aside."""
        yield from rejects_.loaded(self._metadata()[_REJECTS])

    def warned(self) -> Iterator[Reject]:
        """Read the warnings of the judged cities, if they were asked for."""
        yield from rejects_.loaded(self._metadata()[_WARNED])

    def numbers(self) -> Any:
        """Read the sorted numbers of the cities of the part."""
        return np.frombuffer(self._metadata()[_NUMBERS], "<u8")

    def heads(self) -> list[Head]:
        """Read the heads of the runs."""
        return [Head(*each) for each in json.loads(self._metadata()[_HEADS])]

    def runs(self) -> Iterator[Run]:
        """Read what the cities of the part answered."""
        heads = self.heads()  # before: some stores have one stream a file, whoever opens it
        with storage.as_os_errors(), storage.opened(self.address) as stream:
            stream.seek(-_SUM - _WORD, SEEK_END)
            stream.seek(int.from_bytes(stream.read(_WORD), "little"))
            with pa.ipc.open_stream(stream) as reader:
                for head, batch in zip(heads, reader, strict=True):
                    yield Run(head, *(column.to_numpy() for column in batch.columns))

    def blocks(self) -> Iterator[pa.RecordBatch]:
        """Read the judged cities of the part."""
        with self._opened() as reader:
            plain = reader.schema.remove_metadata()
            for block in reader:
                yield block.replace_schema_metadata(plain.metadata)

    def _metadata(self) -> Mapping[bytes, bytes]:
        with self._opened() as reader:
            return dict(reader.schema.metadata)

    @contextmanager
    def _opened(self) -> Iterator[Any]:
        with (
            storage.as_os_errors(),
            storage.opened(self.address) as stream,
            pa.ipc.open_stream(stream) as reader,
        ):
            if (reader.schema.metadata or {}).get(_KEY) != self.key.encode():
                raise OSError(f"{self.name} is another run's")  # only where nothing is locked
            yield reader

    def _sum(self) -> blake2b:
        return blake2b(self.key.encode(), digest_size=_SUM, person=_FORMAT)


class _Summed(RawIOBase):
    """Adds all that is written through it to a checksum, and counts it."""

    def __init__(self, stream: IO[bytes], sum_: blake2b) -> None:
        self._stream = stream
        self.sum = sum_
        self.written = 0

    def writable(self) -> bool:
        """Tell Arrow that this is written to."""
        return True

    def write(self, data: Any) -> int:
        """Write some bytes."""
        self.sum.update(data)
        self.written += len(data)
        return self._stream.write(data)


def _dates(block: pa.RecordBatch) -> set[bool]:
    return set(block["date"].is_valid().unique().to_pylist())
