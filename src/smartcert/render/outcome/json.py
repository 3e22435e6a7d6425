"""An outcome as JSON: language-neutral, points as exact decimal texts.

`smartcert schema run` gives its schema.
"""

from typing import Any

from smartcert.checking.findings import Finding
from smartcert.checking.fixes.edits import Fix
from smartcert.checking.fixes.table import fix_of
from smartcert.checking.outcome import FileOutcome, Outcome
from smartcert.diagnostics import Diagnostic, Span
from smartcert.language import language
from smartcert.render.json_text import json_document
from smartcert.render.json_values import plain
from smartcert.render.view import View
from smartcert.reports.report import Report
from smartcert.version import __version__

FORMAT = "smartcert-run/1"


def render(outcome: Outcome, view: View) -> str:
    """Return the outcome as one JSON document; the view changes nothing."""
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
    return json_document(body)


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
        "waiver": plain(finding.waiver),
        "known": _place(finding.known) if finding.known else None,
    }


def _place(span: Span) -> dict[str, Any]:
    """Return a place; lines and columns from 1, the end exclusive, 0 where there is no line.

    Of a workbook these are rows and columns of a sheet; the name of the cell says which sheet's.
    """
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "cell": span.cell,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{**_place(edit.span), "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "edits": edits}


def _report(report: Report) -> dict[str, Any]:
    return {**plain(report), "warnings": [_warning(each) for each in report.warnings]}


def _warning(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "indicator": diagnostic.values.get("indicator"),
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "cell": span.cell,
    }
