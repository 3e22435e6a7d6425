"""What one file of a piece comes to, as a journal keeps it: the numbers of its city by name."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from smartcert.assessment.assessment_file import Assessment
from smartcert.assessment.peers import unsettled
from smartcert.batch.alone import alone_of_one
from smartcert.batch.judged import block_of, earned, figures, maximum, state
from smartcert.batch.rows import JudgedRows
from smartcert.catalogue.compiled import Catalogue
from smartcert.checking.check import Checked
from smartcert.diagnostics import Severity
from smartcert.scoring.judging import weigh
from smartcert.scoring.peers import Fence, cut
from smartcert.scoring.states import STATES
from smartcert.scoring.tree import TOTAL, Tally
from smartcert.tables.rows.claims import Coded

Record = dict[str, Any]
"""The numbers of one city by the names of their columns, with its name and kind."""


def record_of(checked: Checked, assessment: Assessment, catalogue: Catalogue) -> Record:
    """Judge a city.

    Args:
        checked: its file, which can be judged.
        assessment: what the file says.
        catalogue: under which it was read.
    """
    claims = checked.claims
    assert claims is not None  # noqa: S101 - for the type checker
    weighed = weigh(claims.by_indicator, catalogue)
    states = {name: STATES.index(claim.state) for name, claim in claims.by_indicator.items()}
    warnings = [each for each in checked.found if each.severity is Severity.WARNING]
    measured = {name: claims.by_indicator[name] for name in catalogue.finer}
    return {
        **figures(weighed, states, Counter(states.values())),
        "city": assessment.city.name,
        "kind": assessment.city.kind,
        "population": assessment.city.population,
        "date": assessment.date.isoformat(),
        "track": catalogue.edition.tracks.index(claims.track),
        "warnings": len(warnings),
        "alone": alone_of_one(assessment, catalogue, claims, weighed),
        "unsettled": unsettled(assessment, claims, catalogue),
        **{_value(name): claim.value for name, claim in measured.items()},
        **{_parts(name): claim.parts for name, claim in measured.items()},
        **{
            _lost(node): tally.counted_maximum - tally.counted
            for node, tally in weighed.tallies.items()
        },
    }


def with_far(record: Record, catalogue: Catalogue, fences: Sequence[Fence]) -> Record:
    """Give a record with a warning for every answer that is far from those of the other cities."""
    far = sum(
        bool(
            fence.usual.doubts(
                cut(
                    record[_value(fence.indicator)],
                    record[_parts(fence.indicator)],
                    catalogue.finer[fence.indicator],
                )
            )
        )
        for fence in fences
        if fence.track == record["track"] and fence.indicator in record["unsettled"]
    )
    return {**record, "warnings": record["warnings"] + far}


def judged_in(records: Sequence[Record], catalogue: Catalogue, schema: pa.Schema) -> JudgedRows:
    """Put cities that were judged one by one into columns; there is one at least."""
    found = {
        name: [record[name] for record in records]
        for name in records[0]
        if name not in {"place", "warned"}
    }
    tallies = {
        node: Tally(
            np.array(found[earned(node)]),
            np.array(found[maximum(node)]),
            0,
            np.array(found[_lost(node)]),
        )
        for node in (TOTAL, *catalogue.indicators)
    }
    measured: Mapping[str, Coded] = {
        name: Coded(
            np.array(found[_value(name)]),
            np.array(found[_parts(name)]),
            np.array(found[state(name)]),
        )
        for name in catalogue.finer
    }
    return JudgedRows(block_of(found, schema, len(records)), tallies, measured)


def _value(name: str) -> str:
    """Name the numerator of an answer."""
    return f"value {name}"


def _parts(name: str) -> str:
    """Name its denominator."""
    return f"parts {name}"


def _lost(node: str) -> str:
    """Name what a node has lost of what counts in its parent."""
    return f"lost {node}"
