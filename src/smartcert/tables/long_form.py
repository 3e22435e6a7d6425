"""Tables in long form, a row an answer, turned into the wide form, a row a city.

The rows of a city stand together. What is said of the city itself may stand in each of its rows,
or in some; where it stands twice it must be the same. A city may be there again with another date.

The table is read twice: cities whose rows do not stand together have to be known before the first
of them is given. For that the name of every city is held in memory, and each of its dates.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from smartcert.catalogue.compiled import Catalogue
from smartcert.diagnostics import Diagnostic, InvalidInput, Span, near
from smartcert.files.document import Path
from smartcert.language.korean import our_word
from smartcert.tables.chunk import Chunk
from smartcert.tables.column import (
    ANSWER,
    FIELDS,
    LONG,
    NEEDED,
    PARTS,
    Column,
    Heading,
    column_name,
    name_in,
    parts_of,
)
from smartcert.tables.gathering import Gathering
from smartcert.tables.scattered import KEY, scattered

CITIES = 4096
"""Cities of a chunk in wide form."""

_IN_JSON = {"value.numerator": "numerator", "value.denominator": "denominator"}
_FIELDS: dict[str, Path] = {**FIELDS, **{name: (name,) for name in ("indicator", *ANSWER)}}
_Read = Callable[[Sequence[Column]], Iterable[Chunk]]


def is_long(headings: Sequence[Heading]) -> bool:
    """Tell whether a table is in long form."""
    return {_name(heading) for heading in headings} >= {*LONG}


def columns_of(headings: Sequence[Heading]) -> tuple[Column, ...]:
    """Read the headings of a table in long form; a column without heading has no meaning.

    Raises:
        InvalidInput: a column is unknown, there twice, or missing; each at its place.
    """
    faults: list[Diagnostic] = []
    columns: dict[str, Column] = {}
    for position, heading in enumerate(headings):
        name = _name(heading)
        if not name:
            continue
        if name not in _FIELDS:
            guess = near(name, _FIELDS)
            faults.append(Diagnostic("SC701", heading.span, {"column": name}, guess))
        elif name in columns:
            first = columns[name].span
            faults.append(Diagnostic("SC703", heading.span, {"column": name}, related=(first,)))
        else:
            columns[name] = Column(position, name, _FIELDS[name], heading.span)
            faults += heading.fault(name)
    table = Span(headings[0].span.file, headings[0].span.line)
    meant = {name for fault in faults for name in fault.near}
    parts = ("numerator", "denominator") if {"numerator", "denominator"} & columns.keys() else ()
    faults += [
        Diagnostic("SC702", table, {"column": name})
        for name in (*NEEDED, *parts)
        if name not in columns and name not in meant
    ]
    if faults:
        raise InvalidInput(faults)
    return tuple(columns.values())


def wide_columns(columns: Sequence[Column], catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns that a table has in wide form; their places are those in long form."""
    there = {column.name: column for column in columns}
    made = [column for column in columns if column.name in FIELDS]
    for indicator in catalogue.indicators.values():
        for part in parts_of(indicator):
            if held := there.get(part or "value"):
                name = column_name(indicator.id, part)
                made.append(held._replace(name=name, path=("answers", indicator.id, *PARTS[part])))
    return tuple(made)


def wide(
    read: _Read,
    long: Sequence[Column],
    columns: Sequence[Column],
    catalogue: Catalogue,
) -> Iterator[Chunk]:
    """Turn the rows of answers into rows of cities, some thousand at a time.

    Args:
        read: gives the rows in long form by these columns; of `long`, or some of them.
        long: as `columns_of` gives them.
        columns: of the wide form, as `wide_columns` gives them.
        catalogue: whose indicators are answered.
    """
    keys = sorted((column for column in long if column.name in KEY), key=lambda each: each.name)
    gathering = Gathering(long, columns, catalogue, scattered(read(keys)))
    for chunk in read(long):
        for row in gathering.rows(chunk):
            gathering.take(row)
            if len(gathering.cities) > CITIES:
                yield gathering.chunk(but=1)
    if gathering.cities or gathering.lost:
        yield gathering.chunk()


def _name(heading: Heading) -> str:
    name = name_in(heading.text)
    return our_word(name, _FIELDS) or _IN_JSON.get(name, name)
