"""The words of a catalogue that say what counts, each applied to an answer."""

import pytest

from smartcert import InvalidInput, evaluate
from smartcert.assessment.assessment_file import read_assessment
from smartcert.assessment.claims import read_claims
from smartcert.files.source import decode
from smartcert.language import language
from smartcert.render.verdict_words import next_step
from smartcert.scoring.states import State
from tests.conftest import ROOT
from tests.support.faults import assert_sayable
from tests.support.stricter import STRICTER
from tests.support.texts import ASSESSMENT, replaced

REGISTER = "{title: 대장, kind: register, document: 붙임, date: 2022-06-30}"
PLAN = "{title: 계획, kind: plan, document: 붙임, date: 2010-01-01}"
LETTER = "{title: 공문, kind: plan, document: 붙임, date: 2022-06-30}"


def assessment(kind="gu", **answers):
    """Read an assessment with these answers under the stricter catalogue."""
    head = replaced(
        ASSESSMENT[: ASSESSMENT.index("  A-1:")], "small@1", "stricter@1", "gu\n", f"{kind}\n"
    )
    lines = "".join(f"  {name.replace('_', '-')}: {said}\n" for name, said in answers.items())
    return read_assessment(decode((head + lines).encode(), "test.yaml"))


def judged(**answers):
    return evaluate(assessment(**answers), STRICTER)


def result(report, name):
    return next(each for each in report.indicators() if each.id == name)


def codes(report):
    return [each.code for each in report.warnings]


def refusal(**answers):
    with pytest.raises(InvalidInput) as caught:
        read_claims(assessment(**answers), STRICTER)
    assert_sayable(caught.value)
    return caught.value.diagnostics


# --- evidence -------------------------------------------------------------------------


def test_two_pieces_of_different_kinds_prove_a_value():
    report = judged(A_1=f"{{value: 30, evidence: [{REGISTER}, {PLAN}]}}")
    assert result(report, "A-1").points.earned == 30


@pytest.mark.parametrize(
    "other", [REGISTER.replace("대장", "다른 대장"), PLAN.replace("plan", "register")]
)
def test_the_same_kind_again_and_what_is_too_old_are_shown_where_they_stand(other):
    report = judged(A_1=f"{{value: 30, evidence: [{REGISTER}, {other}]}}")
    assert result(report, "A-1").state is State.UNSUPPORTED
    (warning,) = report.warnings
    assert warning.code == "SC450"
    assert len(warning.related) == 2
    help_ = warning.help(language("en"))
    assert "these kinds, each of which counts once: register (register, at most 12 months" in help_


@pytest.mark.parametrize(("day", "state"), [(31, State.ANSWERED), (30, State.UNSUPPORTED)])
def test_evidence_counts_to_the_last_day_of_its_age(day, state):
    edge = REGISTER.replace("2022-06-30", f"2021-12-{day}")
    report = judged(A_1=f"{{value: 30, evidence: [{edge}, {PLAN}]}}")
    assert result(report, "A-1").state is state


# --- exceptions -----------------------------------------------------------------------


def test_a_kind_of_government_that_is_not_named_may_leave_nothing_out():
    (found,) = refusal(kind="gun", A_2=f"{{not_applicable: 사무가 없음, evidence: [{LETTER}]}}")
    assert found.code == "SC410"
    assert found.message(language("en")) == (
        "A-2 applies to gun (county); exceptions in the catalogue: gu (district)."
    )
    assert [each.file for each in found.related] == ["test.yaml", "test.yaml"]
    (nobody,) = refusal(A_3="{not_applicable: 사무 없음}")
    assert nobody.message(language("en")) == (
        "A-3 applies to every city; exceptions in the catalogue: none."
    )


def test_an_exception_with_its_proof_leaves_the_maximum():
    report = judged(A_2=f"{{not_applicable: 사무 없음, evidence: [{LETTER}]}}")
    assert result(report, "A-2").state is State.NOT_APPLICABLE
    assert report.total.maximum == 170


@pytest.mark.parametrize("piece", ["", REGISTER, LETTER.replace("06-30", "01-01")])
def test_an_exception_without_its_proof_applies_and_earns_nothing(piece):
    proof = f", evidence: [{piece}]" if piece else ""
    report = judged(A_2=f"{{not_applicable: 사무 없음{proof}}}")
    left = result(report, "A-2")
    assert left.state is State.UNSUPPORTED
    assert (left.value, left.claimed, report.total.maximum) == ("", None, 200)
    assert codes(report) == ["SC454"]
    assert next_step(left, language("en")) == (
        "attach the evidence that it does not apply, or answer it: up to 30.00 points"
    )


def test_an_exception_of_a_catalogue_that_asks_for_no_proof_needs_none():
    assert result(judged(B_1_1="{not_applicable: 예외}"), "B-1-1").state is State.NOT_APPLICABLE


# --- denominators ---------------------------------------------------------------------


def test_a_smaller_denominator_counts_as_the_floor():
    report = judged(A_2="{value: {numerator: 18, denominator: 20}}")
    assert result(report, "A-2").value == "60"


def test_a_percentage_alone_is_refused_where_there_is_a_floor():
    (found,) = refusal(A_2="{value: 80}")
    assert found.code == "SC424"
    assert "below 30 counts as 30" in found.message(language("en"))
    assert [each.code for each in refusal(A_2="{value: 100.1}")] == ["SC412"]


# --- checklists -----------------------------------------------------------------------


def test_no_item_counts_without_the_one_required():
    report = judged(B_1_1="{value: [one, three]}")
    none = result(report, "B-1-1")
    assert (none.state, none.points.earned, none.value) == (State.ANSWERED, 0, "")
    assert codes(report) == ["SC455"]
    assert none.next_step.items[0].en == "two"
    assert codes(judged(B_1_1="{value: []}")) == []


def test_with_the_one_required_every_item_counts():
    assert result(judged(B_1_1="{value: [two, three]}"), "B-1-1").points.earned == 7
    full = result(judged(B_1_1="{value: [three, one, two]}"), "B-1-1")
    assert (full.points.earned, full.value) == (10, "one two three")


# --- the default catalogue ------------------------------------------------------------


def example(name, *changes):
    text = replaced((ROOT / "examples" / name).read_text("utf-8"), *changes)
    return read_assessment(decode(text.encode(), "test.yaml"))


def answered(name, indicator, *lines):
    """Read an example with another answer to one indicator."""
    text = (ROOT / "examples" / name).read_text("utf-8").splitlines(keepends=True)
    start = next(i for i, line in enumerate(text) if line.startswith(f"  {indicator}:"))
    end = next(i for i in range(start + 1, len(text)) if not text[i].startswith("    "))
    text[start + 1 : end] = [f"    {line}\n" for line in lines]
    return read_assessment(decode("".join(text).encode(), "test.yaml"))


def test_a_city_cannot_take_the_exception_of_a_district():
    with pytest.raises(InvalidInput) as caught:
        evaluate(
            answered("round/saetbyeol-si.yaml", "SVC-SRV-04", "not_applicable: 상수도 사무가 없음")
        )
    assert "SC410" in {each.code for each in caught.value.diagnostics}


def test_a_district_without_proof_keeps_the_maximum():
    report = evaluate(
        answered("round/nuri-gu.yaml", "SVC-SRV-04", "not_applicable: 상수도 사무가 없음")
    )
    works = result(report, "SVC-SRV-04")
    assert (works.state, works.points.earned, works.points.maximum) == (State.UNSUPPORTED, 0, 30)
    assert report.total.maximum == 2000
    assert not report.verdict.certified
    assert evaluate(example("round/nuri-gu.yaml")).total.maximum == 1970


def test_an_ordinance_that_is_not_in_force_earns_nothing():
    report = evaluate(answered("round/nuri-gu.yaml", "GOV-INS-01", "value: [committee, plan]"))
    assert result(report, "GOV-INS-01").points.earned == 0
    assert "SC455" in codes(report)


def test_three_proposals_of_four_are_three_of_thirty():
    report = evaluate(
        answered(
            "round/nuri-gu.yaml",
            "INN-CIV-03",
            "value: {numerator: 3, denominator: 4}",
            "evidence:",
            "  - {title: 대장, kind: register, document: 책, page: 999, date: 2022-08-30}",
        )
    )
    points = result(report, "INN-CIV-03").points
    assert (points.earned, points.maximum) == (12, 30)


@pytest.mark.parametrize(("day", "state"), [(31, State.ANSWERED), (30, State.UNSUPPORTED)])
def test_minutes_of_a_committee_count_for_a_year(day, state):
    report = evaluate(
        answered(
            "round/mireu-si.yaml",
            "GOV-INS-03",
            "value: 1",
            "evidence:",
            f"  - {{title: 회의록, kind: minutes, document: 책, page: 999, date: 2021-08-{day}}}",
        )
    )
    assert result(report, "GOV-INS-03").state is state
