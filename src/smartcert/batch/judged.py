"""Judged cities as columns of whole numbers: what a part file holds and a summary counts."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.edition import Category
from smartcert.catalogue.indicator import Indicator
from smartcert.scoring.judging import Weighed
from smartcert.scoring.points import Numbers
from smartcert.scoring.states import COUNTED, STATES
from smartcert.scoring.tree import TOTAL, Tally


def earned(node: str) -> str:
    """Name the column of the points that a node earned, in smallest units."""
    return f"earned {node}"


def maximum(node: str) -> str:
    """Name the column of the points that a node could earn, in smallest units."""
    return f"maximum {node}"


def state(indicator: str) -> str:
    """Name the column of the state of an indicator, as it stands in `states.STATES`."""
    return f"state {indicator}"


def held(requirement: int) -> str:
    """Name the column that tells whether a requirement held, by its index in the standard."""
    return f"held {requirement}"


def nodes_of(catalogue: Catalogue, *, details: bool) -> Iterator[Category | Indicator]:
    """Give the nodes that a result shows: the areas, or every node of the tree."""
    areas = catalogue.edition.categories
    yield from catalogue.categories.values() if details else areas
    if details:
        yield from catalogue.indicators.values()


def figures(
    weighed: Weighed, states: Mapping[str, Numbers], counts: Mapping[int, Numbers]
) -> dict[str, Numbers]:
    """Give every number that a result may show, of one city or in columns.

    Args:
        weighed: what the claims came to.
        states: by indicator, where its state stands in `states.STATES`.
        counts: how many indicators are in a state, by where it stands there.
    """
    tallies, decision = weighed
    found: dict[str, Numbers] = {"grade": decision.grade, "certified": decision.certified}
    found |= {held(number): each for number, each in enumerate(decision.held)}
    for node, tally in tallies.items():
        found[earned(node)], found[maximum(node)] = tally.earned, tally.maximum
    for each in COUNTED:
        found[each.value] = counts.get(STATES.index(each), 0)
    found |= {state(name): code for name, code in states.items()}
    return found


def schema_of(catalogue: Catalogue, *, details: bool) -> pa.Schema:
    """Give the columns of a block: what it is about, then numbers."""
    small, large = pa.int8(), pa.int64()
    fields = [("city", pa.string()), ("kind", pa.string()), ("population", large)]
    fields += [("date", pa.string())]
    fields += [("track", small), ("grade", small), ("certified", pa.bool_())]
    requirements = range(len(catalogue.standard.requirements))
    fields += [(held(number), pa.bool_()) for number in requirements]
    fields += [(each.value, pa.int16()) for each in COUNTED]
    fields += [("warnings", pa.int16()), ("alone", small)]
    for node in (TOTAL, *(each.id for each in nodes_of(catalogue, details=details))):
        fields += [(earned(node), large), (maximum(node), large)]
        if node in catalogue.indicators:
            fields.append((state(node), small))
    return pa.schema(fields)


def block_of(found: Mapping[str, Any], schema: pa.Schema, rows: int) -> pa.RecordBatch:
    """Put columns, or numbers that are the same for all rows, together as a block."""
    return pa.RecordBatch.from_arrays(
        [_array(found[field.name], field.type, rows) for field in schema], schema=schema
    )


def _array(column: Any, kind: pa.DataType, rows: int) -> pa.Array:
    if isinstance(column, (pa.Array, pa.ChunkedArray)):
        return column.cast(kind)
    if isinstance(column, list):
        return pa.array(column, kind)
    dtype = kind.to_pandas_dtype()
    return pa.array(np.broadcast_to(np.asarray(column, dtype), (rows,)), kind)


def tally_in(block: pa.RecordBatch, node: str) -> Tally:
    """Return what a node earned, as if it did not stand in a mean: [rows] each."""
    got, most = numbers(block, earned(node)), numbers(block, maximum(node))
    return Tally(got, most, got, most)


def margins_in(block: pa.RecordBatch, catalogue: Catalogue) -> Any:
    """Return the smallest units above (or, negative, below) what the pass mark needs: [rows]."""
    return catalogue.standard.pass_mark.margin({TOTAL: tally_in(block, TOTAL)})


def missed(block: pa.RecordBatch, catalogue: Catalogue) -> Any:
    """Tell for every city which requirements do not hold: [rows, requirements]."""
    requirements = range(len(catalogue.standard.requirements))
    return np.stack([~numbers(block, held(number)) for number in requirements], axis=1)


def numbers(block: pa.RecordBatch, name: str) -> Any:
    """Give a column of numbers as an array [rows], without copying where that is possible."""
    return block[name].to_numpy(zero_copy_only=False)
