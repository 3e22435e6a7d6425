"""Fixes of a value that is written otherwise than its field wants it."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from smartcert.catalogue.answer_form import form_of
from smartcert.checking.fixes.case import Case, quoted
from smartcert.checking.fixes.edits import Edit, Fix

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}(?:[,_][0-9]{3})+(?:\.[0-9]+)?")
_WITH_UNIT = re.compile(r"([-+]?[0-9][0-9,]*(?:\.[0-9]+)?) *([^\W\d_].*|%)")
_DAY = re.compile(
    r"((?:19|20)[0-9]{2})(?:"
    r"([0-9]{2})([0-9]{2})"
    r"|([-./]) ?([0-9]{1,2})\4 ?([0-9]{1,2})\.?"
    r"|년 ?([0-9]{1,2})월 ?([0-9]{1,2})일)"
)
_LONGEST = 100
_FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000\u00a0]")

_PERCENT = frozenset(("%", "퍼센트", "프로", "percent", "pct"))
_COUNTERS = (
    frozenset(("명", "인", "사람", "person", "persons", "people", "inhabitants")),
    frozenset(("건", "case", "cases")),
    frozenset(("개", "ea", "item", "items")),
    frozenset(("개소", "곳", "place", "places", "site", "sites")),
    frozenset(("회", "번", "time", "times")),
    frozenset(("대", "unit", "units")),
    frozenset(("종", "kind", "kinds")),
    frozenset(("단계", "수준", "레벨", "level")),
)
_SAME_UNIT = (
    _PERCENT,
    *_COUNTERS,
    frozenset(("점", "point", "points")),
    frozenset(("시간", "h", "hour", "hours")),
    frozenset(("분", "min", "minute", "minutes")),
)
_IN_PERCENT = frozenset(("pass_mark", "at_least", "weight"))
"""The fields, besides shares, in which percent are meant."""


def in_quotes(case: Case) -> Fix | None:
    """Put a text that YAML readers take for something else in quotes."""
    return None if case.scalar is None else case.instead(quoted(case.scalar.written))


def out_of_quotes(case: Case) -> Fix | None:
    """Write a number without quotes, and in plain digits."""
    number = case.said("number")
    return case.instead(number) if _is_only_wide(case.said("written")) else None


def without_separators(case: Case) -> Fix | None:
    """Write a number without separators; safe where they part thousands."""
    number, written = case.said("number"), case.said("written")
    if not _is_only_wide(written) or not _NUMBER.fullmatch(number):
        return None
    return case.instead(number, safe=_THOUSANDS.fullmatch(_plain(written)) is not None)


def without_unit(case: Case) -> Fix | None:
    """Write a number without a counter that changes nothing, or percent where they are meant."""
    number, unit = _parted(case.said("written"))
    scalar = case.scalar
    if not number or scalar is None:
        return None
    in_percent = scalar.path[-1:] and scalar.path[-1] in _IN_PERCENT
    counters = _COUNTERS[:1] if scalar.path[-1:] == ("population",) else _COUNTERS
    harmless = unit in _PERCENT if in_percent else any(unit in each for each in counters)
    return case.instead(number) if harmless else None


def without_its_unit(case: Case) -> Fix | None:
    """Write the number of an answer without its unit; unsafe if it is another counter's."""
    number, unit = _parted(case.said("written"))
    if not number:
        return None
    wanted = set(_units(case))
    same = [each for each in _SAME_UNIT if unit in each]
    if unit in wanted or any(each & wanted for each in same):
        return case.instead(number)
    counters = frozenset().union(*_COUNTERS)
    return case.instead(number, safe=False) if unit in counters and wanted & counters else None


def truth(case: Case) -> Fix | None:
    """Write yes and no as true and false."""
    return case.instead(case.said("wanted"))


def day(case: Case) -> Fix | None:
    """Write a date with hyphens, if there is such a day."""
    written = case.said("written")
    match = _DAY.fullmatch(_plain(written))
    if match is None or not _is_only_wide(written):
        return None
    year, month, day = (int(part) for part in match.groups() if part and part not in "-./")
    try:
        return case.instead(dt.date(year, month, day).isoformat())
    except ValueError:
        return None


def without_tabs(case: Case) -> Fix | None:
    """Write blanks for the tabs in a text of one line."""
    scalar = case.scalar
    if scalar is None or "\t" not in scalar.written or r"\t" in scalar.written:
        return None
    begin, _ = case.page.offsets.range(scalar.span)
    places = (begin + match.start() for match in re.finditer("\t", scalar.written))
    return Fix(tuple(Edit(case.page.place(each, each + 1), " ") for each in places), safe=True)


def _plain(written: str) -> str:
    # no longer than a number or a day can be; marks upon marks would take long
    return normalize("NFKC", written[:_LONGEST]).strip()


def _is_only_wide(written: str) -> bool:
    """Tell whether plain characters say the same, as they do not of ①."""
    return len(written) <= _LONGEST and all(
        each == normalize("NFKC", each) or _FULL_WIDTH.match(each) for each in written
    )


def _parted(written: str) -> tuple[str, str]:
    """Return the number and the unit of a text; nothing if it has not just these."""
    match = _WITH_UNIT.fullmatch(_plain(written))
    if match is None or not _is_only_wide(written):
        return "", ""
    number = match[1].replace(",", "") if _THOUSANDS.fullmatch(match[1]) else match[1]
    return (number, _folded(match[2])) if _NUMBER.fullmatch(number) else ("", "")


def _folded(unit: str) -> str:
    return " ".join(unit.casefold().split())


def _units(case: Case) -> Iterator[str]:
    """Return the units that the number of an answer counts, in every wording of its indicator."""
    unit: Any = case.fault.values["unit"]
    yield _folded(unit.ko)
    yield _folded(unit.en)
    indicator = case.catalogue and case.catalogue.indicators.get(case.said("indicator"))
    form = form_of(indicator) if indicator else None
    if form and form.kind == "per_inhabitants" and form.unit:
        # of 명/만 명 the answer is the 명
        yield _folded(form.unit.ko.partition("/")[0])
