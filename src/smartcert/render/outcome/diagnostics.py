"""Diagnostics as text: the place, the line with a caret, what is wrong, what to do."""

import unicodedata
from collections.abc import Iterable

from smartcert.diagnostics import Diagnostic, Severity, Span
from smartcert.language import Language
from smartcert.language.personal import masked
from smartcert.render import wording
from smartcert.render.layout import Page, cells, cut

_GUTTER = 6
_AROUND = 32
"""Characters beside what is shown, so that the number of a person that reaches into it is known."""
_MOST_FRAMED = 3
"""Further places whose lines are shown; of more only where they are."""
MOST_SHOWN = 100
"""Diagnostics that are shown; a file with more is another file than was meant."""


def page(diagnostics: Iterable[Diagnostic], language: Language, width: int = 80) -> Page:
    """Lay out the diagnostics in their order, and count them at the end."""
    page = Page(width)
    found = list(diagnostics)
    for diagnostic in found[:MOST_SHOWN]:
        block(page, diagnostic, language)
        page.blank()
    hidden(page, len(found) - MOST_SHOWN, language)
    for counted in wording.counted(found, language):
        page.line(counted)
    return page


def hidden(page: Page, count: int, language: Language) -> None:
    """Say how many are not shown, if any."""
    if count > 0:
        page.line(language.plural("{count} more is not shown", "{count} more are not shown", count))


def block(page: Page, diagnostic: Diagnostic, language: Language, note: str = "") -> None:
    """Lay out one diagnostic, and why it does not fail, if there is a note on that."""
    style = "bad" if diagnostic.severity is Severity.ERROR else "warn"
    if note:
        style = "dim"
    severity = wording.severity(diagnostic, language)
    page.line(str(diagnostic.span), ": ", (f"{severity} {diagnostic.code}", style))
    page.text(note, 2, style)
    page.text(diagnostic.message(language), 2, "" if note else "bold")
    _frame(page, diagnostic.span, style)
    page.text(diagnostic.help(language), 2)
    if len(diagnostic.related) > _MOST_FRAMED:
        page.text(language.say("see {place}", place=_lines(diagnostic.related)), 2, "dim")
        return
    for span in diagnostic.related:
        page.text(language.say("see {place}", place=span), 2, "dim")
        if not _is_heading(span):
            _frame(page, span, "dim")


def _lines(places: Iterable[Span]) -> str:
    """Return the places by file and line or cell, each file once."""
    lines: dict[str, list[str]] = {}
    for each in places:
        lines.setdefault(each.file, []).append(each.cell or str(each.line))
    return "; ".join(f"{file}:{', '.join(numbers)}" for file, numbers in lines.items())


def _is_heading(span: Span) -> bool:
    """Tell whether a line holds a name and no more, so that to show it would say nothing."""
    return span.source.partition(" #")[0].rstrip().endswith(":")


def _frame(page: Page, span: Span, style: str) -> None:
    """Show the line with carets under the place, aligned in cells."""
    if span.cell or not (span.line and span.source):  # a cell, or a whole file
        return
    room = page.width - _GUTTER - 4  # the gutter, its sign, and a caret after the line
    # of a line that may be megabytes long only what stands around the place
    skipped = max(0, span.column - 1 - room)
    margin = min(skipped, _AROUND)
    source = masked(span.source[skipped - margin : span.column + room + _AROUND])
    source = source[margin : margin + span.column + room - skipped].replace("\t", "→")
    start = span.column - 1 - skipped
    last = span.end_column - 1 - skipped if span.end_line == span.line else len(source)
    if cells(source[:last]) > room:
        # begin a little before the place
        begin = max(0, start - room // 3)
        source = ".." + source[begin:]
        start, last = start - begin + 2, last - begin + 2
    before, marked = source[:start], source[start:last]
    shown = cut(unicodedata.normalize("NFC", source), room)
    length = min(max(1, cells(marked)), max(1, room - cells(before)))
    page.line((f"{span.line:>{_GUTTER}} | ", "dim"), shown)
    page.line((" " * _GUTTER + " | ", "dim"), " " * cells(before), ("^" * length, style))
