"""Fixes between a name and its value: a colon, a blank, quotes, or a line for the value."""

import re
from functools import cache

from pydantic import BaseModel

from smartcert.assessment.assessment_file import Assessment, Parts
from smartcert.catalogue.edition import Edition
from smartcert.checking.fixes.case import Case, quoted
from smartcert.checking.fixes.characters import readable, spaced
from smartcert.checking.fixes.edits import Edit, Fix
from smartcert.checking.fixes.page import Page, Scalar
from smartcert.checking.fixes.words import folded
from smartcert.files.document import Path, Unquoted
from smartcert.files.validation import GLUED, models_in
from smartcert.language import korean

_INDENT = "  "
_GLUED_LINE = re.compile(rf" *(?:- +)*(?={GLUED.pattern})(?P<name>[\w.-]+)")
_VALUE = re.compile("[-+]?[0-9０-９]|(?:예|네|아니오|아니요|[oOxX])$")
# a name and a text, both without quotes, brackets and comments
_NAMED_TEXT = re.compile(
    r"""(?P<before>[ ]*(?:-[ ]+)*)(?P<name>[^\s:"'\#\[\]{},&*!|>%@`?-]+)[ ]*:[ ]+
        (?P<text>[^\s:"'\#\[\]{},&*!|>%@`?-](?:[^"'\s]|[ ]++(?!\#|$))*)[ ]*""",
    re.VERBOSE,
)


def plain_colon(case: Case) -> Fix | None:
    """Write a colon and a blank for a full-width colon."""
    return blank_after_colon(case) if case.page.document else readable(case)


def blank_after_colon(case: Case) -> Fix | None:
    """Write a blank between each name and its value in what was read as one text."""
    page, scalar = case.page, case.page.scalar(case.fault.span)
    if page.document is None:
        return _in_their_lines(case)
    if scalar and scalar.is_name and (match := _GLUED_LINE.match(scalar.written)):
        return _out_of_the_name(case, scalar, match)
    if scalar is None or scalar.style or scalar.flow:
        return None
    begin, end = page.offsets.range(scalar.span)
    names: set[str] = set()
    edits: list[Edit] = []
    for line in scalar.written.splitlines(keepends=True):
        match = _GLUED_LINE.match(line)
        if line.strip() and match is None:  # a text that goes on
            return None
        if match:
            names.add(match["name"])
            colon, line_end = begin + match.end("name"), begin + len(line.rstrip())
            edits.append(spaced(page, colon, line_end))
        begin += len(line)
    if _is_behind_its_name(scalar):
        first, last = page.offsets.range(edits[0].span)
        rest = page.source.text[last:end]
        edits = _below(page, scalar, scalar.written[: first - end] + edits[0].text + rest)
    safe = all(_is_known(name, scalar.path, case) for name in names)
    return _if_only_there(page, scalar.path, names, Fix(tuple(edits), safe))


def value_below(case: Case) -> Fix | None:
    """Write `value:` before a value that stands right behind the id; safe if it looks like one."""
    page, scalar = case.page, case.scalar
    if scalar is None or scalar.flow or scalar.named is None:
        return None
    value = page.value(scalar.path)
    safe = isinstance(value, Unquoted) or _VALUE.match(value) is not None
    begin, _ = page.offsets.range(scalar.span)
    edits = [Edit(page.place(begin, begin), "value: ")]
    if _is_behind_its_name(scalar):
        edits = _below(page, scalar, f"value: {scalar.written}")
    return _if_only_there(page, scalar.path, {"value"}, Fix(tuple(edits), safe))


def text_in_quotes(case: Case) -> Fix | None:
    """Put a text with a colon in quotes, if it is a text, and ends where its line does."""
    page, span = case.page, case.fault.span
    match = _NAMED_TEXT.fullmatch(span.source)
    if match is None or match["name"] not in _names():
        return None
    if match["text"].partition(":")[0].strip() in _names():  # two names rather than a text
        return None
    if page.indented_below(span.line) > match.start("name"):  # where the text may go on
        return None
    place = page.source.span(span.line, match.start("text") + 1, span.line, match.end("text") + 1)
    return case.if_read(Edit(place, quoted(match["text"])))


def _in_their_lines(case: Case) -> Fix | None:
    """Part names from their values in what was read as one text, up to where it is none."""
    page, here = case.page, case.fault.span
    begin, _ = page.offsets.range(here)
    names: list[str] = []
    edits: list[Edit] = []
    for line in page.source.lines[here.line - 1 :]:
        match = _GLUED_LINE.match(line)
        if match is None or match.start("name") != here.column - 1:
            break
        names.append(match["name"])
        colon = begin + match.end("name") - match.start("name")
        edits.append(spaced(page, colon, begin + len(line.rstrip()) - match.start("name")))
        begin, _ = page.offsets.range(page.source.span(here.line + len(edits), here.column))
    safe = all(name in _names() for name in names)
    return case.if_read(*edits, safe=safe) if len({*names}) == len(names) else None


def _out_of_the_name(case: Case, scalar: Scalar, match: re.Match[str]) -> Fix | None:
    """Part a name from the value that was read as its end."""
    page = case.page
    begin, end = page.offsets.range(scalar.span)
    edit = spaced(page, begin + match.end("name"), end)
    *holder, read = scalar.path
    others = {name: value for name, value in page.value(holder).items() if name != read}
    after = page.changed(edit)
    made = after.value(holder) or {}
    beside = {name: value for name, value in made.items() if name != match["name"]}
    if len(made) == len(beside) or beside != others or not page.differs_only_at(holder, after):
        return None
    return Fix((edit,), _is_known(match["name"], tuple(holder), case))


def _is_behind_its_name(scalar: Scalar) -> bool:
    return scalar.named is not None and scalar.named.line == scalar.span.line


def _below(page: Page, scalar: Scalar, text: str) -> list[Edit]:
    """Return the edit that writes a text in the line below the name, not behind it.

    There is none if the name is not the first in its line.
    """
    name = scalar.named or scalar.span
    before = name.source[: name.column - 1]
    between = name.source[name.end_column - 1 : scalar.span.column - 1]
    if before.strip(" ") or not scalar.on_one_line:
        return []
    begin, end = page.offsets.range(scalar.span)
    colon = begin - len(between.lstrip(" ")) + 1
    return [Edit(page.place(colon, end), f"{page.line_break}{before}{_INDENT}{text}")]


def _is_known(name: str, path: Path, case: Case) -> bool:
    """Tell whether a name is one that is looked for at a path."""
    if path != ("answers",):
        return name in _names()
    known = case.catalogue.indicators if case.catalogue else ()
    return folded(name) in map(folded, known)


def _if_only_there(page: Page, path: Path, names: set[str], fix: Fix) -> Fix | None:
    """Return a fix if it makes a mapping with such names there, and leaves the rest as it is."""
    if not fix.edits:
        return None
    after = page.changed(*fix.edits)
    made = after.value(path)
    is_made = isinstance(made, dict) and set(made) <= names
    return fix if is_made and page.differs_only_at(path, after) else None


@cache
def _names() -> frozenset[str]:
    """Return the names of all fields, and the Korean words for them."""
    found: set[type[BaseModel]] = set()
    waiting: list[type[BaseModel]] = [Assessment, Parts, Edition]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            for field in model.model_fields.values():
                waiting += models_in(field.annotation)
    fields = [each for model in found for each in model.model_fields.items()]
    return frozenset((*korean.FIELDS, *(field.alias or name for name, field in fields)))
