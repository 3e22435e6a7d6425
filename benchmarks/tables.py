"""Tables of invented cities judged: against bare reading and writing, pandas, and two machines."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import cities
from compare import Process, Work, call, medians, say, seconds, times

from smartcert import Catalogue, score_table

BARE = Path(__file__).with_name("bare.py")
CELLS = """
import sys, python_calamine
python_calamine.load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()
"""
"""All cells of a workbook, of which nothing is made."""
GIGABYTE = 1_000_000_000
ROWS_A_BLOCK = 65_536


class Sizes(NamedTuple):
    """How much is measured.

    Attributes:
        rows: of the large table; the middle one has a tenth.
        runs: of the middle one.
        heavy: runs of the large one.
    """

    rows: int
    runs: int
    heavy: int

    @property
    def middle(self) -> int:
        """Rows of the middle table."""
        return max(self.rows // 10, 1)

    @property
    def sheet(self) -> int:
        """Rows of a workbook."""
        return max(self.rows // 500, 100)

    @property
    def small(self) -> int:
        """Rows of a frame in memory."""
        return max(self.rows // 100, 100)


def batch(command: str, table: Path, *options: str) -> Process:
    """Give the work of judging a table into one beside it."""
    out = str(table.with_suffix(".result.parquet"))
    evidence = ("--evidence", "not-required")
    return Process(command, "batch", str(table), *evidence, "--out", out, *options)


def from_file_to_file(command: str, sizes: Sizes, folder: Path, catalogue: Catalogue) -> None:
    """Compare tables in files: bare reading and writing, memory, and dask."""
    middle, large = folder / "middle.parquet", folder / "large.parquet"
    cities.write_table(middle, sizes.middle, catalogue)
    against_bare(batch(command, middle), middle, sizes)
    cities.write_table(large, sizes.rows, catalogue)
    two = ("--engine", "threads", "--jobs", "2")
    threads, tenth = batch(command, large, *two), batch(command, middle, *two)
    tenth.run()
    if find_spec("distributed"):
        with cluster() as scheduler:
            against_dask(command, scheduler, threads, large, sizes)
    else:
        left_out("dask", "distributed")
        threads.run()
    gigabytes = threads.memory / GIGABYTE
    say(f"memory at {sizes.rows:,} rows, in GB", gigabytes, "below 1.00")
    ratio = threads.memory / tenth.memory
    say(f"memory at {sizes.rows:,} rows / at {sizes.middle:,}", ratio, "at most 1.20")


def against_bare(judged: Process, table: Path, sizes: Sizes) -> None:
    """Compare a whole run to reading all columns and writing those of the result."""
    judged.run()
    result = table.with_suffix(".result.parquet")
    blocks, copy = table.with_suffix(".blocks"), table.with_suffix(".copy.parquet")
    keep_blocks(result, blocks)
    paths = map(str, (table, blocks, copy))
    bare = Process(sys.executable, str(BARE), "table", *paths)
    mine, other = medians((judged.clock, bare.clock), sizes.runs)
    more = f"{seconds(mine)}, {sizes.middle / mine:,.0f} rows a second"
    title = f"{sizes.middle:,} rows, Parquet to Parquet / bare, {times(sizes.runs)}"
    say(title, mine / other, "at most 2.00", more)


def keep_blocks(result: Path, blocks: Path) -> None:
    """Keep a result so that it need not be read, only mapped into memory."""
    import pyarrow as pa
    from pyarrow import parquet

    with (
        parquet.ParquetFile(result) as read,
        pa.OSFile(str(blocks), "wb") as stream,
        pa.ipc.new_stream(stream, read.schema_arrow) as writer,
    ):
        for block in read.iter_batches(ROWS_A_BLOCK):
            writer.write_batch(block)


@contextmanager
def cluster() -> Iterator[str]:
    """Give the address of the scheduler of two workers, processes of one thread each."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as begun:
        yield begun.scheduler_address


def against_dask(command: str, scheduler: str, threads: Process, table: Path, sizes: Sizes) -> None:
    """Compare two workers of dask to two threads of one process."""
    options = ("--engine", "dask", "--scheduler", scheduler)
    if sizes.runs > 1:
        batch(command, table.with_name("middle.parquet"), *options).run()  # the workers import
    dask = batch(command, table, *options)
    mine, other = medians((dask.clock, threads.clock), sizes.heavy, warm=False)
    title = f"{sizes.rows:,} rows, two dask workers / two threads, {times(sizes.heavy)}"
    more = f"{seconds(mine)}; threads {sizes.rows / other:,.0f} rows a second"
    say(title, mine / other, "at most 1.50", more)


def in_memory(sizes: Sizes, catalogue: Catalogue) -> None:
    """Compare scoring a frame to the same sums by pandas, and to scikit-criteria."""
    import pyarrow as pa

    if not find_spec("pandas"):
        left_out("pandas and scikit-criteria", "pandas")
        return
    import sums

    arrow = pa.Table.from_batches(cities.table(sizes.small, catalogue))
    frame = arrow.to_pandas()
    ours = call(lambda: score_table(catalogue, arrow, evidence="not-required"), 1)
    of_pandas = call(lambda: score_table(catalogue, frame, evidence="not-required"), 1)
    pandas = call(lambda: sums.by_pandas(frame, catalogue), 1)
    against("Arrow table / the sums by pandas", ours, pandas, sizes)
    against("frame of pandas / the sums by pandas", of_pandas, pandas, sizes)
    if not find_spec("skcriteria"):
        left_out("scikit-criteria", "scikit-criteria")
        return
    matrix = sums.matrix_of(frame, catalogue)
    criteria = call(lambda: sums.by_scikit_criteria(matrix), 1)
    against("Arrow table / scikit-criteria", ours, criteria, sizes)


def of_other_types(sizes: Sizes, catalogue: Catalogue) -> None:
    """Compare frames of decimals and of texts, which files often hold, to the same as numbers."""
    import pyarrow as pa

    usual = pa.Table.from_batches(cities.table(sizes.small, catalogue))
    works = [
        call(partial(score_table, catalogue, table, evidence="not-required"), 1)
        for table in (usual, cities.as_decimals(usual), cities.as_texts(usual))
    ]
    numbers, decimals, texts = medians(works, sizes.runs)
    for kind, mine, aim in (("decimals", decimals, 1.5), ("texts", texts, 2.5)):
        title = f"{sizes.small:,} rows, Arrow table of {kind} / of numbers, {times(sizes.runs)}"
        say(title, mine / numbers, f"at most {aim:.2f}", seconds(mine))


def from_a_workbook(command: str, sizes: Sizes, folder: Path, catalogue: Catalogue) -> None:
    """Compare judging a workbook to reading its cells alone."""
    if not find_spec("python_calamine"):
        left_out("calamine", "python-calamine")
        return
    sheet = folder / "sheet.xlsx"
    cities.write_workbook(sheet, sizes.sheet, catalogue)
    cells = Process(sys.executable, "-c", CELLS, str(sheet))
    mine, other = medians((batch(command, sheet).processor, cells.processor), sizes.runs)
    title = f"{sizes.sheet:,} rows, XLSX to Parquet / cells by calamine, {times(sizes.runs)}"
    say(title, mine / other, "at most 4.00", seconds(mine))


def against(title: str, ours: Work, theirs: Work, sizes: Sizes) -> None:
    """Print how two works in memory compare."""
    mine, other = medians((ours, theirs), sizes.runs)
    times_of = f"{seconds(mine)} / {seconds(other)}"
    say(f"{sizes.small:,} rows, {title}, {times(sizes.runs)}", mine / other, "below 1.00", times_of)


def left_out(what: str, library: str) -> None:
    """Say that a comparison is not made."""
    print(f"without {library} nothing is compared to {what}")
