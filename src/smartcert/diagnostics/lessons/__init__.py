"""What every code means, with an example of the fault and of the right way, read from tables.

A family of codes has a TOML file (see `diagnostics.codes`). `smartcert explain` and the reference
pages show them; judging a city never reads them.

`right` stands, in whole lines and once, in tests/data/lessons/FILE.yaml, or in FILE if that is a
table, which is valid; with `wrong` in its place that file raises this code and no other
(tests/diagnostics/test_lessons.py proves it). Saved in `encoding`, if there is one. Of a `command`
the two are what is typed; its tables are made by tests/support/lesson_tables.py. Lines of a meaning
are joined.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from smartcert.diagnostics.codes import FAMILIES, family_of

_TABLES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Meaning:
    """A text in Korean and in English."""

    ko: str
    en: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a code means, shown by an example.

    Attributes:
        code: the code.
        meaning: what it means, how it comes about and why it matters.
        wrong: lines of a file with the fault, or a command that meets it.
        right: the lines, or the command, that should stand in their place.
        file: name of the file that the lines are from, with its ending if it is a table; none
            for a command.
        encoding: how the file with the fault is saved, where that is the fault.
        command: whether the example is what is typed, not what a file holds.
    """

    code: str
    meaning: Meaning
    wrong: str
    right: str
    file: str = ""
    encoding: str = ""
    command: bool = False


@cache
def lessons_of(family: str) -> Mapping[str, Lesson]:
    """Return the lessons of a family, in the order of its codes."""
    table = tomllib.loads((_TABLES / f"{family}.toml").read_text("utf-8"))
    return {code: _lesson(code, entry) for code, entry in table.items()}


def lessons() -> Mapping[str, Lesson]:
    """Return the lesson of every code, in the order of the codes."""
    tables = map(lessons_of, FAMILIES.values())
    return {code: taught for table in tables for code, taught in table.items()}


def lesson(code: str) -> Lesson:
    """Return the lesson of a code; only the table of its family is read.

    Raises:
        KeyError: there is none.
    """
    return lessons_of(family_of(code))[code]


def _lesson(code: str, entry: dict[str, Any]) -> Lesson:
    # the table breaks long texts into lines, the reader's screen breaks them anew
    words = {tag: " ".join(text.split()) for tag, text in entry.pop("meaning").items()}
    return Lesson(code, Meaning(**words), **entry)
