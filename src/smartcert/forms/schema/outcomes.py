"""The schema of what `--format json` writes: read off the classes that it is written from."""

from smartcert.assessment.waivers import InForce
from smartcert.checking.baseline import Key
from smartcert.checking.check import Kind
from smartcert.checking.exits import EXITS
from smartcert.checking.findings import Standing
from smartcert.diagnostics import Severity, Span
from smartcert.forms.schema.classes import BOTH, TEXT, Writer, closed, listed, place
from smartcert.forms.schema.models import Schema, or_null
from smartcert.render.outcome.json import FORMAT
from smartcert.reports.report import Report


def outcome_schema() -> Schema:
    """Give the schema of the JSON of a run, in draft 2020-12; every field is always there."""
    writer = Writer()
    run = closed(
        {
            "format": {"const": FORMAT},
            "smartcert": TEXT,
            "command": {"enum": ["check", "evaluate"]},
            "exit_code": {"enum": list(EXITS)},
            "files": listed(closed(_file())),
            "skipped": listed(TEXT),
            "findings": listed(closed(_finding(writer))),
            "reports": listed(writer.schema(Report)),
        }
    )
    run["description"] = "What `smartcert check` or `smartcert evaluate` came to."
    return writer.with_definitions(run)


def _file() -> Schema:
    return {
        "file": TEXT,
        "kind": or_null({"type": "string", "enum": [*Kind, None]}),
        "city": TEXT,
        "sha256": or_null({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
    }


def _finding(writer: "Writer") -> Schema:
    at = writer.schema(Span)
    edit = closed({**place(), "text": TEXT})
    return {
        "code": {"type": "string", "pattern": "^SC[0-9]{3}$"},
        "severity": {"enum": [*Severity]},
        "standing": {"enum": [*Standing]},
        **{name: TEXT for name in Key._fields if name not in {"code", "indicator"}},
        "indicator": or_null(TEXT),
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "message": closed(BOTH),
        "help": closed(BOTH),
        "place": at,
        "related": listed(at),
        "near": listed(TEXT),
        "fix": or_null(closed({"safe": {"type": "boolean"}, "edits": listed(edit)})),
        "waiver": or_null(writer.schema(InForce)),
        "known": or_null(at),
    }
