"""The rows of a form's answers: a row an indicator, of a checklist a row an item."""

from collections.abc import MutableMapping
from typing import Any

from smartcert.assessment.form.grid import Grid
from smartcert.assessment.form.layout import SUMS
from smartcert.assessment.form.words import NO, YES, ids, truth, value
from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.document import Path
from smartcert.language import N_
from smartcert.language.letters import seen

_PARTS = ("numerator", "denominator")
_WORDS = ("not_applicable", "note", "confirmed", "owner")
_SAID = ("value", *_PARTS, *_WORDS)
_ONE_LINE = frozenset(("owner",))

_Answers = dict[str, dict[str, Any]]


class AnswerRows:
    """Reads the rows of answers.

    Args:
        grid: the sheet.
        cells: where each value stands; those of the answers are added.

    Attributes:
        faults: what is wrong with rows; what is wrong with cells the grid keeps.
    """

    def __init__(self, grid: Grid, cells: MutableMapping[Path, Span]) -> None:
        self.grid = grid
        self.cells = cells
        self.faults: list[Diagnostic] = []
        self._answers: _Answers = {}
        self._rows: dict[tuple[str, str], int] = {}

    def answers(self) -> _Answers:
        """Return what the rows say, by indicator; of one that says nothing there is none."""
        self.cells[("answers",)] = self.grid.at(self.grid.headings.row, "indicator")
        items: dict[str, list[tuple[str, int]]] = {}
        for row in self.grid.rows:
            indicator, item = self._named(row)
            if indicator and item:
                items.setdefault(indicator, []).append((item, row))
            elif indicator:
                self._take(row, indicator)
        for indicator, rows in items.items():
            self._tick(indicator, rows)
        return {name: answer for name, answer in self._answers.items() if answer}

    def _named(self, row: int) -> tuple[str, str]:
        """Return the ids of the indicator and the item that a row is of; empty if it is of none."""
        indicator, item = ids(self.grid.said(row, "indicator") or "")
        is_filled = self.grid.holds(row, _SAID)
        if not indicator:
            if is_filled and not self._is_sum(row, "title"):
                values = {"field": N_("Indicator")}
                self.faults.append(Diagnostic("SC202", self.grid.at(row, "indicator"), values))
            return "", ""
        if self._is_sum(row, "indicator"):
            return "", ""
        first = self._rows.setdefault((indicator, item), row)
        if first != row and is_filled and self.grid.holds(first, _SAID):
            place, related = (self.grid.at(each, "indicator") for each in (row, first))
            said = {"city": self.grid.name, "indicator": f"{indicator} {item}".strip()}
            self.faults.append(Diagnostic("SC715", place, said, related=(related,)))
            return "", ""
        return (indicator, item) if is_filled or first == row else ("", "")

    def _is_sum(self, row: int, name: str) -> bool:
        return seen(self.grid.text(row, name)).casefold() in SUMS

    def _take(self, row: int, indicator: str) -> None:
        """Take what the row of an indicator says."""
        at: Path = ("answers", indicator)
        answer = self._answers.setdefault(indicator, {})
        self.cells[at] = self.grid.at(row, "indicator")
        for name in _WORDS:
            self.cells[*at, name] = self.grid.at(row, name)
            if (text := self.grid.said(row, name)) is not None:
                answer[name] = text.strip() if name in _ONE_LINE else text
        self.cells[*at, "value"] = self.grid.at(row, "value")
        given = self.grid.said(row, "value")
        parts = {name: text for name in _PARTS if (text := self.grid.said(row, name)) is not None}
        if given is not None and parts:
            place = self.grid.at(row, "value")
            self.faults.append(Diagnostic("SC714", place, {"indicator": indicator}))
        elif given is not None:
            answer["value"] = value(given.strip())
        elif parts:
            self.cells[*at, "value"] = self.grid.at(row, next(iter(parts)))
            for name in _PARTS:
                self.cells[*at, "value", name] = self.grid.at(row, name)
            answer["value"] = {name: value(text.strip()) for name, text in parts.items()}

    def _tick(self, indicator: str, rows: list[tuple[str, int]]) -> None:
        """Make the list of the items that are fulfilled, if any row says whether its item is."""
        at: Path = ("answers", indicator)
        answer = self._answers.setdefault(indicator, {})
        self.cells.setdefault(at, self.grid.at(rows[0][1], "indicator"))
        if "value" in answer:
            self._refuse(self.cells[*at, "value"], indicator)
            return
        self.cells[*at, "value"] = self.grid.at(rows[0][1], "value")
        said = {item: truth for item, row in rows if (truth := self._truth(row)) is not None}
        for name in (*_PARTS, *_WORDS):
            for _, row in rows:
                if self.grid.holds(row, (name,)):
                    self._refuse(self.grid.at(row, name), indicator)
        ticked = [(item, row) for item, row in rows if said.get(item)]
        for index, (_, row) in enumerate(ticked):
            self.cells[*at, "value", index] = self.grid.at(row, "value")
        if said:
            answer["value"] = [item for item, _ in ticked]

    def _truth(self, row: int) -> bool | None:
        """Return what stands beside an item; None if nothing does, or no sign of yes or no."""
        text = self.grid.said(row, "value")
        said = truth(text) if text is not None else None
        if text is not None and said is None:
            place = self.grid.at(row, "value")
            self.faults.append(Diagnostic("SC806", place, {"written": text, "yes": YES, "no": NO}))
        return said

    def _refuse(self, place: Span, indicator: str) -> None:
        self.faults.append(Diagnostic("SC805", place, {"indicator": indicator}))
