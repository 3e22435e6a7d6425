"""Findings as SARIF 2.1.0, for code scanning and editors."""

from collections.abc import Sequence
from typing import Any

from smartcert.checking.exits import NOT_JUDGED
from smartcert.checking.findings import Finding
from smartcert.checking.fixes.edits import Fix
from smartcert.checking.fixes.table import fix_of
from smartcert.checking.outcome import FileOutcome, Outcome
from smartcert.diagnostics import Diagnostic, Severity, Span
from smartcert.diagnostics.codes import CODES, GATE
from smartcert.diagnostics.lessons import lesson
from smartcert.language import Language
from smartcert.language.personal import masked
from smartcert.render import paths, wording
from smartcert.render.json_text import json_document
from smartcert.render.pages.lesson import saved_as, template, visible
from smartcert.render.view import View
from smartcert.version import __version__

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

LONGEST_LINE = 1000
"""Characters of a line that is quoted; with many findings in a longer one it would be endless."""


def render(outcome: Outcome, view: View) -> str:
    """Return one run with a result for each finding; only codes that occur are listed as rules."""
    codes = sorted({each.diagnostic.code for each in outcome.findings})
    results = [_result(each, file, codes, view) for each, file in outcome.placed()]
    if any(each.known for each in outcome.findings):  # all results have a state or none
        for result in results:
            result.setdefault("baselineState", "new")
    run = {
        "tool": {"driver": _driver(codes, view.language)},
        # of two uploads with the same id GitHub keeps the second only
        "automationDetails": {"id": f"smartcert-{outcome.command}/"},
        "invocations": [
            {
                "executionSuccessful": outcome.exit_code != NOT_JUDGED,
                "exitCode": outcome.exit_code,
            }
        ],
        "language": view.language.tag,
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(file, view) for file in outcome.files],
        "results": results,
    }
    return json_document({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(codes: Sequence[str], language: Language) -> dict[str, Any]:
    return {
        "name": "smartcert",
        "version": __version__,
        "semanticVersion": __version__,
        "language": language.tag,
        "rules": [_rule(code, language) for code in codes],
    }


def _rule(code: str, language: Language) -> dict[str, Any]:
    taught, say = lesson(code), language.say
    meaning = language.pick(taught.meaning)
    advice = template(CODES[code].help, language)
    more = say("Meaning and examples: smartcert explain {code}", code=code)
    examples = []
    for heading, text, right in (
        (say("Wrong"), taught.wrong, False),
        (say("Right"), taught.right, True),
    ):
        examples += [f"**{heading}**", f"```\n{visible(text)}\n```"]
        examples += filter(None, [saved_as(taught, language, right=right)])
    return {
        "id": code,
        "shortDescription": {"text": say(CODES[code].title)},
        "fullDescription": {"text": meaning},
        "help": {
            "text": f"{advice}\n{more}",
            "markdown": "\n\n".join((meaning, *examples, advice, f"`smartcert explain {code}`")),
        },
        "defaultConfiguration": {"level": _level(code)},
    }


def _level(code: str) -> str:
    """Return the level of a code; what a gate asks for is a result, and no error."""
    is_error = CODES[code].severity is Severity.ERROR and not code.startswith(GATE)
    return "error" if is_error else "warning"


def _artifact(file: FileOutcome, view: View) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": _artifact_location(file.file, view)}
    if file.sha256:
        artifact["hashes"] = {"sha-256": file.sha256}
    return artifact


def _result(
    finding: Finding, file: FileOutcome, codes: Sequence[str], view: View
) -> dict[str, Any]:
    diagnostic, language = finding.diagnostic, view.language
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "kind": "fail",
        "level": _level(diagnostic.code),
        "message": {"text": wording.at_cell(diagnostic, _said(diagnostic, language))},
        "locations": [_location(diagnostic.span, view, finding.key.indicator)],
        "partialFingerprints": {"smartcertFinding/v1": finding.fingerprint},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {
                "id": number,
                **_location(span, view),
                "message": {"text": language.say("see {place}", place=span)},
            }
            for number, span in enumerate(diagnostic.related, 1)
        ]
    if reason := wording.standing(finding, language):
        excuse = {"kind": "external", "status": "accepted", "justification": reason}
        result["suppressions"] = [excuse]
    if finding.known:
        result["baselineState"] = "unchanged"
    fix = fix_of(diagnostic, file.source, file.catalogue) if file.source else None
    if fix:
        result["fixes"] = [_fix(fix, file, view)]
    return result


def _said(diagnostic: Diagnostic, language: Language) -> str:
    return f"{diagnostic.message(language)} {diagnostic.help(language)}"


def _location(span: Span, view: View, indicator: str = "") -> dict[str, Any]:
    physical: dict[str, Any] = {
        "artifactLocation": _artifact_location(span.file, view),
        "region": _region(span) if span.line else {"startLine": 1},  # GitHub wants one always
    }
    if span.cell:
        physical["region"]["snippet"] = {"text": masked(span.source)[:LONGEST_LINE]}
    elif span.line and span.line == span.end_line and len(span.source) <= LONGEST_LINE:
        shown = masked(span.source)
        marked = shown[span.column - 1 : span.end_column - 1]
        physical["region"]["snippet"] = {"text": marked}
        physical["contextRegion"] = {"startLine": span.line, "snippet": {"text": shown}}
    location: dict[str, Any] = {"physicalLocation": physical}
    names = [{"name": indicator, "kind": "member"}] if indicator else []
    if span.cell:  # of a workbook a line means nothing to people
        names.append({"fullyQualifiedName": span.cell, "kind": "element"})
    if names:
        location["logicalLocations"] = names
    return location


def _artifact_location(file: str, view: View) -> dict[str, str]:
    return {"uri": paths.uri(file, view)}


def _region(span: Span) -> dict[str, Any]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(fix: Fix, file: FileOutcome, view: View) -> dict[str, Any]:
    say = view.language.say
    title = say("can be mended with --fix") if fix.safe else say("a guess: look before you take it")
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    location = _artifact_location(file.file, view)
    return {
        "description": {"text": title},
        "artifactChanges": [{"artifactLocation": location, "replacements": replacements}],
    }
