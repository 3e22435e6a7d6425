"""A form written: an empty one, or one that says what an assessment says."""

import io
from collections.abc import Mapping
from typing import Any

from smartcert.assessment.form.layout import ANSWERS, CITY, EVIDENCE, GUIDE, LISTS
from smartcert.assessment.form.telling import MARKER
from smartcert.catalogue.compiled import Catalogue
from smartcert.files.spreadsheet.book import Book
from smartcert.forms.last_time import LastTime
from smartcert.forms.workbook import answers, city, evidence, guide
from smartcert.forms.workbook.lists import Lists
from smartcert.forms.workbook.paper import Paper
from smartcert.language import Language


def form_workbook(
    catalogue: Catalogue,
    language: Language,
    data: Mapping[str, Any],
    before: LastTime | None = None,
) -> bytes:
    """Return the bytes of a form.

    Args:
        catalogue: that it answers.
        language: of all that is told in it.
        data: what it says, as the data of an assessment file.
        before: what was said last time; its answers are shown, its evidence and departments taken.

    Raises:
        TooLongError: a text is longer than a cell can be.
    """
    if before is not None:
        data = {**data, "answers": _taken(before)}
    stream = io.BytesIO()
    book = Book(stream)
    paper = Paper(book, language)
    pick = language.pick
    pages = {
        name: paper.page(pick(each), widths)
        for name, each, widths in (
            ("city", CITY.name, city.WIDTHS),
            ("answers", ANSWERS.name, answers.WIDTHS),
            ("evidence", EVIDENCE.name, evidence.WIDTHS),
            ("guide", GUIDE, guide.WIDTHS),
            ("lists", LISTS, []),
        )
    }
    lists = Lists(pages["lists"], pick(LISTS), paper.plain)
    city.write_city(paper, pages["city"], lists, catalogue, data)
    last = evidence.last_row(data)
    sheet = answers.AnswerSheet(
        paper, pages["answers"], lists, catalogue, data, (pick(EVIDENCE.name), last)
    )
    filled = sheet.write(before.shown() if before else None)
    city.write_progress(paper, pages["city"], pick(ANSWERS.name), filled)
    evidence.write_evidence(paper, pages["evidence"], lists, catalogue, data)
    guide.write_guide(paper, pages["guide"], catalogue)
    for name in ("answers", "evidence", "guide"):
        pages[name].set_landscape()
    for name in ("city", "answers", "evidence", "guide", "lists"):
        paper.protect(pages[name])
    pages["lists"].hide()
    book.define(MARKER, city.marker(pick(CITY.name)))
    book.close()
    return stream.getvalue()


def _taken(before: LastTime) -> dict[str, dict[str, Any]]:
    """Return what is taken over from last time: evidence and departments, and no value."""
    answers: dict[str, dict[str, Any]] = {}
    for name, pieces in before.pieces().items():
        answers.setdefault(name, {})["evidence"] = pieces
    for name, owner in before.owners().items():
        answers.setdefault(name, {})["owner"] = owner
    return answers
