"""From a file to a verdict: states, marks, and what a blank does."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert import InvalidInput, evaluate, load_assessment, load_catalogue
from smartcert.assessment.assessment_file import read_assessment
from smartcert.catalogue.compiled import compile_catalogue
from smartcert.files.source import decode
from smartcert.language import language
from smartcert.render.wording import next_grade
from smartcert.scoring.states import State
from tests.conftest import DATA
from tests.support.texts import FULL, HEAD, PROOF, assessment_of

SMALL = load_catalogue(DATA / "small.yaml")


def judged(answers, **changes):
    """Judge the answers under the small catalogue."""
    answers = {**answers, **{key.replace("_", "-"): v for key, v in changes.items()}}
    return evaluate(assessment_of(answers), SMALL)


def states(report):
    return {each.id: each.state for each in report.indicators()}


def test_full_answers_earn_all_points():
    report = judged(FULL)
    assert report.total.earned == report.total.maximum == 200
    assert report.verdict.certified
    assert report.verdict.grade == 1
    assert report.verdict.to_next_grade is None
    assert all(each.next_step is None for each in report.indicators())


@pytest.mark.parametrize("blank", ["", "{value: }", "{note: 나중에}", f"{{{PROOF}}}"])
def test_a_blank_earns_nothing_and_stays_in_the_maximum(blank):
    report = judged(FULL, A_2=blank)
    assert states(report)["A-2"] is State.NOT_ANSWERED
    assert (report.total.earned, report.total.maximum) == (170, 200)


def test_what_does_not_apply_leaves_the_maximum():
    report = judged(FULL, A_2="{not_applicable: 사무 없음}")
    assert states(report)["A-2"] is State.NOT_APPLICABLE
    assert (report.total.earned, report.total.maximum) == (170, 170)


def test_a_child_of_a_mean_to_which_nothing_applies_leaves_with_its_weight():
    report = judged(FULL, B_1_1="{not_applicable: 예외}", B_2="{value: 2}")
    mean = report.areas[1]
    assert (mean.points.earned, mean.points.maximum) == (40, 60)
    assert (mean.categories[0].counted.earned, mean.categories[0].counted.maximum) == (0, 0)


def test_a_claim_without_its_evidence_earns_nothing_and_is_named():
    report = judged(FULL, A_1="{value: 15}")
    assert states(report)["A-1"] is State.UNSUPPORTED
    assert report.total.earned == 170
    (warning,) = report.warnings
    assert (warning.code, warning.values["indicator"]) == ("SC450", "A-1")
    step = next(each for each in report.indicators() if each.id == "A-1").next_step
    assert (step.what, step.gain) == ("evidence", 15)


def test_evidence_of_another_kind_does_not_support():
    plan = PROOF.replace("register", "plan")
    assert states(judged(FULL, A_1=f"{{value: 15, {plan}}}"))["A-1"] is State.UNSUPPORTED


def test_whoever_claims_nothing_needs_no_evidence():
    report = judged(FULL, A_4="{value: false}", B_1_1="{value: []}", B_2="{value: 0}")
    assert set(states(report).values()) == {State.ANSWERED}
    assert report.warnings == ()


@pytest.mark.parametrize(
    ("name", "answer", "what", "value", "gain"),
    [
        ("A-1", f"{{value: 12.5, {PROOF}}}", "reach", "30", "17.50"),
        ("A-3", "{value: 10}", "reach", "1", "12.00"),
        ("A-3", "{value: 40}", "reach", "2.5", "18.00"),
        ("A-4", "{value: false}", "yes", "", "30.00"),
        ("B-1-1", "{value: [one]}", "items", "", "7.00"),
        ("B-2", "{value: 1}", "level", "2", "20.00"),
        ("B-2", "", "answer", "", "60.00"),
        ("A-1", "{value: 0}", "evidence_and_more", "", "30.00"),
    ],
)
def test_the_next_step_is_the_smallest_that_earns_more(name, answer, what, value, gain):
    report = judged({**FULL, name: answer})
    step = next(each for each in report.indicators() if each.id == name).next_step
    assert (step.what, step.value, step.gain) == (what, value, Decimal(gain))


@pytest.mark.parametrize(
    ("share", "total", "certified"),
    [
        ("23322/50000", "140.00", True),
        ("23311/50000", "140.00", True),
        ("23310/50000", "139.99", False),
    ],
)
def test_exactly_at_the_mark_passes_and_one_smallest_unit_below_does_not(share, total, certified):
    top, bottom = share.split("/")
    parts = f"{{value: {{numerator: {top}, denominator: {bottom}}}}}"
    few = f"{{value: 14.3, {PROOF}}}"
    report = judged(FULL, A_1=few, A_2=parts, A_3="{value: 0}", B_2="{value: 3}")
    assert report.total.earned == Decimal(total)
    assert report.verdict.pass_rule.margin == Decimal(total) - 140
    assert report.verdict.certified is certified
    assert report.verdict.grade == (2 if certified else 3)


def test_a_floor_that_fails_costs_the_certified_grades():
    report = judged(FULL, A_1="", A_2="", A_3="{value: 40}")
    assert [(each.rule, each.held) for each in report.verdict.rules] == [
        ("pass_mark", False),
        ("floor", False),
        ("mandatory", True),
    ]
    assert report.verdict.rules[1].needed == 48


def test_a_city_to_which_nothing_applies_is_not_certified(tmp_path):
    text = (DATA / "small.yaml").read_text("utf-8")
    text = re.sub("(?m)^ +not_applicable: .*\n", "", text)
    exempt = r"\1not_applicable: {ko: 예외, en: Exception}\n\1basis:"
    text = re.sub("(?m)^( +)basis:", exempt, text)
    everything = compile_catalogue(decode(text.encode(), "small.yaml"))
    answers = "".join(f"  {name}: {{not_applicable: 예외}}\n" for name in FULL)
    report = evaluate(read_assessment(decode((HEAD + answers).encode(), "x")), everything)
    assert report.total.maximum == 0
    assert not report.verdict.certified
    assert report.verdict.grade == 3
    assert report.verdict.to_next_grade is None
    assert "nothing can be certified" in next_grade(report.verdict, language("en"))
    assert [each.held for each in report.verdict.rules] == [False, True, True]


def test_a_mandatory_indicator_that_fails_costs_the_certified_grades():
    report = judged(FULL, A_4="{value: false}")
    assert report.total.share == 85
    assert not report.verdict.certified
    assert report.verdict.grade == 3
    assert report.verdict.to_next_grade == 0
    assert [each.rule for each in report.verdict.rules if not each.held] == ["mandatory"]


@pytest.mark.no_cover
@given(st.dictionaries(st.sampled_from(sorted(FULL)), st.just(""), max_size=6), st.data())
def test_leaving_a_thing_blank_never_helps(blanks, data):
    before = judged({**FULL, **blanks})
    also = data.draw(st.sampled_from(sorted(FULL)))
    after = judged({**FULL, **blanks, also: ""})
    assert after.total.earned <= before.total.earned
    assert after.total.maximum == before.total.maximum
    assert after.verdict.certified <= before.verdict.certified


@pytest.mark.no_cover
@given(st.permutations(sorted(FULL)))
def test_the_order_of_the_answers_does_not_matter(order):
    shuffled = judged({name: FULL[name] for name in order})
    straight = judged(FULL)
    assert shuffled.total == straight.total
    for one, other in zip(shuffled.indicators(), straight.indicators(), strict=True):
        assert (one.id, one.points, one.value) == (other.id, other.points, other.value)
    assert shuffled.verdict == straight.verdict


def test_all_faults_of_one_file_come_at_once_errors_before_warnings():
    with pytest.raises(InvalidInput) as caught:
        judged({**FULL, "A-1": "{value: 15}", "A-2": "{value: 101}", "X": "{value: 1}"})
    assert [each.code for each in caught.value.diagnostics] == ["SC412", "SC402", "SC450"]


def test_a_tab_in_a_name_is_refused():
    head = HEAD.replace("name: 시험시", 'name: "시\\t험"')
    with pytest.raises(InvalidInput) as caught:
        read_assessment(decode(f"{head}  {{}}\n".encode(), "x"))
    assert [(each.code, each.span.line) for each in caught.value.diagnostics] == [("SC110", 6)]


def test_an_assessment_without_a_catalogue_at_hand_is_judged_by_the_one_it_names(tmp_path):
    path = tmp_path / "city.yaml"
    path.write_text(HEAD.replace("small@1", "molit-smart-city@2022") + "  {}\n", "utf-8")
    report = evaluate(load_assessment(path))
    assert (report.catalogue.id, report.total.earned) == ("molit-smart-city", 0)
    path.write_text(HEAD.replace("small@1", "molit-smart-city@2021") + "  {}\n", "utf-8")
    with pytest.raises(InvalidInput) as caught:
        evaluate(load_assessment(path))
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.span.line, fault.span.column) == ("SC401", 3, 12)
    assert fault.near == ("molit-smart-city@2022",)
