"""Numbers of persons in a text: found, so that they are told of, and masked wherever it is shown.

A resident registration number (주민등록번호, of foreigners 외국인등록번호) is the day of birth, a
digit for century and sex, and six more, of which the last checked the others until October 2020.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from typing import Literal, NamedTuple

_RESIDENT = r"(?<!\d)(\d\d)(\d\d)(\d\d)[-\s.]{0,3}([1-8])(\d{6})(?!\d)"
_MOBILE = r"(?<!\d)(?:\+82[-\s.]?\(?0?\)?|0)1[016789]\)?[-\s.]{0,3}\d{3,4}[-\s.]{0,3}\d{4}(?!\d)"
_DIGITS = r"(?:\d\D*){10}"
"""With fewer digits a text holds no number of a person; so it is with most."""

_BORN_IN_THE_2000S = "3478"
_FOREIGN = "5678"
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_MASK = "●"


class Personal(NamedTuple):
    """A number of a person in a text.

    Attributes:
        kind: of a resident (or foreigner), or of a mobile phone.
        start: its first character.
        end: behind its last.
        certain: its check digit is right, which by chance one in ten is.
    """

    kind: Literal["resident", "mobile"]
    start: int
    end: int
    certain: bool


def personal_numbers(text: str) -> Iterator[Personal]:
    """Find the numbers of persons in a text, in their order, however their signs are written."""
    if not re.search(_DIGITS, text):
        return
    places = [index for index, each in enumerate(text) if unicodedata.category(each) != "Cf"]
    plain = "".join(_plain(text[index]) for index in places)
    found = [
        Personal("resident", *match.span(), _is_checked("".join(match.groups())))
        for match in re.finditer(_RESIDENT, plain)
        if _is_day(*match.groups()[:4])
    ]
    found += (
        Personal("mobile", *match.span(), certain=False) for match in re.finditer(_MOBILE, plain)
    )
    for each in sorted(found, key=lambda each: each.start):
        yield each._replace(start=places[each.start], end=places[each.end - 1] + 1)


def masked(text: str) -> str:
    """Return the text, as long as it was, with the numbers of persons in it masked."""
    for each in personal_numbers(text):
        text = text[: each.start] + _MASK * (each.end - each.start) + text[each.end :]
    return text


def _plain(sign: str) -> str:
    """Return a sign as a keyboard has it: any digit, hyphen or blank."""
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    if unicodedata.category(sign) == "Pd" or sign in "\u2212ㅡ・·":
        return "-"
    return " " if sign.isspace() else sign


def _is_day(year: str, month: str, day: str, century: str) -> bool:
    first = 2000 if century in _BORN_IN_THE_2000S else 1900
    with suppress(ValueError):
        return bool(dt.date(first + int(year), int(month), int(day)))
    return False


def _is_checked(number: str) -> bool:
    """Tell whether the last of thirteen digits is the check digit of the others."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    of = 13 if number[6] in _FOREIGN else 11
    return (of - total % 11) % 10 == int(number[-1])
