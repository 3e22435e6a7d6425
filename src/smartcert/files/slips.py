"""Slips in single lines of a text that is no YAML: a colon or a blank that is missing."""

import re
from collections.abc import Iterable
from typing import Any

from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.indentation import above, depth_of
from smartcert.files.source import Source, place_at

_NAMED = re.compile(r"((?:- +)?[A-Za-z][\w.-]*+)(?: *=)? *((?!:).*)")
_REMARK = "//"
_IMPOSSIBLE = r"%YAML|%TAG|![^\s!]*%|\\(U\w{0,8})"
_GLUED_HYPHEN = re.compile(r" *-([^\W\d_][\w.-]*:(?: .*)?)$")


def missing_colon(source: Source, line: int) -> Diagnostic | None:
    """Report a line that has a name and no colon, so that it is read as a text with the next."""
    lines = source.lines
    if not 0 <= line < len(lines):
        return None
    written, before = lines[line].strip(), above(lines, line, comments=False)
    goes_on = before >= 0 and depth_of(lines[line]) > depth_of(lines[before])
    if re.search(":(?: |$)", written) or (goes_on and not lines[before].rstrip().endswith(":")):
        return None
    column = depth_of(lines[line]) + 1
    place = source.span(line + 1, column, line + 1, column + len(written))
    if written.startswith(_REMARK):
        meant = f"# {written.removeprefix(_REMARK).strip()}"
    elif match := _NAMED.fullmatch(written):
        meant = f"{match[1]}: {match[2]}".rstrip()
    else:
        return None
    return Diagnostic("SC131", place, {"written": written, "meant": meant})


def glued_hyphen(source: Source, line: int) -> Diagnostic | None:
    """Report a hyphen without its blank, in this line or above it."""
    for number in (line, above(source.lines, line, comments=False)):
        text = source.lines[number] if 0 <= number < len(source.lines) else ""
        if match := _GLUED_HYPHEN.match(text):
            place = source.span(number + 1, match.start(1))
            return Diagnostic("SC132", place, {"written": text.strip(), "meant": match[1]})
    return None


def impossible(source: Source, events: Iterable[Any]) -> Diagnostic:
    """Say where a parser fails without saying where: after the last that it read."""
    read = max((event.end_mark.index for event in events), default=0)
    culprit = re.compile(_IMPOSSIBLE).search(source.text, read)
    place = place_at(source, culprit.start() if culprit else read)
    if culprit and culprit[1]:
        return backslash(place, culprit[1])
    return Diagnostic("SC111", place)


def backslash(place: Span, sign: str) -> Diagnostic:
    """Report a backslash in double quotes that begins no sign of its own."""
    return Diagnostic("SC125", place, {"sign": sign})
