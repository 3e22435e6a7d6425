"""The empty table as an XLSX: a sheet to fill in that checks what is typed, and a guide."""

import io
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from smartcert.catalogue.compiled import Catalogue
from smartcert.files.spreadsheet.book import HEADING_COLOUR, Book
from smartcert.files.spreadsheet.limits import LAST_ROW, letters
from smartcert.forms import cell_checks
from smartcert.forms.cell_checks import HIGHEST, LINE, LONGEST_MESSAGE
from smartcert.forms.questions import Accepted, Question, questions
from smartcert.language import Language
from smartcert.render.layout import wrap

_NARROW, _WIDE = 15, 24
_AREAS = ("#DCEBF7", "#E3F1DD", "#FBEBD3", "#EFE3F3", "#DDF1EF", "#F6E0E0")
_GUIDE = (25, 30, 44, 34, 44, 8, 34)
"""Widths of the columns of the guide."""


class _Styles(NamedTuple):
    name: Any
    title: Any
    plain: Any
    bold: Any
    headings: Sequence[Any]
    by_form: dict[str, Any]


def workbook(catalogue: Catalogue, language: Language) -> bytes:
    """Give the empty table of a catalogue as the bytes of an XLSX."""
    stream = io.BytesIO()
    book = Book(stream)
    styles = _styles(book)
    asked = list(questions(catalogue, language))
    _fill_in(book.add_page(language.say("Cities")), asked, styles, language)
    _explain(book.add_page(language.say("Guide"), _GUIDE), asked, catalogue, styles, language)
    book.close()
    return stream.getvalue()


def _styles(book: Book) -> _Styles:
    framed = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B8C4CE"}
    text = book.style(num_format="@")
    return _Styles(
        name=book.style(bold=True),
        title=book.style(font_color="#334E68"),
        plain=book.style(**framed),
        bold=book.style(bold=True, font_size=14),
        headings=[book.style(**framed, bg_color=each) for each in (HEADING_COLOUR, *_AREAS)],
        by_form={"text": text, "list": text, "day": book.style(num_format="yyyy-mm-dd")},
    )


# --- the sheet to fill in -------------------------------------------------------------


def _fill_in(page: Any, asked: Sequence[Question], styles: _Styles, language: Language) -> None:
    lines = 1
    for column, each in enumerate(asked):
        width = min(max(_NARROW, len(each.name) + 2), _WIDE)
        heading = styles.headings[_shade(each)]
        fragments = (styles.name, each.name, styles.title, f"\n{each.heading}")
        page.write_rich_string(0, column, *fragments, heading)
        page.set_column(column, column, width, styles.by_form.get(each.accepted.form))
        page.data_validation(1, column, LAST_ROW, column, _validation(each, column, language))
        lines = max(lines, 1 + len(list(wrap(each.heading, width - 2))))
    page.set_row(0, LINE * lines + 6)
    page.freeze_panes(1, 1)


def _shade(question: Question) -> int:
    return 1 + (question.group - 1) % len(_AREAS) if question.group else 0


def _validation(question: Question, column: int, language: Language) -> dict[str, Any]:
    """Give the check of a column in the words of XlsxWriter, with what it says."""
    wanted = f"{question.wanted[:1].upper()}{question.wanted[1:]}."
    prompt = _prompt(question, wanted, language.say(".. (more in the guide)"))
    check = _check(question.accepted, f"{letters(column)}2")
    return cell_checks.with_messages(check, question.name, prompt, wanted, language)


def _prompt(question: Question, wanted: str, more: str) -> str:
    """Say as much as Excel takes: all, else no definition, else no choices, else what fits."""
    choices = [f"{word}: {meaning}" for word, meaning in question.choices]
    everything = "\n".join([wanted, *choices, question.meaning])
    if len(everything) <= LONGEST_MESSAGE:
        return everything
    for lines in ([wanted, *choices], [wanted, question.meaning]):
        part = "\n".join([*lines, more])
        if len(part) <= LONGEST_MESSAGE and len(lines) > 1:
            return part
    return f"{wanted}\n{question.meaning}"[: LONGEST_MESSAGE - len(more)] + more


def _check(accepted: Accepted, cell: str) -> dict[str, Any]:
    if accepted.form == "choice":
        return {"validate": "list", "source": list(accepted.choices)}
    if accepted.form == "nothing":
        return {"validate": "custom", "value": "=FALSE"}
    if accepted.form == "day":
        return cell_checks.day()
    if accepted.form == "number":
        return cell_checks.number(accepted, cell)
    formula = _is_list(accepted, cell)
    if accepted.form == "list" and len(formula) <= LONGEST_MESSAGE:
        return {"validate": "custom", "value": formula}
    return {"validate": "any"}


def _is_list(accepted: Accepted, cell: str) -> str:
    """Give a formula that takes the known words out of a cell and tells whether any is left."""
    # two blanks between words, so that each has its own on either side
    left = f'" "&SUBSTITUTE({cell}," ","  ")&" "'
    for word in accepted.choices:
        left = f'SUBSTITUTE({left}," {word} ","")'
    return f'=TRIM({left})=""'


# --- the guide ------------------------------------------------------------------------


def _explain(
    page: Any,
    asked: Sequence[Question],
    catalogue: Catalogue,
    styles: _Styles,
    language: Language,
) -> None:
    page.write_string(0, 0, language.pick(catalogue.edition.title), styles.bold)
    top = 1
    for sentence in _advice(catalogue, language):
        page.write_string(top, 0, sentence)
        top += 1
    top += 1
    for column, heading in enumerate(_guide(language)):
        page.write_string(top, column, heading, styles.headings[0])
    for row, each in enumerate(asked, top + 1):
        choices = "\n".join(f"{word}: {meaning}" for word, meaning in each.choices)
        said = (each.name, each.heading, each.meaning, each.wanted, choices, each.points, each.rule)
        page.write_string(row, 0, each.name, styles.headings[_shade(each)])
        for column, text in enumerate(said[1:], 1):
            page.write_string(row, column, text, styles.plain)
        page.set_row(row, min(LINE * cell_checks.lines(said, _GUIDE), HIGHEST))
    page.freeze_panes(top + 1, 1)
    page.repeat_rows(top)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


def _guide(language: Language) -> Iterator[str]:
    say = language.say
    yield say("column")
    yield say("title")
    yield say("what is asked")
    yield say("what to write")
    yield say("levels, items, words")
    yield say("maximum")
    yield say("how points are earned")


def _advice(catalogue: Catalogue, language: Language) -> Iterator[str]:
    say = language.say
    yield f"{catalogue.name}. {language.pick(catalogue.edition.basis)}"
    yield say("Fill in the first sheet, one row a city, and keep the first line of each heading.")
    yield say("A cell left blank is a question not answered: it earns no points and is no zero.")
    yield say("Judge the table with: {command}", command="smartcert batch FILE.xlsx")
