"""Reports as JSON: language-neutral, points as exact decimal texts."""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter

from smartcert.diagnostics import Diagnostic
from smartcert.render.view import View
from smartcert.report import Report

FORMAT = "smartcert-reports/1"


def render(reports: Sequence[Report], view: View) -> str:
    """Give the reports as one JSON document; the view changes nothing."""
    del view
    body = {"format": FORMAT, "reports": [_report(report) for report in reports]}
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _report(report: Report) -> dict[str, Any]:
    dumped: dict[str, Any] = TypeAdapter(Report).dump_python(
        report, mode="json", exclude={"warnings"}
    )
    dumped["warnings"] = [_warning(each) for each in report.warnings]
    return dumped


def _warning(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "indicator": diagnostic.values.get("indicator"),
        "file": span.file,
        "line": span.line,
        "column": span.column,
    }
