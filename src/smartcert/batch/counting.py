"""Judged cities counted: a block becomes a summary."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from smartcert.batch.judged import earned, margins_in, maximum, numbers
from smartcert.batch.summary import (
    PERCENTS,
    SIDES,
    Loss,
    Standing,
    Summary,
    TrackSummary,
    first,
)
from smartcert.batch.totals import shares_of, totals_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.scoring.tree import TOTAL, Tally


def summary_of(
    catalogue: Catalogue, block: pa.RecordBatch, tallies: Mapping[str, Tally]
) -> Summary:
    """Count a block of judged cities.

    Args:
        catalogue: under which they were judged.
        block: see `smartcert.batch.judged`.
        tallies: of every node, a number or a column [rows] each.
    """
    tracks, rows = numbers(block, "track"), block.num_rows
    margins = margins_in(block, catalogue)
    found: dict[str, TrackSummary] = {}
    for number, track in enumerate(catalogue.edition.tracks):
        here = np.flatnonzero(tracks == number)
        if len(here):
            found[track.id] = _track_summary(block, here, margins)
    losses = {name: _loss(tallies[name], rows) for name in catalogue.indicators}
    return Summary(found, losses, warnings=int(numbers(block, "warnings").sum(dtype=np.int64)))


def _track_summary(block: pa.RecordBatch, here: Any, margins: Any) -> TrackSummary:
    total, most, margin = (
        column[here]
        for column in (numbers(block, earned(TOTAL)), numbers(block, maximum(TOTAL)), margins)
    )
    grades = np.bincount(numbers(block, "grade")[here])
    percents = total * 100 // np.maximum(most, 1)
    every = np.ones(len(here), bool)
    among = {"above": margin >= 0, "below": margin < 0, "best": every, "last": every}
    among["turning"] = numbers(block, "alone")[here] > 0
    keys = {"margin": margin, "share": shares_of(total, most), "distance": np.abs(margin)}

    def named(side: str) -> tuple[Standing, ...]:
        wanted, number, sign = SIDES[side]
        rows, key = here[among[side]], sign * keys[number][among[side]]
        if len(rows) > wanted:  # whoever ties with the last of them may come first by name
            rows = rows[key <= np.partition(key, wanted - 1)[wanted - 1]]
        return first(_standings(block, rows.tolist(), margins), side)

    return TrackSummary(
        judged=len(here),
        certified=int(numbers(block, "certified")[here].sum()),
        grades={grade: count for grade, count in enumerate(grades.tolist()) if count},
        totals=totals_of(total, most),
        percents=tuple(np.bincount(percents, minlength=PERCENTS).tolist()),
        **{side: named(side) for side in SIDES},
    )


def _standings(block: pa.RecordBatch, rows: list[int], margins: Any) -> list[Standing]:
    names = ("city", earned(TOTAL), maximum(TOTAL), "grade", "certified", "alone")
    chosen = pa.array(rows, pa.int64())
    columns = [pc.take(block[name], chosen).to_pylist() for name in names]
    of_rows = zip(*columns, margins[rows].tolist(), strict=True)
    return [
        Standing(city, total, most, margin, grade, certified, alone)
        for city, total, most, grade, certified, alone, margin in of_rows
    ]


def _loss(tally: Tally, rows: int) -> Loss:
    """Count what an indicator cost of what counts in its category."""
    got, most = np.asarray(tally.counted), np.asarray(tally.counted_maximum)
    all_got = np.count_nonzero(np.broadcast_to(got == most, (rows,)))
    units = (1 if most.ndim else rows) * most.sum() - (1 if got.ndim else rows) * got.sum()
    return Loss(rows - int(all_got), int(units))
