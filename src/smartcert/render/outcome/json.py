"""An outcome as JSON: language-neutral, points as exact decimal texts.

`smartcert schema run` gives its schema.
"""

import datetime as dt
import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from smartcert.checking.findings import Finding
from smartcert.checking.fixes.edits import Fix
from smartcert.checking.fixes.table import fix_of
from smartcert.checking.outcome import FileOutcome, Outcome
from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.fields import Bilingual
from smartcert.language import language
from smartcert.render.view import View
from smartcert.reports.report import IndicatorResult, Points, Report, RuleResult
from smartcert.version import __version__

FORMAT = "smartcert-run/1"

_DERIVED: dict[type, tuple[str, ...]] = {Points: ("share",), RuleResult: ("margin",)}
"""What is computed from the fields of a value and belongs to it for a reader."""

_UNWRITTEN: dict[type, tuple[str, ...]] = {IndicatorResult: ("scored",)}
"""The fields that say again what another field says."""


def render(outcome: Outcome, view: View) -> str:
    """Give the outcome as one JSON document; the view changes nothing."""
    del view
    body = {
        "format": FORMAT,
        "smartcert": __version__,
        "command": outcome.command,
        "exit_code": outcome.exit_code,
        "files": [_file(file) for file in outcome.files],
        "skipped": list(outcome.skipped),
        "findings": [_finding(each, file) for each, file in outcome.placed()],
        "reports": [_report(report) for report in outcome.reports],
    }
    return written(body)


def written(body: Any) -> str:
    """Write JSON; no text in it can start a command in the log of a GitHub runner (`##[`)."""
    return json.dumps(body, ensure_ascii=False, indent=2).replace("##[", "#\\u0023[") + "\n"


def _file(file: FileOutcome) -> dict[str, Any]:
    return {
        "file": file.file,
        "kind": file.kind,
        "city": file.subject,
        "sha256": file.sha256 or None,
    }


def _finding(finding: Finding, file: FileOutcome) -> dict[str, Any]:
    diagnostic, key = finding.diagnostic, finding.key
    fix = fix_of(diagnostic, file.source, file.catalogue) if file.source else None
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "standing": finding.standing,
        "city": key.city,
        "indicator": key.indicator or None,
        "value": key.value,
        "fingerprint": finding.fingerprint,
        "message": {tag: diagnostic.message(language(tag)) for tag in ("ko", "en")},
        "help": {tag: diagnostic.help(language(tag)) for tag in ("ko", "en")},
        "place": _place(diagnostic.span),
        "related": [_place(span) for span in diagnostic.related],
        "near": list(diagnostic.near),
        "fix": _fix(fix) if fix else None,
        "waiver": _plain(finding.waiver),
        "known": _place(finding.known) if finding.known else None,
    }


def _place(span: Span) -> dict[str, Any]:
    """Give a place; lines and columns from 1, the end exclusive, 0 where there is no line."""
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{**_place(edit.span), "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "edits": edits}


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
    return {name: _plain(getattr(value, name)) for name in names_of(type(value))}


def names_of(kind: type) -> list[str]:
    """Name what is written of a value of this class, in its order."""
    written = [each.name for each in fields(kind) if each.name not in _UNWRITTEN.get(kind, ())]
    return [*written, *_DERIVED.get(kind, ())]


def _warning(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "indicator": diagnostic.values.get("indicator"),
        "file": span.file,
        "line": span.line,
        "column": span.column,
    }
