"""The kinds of field that both files have: text, numbers, dates, yes or no.

A field decides what a scalar means. A fault is raised as a `PydanticCustomError` whose
type is a code of `smartcert.diagnostics.codes`; `smartcert.files.validation` gives it a place.
"""

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    WithJsonSchema,
)

from smartcert.files.document import Unquoted
from smartcert.files.guesses import day_meant
from smartcert.files.numbers import fault, number, whole
from smartcert.language import N_, Message
from smartcert.language.government import Kind
from smartcert.language.korean import KINDS
from smartcert.language.letters import INVISIBLE, seen
from smartcert.language.truths import likely, pattern, truth

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ID = re.compile(r"\w[\w.-]*")
_PLAIN_WHOLE = re.compile(r"0|[1-9][0-9]*")
_PLACEHOLDERS = frozenset(("…", "..."))
LONGEST_ID = 100
"""Characters of an id, or of a page."""
LONGEST_LINE = 2000
"""Characters of a text of one line: the longest address that browsers take."""
LONGEST_PROSE = 20_000
"""Characters of a text of several lines: ten pages, and still a cell of a spreadsheet."""


class Record(BaseModel):
    """A mapping in a file: known fields only, read once, never changed."""

    # deferred: only the outermost model of a file builds a validator, with all others inside it
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)


def day(value: Any) -> dt.date:
    """Read a calendar day, written `2022-06-30`.

    Raises:
        PydanticCustomError: it is written otherwise, or there is no such day.
    """
    text = str(value) if isinstance(value, (str, Unquoted)) else ""
    if not _DAY.fullmatch(text):
        raise fault("SC214", written=text, example=day_meant(text))
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise fault("SC215", written=text) from None


def yes_or_no(value: Any) -> bool:
    """Read yes or no, in any of the words of `language.truths`.

    Raises:
        PydanticCustomError: it is no such word; another one that likely says so is asked again.
    """
    text = str(value) if isinstance(value, (str, Unquoted)) else ""
    said = truth(text)
    if said is not None:
        return said
    meant = likely(text)
    if meant is not None:
        raise fault("SC217", written=text, wanted="true" if meant else "false")
    raise fault("SC216")


def _in_our_words(value: Any) -> Any:
    return KINDS.get(seen(value), value) if isinstance(value, str) else value


def label(value: Any) -> str:
    """Read a text that may be a plain whole number, such as a page or a year.

    Raises:
        PydanticCustomError: YAML readers would disagree on it, or it is too long.
    """
    if isinstance(value, Unquoted) and _PLAIN_WHOLE.fullmatch(value.text):
        return _within(value.text, LONGEST_ID)
    return _within(line(value), LONGEST_ID)


def line(value: Any) -> str:
    """Read a text of one line, such as a name or a title.

    Raises:
        PydanticCustomError: it is no text, has several lines, or is too long.
    """
    read = _within(text(value), LONGEST_LINE)
    if read.splitlines() != [read]:
        raise fault("SC223")
    if "\t" in read:
        raise fault("SC110", character="U+0009")
    return read


def identity(value: Any) -> str:
    """Read an id: letters, digits, and `. _ -` inside.

    Raises:
        PydanticCustomError: it is no text, or has other characters.
    """
    read = label(value)
    if not _ID.fullmatch(read):
        raise fault("SC224", written=read)
    return read


def prose(value: Any) -> str:
    """Read a text that may have several lines.

    Raises:
        PydanticCustomError: it is no text, or is too long.
    """
    return _within(text(value), LONGEST_PROSE)


def _within(text: str, most: int) -> str:
    if len(text) > most:
        raise fault("SC231", length=f"{len(text):,}", most=f"{most:,}")
    return text


def _short_prose(text: str) -> str:
    return _within(text, LONGEST_PROSE)


def _short_line(text: str) -> str:
    return _within(text, LONGEST_LINE)


def text(value: Any) -> str:
    """Read a text; one that YAML may take for something else must stand in quotes.

    Raises:
        PydanticCustomError: it is no text, empty, still the placeholder, or wants quotes.
    """
    if isinstance(value, Unquoted):
        raise fault("SC204", written=value.text)
    if not isinstance(value, str):
        found = (
            N_("a list, or names with values, stand here") if value else N_("nothing stands here")
        )
    elif value in _PLACEHOLDERS:
        found = N_("the placeholder “…” still stands here")
    elif not INVISIBLE.sub("", value).strip():
        found = N_("nothing stands here")
    else:
        return value
    raise fault("SC205", field=N_("this entry"), found=found, or_not="")


def in_schema(kind: str | list[str], wanted: Message, **more: object) -> WithJsonSchema:
    """Say what a JSON schema knows of a field: it may be laxer than the field, never stricter."""
    return WithJsonSchema({"type": kind, **more, "errorMessage": wanted})


_NO_PLACEHOLDER = {"enum": sorted(_PLACEHOLDERS)}
_ONE_LINE = r"^.*\S.*$"
WHOLE = N_("a whole number without separators, such as 38400")

Text = Annotated[
    str,
    Field(min_length=1, json_schema_extra={"maxLength": LONGEST_PROSE}),
    AfterValidator(_short_prose),
]
"""A text of one of ours, for either language or for a machine."""
Line = Annotated[
    str, Field(json_schema_extra={"maxLength": LONGEST_LINE}), AfterValidator(_short_line)
]
"""A text of a file that a program has written."""
Prose = Annotated[
    str,
    PlainValidator(prose),
    in_schema(
        "string",
        N_("a text, in quotes if need be"),
        pattern=r"\S",
        maxLength=LONGEST_PROSE,
        **{"not": _NO_PLACEHOLDER},
    ),
]
Name = Annotated[
    str,
    PlainValidator(line),
    in_schema(
        "string",
        N_("a text of one line, in quotes if need be"),
        pattern=_ONE_LINE,
        maxLength=LONGEST_LINE,
        **{"not": _NO_PLACEHOLDER},
    ),
]
Id = Annotated[
    str,
    PlainValidator(identity),
    in_schema(
        ["string", "integer"],
        N_("letters and digits, between them also . _ and -"),
        pattern=r"^\S+$",
        maxLength=LONGEST_ID,
        minimum=0,
    ),
]
Label = Annotated[
    str,
    PlainValidator(label),
    in_schema(
        ["string", "integer"],
        N_("a text of one line, or a whole number"),
        pattern=_ONE_LINE,
        maxLength=LONGEST_ID,
        minimum=0,
        **{"not": _NO_PLACEHOLDER},
    ),
]
Number = Annotated[
    Decimal,
    PlainValidator(number),
    in_schema("number", N_("a number without separators and unit, such as 12.5")),
]
Whole = Annotated[int, PlainValidator(whole), in_schema("integer", WHOLE)]
Day = Annotated[
    dt.date,
    PlainValidator(day),
    in_schema(
        "string",
        N_("a date, such as 2022-12-31"),
        format="date",
        pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    ),
]
YesNo = Annotated[
    bool,
    PlainValidator(yes_or_no),
    in_schema(["boolean", "string"], N_("true or false"), pattern=pattern()),
]
Government = Annotated[Kind, BeforeValidator(_in_our_words)]
"""A kind of government, by our word or by its Korean name."""


class Bilingual(Record):
    """A text in Korean and in English."""

    ko: Text
    en: Text
