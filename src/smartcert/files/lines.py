"""Where the lines of a file end: what a place is counted by, whoever has read the file.

A line ends where editors and the systems that show findings end it: at a line feed, a carriage
return, or both. A parser of YAML may break at more (U+0085, U+2028, U+2029), so that nothing but
its offsets is taken for a place.
"""

import re
from bisect import bisect_right

from smartcert.diagnostics import Span

_BREAK = re.compile(r"\r\n?|\n")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text without their breaks; what follows the last break only if any."""
    lines = _BREAK.split(text)
    return lines if lines[-1] else lines[:-1]


class Lines:
    """The lines and columns of a text, from 1, and how far from its beginning they are."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(each.end() for each in _BREAK.finditer(text))]
        self._end = len(text)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset; one behind the text is its end."""
        offset = min(offset, self._end)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column; of a line behind the text, its end."""
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else self._end

    def range(self, span: Span) -> tuple[int, int]:
        """Return the offsets at which a place begins and ends."""
        end = self.offset(span.end_line, span.end_column)
        return self.offset(span.line, span.column), end
