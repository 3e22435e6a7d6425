"""Checks that a spreadsheet makes of what is typed into a cell, and how high a row has to be."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from smartcert.forms.questions import Accepted
from smartcert.language import Language
from smartcert.render.layout import cells

LONGEST_MESSAGE = 255
"""Characters that Excel takes in the text of a message, and in a formula."""
_LONGEST_TITLE = 32

LINE = 15
"""Points of height that a line of text takes."""
HIGHEST = 409
"""Points of height that Excel gives a row at most."""


def number(accepted: Accepted, cell: str) -> dict[str, Any]:
    """Check that a cell holds a number with few enough decimals."""
    rounded = f"ROUND({cell},{accepted.decimals})={cell}"
    bounds = f"{cell}>={accepted.low:f},{cell}<={accepted.high:f}"
    return {"validate": "custom", "value": f"=AND(ISNUMBER({cell}),{bounds},{rounded})"}


def day() -> dict[str, Any]:
    """Check that a cell holds a day; Excel counts them from 1900."""
    return {"validate": "date", "criteria": ">=", "value": dt.date(1900, 1, 1)}


def with_messages(
    check: dict[str, Any], title: str, prompt: str, wanted: str, language: Language
) -> dict[str, Any]:
    """Add what is said beside the cell, and to whom types what does not fit.

    Args:
        check: in the words of XlsxWriter.
        title: over both.
        prompt: beside the cell.
        wanted: what is to be typed.
        language: of the rest.
    """
    return {
        **check,
        "input_title": title[:_LONGEST_TITLE],
        "input_message": prompt[:LONGEST_MESSAGE],
        "error_title": title[:_LONGEST_TITLE],
        "error_message": f"{language.say('This does not fit here.')} {wanted}"[:LONGEST_MESSAGE],
    }


def lines(texts: Sequence[str], widths: Sequence[float]) -> int:
    """Return how many lines a row needs, where its columns are as wide as they are."""
    return max(
        sum(max(1, -(-cells(line) // int(width))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
