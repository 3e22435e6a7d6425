"""Tables in Parquet: read by row group, each column in the type that it has.

A text is as it stands; whole numbers, decimals, floats and truth values are passed on as they
are, so that a million rows cost no copy.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files import names
from smartcert.files.opening import opened, refused
from smartcert.language import N_
from smartcert.tables.chunk import ROWS, Chunk, Cut, Places, Reading
from smartcert.tables.column import Column, Heading
from smartcert.tables.formats.flaws import formulas


def headings(address: str, _reading: Reading) -> Sequence[Heading]:
    """Give the names of the columns.

    Raises:
        InvalidInput: the file is no Parquet, or a column has a type that holds no answers.
    """
    with _opened(address) as table:
        schema = table.schema_arrow
    places = [Span(address, 0, column) for column in range(1, len(schema) + 1)]
    faults = [
        Diagnostic("SC705", place, {"column": field.name, "type": str(field.type)})
        for field, place in zip(schema, places, strict=True)
        if field.name and not _is_readable(field.type)
    ]
    if faults:
        raise InvalidInput(faults)
    return [Heading(name, place) for name, place in zip(schema.names, places, strict=True)]


def cuts(address: str, _reading: Reading, rows: int) -> Sequence[Cut]:
    """Give ranges of whole row groups, about so many rows each.

    Raises:
        InvalidInput: the file is no Parquet, or has no rows.
    """
    with _opened(address) as table:
        footer = table.metadata
        groups = [footer.row_group(group).num_rows for group in range(footer.num_row_groups)]
    ranges: list[Cut] = []
    start, first, held = 0, 1, 0
    for group, count in enumerate(groups, 1):
        held += count
        if held >= rows or (held and group == len(groups)):
            ranges.append(Cut(start, group, first, held))
            start, first, held = group, first + held, 0
    if not ranges:
        raise refused("SC721", address)
    return ranges


def chunks(address: str, _reading: Reading, cut: Cut, columns: Sequence[Column]) -> Iterator[Chunk]:
    """Give the rows of a range of row groups, by these columns.

    Raises:
        InvalidInput: the file cannot be read.
    """
    with _opened(address) as table:
        schema = table.schema_arrow
        order = sorted({column.position for column in columns})
        leaves = _leaves(schema, order)
        conversions = [_conversion(schema.field(column.position).type) for column in columns]
        at_of = [order.index(column.position) for column in columns]
        number = cut.first
        groups = [*range(cut.start, cut.stop)]
        batches = table.reader.iter_batches(
            ROWS, row_groups=groups, column_indices=leaves, use_threads=False
        )
        for batch in batches:
            arrays = [
                convert(batch.column(index))
                for index, convert in zip(at_of, conversions, strict=True)
            ]
            _refuse_broken_texts(arrays, address)
            numbers = range(number, number + batch.num_rows)
            at = Places(address, numbers, columns)
            yield Chunk(arrays, at, formulas(arrays, columns, at))
            number += batch.num_rows


def _refuse_broken_texts(arrays: Sequence[Any], address: str) -> None:
    """Refuse a table with texts that are none; Parquet does not look at what it is given.

    Raises:
        InvalidInput: a text is not in UTF-8.
    """
    import pyarrow as pa

    for array in arrays:
        kind = array.type
        if _is_text(kind.value_type if hasattr(kind, "value_type") else kind):
            try:
                array.validate(full=True)
            except pa.ArrowException:
                raise refused("SC712", address, reason=N_("a text in it is not in UTF-8")) from None


@contextmanager
def _opened(address: str) -> Iterator[Any]:
    """Open a Parquet file; what it says of its columns is read, nothing else yet."""
    import pyarrow as pa
    from pyarrow import parquet

    with opened(address) as stream:
        source = stream if names.is_remote(address) else names.stored(address)
        try:
            with parquet.ParquetFile(source, pre_buffer=False) as table:
                yield table
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:  # a name, if no text
            reason = N_("it is no Parquet file, or only a part of one")
            raise refused("SC712", address, reason=reason) from error


def _is_readable(kind: Any) -> bool:
    from pyarrow import types

    if types.is_dictionary(kind):
        return _is_text(kind.value_type)
    if types.is_list(kind) or types.is_large_list(kind):
        return _is_text(kind.value_type)
    if types.is_timestamp(kind):
        return kind.tz is None
    return (
        _is_text(kind)
        or types.is_integer(kind)
        or types.is_float32(kind)
        or types.is_float64(kind)
        or types.is_boolean(kind)
        or types.is_decimal128(kind)
        or types.is_date(kind)
        or types.is_null(kind)
    )


def _is_text(kind: Any) -> bool:
    from pyarrow import types

    return bool(types.is_string(kind) or types.is_large_string(kind))


def _leaves(schema: Any, positions: Sequence[int]) -> list[int]:
    """Give the columns of the file that hold these of the table: a nested one has several."""
    first = 0
    leaves: list[int] = []
    for position, field in enumerate(schema):
        count = _leaves_of(field.type)
        if position in positions:
            leaves += range(first, first + count)
        first += count
    return leaves


def _leaves_of(kind: Any) -> int:
    return sum(_leaves_of(kind.field(index).type) for index in range(kind.num_fields)) or 1


def _conversion(kind: Any) -> Callable[[Any], Any]:
    from pyarrow import types

    if types.is_date(kind) or types.is_timestamp(kind):
        return _as_written_days
    if types.is_large_list(kind):
        return _as_small_lists
    if types.is_float32(kind):
        return _as_wide_floats
    return _as_it_is


def _as_it_is(array: Any) -> Any:
    return array


def _as_wide_floats(array: Any) -> Any:
    from smartcert.tables.rows.cells import widened

    return widened(array)


def _as_small_lists(array: Any) -> Any:
    import pyarrow as pa

    return array.cast(pa.list_(pa.string()))


def _as_written_days(array: Any) -> Any:
    """Write days as text, like 2022-06-30; what has a time of day keeps it, and is no day."""
    import pyarrow as pa
    from pyarrow import compute

    days = array.cast(pa.date32(), safe=False)
    midnight = compute.equal(days.cast(array.type), array)
    return compute.if_else(midnight, days.cast(pa.string()), array.cast(pa.string()))
