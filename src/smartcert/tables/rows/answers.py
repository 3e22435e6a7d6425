"""The answers of many rows to one indicator, read in columns: value, parts, state.

Which cells a column could not read is remembered: their rows are read one by one.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from smartcert.assessment.reason import is_reason, says_no
from smartcert.catalogue.answer_form import AnswerForm, form_of
from smartcert.catalogue.compiling import LARGEST_PART, MOST_PEOPLE
from smartcert.catalogue.indicator import Indicator
from smartcert.files.fields import LONGEST_LINE
from smartcert.language.government import KINDS
from smartcert.scoring.peers import cut
from smartcert.scoring.points import Numbers, Rule, power_of_ten, units
from smartcert.scoring.states import (
    ANSWERED,
    NOT_ANSWERED,
    NOT_APPLICABLE,
    STATES,
    UNSUPPORTED,
    claims_nothing,
    proven,
    state_of,
)
from smartcert.tables.column import WORDS
from smartcert.tables.rows import cells
from smartcert.tables.rows.cells import EMPTY_LIST, Cells
from smartcert.tables.rows.cities import Cities
from smartcert.tables.rows.coded import Coded
from smartcert.tables.rows.pieces import MOST_PIECES
from smartcert.tables.rows.terms import Terms

_GIVEN = 1
"""Stands for a reason among the cells of a column."""
_FEW = 4096
"""Values for each of which points are worked out once, instead of for every row."""
_COUNTED = range(NOT_ANSWERED, len(STATES))

_Values = tuple[Numbers, Numbers, Any, Any]
"""[rows] each: value, parts, which are answered, which are clean."""


class AnswerColumns:
    """Reads the answers of one chunk.

    Attributes:
        doubtful: by indicator, [rows] in which a cell is in doubt.
        warned: by indicator, [rows] how many warnings there are.
        counts: by where a state stands in `states.STATES`, [rows] how many indicators are in it,
            but for the answered.
    """

    def __init__(self, arrays: Mapping[str, Any], cities: Cities, terms: Terms, rows: int) -> None:
        self.arrays = arrays
        self.cities = cities
        self.terms = terms
        self.rows = rows
        self.doubtful: dict[str, Any] = {}
        self.warned: dict[str, Any] = {}
        self.counts = {code: np.zeros(rows, np.int16) for code in _COUNTED}

    def read(self, indicator: Indicator) -> Coded:
        """Read the answers to one indicator; of those in doubt what stands here is no answer."""
        form, rule = form_of(indicator), self.terms.catalogue.rules[indicator.id]
        value, parts, said, clean = self._values(indicator.id, form, rule)
        most = _most(form, rule, parts)
        clean = clean & ~self._far_from_others(indicator.id, value, parts)
        warned = self._unlikely(indicator.id, form, value, parts)
        if (
            not self.terms.evidence_required
            and said.all()
            and clean.all()
            and not self._has_words(indicator.id)
        ):
            self._warn(indicator.id, warned)
            return Coded(value, parts, ANSWERED, most, further=self._further(indicator, form, rule))
        excepted, excused = self._reasons(indicator)
        _, noted = self._words(indicator.id, "note")
        confirmed, settled = self._words(indicator.id, "confirmed")
        warned = (warned & ~confirmed).astype(np.int8)
        _, owned = self._words(indicator.id, "owner")
        clean = clean & ~(said & excepted) & excused & noted & settled & owned
        if self.terms.evidence_required:
            count, counted = self._counts(indicator.id)
            clean = clean & counted
            enough = proven(
                count,
                _wanted(indicator, excepted),
                claims_nothing(value, judged=form.judged) & ~excepted,
            )
            state = state_of(_bits(said), _bits(enough), _bits(excepted))
            warned = warned + ((state == UNSUPPORTED) | ((state == NOT_ANSWERED) & (count > 0)))
        else:
            state = state_of(_bits(said), 1, _bits(excepted))
        self._warn(indicator.id, warned)
        if not clean.all():
            self.doubtful[indicator.id] = ~clean
        further = self._further(indicator, form, rule)
        if not state.any():
            return Coded(value, parts, ANSWERED, most, further=further)
        for code in (NOT_ANSWERED, UNSUPPORTED, NOT_APPLICABLE):
            self.counts[code] += state == code
        unproven = (state == UNSUPPORTED) & excepted
        return Coded(value, parts, state, most, unproven, further)

    def _further(self, indicator: Indicator, form: AnswerForm, rule: Rule) -> Any:
        """[rows] Give the points of a checklist with the best one more item; None of others."""
        array = self.arrays.get(indicator.id)
        if form.kind != "items" or array is None:
            return None
        return cells.choices(array, lambda text: _one_more(form, rule, text)).number

    def _unlikely(self, name: str, form: AnswerForm, value: Numbers, parts: Numbers) -> Any:
        """Tell which values are unlikely."""
        unlikely = np.False_
        catalogue = self.terms.catalogue
        if one := catalogue.fractions.get(name):
            unlikely = (value <= one) & (value > 0)
        if usual := catalogue.usual.get(name):
            unlikely = unlikely | usual.doubts(value, parts)
            if form.kind == "per_inhabitants":
                unlikely = unlikely & ~self.cities.doubted
        return unlikely

    def _far_from_others(self, name: str, value: Numbers, parts: Numbers) -> Any:
        """Tell which values the exact reader may find far from those of the other cities."""
        far = np.False_
        for fence in self.terms.fences:
            if fence.indicator == name:
                given = cut(value, parts, self.terms.catalogue.finer[name])
                far = far | (self.cities.track == fence.track) & fence.usual.doubts(given)
        return far

    def _warn(self, name: str, warned: Any) -> None:
        if np.any(warned):
            self.warned[name] = warned

    def _values(self, name: str, form: AnswerForm, rule: Rule) -> _Values:
        top = self.arrays.get(f"{name}.numerator")
        bottom = self.arrays.get(f"{name}.denominator")
        by_parts = (top, bottom) if top is not None and bottom is not None else None
        read = self._plain(name, form, rule)
        if form.kind == "per_inhabitants":
            return self._per_inhabitants(form, rule, read, by_parts)
        if form.kind in {"number", "share"}:
            finer = rule.scale // power_of_ten(form.decimals)
            value = read.number * finer if finer > 1 else read.number
            if form.floor:  # whoever gives a percentage is asked for its parts
                read = read._replace(clean=read.clean & ~read.said)
            if form.kind == "share" and by_parts:
                return _share(read, value, rule.scale, by_parts, form.floor)
            return value, 1, read.said, read.clean
        return read.number, 1, read.said, read.clean

    def _per_inhabitants(
        self, form: AnswerForm, rule: Rule, read: Cells, by_parts: tuple[Any, Any] | None
    ) -> _Values:
        if by_parts:
            read = self._count(form, read, by_parts)
        value = read.number * (form.per * rule.scale)
        parts = self.cities.people * power_of_ten(form.decimals)
        # who has not said how many people live there is asked for it
        clean = read.clean & ~(read.said & (self.cities.people_said == 0))
        return value, parts, read.said, clean

    def _count(self, form: AnswerForm, read: Cells, arrays: tuple[Any, Any]) -> Cells:
        """Read counts that stand in columns of their own, over the city's own inhabitants."""
        top = _numbers(arrays[0], form)
        bottom = cells.numbers(arrays[1], 0, 1, MOST_PEOPLE)
        by_parts, clean = _by_parts(read, top, bottom)
        clean = clean & ~(by_parts & (bottom.number != self.cities.people_said))
        return Cells(np.where(by_parts, top.number, read.number), read.said | by_parts, clean)

    def _plain(self, name: str, form: AnswerForm, rule: Rule) -> Cells:
        """Read the column that is headed by the indicator's id alone."""
        array = self.arrays.get(name)
        if array is None:
            return cells.nothing(self.rows)
        if form.kind == "items":
            return cells.choices(array, lambda text: _ticked(form, rule, text))
        if form.kind == "yes_no":
            return cells.truths(array)
        return _numbers(array, form)

    def _counts(self, name: str) -> tuple[Any, Any]:
        """Give the pieces of evidence of each row, and whether they are plainly counted."""
        array = self.arrays.get(f"{name}.evidence")
        if array is None:
            return np.zeros(1, np.int64), True
        read = cells.numbers(array, 0, 0, MOST_PIECES)
        return read.number, read.clean

    def _has_words(self, name: str) -> bool:
        return any(f"{name}.{part}" in self.arrays for part in WORDS)

    def _reasons(self, indicator: Indicator) -> tuple[Any, Any]:
        """Tell which rows give a reason not to be answered, and which plainly may, or do not."""
        array = self.arrays.get(f"{indicator.id}.not_applicable")
        if array is None:
            return np.False_, np.True_
        read = cells.choices(array, _reason)
        given = read.number == _GIVEN
        may = [code for code, kind in enumerate(KINDS) if indicator.may_be_left_out(kind)]
        good = self._words(indicator.id, "not_applicable")[1] & np.isin(self.cities.kind, may)
        return given, read.clean & (~given | good)

    def _words(self, name: str, part: str) -> tuple[Any, Any]:
        """Tell which rows have a text in one of an indicator's columns, and which plainly do."""
        array = self.arrays.get(f"{name}.{part}")
        if array is None:
            return np.False_, np.True_
        blank = cells.blank(array)
        return ~blank, blank | (cells.plain_text(array) & ~cells.may_be_personal(array))


def _reason(text: str) -> int | None:
    """Return whether a cell gives a reason; None if it is in doubt."""
    if len(text) > LONGEST_LINE:
        return None
    if says_no(text.strip()):
        return 0
    return _GIVEN if is_reason(text.strip()) else None


def _wanted(indicator: Indicator, excepted: Any) -> Any:
    """Give the pieces that a value, or an exception, must be proven with."""
    value, exception = (indicator.to_prove(excepted=each) for each in (False, True))
    at_least = [wanted.at_least if wanted else 0 for wanted in (value, exception)]
    return np.where(excepted, at_least[1], at_least[0])


def _most(form: AnswerForm, rule: Rule, parts: Numbers) -> int | None:
    """Give the largest value that may stand in a column, where there are few."""
    if np.ndim(parts):
        return None
    most = units(form.high, rule.scale)
    return most if form.low >= 0 and most <= _FEW else None


def _bits(truths: Any) -> Any:
    """Give truth values as numbers of one byte, so that what is made of them has one, too."""
    return np.asarray(truths).view(np.int8)


def _numbers(array: Any, form: AnswerForm) -> Cells:
    """Read numbers as they are written, in the smallest unit that they may have."""
    low, high = (units(limit, power_of_ten(form.decimals)) for limit in (form.low, form.high))
    return cells.numbers(array, form.decimals, low, high)


def _share(read: Cells, value: Numbers, scale: int, arrays: tuple[Any, Any], floor: int) -> _Values:
    top, bottom = (cells.numbers(each, 0, 0, LARGEST_PART) for each in arrays)
    by_parts, clean = _by_parts(read, top, bottom)
    clean = clean & ~(by_parts & ((bottom.number == 0) | (top.number > bottom.number)))
    parts = np.where(by_parts & clean, np.maximum(bottom.number, floor), 1)
    value = np.where(by_parts, top.number * (100 * scale), value)
    return value, parts, read.said | by_parts, clean


def _by_parts(read: Cells, top: Cells, bottom: Cells) -> tuple[Any, Any]:
    """Tell which rows are answered in two parts, and which rows are so in one way only."""
    by_parts = top.said & bottom.said
    clean = read.clean & top.clean & bottom.clean
    return by_parts, clean & (top.said == bottom.said) & ~(read.said & by_parts)


def _ticked(form: AnswerForm, rule: Rule, text: str) -> int | None:
    """Give the points of the items in a cell, in smallest units; None if it is in doubt."""
    names = {item.name for item in form.choices}
    ticked = _items(text)
    if len(set(ticked)) < len(ticked) or not names >= set(ticked):
        return None
    counting = form.that_count(ticked)
    if ticked and not counting:
        return None  # that the required item is missing is to be said
    return sum(units(item.points, rule.scale) for item in counting)


def _one_more(form: AnswerForm, rule: Rule, text: str) -> int:
    """Give the points of the items in a cell and of the one more that earns most."""
    return max(units(points, rule.scale) for points in form.with_one_more(_items(text)).values())


def _items(text: str) -> list[str]:
    return text.split(" ") if text != EMPTY_LIST else []
