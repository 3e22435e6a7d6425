"""How deep lines stand, and which of them has lost its place."""

import re
from collections.abc import Sequence
from typing import Any

from yaml.events import MappingStartEvent, SequenceStartEvent

OF_AN_ANSWER = ("value", "evidence", "note", "not_applicable", "confirmed", "owner")
STEP = 2
"""Blanks by which the format indents."""
COMMENT = "(?<! ) ++(?:#.*)?$"
"""What follows the text of a line."""
_AT_THE_MARGIN = "[a-z_]+ *:"
_OF_AN_ANSWER = f"(?:{'|'.join(OF_AN_ANSWER)}) *:"


def depth_of(line: str) -> int:
    """Return by how many blanks a line is indented."""
    return len(line) - len(line.lstrip(" "))


def above(lines: Sequence[str], line: int, *, comments: bool = True) -> int:
    """Return the nearest line above that is not empty, below 0 if there is none."""
    while (line := line - 1) >= 0:
        text = lines[line].strip()
        if text and (comments or not text.startswith("#")):
            break
    return line


def moved(lines: Sequence[str], line: int, depth: int) -> int | None:
    """Return the line above that lost its indentation, so that the block around ended too early.

    Lines stand before it as deep as the one at which this is noticed, and what belongs to it stands
    a step deeper than that; it is no field that stands at the margin rightly.
    """
    begin = below = line
    while (begin := above(lines, begin, comments=False)) >= 0 and depth_of(lines[begin]) >= depth:
        below = begin
    before = above(lines, begin, comments=False)
    while before >= 0 and depth_of(lines[before]) > depth:
        before = above(lines, before, comments=False)
    if min(begin, before) < 0:
        return None
    name, outer = lines[begin].lstrip(), depth_of(lines[before])
    if re.match(_OF_AN_ANSWER, name):  # the first of a block, or one of several
        heads = re.sub(COMMENT, "", lines[before]).endswith(":") and outer + STEP == depth
        return begin if heads or outer == depth else None
    if re.match(_AT_THE_MARGIN, name) and not depth_of(lines[begin]):
        return None
    return begin if outer == depth and depth_of(lines[below]) == depth + STEP else None


def wanted_depth(
    text: str, before: str, below: int, kinds: Sequence[Any], depths: Sequence[int]
) -> int:
    """Return the indentation of the line above, or of the nearest block of the same kind.

    Args:
        text: the line that fits nowhere.
        before: the line above.
        below: how deep the line below is.
        kinds: the blocks that it could belong to, from the outermost on.
        depths: how deep each of them stands.
    """
    given, before = depth_of(text), re.sub(COMMENT, "", before)
    if before.endswith(":") and given < depths[-1]:
        return depths[-1] + STEP
    kind = SequenceStartEvent if text[given] == "-" else MappingStartEvent
    same = [depth for each, depth in zip(kinds, depths, strict=True) if each is kind] or depths
    if below - STEP in same:  # what belongs to it has kept its place
        return below - STEP
    return min(reversed(same), key=lambda depth: abs(depth - given))
