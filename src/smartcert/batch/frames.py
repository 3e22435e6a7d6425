"""Frames scored in memory: Arrow, pandas or polars in, the same kind of frame out.

`score_table` scores a frame; `score_batches` is the same as a map over Arrow batches, for
whoever has an engine of their own, such as `mapInArrow` of Spark.
"""

import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, NamedTuple, TypeVar, cast, get_args

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from smartcert.assessment.waivers import NONE
from smartcert.batch.counting import summary_of
from smartcert.batch.judged import schema_of
from smartcert.batch.peers import Run, fences_of, runs_of
from smartcert.batch.result_columns import FORMER_WORDS
from smartcert.batch.result_table import schema_of_table, table_of
from smartcert.batch.result_values import Evidence
from smartcert.batch.rows import judge_rows
from smartcert.batch.summary import Summary
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.packaged import load_catalogue
from smartcert.diagnostics import Diagnostic, InvalidInput, Severity, Span
from smartcert.language import language
from smartcert.tables.chunk import ROWS, Chunk, Places
from smartcert.tables.column import Column, Heading, columns_of
from smartcert.tables.rows.claims import Rejected, read_claims
from smartcert.tables.rows.terms import Terms, defaults
from smartcert.tables.table import lacks_evidence

Frame = TypeVar("Frame")
Former = Literal["examined", "not-examined"]
"""What `evidence` was called."""

FAULT = "fault"
"""The column that says why a row is not judged."""

_NAME = "table"
"""What messages call a frame."""


def score_table(
    catalogue: Catalogue | str,
    table: Frame,
    *,
    evidence: Evidence | Former = "required",
    details: bool = False,
) -> Frame:
    """Score every row of a frame.

    Args:
        catalogue: a catalogue, or the name or file of one.
        table: [rows] a pyarrow, pandas or polars table (whatever narwhals takes eagerly) with the
            columns of a table of cities: `city`, `kind`, `population`, one for each indicator by
            its id in the indicator's own unit (or `ID.numerator` and `ID.denominator`), counts
            of evidence in `ID.evidence`.
        evidence: whether a claim needs its evidence, of which kinds and numbers are counted, or
            all are taken as proven. The former words `examined` and `not-examined` still work.
        details: whether the result has every category and indicator, or only the areas.

    Returns:
        [rows] a frame of the same kind, row by row what `smartcert batch` writes: points and
        maxima as decimals in points, shares in percent, ranks within the track; and `fault`,
        null where the row was judged. Of a row that was not, all else but the city is null.
        Decimals in pandas are Arrow's, such as `decimal128(18, 4)[pyarrow]`.
        Nothing tells whether a city is there twice: whoever has the frame can see that.

    Raises:
        InvalidInput: a column is unknown, missing, or there twice.
        ValueError: `evidence` is another word.
    """
    import narwhals as nw

    required = _is_required(evidence)
    frame = nw.from_native(cast("Any", table), eager_only=True)
    scored = _scored(
        _rules(catalogue),
        frame.to_arrow(),
        evidence_required=required,
        details=details,
        whole=True,
    )
    kind = frame.implementation
    if kind.is_pandas():
        native: Frame = scored.to_pandas(types_mapper=_kept_in(kind.to_native_namespace()))
    else:
        native = nw.from_arrow(scored, backend=kind).to_native()
    return native


def _kept_in(pandas: Any) -> Callable[[pa.DataType], Any]:
    """Tell in which type of pandas a column stays: decimals as they are, and not as objects."""
    return lambda kind: pandas.ArrowDtype(kind) if pa.types.is_decimal(kind) else None


def score_batches(
    batches: Iterator[pa.RecordBatch],
    catalogue: Catalogue | str,
    *,
    evidence: Evidence | Former = "required",
    details: bool = False,
) -> Iterator[pa.RecordBatch]:
    """Score Arrow batches one by one, for the `mapInArrow` of an engine that carries rows.

    Args:
        batches: [rows] each as `score_table` takes it.
        catalogue: the name or file of a catalogue, which workers load by themselves.
        evidence: whether a claim needs its evidence, of which kinds and numbers are counted, or
            all are taken as proven. The former words `examined` and `not-examined` still work.
        details: whether the result has every category and indicator, or only the areas.

    Yields:
        [rows] what `batch_schema` says: as `score_table`, but without `rank`, which depends on
        rows that are elsewhere, as do whether a city is there twice, and which answers lie far
        from those of the other cities.

    Raises:
        InvalidInput: a column is unknown, missing, or there twice.
        ValueError: `evidence` is another word.
    """
    rules, required = _rules(catalogue), _is_required(evidence)
    schema = batch_schema(rules, details=details)
    for batch in batches:
        one = pa.Table.from_batches([batch])
        scored = _scored(rules, one, evidence_required=required, details=details, whole=False)
        table = scored.select(schema.names).cast(schema).combine_chunks()
        yield from table.to_batches() or [pa.RecordBatch.from_pylist([], schema)]


def batch_schema(catalogue: Catalogue | str, *, details: bool = False) -> pa.Schema:
    """Give the schema of what `score_batches` yields."""
    return pa.schema(
        field.with_type(pa.string()) if pa.types.is_dictionary(field.type) else field
        for field in _with_fault(schema_of_table(_rules(catalogue), details=details))
        if field.name != "rank"
    )


def _is_required(evidence: str) -> bool:
    word = FORMER_WORDS.get(evidence, evidence)
    if word not in get_args(Evidence):
        message = f"evidence is to be one of {', '.join(get_args(Evidence))}, not {evidence!r}"
        raise ValueError(message)
    if word != evidence:
        message = f"evidence={evidence!r} is called {word!r} now"
        warnings.warn(message, DeprecationWarning, stacklevel=3)
    return word == "required"


def _rules(catalogue: Catalogue | str) -> Catalogue:
    return catalogue if isinstance(catalogue, Catalogue) else load_catalogue(catalogue)


def _with_fault(schema: pa.Schema) -> pa.Schema:
    return schema.append(pa.field(FAULT, pa.string()))


def _scored(
    catalogue: Catalogue,
    table: pa.Table,
    *,
    evidence_required: bool,
    details: bool,
    whole: bool,
) -> pa.Table:
    """Score a table, chunk by chunk, and then rank its rows.

    If it is `whole`, answers far from those of the other cities are doubted, too.
    """
    headings = [
        Heading(name, Span(_NAME, 0, number)) for number, name in enumerate(table.column_names, 1)
    ]
    columns = columns_of(headings, catalogue)
    if evidence_required and lacks_evidence(columns, catalogue):
        raise InvalidInput([Diagnostic("SC713", Span(_NAME))])
    terms = Terms(catalogue, NONE, evidence_required, defaults(catalogue, columns))
    schema = schema_of(catalogue, details=details)
    scored = _judged(table, columns, terms, schema)
    if whole:
        runs = scored.runs
        if fences := fences_of((run.head for run in runs), lambda: iter(runs)):
            scored = _judged(table, columns, terms._replace(fences=fences), schema)
    results = [
        table_of(
            block, catalogue, scored.summary, evidence_required=evidence_required, details=details
        )
        for block in scored.blocks
    ]
    found = pa.Table.from_batches(results, schema_of_table(catalogue, details=details))
    aligned = _aligned(found, scored.places, table["city"])
    return aligned.append_column(FAULT, pa.array(scored.faults, pa.string()))


class _Scored(NamedTuple):
    """What the rows of a table came to.

    Attributes:
        blocks: of those that were judged.
        places: for each chunk, which of them each row is.
        faults: [rows] why it is none.
        runs: what the cities answered.
        summary: of all.
    """

    blocks: list[pa.RecordBatch]
    places: list[pa.Array]
    faults: list[str | None]
    runs: list[Run]
    summary: Summary


def _judged(table: pa.Table, columns: Sequence[Column], terms: Terms, schema: pa.Schema) -> _Scored:
    scored, summary = _Scored([], [], [], [], Summary()), Summary()
    for chunk in _chunks(table, columns):
        read = read_claims(chunk, columns, terms)
        place, fault = _places(read.kept, read.rejected, chunk.rows)
        scored.places.append(place)
        scored.faults.extend(fault)
        if len(read.kept):
            block, tallies, claims = judge_rows(read, terms.catalogue, schema)
            summary = summary.merged(summary_of(terms.catalogue, block, tallies))
            scored.blocks.append(block)
            scored.runs.extend(runs_of(terms.catalogue, read.cities.track, claims))
    return scored._replace(summary=summary)


def _chunks(table: pa.Table, columns: Sequence[Column]) -> Iterator[Chunk]:
    for start in range(0, table.num_rows, ROWS):
        part = table.slice(start, ROWS).combine_chunks()
        arrays = [part.column(column.position).chunk(0) for column in columns]
        yield Chunk(arrays, Places(_NAME, range(start + 1, start + 1 + part.num_rows), columns))


def _places(
    kept: Any, rejected: Sequence[Rejected], rows: int
) -> tuple[pa.Array, list[str | None]]:
    """Give for each row which of the judged ones it is, and why it is none."""
    mask = np.ones(rows, bool)
    mask[kept] = False
    place = np.zeros(rows, np.int64)
    place[kept] = np.arange(len(kept))
    said = {each.row: "; ".join(map(_said, _errors(each.found))) for each in rejected}
    return pa.array(place, mask=mask), [said.get(row) for row in range(rows)]


def _errors(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [each for each in found if each.severity is Severity.ERROR]


def _said(fault: Diagnostic) -> str:
    return f"{fault.code} {fault.message(language('en'))}"


def _aligned(found: pa.Table, places: Sequence[pa.Array], cities: Any) -> pa.Table:
    """Put the judged rows to where they stood, with the city alone between them."""
    if not any(place.null_count for place in places):
        return found
    before, indices = 0, []
    for place in places:
        indices.append(pc.add(place, before))
        before += len(place) - place.null_count
    aligned = found.take(pa.chunked_array(indices, pa.int64()))
    names = pc.coalesce(aligned["city"], cities.cast(pa.string()))
    return aligned.set_column(aligned.schema.get_field_index("city"), "city", names)
