"""What a batch came to, in whole numbers that merge exactly, whoever counted them in what order."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from smartcert.scoring.points import Numbers

NEAREST = 10
"""Cities that are named on each side of the pass mark."""
EXTREMES = 5
"""Cities that are named as the best, and as the last."""
PERCENTS = 101
_LARGEST_TABLE = 1 << 22
"""Numbers of a table of ranks: looking up is ten times as fast as searching."""


class Standing(NamedTuple):
    """One city and how it stands, points in smallest units.

    Attributes:
        margin: points above (or, negative, below) what the pass mark needs.
    """

    city: str
    earned: int
    maximum: int
    margin: int
    grade: int
    certified: bool


class Side(NamedTuple):
    """A side on which cities are named: how many, and which come first.

    Attributes:
        most: how many are named.
        number: the field of a city by which it comes first, the smallest first;
        sign: or, if this is -1, the largest.
    """

    most: int
    number: str
    sign: int


SIDES: Mapping[str, Side] = {
    "above": Side(NEAREST, "margin", 1),
    "below": Side(NEAREST, "margin", -1),
    "best": Side(EXTREMES, "earned", -1),
    "last": Side(EXTREMES, "earned", 1),
}
"""The sides of a track on which its summary names cities."""


class Loss(NamedTuple):
    """What an indicator cost: how many cities, and how many of the units that count in all."""

    cities: int
    units: int


class Totals(NamedTuple):
    """How many cities have which total: both [distinct totals], totals ascending."""

    earned: Any
    cities: Any


def _no_totals() -> Totals:
    return Totals(np.zeros(0, np.int64), np.zeros(0, np.int64))


@dataclass(frozen=True)
class TrackSummary:
    """What the cities of one track came to.

    Attributes:
        judged: how many were.
        certified: how many are.
        grades: how many have which grade.
        totals: how many have which total, in smallest units.
        percents: how many have which share of their maximum, cut to whole percents, 0 to 100.
        above: the nearest at or above the pass mark, the nearest first.
        below: the nearest below it, the nearest first.
        best: the most points, the best first.
        last: the fewest points, the last first.
    """

    judged: int = 0
    certified: int = 0
    grades: Mapping[int, int] = field(default_factory=dict)
    totals: Totals = field(default_factory=_no_totals)
    percents: Sequence[int] = (0,) * PERCENTS
    above: tuple[Standing, ...] = ()
    below: tuple[Standing, ...] = ()
    best: tuple[Standing, ...] = ()
    last: tuple[Standing, ...] = ()

    @property
    def earned(self) -> int:
        """Points of all cities together, in smallest units."""
        # Python's whole numbers: the sum of many totals may pass 64 bits
        pairs = zip(self.totals.earned.tolist(), self.totals.cities.tolist(), strict=True)
        return sum(total * cities for total, cities in pairs)

    def median(self) -> tuple[int, int]:
        """Give the two middle totals, in smallest units; the same one twice where one is there."""
        ends = np.cumsum(self.totals.cities)
        middle = ((self.judged - 1) // 2, self.judged // 2)
        low, high = self.totals.earned[np.searchsorted(ends, middle, side="right")].tolist()
        return low, high

    def rank(self, total: Numbers) -> Any:
        """Give the rank of cities of this track by their totals: one more than have more."""
        if self._rank_of is None:
            return self._ranks[np.searchsorted(self.totals.earned, total)]
        return self._rank_of[total - self.totals.earned[0]]

    @cached_property
    def _ranks(self) -> Any:
        """The rank of each distinct total."""
        return self.judged - np.cumsum(self.totals.cities) + 1

    @cached_property
    def _rank_of(self) -> Any:
        """The rank of every number from the lowest total on; None where they lie far apart."""
        span = int(self.totals.earned[-1] - self.totals.earned[0]) + 1
        if span > _LARGEST_TABLE:
            return None
        table = np.zeros(span, np.int64)
        table[self.totals.earned - self.totals.earned[0]] = self._ranks
        return table

    def merged(self, other: "TrackSummary") -> "TrackSummary":
        """Give both together."""
        return TrackSummary(
            judged=self.judged + other.judged,
            certified=self.certified + other.certified,
            grades=_added(self.grades, other.grades),
            totals=_totals(
                np.concatenate([self.totals.earned, other.totals.earned]),
                np.concatenate([self.totals.cities, other.totals.cities]),
            ),
            percents=tuple(map(sum, zip(self.percents, other.percents, strict=True))),
            **{side: first((*getattr(self, side), *getattr(other, side)), side) for side in SIDES},
        )


@dataclass(frozen=True)
class Summary:
    """What a batch, or a piece of one, came to.

    Attributes:
        tracks: by the id of the track; only those that have cities.
        losses: what each indicator cost, by its id.
        rejected: rows or files that could not be judged.
        faults: how many faults have which code.
        warnings: how many there are.
    """

    tracks: Mapping[str, TrackSummary] = field(default_factory=dict)
    losses: Mapping[str, Loss] = field(default_factory=dict)
    rejected: int = 0
    faults: Mapping[str, int] = field(default_factory=dict)
    warnings: int = 0

    @property
    def judged(self) -> int:
        """How many cities were judged."""
        return sum(track.judged for track in self.tracks.values())

    @property
    def certified(self) -> int:
        """How many cities are certified."""
        return sum(track.certified for track in self.tracks.values())

    def merged(self, other: "Summary") -> "Summary":
        """Give both together."""
        nothing, no_loss = TrackSummary(), Loss(0, 0)
        names = sorted({*self.tracks, *other.tracks})
        return Summary(
            tracks={
                name: self.tracks.get(name, nothing).merged(other.tracks.get(name, nothing))
                for name in names
            },
            losses={
                name: Loss(
                    *map(
                        sum,
                        zip(
                            self.losses.get(name, no_loss),
                            other.losses.get(name, no_loss),
                            strict=True,
                        ),
                    )
                )
                for name in {**self.losses, **other.losses}
            },
            rejected=self.rejected + other.rejected,
            faults=_added(self.faults, other.faults),
            warnings=self.warnings + other.warnings,
        )


def first(some: Iterable[Standing], side: str) -> tuple[Standing, ...]:
    """Return the cities that come first on a side, in their order."""
    most, number, sign = SIDES[side]
    # the city's name, and at last all of it: two cities may be called the same
    return tuple(sorted(some, key=lambda each: (sign * getattr(each, number), each))[:most])


def _added(one: Mapping[Any, int], other: Mapping[Any, int]) -> dict[Any, int]:
    return dict(sorted((Counter(one) + Counter(other)).items()))


def _totals(earned: Any, cities: Any) -> Totals:
    distinct, inverse = np.unique(earned, return_inverse=True)
    counts = np.zeros(len(distinct), np.int64)
    np.add.at(counts, inverse, cities)
    return Totals(distinct, counts)


# --- as bytes -------------------------------------------------------------------------


def dumped(summary: Summary) -> dict[bytes, bytes]:
    """Give a summary as the metadata of a part file."""
    tracks = {
        name: {
            "judged": track.judged,
            "certified": track.certified,
            "grades": list(track.grades.items()),
            "percents": track.percents,
            **{side: getattr(track, side) for side in SIDES},
        }
        for name, track in summary.tracks.items()
    }
    written = {
        "tracks": tracks,
        "losses": summary.losses,
        "rejected": summary.rejected,
        "faults": summary.faults,
        "warnings": summary.warnings,
    }
    totals = {
        f"totals {name}".encode(): np.stack(track.totals).astype("<i8").tobytes()
        for name, track in summary.tracks.items()
    }
    return {b"summary": json.dumps(written).encode(), **totals}


def loaded(metadata: Mapping[bytes, bytes]) -> Summary:
    """Read a summary from the metadata of a part file."""
    written = json.loads(metadata[b"summary"])
    tracks = {}
    for name, track in written["tracks"].items():
        totals = np.frombuffer(metadata[f"totals {name}".encode()], "<i8").reshape(2, -1)
        tracks[name] = TrackSummary(
            judged=track["judged"],
            certified=track["certified"],
            grades=dict(track["grades"]),
            totals=Totals(*totals),
            percents=tuple(track["percents"]),
            **{side: tuple(Standing(*each) for each in track[side]) for side in SIDES},
        )
    return Summary(
        tracks=tracks,
        losses={name: Loss(*loss) for name, loss in written["losses"].items()},
        rejected=written["rejected"],
        faults=written["faults"],
        warnings=written["warnings"],
    )
