"""What a cell says as text, what is wrong with how Excel holds it, and a text as a cell.

Excel keeps a number in binary and shows at most 15 digits of it: 17.4 is kept as
17.399999999999999 and read as 17.4 here, too.
"""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from smartcert.files.spreadsheet.sheet import Sheet
from smartcert.files.spreadsheet.values import Failed, Percentage, Uncalculated, Value

Content = Literal["text", "number", "yes_no", "day"]
"""What a cell is to hold, and what a spreadsheet is to take it for."""

Cell = str | bool | int | float | Decimal | dt.date | None
"""What is written into a cell."""

Flaw = tuple[str, Mapping[str, str]]
"""A code, and what fills its sentence."""

_DIGITS = 15
_DATES = (dt.date, dt.time, dt.timedelta)  # a datetime is a date, too
_FAILED = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!")
)
_DAYS = range(10_000, 100_000)
"""Numbers of five digits, which are days from 1927 to 2173 to Excel, and nothing else here."""
_PLAIN_NUMBER = re.compile(r"\s*[-+]?[0-9]+(\.[0-9]+)?\s*")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_TRUTH = frozenset(("true", "false"))
_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it Excel counts days otherwise than the calendar."""


def text_of(cell: Value | None) -> str | None:
    """Write a cell as text, a number as Excel shows it; without a value there is none."""
    if isinstance(cell, (float, Percentage)):
        written = f"{cell.held if isinstance(cell, Percentage) else cell:.{_DIGITS}g}"
        return f"{Decimal(written):f}" if "e" in written else written
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    return str(cell) if isinstance(cell, _DATES) else None


def flaw_of(cell: Value, wanted: Content, sheet: Sheet) -> Flaw | None:
    """Say what is wrong with how Excel holds a cell, and what it shows; None: nothing is."""
    if isinstance(cell, str):
        return _flaw_of_text(cell, wanted)
    if isinstance(cell, Uncalculated):
        return "SC733", {}
    if isinstance(cell, Failed):
        return "SC717", {"written": cell.shown}
    if isinstance(cell, _DATES):
        return None if wanted == "day" else ("SC708", {"written": str(text_of(cell))})
    if isinstance(cell, Percentage) and wanted == "number" and cell.held:
        return _percentage(cell)
    if isinstance(cell, float) and wanted == "day" and cell in _DAYS:
        return "SC735", {"written": str(int(cell)), "day": sheet.day(cell).isoformat()}
    return None


def _flaw_of_text(text: str, wanted: Content) -> Flaw | None:
    if text in _FAILED:
        return "SC717", {"written": text}
    if wanted == "number" and is_plain_number(text) and text_of(float(text)) == text:
        return "SC707", {"written": text}
    return None


def is_plain_number(text: str) -> bool:
    """Tell whether a text is a number that had better be one."""
    return _PLAIN_NUMBER.fullmatch(text) is not None


def _percentage(cell: Percentage) -> Flaw:
    """Say what a percentage shows, where a number is wanted."""
    held = str(text_of(cell))
    number = f"{Decimal(held).scaleb(2 * cell.signs):f}"
    number = number.rstrip("0").rstrip(".") if "." in number else number
    return "SC732", {"held": held, "shown": number + "%" * cell.signs, "number": number}


def cell_of(text: str, content: Content) -> Cell:
    """Return a cell that says a text: a number, a day or a truth value where nothing is lost."""
    if content == "number" and _keeps_its_text(text):
        return float(text)
    if content == "yes_no" and text in _TRUTH:
        return text == "true"
    return (content == "day" and _day(text)) or text or None


def _keeps_its_text(text: str) -> bool:
    """Tell whether a number reads the same after it was a binary one: 14.5 does, 14.0 does not."""
    if text == "-0" or not _NUMBER.fullmatch(text):
        return False
    return f"{float(text):.{_DIGITS}g}" == text


def _day(text: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY and day.isoformat() == text else None
