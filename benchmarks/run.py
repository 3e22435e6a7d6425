"""How fast smartcert is, as ratios in one run: `make bench`.

Works are done in turn (A B A B ...) and their medians compared, so that a machine that is slow
for a while slows all. Byte code is compiled first. What is aimed at stands behind each ratio.
Small sizes: `BENCH_RUNS=2 BENCH_FILES=20 BENCH_ROWS=100000 make bench`. Names of groups, such as
`tables`, leave out the others: `python benchmarks/run.py tables`.
"""

import compileall
import os
import statistics
import sys
import tempfile
from pathlib import Path

import files
import tables
from compare import call, compare, process

from smartcert import evaluate, load_assessment, load_catalogue, version

RUNS = int(os.environ.get("BENCH_RUNS", "20"))
FILES = int(os.environ.get("BENCH_FILES", "1000"))
ROWS = int(os.environ.get("BENCH_ROWS", "10000000"))
LONG, HEAVY = 5, 2
"""Runs, at most, of what takes seconds, and of what takes a minute."""
IMPORTS = "import typer, yaml, pydantic; pydantic.create_model('M', x=(int, 0))"
"""What a run whose output is piped cannot do without; `rich` is loaded for terminals only."""


def main(chosen: list[str]) -> None:
    """Run every benchmark, or the groups that are named."""
    if RUNS > 1:  # else nothing is measured, only tried
        compile_all()
    command = str(Path(sys.executable).with_name("smartcert"))
    sizes = tables.Sizes(ROWS, min(RUNS, LONG), min(RUNS, HEAVY))
    catalogue = load_catalogue()
    print(f"medians of {RUNS} if no other number is said, of works done in turn; and the aim")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        groups = {
            "city": lambda: city(command),
            "check": lambda: files.checking(command, FILES, RUNS, folder / "check"),
            "files": lambda: files.judging(command, FILES, min(RUNS, LONG), folder / "round"),
            "memory": lambda: tables.in_memory(sizes, catalogue),
            "types": lambda: tables.of_other_types(sizes, catalogue),
            "xlsx": lambda: tables.from_a_workbook(command, sizes, folder, catalogue),
            "tables": lambda: tables.from_file_to_file(command, sizes, folder, catalogue),
        }
        for name in chosen or groups:
            groups[name]()


def compile_all() -> None:
    """Compile all byte code, so that no first run has to."""
    for folder in (Path(version.__file__).parent, *map(Path, sys.path[1:])):
        if folder.is_dir():
            compileall.compile_dir(str(folder), quiet=2, maxlevels=20)


def city(command: str) -> None:
    """Compare what concerns one city."""
    compare(
        "evaluate one city / importing typer, yaml, pydantic",
        process(command, "evaluate", str(files.DALSEO)),
        process(sys.executable, "-c", IMPORTS),
        1.35,
        RUNS,
    )
    compare(
        "--version / python -c pass",
        process(command, "--version"),
        process(sys.executable, "-c", "pass"),
        1.5,
        RUNS,
    )
    files.reading(RUNS)
    catalogue, assessment = load_catalogue(), load_assessment(files.DALSEO)
    judged = call(lambda: evaluate(assessment, catalogue), 50)
    seconds = statistics.median(judged() for _ in range(RUNS))
    print(f"{'judging one parsed city, warm':<62} {seconds * 1e6:6.0f} µs")


if __name__ == "__main__":
    main(sys.argv[1:])
