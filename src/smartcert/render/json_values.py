"""Values as JSON's own kinds: points as exact texts."""

import datetime as dt
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from smartcert.diagnostics import Diagnostic
from smartcert.files.fields import Bilingual
from smartcert.language import InBoth
from smartcert.reports.report import Points, RuleResult

_DERIVED: dict[type, tuple[str, ...]] = {Points: ("share",), RuleResult: ("margin",)}
"""What is computed from the fields of a value and belongs to it for a reader."""


def plain(value: Any) -> Any:
    """Return a value as JSON's own kinds: points and dates as texts."""
    if isinstance(value, (Decimal, dt.date)):
        return str(value)
    if isinstance(value, (Bilingual, InBoth)):
        return {"ko": value.ko, "en": value.en}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if not is_dataclass(value) or isinstance(value, Diagnostic):
        return value
    return {name: plain(getattr(value, name)) for name in names_of(type(value))}


def names_of(kind: type) -> list[str]:
    """Name what is written of a value of this class, in its order."""
    return [*(each.name for each in fields(kind)), *_DERIVED.get(kind, ())]
