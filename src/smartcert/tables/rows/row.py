"""A row of a table as the document that it stands for: what is right and wrong is said once.

Cells go to the paths at which an assessment holds what they say, so that the reader of
assessments judges them, with the same codes and sentences, and every place is a cell.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any, NamedTuple
from unicodedata import is_normalized

from pydantic_core import PydanticCustomError

from smartcert.assessment.assessment_file import Assessment
from smartcert.assessment.claims import Reading, read_answers
from smartcert.assessment.waivers import Waivers
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Checklist, Indicator, PerInhabitantsMeasure, YesOrNo
from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files.document import Document, Path, Unquoted, is_plainly_text
from smartcert.files.fields import day, fault, whole
from smartcert.files.source import UNPRINTABLE, Source
from smartcert.files.validation import read_file
from smartcert.language import korean
from smartcert.language.letters import composed
from smartcert.tables.chunk import Chunk
from smartcert.tables.column import Column
from smartcert.tables.rows.cells import EMPTY_LIST

FOREVER = dt.date(9999, 12, 31)
"""The date of a table that has none: nothing in it can be dated later."""
SAME_DAY = "the date of the row"
"""Stands for the row's own date, on which its people are counted if the table says no other."""
MOST_PIECES = 10_000
"""Pieces of evidence that a count may name."""

_TEXTS = frozenset(("city", "contact", "catalogue", "stage"))
_WORDS = frozenset(("note", "not_applicable"))
_FOLDED = {"TRUE": "true", "FALSE": "false"}
"""How Excel writes truth values."""


class Judged(NamedTuple):
    """What became of one row, or one file.

    Attributes:
        city: as far as it could be read; else empty.
        reading: what it claims and what is wrong with it; None if its form is wrong already.
        assessment: the row as an assessment, if its form is right.
        found: every fault and warning.
    """

    city: str
    reading: Reading | None
    assessment: Assessment | None
    found: tuple[Diagnostic, ...]


class Row(Document):
    """One row as a document.

    Attributes:
        counted: by indicator, pieces of evidence that somebody has counted.
        flaws: what is wrong with the writing of its cells.
        of_evidence: those of them that do not matter where evidence is not examined.
        unwritten: the cells whose flaws came with them; a flaw may lie in another row.
    """

    def __init__(self, file: str, data: dict[str, Any], cells: Mapping[Path, Span]) -> None:
        super().__init__(Source(file, "", ""), data, {})
        self._cells = cells
        self.counted: dict[str, int] = {}
        self.flaws: list[Diagnostic] = []
        self.of_evidence: list[Diagnostic] = []
        self.unwritten: set[Span] = set()

    def without_evidence(self) -> "Row":
        """Give the same row as if it had no evidence."""
        answers = {
            name: {part: said for part, said in answer.items() if part != "evidence"}
            for name, answer in self.data["answers"].items()
        }
        row = Row(self.source.name, {**self.data, "answers": answers}, self._cells)
        row.flaws = [each for each in self.flaws if each not in self.of_evidence]
        row.unwritten = self.unwritten
        return row

    def with_flaws(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Add what is found to the flaws; what an unread cell holds is not missing, too."""
        unread = {*self.unwritten, *(each.span for each in self.flaws)}
        if self._cells.get(("city", "population")) in unread:
            found = (each for each in found if each.code not in {"SC405", "SC406"})
        return (*self.flaws, *(each for each in found if each.span not in unread))

    def span(self, path: Sequence[str | int] = (), *, key: bool = False) -> Span:
        """Give the cell of the value at this path, or of what is nearest to it."""
        del key  # a cell is both
        wanted = tuple(path)
        for end in range(len(wanted), 0, -1):
            if wanted[:end] in self._cells:
                return self._cells[wanted[:end]]
        below = (cell for held, cell in self._cells.items() if held[: len(wanted)] == wanted)
        return next(below, None) or next(iter(self._cells.values()))

    def line(self, path: Path) -> int:
        """Give the row."""
        return self.span(path).line


class Terms(NamedTuple):
    """What rows are held against.

    Attributes:
        catalogue: the catalogue.
        waivers: what excuses cities.
        examined: whether evidence counts; else every claim is taken as proven.
        defaults: what a row says where the table has no such column, by path.
    """

    catalogue: Catalogue
    waivers: Waivers
    examined: bool
    defaults: Mapping[Path, Any]


def defaults(catalogue: Catalogue, columns: Collection[Column]) -> dict[Path, Any]:
    """Give what an assessment needs and a table may leave out, by path."""
    left_out: dict[Path, Any] = {
        ("format",): "smartcert-assessment/1",
        ("catalogue",): catalogue.name,
        ("date",): FOREVER.isoformat(),
        ("stage",): "self_assessment",
        ("city", "population_date"): FOREVER.isoformat(),
    }
    there = {column.path for column in columns}
    if ("date",) in there:
        left_out["city", "population_date"] = SAME_DAY
    return {path: value for path, value in left_out.items() if path not in there}


def row_of(
    chunk: Chunk,
    index: int,
    columns: Sequence[Column],
    terms: Terms,
    only: Collection[str] | None = None,
) -> Row:
    """Read a row of a chunk as a document; `only` these indicators, if not all."""
    writer = _Writer(terms)
    cells: dict[Path, Span] = {}
    flaws = [*chunk.row_flaws.get(index, ())]
    for number, column in enumerate(columns):
        if only is not None and (name := column.indicator) and name not in only:
            continue
        place = chunk.at(index, number)
        cells[column.path] = place
        if flaw := chunk.flaws.get((index, number)):
            flaws.append(flaw)
        else:
            writer.write(column, written(chunk.arrays[number][index].as_py()), place)
    row = Row(chunk.at(index, 0).file, writer.data(cells), cells)
    row.counted, row.of_evidence = writer.counted, writer.of_evidence
    row.flaws = [*flaws, *writer.flaws, *writer.of_evidence]
    row.unwritten = {chunk.at(index, n) for n in range(len(columns)) if (index, n) in chunk.flaws}
    return row


def judged(row: Row, terms: Terms) -> Judged:
    """Read what a row claims, and all that is wrong with it."""
    city = row.data["city"].get("name") or ""
    try:
        assessment = read_file(row, Assessment)
    except InvalidInput as invalid:
        return Judged(city, None, None, row.with_flaws(invalid.diagnostics))
    counted = row.counted
    if not terms.examined:
        said = (
            name for name, each in assessment.answers.items() if each and each.value is not None
        )
        counted = dict.fromkeys(said, MOST_PIECES)
    reading = read_answers(assessment, terms.catalogue, terms.waivers, counted)
    return Judged(city, reading, assessment, row.with_flaws(reading.found))


def written(value: Any) -> Any:
    """Write the value of a cell as a file would write it; nothing for a blank one."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        text = f"{Decimal(repr(value)):f}"
        return text.removesuffix(".0")
    if isinstance(value, Decimal):  # a column of them has as many digits for every number
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, list):
        return " ".join(str(each).strip() or '""' for each in value) or EMPTY_LIST
    text = "" if value is None else str(value).strip()
    return (text if is_normalized("NFC", text) else composed(text)) or None


class _Writer:
    """Writes the cells of one row to where an assessment holds what they say."""

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
        if bad := UNPRINTABLE.search(text):
            flaws = self.of_evidence if of_evidence else self.flaws
            flaws.append(_unprintable(bad.group(), place))
        elif column.name == "kind":
            self._values[column.path] = korean.KINDS.get(text, text)
        elif column.name in _TEXTS or column.part in _WORDS:
            self._values[column.path] = text
        elif of_evidence:
            try:
                self._evidence(column, text, place)
            except PydanticCustomError as error:
                self.of_evidence.append(Diagnostic(error.type, place, error.context or {}))
        elif column.indicator and not column.part:
            self._values[column.path] = self._value(column.indicator, text)
        else:
            self._values[column.path] = _scalar(text)

    def _value(self, name: str, text: str) -> Any:
        scoring = self.terms.catalogue.indicators[name].scoring
        if isinstance(scoring, Checklist):
            return [] if text == EMPTY_LIST else text.replace(",", " ").split()
        return _scalar(_FOLDED.get(text, text) if isinstance(scoring, YesOrNo) else text)

    def _evidence(self, column: Column, text: str, place: Span) -> None:
        """Take a count of pieces of evidence, or the pieces as a list in JSON."""
        if text.startswith("["):
            pieces = _pieces(text, column.indicator)
            # an escape can bring in what the text itself may not hold
            texts = _texts_in(pieces) if "\\" in text else ()
            if bad := next(filter(None, map(UNPRINTABLE.search, texts)), None):
                self.of_evidence.append(_unprintable(bad.group(), place))
            else:
                self._values[column.path] = pieces
            return
        try:
            count = whole(_scalar(text))
        except PydanticCustomError as error:
            if error.type == "SC206":
                raise fault("SC740", indicator=column.indicator) from None
            raise
        if not 0 <= count <= MOST_PIECES:
            raise fault("SC221", written=count, bound=f"0 … {MOST_PIECES}")
        self.counted[column.indicator] = count

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
            for part in ("value", "evidence", "not_applicable", "note")
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
        elif isinstance(indicator.measure, PerInhabitantsMeasure):
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


def _scalar(text: str) -> str | Unquoted:
    """Give what an unquoted scalar of a file is: some are text for every reader of YAML."""
    return text if is_plainly_text(text) else Unquoted(text)


def _unprintable(character: str, place: Span) -> Diagnostic:
    return Diagnostic("SC110", place, {"character": f"U+{ord(character):04X}"})


def _pieces(text: str, indicator: str) -> Any:
    """Read a list in JSON; what is not text is kept as it is written.

    Raises:
        PydanticCustomError: it is no JSON, or gives a name twice.
    """
    try:
        return json.loads(
            text, parse_int=Unquoted, parse_float=Unquoted, object_pairs_hook=_once_each
        )
    except PydanticCustomError:
        raise
    except (ValueError, RecursionError):
        raise fault("SC740", indicator=indicator) from None


def _once_each(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise fault("SC119", key=next(name for name in names if names.count(name) > 1))
    return made


def _texts_in(value: Any) -> Iterator[str]:
    """Give every text in what JSON holds, however deep."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            waiting += [*each, *each.values()]


def _put(data: dict[str, Any], path: Path, value: Any) -> None:
    for step in path[:-1]:
        data = data[str(step)]
    data[str(path[-1])] = value
