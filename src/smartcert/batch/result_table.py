"""The public table of results: a row a city, made of the whole numbers of a block."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from smartcert.batch.judged import (
    COUNTED,
    earned,
    held,
    maximum,
    nodes_of,
    numbers,
    schema_of,
    state,
)
from smartcert.batch.outcome import BatchOutcome
from smartcert.batch.summary import Summary
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Indicator
from smartcert.scoring.states import STATES
from smartcert.scoring.tree import TOTAL
from smartcert.version import __version__

ROWS = 65_536
"""Rows of a piece of what is written, however the blocks were cut."""

_DIGITS = 18
"""Digits of points: as many as fit 64 bits."""


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
        yield table_of(block, catalogue, summary, examined=outcome.examined, details=shown)


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
    examined: bool,
    details: bool,
) -> pa.RecordBatch:
    """Give the columns that a reader sees of a block.

    Args:
        block: of judged cities, see `smartcert.batch.judged`.
        catalogue: under which they were judged.
        summary: of all cities, for the ranks.
        examined: whether evidence was looked at.
        details: whether every node of the tree has its columns, or only the areas.
    """
    rows = block.num_rows
    columns = dict(_standing(block, catalogue, summary))
    for node in nodes_of(catalogue, details=details):
        columns |= _node(block, node, catalogue)
    for each in COUNTED:
        columns[each.value] = block[each.value]
    columns["warnings"] = block["warnings"]
    columns["evidence"] = _constant(evidence(examined=examined), rows)
    columns["judged_by"] = _constant(judged_by(catalogue), rows)
    return pa.RecordBatch.from_arrays(list(columns.values()), names=list(columns))


def schema_of_table(catalogue: Catalogue, *, details: bool) -> pa.Schema:
    """Give the columns of the table, which has them without any city, too."""
    nothing = pa.RecordBatch.from_pylist([], schema_of(catalogue, details=details))
    return table_of(nothing, catalogue, Summary(), examined=True, details=details).schema


def evidence(*, examined: bool) -> str:
    """Say as a word for machines whether evidence was looked at."""
    return "examined" if examined else "not-examined"


def judged_by(catalogue: Catalogue) -> str:
    """Say in one line by what a city was judged, to the byte."""
    revision = f"{catalogue.name} revision {catalogue.edition.revision}"
    return f"smartcert {__version__}, {revision}, sha256 {catalogue.sha256[:12]}"


def rules_of(catalogue: Catalogue) -> list[str]:
    """Name the rules of the verdict: `pass_mark`, `floor INN`, `mandatory SVC-1`."""
    standard = catalogue.standard
    floors = [f"floor {each.node}" for each in standard.floors]
    return ["pass_mark", *floors, *(f"mandatory {each.node}" for each in standard.mandatory)]


def ranks(block: pa.RecordBatch, catalogue: Catalogue, summary: Summary) -> Any:
    """Give the rank of every city in its track: [rows]."""
    found = np.zeros(block.num_rows, np.int32)
    tracks, totals = numbers(block, "track"), numbers(block, earned(TOTAL))
    for number, track in enumerate(catalogue.edition.tracks):
        here = tracks == number
        if here.any():
            found[here] = summary.tracks[track.id].rank(totals[here])
    return found


def margins(block: pa.RecordBatch, catalogue: Catalogue) -> Any:
    """Give the smallest units above (or, negative, below) what the pass mark needs: [rows]."""
    mark, most = catalogue.standard.pass_mark, numbers(block, maximum(TOTAL))
    return numbers(block, earned(TOTAL)) + (-most * mark.numerator // mark.denominator)


def _standing(
    block: pa.RecordBatch, catalogue: Catalogue, summary: Summary
) -> Iterator[tuple[str, pa.Array]]:
    """Give the columns that say how a city stands."""
    total, most = numbers(block, earned(TOTAL)), numbers(block, maximum(TOTAL))
    digits = catalogue.edition.decimals
    tracks = [track.id for track in catalogue.edition.tracks]
    yield "city", block["city"]
    yield "kind", block["kind"]
    yield "population", block["population"]
    yield "date", block["date"].cast(pa.date32())
    yield "track", _coded(block["track"], tracks)
    yield "rank", pa.array(ranks(block, catalogue, summary))
    yield "points", decimals(total, digits)
    yield "maximum", decimals(most, digits)
    yield "share", decimals(_shares(total, most), 2, 5)
    yield "margin", decimals(margins(block, catalogue), digits)
    yield "grade", block["grade"]
    yield "certified", block["certified"]
    yield "failed", _failed(block, rules_of(catalogue))


def _shares(total: Any, most: Any) -> Any:
    """Give percent of the maximum, in hundredths and cut: [rows]."""
    # the bounds of a catalogue leave room for 100 times its points, not for 10,000 times
    whole, rest = np.divmod(total * 100, np.maximum(most, 1))
    return whole * 100 + rest * 100 // np.maximum(most, 1)


def _node(block: pa.RecordBatch, node: Any, catalogue: Catalogue) -> Iterator[tuple[str, pa.Array]]:
    digits = catalogue.edition.decimals
    yield node.id, decimals(numbers(block, earned(node.id)), digits)
    yield f"{node.id}.maximum", decimals(numbers(block, maximum(node.id)), digits)
    if isinstance(node, Indicator):
        yield f"{node.id}.state", _coded(block[state(node.id)], [each.value for each in STATES])


def _failed(block: pa.RecordBatch, rules: list[str]) -> pa.DictionaryArray:
    """Name the rules that do not hold, the same words once for all cities that they fit."""
    rows = block.num_rows
    missed = np.stack([~numbers(block, held(number)) for number in range(len(rules))], axis=1)
    packed = np.packbits(missed, axis=1)
    width = pa.binary(packed.shape[1])
    bits = pa.FixedSizeBinaryArray.from_buffers(width, rows, [None, pa.py_buffer(packed)])
    coded = bits.dictionary_encode()
    words = [
        "; ".join(rule for rule, bit in zip(rules, _bits(found), strict=False) if bit)
        for found in coded.dictionary.to_pylist()
    ]
    return pa.DictionaryArray.from_arrays(coded.indices, pa.array(words, pa.string()))


def _bits(packed: bytes) -> list[int]:
    bits: list[int] = np.unpackbits(np.frombuffer(packed, np.uint8)).tolist()
    return bits


def decimals(units: Any, scale: int, digits: int = _DIGITS) -> pa.Decimal128Array:
    """Give whole numbers [rows] of smallest units as decimals, bit by bit."""
    buffer = pa.allocate_buffer(16 * len(units))  # Arrow's own: it uses its memory again
    words = np.frombuffer(buffer, "<i8").reshape(-1, 2)  # the low word stands first
    words[:, 0] = units
    np.right_shift(units, 63, out=words[:, 1])
    kind = pa.decimal128(digits, scale)
    return pa.Decimal128Array.from_buffers(kind, len(units), [None, buffer])


def _coded(codes: pa.Array, words: list[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(codes, pa.array(words, pa.string()))


def _constant(word: str, rows: int) -> pa.DictionaryArray:
    return _coded(pa.array(np.zeros(rows, np.int8)), [word])
