"""The words of a form's drop-downs: what is chosen, and how it is said to people.

A choice holds what a file writes, so that a form is read without its catalogue: a level before a
colon, an id before a blank or in brackets at the end. What is typed instead of chosen is left to
the reader of assessments, as it stands.
"""

import re
from typing import Any

from smartcert.files.document import Unquoted, is_plainly_text
from smartcert.language import korean, truths
from smartcert.language.letters import seen

YES, NO = "○", "×"
"""What stands in a form for true and false."""

BESIDE = " "
"""What stands in a cell between the id of an indicator and that of an item, or a title."""

_STAGES = ("self_assessment", "document_review", "site_inspection")
_LEVEL = re.compile("([0-9]+): .*", re.DOTALL)
_WHOLE = re.compile("0|[1-9][0-9]*")
_IN_BRACKETS = re.compile(r".* \(([\w.-]+)\)", re.DOTALL)


def level(name: str, text: str) -> str:
    """Return how a level is chosen."""
    return f"{name}: {text}"


def named(name: str, title: str) -> str:
    """Return how something with an id is chosen that people know by its title."""
    return f"{title} ({name})"


def scalar(text: str) -> str | Unquoted:
    """Return what a file would hold without quotes."""
    return text if is_plainly_text(text) else Unquoted(text)


def truth(text: str) -> bool | None:
    """Return what a sign or a word says; None if it is neither yes nor no."""
    return truths.truth(seen(text))


def value(text: str) -> Any:
    """Return what a file holds for what was chosen or typed as a value."""
    if chosen := _LEVEL.fullmatch(text):
        return Unquoted(chosen[1])
    said = truth(text)
    if said is not None:
        return Unquoted("true" if said else "false")
    return scalar(text)


def kind_of_evidence(text: str) -> str:
    """Return the id of a kind of evidence that was chosen, or what was typed."""
    chosen = _IN_BRACKETS.fullmatch(text)
    return chosen[1] if chosen else text


def page(text: str) -> str | Unquoted:
    """Return what a file holds for a page: a number without quotes."""
    return Unquoted(text) if _WHOLE.fullmatch(text) else text


def kind_of_government(text: str) -> str:
    """Return the kind of government that was chosen, or what was typed."""
    return korean.KINDS.get(seen(text), text)


def stage(text: str) -> str:
    """Return the stage that was chosen, or what was typed."""
    return korean.our_word(text, _STAGES) or text


def ids(text: str) -> tuple[str, str]:
    """Return the id of an indicator that a cell begins with, and the word behind it."""
    first, *others = text.split(None, 1) or [""]
    return first, "".join(others[:1]).strip()
