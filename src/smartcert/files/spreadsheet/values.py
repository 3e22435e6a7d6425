"""What a cell holds, in the types that Excel knows."""

import datetime as dt
import math
import re
from functools import lru_cache
from typing import NamedTuple

from smartcert.files.spreadsheet.formats import Format
from smartcert.files.spreadsheet.xml import DamagedError

_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_LONGEST_NUMBER = 400
_NUMBERS_KEPT = 8192
"""Numbers that are not read again where they stand in many cells."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LAST_DAY = 2_958_465
"""The 31st of December 9999."""
_LEAP_DAY = 60
"""The 29th of February 1900, which Excel counts and the calendar does not know."""
_FROM_1904 = 1462
"""Days from the first day that a workbook counts from to that of one from an old Macintosh."""
_SURROGATES = range(0xD800, 0xE000)


class Failed(NamedTuple):
    """A formula that failed, by what Excel shows for it."""

    shown: str


class Uncalculated(NamedTuple):
    """A formula of which the workbook holds no value, or none that Excel would show."""


class Percentage(NamedTuple):
    """A number that is shown as a percentage.

    Attributes:
        held: what the cell holds.
        signs: the percent signs that are shown; each makes a hundred of one.
    """

    held: float
    signs: int


UNCALCULATED = Uncalculated()

Value = str | bool | float | dt.date | dt.time | dt.timedelta | Failed | Uncalculated | Percentage


@lru_cache(maxsize=_NUMBERS_KEPT)
def number_in(text: str) -> float:
    """Read a number as workbooks write it.

    Raises:
        DamagedError: it is none that Excel could hold.
    """
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        raise DamagedError
    number = float(text)
    if math.isinf(number):
        raise DamagedError
    return number


def shown(number: float, form: Format, *, from_1904: bool) -> Value:
    """Return a number as what its format shows it as."""
    if form.day and (moment := _moment(number, form, from_1904=from_1904)) is not None:
        return moment
    signs = form.signs(number)
    return Percentage(number, signs) if signs else number


def day_of(number: float, *, from_1904: bool) -> dt.date:
    """Return the day that Excel shows for a number that counts days."""
    days = int(number) + (_FROM_1904 if from_1904 else 0)
    return dt.date(1899, 12, 30 + (days < _LEAP_DAY)) + dt.timedelta(days)


def _moment(
    number: float, form: Format, *, from_1904: bool
) -> dt.date | dt.time | dt.timedelta | None:
    """Return the day, the time or both; none if Excel shows nothing but signs of a number."""
    if not 0 <= number <= _LAST_DAY:
        return None
    days = int(number)
    passed = dt.timedelta(seconds=round((number - days) * 86_400))
    if form.elapsed:
        return dt.timedelta(days) + passed
    moment = dt.datetime.combine(day_of(days, from_1904=from_1904), dt.time()) + passed
    return moment if days or passed >= dt.timedelta(days=1) else moment.time()


def day_in(text: str) -> Value:
    """Read a day, a time or both as ISO 8601 writes them; anything else is a text."""
    for kind in (dt.date, dt.time, dt.datetime):
        try:
            read = kind.fromisoformat(text)
        except ValueError:
            continue
        return (
            read
            if isinstance(read, dt.date) and not isinstance(read, dt.datetime)
            else (
                read.replace(tzinfo=None)  # Excel knows no time zones
            )
        )
    return text


def text_in(text: str) -> str:
    """Read a text in which workbooks write what XML cannot hold as _x000D_."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(escaped: re.Match[str]) -> str:
    code = int(escaped[1], 16)
    return escaped[0] if code in _SURROGATES else chr(code)
