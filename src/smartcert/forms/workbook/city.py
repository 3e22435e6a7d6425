"""The first sheet of a form: the city, and how much is filled in."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from smartcert.assessment.form.layout import ANSWERS, CITY, FIELDS, Field
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.compiling import MOST_PEOPLE
from smartcert.files.spreadsheet.contents import cell_of
from smartcert.files.spreadsheet.limits import letters
from smartcert.forms import cell_checks
from smartcert.forms.questions import Accepted
from smartcert.forms.workbook.lists import Lists
from smartcert.forms.workbook.paper import Paper
from smartcert.language import N_, Language, Message, korean
from smartcert.language.government import KINDS

WIDTHS: list[float] = [26, 40, 62]
_TOP = 3
_HINTS: Mapping[str, Message] = {
    "format": N_("What kind of file this is; leave it as it is."),
    "catalogue": N_("The indicators that are answered; leave it as it is."),
    "stage": N_("Choose how far the certification has come."),
    "date": N_("The day on which all answers hold; no evidence may be dated later."),
    "name": N_("The city as people write it."),
    "kind": N_("Choose one; with the population it decides the track."),
    "population": N_("The inhabitants of the city; counts are divided by it."),
    "population_date": N_("The day on which the city had so many inhabitants."),
    "contact": N_("Who answers questions; may stay blank."),
    "confirmed": N_("Only if the population is called unlikely and is right: why."),
}
_FIXED = frozenset(("format", "catalogue"))
_PEOPLE = Accepted("number", Decimal(1), Decimal(MOST_PEOPLE))


class Filled:
    """Where the answers of an area stand, and how many of them are filled in.

    Attributes:
        title: of the area.
        first: the number of the first row, from 1.
        last: the number of the last.
        answered: indicators that are filled in.
        all: indicators that there are.
    """

    def __init__(self, title: str, first: int) -> None:
        self.title, self.first, self.last = title, first, first
        self.answered = self.all = 0


def write_city(
    paper: Paper,
    page: Any,
    lists: Lists,
    catalogue: Catalogue,
    data: Mapping[str, Any],
) -> None:
    """Write what is said of the city."""
    language = paper.language
    paper.put(page, (0, 0), language.pick(catalogue.edition.title), paper.title)
    paper.put(page, (1, 0), language.pick(catalogue.edition.basis), paper.plain)
    paper.headings(page, _TOP - 1, CITY)
    for row, field in enumerate(FIELDS, _TOP):
        _write_field(paper, page, lists, field, row, data)


def marker(page_name: str) -> str:
    """Return the cell that the mark of a form stands for: that of its format."""
    return f"='{page_name}'!$B${_TOP + 1}"


def _write_field(
    paper: Paper, page: Any, lists: Lists, field: Field, row: int, data: Mapping[str, Any]
) -> None:
    language, name = paper.language, str(field.path[-1])
    held = data if len(field.path) == 1 else data["city"]
    text = _shown(name, str(held.get(name) or ""), language)
    style = paper.open_day if field.content == "day" else paper.open
    if field.content == "text":
        style = paper.told if name in _FIXED else paper.open_text
    hint = language.say(_HINTS[name])
    paper.put(page, (row, 0), language.pick(field.label), paper.bold)
    paper.put(page, (row, 1), cell_of(text, field.content), style)
    paper.put(page, (row, 2), hint, paper.told)
    if check := _check(field, f"B{row + 1}", lists, language):
        label = language.pick(field.label)
        page.data_validation(
            row, 1, row, 1, cell_checks.with_messages(check, label, hint, hint, language)
        )


def _check(field: Field, cell: str, lists: Lists, language: Language) -> dict[str, Any] | None:
    name = field.path[-1]
    if name == "kind":
        return lists.choose([_shown("kind", each, language) for each in KINDS])
    if name == "stage":
        return lists.choose([_shown("stage", each, language) for each in _STAGES])
    if field.content == "day":
        return cell_checks.day()
    return cell_checks.number(_PEOPLE, cell) if field.content == "number" else None


_STAGES = ("self_assessment", "document_review", "site_inspection")


def _shown(name: str, word: str, language: Language) -> str:
    """Return what people are shown for a word of a file."""
    if language.tag != "ko" or name not in {"kind", "stage"}:
        return word
    among = korean.KINDS if name == "kind" else korean.FIELDS
    return next((shown for shown, meant in among.items() if meant == word), word)


def write_progress(paper: Paper, page: Any, sheet: str, filled: Sequence[Filled]) -> None:
    """Write how much is filled in, by formulas that count."""
    say = paper.language.say
    top = _TOP + len(FIELDS) + 1
    for column, heading in enumerate((say("Area"), say("Filled in"), "")):
        paper.put(page, (top, column), heading, paper.heading)
    state = letters([each.name for each in ANSWERS.columns].index("state"))
    rows = [*_progress(sheet, state, filled)]
    for row, (title, formula, answered, number) in enumerate(rows, top + 1):
        paper.put(page, (row, 0), title or say("All"), paper.bold)
        page.write_formula(row, 1, formula, paper.counted, answered)
        paper.put(page, (row, 2), say("of {count} indicators", count=number), paper.told)


def _progress(
    sheet: str, state: str, filled: Sequence[Filled]
) -> Iterator[tuple[str, str, int, int]]:
    for each in filled:
        cells = f"'{sheet}'!${state}${each.first}:${state}${each.last}"
        yield each.title, f'=COUNTIF({cells},"?*")', each.answered, each.all
    cells = f"'{sheet}'!${state}${filled[0].first}:${state}${filled[-1].last}"
    answered, number = (sum(each.answered for each in filled), sum(each.all for each in filled))
    yield "", f'=COUNTIF({cells},"?*")', answered, number
