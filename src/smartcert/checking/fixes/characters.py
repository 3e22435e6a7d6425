"""Fixes of single characters, and of how a whole file is encoded."""

import re

from smartcert.checking.fixes.case import Case
from smartcert.checking.fixes.edits import Edit, Fix
from smartcert.checking.fixes.page import Page
from smartcert.checking.fixes.values import without_tabs
from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.source import UNPRINTABLE
from smartcert.language.letters import INVISIBLE, composed

_WIDE = "\u00a0\u3000"
_BEFORE_A_NAME = re.compile(f"(?:(?:{INVISIBLE.pattern}| )|-(?=[ {_WIDE}]))*")
_RUN = re.compile(f"^(?:{INVISIBLE.pattern}| )+")


def in_utf8(case: Case) -> Fix:
    """Write the text by itself: what is written is in UTF-8."""
    text = case.page.source.text
    return Fix((Edit(case.page.place(0, len(text)), text),), safe=True)


def without_control_characters(case: Case) -> Fix | None:
    """Remove the control characters of a file; one with a NUL may be no text at all."""
    if case.said("character") == "U+0009":
        return without_tabs(case)
    page = case.page
    found = [match.span() for match in UNPRINTABLE.finditer(page.source.text)]
    if not found or "\0" in page.source.text:
        return None
    edits = (Edit(page.place(*each), _instead(page.source.text, each[0])) for each in found)
    return Fix(tuple(edits), safe=True)


def _instead(text: str, index: int) -> str:
    """Return a blank for a sign that parts words, and nothing for any other or before a line."""
    before = text[:index].rpartition("\n")[2]
    return " " if text[index].isspace() and before.strip() else ""


def whole_syllables(case: Case) -> Fix | None:
    """Write Hangul that is taken apart as whole syllables, line by line."""
    page, edits = case.page, []
    for number, line in enumerate(page.source.lines, 1):
        if (new := composed(line)) != line:
            if _ascii(new) != _ascii(line):  # some signs are others' doubles
                return None
            edits.append(Edit(page.source.span(number, 1, number, len(line) + 1), new))
    return Fix(tuple(edits), safe=True)


def readable(case: Case) -> Fix | None:
    """Write plain colons and blanks where others keep YAML from seeing a name and its value.

    Above a name that is seen now, another may be in the way that was no name before.
    """
    edits: dict[int, Edit] = {}
    fault: Diagnostic | None = case.fault
    while fault and fault.code in _UNREADABLE and fault.span.line not in edits:
        edits[fault.span.line] = _UNREADABLE[fault.code](case.page, fault.span)
        fault = case.in_the_way([*edits.values()])
    return case.if_read(*edits.values())


def spaced(page: Page, begin: int, end: int) -> Edit:
    """Return the edit that writes a colon and a blank; it stands first in this part of a line."""
    part = page.source.text[begin:end]
    value = part[1:].lstrip(f" {_WIDE}")
    blanks = len(part) - len(value) - 1
    new = ":" + " " * max(1, blanks) if value else ":"
    return Edit(page.place(begin, begin + 1 + blanks), new)


def _plain_colon(page: Page, span: Span) -> Edit:
    begin, _ = page.offsets.range(span)
    return spaced(page, begin, begin + len(span.source) - span.column + 1)


def _plain_blanks(page: Page, span: Span) -> Edit:
    before, after = span.source[: span.column - 1], span.source[span.column - 1 :]
    run = after[: len(after) - len(_RUN.sub("", after))]
    blanks = _blanks(run)
    if before.endswith((":", "-")) and run != after:
        blanks = blanks or " "
    begin, _ = page.offsets.range(span)
    return Edit(page.place(begin, begin + len(run)), blanks)


_UNREADABLE = {"SC113": _plain_colon, "SC116": _plain_blanks}


def visible_name(case: Case) -> Fix | None:
    """Remove what is invisible from a name; before it, blanks are rather meant to indent it."""
    span = case.fault.span
    if span.line != span.end_line:
        return None
    written = case.page.written(span)
    before = _BEFORE_A_NAME.match(written)
    name = INVISIBLE.sub("", written[before.end() :]).strip() if before else ""
    if before is None or not name:
        return None
    indented = case.if_read(Edit(span, _blanks(before[0]) + name))
    return indented or case.if_read(Edit(span, name), safe=False)


def _blanks(run: str) -> str:
    return INVISIBLE.sub(lambda each: " " * (each[0] in _WIDE), run)


def _ascii(line: str) -> str:
    return "".join(filter(str.isascii, line))
