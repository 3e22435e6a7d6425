"""An edition as its file writes it: the tree, the tracks and what else counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from smartcert.catalogue.indicator import Indicator
from smartcert.catalogue.plausible import Populations
from smartcert.catalogue.verdict_rules import VerdictRules
from smartcert.catalogue.wanted import EvidenceWanted
from smartcert.files.fields import (
    Bilingual,
    Government,
    Id,
    Name,
    Number,
    Record,
    Whole,
)
from smartcert.language import LANGUAGES, InBoth, language


class Reference(Record):
    """A source that the catalogue rests on.

    Attributes:
        id: name within this catalogue.
        title: what it is.
        publisher: who published it.
        where: how to find it.
    """

    id: Id
    title: Bilingual
    publisher: Bilingual
    where: Name


class EvidenceKind(Record):
    """A kind of evidence that an answer may name.

    Attributes:
        id: name that answers use.
        title: its name.
    """

    id: Id
    title: Bilingual

    @property
    def named(self) -> InBoth:
        """The id to write, with the title to understand it: `register (대장)`."""
        return InBoth(ko=f"{self.id} ({self.title.ko})", en=f"{self.id} ({self.title.en})")


class Condition(Record):
    """Kinds of local government, and if need be a range of population, that make a track.

    Attributes:
        kinds: kinds of local government.
        population_from: inhabitants, included.
        population_below: inhabitants, not included.
    """

    kinds: Annotated[list[Government], Field(min_length=1)]
    population_from: Whole | None = None
    population_below: Whole | None = None


class Track(Record):
    """A group of cities that are judged and ranked together.

    Attributes:
        id: unique among the tracks.
        title: its name.
        when: the city is in the track if one of these holds.
    """

    id: Id
    title: Bilingual
    when: Annotated[list[Condition], Field(min_length=1)]


class Category(Record):
    """A node of the tree: at the top an area, below it an item.

    `sum`: the children's points add up. `mean`: each child earns its `weight` in percent
    of this category's points, times the share that it has of its own maximum.

    Attributes:
        id: unique in the catalogue.
        title: its name.
        points: its maximum; under `sum` exactly the sum of its children.
        weight: percent of a category that takes a mean; elsewhere absent.
        combine: how the children make its points.
        categories: children that are categories.
        indicators: children that are indicators.
    """

    id: Id
    title: Bilingual
    points: Number
    weight: Number | None = None
    combine: Literal["sum", "mean"] = "sum"
    categories: Annotated[list[Category], Field(default_factory=list)]
    indicators: Annotated[list[Indicator], Field(default_factory=list)]

    @property
    def children(self) -> list[Category | Indicator]:
        """Categories first, then indicators, each in the order of the file."""
        return [*self.categories, *self.indicators]


class Edition(Record):
    """One immutable edition of a catalogue.

    Attributes:
        format: tells the kind of file.
        id: of the certification scheme.
        edition: of the catalogue, normally a year.
        revision: of this edition; every change has a new one.
        title: its name.
        basis: how far it is official, printed on every report.
        points: the total's maximum.
        decimals: of points: 2 for a smallest unit of 1/100 point.
        verdict: the rules.
        tracks: each kind of government at each population in exactly one.
        populations: usual inhabitants by kind of government.
        evidence_kinds: what answers may name as evidence.
        sources: what the catalogue rests on.
        categories: the areas.
    """

    format: Literal["smartcert-catalogue/1"]
    id: Id
    edition: Id
    revision: Whole
    title: Bilingual
    basis: Bilingual
    points: Number
    decimals: Whole
    verdict: VerdictRules
    tracks: Annotated[list[Track], Field(min_length=1)]
    populations: Annotated[list[Populations], Field(default_factory=list)]
    evidence_kinds: Annotated[list[EvidenceKind], Field(min_length=1)]
    sources: Annotated[list[Reference], Field(min_length=1)]
    categories: Annotated[list[Category], Field(min_length=1)]

    @property
    def name(self) -> str:
        """Id and edition, as an assessment names them: `molit-smart-city@2022`."""
        return f"{self.id}@{self.edition}"

    def kinds_in(self, wanted: EvidenceWanted) -> list[InBoth]:
        """Return the kinds of evidence that are wanted, each with how old it may be."""
        known = {kind.id: kind for kind in self.evidence_kinds}
        return [_aged(known[kind], wanted.within.get(kind)) for kind in wanted.kinds]


def _aged(kind: EvidenceKind, months: int | None) -> InBoth:
    if months is None:
        return kind.named
    ko, en = (
        language(tag).plural(
            "{id} ({title}, at most {count} month old)",
            "{id} ({title}, at most {count} months old)",
            months,
            id=kind.id,
            title=kind.title,
        )
        for tag in LANGUAGES
    )
    return InBoth(ko=ko, en=en)


def walk(
    categories: list[Category], path: tuple[str | int, ...] = ("categories",)
) -> Iterator[tuple[tuple[str | int, ...], Category | Indicator]]:
    """Give every node of the tree with its path in the file, parents first."""
    for index, category in enumerate(categories):
        here = (*path, index)
        yield here, category
        yield from walk(category.categories, (*here, "categories"))
        for place, indicator in enumerate(category.indicators):
            yield (*here, "indicators", place), indicator
