"""The invented cities, and the words and figures that the TOML files hold."""

import hashlib
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))


WORDS, FIGURES, PAPERS = map(_read, ("words.toml", "figures.toml", "papers.toml"))
NOTES, GOVERNMENTS = WORDS["notes"], WORDS["governments"]
MANY, FEW = 1_000_000, 100_000
"""Inhabitants of a large and of a small place."""


class Applicant(NamedTuple):
    """An invented city, as `cities.toml` has it.

    Attributes:
        file: its name in Latin letters, and that of its file.
        government: what things are called in it.
        money: thousand KRW won from outside, where luck does not say it.
    """

    file: str
    government: dict[str, Any]
    name: str
    population: int
    maturity: float
    strong: str = ""
    weak: str = ""
    total: str = ""
    shows: str = ""
    money: int | None = None

    def luck(self, *drawn: str) -> float:
        """Give a number from 0 up to 1 that depends on the file's name and on what is drawn."""
        digest = hashlib.sha256("/".join(("round 2022", self.file, *drawn)).encode()).digest()
        return int.from_bytes(digest[:6], "big") / 2**48

    def swing(self, *drawn: str) -> float:
        """Give a number between -1 and 1, most often near 0."""
        return self.luck(*drawn, "up") - self.luck(*drawn, "down")

    def pick(self, choices: Sequence[str], *drawn: str) -> str:
        """Choose one."""
        return choices[int(self.luck(*drawn) * len(choices))]

    @property
    def has_team(self) -> bool:
        """Whether the unit is a team inside another division, where a person counts half."""
        people = self.population
        return people < FEW or (people < 2 * FEW and self.luck("team") < 1 / 3)

    @property
    def words(self) -> dict[str, str]:
        """What may be named in a text about the city."""
        unit = "team" if self.has_team else "large" if self.population > MANY else "division"
        stem = self.name.removesuffix(self.government["suffix"])
        return {**self.government, "name": self.name, "stem": stem, "unit": WORDS["units"][unit]}


APPLICANTS = [
    Applicant(file, {"kind": group} | GOVERNMENTS["usual"] | GOVERNMENTS[group], **city)
    for group, cities in _read("cities.toml").items()
    for file, city in cities.items()
]
