"""Files read, checked and judged: against YAML alone, a validator, and two processes."""

import sys
from pathlib import Path

import cities
from compare import Process, call, compare, medians, process, say, seconds, times

ROOT = Path(__file__).parents[1]
DALSEO = ROOT / "examples" / "dalseo.yaml"
BARE = Path(__file__).with_name("bare.py")


def reading(runs: int) -> None:
    """Compare reading a file with places to PyYAML's own loader without any."""
    import yaml

    from smartcert.files.document import parse
    from smartcert.files.source import read

    source = read(DALSEO)
    compare(
        "reading 59 answers with places / yaml.CSafeLoader",
        call(lambda: parse(source)),
        call(lambda: yaml.load(source.text, yaml.CSafeLoader)),
        0.7,
        runs,
    )


def checking(command: str, count: int, runs: int, folder: Path) -> None:
    """Compare checking files to validating the same files with check-jsonschema."""
    other = str(Path(sys.executable).with_name("check-jsonschema"))
    schema = str(ROOT / "schemas" / "molit-smart-city-2022.schema.json")
    compare(
        "check one city / check-jsonschema with our schema",
        process(command, "check", str(DALSEO), "--no-ci"),
        process(other, "--schemafile", schema, str(DALSEO)),
        1.0,
        runs,
    )
    folder.mkdir()
    text = DALSEO.read_text("utf-8")
    files = [folder / f"{number:04}.yaml" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(text.replace("population: 571", f"population: {571 + number}"), "utf-8")
    compare(
        f"check {count:,} cities / check-jsonschema on the same, one run",
        process(command, "check", str(folder), "--no-ci"),
        process(other, "--schemafile", schema, *map(str, files)),
        0.5,
        1,
    )


def judging(command: str, count: int, runs: int, folder: Path) -> None:
    """Compare a batch of files to composing them with libyaml, and two processes to one."""
    cities.write_files(folder, count)
    one, two = (Process(command, "batch", str(folder), "--jobs", jobs) for jobs in "12")
    bare, bare_two = (
        Process(sys.executable, str(BARE), "files", str(folder), jobs) for jobs in "12"
    )
    works = (one.clock, bare.clock, two.clock, bare_two.clock)
    mine, other, mine_two, other_two = medians(works, runs)
    more = f"{seconds(mine)}, {mine / count * 1000:.2f} ms a city"
    title = f"batch of {count:,} cities, --jobs 1 / bare libyaml, {times(runs)}"
    say(title, mine / other, "at most 2.50", more)
    # a machine that is shared has less than two cores at times, which is no one's fault here
    gain = f"bare libyaml gains {other / other_two:.2f} by two"
    title = f"batch of {count:,} cities, --jobs 1 / --jobs 2, {times(runs)}"
    say(title, mine / mine_two, "at least 1.60", gain)
