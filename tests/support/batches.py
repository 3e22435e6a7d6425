"""Batches for the tests: the same invented cities as files and as tables, and how they are run."""

import csv
import json
import os
import random
import subprocess
import sys
from concurrent.futures import Future
from contextlib import contextmanager

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from smartcert.batch.engine import engine
from smartcert.batch.job import Job
from smartcert.batch.run import carry_out, plan
from smartcert.cli import run
from smartcert.files.discovery import Found
from smartcert.language import language
from smartcert.render.batch import write
from tests.conftest import DATA
from tests.support.processes import begin

SMALL = str(DATA / "small.yaml")
KINDS = ("si", "gun", "gu", "metropolitan_city")
HEADINGS = (
    "city",
    "kind",
    "population",
    "population_date",
    "date",
    "A-1",
    "A-1.evidence",
    "A-2",
    "A-3",
    "A-4",
    "A-4.evidence",
    "B-1-1",
    "B-2",
)
ENGLISH = language("en")


def cities(count, seed=1):
    """Invent cities, each as a row of a table; some have blanks, and some lack evidence."""
    dice = random.Random(seed)  # noqa: S311 - cities, no secrets
    for number in range(count):
        row = {
            "city": f"도시{number:06}",
            "kind": dice.choice(KINDS),
            "population": dice.randint(20_000, 900_000),
            "population_date": "2022-06-30",
            "date": "2022-08-31",
            "A-1": f"{dice.randint(0, 400) / 10:.1f}",
            "A-1.evidence": dice.choice((0, 1, 2)),
            "A-2": f"{dice.randint(0, 1000) / 10:.1f}",
            "A-3": dice.randint(0, 300),
            "A-4": dice.choice(("true", "true", "false")),
            "A-4.evidence": dice.choice((0, 1)),
            "B-1-1": dice.choice(("[]", "one", "one two", "one two three")),
            "B-2": dice.randint(0, 3),
        }
        row[dice.choice(HEADINGS[5:])] = ""
        yield row


def assessment(row):
    """Write the row of a city as the assessment that says the same."""
    lines = [
        "format: smartcert-assessment/1",
        "catalogue: small@1",
        f"date: {row['date']}",
        "stage: self_assessment",
        f"city: {{name: {row['city']}, kind: {row['kind']}}}",
        "answers:",
    ]
    lines[4] = (
        lines[4][:-1]
        + "".join(
            f", {name}: {row[name]}" for name in ("population", "population_date") if row[name]
        )
        + "}"
    )
    for name in ("A-1", "A-2", "A-3", "A-4", "B-1-1", "B-2"):
        value, count = row[name], int(row.get(f"{name}.evidence") or 0)
        if value == "" and not count:
            continue
        lines.append(f"  {name}:")
        if value != "":
            if name == "B-1-1":
                value = f"[{', '.join(value.split()) if value != '[]' else ''}]"
            lines.append(f"    value: {value}")
        if count:
            lines.append("    evidence:")
        lines += [
            f"      - {{title: t, kind: register, document: {name}-{piece}, date: 2010-01-02}}"
            for piece in range(count)
        ]
    return "\n".join(lines) + "\n"


def as_folder(rows, folder):
    folder.mkdir(parents=True)
    for number, row in enumerate(rows):
        (folder / f"{number:05}.yaml").write_text(assessment(row), "utf-8")
    return folder


def as_table(rows, path, *, group=None):
    """Write rows as a table in the format of the file's ending."""
    rows = list(rows)
    if path.suffix == ".parquet":
        table = pa.Table.from_pylist([{name: str(row[name]) for name in HEADINGS} for row in rows])
        pa.parquet.write_table(table, path, row_group_size=group)
    elif path.suffix == ".jsonl":
        path.write_text("".join(f"{_object(row)}\n" for row in rows), "utf-8")
    else:
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, HEADINGS)
            writer.writeheader()
            writer.writerows(rows)
    return path


def _object(row):
    """Write a row as JSON: numbers as they are written, and texts in quotes."""
    cells = []
    for name in HEADINGS:
        text = str(row[name])
        is_number = text and not text.strip("0123456789.")
        cells.append(f"{json.dumps(name)}: {text if is_number else json.dumps(text or None)}")
    return f"{{{', '.join(cells)}}}"


def job(small, **changed):
    return Job(**{"catalogue": SMALL, "sha256": small.sha256, **changed})


def found(paths):
    return [Found(str(each), searched=False) for each in paths]


def carried_out(small, work, *, files=(), tables=(), name="threads", jobs=2, **options):
    """Run a batch in this process; give its outcome."""
    work.mkdir(exist_ok=True, parents=True)
    asked = options.pop("job", None) or job(small)
    planned = plan(found(files), [str(each) for each in tables], asked, str(work), jobs)
    assert planned.faults == ()
    address = options.pop("scheduler", None)
    opened = options.pop("opened", None) or (lambda: engine(name, jobs, address))
    tell = options.pop("tell", lambda _: None)
    return carry_out(planned, small, opened, tell, **options)


def results(outcome, folder, endings=(".csv", ".jsonl", ".json", ".parquet")):
    """Write results in several formats; give their bytes."""
    folder.mkdir(exist_ok=True, parents=True)
    for ending in endings:
        write(outcome, str(folder / f"r{ending}"), ENGLISH)
    return {ending: (folder / f"r{ending}").read_bytes() for ending in endings}


def come_to(small, folder, inputs, name, **options):
    """Run a batch with this engine; give the bytes of its results."""
    outcome = carried_out(small, folder / "w", **inputs, name=name, **options)
    return results(outcome, folder / "r")


def smartcert(capsysbinary, *arguments, catalogue=SMALL):
    """Run `batch` in this process; give exit code, standard output and standard error."""
    code = run(["batch", *map(str, arguments), "--catalogue", catalogue])
    printed = capsysbinary.readouterr()
    return code, printed.out.decode(), printed.err.decode()


def process(*arguments, before="", cwd=None, deaf=False, **options):
    """Begin `batch` as the leader of a group of processes; `before` is run in it first.

    It hears Ctrl-C, unless it is deaf to it from the start.
    """
    started = "import sys; from smartcert.__main__ import main"
    call = f"sys.argv = ['smartcert', *{[*map(str, arguments)]!r}]; main()"
    script = f"if __name__ == '__main__':\n    {started}\n    {before or 'pass'}\n    {call}\n"
    command = [sys.executable, "-m", "smartcert", *map(str, arguments)]
    if before:
        command = [sys.executable, "-c", script]
    return begin(
        command,
        deaf=deaf,
        stdout=options.pop("stdout", subprocess.PIPE),
        stderr=options.pop("stderr", subprocess.PIPE),
        stdin=subprocess.DEVNULL,
        cwd=cwd,
        start_new_session=True,
        env={**os.environ, "SMARTCERT_LANG": "en", "COLUMNS": "80", **options},
    )


@contextmanager
def one_after_the_other(order=None):
    """An engine that does all at once when it closes or is asked, in an order of its own."""

    class Waiting:
        def submit(self, call, *arguments):
            future = Future()
            try:
                future.set_result(call(*arguments))
            except Exception as error:  # noqa: BLE001 - as an executor does
                future.set_exception(error)
            return future

    yield Waiting()
