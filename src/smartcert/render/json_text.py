"""JSON that may stand in the log of a GitHub runner."""

import json
from typing import Any


def json_text(value: Any, indent: int | None = None) -> str:
    """Return a value as JSON in which no text can start a command of the runner (`##[`)."""
    return json.dumps(value, ensure_ascii=False, indent=indent).replace("##[", "#\\u0023[")


def json_document(value: Any) -> str:
    """Return a document of JSON, as a file holds it."""
    return json_text(value, indent=2) + "\n"
