"""Schemas read off the classes that JSON is written from."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import is_dataclass
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from smartcert.diagnostics import Diagnostic, Span
from smartcert.forms.schema.models import Schema, or_null
from smartcert.language import InBoth
from smartcert.render.json_values import names_of

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
BOTH: Schema = {"ko": TEXT, "en": TEXT}
EXACT: Schema = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
"""Points: a reader makes of them what it has for decimals."""
_SIMPLE: dict[Any, Schema] = {
    str: TEXT,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: EXACT,
    dt.date: {"type": "string", "format": "date"},
}


_NAMES = {Span: "Place", InBoth: "Bilingual"}
"""What a schema calls a class that is called otherwise in Python."""


def place() -> Schema:
    """Return the fields of a place."""
    numbers = ("line", "column", "end_line", "end_column")
    return {"file": TEXT, **dict.fromkeys(numbers, WHOLE), "cell": TEXT}


def closed(properties: Schema) -> Schema:
    """Give an object that has all of these fields and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def listed(items: Schema) -> Schema:
    """Give a list of these."""
    return {"type": "array", "items": items}


def reference(name: str) -> Schema:
    """Refer to what is defined under a name."""
    return {"$ref": f"#/$defs/{name}"}


class Writer:
    """Writes the schemas of classes, each once.

    Args:
        inline: the classes that are written where they are used, instead of under a name.
    """

    def __init__(self, inline: Collection[type] = ()) -> None:
        self.known: dict[str, Schema] = {}
        self._inline = inline

    def with_definitions(self, schema: Schema) -> Schema:
        """Return a schema together with what it names."""
        return {**schema, "$defs": {name: self.known[name] for name in sorted(self.known)}}

    def schema(self, kind: Any) -> Schema:
        """Give the schema of a value of this type."""
        if kind in _SIMPLE:
            return _SIMPLE[kind]
        arguments, origin = get_args(kind), get_origin(kind)
        if origin is Annotated:
            return {**self.schema(arguments[0]), **dict(arguments[1:])}
        if origin in {Union, UnionType}:
            inner = next(each for each in arguments if each is not NoneType)
            return or_null(self.schema(inner))
        if origin is tuple:
            return listed(self.schema(arguments[0]))
        if origin is dict:
            names, values = map(self.schema, arguments)
            named = {names["pattern"]: values}
            return {"type": "object", "patternProperties": named, "additionalProperties": False}
        if origin is Literal:
            return {"enum": list(arguments)}
        if issubclass(kind, StrEnum):
            return {"enum": list(kind)}
        return self._object(kind) if kind in self._inline else self.named(kind)

    def named(self, kind: type) -> Schema:
        """Return a reference to the schema of a class."""
        name = _NAMES.get(kind, kind.__name__)
        if name not in self.known:
            self.known[name] = {}  # a class may hold itself
            self.known[name] = self._object(kind)
        return reference(name)

    def _object(self, kind: type) -> Schema:
        return closed(dict(self.fields(kind)))

    def fields(self, kind: type) -> Iterator[tuple[str, Schema]]:
        """Return the schema of each field of a class."""
        if kind is Span:
            yield from place().items()
        elif kind is Diagnostic:
            yield from _warning().items()
        elif issubclass(kind, BaseModel):
            yield from BOTH.items()  # the one model in a report is Bilingual
        else:
            hints = get_type_hints(kind, include_extras=True)
            for name in names_of(kind) if is_dataclass(kind) else hints:
                yield name, self.schema(hints.get(name, Decimal))


def _warning() -> Schema:
    return {
        "code": TEXT,
        "indicator": or_null(TEXT),
        "file": TEXT,
        "line": WHOLE,
        "column": WHOLE,
        "cell": TEXT,
    }
