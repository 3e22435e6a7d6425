"""The schema of what `--format json` writes: read off the classes that it is written from."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import is_dataclass
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from smartcert.assessment.waivers import InForce
from smartcert.checking.baseline import Key
from smartcert.checking.check import Kind
from smartcert.checking.exits import EXITS
from smartcert.checking.findings import Standing
from smartcert.diagnostics import Diagnostic, Severity, Span
from smartcert.forms.schema.models import Schema, or_null
from smartcert.render.outcome.json import FORMAT, names_of
from smartcert.reports.report import Report

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


def outcome_schema() -> Schema:
    """Give the schema of the JSON of a run, in draft 2020-12; every field is always there."""
    writer = _Writer()
    run = closed(
        {
            "format": {"const": FORMAT},
            "smartcert": TEXT,
            "command": {"enum": ["check", "evaluate"]},
            "exit_code": {"enum": list(EXITS)},
            "files": listed(closed(_file())),
            "skipped": listed(TEXT),
            "findings": listed(closed(_finding(writer))),
            "reports": listed(writer.schema(Report)),
        }
    )
    run["description"] = "What `smartcert check` or `smartcert evaluate` came to."
    return {**run, "$defs": {name: writer.known[name] for name in sorted(writer.known)}}


def _file() -> Schema:
    return {
        "file": TEXT,
        "kind": or_null({"type": "string", "enum": [*Kind, None]}),
        "city": TEXT,
        "sha256": or_null({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
    }


def _finding(writer: "_Writer") -> Schema:
    place = writer.schema(Span)
    edit = closed({**_place(), "text": TEXT})
    return {
        "code": {"type": "string", "pattern": "^SC[0-9]{3}$"},
        "severity": {"enum": [*Severity]},
        "standing": {"enum": [*Standing]},
        **{name: TEXT for name in Key._fields if name not in {"code", "indicator"}},
        "indicator": or_null(TEXT),
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "message": closed(BOTH),
        "help": closed(BOTH),
        "place": place,
        "related": listed(place),
        "near": listed(TEXT),
        "fix": or_null(closed({"safe": {"type": "boolean"}, "edits": listed(edit)})),
        "waiver": or_null(writer.schema(InForce)),
        "known": or_null(place),
    }


def _place() -> Schema:
    numbers = ("line", "column", "end_line", "end_column")
    return {"file": TEXT, **dict.fromkeys(numbers, WHOLE)}


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
            return listed(self.schema(arguments[0]))
        if origin is Literal:
            return {"enum": list(arguments)}
        if issubclass(kind, StrEnum):
            return {"enum": list(kind)}
        return self._reference(kind)

    def _reference(self, kind: type) -> Schema:
        name = "Place" if kind is Span else kind.__name__
        if name not in self.known:
            self.known[name] = {}  # a class may hold itself
            self.known[name] = closed(dict(self._fields(kind)))
        return {"$ref": f"#/$defs/{name}"}

    def _fields(self, kind: type) -> Iterator[tuple[str, Schema]]:
        if kind is Span:
            yield from _place().items()
        elif kind is Diagnostic:
            yield from _warning().items()
        elif issubclass(kind, BaseModel):
            yield from BOTH.items()  # the one model in a report is Bilingual
        else:
            assert is_dataclass(kind)  # noqa: S101 - a report is made of nothing else
            hints = get_type_hints(kind)
            for name in names_of(kind):
                yield name, self.schema(hints.get(name, Decimal))


def _warning() -> Schema:
    return {
        "code": TEXT,
        "indicator": or_null(TEXT),
        "file": TEXT,
        "line": WHOLE,
        "column": WHOLE,
    }
