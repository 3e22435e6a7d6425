"""What every code means, with an example of the fault and of the right way, read from one table.

The table is `lessons.toml`. `smartcert explain` and the reference page show it; judging a city
never reads it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).with_suffix(".toml")


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
def lessons() -> Mapping[str, Lesson]:
    """Give the lesson of every code, in the order of the codes."""
    table = tomllib.loads(_TABLE.read_text("utf-8"))
    return {code: _lesson(code, entry) for code, entry in table.items()}


def lesson(code: str) -> Lesson:
    """Give the lesson of a code.

    Raises:
        KeyError: there is none.
    """
    return lessons()[code]


def _lesson(code: str, entry: dict[str, Any]) -> Lesson:
    # the table breaks long texts into lines, the reader's screen breaks them anew
    words = {tag: " ".join(text.split()) for tag, text in entry.pop("meaning").items()}
    return Lesson(code, Meaning(**words), **entry)
