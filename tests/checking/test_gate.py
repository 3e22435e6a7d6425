"""A gate: what makes a judged city fail, and where that is shown."""

from dataclasses import replace
from decimal import Decimal

import pytest

from smartcert import evaluate
from smartcert.checking.gate import Gate, share_of
from smartcert.reports.report import Points
from tests.support.texts import FULL, assessment_of

BLANK = {"A-1": ""}


@pytest.fixture
def codes(small):
    def judge(gate, answers=FULL):
        assessment = assessment_of(answers)
        report = evaluate(assessment, small)
        return [each.code for each in gate.faults(report, assessment.document, small)]

    return judge


def test_a_certified_city_passes(codes):
    assert codes(Gate()) == []
    assert codes(Gate("warning", min_grade=1, min_share=Decimal(100))) == []


def test_a_city_that_is_not_certified_fails_unless_that_is_not_asked(codes):
    assert codes(Gate(), BLANK) == ["SC601"]
    assert codes(Gate("warning"), BLANK) == ["SC601"]
    assert codes(Gate("never"), BLANK) == []


def test_the_grade_and_the_share_are_asked_for_by_themselves(codes):
    assert codes(Gate("never", min_grade=3, min_share=Decimal(0)), BLANK) == []
    assert codes(Gate("never", min_grade=2), BLANK) == ["SC602"]
    assert codes(Gate("never", min_share=Decimal("0.01")), BLANK) == ["SC603"]


def test_a_share_is_compared_exactly(small):
    assessment = assessment_of({**FULL, "A-2": "{value: {numerator: 1, denominator: 3}}"})
    report = evaluate(assessment, small)
    exact = report.total.earned * 100 / report.total.maximum
    document = assessment.document
    assert not list(Gate(min_share=exact).faults(report, document, small))
    above = exact + Decimal("1e-20")
    assert [each.code for each in Gate(min_share=above).faults(report, document, small)] == [
        "SC603"
    ]


def test_the_rules_that_do_not_hold_are_shown_in_the_catalogue(small):
    assessment = assessment_of(BLANK)
    found = next(Gate().faults(evaluate(assessment, small), assessment.document, small))
    assert found.span.source[found.span.column - 1 :].startswith("시험시")
    lines = [small.document.source.lines[span.line - 1].strip() for span in found.related]
    assert lines == [
        "pass_mark: 70",
        "- {category: A, at_least: 40}",
        "- {indicator: A-4, at_least: 100}",
    ]
    mandatory = {name: text for name, text in FULL.items() if name != "A-4"}
    assessment = assessment_of(mandatory)
    found = next(Gate().faults(evaluate(assessment, small), assessment.document, small))
    assert [span.line for span in found.related] == [19]


def test_a_share_of_nothing_reaches_no_mark(small):
    assessment = assessment_of(BLANK)
    report = evaluate(assessment, small)
    nothing = replace(report, total=Points(Decimal(0), Decimal(0)))
    gate = Gate("never", min_share=Decimal(0))
    assert [each.code for each in gate.faults(nothing, assessment.document, small)] == ["SC603"]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("72.5", "72.5"),
        (" 72,5 ", None),
        ("70 %", "70"),
        ("0", "0"),
        ("100", "100"),
        ("100.1", None),
        ("0.7", None),
        ("0.7%", "0.7"),
        ("-1", None),
        (".5.", None),
        ("", None),
    ],
)
def test_a_share_is_read_as_it_is_written(text, share):
    assert share_of(text) == (None if share is None else Decimal(share))
