"""What a number or a day in another notation most likely means, for messages to propose."""

import datetime as dt
import re
import unicodedata
from contextlib import suppress
from decimal import Decimal

_LONGEST = 18
"""Digits of a number that is proposed."""
_LONGEST_TOLD = 60
"""Characters of a text that is looked into."""
_NUMBER = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?")
_SCALES = {"억": 10**8, "만": 10**4, "천": 1000, "백": 100}
_EXAMPLE_DAY = "2022-06-30"
_TWO_DIGITS = 99


def written_out(written: str, first: str) -> str:
    """Return a number with words such as 만 or 억 in digits; without such words the first."""
    pieces = re.findall(r"([0-9][0-9,.]*) ?([억만천백]*)", written)
    total, scale_seen = Decimal(0), False
    for digits, words in pieces if len(written) <= _LONGEST_TOLD else ():
        plain = digits.replace(",", "").rstrip(".")
        if not _NUMBER.fullmatch(plain) or (words == "" and not scale_seen and len(pieces) > 1):
            return first.replace(",", "")
        scale = 1
        for word in words:
            scale *= _SCALES[word]
        total, scale_seen = total + Decimal(plain) * scale, scale_seen or scale > 1
    return f"{total.normalize():f}" if scale_seen else first.replace(",", "")


def one_number(written: str) -> str:
    """Return the number that a text with one number most likely means; else an example."""
    number = re.sub(r"(?<=[0-9]),(?=[0-9]{1,2}$)", ".", written)
    found = re.findall(r"[0-9][0-9.]*|\.[0-9]+", number)
    if len(found) == 1 and len(found[0]) <= _LONGEST and found[0].count(".") <= 1:
        return f"{Decimal(found[0]).normalize():f}"
    return "12.5"


def day_meant(written: str) -> str:
    """Return the day that a text most likely means; else an example of one."""
    plain = unicodedata.normalize("NFKC", written[:_LONGEST_TOLD])
    found = re.match(
        r"\D*((?:19|20)?[0-9]{2})\D{0,3}([0-9]{1,2})\D{1,3}([0-9]{1,2})(?![0-9])", plain
    )
    found = found or re.match(r"\D*((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9])", plain)
    if found is None:
        return _EXAMPLE_DAY
    year, month, date = (int(each) for each in found.groups())
    with suppress(ValueError):
        return dt.date(year if year > _TWO_DIGITS else 2000 + year, month, date).isoformat()
    return _EXAMPLE_DAY
