"""The cities of many rows at once: names, kinds, people, tracks, and dates that fit."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from smartcert.assessment.assessment_file import City
from smartcert.catalogue.compiling import MOST_PEOPLE
from smartcert.language import korean
from smartcert.language.government import KINDS
from smartcert.scoring.tracks import first_that_holds
from smartcert.scoring.usual import Usual
from smartcert.tables.rows import cells
from smartcert.tables.rows.terms import Terms

_STAGES = ("self_assessment", "document_review", "site_inspection")
_DAY = (
    r"^[1-8][0-9]{3}-"
    r"((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$"
)
"""A day that is there in every year; the exact reader knows the others."""


class Cities(NamedTuple):
    """The cities of some rows.

    Attributes:
        name: [rows] texts.
        kind: [rows] where it stands in `government.KINDS`.
        people: [rows] inhabitants; 1 where that is not known.
        people_said: [rows] inhabitants; 0 where that is not known.
        doubted: [rows] whether so many are unlikely, and nobody confirms them.
        track: [rows] where it stands among the edition's tracks.
        date: [rows] texts; null where the table gives none.
        reread: names and dates that the exact reader has read, by row.
    """

    name: Any
    kind: Any
    people: Any
    people_said: Any
    doubted: Any
    track: Any
    date: Any
    reread: dict[int, tuple[str, str | None]]

    def put(self, index: int, city: City, date: str | None, track: int) -> None:
        """Put a city that the exact reader has read into the columns."""
        self.kind[index] = KINDS.index(city.kind)
        self.people[index] = city.population or 1
        self.people_said[index] = city.population or 0
        self.track[index] = track
        self.reread[index] = city.name, date

    def read(self) -> "Cities":
        """Give the same with the names and dates that the exact reader has read."""
        if not self.reread:
            return self
        names, dates = self.name.to_pylist(), self.date.to_pylist()
        for index, (name, date) in self.reread.items():
            names[index], dates[index] = name, date
        name, date = (pa.array(each, pa.string()) for each in (names, dates))
        return self._replace(name=name, date=date, reread={})

    @property
    def population(self) -> Any:
        """[rows] Inhabitants, null where that is not known."""
        return pa.array(self.people_said, mask=self.people_said == 0)

    def taken(self, kept: Any) -> "Cities":
        """Give some of the rows."""
        return Cities(
            name=pc.take(self.name, pa.array(kept)),
            kind=self.kind[kept],
            people=self.people[kept],
            people_said=self.people_said[kept],
            doubted=self.doubted[kept],
            track=self.track[kept],
            date=pc.take(self.date, pa.array(kept)),
            reread={},
        )


def read_cities(arrays: Mapping[str, Any], terms: Terms, rows: int) -> tuple[Cities, Any]:
    """Read what rows say of their cities, and tell [rows] which are plainly written.

    Args:
        arrays: by the name of the column.
        terms: what the rows are held against.
        rows: how many there are.
    """
    name = _text(arrays["city"])
    codes: dict[str, int | None] = {each: code for code, each in enumerate(KINDS)}
    codes |= {word: KINDS.index(each) for word, each in korean.KINDS.items()}
    kind = cells.choices(arrays["kind"], codes.get)
    people = cells.nothing(rows)
    if "population" in arrays:
        people = cells.numbers(arrays["population"], 0, 1, MOST_PEOPLE)
    track, found = _tracks(terms, kind.number, people.number)
    clean = cells.plain_text(arrays["city"]) & kind.said & kind.clean & people.clean & found
    clean = clean & _dated(arrays, people.said) & _others(arrays, terms, rows)
    known = np.maximum(people.number, 1)
    date = _text(arrays["date"]) if "date" in arrays else pa.nulls(rows, pa.string())
    doubted = _doubted(arrays, terms, kind.number, people.number)
    codes, said = kind.number.copy(), people.number.copy()
    return Cities(name, codes, known, said, doubted, track, date, {}), clean


def _text(array: Any) -> Any:
    if not cells.is_text(array):  # in doubt, and read again
        return pa.nulls(len(array), pa.string())
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    return array.cast(pa.string())


def _tracks(terms: Terms, kind: Any, people: Any) -> tuple[Any, Any]:
    """Give the track of each row, and whether it has one."""
    reaches = terms.catalogue.reaches
    found = first_that_holds(reaches, kind, people)
    return np.array([each.track for each in reaches], np.int8)[found], found >= 0


def _doubted(arrays: Mapping[str, Any], terms: Terms, kind: Any, people: Any) -> Any:
    """Tell which rows have a population that is unlikely for their kind, and do not confirm it."""
    usual = terms.catalogue.usual_people
    low, high = (np.array([getattr(each, end) for each in usual]) for end in ("low", "high"))
    doubted = Usual(low[kind], high[kind]).doubts(people)
    if "confirmed" in arrays and doubted.any():
        doubted = doubted & cells.blank(arrays["confirmed"])
    return doubted


def _dated(arrays: Mapping[str, Any], said: Any) -> Any:
    """Tell which rows have dates that are days, in their order, where they need any."""
    clean = np.ones(len(said), bool)
    dates = {name: arrays[name] for name in ("date", "population_date") if name in arrays}
    for name, array in dates.items():
        days = _text(array)
        is_day = pc.match_substring_regex(days, _DAY).fill_null(False)
        needed = said if name == "population_date" else ~said | said
        clean &= is_day.to_numpy(zero_copy_only=False) | (cells.blank(array) & ~needed)
    if len(dates) > 1:
        late = pc.greater(_text(dates["population_date"]), _text(dates["date"])).fill_null(False)
        clean &= ~late.to_numpy(zero_copy_only=False)
    return clean


def _others(arrays: Mapping[str, Any], terms: Terms, rows: int) -> Any:
    """Tell which rows are plain in the columns that decide nothing, or are the same in all."""
    clean = np.ones(rows, bool)
    wanted = {"catalogue": (terms.catalogue.name,), "stage": _STAGES}
    for name, among in wanted.items():
        if name in arrays:
            read = cells.choices(arrays[name], dict.fromkeys(among, 0).get)
            clean &= read.said & read.clean
    if "contact" in arrays:
        clean &= cells.blank(arrays["contact"]) | cells.plain_text(arrays["contact"])
    if "confirmed" in arrays:
        array = arrays["confirmed"]
        plain = cells.plain_text(array) & ~cells.may_be_personal(array)
        clean &= cells.blank(array) | plain
    return clean
