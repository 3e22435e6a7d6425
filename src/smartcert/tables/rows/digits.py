"""Numbers in columns of decimals and of texts, read digit by digit into whole ones."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

LONGEST = 15
"""Digits before the point: as many as a binary float keeps."""
LARGEST = 10**18 - 1
"""Of more digits in all no number is read, and so many still fit 64 bits."""

_FINEST = 18
"""Decimals that a number of 64 bits can be of."""
_LONGEST_WRITTEN = 18
"""Characters of a whole number with zeros for decimals; the exact reader counts all its digits."""
_WHOLE = r"^(-?[0-9]+)\.0+$"


def in_decimals(array: Any, decimals: int, said: Any) -> tuple[Any, Any]:
    """Read decimals by the low words of their bits, if they all fit these."""
    more = array.type.scale - decimals
    if not (pa.types.is_decimal128(array.type) and abs(more) <= _FINEST and len(array)):
        return in_texts(_as_texts(array), decimals)
    words = np.frombuffer(array.buffers()[1], "<i8").reshape(-1, 2)
    low, high = words[array.offset : array.offset + len(array)].T
    number = low if said.all() else np.where(said, low, 0)
    if ((number >> 63 != high) & said).any():  # such as are written with 18 decimals
        return in_texts(_as_texts(array), decimals)
    scale = 10 ** abs(more)
    if more > 0:
        given, number = number, number // scale
        clean = number * scale == given
    else:
        most = LARGEST // scale
        clean = (number >= -most) & (number <= most)
        number = number * (scale * clean)
    return number, clean & said


def _as_texts(array: Any) -> Any:
    """Write decimals as texts, without the zeros that only the column's type adds."""
    texts = array.cast(pa.string())
    return pc.replace_substring_regex(texts, r"\.?0+$", "") if array.type.scale > 0 else texts


def in_texts(array: Any, decimals: int) -> tuple[Any, Any]:
    """Read texts digit by digit."""
    digits = min(LONGEST, len(str(LARGEST)) - decimals)
    fraction = rf"(\.[0-9]{{1,{decimals}}})?" if decimals else ""
    pattern = rf"^-?(0|[1-9][0-9]{{0,{digits - 1}}}){fraction}$"
    clean = pc.match_substring_regex(array, pattern).fill_null(False)
    if pc.any(pc.and_(pc.invert(clean), pc.ends_with(array, "0"))).as_py():
        short = pc.less_equal(pc.binary_length(array), _LONGEST_WRITTEN)
        array = pc.if_else(short, pc.replace_substring_regex(array, _WHOLE, r"\1"), array)
        clean = pc.match_substring_regex(array, pattern).fill_null(False)
    plain = pc.if_else(clean, array, None)
    number = plain.cast(pa.decimal128(digits + decimals, decimals)).fill_null(0)
    if not len(number):
        return np.zeros(0, np.int64), np.zeros(0, bool)
    words = np.frombuffer(number.buffers()[1], "<i8")[2 * number.offset :: 2]
    return words[: len(number)], clean.to_numpy(zero_copy_only=False)
