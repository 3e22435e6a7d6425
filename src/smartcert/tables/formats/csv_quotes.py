"""Quotes in CSV: which of them open and close a cell, so that a record's end is known.

A quote opens a cell where one begins and closes it where one ends; two of them inside are one
of its text. As long as all stand so, the count of quotes before a line break tells whether it
ends a record, for millions at once; a block in which one does not is walked quote by quote.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from smartcert.tables.formats.records import LONGEST, Records, line_ends, with_rest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Offsets = NDArray[np.int64]

_QUOTE = ord('"')
_BREAKS = b"\r\n"


def records(data: bytes, last: bool, delimiter: bytes) -> Records:
    """Give the records of a CSV's bytes that begin with one, and the quotes out of place."""
    import numpy as np

    ends = line_ends(data, last=last)
    faults: Mapping[int, str] = {}
    if b'"' in data:
        quotes = np.flatnonzero(np.frombuffer(data, np.uint8) == _QUOTE)
        if not _in_place(data, quotes, delimiter, last=last):
            quotes, faults = _Walk(data, delimiter, last=last).over(quotes)
        outside = np.searchsorted(quotes, ends) % 2 == 0
        ends = ends[outside]
    return Records(with_rest(ends, data) if last else ends, faults)


def _in_place(data: bytes, quotes: "Offsets", delimiter: bytes, *, last: bool) -> bool:
    """Tell whether every quote opens a cell, closes one, or is one of two inside."""
    import numpy as np

    if len(quotes) % 2 and (last or len(data) - int(quotes[-1]) > LONGEST):
        return False
    around = np.zeros(256, bool)
    around[[_QUOTE, *_BREAKS, *delimiter]] = True
    codes = np.frombuffer(data, np.uint8)
    opening, closing = quotes[0::2], quotes[1::2]
    before = codes[opening[opening > 0] - 1]
    behind = codes[closing[closing < len(data) - 1] + 1]
    return bool(around[before].all() and around[behind].all())


class _Walk:
    """Goes from quote to quote; one that is out of place belongs to the text, and is a fault."""

    def __init__(self, data: bytes, delimiter: bytes, *, last: bool) -> None:
        self.data = data
        self.last = last
        self.around = frozenset((*_BREAKS, *delimiter))
        self.meant: list[int] = []
        self.faults: dict[int, str] = {}

    def over(self, quotes: "Offsets") -> "tuple[Offsets, Mapping[int, str]]":
        """Give the quotes that open and close cells, and what is wrong with the others."""
        import numpy as np

        places: list[int] = quotes.tolist()
        at, opened = 0, -1  # the index of the quote that opened the cell, or -1
        while at < len(places) or self._never_closed(places, opened):
            if at >= len(places):
                at, opened = self._forget(places, opened), -1
            elif opened < 0:
                opened = at if self._opens(places[at]) else -1
                at += 1
            elif self._byte(places[at] + 1) == _QUOTE:
                at += 2
            elif self._closes(places[at]) or b"\n" not in self.data[places[opened] : places[at]]:
                self._close(places[at])
                at, opened = at + 1, -1
            else:
                at, opened = self._forget(places, opened), -1
        faults = {place: self.faults[place] for place in sorted(self.faults)}
        return np.array(self.meant, np.int64), faults

    def _opens(self, place: int) -> bool:
        if place == 0 or self.data[place - 1] in self.around:
            self.meant.append(place)
            return True
        self.faults[place] = "SC711"
        return False

    def _close(self, place: int) -> None:
        self.meant.append(place)
        if not self._closes(place):
            self.faults[place] = "SC711"

    def _closes(self, place: int) -> bool:
        behind = self._byte(place + 1)
        return behind is None or behind in self.around

    def _byte(self, place: int) -> int | None:
        return self.data[place] if place < len(self.data) else None

    def _never_closed(self, places: list[int], opened: int) -> bool:
        if opened < 0:
            return False
        return self.last or len(self.data) - places[opened] > LONGEST

    def _forget(self, places: list[int], opened: int) -> int:
        """Take the quote that opened a cell for one of its text; give the index of the next."""
        self.meant.pop()
        self.faults[places[opened]] = "SC724"
        return opened + 1
