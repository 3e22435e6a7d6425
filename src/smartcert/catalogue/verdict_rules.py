"""The rules of the verdict as a catalogue's file writes them, and what they require.

A new kind of requirement is a model here, and a field of `VerdictRules` that lists its entries.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from smartcert.catalogue.plausible import Basis
from smartcert.files.document import Path
from smartcert.files.fields import Id, Number, Record, Whole, YesNo
from smartcert.scoring.points import decimals_of, power_of_ten, units
from smartcert.scoring.tree import TOTAL
from smartcert.scoring.verdict import Requirement


class Grade(Record):
    """A grade begins at this share of the maximum, in percent, edge included.

    Attributes:
        grade: its number, the best first.
        at_least: percent of the maximum, edge included.
        certified: whether the grade certifies.
        basis: how far the edge is official.
    """

    grade: Whole
    at_least: Number
    certified: YesNo
    basis: Basis

    def requirement(self, path: Path) -> Requirement:
        """Return what the grade asks of the total."""
        return share_of("grade", TOTAL, self.at_least, (*path, "at_least"))


class Floor(Record):
    """A category must earn at least this share of its maximum, in percent.

    Attributes:
        category: id.
        at_least: percent of the category's maximum.
    """

    category: Id
    at_least: Number

    def requirement(self, path: Path) -> Requirement:
        """Return what it requires."""
        return share_of("floor", self.category, self.at_least, (*path, "at_least"))


class Mandatory(Record):
    """An indicator must earn at least this share of its points, in percent.

    Attributes:
        indicator: id.
        at_least: percent of the indicator's points.
    """

    indicator: Id
    at_least: Number

    def requirement(self, path: Path) -> Requirement:
        """Return what it requires."""
        return share_of("mandatory", self.indicator, self.at_least, (*path, "at_least"))


class VerdictRules(Record):
    """What must hold for a city to be certified.

    Attributes:
        pass_mark: percent of the total's maximum.
        grades: from the best down to the one at 0.
        floors: shares that categories must reach.
        mandatory: shares that indicators must reach.
    """

    pass_mark: Number
    grades: Annotated[list[Grade], Field(min_length=2)]
    floors: Annotated[list[Floor], Field(default_factory=list)]
    mandatory: Annotated[list[Mandatory], Field(default_factory=list)]

    def entries(self) -> Iterator[tuple[Path, Floor | Mandatory]]:
        """Return every entry but the pass mark and the grades, with its path in the file."""
        for index, floor in enumerate(self.floors):
            yield ("verdict", "floors", index), floor
        for index, mandatory in enumerate(self.mandatory):
            yield ("verdict", "mandatory", index), mandatory

    def requirements(self) -> Iterator[Requirement]:
        """Return what must hold for a certificate, the pass mark first."""
        yield share_of("pass_mark", TOTAL, self.pass_mark, ("verdict", "pass_mark"))
        for path, entry in self.entries():
            yield entry.requirement(path)

    def edges(self) -> Iterator[Requirement]:
        """Return where each grade but the last begins, best grade first."""
        for index, grade in enumerate(self.grades[:-1]):
            yield grade.requirement(("verdict", "grades", index))


def share_of(kind: str, node: str, percent: Decimal, place: Path) -> Requirement:
    """Return the requirement that a node reach a share of its maximum, in percent."""
    scale = power_of_ten(decimals_of([percent]))
    return Requirement(kind, node, percent, place, units(percent, scale), 100 * scale)
