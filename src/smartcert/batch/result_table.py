"""The public table of results: a row a city, made of the whole numbers of a block."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from smartcert.batch.judged import nodes_of, schema_of
from smartcert.batch.outcome import BatchOutcome
from smartcert.batch.result_columns import AFTER_NODES, BEFORE_NODES
from smartcert.batch.result_values import ResultValues
from smartcert.batch.summary import Summary
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Indicator

ROWS = 65_536
"""Rows of a piece of what is written, however the blocks were cut."""


def tables(
    outcome: BatchOutcome, *, details: bool | None = None, rows: int = ROWS
) -> Iterator[pa.RecordBatch]:
    """Give the table of a batch, so many rows at a time, in the order of the inputs.

    Args:
        outcome: what the batch came to.
        details: whether every node of the tree has its columns; None: as the outcome says.
        rows: of each piece but the last.
    """
    shown = outcome.details if details is None else details
    catalogue, summary = outcome.catalogue, outcome.summary
    for block in recut(outcome.blocks(), schema_of(catalogue, details=shown), rows):
        yield table_of(
            block, catalogue, summary, evidence_required=outcome.evidence_required, details=shown
        )


def recut(
    blocks: Iterable[pa.RecordBatch], schema: pa.Schema, rows: int = ROWS
) -> Iterator[pa.RecordBatch]:
    """Cut blocks anew into pieces of so many rows, and take of them the columns of a schema."""
    held_back: list[pa.RecordBatch] = []
    there = 0
    for block in blocks:
        rest = block.select(schema.names)
        while there + rest.num_rows >= rows:
            yield _joined([*held_back, rest.slice(0, rows - there)])
            rest = rest.slice(rows - there)
            held_back, there = [], 0
        if rest.num_rows:
            held_back.append(rest)
            there += rest.num_rows
    if held_back:
        yield _joined(held_back)


def _joined(pieces: list[pa.RecordBatch]) -> pa.RecordBatch:
    return pa.concat_batches(pieces) if len(pieces) > 1 else pieces[0]


def table_of(
    block: pa.RecordBatch,
    catalogue: Catalogue,
    summary: Summary,
    *,
    evidence_required: bool,
    details: bool,
) -> pa.RecordBatch:
    """Give the columns that a reader sees of a block.

    Args:
        block: of judged cities, see `smartcert.batch.judged`.
        catalogue: under which they were judged.
        summary: of all cities, for the ranks.
        evidence_required: whether evidence is required.
        details: whether every node of the tree has its columns, or only the areas.
    """
    of = ResultValues(block, catalogue, summary, evidence_required)
    columns = {each.name: each.values(of) for each in BEFORE_NODES}
    for node in nodes_of(catalogue, details=details):
        columns[node.id] = of.earned(node.id)
        columns[f"{node.id}.maximum"] = of.maximum(node.id)
        if isinstance(node, Indicator):
            columns[f"{node.id}.state"] = of.states(node.id)
    columns |= {each.name: each.values(of) for each in AFTER_NODES}
    return pa.RecordBatch.from_arrays(list(columns.values()), names=list(columns))


def schema_of_table(catalogue: Catalogue, *, details: bool) -> pa.Schema:
    """Give the columns of the table, which has them without any city, too."""
    nothing = pa.RecordBatch.from_pylist([], schema_of(catalogue, details=details))
    return table_of(nothing, catalogue, Summary(), evidence_required=True, details=details).schema
