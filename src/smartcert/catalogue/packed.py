"""An edition as a wheel carries it: read and checked once, when the wheel is built.

What comes with smartcert does not change after that, so that a start need not parse its YAML, build
pydantic's validators for it and look for faults again (decision 5). What a user wrote never takes
this way.
"""

import hashlib
import json
from decimal import Decimal
from importlib import import_module
from typing import Any

from pydantic import BaseModel

from smartcert.catalogue.edition import Edition
from smartcert.files.document import Document
from smartcert.files.source import Source
from smartcert.files.unparsed import Unparsed, written
from smartcert.version import __version__

PACKED = ".json"
"""The ending of the file beside a catalogue's own that holds what is packed."""

_MODEL, _DECIMAL = "", "#"  # no id of a catalogue looks like these


def pack(edition: Edition, document: Document) -> str:
    """Return a sound edition and the places of its values: three lines of JSON.

    The first tells by which version and from which text, and names the models of the second.
    """
    models: dict[str, int] = {}
    body = "\n".join(
        json.dumps(each, ensure_ascii=False, separators=(",", ":"))
        for each in (_plain(edition, models), written(document))
    )
    stamp = [__version__, document.source.sha256, _checksum(body)]
    return f"{json.dumps({'stamp': stamp, 'models': [*models]})}\n{body}"


def unpack(text: str, source: Source) -> tuple[Edition, Document] | None:
    """Return what this version packed from this source; None if that is not what the text holds."""
    first, _, body = text.partition("\n")
    try:
        head = json.loads(first)
    except ValueError:
        return None
    if head["stamp"] != [__version__, source.sha256, _checksum(body)]:
        return None
    models = [_model(name) for name in head["models"]]

    def built(fields: dict[str, Any]) -> Any:
        if _DECIMAL in fields:
            return Decimal(fields[_DECIMAL])
        if _MODEL in fields:
            return models[fields.pop(_MODEL)].model_construct(**fields)
        return fields

    edition, places = body.split("\n")
    return json.loads(edition, object_hook=built), Unparsed(source, json.loads(places))


def _plain(value: Any, models: dict[str, int]) -> Any:
    """Return a value as JSON has it; a model with its number among the models."""
    if isinstance(value, BaseModel):
        model = type(value)
        number = models.setdefault(f"{model.__module__}:{model.__name__}", len(models))
        fields = {
            field.alias or name: _plain(getattr(value, name), models)
            for name, field in model.model_fields.items()
            if name in value.model_fields_set
        }
        return {_MODEL: number, **fields}
    if isinstance(value, list):
        return [_plain(each, models) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each, models) for key, each in value.items()}
    return {_DECIMAL: str(value)} if isinstance(value, Decimal) else value


def _checksum(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8")).hexdigest()


def _model(name: str) -> type[BaseModel]:
    module, _, model = name.partition(":")
    found: type[BaseModel] = getattr(import_module(module), model)
    return found
