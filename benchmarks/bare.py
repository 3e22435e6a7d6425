"""The barest work that must be done: `bare.py files FOLDER 1`, `bare.py table TABLE RESULT OUT`.

Each is a process of its own, so that its start counts as that of `smartcert` does.
"""

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROWS = 65_536


def files(folder: str, jobs: str) -> None:
    """Compose every file of a folder with libyaml, and do nothing with it."""
    paths = sorted(Path(folder).iterdir())
    if jobs == "1":
        compose(paths)
        return
    parts = [paths[first :: int(jobs)] for first in range(int(jobs))]
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(int(jobs), spawning) as pool:
        list(pool.map(compose, parts))


def compose(paths: list[Path]) -> None:
    """Compose files one by one."""
    import yaml

    for path in paths:
        yaml.compose(path.read_text("utf-8"), yaml.CSafeLoader)


def table(address: str, result: str, out: str) -> None:
    """Read all columns of a table and write those of its result, which is mapped into memory.

    Read with all cores, and written in the same row groups and with the same options as
    `smartcert` writes them.
    """
    import pyarrow as pa
    from pyarrow import parquet

    with parquet.ParquetFile(address) as read:
        for batch in read.iter_batches(ROWS, use_threads=True):
            del batch
    with (
        pa.memory_map(result) as mapped,
        pa.ipc.open_stream(mapped) as blocks,
    ):
        is_number = {
            each.name: pa.types.is_decimal(each.type) or each.type in (pa.int32(), pa.int64())
            for each in blocks.schema
        }
        with parquet.ParquetWriter(
            out,
            blocks.schema,
            compression="zstd",
            store_decimal_as_integer=True,
            use_dictionary=[name for name, number in is_number.items() if not number],
            column_encoding={
                name: "DELTA_BINARY_PACKED" for name, number in is_number.items() if number
            },
        ) as writer:
            for block in blocks:
                writer.write_batch(block)


if __name__ == "__main__":
    if sys.argv[1] == "files":
        files(*sys.argv[2:])
    else:
        table(*sys.argv[2:])
