"""One schema in the drafts of JSON Schema that are in use."""

from typing import Any

from smartcert.forms.schema import Draft
from smartcert.forms.schema.models import Schema

_ADDRESSES: dict[Draft, str] = {
    "7": "http://json-schema.org/draft-07/schema#",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
}
_FIRST = ("$schema", "title", "description", "$ref", "type")
_LAST = ("$defs", "definitions")
_NAMES = frozenset(("properties", "patternProperties", "$defs", "definitions"))
"""Keywords below which the keys are names, in an order that means something."""


def in_draft(draft: Draft, schema: Schema) -> Schema:
    """Give a schema, written for 2020-12, in this draft; its keywords in one fixed order.

    Nothing may stand beside a `$ref`, which draft 7 would not see.
    """
    written: Schema = _renamed(schema) if draft == "7" else schema
    ordered: Schema = _ordered({"$schema": _ADDRESSES[draft], **written})
    return ordered


def _renamed(schema: Any) -> Any:
    """Call the definitions what draft 7 calls them."""
    if isinstance(schema, list):
        return [_renamed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {"$ref": schema["$ref"].replace("#/$defs/", "#/definitions/")}
    return {
        "definitions" if key == "$defs" else key: _renamed(value) for key, value in schema.items()
    }


def _ordered(schema: Any, *, names: bool = False) -> Any:
    if isinstance(schema, list):
        return [_ordered(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _ordered(schema[key], names=key in _NAMES and not names)
        for key in (schema if names else sorted(schema, key=_place))
    }


def _place(keyword: str) -> tuple[int, str]:
    if keyword in _FIRST:
        return _FIRST.index(keyword) - len(_FIRST), keyword
    return int(keyword in _LAST), keyword
