"""Edits of a text: what a fix changes, how several are applied, and how that is shown."""

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import PurePath

from smartcert.diagnostics import Span
from smartcert.files.lines import Lines

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


def apply(text: str, fixes: Sequence[Fix]) -> str:
    """Apply fixes to a text; of two that overlap the first only."""
    return changed(text, [fixes[index] for index in applicable(text, fixes)])


def applicable(text: str, fixes: Sequence[Fix]) -> list[int]:
    """Return the fixes that can be applied together; of two that overlap, the first."""
    lines = Lines(text)
    taken: list[tuple[int, int]] = []  # in their order, none over another
    chosen = []
    for index, fix in enumerate(fixes):
        ranges = [lines.range(edit.span) for edit in fix.edits]
        if not any(_overlaps(each, taken) for each in ranges):
            for each in ranges:
                insort(taken, each)
            chosen.append(index)
    return chosen


def _overlaps(one: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a range overlaps one of those taken, of which only its neighbours can."""
    begin, end = one
    at = bisect_left(taken, (begin, begin))
    # of two that insert at the same place the order would not be known
    is_met = at < len(taken) and (taken[at][0] < end or taken[at][0] == begin)
    return is_met or (at > 0 and taken[at - 1][1] > begin)


def changed(text: str, fixes: Sequence[Fix]) -> str:
    """Return the text with all these fixes, which do not overlap."""
    lines = Lines(text)
    edits = [(*lines.range(edit.span), edit.text) for fix in fixes for edit in fix.edits]
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
