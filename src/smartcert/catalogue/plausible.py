"""Ranges in which values usually lie: what lies outside is doubted, never refused."""

from typing import Annotated, Literal

from pydantic import Field

from smartcert.files.fields import (
    Bilingual,
    Government,
    Number,
    Record,
    Whole,
)

Basis = Literal["official", "published", "assumed"]
"""How far a range rests on what is public."""


class OtherUnit(Record):
    """A unit in which a value is likely to be written by mistake.

    Attributes:
        unit: the wrong unit.
        in_one: so many of it are in one of the right unit.
    """

    unit: Bilingual
    in_one: Number


class Plausible(Record):
    """The range in which a value usually lies; 0 is never doubted.

    Attributes:
        range: smallest and largest value that is usual.
        basis: how far it is official.
        slips: other units in which the value is likely to be written.
    """

    range: Annotated[list[Number], Field(min_length=2, max_length=2)]
    basis: Basis
    slips: Annotated[list[OtherUnit], Field(default_factory=list)]


class Populations(Record):
    """Usual inhabitants of some kinds of local government.

    Attributes:
        kinds: kinds of local government.
        range: smallest and largest population that is usual.
        basis: how far it is official.
    """

    kinds: Annotated[list[Government], Field(min_length=1)]
    range: Annotated[list[Whole], Field(min_length=2, max_length=2)]
    basis: Basis
