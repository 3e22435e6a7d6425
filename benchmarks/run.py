"""How fast smartcert is, as ratios in one run: `make bench`.

Every pair is run in turn (A B A B ...) and the medians are compared, so that a machine that is
slow for a while slows both. Byte code is compiled first. The last column is what is aimed at.
"""

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import timeit
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
DALSEO = ROOT / "examples" / "dalseo.yaml"
RUNS = int(os.environ.get("BENCH_RUNS", "20"))
FILES = int(os.environ.get("BENCH_FILES", "1000"))
IMPORTS = "import typer, yaml, pydantic, rich.table; pydantic.create_model('M', x=(int, 0))"
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

Work = Callable[[], float]


def process(*command: str) -> Work:
    """Give the work of running a command; it returns the processor's seconds."""

    def run() -> float:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
        _, _, usage = os.wait4(child.pid, 0)
        child.returncode = 0
        return usage.ru_utime + usage.ru_stime

    return run


def call(function: Callable[[], object], times: int = 20) -> Work:
    """Give the work of calling a function; it returns the seconds a call."""
    return lambda: timeit.timeit(function, number=times) / times


def compare(title: str, work: Work, against: Work, aim: float, runs: int = RUNS) -> None:
    """Print the ratio of the medians of two works that are done in turn."""
    if runs > 1:
        work(), against()  # the first run reads what the others find in memory
    pairs = [(work(), against()) for _ in range(runs)]
    mine, other = (statistics.median(each) for each in zip(*pairs, strict=True))
    print(f"{title:<58} {mine / other:6.2f}   at most {aim:.2f}   ({mine * 1000:.2f} ms)")


def main() -> None:
    """Run every benchmark."""
    from smartcert import evaluate, load_assessment, load_catalogue, version

    for folder in (Path(version.__file__).parent, *map(Path, sys.path[1:])):
        if folder.is_dir():
            compileall.compile_dir(str(folder), quiet=2, maxlevels=20)
    command = str(Path(sys.executable).with_name("smartcert"))
    print(f"medians of {RUNS}, ratios of two works done in turn, and what is aimed at")
    compare(
        "evaluate one city / importing typer, yaml, pydantic, rich",
        process(command, "evaluate", str(DALSEO)),
        process(sys.executable, "-c", IMPORTS),
        1.35,
    )
    compare(
        "--version / python -c pass",
        process(command, "--version"),
        process(sys.executable, "-c", "pass"),
        1.5,
    )
    reading()
    checking(command)
    catalogue, assessment = load_catalogue(), load_assessment(DALSEO)
    seconds = statistics.median(
        call(lambda: evaluate(assessment, catalogue), 50)() for _ in range(RUNS)
    )
    print(f"{'judging one parsed city, warm':<58} {seconds * 1e6:6.0f} µs")


def checking(command: str) -> None:
    """Compare checking files to validating the same files with check-jsonschema."""
    other = str(Path(sys.executable).with_name("check-jsonschema"))
    schema = str(ROOT / "schemas" / "molit-smart-city-2022.schema.json")
    compare(
        "check one city / check-jsonschema with our schema",
        process(command, "check", str(DALSEO), "--no-ci"),
        process(other, "--schemafile", schema, str(DALSEO)),
        1.0,
    )
    with tempfile.TemporaryDirectory() as folder:
        text = DALSEO.read_text("utf-8")
        files = [Path(folder) / f"{number:04}.yaml" for number in range(FILES)]
        for number, file in enumerate(files):
            file.write_text(text.replace("population: 571", f"population: {571 + number}"), "utf-8")
        compare(
            f"check {FILES} cities / check-jsonschema on the same, one run",
            process(command, "check", folder, "--no-ci"),
            process(other, "--schemafile", schema, *map(str, files)),
            0.5,
            runs=1,
        )


def reading() -> None:
    """Compare reading a file with places to PyYAML's own loader without any."""
    import yaml

    from smartcert.document import parse
    from smartcert.source import read

    source = read(DALSEO)
    compare(
        "reading 59 answers with places / yaml.CSafeLoader",
        call(lambda: parse(source)),
        call(lambda: yaml.load(source.text, yaml.CSafeLoader)),
        0.7,
    )


if __name__ == "__main__":
    main()
