"""The benchmarks run, at sizes that measure nothing, and compare what is the same."""

import importlib
import os
import subprocess
import sys

import pyarrow as pa
import pytest
from pyarrow import parquet

from smartcert import load_catalogue, score_table
from smartcert.cli import run
from tests.conftest import ROOT

BENCHMARKS = ROOT / "benchmarks"
CATALOGUE = load_catalogue()
TINY = {"BENCH_RUNS": "1", "BENCH_FILES": "3", "BENCH_ROWS": "2000"}
LINES = {
    "city": {
        "evaluate one city": (),
        "--version": (),
        "reading 59 answers": (),
        "judging one parsed city": (),
    },
    "check": {"check one city": (), "check 3 cities": ()},
    "files": {
        "batch of 3 cities, --jobs 1 / bare libyaml, 1 run": (),
        "batch of 3 cities, --jobs 1 / --jobs 2, 1 run": (),
    },
    "memory": {
        "100 rows, Arrow table / the sums by pandas, 1 run": ("pandas",),
        "100 rows, frame of pandas / the sums by pandas, 1 run": ("pandas",),
        "100 rows, Arrow table / scikit-criteria, 1 run": ("pandas", "skcriteria"),
    },
    "types": {
        "100 rows, Arrow table of decimals / of numbers, 1 run": (),
        "100 rows, Arrow table of texts / of numbers, 1 run": (),
    },
    "xlsx": {"100 rows, XLSX to Parquet / cells by calamine, 1 run": ("python_calamine",)},
    "tables": {
        "200 rows, Parquet to Parquet / bare, 1 run": (),
        "2,000 rows, two dask workers / two threads, 1 run": ("distributed",),
        "memory at 2,000 rows, in GB": (),
        "memory at 2,000 rows / at 200": (),
    },
}
"""What a group prints, each line with the libraries without which it is left out."""


@pytest.fixture
def cities(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("cities")


def made(cities, rows, **options):
    return pa.Table.from_batches(cities.table(rows, CATALOGUE, **options))


def test_a_seed_gives_one_table_of_cities_that_can_all_be_judged(cities):
    table = made(cities, 3000, group=1000)
    assert table == made(cities, 3000, group=1000) != made(cities, 3000, group=1000, seed=2)
    assert len(set(table["city"].to_pylist())) == 3000
    assert table["city"][0].as_py().startswith("가상")
    assert table["city"][0].as_py().endswith(" 0000001")
    scored = score_table(CATALOGUE, table, evidence="not-required")
    assert scored["fault"].null_count == 3000
    assert 0.2 < sum(scored["certified"].to_pylist()) / 3000 < 0.5
    assert set(scored["grade"].to_pylist()) == {1, 2, 3, 4, 5}
    assert 0 < sum(scored["not_answered"].to_pylist()) / 3000 < 3


def test_a_table_is_written_by_row_group(cities, tmp_path):
    path = tmp_path / "cities.parquet"
    cities.write_table(path, 2500, CATALOGUE, group=1000)
    footer = parquet.ParquetFile(path).metadata
    assert [footer.row_group(each).num_rows for each in range(3)] == [1000, 1000, 500]
    assert parquet.read_table(path) == made(cities, 2500, group=1000)


def test_files_are_cities_of_their_own(cities, tmp_path, capsys):
    folder, out = tmp_path / "round", tmp_path / "out.parquet"
    cities.write_files(folder, 30)
    run(["batch", str(folder), "--jobs", "1", "--out", str(out)])
    judged = parquet.read_table(out)["city"].to_pylist()
    assert judged == [f"가상시 {number:07}" for number in range(1, 31)]
    assert capsys.readouterr().err == f"{out} is written.\n"


def test_pandas_comes_to_the_same_but_for_what_floats_round(cities):
    pytest.importorskip("pandas")
    sums = importlib.import_module("sums")
    frame = made(cities, 3000).to_pandas()
    ours = score_table(CATALOGUE, frame, evidence="not-required")
    theirs = sums.by_pandas(frame, CATALOGUE)
    areas = [each.id for each in CATALOGUE.edition.categories]
    for column in ("points", *areas):
        differences = (ours[column].astype(float) - theirs[column]).abs()
        assert differences.max() < 0.05
        assert differences.mean() < 0.005
    for column in ("track", "not_answered"):
        assert (ours[column].astype(theirs[column].dtype) == theirs[column]).all()
    for column in ("grade", "certified"):
        assert (ours[column] == theirs[column]).mean() > 0.998


@pytest.mark.parametrize(
    "groups", [["tables"], ["memory", "types", "xlsx", "files", "check", "city"]]
)
def test_every_line_of_the_groups_that_are_named_is_printed(groups):
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / "run.py"), *groups],
        env={**os.environ, **TINY},
        check=True,
        stdout=subprocess.PIPE,
    )
    printed = done.stdout.decode()
    for group, lines in LINES.items():
        for line, needed in lines.items():
            is_meant = group in groups and all(map(importlib.util.find_spec, needed))
            assert (line in printed) == is_meant, line
