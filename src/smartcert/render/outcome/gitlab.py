"""Findings as GitLab's Code Quality report."""

from smartcert.checking.findings import Finding
from smartcert.checking.outcome import Outcome
from smartcert.diagnostics import Severity
from smartcert.render import paths, wording
from smartcert.render.json_text import json_document
from smartcert.render.view import View


def render(outcome: Outcome, view: View) -> str:
    """Return the list that GitLab reads; a finding that does not fail is `info` or `minor`."""
    return json_document([_issue(finding, view) for finding in outcome.findings])


def _issue(finding: Finding, view: View) -> dict[str, object]:
    diagnostic, span = finding.diagnostic, finding.diagnostic.span
    return {
        "description": wording.at_cell(
            diagnostic, f"{diagnostic.code} {diagnostic.message(view.language)}"
        ),
        "check_name": diagnostic.code,
        "fingerprint": finding.fingerprint,
        "severity": _severity(finding),
        "location": {
            "path": paths.path(span.file, view),
            "lines": {"begin": max(1, span.line)},
        },
    }


def _severity(finding: Finding) -> str:
    if finding.waiver or finding.known:
        return "info"
    if finding.diagnostic.severity is Severity.ERROR:
        return "critical"
    return "major" if finding.fails else "minor"
