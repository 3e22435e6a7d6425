"""The sheet of a form that says how it is filled in, and what the levels are."""

from collections.abc import Iterator
from typing import Any

from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.forms import cell_checks
from smartcert.forms.workbook.paper import Paper
from smartcert.language import Language
from smartcert.render import indicator_words

WIDTHS: list[float] = [14, 34, 8, 90, 8]


def write_guide(paper: Paper, page: Any, catalogue: Catalogue) -> None:
    """Write how a form is filled in, and every level with its whole sentence."""
    say = paper.language.say
    paper.put(page, (0, 0), say("How to fill in this form"), paper.title)
    row = 2
    for sentence in _sentences(paper.language):
        paper.put(page, (row, 0), sentence, paper.plain)
        row += 1
    row += 1
    headings = (say("Indicator"), say("Title"), say("Level"), say("What it asks"), say("Points"))
    for column, heading in enumerate(headings):
        paper.put(page, (row, column), heading, paper.heading)
    page.repeat_rows(row)
    for indicator in catalogue.indicators.values():
        form = form_of(indicator)
        if form.kind != "level":
            continue
        for each in form.choices:
            row += 1
            said = (
                indicator.id,
                paper.language.pick(indicator.title),
                each.name,
                paper.language.pick(each.text),
                indicator_words.number(each.points),
            )
            for column, text in enumerate(said):
                paper.put(page, (row, column), text, paper.told)
            page.set_row(row, cell_checks.lines(said, WIDTHS) * (cell_checks.LINE - 2) + 2)


def _sentences(language: Language) -> Iterator[str]:
    say = language.say
    yield say("1. Fill in the yellow cells of the first three sheets; the others are shut.")
    yield say("2. A cell left blank is a question not answered: it earns no points and is no zero.")
    yield say("3. A share is given by its numerator and denominator, or as a percentage.")
    yield say("4. Levels and signs are chosen from a list; below stand the levels in full.")
    yield say("5. Where an indicator does not apply, write why; its value stays blank then.")
    yield say("6. Each piece of evidence has a row of its own in the third sheet.")
    yield say("7. Rows and columns may be moved, hidden and added; headings and ids must stay.")
    yield say("8. Save it as .xlsx and judge it with: {command}", command="smartcert evaluate FILE")
