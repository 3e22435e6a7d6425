"""The schema of what `--format json` writes: read off the classes that it is written from."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from smartcert.baseline import Key
from smartcert.checking import Kind
from smartcert.diagnostics import Diagnostic, Severity, Span
from smartcert.exits import EXITS
from smartcert.findings import Standing
from smartcert.render.json import DERIVED, FORMAT
from smartcert.report import Report
from smartcert.schema.models import Schema, or_null
from smartcert.waivers import InForce

_TEXT: Schema = {"type": "string"}
_WHOLE: Schema = {"type": "integer", "minimum": 0}
_BOTH: Schema = {"ko": _TEXT, "en": _TEXT}
_SIMPLE: dict[Any, Schema] = {
    str: _TEXT,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    # exact: a reader makes of it what it has for decimals
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    dt.date: {"type": "string", "format": "date"},
}


def outcome_schema() -> Schema:
    """Give the schema of the JSON of a run, in draft 2020-12; every field is always there."""
    writer = _Writer()
    run = _closed(
        {
            "format": {"const": FORMAT},
            "smartcert": _TEXT,
            "command": {"enum": ["check", "evaluate"]},
            "exit_code": {"enum": list(EXITS)},
            "files": _list(_closed(_file())),
            "skipped": _list(_TEXT),
            "findings": _list(_closed(_finding(writer))),
            "reports": _list(writer.schema(Report)),
        }
    )
    run["description"] = "What `smartcert check` or `smartcert evaluate` came to."
    return {**run, "$defs": {name: writer.known[name] for name in sorted(writer.known)}}


def _file() -> Schema:
    return {
        "file": _TEXT,
        "kind": or_null({"type": "string", "enum": [*Kind, None]}),
        "city": _TEXT,
        "sha256": or_null({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
    }


def _finding(writer: "_Writer") -> Schema:
    place = writer.schema(Span)
    edit = _closed({**_place(), "text": _TEXT})
    return {
        "code": {"type": "string", "pattern": "^SC[0-9]{3}$"},
        "severity": {"enum": [*Severity]},
        "standing": {"enum": [*Standing]},
        **{name: _TEXT for name in Key._fields if name not in {"code", "indicator"}},
        "indicator": or_null(_TEXT),
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "message": _closed(_BOTH),
        "help": _closed(_BOTH),
        "place": place,
        "related": _list(place),
        "near": _list(_TEXT),
        "fix": or_null(_closed({"safe": {"type": "boolean"}, "edits": _list(edit)})),
        "waiver": or_null(writer.schema(InForce)),
        "known": or_null(place),
    }


def _place() -> Schema:
    numbers = ("line", "column", "end_line", "end_column")
    return {"file": _TEXT, **dict.fromkeys(numbers, _WHOLE)}


def _closed(properties: Schema) -> Schema:
    """Give an object that has all of these fields and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


class _Writer:
    """Writes the schemas of classes, each once."""

    def __init__(self) -> None:
        self.known: dict[str, Schema] = {}

    def schema(self, kind: Any) -> Schema:
        """Give the schema of a value of this type."""
        if kind in _SIMPLE:
            return _SIMPLE[kind]
        arguments, origin = get_args(kind), get_origin(kind)
        if origin in {Union, UnionType}:
            inner = next(each for each in arguments if each is not NoneType)
            return or_null(self.schema(inner))
        if origin is tuple:
            return _list(self.schema(arguments[0]))
        if origin is Literal:
            return {"enum": list(arguments)}
        if issubclass(kind, StrEnum):
            return {"enum": list(kind)}
        return self._reference(kind)

    def _reference(self, kind: type) -> Schema:
        name = "Place" if kind is Span else kind.__name__
        if name not in self.known:
            self.known[name] = {}  # a class may hold itself
            self.known[name] = _closed(dict(self._fields(kind)))
        return {"$ref": f"#/$defs/{name}"}

    def _fields(self, kind: type) -> Iterator[tuple[str, Schema]]:
        if kind is Span:
            yield from _place().items()
        elif kind is Diagnostic:
            yield from _warning().items()
        elif issubclass(kind, BaseModel):
            yield from _BOTH.items()  # the one model in a report is Bilingual
        else:
            assert is_dataclass(kind)  # noqa: S101 - a report is made of nothing else
            hints = get_type_hints(kind)
            for each in fields(kind):
                yield each.name, self.schema(hints[each.name])
            for name in DERIVED.get(kind, ()):
                yield name, _SIMPLE[Decimal]


def _warning() -> Schema:
    return {
        "code": _TEXT,
        "indicator": or_null(_TEXT),
        "file": _TEXT,
        "line": _WHOLE,
        "column": _WHOLE,
    }
