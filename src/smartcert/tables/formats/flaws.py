"""What is wrong with the writing of single cells, whatever they mean."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.spreadsheet.guard import GUARDED, SIGNS
from smartcert.tables.column import WORDS, Column

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BLANKS = frozenset(b"\t\n\v\f\r\x1c\x1d\x1e\x1f \xc2\xe1\xe2\xe3")
"""The bytes by which blanks begin in UTF-8, and some other characters."""
_NUMBERS = frozenset(("population", "value", "numerator", "denominator"))


def wants_number(column: Column) -> bool:
    """Tell whether a text that looks like a number is wrong in a column."""
    if column.indicator:
        return column.part in {"", "numerator", "denominator"}
    return column.name in _NUMBERS


def wants_date(column: Column) -> bool:
    """Tell whether a column holds dates."""
    return column.name in {"date", "population_date"}


def formulas(
    arrays: Sequence[Any], columns: Sequence[Column], at: Callable[[int, int], Span]
) -> dict[tuple[int, int], Diagnostic]:
    """Find the names of cities that Excel would run as formulas.

    Any other text may begin so, as lists do: whatever is written for Excel is guarded.
    """
    return {
        (row, column): Diagnostic("SC718", at(row, column), {"sign": text[0]})
        for column, array in enumerate(arrays)
        if columns[column].name == "city"
        for row, text in _formulas_in(array)
    }


def unguarded(arrays: Sequence[Any], columns: Sequence[Column]) -> list[Any]:
    """Give texts of a CSV without the apostrophe that guards them from being run in Excel."""
    import pyarrow.compute as pc

    return [
        pc.replace_substring_regex(array, GUARDED, r"\1")
        if _is_prose(column) and pc.any(pc.starts_with(array, "'")).as_py()
        else array
        for column, array in zip(columns, arrays, strict=True)
    ]


def _is_prose(column: Column) -> bool:
    return column.name in {"city", "contact", "confirmed"} or column.part in WORDS


def _formulas_in(array: Any) -> Iterator[tuple[int, str]]:
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    if array.null_count == len(array):
        return
    if pa.types.is_dictionary(array.type):
        if not any(True for _ in _formulas_in(array.dictionary)):
            return
        array = array.dictionary_decode()
    if not (pa.types.is_string(array.type) or pa.types.is_large_string(array.type)):
        return
    marked, blank = _beginnings(array, SIGNS.encode(), _BLANKS)
    if blank.any():  # a reader trims its texts, and so does Excel some
        array = pc.utf8_ltrim_whitespace(array)
        (marked,) = _beginnings(array, SIGNS.encode())
    for row in np.flatnonzero(marked).tolist():
        text = (array[row].as_py() or "").rstrip()
        if len(text) > 1:
            yield row, text


def _beginnings(array: Any, *among: Iterable[int]) -> "list[NDArray[np.bool_]]":
    """Tell which texts, longer than a mere hyphen, begin with one of these bytes, or of those."""
    import numpy as np
    import pyarrow as pa

    _, offsets, data = array.buffers()
    size = np.int64 if pa.types.is_large_string(array.type) else np.int32
    starts = np.frombuffer(offsets, size)[array.offset : array.offset + len(array) + 1]
    long: NDArray[np.bool_] = np.diff(starts) > 1
    if not long.any():
        return [long for _ in among]
    codes = np.frombuffer(data, np.uint8)
    firsts = codes[np.minimum(starts[:-1], len(codes) - 1)]
    begin = []
    for some in among:
        marks = np.zeros(256, bool)
        marks[[*some]] = True
        begin.append(marks[firsts] & long)
    return begin
