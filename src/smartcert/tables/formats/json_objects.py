"""One object of JSON as the cells of a row: names flattened, numbers as they are written."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from smartcert.language import N_, Message
from smartcert.tables.column import WORDS
from smartcert.tables.nesting import is_too_deep, repeated_in

_PARTS = frozenset(("numerator", "denominator"))
_ANSWER = frozenset(("value", "evidence", *WORDS))
_EMPTY_LIST = "[]"


class BrokenObjectError(Exception):
    """A text is no object of JSON.

    Attributes:
        reason: why.
        column: where, from 1.
    """

    def __init__(self, reason: Message, column: int) -> None:
        self.reason = reason
        self.column = column
        super().__init__(reason)


class Number(str):
    """The text of a number, as it is written."""

    __slots__ = ()


class Said(NamedTuple):
    """What an object says under one name.

    Attributes:
        text: of the cell; None for null.
        quoted: whether it was a text, not a number or a truth value.
        fault: the code of what is wrong with it; empty if nothing is.
    """

    text: str | None
    quoted: bool = False
    fault: str = ""


class _Object(dict[str, Any]):
    """An object that knows a name which it repeats."""

    repeated: str | None = None


def read(text: str) -> dict[str, Said]:
    """Read a text that holds one object, under the names of the columns of a table.

    Raises:
        BrokenObjectError: it is no object.
    """
    value = _value(text)
    if not isinstance(value, _Object):
        raise BrokenObjectError(N_("it is no object in braces"), 1)
    said: dict[str, Said] = {}
    for name, cell in _flattened(value):
        repeated = name in said or name == value.repeated
        said[name] = _said(name, cell)._replace(fault="SC119") if repeated else _said(name, cell)
    return said


def _value(text: str) -> Any:
    try:
        value = _DECODER.decode(text)
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
    except RecursionError:
        raise BrokenObjectError(_TOO_DEEP, 1) from None
    except UnicodeEncodeError:
        raise BrokenObjectError(N_("it holds half of a character"), text.index("\\u") + 1) from None
    except json.JSONDecodeError as error:
        behind = error.msg == "Extra data"
        reason = N_("more stands behind its end") if behind else _OUT_OF_PLACE
        raise BrokenObjectError(reason, error.colno) from None
    if is_too_deep(value):
        raise BrokenObjectError(_TOO_DEEP, 1)
    return value


def _object(pairs: Sequence[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        made.repeated = repeated_in(pairs)
    return made


def _flattened(record: _Object) -> Iterator[tuple[str, Any]]:
    """Give the names and the values of an object; those of an answer behind its indicator."""
    for name, value in record.items():
        if not _is_answer(name, value):
            yield name, value
            continue
        for part, inner in value.items():
            if part != "value":
                yield f"{name}.{part}", inner
            elif _is_answer(name, inner) and inner.keys() <= _PARTS:
                yield from ((f"{name}.{each}", count) for each, count in inner.items())
            else:
                yield name, inner


def _is_answer(name: str, value: Any) -> bool:
    """Tell whether a value is an answer or a share, in its parts."""
    if (
        not isinstance(value, _Object)
        or not value
        or value.repeated is not None
        or _is_evidence(name)
    ):
        return False
    return value.keys() <= _PARTS or value.keys() <= _ANSWER


def _is_evidence(name: str) -> bool:
    return name == "evidence" or name.endswith(".evidence")


def _said(name: str, value: Any) -> Said:
    if value is None:
        return Said(None)
    if isinstance(value, str):
        return Said(str(value), quoted=not isinstance(value, Number))
    if isinstance(value, bool):
        return Said("true" if value else "false")
    if _repeats(value):
        return Said(None, fault="SC119")
    if _is_evidence(name):
        return Said(_written(value))
    if isinstance(value, list) and all(type(item) is str for item in value):
        return Said(" ".join(value) or _EMPTY_LIST)
    return Said(None, fault="SC731")


def _repeats(value: Any) -> bool:
    """Tell whether an object repeats a name, however deep it lies."""
    if isinstance(value, _Object):
        return value.repeated is not None or any(map(_repeats, value.values()))
    return isinstance(value, list) and any(map(_repeats, value))


def _written(value: Any) -> str:
    """Write JSON with each number as it was written."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, _Object):
        items = (f"{_written(name)}: {_written(inner)}" for name, inner in value.items())
        return f"{{{', '.join(items)}}}"
    return json.dumps(value, ensure_ascii=False)


_TOO_DEEP = N_("it is nested too deep")
_OUT_OF_PLACE = N_("a quote, a comma, a colon or a bracket is missing or out of place")
_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=Number, parse_int=Number, parse_constant=Number
)
