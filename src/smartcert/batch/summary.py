"""What a batch came to, in whole numbers that merge exactly, whoever counted them in what order."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from smartcert.batch.totals import Ranks, Totals, no_totals, share_of, together
from smartcert.scoring.points import Numbers

NEAREST = 10
"""Cities that are named on each side of the pass mark."""
EXTREMES = 5
"""Cities that are named as the best, and as the last."""
PERCENTS = 101


class Standing(NamedTuple):
    """One city and how it stands, points in smallest units.

    Attributes:
        margin: points above (or, negative, below) what the pass mark needs.
        alone: what alone turns its verdict, by where it stands in `turning.ALONE`; 0 for nothing.
    """

    city: str
    earned: int
    maximum: int
    margin: int
    grade: int
    certified: bool
    alone: int = 0

    @property
    def distance(self) -> int:
        """How far it is from the pass mark, on either side."""
        return abs(self.margin)

    @property
    def share(self) -> int:
        """Its share of its maximum, as a whole number that compares exactly."""
        return share_of(self.earned, self.maximum)


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
    "best": Side(EXTREMES, "share", -1),
    "last": Side(EXTREMES, "share", 1),
    "turning": Side(2 * NEAREST, "distance", 1),
}
"""The sides of a track on which its summary names cities."""


class Loss(NamedTuple):
    """What an indicator cost: how many cities, and how many of the units that count in all."""

    cities: int
    units: int


@dataclass(frozen=True)
class TrackSummary:
    """What the cities of one track came to.

    Attributes:
        judged: how many were.
        certified: how many are.
        grades: how many have which grade.
        totals: how many have which points of which maximum.
        percents: how many have which share of their maximum, cut to whole percents, 0 to 100.
        above: the nearest at or above the pass mark, the nearest first.
        below: the nearest below it, the nearest first.
        best: the largest shares, the best first.
        last: the smallest shares, the last first.
        turning: whose verdict one step turns, the nearest to the pass mark first.
    """

    judged: int = 0
    certified: int = 0
    grades: Mapping[int, int] = field(default_factory=dict)
    totals: Totals = field(default_factory=no_totals)
    percents: Sequence[int] = (0,) * PERCENTS
    above: tuple[Standing, ...] = ()
    below: tuple[Standing, ...] = ()
    best: tuple[Standing, ...] = ()
    last: tuple[Standing, ...] = ()
    turning: tuple[Standing, ...] = ()

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

    def rank(self, earned: Numbers, maximum: Numbers) -> Any:
        """Give the ranks of cities of this track: one more than have a larger share."""
        return self._ranks(earned, maximum)

    @cached_property
    def _ranks(self) -> Ranks:
        return Ranks(self.totals)

    def merged(self, *others: "TrackSummary") -> "TrackSummary":
        """Give all together."""
        every = (self, *others)
        return TrackSummary(
            judged=sum(each.judged for each in every),
            certified=sum(each.certified for each in every),
            grades=_added([each.grades for each in every]),
            totals=together([each.totals for each in every]),
            percents=tuple(map(sum, zip(*(each.percents for each in every), strict=True))),
            **{
                side: first((one for each in every for one in getattr(each, side)), side)
                for side in SIDES
            },
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

    def merged(self, *others: "Summary") -> "Summary":
        """Give all together; many at once cost less than one after the other."""
        every = (self, *others)
        tracks = [each.tracks for each in every]
        losses = [each.losses for each in every]
        return Summary(
            tracks={
                name: TrackSummary().merged(*(each[name] for each in tracks if name in each))
                for name in sorted({name for each in tracks for name in each})
            },
            losses={
                name: Loss(
                    *map(sum, zip(*(each[name] for each in losses if name in each), strict=True))
                )
                for name in dict.fromkeys(name for each in losses for name in each)
            },
            rejected=sum(each.rejected for each in every),
            faults=_added([each.faults for each in every]),
            warnings=sum(each.warnings for each in every),
        )


def first(some: Iterable[Standing], side: str) -> tuple[Standing, ...]:
    """Return the cities that come first on a side, in their order."""
    most, number, sign = SIDES[side]
    # the city's name, and at last all of it: two cities may be called the same
    return tuple(sorted(some, key=lambda each: (sign * getattr(each, number), each))[:most])


def _added(counts: Iterable[Mapping[Any, int]]) -> dict[Any, int]:
    found: Counter[Any] = Counter()
    for each in counts:
        found.update(each)
    return dict(sorted(found.items()))


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
    counted = {
        f"totals {name}".encode(): np.stack(track.totals).astype("<i8").tobytes()
        for name, track in summary.tracks.items()
    }
    return {b"summary": json.dumps(written).encode(), **counted}


def loaded(metadata: Mapping[bytes, bytes]) -> Summary:
    """Read a summary from the metadata of a part file."""
    written = json.loads(metadata[b"summary"])
    tracks = {}
    for name, track in written["tracks"].items():
        counted = np.frombuffer(metadata[f"totals {name}".encode()], "<i8").reshape(3, -1)
        tracks[name] = TrackSummary(
            judged=track["judged"],
            certified=track["certified"],
            grades=dict(track["grades"]),
            totals=Totals(*counted),
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
