"""What the cities of a batch answered, counted, and the quartiles of it, in little memory.

A part file holds the answers of its cities by track and indicator, sorted and counted; and of each
such run a head, which says between which answers the quartiles lie. Where that shows that nobody
can be far from the others, the answers are not read; else those between them are, and decide.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from smartcert.catalogue.compiled import Catalogue
from smartcert.scoring.peers import DISTANCES, FEWEST, Fence, cut
from smartcert.scoring.states import ANSWERED
from smartcert.tables.rows.claims import Coded

SAMPLE = 64
"""Answers of a run that its head has, at least, or all."""

_FEW = 1 << 17
"""Answers below it are counted each at its place; others are sorted."""
_QUARTERS = (1, 3)

Pair = tuple[int, str]
"""A track, by where it stands among the edition's, and an indicator."""


class Head(NamedTuple):
    """What of a run is read first.

    Attributes:
        track: where it stands among the edition's tracks.
        indicator: the id.
        rows: how many different answers there are.
        cities: how many cities gave them.
        least: the smallest.
        most: the largest.
        step: of so many cities, in the order of their answers, one is in the sample.
        sample: the answer of every such city, ascending.
    """

    track: int
    indicator: str
    rows: int
    cities: int
    least: int
    most: int
    step: int
    sample: Sequence[int]


class Run(NamedTuple):
    """What cities of one track answered to one indicator.

    Attributes:
        head: what it is about.
        values: [distinct answers] ascending, as `scoring.peers.cut` gives them.
        cities: [distinct answers] how many gave each.
    """

    head: Head
    values: Any
    cities: Any


def runs_of(catalogue: Catalogue, tracks: Any, claims: Mapping[str, Coded]) -> Iterator[Run]:
    """Count what cities answered to the indicators that are measured.

    Args:
        catalogue: under which they were judged.
        tracks: [rows] where each city's track stands among the edition's.
        claims: of each indicator, in columns of as many rows.
    """
    every = len(catalogue.edition.tracks)
    places = np.asarray(tracks, np.int64)
    for name, finer in catalogue.finer.items():
        value, parts, state = (np.asarray(each) for each in claims[name][:3])
        given = cut(value, parts, finer) if parts.ndim else value
        answered = np.broadcast_to(state == ANSWERED, len(places))
        for track, values, cities in _counted(given, places, answered, every):
            fine = values if parts.ndim else cut(values.astype(np.int64), 1, finer)
            yield _run(track, name, fine, cities)


def _counted(given: Any, tracks: Any, answered: Any, every: int) -> Iterator[tuple[int, Any, Any]]:
    """Count the answers of each track that has any."""
    few = len(given) and given.min() >= 0 and given.max() < _FEW
    width = int(given.max()) + 1 if few else 0
    if few:  # all tracks at once, and behind them those that have not answered
        keys = np.where(answered, tracks * width + given, every * width)
        counts = np.bincount(keys, minlength=every * width)[: every * width].reshape(every, width)
    for track in range(every):
        if few:
            values = np.flatnonzero(counts[track] > 0)  # quicker than of numbers
            cities = counts[track][values]
        else:
            some = given[np.flatnonzero(answered & (tracks == track))]
            values, cities = np.unique(some, return_counts=True)
        if len(values):
            yield track, values, cities


def _run(track: int, name: str, values: Any, cities: Any) -> Run:
    ends = np.cumsum(cities)
    every, least, most = (int(each) for each in (ends[-1], values[0], values[-1]))
    step = max(every // SAMPLE, 1)
    sample = values[np.searchsorted(ends, np.arange(step, every + 1, step))].tolist()
    head = Head(track, name, len(values), every, least, most, step, sample)
    return Run(head, values, cities)


def fences_of(heads: Iterable[Head], runs: Callable[[], Iterator[Run]]) -> tuple[Fence, ...]:
    """Give the fences outside of which there may be an answer.

    Args:
        heads: of all runs.
        runs: gives all runs; not asked where the heads tell that nobody is far from the others.
    """
    by_pair: dict[Pair, list[Head]] = {}
    for head in heads:
        by_pair.setdefault((head.track, head.indicator), []).append(head)
    quartiles = {pair: _Quartiles(some) for pair, some in sorted(by_pair.items())}
    asked = {pair: each for pair, each in quartiles.items() if each.may_be_passed()}
    for run in runs() if asked else ():
        if found := asked.get((run.head.track, run.head.indicator)):
            found.add(run)
    fences = [Fence(*pair, each.cities, *each.values()) for pair, each in asked.items()]
    return tuple(fence for fence in fences if fence.first < fence.third)


def any_far(heads: Iterable[Head], fences: Sequence[Fence]) -> bool:
    """Tell whether an answer may lie outside its fence, by the heads of the runs."""
    usual = {(fence.track, fence.indicator): fence.usual for fence in fences}
    return any(
        head.least < usual[pair].low or head.most > usual[pair].high
        for head in heads
        if (pair := (head.track, head.indicator)) in usual
    )


class _Quartiles:
    """Finds both quartiles of the cities of a track."""

    def __init__(self, heads: Sequence[Head]) -> None:
        self.heads = heads
        self.cities = sum(head.cities for head in heads)
        self.first, self.third = (_Quartile(heads, -(-n * self.cities // 4)) for n in _QUARTERS)

    def may_be_passed(self) -> bool:
        """Tell whether an answer may be far, wherever between their limits the quartiles lie."""
        beyond = DISTANCES * max(self.third.low - self.first.high, 0)
        low, high = self.first.high - beyond, self.third.low + beyond
        return self.cities >= FEWEST and any(
            head.least < low or head.most > high for head in self.heads
        )

    def add(self, run: Run) -> None:
        """Add the answers of a run."""
        self.first.add(run)
        self.third.add(run)

    def values(self) -> tuple[int, int]:
        """Give both, after all runs were added."""
        return self.first.value(), self.third.value()


class _Quartile:
    """Finds the answer of the city of one rank, from 1, between limits that the heads tell.

    Of `n` cities of a run, at or below an answer, its head knows all but `step` - 1 at most.
    """

    def __init__(self, heads: Sequence[Head], rank: int) -> None:
        sample = np.concatenate([np.array(head.sample) for head in heads])
        order = np.argsort(sample)
        sample = sample[order]
        known = np.cumsum(np.concatenate([[head.step] * len(head.sample) for head in heads])[order])
        unknown = sum(head.step - 1 for head in heads)
        low = np.searchsorted(known, rank - 1 - unknown, side="right")
        high = np.searchsorted(known, rank)
        self.low = int(sample[low]) if rank > unknown else min(head.least for head in heads)
        self.high = int(sample[high]) if high < len(sample) else max(head.most for head in heads)
        self._rank = rank
        self._between: list[tuple[Any, Any]] = []

    def add(self, run: Run) -> None:
        start = np.searchsorted(run.values, self.low, side="left")
        stop = np.searchsorted(run.values, self.high, side="right")
        self._rank -= int(run.cities[:start].sum())
        self._between.append((run.values[start:stop], run.cities[start:stop]))

    def value(self) -> int:
        values, cities = map(np.concatenate, zip(*self._between, strict=True))
        order = np.argsort(values)
        return int(values[order][np.searchsorted(np.cumsum(cities[order]), self._rank)])
