"""Tables in Parquet: read by row group, each column in the type that it has.

A text is as it stands; whole numbers, decimals, floats and truth values are passed on as they
are, so that a million rows cost no copy.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from smartcert.diagnostics import Span
from smartcert.files import names
from smartcert.files.opening import opened, refused
from smartcert.language import N_
from smartcert.tables.chunk import ROWS, Chunk, Cut, Places, Reading
from smartcert.tables.column import Column, Heading
from smartcert.tables.formats.flaws import formulas

_OF_DAMAGE = (
    OSError,
    ValueError,  # a name that is no text is one, too
    RuntimeError,  # whatever C++ raises that Arrow does not know of
    MemoryError,
    OverflowError,
    LookupError,
)
"""What pyarrow raises, beside its own errors, where a file is damaged."""


def headings(address: str, _reading: Reading) -> Sequence[Heading]:
    """Give the names of the columns.

    Raises:
        InvalidInput: the file is no Parquet.
    """
    with _opened(address) as table:
        fields = [(each.name, each.type) for each in table.schema_arrow]
    return [
        Heading(name, Span(address, 0, number), "" if _is_readable(kind) else str(kind))
        for number, (name, kind) in enumerate(fields, 1)
    ]


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
    from smartcert.tables.rows.column_types import usual

    with _opened(address) as table:
        schema = table.schema_arrow
        order = sorted({column.position for column in columns})
        leaves = _leaves(schema, order)
        at_of = [order.index(column.position) for column in columns]
        number = cut.first
        groups = [*range(cut.start, cut.stop)]
        batches = table.reader.iter_batches(
            ROWS, row_groups=groups, column_indices=leaves, use_threads=False
        )
        for batch in batches:
            arrays = [usual(batch.column(index)) for index in at_of]
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
        except (pa.ArrowException, *_OF_DAMAGE) as error:
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
        or types.is_floating(kind)
        or types.is_boolean(kind)
        or types.is_decimal(kind)
        or types.is_date(kind)
        or types.is_null(kind)
    )


def _is_text(kind: Any) -> bool:
    from pyarrow import types

    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind))


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
