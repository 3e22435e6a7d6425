"""JUnit, by the schema of xunit2 and as readers show it."""

import io
from functools import cache

import pytest
from junitparser import JUnitXml

from smartcert.checking.check import unreadable
from smartcert.checking.gate import Gate
from smartcert.checking.outcome import Collector
from smartcert.diagnostics import Diagnostic, Span
from tests.conftest import DATA
from tests.support.formats import (
    ENGLISH,
    FAULTY,
    GOOD,
    KOREAN,
    POOR,
    rendered,
    run,
    waived_and_known,
)

JUNIT = DATA / "junit-10.xsd"
"""The schema by which Jenkins reads JUnit; its licence stands in it."""


@cache
def junit_schema():
    import xmlschema

    return xmlschema.XMLSchema(str(JUNIT))


def suites(outcome, view=ENGLISH):
    return list(JUnitXml.fromstring(rendered("junit", outcome, view).encode()))


def cases(outcome, view=ENGLISH):
    return [case for suite in suites(outcome, view) for case in suite]


@pytest.mark.no_cover
def test_junit_is_valid_by_the_schema_of_xunit2(outcome):
    for view in (ENGLISH, KOREAN):
        text = rendered("junit", outcome, view)
        junit_schema().validate(io.StringIO(text.partition("\n")[2]))
        assert text.startswith(
            '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="smartcert">'
        )


@pytest.mark.no_cover
def test_a_case_fails_if_and_only_if_the_run_does(outcome):
    for suite in suites(outcome):
        failing = [case for case in suite if case.is_failure or case.is_error]
        assert suite.errors + suite.failures == len(failing)
        assert suite.tests == len(list(suite))
        assert suite.skipped == sum(case.is_skipped for case in suite)
    failing = [case for case in cases(outcome) if case.is_failure or case.is_error]
    assert bool(failing) == (outcome.exit_code != 0)


def test_a_case_has_one_result_at_most_because_readers_show_no_second():
    unclear = FAULTY.replace("kind: registre", "kind: registre, page: 9").replace(
        "date: 2022-06-01}]", "date: 2023-06-01}]"
    )
    outcome = run(unclear)
    for case in cases(outcome):
        assert len(case.result) <= 1
    (case,) = (case for case in cases(outcome) if case.name.startswith("A-1 "))
    assert case.is_error
    assert case.result[0].message.startswith("도시 1.yaml:9:36: SC409 “registre” is no kind of")
    assert case.result[0].message.endswith("(and 1 more)")
    assert "도시 1.yaml:9:" in case.result[0].text
    assert "SC408" in case.result[0].text


def test_a_suite_is_an_area_a_case_an_indicator_and_a_class_a_city():
    outcome = run(GOOD, command="evaluate")
    found = {suite.name: [case.name for case in suite] for suite in suites(outcome)}
    assert found == {
        "도시 1.yaml": ["the file as a whole"],
        "A Area that sums": [
            "A-1 Count",
            "A-2 Share",
            "A-3 Count per inhabitants",
            "A-4 Ordinance",
        ],
        "B Area that takes a mean": ["B-1-1 Checklist", "B-2 Maturity"],
        "Verdict": ["pass mark", "floor of Area that sums", "mandatory Ordinance"],
    }
    assert {case.classname for case in cases(outcome)} == {"시험시"}
    found = {suite.name for suite in suites(outcome, KOREAN)}
    assert "A 더하는 분야" in found


def test_the_name_of_a_case_is_the_same_whatever_was_answered():
    def names(*texts):
        return {(case.classname, case.name) for case in cases(run(*texts, command="evaluate"))}

    assert names(GOOD) == names(POOR.replace("모자라시", "시험시"))
    assert names(GOOD, POOR) == names(GOOD) | names(POOR)


def test_two_files_of_one_city_have_classes_of_their_own():
    outcome = run(GOOD, POOR.replace("모자라시", "시험시"), command="evaluate")
    found = [(case.classname, case.name) for case in cases(outcome)]
    assert len(set(found)) == len(found)
    assert {name for name, _ in found} == {"시험시 (도시 1.yaml)", "시험시 (도시 2.yaml)"}


def test_a_rule_that_does_not_hold_fails_with_its_figures():
    outcome = run(POOR, command="evaluate", gate=Gate(min_grade=1, min_share=99))
    found = {case.name: case for case in suites(outcome)[0]}
    for name in ("pass mark", "floor of Area that sums", "mandatory Ordinance"):
        assert found[name].is_failure
        assert found[name].result[0].message.startswith("도시 1.yaml:5:14: SC601 ")
        assert "points needed, margin -" in found[name].system_out
    assert found["SC602 below the grade asked for"].is_failure
    assert found["SC603 below the share asked for"].is_failure


def test_the_verdict_comes_first_with_what_decides():
    first = suites(run(POOR, command="evaluate"))[0]
    assert first.name == "Verdict"
    said = next(iter(first)).system_out
    assert "✗ NOT CERTIFIED · " in said
    assert "the certificate: " in said


def test_what_does_not_apply_is_waived_or_was_not_judged_is_skipped_with_its_reason():
    def skipped(outcome):
        return {case.name[:5]: case.result[0].message for case in cases(outcome) if case.is_skipped}

    assert skipped(run(GOOD, command="evaluate")) == {"A-2 S": "not applicable"}
    reason = "waived until 2022-07-10 by 평가위원회: 상위기관의 사무"
    assert skipped(waived_and_known()) == {"B-1-1": reason}
    unjudged = skipped(run(FAULTY, command="evaluate"))
    assert set(unjudged.values()) == {"not judged"}
    assert set(unjudged) == {"A-2 S", "A-3 C", "A-4 O"}


def test_what_fails_is_not_hidden_by_a_skip():
    both = GOOD.replace("{not_applicable: 사무 없음}", "{not_applicable: 사무 없음, value: 9}")
    (case,) = (case for case in cases(run(both, command="evaluate")) if case.name.startswith("A-2"))
    assert case.is_error


def test_what_does_not_fail_is_said_beside_its_case():
    (case,) = (case for case in cases(waived_and_known()) if case.name == "A-4 Ordinance")
    assert not case.result
    assert case.system_out.startswith("도시 1.yaml:11:3: SC450 A-4 Ordinance earns no points")


def test_what_xml_cannot_hold_is_replaced():
    collector = Collector("check")
    name = "a\x1b\x00\ufffe\r\ud800.yaml"
    collector.add(unreadable(name, None, (Diagnostic("SC101", Span(name)),)))
    text = rendered("junit", collector.outcome())
    junit_schema().validate(io.StringIO(text.partition("\n")[2]))
    assert "a?????.yaml: SC101" in text
