"""The texts that a spreadsheet would run as formulas."""

import re

SIGNS = "-=+@"
"""The signs by which a formula begins; the hyphen first, so that they may stand in a pattern."""

_BLANKS = (
    " \n\v\f\u0085\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000"
    "\u3164\ufeff\uffa0"
)
"""Blanks and invisible characters, which a spreadsheet or a reader of CSV may trim."""

_BEGINNING = f"(?:[\t\r]|[{_BLANKS}]*[{SIGNS}－＝＋＠−])"

FORMULA = f"^'*{_BEGINNING}"
"""How a text begins that a spreadsheet takes for a formula, or that is guarded from being taken for
one; means the same to `re` and to Arrow."""

GUARDED = f"^'('*{_BEGINNING})"
"""How a text begins that is guarded; the group is without the guard."""

_FORMULA = re.compile(FORMULA)


def guarded(text: str) -> str:
    """Return a text that no spreadsheet runs: behind an apostrophe where it would be a formula.

    A text that has one already gets another, so that taking one off gives the text that was.
    """
    return f"'{text}" if _FORMULA.match(text) else text
