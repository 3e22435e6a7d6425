"""What is wrong with the writing of single cells, whatever they mean."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from smartcert.diagnostics import Diagnostic, Span
from smartcert.tables.column import Column

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FORMULA = "=+-@"
_NUMBERS = frozenset(("population", "value", "numerator", "denominator"))
_PLAIN_NUMBER = re.compile(r"\s*[-+]?[0-9]+(\.[0-9]+)?\s*")


def wants_number(column: Column) -> bool:
    """Tell whether a text that looks like a number is wrong in a column."""
    if column.indicator:
        return column.part in {"", "numerator", "denominator"}
    return column.name in _NUMBERS


def wants_date(column: Column) -> bool:
    """Tell whether a column holds dates."""
    return column.name in {"date", "population_date"}


def is_plain_number(text: str) -> bool:
    """Tell whether a text is a number that had better be one."""
    return _PLAIN_NUMBER.fullmatch(text) is not None


def formulas(
    arrays: Sequence[Any], columns: Sequence[Column], at: Callable[[int, int], Span]
) -> dict[tuple[int, int], Diagnostic]:
    """Find the texts that Excel would run as formulas, once they are shown to someone there."""
    return {
        (row, column): Diagnostic("SC718", at(row, column), {"sign": text[0]})
        for column, array in enumerate(arrays)
        if _is_prose(columns[column])
        for row, text in _formulas_in(array)
    }


def _is_prose(column: Column) -> bool:
    return column.name in {"city", "contact"} or column.part in {"note", "not_applicable"}


def _formulas_in(array: Any) -> Iterator[tuple[int, str]]:
    import numpy as np
    import pyarrow as pa

    if array.null_count == len(array):
        return
    if pa.types.is_dictionary(array.type):
        if not any(True for _ in _formulas_in(array.dictionary)):
            return
        array = array.dictionary_decode()
    if not (pa.types.is_string(array.type) or pa.types.is_large_string(array.type)):
        return
    for row in np.flatnonzero(_begin_as_formulas(array)).tolist():
        text = array[row].as_py()
        if text:
            yield row, text


def _begin_as_formulas(array: Any) -> "NDArray[np.bool_]":
    """Tell by their first bytes which texts, longer than a mere hyphen, begin as formulas."""
    import numpy as np
    import pyarrow as pa

    _, offsets, data = array.buffers()
    size = np.int64 if pa.types.is_large_string(array.type) else np.int32
    starts = np.frombuffer(offsets, size)[array.offset : array.offset + len(array) + 1]
    long: NDArray[np.bool_] = np.diff(starts) > 1
    if not long.any():
        return long
    marks = np.zeros(256, bool)
    marks[[*map(ord, _FORMULA)]] = True
    codes = np.frombuffer(data, np.uint8)
    firsts = codes[np.minimum(starts[:-1], len(codes) - 1)]
    begin: NDArray[np.bool_] = marks[firsts] & long
    return begin
