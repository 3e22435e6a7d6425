"""The cities of a batch in the order of their ranks."""

from collections.abc import Iterator
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from smartcert.batch.judged import schema_of
from smartcert.batch.outcome import BatchOutcome
from smartcert.batch.result_table import recut, table_of
from smartcert.batch.result_values import ranks

ROWS = 4_096
"""Rows that are made into Python's numbers at once."""


class Ranked(NamedTuple):
    """Some cities, as whole numbers and as a reader sees them, row by row the same."""

    block: pa.RecordBatch
    table: pa.RecordBatch


def ranked(outcome: BatchOutcome, *, details: bool) -> Iterator[Ranked]:
    """Give all cities by track, rank and name; who is called the same stays in its order.

    Args:
        outcome: what the batch came to.
        details: whether they come with every node of the tree.
    """
    catalogue, summary = outcome.catalogue, outcome.summary
    schema = schema_of(catalogue, details=details)
    whole = pa.Table.from_batches(recut(outcome.blocks(), schema), schema)
    found = [ranks(block, catalogue, summary) for block in whole.to_batches()]
    keys = pa.table(
        {
            "track": whole["track"],
            "rank": pa.chunked_array(found, pa.int32()),
            "city": whole["city"],
        }
    )
    order = pc.sort_indices(keys, [(name, "ascending") for name in keys.column_names])
    whole = whole.combine_chunks()
    for start in range(0, len(order), ROWS):
        block = whole.take(order.slice(start, ROWS)).combine_chunks().to_batches()[0]
        yield Ranked(
            block,
            table_of(
                block,
                catalogue,
                summary,
                evidence_required=outcome.evidence_required,
                details=details,
            ),
        )
