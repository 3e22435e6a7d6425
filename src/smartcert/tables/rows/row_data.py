"""The data of one row: each cell at the path at which an assessment holds what it says."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from pydantic_core import PydanticCustomError

from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.indicator import Indicator
from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.document import Path
from smartcert.files.fields import day
from smartcert.files.source import UNPRINTABLE
from smartcert.tables.column import WORDS, Column
from smartcert.tables.rows.cells import EMPTY_LIST, truth_in
from smartcert.tables.rows.pieces import counted, listed, unprintable
from smartcert.tables.rows.scalars import scalar
from smartcert.tables.rows.terms import SAME_DAY, Terms

_TEXTS = frozenset(("city", "kind", "contact", "confirmed", "catalogue", "stage"))
_TRUTHS = {1: "true", 0: "false", None: ""}
"""How a file writes truth values."""


class RowWriter:
    """Writes the cells of one row to where an assessment holds what they say.

    Attributes:
        counted: by indicator, pieces of evidence that somebody has counted.
        flaws: what is wrong with the writing of cells.
        of_evidence: the same of evidence.
    """

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.counted: dict[str, int] = {}
        self.flaws: list[Diagnostic] = []
        self.of_evidence: list[Diagnostic] = []
        self._values: dict[Path, Any] = {}

    def write(self, column: Column, text: str | None, place: Span) -> None:
        """Take what a cell says."""
        if text is None:
            return
        of_evidence = column.part == "evidence" and column.indicator
        try:
            if bad := UNPRINTABLE.search(text):
                raise unprintable(bad.group())
            if not of_evidence:
                self._values[column.path] = self._said(column, text)
            elif text.startswith("["):
                self._values[column.path] = listed(text, column.indicator)
            else:
                self.counted[column.indicator] = counted(text, column.indicator)
        except PydanticCustomError as error:
            flaws = self.of_evidence if of_evidence else self.flaws
            flaws.append(Diagnostic(error.type, place, error.context or {}))

    def _said(self, column: Column, text: str) -> Any:
        if column.name in _TEXTS or column.part in WORDS:
            return text
        if column.indicator and not column.part:
            return self._value(column.indicator, text)
        return scalar(text)

    def _value(self, name: str, text: str) -> Any:
        kind = form_of(self.terms.catalogue.indicators[name]).kind
        if kind == "items":
            return [] if text == EMPTY_LIST else text.replace(",", " ").split()
        return scalar((_TRUTHS[truth_in(text)] or text) if kind == "yes_no" else text)

    def data(self, places: Mapping[Path, Span]) -> dict[str, Any]:
        """Give what the cells say as the data of an assessment; `places` are the cells'."""
        data: dict[str, Any] = {"city": {}, "answers": {}}
        for path, default in {**self.terms.defaults, **self._values}.items():
            value = self._day() if default is SAME_DAY else default
            if value and path[0] != "answers":
                _put(data, path, value)
        said = {path[1] for path in self._values if path[0] == "answers"} | self.counted.keys()
        for name, indicator in self.terms.catalogue.indicators.items():
            if name not in said:
                continue
            if answer := self._answer(indicator, places):
                data["answers"][name] = answer
            elif self.counted.get(name):
                data["answers"][name] = {}
        return data

    def _day(self) -> Any:
        """Give the row's own date, if it is one."""
        written = self._values.get(("date",))
        with suppress(PydanticCustomError):
            day(written)
            return written
        return None

    def _answer(self, indicator: Indicator, places: Mapping[Path, Span]) -> dict[str, Any]:
        at: Path = ("answers", indicator.id)
        answer = {
            part: self._values[*at, part]
            for part in ("value", "evidence", *WORDS)
            if (*at, part) in self._values
        }
        parts = {
            part: self._values[*at, "value", part]
            for part in ("numerator", "denominator")
            if (*at, "value", part) in self._values
        }
        if not parts:
            return answer
        if "value" in answer:
            place = places[*at, "value"]
            self.flaws.append(Diagnostic("SC714", place, {"indicator": indicator.id}))
        elif form_of(indicator).kind == "per_inhabitants":
            answer["value"] = self._count(indicator, parts, places[*at, "value", "denominator"])
        else:
            answer["value"] = parts
        return answer

    def _count(self, indicator: Indicator, parts: Mapping[str, Any], place: Span) -> Any:
        """Give the count of a count per inhabitants, which are the city's own."""
        people = self._values.get(("city", "population"))
        # where the people are not known it is they that are asked for
        if "numerator" not in parts or people not in {None, parts.get("denominator")}:
            values = {"indicator": indicator.id, "population": str(people or "")}
            self.flaws.append(Diagnostic("SC741", place, values))
        return parts.get("numerator")


def _put(data: dict[str, Any], path: Path, value: Any) -> None:
    for step in path[:-1]:
        data = data[str(step)]
    data[str(path[-1])] = value
