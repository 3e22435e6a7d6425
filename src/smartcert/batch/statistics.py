"""What is said of many cities at once: middle, histogram, and where most points are lost."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from smartcert.batch.summary import PERCENTS, Loss, Standing, Summary, TrackSummary
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.edition import Track
from smartcert.reports.report import Points

WIDTH = 5
"""Percentage points of a bin of the histogram."""
NEAR = 2
"""Percentage points from the pass mark within which a city needs a look."""


class Bin(NamedTuple):
    """How many cities have a share from `low` on, below `high` (or, at the top, 100)."""

    low: int
    high: int
    cities: int


def points(units: int, catalogue: Catalogue) -> Decimal:
    """Give smallest units as points."""
    return Decimal(units).scaleb(-catalogue.edition.decimals)


def points_of(one: Standing, catalogue: Catalogue) -> Points:
    """Give the points of a city."""
    return Points(points(one.earned, catalogue), points(one.maximum, catalogue))


def rounded(total: int, parts: int) -> int:
    """Divide whole numbers that are not negative, rounded half up."""
    return (2 * total + parts) // (2 * parts)


def mean(track: TrackSummary, catalogue: Catalogue) -> Decimal:
    """Give the mean of the points, rounded half up to the catalogue's decimals."""
    return points(rounded(track.earned, track.judged), catalogue)


def median(track: TrackSummary, catalogue: Catalogue) -> Decimal:
    """Give the median of the points, rounded half up to the catalogue's decimals."""
    return points(rounded(sum(track.median()), 2), catalogue)


def average(loss: Loss, catalogue: Catalogue) -> Decimal:
    """Give what a city that loses points loses on average, rounded half up."""
    return points(rounded(loss.units, loss.cities), catalogue)


def bins(track: TrackSummary, catalogue: Catalogue) -> list[Bin]:
    """Count the shares in bins, the highest first; one of them begins at the pass mark.

    Empty bins at the ends are left out, unless it is they that meet at the mark.
    """
    mark = int(catalogue.edition.verdict.pass_mark)
    edges = [0, *range(mark % WIDTH or WIDTH, PERCENTS - 1, WIDTH), PERCENTS - 1]
    counts = [
        Bin(low, high, sum(track.percents[low : high + (high == PERCENTS - 1)]))
        for low, high in pairwise(edges)
    ]
    shown = [number for number, each in enumerate(counts) if each.cities or each.low == mark]
    return counts[shown[0] : shown[-1] + 1][::-1]


def tracks_of(summary: Summary, catalogue: Catalogue) -> Iterator[tuple[Track, TrackSummary]]:
    """Give the tracks that have cities, in the order of the catalogue."""
    for track in catalogue.edition.tracks:
        if track.id in summary.tracks:
            yield track, summary.tracks[track.id]


def everyone(track: TrackSummary) -> list[Standing]:
    """Give all cities of a track by rank and name, if its summary names them all."""
    named = [*track.above, *track.below]
    if len(named) < track.judged:
        return []
    return by_rank(named)


def work_list(track: TrackSummary, catalogue: Catalogue) -> list[Standing]:
    """Give the cities of a track that need a look, by rank and name.

    They are near the pass mark, as far as its summary names them, or one step turns the verdict.
    """
    mark = catalogue.standard.pass_mark

    def is_near(one: Standing) -> bool:
        apart = abs(one.earned * mark.denominator - one.maximum * mark.numerator)
        return apart * 100 <= NEAR * one.maximum * mark.denominator

    near = [each for each in (*track.above, *track.below) if is_near(each)]
    return by_rank(dict.fromkeys([*near, *track.turning]))


def by_rank(some: Iterable[Standing]) -> list[Standing]:
    """Give cities of a track by rank and name."""
    return sorted(some, key=lambda each: (-each.share, each.city))


def most_lost(summary: Summary, count: int | None = None) -> list[tuple[str, Loss]]:
    """Give the indicators on which most points are lost by all cities together."""
    costing = [(name, loss) for name, loss in summary.losses.items() if loss.units]
    return sorted(costing, key=lambda each: -each[1].units)[:count]


def codes(summary: Summary) -> list[tuple[str, int]]:
    """Give how often what was wrong, the most frequent first."""
    return sorted(summary.faults.items(), key=lambda each: (-each[1], each[0]))
