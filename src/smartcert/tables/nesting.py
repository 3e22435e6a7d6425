"""What JSON in a table may not be, in a cell or a line: too deep, or with a name given twice."""

from collections.abc import Iterable
from typing import Any

from smartcert.files.document import DEEPEST


def is_too_deep(value: Any) -> bool:
    """Tell whether a value of JSON is nested deeper than a file may be."""
    level = [value]
    for _ in range(DEEPEST):
        holders = [each for each in level if isinstance(each, (list, dict))]
        if not holders:
            return False
        level = [
            inner
            for each in holders
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
    return bool(level)


def repeated_in(pairs: Iterable[tuple[str, Any]]) -> str | None:
    """Return the first name that the pairs of an object repeat."""
    before: set[str] = set()
    for name, _ in pairs:
        if name in before:
            return name
        before.add(name)
    return None
