"""The values that results show of judged cities, made column by column of a block."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pyarrow as pa

from smartcert.batch import judged
from smartcert.batch.judged import numbers
from smartcert.batch.summary import Summary
from smartcert.catalogue.compiled import Catalogue
from smartcert.scoring.states import STATES
from smartcert.scoring.tree import TOTAL
from smartcert.version import __version__

Evidence = Literal["required", "not-required"]
"""Whether a claim needs its evidence, of which kinds and numbers are counted."""

_DIGITS = 18
"""Digits of points: as many as fit 64 bits."""


@dataclass(frozen=True)
class ResultValues:
    """Judged cities, and what else their results depend on.

    Attributes:
        block: the cities, see `smartcert.batch.judged`.
        catalogue: under which they were judged.
        summary: of all cities, for the ranks.
        evidence_required: whether evidence is required.
    """

    block: pa.RecordBatch
    catalogue: Catalogue
    summary: Summary
    evidence_required: bool

    def days(self, name: str) -> pa.Array:
        """Return a column of days."""
        return self.block[name].cast(pa.date32())

    def tracks(self) -> pa.DictionaryArray:
        """Return the ids of the tracks."""
        return _coded(self.block["track"], [each.id for each in self.catalogue.edition.tracks])

    def ranks(self) -> pa.Array:
        """Return the rank of every city in its track."""
        return pa.array(ranks(self.block, self.catalogue, self.summary))

    def earned(self, node: str) -> pa.Decimal128Array:
        """Return the points that a node earned."""
        return self._points(numbers(self.block, judged.earned(node)))

    def maximum(self, node: str) -> pa.Decimal128Array:
        """Return the points that a node could earn."""
        return self._points(numbers(self.block, judged.maximum(node)))

    def states(self, indicator: str) -> pa.DictionaryArray:
        """Return the states of an indicator."""
        return _coded(self.block[judged.state(indicator)], [each.value for each in STATES])

    def margins(self) -> pa.Decimal128Array:
        """Return the points above (or, negative, below) what the pass mark needs."""
        return self._points(judged.margins_in(self.block, self.catalogue))

    def shares(self) -> pa.Decimal128Array:
        """Return percent of the maximum, cut."""
        total, most = (numbers(self.block, name(TOTAL)) for name in (judged.earned, judged.maximum))
        return decimals(shares_of(total, most), 2, 5)

    def failed(self) -> pa.DictionaryArray:
        """Name the requirements that do not hold, the same words once for all cities they fit."""
        names = [each.name for each in self.catalogue.standard.requirements]
        packed = np.packbits(judged.missed(self.block, self.catalogue), axis=1)
        width = pa.binary(packed.shape[1])
        buffers = [None, pa.py_buffer(packed)]
        bits = pa.FixedSizeBinaryArray.from_buffers(width, self.block.num_rows, buffers)
        coded = bits.dictionary_encode()
        words = [
            "; ".join(name for name, bit in zip(names, _bits(found), strict=False) if bit)
            for found in coded.dictionary.to_pylist()
        ]
        return _coded(coded.indices, words)

    def evidence(self) -> pa.DictionaryArray:
        """Say of every city whether evidence was required."""
        return self._constant(evidence(evidence_required=self.evidence_required))

    def judged_by(self) -> pa.DictionaryArray:
        """Say of every city by what it was judged."""
        return self._constant(judged_by(self.catalogue))

    def _points(self, units: Any) -> pa.Decimal128Array:
        return decimals(units, self.catalogue.edition.decimals)

    def _constant(self, word: str) -> pa.DictionaryArray:
        return _coded(pa.array(np.zeros(self.block.num_rows, np.int8)), [word])


def shares_of(total: Any, most: Any) -> Any:
    """Return percent of the maximum, in hundredths and cut: [rows]."""
    # the bounds of a catalogue leave room for 100 times its points, not for 10,000 times
    whole, rest = np.divmod(total * 100, np.maximum(most, 1))
    return whole * 100 + rest * 100 // np.maximum(most, 1)


def evidence(*, evidence_required: bool) -> Evidence:
    """Say as a word for machines whether evidence was required."""
    return "required" if evidence_required else "not-required"


def judged_by(catalogue: Catalogue) -> str:
    """Say in one line by what a city was judged, to the byte."""
    revision = f"{catalogue.name} revision {catalogue.edition.revision}"
    return f"smartcert {__version__}, {revision}, sha256 {catalogue.sha256[:12]}"


def ranks(block: pa.RecordBatch, catalogue: Catalogue, summary: Summary) -> Any:
    """Give the rank of every city in its track: [rows]."""
    found = np.zeros(block.num_rows, np.int32)
    tracks = numbers(block, "track")
    total, most = (numbers(block, name(TOTAL)) for name in (judged.earned, judged.maximum))
    for number, track in enumerate(catalogue.edition.tracks):
        here = tracks == number
        if here.any():
            found[here] = summary.tracks[track.id].rank(total[here], most[here])
    return found


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
