"""The evidence of an answer in one cell: how many pieces there are, or the pieces in JSON."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic_core import PydanticCustomError

from smartcert.files.document import Unquoted
from smartcert.files.numbers import fault, whole
from smartcert.files.source import UNPRINTABLE
from smartcert.tables.nesting import is_too_deep, repeated_in
from smartcert.tables.rows.scalars import scalar

MOST_PIECES = 10_000
"""Pieces of evidence that a count may name."""


def unprintable(character: str) -> PydanticCustomError:
    """Make the error of a text that holds what nobody can read."""
    return fault("SC110", character=f"U+{ord(character):04X}")


def listed(text: str, indicator: str) -> Any:
    """Read pieces as a list in JSON; what is not text is kept as it is written.

    Raises:
        PydanticCustomError: it is no JSON, gives a name twice, or escapes what no text may hold.
    """
    try:
        pieces = json.loads(
            text, parse_int=Unquoted, parse_float=Unquoted, object_pairs_hook=_once_each
        )
    except PydanticCustomError:
        raise
    except (ValueError, RecursionError):
        raise fault("SC740", indicator=indicator) from None
    if is_too_deep(pieces):
        raise fault("SC740", indicator=indicator)
    # an escape can bring in what the text itself may not hold
    texts = _texts_in(pieces) if "\\" in text else ()
    if bad := next(filter(None, map(UNPRINTABLE.search, texts)), None):
        raise unprintable(bad.group())
    return pieces


def counted(text: str, indicator: str) -> int:
    """Read how many pieces there are.

    Raises:
        PydanticCustomError: it is no number of pieces.
    """
    try:
        count = whole(scalar(text))
    except PydanticCustomError as error:
        if error.type == "SC206":
            raise fault("SC740", indicator=indicator) from None
        raise
    if not 0 <= count <= MOST_PIECES:
        raise fault("SC221", written=count, bound=f"0 … {MOST_PIECES}")
    return count


def _once_each(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise fault("SC119", key=repeated_in(pairs))
    return made


def _texts_in(value: Any) -> Iterator[str]:
    """Give every text in what JSON holds, however deep."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            waiting += [*each, *each.values()]
