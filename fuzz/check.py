"""Fuzzing: what no one thought of, held against the laws of the tests.

`make fuzz` runs each target for a minute (FUZZ_SECONDS, FUZZ_SEED): `files` are those of cities and
catalogues, held against `tests/support/faults.py`; `tables` are of every format, and `options` are
those of a command, both with a law beside them in `tests/support`. A target begins with examples
and prefers what reaches new lines of our code. What breaks a law is kept in `fuzz/found`; mend it
and put the file into `tests/corpus`.
"""

# ruff: noqa: INP001

import argparse
import random
import sys
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
FOUND = ROOT / "fuzz" / "found"
SEEDS = (ROOT / "tests" / "corpus", ROOT / "tests" / "data", ROOT / "examples")
LARGEST = 50_000
"""Bytes of a file: larger ones are slow, and the corpus holds those that matter."""
SLOWEST = 20
"""Seconds that one file may take before it is a finding."""
ONE_IN = 20
"""How many files go through the checks alone for one that goes through the whole command."""

sys.path.insert(0, str(ROOT))
try:
    import atheris
except ImportError:
    sys.exit("atheris cannot be installed for this Python, so there is no fuzzing here.")
with atheris.instrument_imports(include=["smartcert", "yaml"]):
    from tests.support.faults import TRAPS, assert_judged_or_refused, assert_lawful
    from tests.support.hostile_tables import (
        DOUBTFUL,
        PLAIN,
        TABLES,
        assert_table_lawful,
        bent,
        rows_of,
    )
    from tests.support.options_at_random import arguments_of, assert_ends_in_order


class Target(NamedTuple):
    """What is fuzzed.

    Attributes:
        hold: holds the bytes of one try against the laws.
        bend: changes the bytes of one try for the next, by a seed.
        seeds: folders of tries to begin with.
        largest: bytes of a try.
    """

    hold: Callable[[bytes], None]
    bend: Callable[[bytes, int, int], bytes]
    seeds: Callable[[], tuple[Path, ...]]
    largest: int = LARGEST


def hold(data: bytes) -> None:
    """Hold one file against the laws."""
    assert_lawful(data)
    if zlib.crc32(data) % ONE_IN == 0:
        assert_judged_or_refused(data)


def bend(data: bytes, largest: int, seed: int) -> bytes:
    """Change a file: any bytes in half of the cases, else a line, as people and editors do."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    lines = data.splitlines(keepends=True)
    if not lines or chance.random() < 1 / 2:
        return bytes(atheris.Mutate(data, largest))
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    name, colon, value = lines[at].partition(b":")
    trap = chance.choice(TRAPS).encode()
    new = chance.choice(
        (
            (),
            (lines[at], lines[at]),
            (lines[other],),
            (lines[at], lines[other]),
            (b" " * chance.randrange(9) + lines[at].lstrip(),),
            (name + colon + b" " + trap + b"\n",),
            (name[: len(name) - len(name.lstrip())] + trap + colon + value,),
            (name + trap + colon + value,),
            (name + colon + trap + value,),
        )
    )
    return b"".join((*lines[:at], *new, *lines[at + 1 :]))[:largest]


def hold_table(data: bytes) -> None:
    """Hold one table, behind the number of its format, against its law."""
    ending = [*TABLES][data[0] % len(TABLES)] if data else ".csv"
    assert_table_lawful(data[1:], ending, command=zlib.crc32(data) % ONE_IN == 0)


def bend_table(data: bytes, largest: int, seed: int) -> bytes:
    """Change a table, but not its format."""
    return (data[:1] + bent(data[1:], random.Random(seed)))[:largest]  # noqa: S311 - not for secrets


def tables() -> tuple[Path, ...]:
    """Write a table in each format, behind its number."""
    folder = Path(tempfile.mkdtemp())
    rows = [*rows_of(2, PLAIN), *rows_of(2, DOUBTFUL)]
    for number, (ending, make) in enumerate(TABLES.items()):
        (folder / ending[1:]).write_bytes(bytes([number]) + make(rows))
    return (folder,)


def hold_options(data: bytes) -> None:
    """Hold the command that these bytes stand for against its law."""
    assert_ends_in_order(arguments_of(random.Random(data)))  # noqa: S311 - not for secrets


TARGETS = {
    "files": Target(hold, bend, lambda: SEEDS),
    "tables": Target(hold_table, bend_table, tables),
    "options": Target(
        hold_options, lambda data, most, _seed: atheris.Mutate(data, most), tuple, 16
    ),
}


def main() -> None:
    """Fuzz until the time is over or a law is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, help="from 1: repeat a run, file by file")
    parser.add_argument("--target", choices=TARGETS, default="files")
    parser.add_argument("files", nargs="*", help="only hold these files against the laws")
    asked = parser.parse_args()
    target = TARGETS[asked.target]
    for file in asked.files:
        target.hold(Path(file).read_bytes())
        print(f"{file}: no law is broken")  # noqa: T201
    if asked.files:
        return
    FOUND.mkdir(exist_ok=True)
    words = FOUND / "words.dict"
    words.write_text("".join(map(_entry, filter(None, TRAPS))), encoding="ascii")
    # what earlier runs reached helps the next, but would change a run that is repeated
    reached = (
        tempfile.mkdtemp() if asked.seed is not None else str(FOUND / "reached" / asked.target)
    )
    Path(reached).mkdir(parents=True, exist_ok=True)
    options = {
        "max_total_time": asked.seconds,
        "seed": asked.seed or 0,
        "max_len": target.largest,
        "timeout": SLOWEST,
        "dict": words,
        "artifact_prefix": f"{FOUND}/{asked.target}-",
        "print_final_stats": 1,
    }
    arguments = [f"-{name}={value}" for name, value in options.items()]
    given = [sys.argv[0], *arguments, reached, *map(str, target.seeds())]
    atheris.Setup(given, target.hold, custom_mutator=target.bend)
    atheris.Fuzz()


def _entry(word: str) -> str:
    """Write a word as libFuzzer reads it."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n'


if __name__ == "__main__":
    main()
