"""The types of columns that few programs write, turned into those that are read."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from smartcert.tables.rows.cells import filled, holds_text, is_null

_SURE = 6
"""Digits of a decimal that a float of 32 bits keeps, whichever they are."""


def usual(array: Any) -> Any:
    """Give a column of a type that few programs write in one that is read."""
    kind = array.type
    if pa.types.is_string_view(kind):
        return array.cast(pa.string())
    if _is_list(kind) and (holds_text(kind.value_type) or pa.types.is_string_view(kind.value_type)):
        return array.cast(pa.list_(pa.string()))
    if pa.types.is_date(kind) or (pa.types.is_timestamp(kind) and kind.tz is None):
        days = array.cast(pa.date32(), safe=False)
        at_midnight = pc.equal(days.cast(kind), array)
        return pc.if_else(at_midnight, days.cast(pa.string()), array.cast(pa.string()))
    if pa.types.is_dictionary(kind) and pa.types.is_string_view(kind.value_type):
        texts = array.dictionary.cast(pa.string())
        return pa.DictionaryArray.from_arrays(array.indices, texts)
    if pa.types.is_dictionary(kind) and not holds_text(kind.value_type):
        return usual(array.dictionary_decode())
    if pa.types.is_float16(kind):
        return pa.array(_written_out(filled(array)), mask=is_null(array))
    if pa.types.is_float32(kind):
        return _widened(array)
    return array


def _widened(array: Any) -> Any:
    """Give floats of 32 bits in 64: each the one that is written as briefly as it was.

    The nearest decimal of six digits that is the same float is the shortest; the few floats
    that have none are written out.
    """
    given = filled(array)
    exact = given.astype(np.float64)
    found = np.full(len(exact), np.nan)
    for decimals in (4, 2, 0):
        scale = 10**decimals
        small = np.abs(exact) < 10**_SURE / scale  # neither infinite nor not a number
        near = np.rint(np.where(small, exact, 0) * scale) / scale
        found = np.where(small & np.isnan(found) & (near.astype(np.float32) == given), near, found)
        rest = np.isnan(found)
        if not rest.any():
            break
    else:
        found[rest] = _written_out(given[rest])
    return pa.array(found, mask=is_null(array))


def _written_out(given: Any) -> Any:
    return given.astype(str).astype(np.float64)


def _is_list(kind: Any) -> bool:
    return bool(pa.types.is_list(kind) or pa.types.is_large_list(kind))
