"""The sheet of a form with a row an indicator, and of a checklist a row an item below it."""

from collections.abc import Mapping, Sequence
from typing import Any

from smartcert.assessment.form import words
from smartcert.assessment.form.layout import ANSWERS, EVIDENCE
from smartcert.catalogue.answer_form import AnswerForm, form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.edition import Category
from smartcert.catalogue.indicator import Indicator
from smartcert.files.spreadsheet.contents import cell_of
from smartcert.files.spreadsheet.limits import letters
from smartcert.forms import cell_checks
from smartcert.forms.questions import Question, about
from smartcert.forms.workbook.city import Filled
from smartcert.forms.workbook.lists import Lists
from smartcert.forms.workbook.paper import Paper
from smartcert.render import indicator_words
from smartcert.render.layout import cut

_WIDTHS = {
    "indicator": 12,
    "title": 18,
    "asked": 48,
    "points": 6,
    "unit": 7,
    "last": 12,
    "value": 16,
    "numerator": 8,
    "denominator": 8,
    "not_applicable": 12,
    "note": 15,
    "confirmed": 10,
    "owner": 10,
    "pieces": 5,
    "state": 7,
}
WIDTHS: list[float] = [_WIDTHS[each.name] for each in ANSWERS.columns]
_LONGEST_CHOICE = 60
"""Cells of the screen that the beginning of a level's sentence takes in a drop-down."""
_WORDS = ("not_applicable", "note", "confirmed", "owner")


class AnswerSheet:
    """Writes the answers.

    Args:
        paper: the workbook.
        page: the sheet.
        lists: of the drop-downs.
        catalogue: with the indicators.
        data: what the form says already.
        evidence: the sheet of evidence, and the number of its last row.
    """

    def __init__(
        self,
        paper: Paper,
        page: Any,
        lists: Lists,
        catalogue: Catalogue,
        data: Mapping[str, Any],
        evidence: tuple[str, int],
    ) -> None:
        self.paper, self.page, self.lists = paper, page, lists
        self.catalogue, self.language = catalogue, paper.language
        self.answers: Mapping[str, Any] = data["answers"]
        name, last = evidence
        column = letters([each.name for each in EVIDENCE.columns].index("indicator"))
        self.pieces = f"'{name}'!${column}$2:${column}${last}"
        self.row = 0
        self.last: Mapping[str, str] = {}
        self.columns = {each.name: index for index, each in enumerate(ANSWERS.columns)}

    def write(self, last: Mapping[str, str] | None) -> Sequence[Filled]:
        """Write all rows; return where each area stands and how much of it is filled in.

        Args:
            last: what was answered last time, by indicator; None hides the column for it.

        Raises:
            TooLongError: a text is longer than a cell can be.
        """
        self.paper.headings(self.page, 0, ANSWERS)
        self.row = 1
        self.last = last or {}
        if last is None:
            column = self.columns["last"]
            self.page.set_column(column, column, _WIDTHS["last"], None, {"hidden": True})
        filled = []
        for area in self.catalogue.edition.categories:
            part = Filled(self.language.pick(area.title), self.row + 1)
            self._category(area, part, self.paper.area)
            part.last = self.row
            filled.append(part)
        corner = f"{letters(len(ANSWERS.columns) - 1)}{self.row}"
        self.page.ignore_errors({"number_stored_as_text": f"A1:{corner}"})
        return filled

    def _category(self, category: Category, part: Filled, style: Any) -> None:
        title = f"{category.id} {self.language.pick(category.title)}"
        for name, column in self.columns.items():
            text = title if name == "title" else ""
            if name == "points":
                text = indicator_words.number(category.points)
            self.paper.put(self.page, (self.row, column), text, style)
        self.row += 1
        for child in category.categories:
            self._category(child, part, self.paper.item)
        for indicator in category.indicators:
            is_filled = self._indicator(indicator)
            part.answered += is_filled
            part.all += 1

    def _indicator(self, indicator: Indicator) -> bool:
        """Write the rows of an indicator; return whether it is filled in."""
        row, form = self.row, form_of(indicator)
        answer = self.answers.get(indicator.id) or {}
        question, *_ = asked = [*about(indicator, self.catalogue, self.language)]
        said = self._told(indicator, question, asked)
        for name, text in said.items():
            style = self.paper.bold if name == "title" else self.paper.told
            self._put(name, text, style)
        self._value(indicator, form, question, answer.get("value"))
        for name in _WORDS:
            is_open = name != "not_applicable" or indicator.not_applicable is not None
            style = self.paper.open_text if is_open else self.paper.shut
            self._put(name, str(answer.get(name) or ""), style)
        if indicator.not_applicable is not None:
            self._explain(
                "not_applicable",
                indicator_words.exception(indicator, self.catalogue, self.language),
            )
        self._count(form, answer)
        self._fit(row, said)
        self.row += 1
        if form.kind == "items":
            self._items(indicator, form, answer.get("value"))
        return bool(_state(answer))

    def _told(
        self, indicator: Indicator, question: Question, asked: Sequence[Question]
    ) -> dict[str, str]:
        """Return what is told of an indicator, by column."""
        say, form = self.language.say, form_of(indicator)
        more = [question.meaning, f"{say('Rule')}: {question.rule}"]
        if form.parts:
            named = zip((say("Numerator"), say("Denominator")), form.parts, strict=True)
            more += [f"{name}: {self.language.pick(counted)}" for name, counted in named]
        if form.kind == "per_inhabitants" and form.counted:
            more.append(f"{say('Value')}: {self.language.pick(form.counted)}")
        more += [
            f"{say('Evidence')}: {each.meaning}"
            for each in asked
            if each.name.endswith(".evidence")
        ]
        units = {"level": f"0–{form.high}", "yes_no": f"{words.YES}/{words.NO}", "items": ""}
        return {
            "indicator": indicator.id,
            "title": question.title,
            "asked": "\n".join(more),
            "points": question.points,
            "unit": units.get(form.kind) or (self.language.pick(form.unit) if form.unit else ""),
            "last": self.last.get(indicator.id, ""),
        }

    def _value(
        self, indicator: Indicator, form: AnswerForm, question: Question, value: Any
    ) -> None:
        """Write the cells of a value, and what they accept."""
        by_parts = isinstance(value, Mapping)
        shown = "" if by_parts or isinstance(value, list) else self._shown(form, value)
        is_open = form.kind != "items" and not form.floor
        style = self.paper.open if is_open else self.paper.shut
        self._put("value", cell_of(shown, "number"), style)
        if is_open:
            self._check(form, question)
        parts = {
            each.name.rpartition(".")[2]: each
            for each in about(indicator, self.catalogue, self.language)
        }
        for name in ("numerator", "denominator"):
            given = str(value.get(name) or "") if by_parts else ""
            style = self.paper.open if form.parts else self.paper.shut
            self._put(name, cell_of(given, "number"), style)
            if form.parts:
                column = self.columns[name]
                check = cell_checks.number(parts[name].accepted, f"{letters(column)}{self.row + 1}")
                self._validate(column, check, parts[name].title, parts[name].meaning)

    def _shown(self, form: AnswerForm, value: Any) -> str:
        """Return what stands in the cell of a value."""
        text = "" if value is None else str(value)
        if form.kind == "yes_no":
            return {"true": words.YES, "false": words.NO}.get(text, text)
        if form.kind == "level":
            return self._levels(form).get(text, text)
        return text

    def _levels(self, form: AnswerForm) -> dict[str, str]:
        return {
            each.name: words.level(each.name, cut(self.language.pick(each.text), _LONGEST_CHOICE))
            for each in form.choices
        }

    def _check(self, form: AnswerForm, question: Question) -> None:
        column = self.columns["value"]
        if form.kind == "yes_no":
            check = self.lists.choose([words.YES, words.NO])
        elif form.kind == "level":
            check = self.lists.choose([*self._levels(form).values()])
        else:
            check = cell_checks.number(question.accepted, f"{letters(column)}{self.row + 1}")
        wanted = indicator_words.value(self.catalogue.indicators[question.name], self.language)
        self._validate(column, check, question.name, wanted)

    def _validate(self, column: int, check: dict[str, Any], title: str, wanted: str) -> None:
        told = cell_checks.with_messages(check, title, wanted, wanted, self.language)
        self.page.data_validation(self.row, column, self.row, column, told)

    def _explain(self, name: str, text: str) -> None:
        """Say beside a cell what belongs there."""
        heading = self.language.pick(ANSWERS.column(name).heading)
        self._validate(self.columns[name], {"validate": "any"}, heading, text)

    def _items(self, indicator: Indicator, form: AnswerForm, value: Any) -> None:
        """Write a row for each item."""
        column, say = self.columns["value"], self.language.say
        for item in form.choices:
            said = {
                "indicator": f"{indicator.id}{words.BESIDE}{item.name}",
                "title": "",
                "asked": f"· {self.language.pick(item.text)}",
                "points": indicator_words.number(item.points),
                "unit": f"{words.YES}/{words.NO}",
            }
            for name in self.columns:
                self._put(
                    name, said.get(name, ""), self.paper.told if name in said else self.paper.shut
                )
            ticked = isinstance(value, list) and item.name in map(str, value)
            sign = (words.YES if ticked else words.NO) if isinstance(value, list) else ""
            self._put("value", sign, self.paper.open)
            choice = self.lists.choose([words.YES, words.NO])
            wanted = say("{yes} if it is there, {no} if not", yes=words.YES, no=words.NO)
            self._validate(column, choice, item.name, wanted)
            self._fit(self.row, said)
            self.row += 1

    def _count(self, form: AnswerForm, answer: Mapping[str, Any]) -> None:
        """Write the formulas that count pieces of evidence, and tell what is filled in."""
        at = {name: f"{letters(column)}{self.row + 1}" for name, column in self.columns.items()}
        own = at["indicator"]
        count = f'=COUNTIF({self.pieces},{own})+COUNTIF({self.pieces},{own}&" *")'
        pieces = len(answer.get("evidence") or ())
        self._formula("pieces", count, pieces)
        given = f'{at["value"]}<>""'
        both = f'AND({at["numerator"]}<>"",{at["denominator"]}<>"")'
        if form.kind == "items":
            first, last = self.row + 2, self.row + 1 + len(form.choices)
            name = letters(self.columns["value"])
            given = f"COUNTA({name}{first}:{name}{last})>0"
        elif form.floor:
            given = both
        elif form.parts:
            given = f"OR({given},{both})"
        say = self.language.say
        answered, excepted = say("done"), say("N/A")
        formula = f'=IF({at["not_applicable"]}<>"","{excepted}",IF({given},"{answered}",""))'
        state = {"": "", "answered": answered, "excepted": excepted}[_state(answer)]
        self._formula("state", formula, state)

    def _formula(self, name: str, formula: str, value: str | int) -> None:
        place = (self.row, self.columns[name])
        self.page.write_formula(*place, formula, self.paper.counted, value)

    def _put(self, name: str, value: Any, style: Any) -> None:
        self.paper.put(self.page, (self.row, self.columns[name]), value, style)

    def _fit(self, row: int, said: Mapping[str, str]) -> None:
        """Make a row so high that what is told can be read."""
        widths = [_WIDTHS[name] * 1.25 for name in said]  # the letters are smaller than usual
        lines = cell_checks.lines([*said.values()], widths)
        self.page.set_row(row, min(lines * (cell_checks.LINE - 3) + 3, cell_checks.HIGHEST))


def _state(answer: Mapping[str, Any]) -> str:
    """Return whether an indicator is answered or left out with a reason, as the formula does."""
    if answer.get("not_applicable") is not None:
        return "excepted"
    return "answered" if answer.get("value") is not None else ""
