"""What the JSON of a batch says beside its cities; its schema is read off these classes."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from smartcert.batch.rejects import Code, Whole
from smartcert.files.fields import Bilingual
from smartcert.language import InBoth

Hash = Annotated[str, ("pattern", "^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which catalogue was used, to the byte."""

    id: str
    edition: str
    revision: Whole
    title: Bilingual
    basis: Bilingual
    sha256: Hash


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many cities have a grade."""

    grade: Whole
    cities: Whole


@dataclass(frozen=True, slots=True)
class Bin:
    """How many cities have a share of their maximum from `low` to below `high` percent."""

    low: Whole
    high: Whole
    cities: Whole


@dataclass(frozen=True, slots=True)
class Standing:
    """A city that is named in the summary of its track.

    `alone` is what alone turns its verdict: a missing `paper`, another `step`, or an `answer` that
    is not accepted; empty if nothing does.
    """

    city: str
    rank: Whole
    points: Decimal
    maximum: Decimal
    share: Decimal
    margin: Decimal
    grade: Whole
    certified: bool
    alone: Literal["", "paper", "step", "answer"]


@dataclass(frozen=True, slots=True)
class Track:
    """The result of the cities of one track."""

    id: str
    title: Bilingual
    judged: Whole
    certified: Whole
    grades: tuple[GradeCount, ...]
    mean: Decimal
    median: Decimal
    histogram: tuple[Bin, ...]
    above: tuple[Standing, ...]
    below: tuple[Standing, ...]
    best: tuple[Standing, ...]
    last: tuple[Standing, ...]
    turning: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Loss:
    """What an indicator cost all cities together."""

    indicator: str
    title: Bilingual
    cities: Whole
    average: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Summary:
    """The result of all cities."""

    judged: Whole
    certified: Whole
    rejected: Whole
    faults: dict[Code, Whole]
    warnings: Whole
    tracks: tuple[Track, ...]
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """All that stands before the cities."""

    catalogue: Stamp
    evidence: Literal["required", "not-required"]
    note: InBoth
    ranking: InBoth
    skipped: tuple[str, ...]
    summary: Summary
