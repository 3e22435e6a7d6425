"""The texts that a spreadsheet would run as formulas."""

import re

SIGNS = "-=+@"
"""The signs by which a formula begins; the hyphen first, so that they may stand in a pattern."""

_BLANKS = (
    " \n\v\f\u0085\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000"
    "\u3164\ufeff\uffa0"
)
"""Blanks and invisible characters, which a spreadsheet or a reader of CSV may trim."""

FORMULA = f"^(?:[\t\r]|[{_BLANKS}]*[{SIGNS}－＝＋＠−])"
"""How a text begins that a spreadsheet takes for a formula; means the same to `re` and to Arrow."""

_FORMULA = re.compile(FORMULA)


def guarded(text: str) -> str:
    """Return a text that no spreadsheet runs: behind an apostrophe where it would be a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
