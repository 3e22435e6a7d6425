"""Records of a CSV that have fewer or more cells than there are headings.

Excel leaves blank cells out at the end of a row, and writes some beside the table: neither says
anything. Of all others nothing is read, because a figure could land under another indicator.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from smartcert.language.government import KINDS
from smartcert.language.korean import KINDS as KOREAN_KINDS
from smartcert.tables.column import Column
from smartcert.tables.formats.csv_layout import Layout, cells_in

_BREAKS = b"\r\n"
_BLANK = (b"", b'""')
_MOST_LINES = 16
"""Lines of a row that is cut by line breaks."""
_KINDS = {*KINDS, *KOREAN_KINDS}

Fault = tuple[str, Mapping[str, object]]
"""The code of what is wrong with a record, and what fills its sentence."""


def evened(
    counts: Mapping[int, int],
    record: Callable[[int], bytes],
    layout: Layout,
    columns: Sequence[Column],
) -> Iterator[tuple[int, bytes | Fault]]:
    """Give uneven records with as many cells as there are headings, or what is wrong with them.

    Args:
        counts: how many cells each of them has, by its place among all, in their order.
        record: gives the bytes of a record by its place.
        layout: how records are taken apart.
        columns: that are read.
    """
    said = _Said(record, layout, columns)
    wanted = len(layout.headings)
    cut = _cut_by_line_breaks(counts, wanted, said.is_own)
    for index, given in counts.items():
        code = "SC710"
        if index not in cut:
            data = record(index)
            body = data.rstrip(_BREAKS)
            if given > wanted:
                body, *surplus = body.rsplit(layout.delimiter, given - wanted)
                if all(cell.strip() in _BLANK for cell in surplus):
                    yield index, body + b"\n"
                    continue
            elif body != data:
                yield index, body + layout.delimiter * (wanted - given) + b"\n"
                continue
            else:  # nothing tells whether the rest of the file is missing
                code = "SC738"
        city = said.of(index).get("city", "")
        yield index, (code, {"given": given, "wanted": wanted, "city": city})


class _Said:
    """What records say in the columns that are read."""

    def __init__(
        self, record: Callable[[int], bytes], layout: Layout, columns: Sequence[Column]
    ) -> None:
        self._record, self._layout, self._columns = record, layout, columns

    def of(self, index: int) -> dict[str, str]:
        """Give what a record says, as far as it goes, by the names of the columns."""
        text = self._record(index).decode(self._layout.encoding)
        cells = cells_in(text, self._layout.delimiter) or []
        there = (column for column in self._columns if column.position < len(cells))
        return {column.name: cells[column.position] for column in there}

    def is_own(self, index: int) -> bool:
        """Tell whether a record is a row of its own: it names a kind, or in long form an answer."""
        said = self.of(index)
        return said.get("kind", "").strip() in _KINDS or bool(said.get("indicator", "").strip())


def _cut_by_line_breaks(
    counts: Mapping[int, int], wanted: int, is_own: Callable[[int], bool]
) -> set[int]:
    """Find the records that are one row, cut by line breaks that stand in no quotes."""
    cut: set[int] = set()
    for index, given in counts.items():
        run, cells = [index], given
        for behind in range(index + 1, index + _MOST_LINES):
            if cells >= wanted or behind not in counts or is_own(behind):
                break
            run.append(behind)
            cells += counts[behind] - 1  # a break has made two cells of one
        if cells == wanted and len(run) > 1:
            cut.update(run)
    return cut
