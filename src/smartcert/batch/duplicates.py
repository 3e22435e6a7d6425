"""Cities that are there twice, found among millions in little memory.

A part file holds a 64-bit number for each of its cities, made of the name and the date, sorted.
Equal numbers are looked for a range at a time; the names behind them decide.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from smartcert.language.letters import seen
from smartcert.tables.rows import cells

Key = tuple[str, str | None]
"""What is seen of a city's name, and the date of its assessment; none where that is not known, or
not asked."""

Part = TypeVar("Part")

AT_ONCE = 2_000_000
"""Numbers that are compared at a time."""

_WORD = 8
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


def numbers_of(names: Any, dates: Any) -> Any:
    """Return a 64-bit number [rows] for each city and date; different ones hardly ever share it.

    Names that look the same are one city's.
    """
    seen = _mixed(np.zeros(len(names), np.uint64), cells.seen(names.cast(pa.string())))
    return _mixed(seen, dates.fill_null(""))


def without_dates(block: pa.RecordBatch) -> pa.RecordBatch:
    """Give a block whose cities are told apart by their names alone."""
    column = block.schema.get_field_index("date")
    return block.set_column(column, "date", pa.nulls(block.num_rows, pa.string()))


def _mixed(seed: Any, texts: Any) -> Any:
    """Mix the bytes of texts into numbers, eight at a time."""
    array = pa.concat_arrays([texts.cast(pa.string())])  # without an offset
    offsets, data = (np.frombuffer(each, kind) for each, kind in _buffers(array))
    starts, length = offsets[:-1].astype(np.int64), np.diff(offsets).astype(np.int64)
    padded = np.concatenate([data, np.zeros(_WORD, np.uint8)])
    windows: Any = np.ndarray(len(data) + 1, "<u8", padded, strides=(1,))
    mixed = (seed ^ length.astype(np.uint64)) * _MULTIPLIER
    rows, begin = np.flatnonzero(length), 0
    while len(rows):  # fewer and fewer: one long text does not make all others wait
        here: Any = slice(None) if len(rows) == len(length) else rows  # views are quicker
        left = np.minimum(length[here] - begin, _WORD)
        # of the eight bytes at each place, those that are the text's own
        kept = windows[starts[here] + begin] << (_WORD * (_WORD - left)).astype(np.uint64)
        step = (mixed[here] ^ kept) * _MULTIPLIER
        mixed[here] = step ^ (step >> _SHIFT)
        begin += _WORD
        rows = rows[length[rows] > begin]
    return mixed


def _buffers(array: Any) -> Iterator[tuple[Any, Any]]:
    _, offsets, data = array.buffers()
    yield (offsets if offsets is not None else bytes(4)), np.int32
    yield (data if data is not None else b""), np.uint8


def repeated(
    parts: Sequence[Part], numbers: Callable[[Part], Any], cities: Callable[[Part], Iterator[Any]]
) -> dict[Part, list[Key]]:
    """Give the cities that are there more than once, by the parts that they are in.

    Args:
        parts: part files.
        numbers: gives the sorted numbers of a part.
        cities: gives the blocks of a part, with the columns `city` and `date`.
    """
    rows = sum(len(numbers(part)) for part in parts)
    ranges = 1 + rows // AT_ONCE
    edges = [np.uint64(each * (2**64 - 1) // ranges) for each in range(ranges + 1)]
    twice = np.concatenate([_twice(parts, numbers, low, high) for low, high in pairwise(edges)])
    if not len(twice):
        return {}
    counts: Counter[Key] = Counter()
    places: dict[Key, dict[Part, None]] = {}
    for part in parts:
        for block in cities(part):
            names, dates = block["city"], block["date"]
            found = pa.array(np.flatnonzero(np.isin(numbers_of(names, dates), twice)))
            chosen = (pc.take(each, found).to_pylist() for each in (names, dates))
            for city, date in zip(*chosen, strict=True):
                key = seen(city), date
                counts[key] += 1
                places.setdefault(key, {})[part] = None
    by_part: dict[Part, list[Key]] = {}
    for key, count in counts.items():
        for part in places[key] if count > 1 else ():
            by_part.setdefault(part, []).append(key)
    return by_part


def _twice(parts: Sequence[Part], numbers: Callable[[Part], Any], low: Any, high: Any) -> Any:
    """Give the numbers of a range, its upper edge included, that are there more than once."""
    slices = []
    for part in parts:
        found = numbers(part)
        start = np.searchsorted(found, low, side="left")
        stop = np.searchsorted(found, high, side="right")
        slices.append(found[start:stop])
    sorted_ = np.sort(np.concatenate(slices)) if slices else np.zeros(0, np.uint64)
    return np.unique(sorted_[1:][sorted_[1:] == sorted_[:-1]])
