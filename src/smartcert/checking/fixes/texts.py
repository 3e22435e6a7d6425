"""Fixes of a text that wants quotes, or other quotes."""

import re

from smartcert.checking.fixes.case import Case, quoted
from smartcert.checking.fixes.edits import Edit, Fix
from smartcert.language.korean import our_word

# a text in double quotes up to its first backslash, and from there on; no sign of YAML's is in it
_BEFORE = r'"([^"\\]*)$'
_BEHIND = r'((?:[^"\\]|\\(?![0abtnvfre\t "/\\N_LPxuU]|$)|\\(?=[xuU][^0-9a-fA-F"]))+)"'
_NAMED = r""" *+(?:- ++)*(?P<name>[^\s:"'#\[\]{}-]+)[ ]*: +$"""
_FOR_TEXTS = frozenset(
    (
        *("title", "document", "page", "file", "note", "name", "contact"),
        *("not_applicable", "confirmed", "owner"),
    )
)
_OF_DOUBT = frozenset("\"'|>")
"""Signs that may be meant as what they are."""


def backslash(case: Case) -> Fix | None:
    """Write a text in single quotes, where no backslash has a meaning, if none has one here."""
    page, span = case.page, case.fault.span
    before = re.search(_BEFORE, span.source[: span.column - 1])
    behind = re.match(_BEHIND, span.source[span.column - 1 :])
    if before is None or behind is None:
        return None
    text = (before[1] + behind[1]).replace("'", "''")
    end = span.column + behind.end()
    place = page.source.span(span.line, before.start() + 1, span.line, end)
    return case.if_read(Edit(place, f"'{text}'"))


def quote_reserved(case: Case) -> Fix | None:
    """Quote the rest of the line where a text is expected, if it ends there."""
    page, span = case.page, case.fault.span
    named = re.match(_NAMED, span.source[: span.column - 1])
    text = span.source[span.column - 1 :].rstrip(" ")
    name = named["name"] if named else ""
    if not (name in _FOR_TEXTS or our_word(name, _FOR_TEXTS)) or " #" in text:
        return None
    if page.indented_below(span.line) > span.source.index(name):  # where the text may go on
        return None
    end = span.column + len(text)
    place = page.source.span(span.line, span.column, span.line, end)
    return case.if_read(Edit(place, quoted(text)), safe=text[0] not in _OF_DOUBT)
