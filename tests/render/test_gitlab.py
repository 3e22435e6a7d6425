"""A code quality report, as GitLab reads it."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.support import runs
from tests.support.formats import (
    ENGLISH,
    FAULTY,
    KOREAN,
    SMALL,
    rendered,
    results,
    run,
    waived_and_known,
)

# https://docs.gitlab.com/ci/testing/code_quality/ lists these fields, and that no mark of byte
# order may stand before them
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^SC[0-9]{3}$"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": r"^\./|\\"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


@pytest.mark.no_cover
def test_a_code_quality_report_has_gitlabs_fields(outcome):
    for view in (ENGLISH, KOREAN):
        text = rendered("gitlab", outcome, view)
        assert text[0] == "["
        found = json.loads(text)
        Draft202012Validator(CODE_QUALITY).validate(found)
        assert len(found) == len(outcome.findings)


def test_no_two_findings_of_a_run_share_a_fingerprint():
    twice = FAULTY.replace("[one, four]", "[one, four, four]")
    for outcome in (run(twice), run(twice, FAULTY), run(twice, strict=True)):
        found = [each["fingerprint"] for each in json.loads(rendered("gitlab", outcome))]
        assert len(set(found)) == len(found)


def test_a_fingerprint_stays_when_lines_and_words_around_it_move():
    def fingerprints(text, name, view=ENGLISH):
        outcome = runs.outcome({name: text}, catalogue=SMALL)
        return [
            {each["fingerprint"] for each in json.loads(rendered("gitlab", outcome, view))},
            {
                each["fingerprint"]
                for each in json.loads(rendered("json", outcome, view))["findings"]
            },
            {each["partialFingerprints"]["smartcertFinding/v1"] for each in results(outcome, view)},
        ]

    before = fingerprints(FAULTY, "가.yaml")
    moved = "# 머리말\n\n" + FAULTY.replace("  B-2:\n", "  # 설명\n  B-2:\n    note: 새로\n")
    assert before == fingerprints(moved, "옮긴 폴더/나.yaml", KOREAN)
    assert before[0] == before[1] == before[2]
    renamed = fingerprints(FAULTY.replace("가나시", "다라시"), "가.yaml")
    assert not before[0] & renamed[0]


def test_only_what_fails_is_more_than_minor():
    severities = {
        each["check_name"]: each["severity"]
        for each in json.loads(rendered("gitlab", waived_and_known()))
    }
    assert severities == {
        "SC402": "info",
        "SC408": "critical",
        "SC409": "critical",
        "SC417": "info",
        "SC450": "minor",
        "SC502": "minor",
    }
    strict = json.loads(rendered("gitlab", run(FAULTY, strict=True)))
    assert {each["severity"] for each in strict} == {"critical", "major"}
