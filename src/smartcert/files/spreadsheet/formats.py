"""How cells show their numbers: as percentages, as days, or as they are."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from smartcert.files.spreadsheet.xml import Attributes, Listener

_LONGEST = 255
"""Characters that Excel takes in a format."""
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
"""What stands in a format for itself, so that a sign in it means nothing."""
_BRACKETS = re.compile(r"\[([^]]*)\]")
_ELAPSED = re.compile("h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9.]+)")
_DAY = re.compile("[ymdhs]", re.IGNORECASE)
_BUILT_IN: Mapping[str, str] = {
    "9": "0%",
    "10": "0.00%",
    **dict.fromkeys(map(str, [*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)]), "d"),
    "46": "[h]",
}
"""The formats that a workbook does not describe, by number; all that show a day are one here."""


class _Section(NamedTuple):
    """A part of a format: for which numbers it is, and what it shows of them."""

    condition: tuple[str, float] | None
    signs: int
    day: bool
    elapsed: bool

    def is_for(self, number: float) -> bool:
        """Tell whether its condition holds."""
        if self.condition is None:
            return True
        sign, bound = self.condition
        return (
            ("<" in sign and number < bound)
            or (">" in sign and number > bound)
            or (sign in {"=", "<=", ">="} and number == bound)
        )


class Format(NamedTuple):
    """How a cell shows a number."""

    sections: Sequence[_Section]

    def signs(self, number: float) -> int:
        """Return how many percent signs a number is shown with; each makes a hundred of one."""
        return self._section(number).signs

    @property
    def day(self) -> bool:
        """Whether it shows a number as a day or a time."""
        return self.sections[0].day

    @property
    def elapsed(self) -> bool:
        """Whether it shows a number as a time that has passed."""
        return self.sections[0].elapsed

    def _section(self, number: float) -> _Section:
        numeric = self.sections[:3]
        if any(each.condition for each in numeric):
            return next((each for each in numeric if each.is_for(number)), numeric[-1])
        below = 1 if number < 0 else 2 if number == 0 else 0
        return numeric[below] if below < len(numeric) else numeric[0]


GENERAL = Format((_Section(None, 0, day=False, elapsed=False),))


def format_of(code: str) -> Format:
    """Read a format as a workbook writes it, in any language of Excel."""
    plain = _LITERAL.sub("", code[:_LONGEST])
    sections = tuple(map(_section, plain.split(";")))
    return Format(sections) if any(each.signs or each.day for each in sections) else GENERAL


def _section(text: str) -> _Section:
    brackets = _BRACKETS.findall(text)
    shown = _BRACKETS.sub("", text)
    conditions = filter(None, map(_CONDITION.fullmatch, brackets))
    condition = next(((each[1], _number(each[2])) for each in conditions), None)
    elapsed = any(map(_ELAPSED.fullmatch, brackets))
    general = shown.lower().replace("general", "")
    return _Section(condition, shown.count("%"), elapsed or bool(_DAY.search(general)), elapsed)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


class Styles:
    """The formats of the cells of a workbook, by the number of their style."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._list = ""  # in which styles are being read
        self._named: dict[str, str] = {}  # the formats of named styles, on which others are based
        self._formats: list[str] = []

    @property
    def listener(self) -> Listener:
        """What takes the part of the styles."""
        names = ["numFmts", "numFmt", "cellStyleXfs", "cellXfs", "xf"]
        return Listener(names, self._start, self._end)

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "xf":
            self._take(attributes)
        elif name != "numFmt":
            self._list = name
        elif self._list == "numFmts":  # others stand in formats that depend on conditions
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")

    def _take(self, attributes: Attributes) -> None:
        number = attributes.get("numFmtId") or self._named.get(attributes.get("xfId", ""), "")
        if self._list == "cellXfs":
            self._formats.append(number)
        else:
            self._named[str(len(self._named))] = number

    def _end(self, name: str) -> None:
        if name == self._list:
            self._list = ""

    def formats(self) -> list[Format]:
        """Return the format of each style."""
        codes = {**_BUILT_IN, **self._codes}
        made = {each: format_of(codes[each]) for each in {*self._formats} if each in codes}
        return [made.get(each, GENERAL) for each in self._formats]
