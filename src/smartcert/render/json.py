"""Reports as JSON: language-neutral, points as exact decimal texts."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from smartcert.diagnostics import Diagnostic
from smartcert.fields import Bilingual
from smartcert.render.view import View
from smartcert.report import Points, Report, RuleResult

FORMAT = "smartcert-reports/1"

_DERIVED: dict[type, tuple[str, ...]] = {Points: ("share",), RuleResult: ("margin",)}
"""What is computed from the fields of a value and belongs to it for a reader."""


def render(reports: Sequence[Report], view: View) -> str:
    """Give the reports as one JSON document; the view changes nothing."""
    del view
    body = {"format": FORMAT, "reports": [_report(report) for report in reports]}
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _report(report: Report) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(report)
    plain["warnings"] = [_warning(each) for each in report.warnings]
    return plain


def _plain(value: Any) -> Any:
    """Give a value of a report as JSON's own kinds: points and dates as texts."""
    if isinstance(value, (Decimal, dt.date)):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Bilingual):
        return {"ko": value.ko, "en": value.en}
    if not is_dataclass(value) or isinstance(value, Diagnostic):
        return value
    names = [field.name for field in fields(value)] + list(_DERIVED.get(type(value), ()))
    return {name: _plain(getattr(value, name)) for name in names}


def _warning(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "indicator": diagnostic.values.get("indicator"),
        "file": span.file,
        "line": span.line,
        "column": span.column,
    }
