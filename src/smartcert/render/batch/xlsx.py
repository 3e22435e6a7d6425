"""Results as a workbook for the office: a cover, rankings, points, and why not certified."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from smartcert.batch.judged import missed
from smartcert.batch.outcome import BatchOutcome
from smartcert.batch.ranking import Ranked, ranked
from smartcert.batch.result_columns import COLUMNS, ResultColumn
from smartcert.batch.shortfall import most_lost, shortfalls
from smartcert.files.spreadsheet.book import Book
from smartcert.files.spreadsheet.contents import Cell
from smartcert.language import Language
from smartcert.language.government import WORDS
from smartcert.render import requirement_words, wording
from smartcert.render.batch import rejects, sentences
from smartcert.render.batch.cover import add_cover
from smartcert.render.batch.sheet import (
    Column,
    Sheet,
    Styled,
    form_of,
    refuse_too_many,
    width_of,
)
from smartcert.render.layout import cells
from smartcert.reports.report import Points
from smartcert.scoring.states import State

_COUNT, _SHARE, _DAY = "#,##0", '0.00" %"', "yyyy-mm-dd"
_RANK = "#,##0_0_0"  # as much room behind it as two digits take
_STYLES: Mapping[str, str] = {State.NOT_ANSWERED: "bad", State.UNSUPPORTED: "warn"}
_NOTES = 2  # the most rows above a sheet's headings
_NAMES = 3  # columns at the left that say which city it is
_RANKING = tuple(column for column in COLUMNS if column.heading)


def write(outcome: BatchOutcome, stream: IO[bytes], language: Language) -> None:
    """Write the workbook; the blocks have every node of the tree.

    Raises:
        TooManyRowsError: a sheet has no room for as many.
    """
    _refuse_too_many(outcome, language)
    book = Book(stream, row_by_row=True)
    _Workbook(book, outcome, language).write()
    book.close()


def _refuse_too_many(outcome: BatchOutcome, language: Language) -> None:
    above = _NOTES + 1
    reasons = sum(int(missed(block, outcome.catalogue).sum()) for block in outcome.blocks())
    faults = sum(outcome.summary.faults.values())
    refuse_too_many(max(outcome.summary.judged, reasons, faults), above, language)


class _Workbook:
    """The sheets of a workbook, written side by side, city by city."""

    def __init__(self, book: Book, outcome: BatchOutcome, language: Language) -> None:
        self.book, self.outcome, self.language = book, outcome, language
        self.catalogue = catalogue = outcome.catalogue
        self.points = form_of(catalogue)
        self.titles = {each.id: language.pick(each.title) for each in catalogue.edition.tracks}
        self.forms = {"count": _COUNT, "number": _RANK, "points": self.points}
        self.forms |= {"margin": form_of(catalogue, sign=True), "share": _SHARE, "day": _DAY}
        self.requirements = requirement_words.marked(catalogue, language)
        self.widest = 0

    def write(self) -> None:
        """Write every sheet."""
        say = self.language.say
        add_cover(self.book, self.outcome, self.language)
        sheets = [
            self._sheet(say("ranking"), list(map(self._column, _RANKING)), say(sentences.RANKING)),
            self._sheet(say("areas"), self._areas()),
            self._sheet(say("indicators"), self._indicators(), self._legend()),
            self._sheet(say("not certified and why"), self._reasons()),
        ]
        for piece in ranked(self.outcome, details=True):
            self._add(piece, *sheets)
        for sheet in sheets:
            sheet.widen(_NAMES - 1, min(max(self.widest + 2, 12), 40))
            sheet.finish()
        rejects.add_sheet(self.book, self.outcome.rejects(), rejects.SET_ASIDE, self.language)

    def _sheet(self, name: str, columns: Sequence[Column], note: str = "") -> Sheet:
        """Add a sheet of which the first columns say which city a row is about."""
        say = self.language.say
        names = [
            Column(say("track"), width_of(self.titles.values())),
            Column(say("rank"), 8, _RANK),
            Column(say("city"), 12),
        ]
        notes = [(note, "")] if note else []
        if not self.outcome.evidence_required:
            notes.insert(0, (sentences.evidence(self.outcome, self.language), "bad"))
        return Sheet(self.book, name, [*names, *columns], notes, frozen=_NAMES)

    def _add(
        self, piece: Ranked, ranking: Sheet, areas: Sheet, indicators: Sheet, reasons: Sheet
    ) -> None:
        """Add some cities to every sheet."""
        table = {name: piece.table[name].to_pylist() for name in piece.table.schema.names}
        self.widest = max([self.widest, *map(cells, table["city"])])
        names = [
            (self.titles[track], rank, city)
            for track, rank, city in zip(table["track"], table["rank"], table["city"], strict=True)
        ]
        for row, name in enumerate(names):
            ranking.add(
                (*name, *(self._cell(column, table[column.name][row]) for column in _RANKING))
            )
            areas.add((*name, *self._points_of_areas(table, row)))
            indicators.add((*name, *self._points_of_indicators(table, row)))
        lost, said = most_lost(piece.block, self.catalogue), -1
        words = list(self.requirements.values())
        for row, number, needed, got in shortfalls(piece.block, self.catalogue):
            least = ", ".join(f"{each} -{wording.points(units)}" for each, units in lost[row])
            again = None if row == said else least
            reasons.add((*names[row], words[number], needed, got, needed - got, again))
            said = row

    # --- columns --------------------------------------------------------------------------

    def _column(self, column: ResultColumn) -> Column:
        """Return a column of results as the ranking shows it."""
        words: dict[str, Iterable[str]] = {
            "kind": map(self.language.say, WORDS.values()),
            "requirements": self.requirements.values(),
        }
        width = column.width or width_of(words[column.form], 12)
        return Column(self.language.say(column.heading), width, self.forms.get(column.form, ""))

    def _cell(self, column: ResultColumn, value: Any) -> Cell | Styled:
        """Return a result as the ranking shows it."""
        say = self.language.say
        if column.form == "kind":
            return say(WORDS[value])
        if column.form == "yes_no":
            return Styled(say("yes"), "good") if value else Styled(say("no"), "bad")
        if column.form == "margin":
            return Styled(value, "good" if value >= 0 else "bad")
        if column.form == "requirements":
            failed = filter(None, value.split("; "))
            return "; ".join(self.requirements[each] for each in failed) or None
        return value  # type: ignore[no-any-return]

    def _areas(self) -> list[Column]:
        say = self.language.say
        return [
            column
            for area in self.catalogue.edition.categories
            for column in (
                Column(f"{self.language.pick(area.title)}\n{say('points')}", 16, self.points),
                Column(f"{self.language.pick(area.title)}\n{say('maximum')}", 16, self.points),
                Column(f"{self.language.pick(area.title)}\n{say('share')}", 16, _SHARE),
            )
        ]

    def _points_of_areas(self, table: Mapping[str, list[Any]], row: int) -> Iterator[Cell]:
        for area in self.catalogue.edition.categories:
            got, most = table[area.id][row], table[f"{area.id}.maximum"][row]
            yield got
            yield most
            yield Points(got, most).share if most else None

    def _indicators(self) -> list[Column]:
        return [
            Column(
                f"{each.id}\n{self.language.pick(each.title)}\n({each.points:f})", 14, self.points
            )
            for each in self.catalogue.indicators.values()
        ]

    def _points_of_indicators(
        self, table: Mapping[str, list[Any]], row: int
    ) -> Iterator[Cell | Styled]:
        for name in self.catalogue.indicators:
            state, got = State(table[f"{name}.state"][row]), table[name][row]
            if not state.applies:
                yield self.language.say(wording.STATES[state])
            elif state in _STYLES:
                yield Styled(got, _STYLES[state])
            else:
                yield got

    def _legend(self) -> str:
        return self.language.say(
            "Points of each indicator; its own maximum stands in brackets. Red: not answered. "
            "Yellow: claimed without the evidence that is wanted. A word instead of a number: "
            "the indicator has left the maximum."
        )

    def _reasons(self) -> list[Column]:
        say = self.language.say
        return [
            Column(say("rule that does not hold"), width_of(self.requirements.values(), 12)),
            Column(say("points needed"), 13, self.points),
            Column(say("points"), 13, self.points),
            Column(say("missing"), 13, f"{self.points}_0_0"),
            Column(say("indicators on which it lost most"), 110),
        ]
