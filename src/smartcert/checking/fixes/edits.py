"""Edits of a text: what a fix changes, how several are applied, and how that is shown."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import unified_diff
from itertools import accumulate
from pathlib import PurePath

from smartcert.diagnostics import Span

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_UNENDED = "\n\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class Edit:
    """A place of a text, and what is to stand there instead."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends a fault; safe if it only writes what was meant, without a guess."""

    edits: tuple[Edit, ...]
    safe: bool


class Offsets:
    """Lines and columns of a text, and how far from its beginning they are."""

    def __init__(self, text: str) -> None:
        # the lines of a `Source`, but with their breaks
        self._starts = [0, *accumulate(map(len, text.splitlines(keepends=True)))]

    def range(self, span: Span) -> tuple[int, int]:
        """Return the offsets at which a place begins and ends."""
        begin = self._starts[span.line - 1] + span.column - 1
        return begin, self._starts[span.end_line - 1] + span.end_column - 1

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def apply(text: str, fixes: Sequence[Fix]) -> str:
    """Apply fixes to a text; of two that overlap the first only."""
    return changed(text, [fixes[index] for index in applicable(text, fixes)])


def applicable(text: str, fixes: Sequence[Fix]) -> list[int]:
    """Return the fixes that can be applied together; of two that overlap, the first."""
    offsets = Offsets(text)
    taken: list[tuple[int, int]] = []
    chosen = []
    for index, fix in enumerate(fixes):
        ranges = [offsets.range(edit.span) for edit in fix.edits]
        if not any(_overlap(each, other) for each in ranges for other in taken):
            taken += ranges
            chosen.append(index)
    return chosen


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    # of two that insert at the same place the order would not be known
    return one[0] == other[0] or (one[0] < other[1] and other[0] < one[1])


def changed(text: str, fixes: Sequence[Fix]) -> str:
    """Return the text with all these fixes, which do not overlap."""
    offsets = Offsets(text)
    edits = [(*offsets.range(edit.span), edit.text) for fix in fixes for edit in fix.edits]
    parts, copied = [], 0
    for begin, end, new in sorted(edits):
        parts += [text[copied:begin], new]
        copied = end
    return "".join([*parts, text[copied:]])


def diff(name: str, before: str, after: str) -> str:
    """Return a unified diff of two texts of one file, as `git apply` and `patch -p1` read it."""
    path = PurePath(name).as_posix().lstrip("/")
    lines = unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else line + _UNENDED for line in lines)


def _lines(text: str) -> list[str]:
    """Return the lines as these tools count them: only a line feed ends one."""
    return _LINES.findall(text)
