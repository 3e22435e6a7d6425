"""The sentence that decides, and the steps: what they say comes true when it is supposed."""

import re
from decimal import Decimal

import pytest

from smartcert import evaluate, load_assessment, load_catalogue
from smartcert.assessment.assessment_file import read_assessment
from smartcert.assessment.supposed import values_in
from smartcert.catalogue.compiled import compile_catalogue
from smartcert.evaluation import catalogue_of, suppose
from smartcert.files.source import decode
from smartcert.render.verdict_words import deciding, line
from smartcert.scoring.states import State
from tests.conftest import DATA, ROOT
from tests.support.formats import ENGLISH
from tests.support.marked import source
from tests.support.stricter import STRICTER
from tests.support.texts import CATALOGUE, FULL, HEAD, PROOF, assessment_of, replaced

EXAMPLES = sorted([*ROOT.glob("examples/*.yaml"), *ROOT.glob("examples/round/*.yaml")])
SMALL = load_catalogue(DATA / "small.yaml")


def supposed(assessment, steps, catalogue=None):
    answers = values_in([(each.indicator, each.step.answer) for each in steps], "--set")
    return suppose(assessment, catalogue or catalogue_of(assessment), answers)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_steps_of_the_deciding_sentence_turn_the_verdict_and_none_less_does(file):
    assessment = load_assessment(file)
    report = evaluate(assessment)
    found = report.deciding
    assert found.kind in {"papers", "steps", "losses"}
    after = supposed(assessment, found.steps)
    assert after.total == found.total
    assert after.verdict.certified != report.verdict.certified
    for left_out in found.steps:
        rest = [each for each in found.steps if each is not left_out]
        assert not rest or (
            supposed(assessment, rest).verdict.certified == report.verdict.certified
        )


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_each_lever_gains_what_it_says(file):
    assessment = load_assessment(file)
    report = evaluate(assessment)
    gains = [each.step.gain for each in report.levers]
    assert gains == sorted(gains, reverse=True)
    assert len(gains) == len({each.indicator for each in report.levers}) == 5
    for each in report.levers:
        after = supposed(assessment, [each])
        assert after.total.earned - report.total.earned == each.step.gain


def judged(answers, **changes):
    answers = {**answers, **{key.replace("_", "-"): v for key, v in changes.items()}}
    assessment = assessment_of(answers)
    return assessment, evaluate(assessment, SMALL)


@pytest.mark.parametrize(
    ("name", "answer", "what", "reach", "file_value", "gain"),
    [
        ("A-1", f"{{value: 12.5, {PROOF}}}", "reach", "12.5|30|17.5", "30", "17.50"),
        ("A-1", "{value: 12.5}", "evidence", "||", "12.5", "12.50"),
        ("A-1", "{value: 0}", "evidence_and_more", "|30|", "30", "30.00"),
        ("A-1", "", "answer", "|30|", "30", "30.00"),
        (
            "A-2",
            "{value: {numerator: 3, denominator: 20}}",
            "reach",
            "3/20|16/20|13",
            "{numerator: 16, denominator: 20}",
            "27.86",
        ),
        ("A-2", "{value: 45}", "reach", "45|80|35", "80", "15.00"),
        ("A-3", "{value: 10}", "reach", "10|100|90", "100", "30.00"),
        ("A-4", "{value: false}", "yes", "||", "true", "30.00"),
        ("A-4", "", "answer", "||", "true", "30.00"),
        ("B-1-1", "{value: [two]}", "item", "||", "[two, three]", "8.00"),
        ("B-1-1", "", "answer", "||", "[one, two, three]", "20.00"),
        ("B-2", "{value: 1}", "level", "1|2|1", "2", "20.00"),
        ("B-2", "", "answer", "|3|", "3", "60.00"),
    ],
)
def test_each_form_has_its_step_with_what_to_reach(name, answer, what, reach, file_value, gain):
    assessment, report = judged(FULL, **{name.replace("-", "_"): answer})
    (lever,) = report.levers
    step = lever.step
    assert (step.what, f"{step.now}|{step.target}|{step.more}") == (what, reach)
    assert (step.answer, step.gain) == (file_value, Decimal(gain))
    after = supposed(assessment, [lever], SMALL)
    assert after.total.earned - report.total.earned == step.gain


def test_bands_have_the_nearest_step_first_and_the_best_as_a_lever():
    _, report = judged(FULL, A_3="{value: 10}")
    result = next(each for each in report.indicators() if each.id == "A-3")
    assert (result.next_step.target, result.next_step.gain) == ("40", 12)
    assert (report.levers[0].step.target, report.levers[0].step.gain) == ("100", 30)


def test_a_city_without_inhabitants_has_the_gain_without_a_target():
    text = HEAD.replace(", population: 400000, population_date: 2021-12-31", "")
    text = text.replace("kind: si", "kind: gu")
    answers = "".join(f"  {name}: {FULL[name]}\n" for name in FULL if name != "A-3")
    report = evaluate(read_assessment(decode((text + answers).encode(), "test.yaml")), SMALL)
    (lever,) = report.levers
    assert (lever.step.what, lever.step.answer, lever.step.gain) == ("answer", "", 30)


def test_what_is_said_not_to_apply_may_be_proven_or_answered_and_is_lost_when_refused():
    unproven = {**FULL, "A-2": "{not_applicable: 사무 없음}"}
    text = replaced(HEAD, "small@1", "stricter@1", "kind: si", "kind: gu")
    text += "".join(f"  {name}: {answer}\n" for name, answer in unproven.items())
    assessment = read_assessment(decode(text.encode(), "test.yaml"))
    report = evaluate(assessment, STRICTER)
    step = next(each.next_step for each in report.indicators() if each.id == "A-2")
    assert (step.what, step.answer) == ("exception", '{not_applicable: "사무 없음"}')
    after = suppose(assessment, STRICTER, values_in([("A-2", step.answer)], "--set"))
    assert after.total.maximum == report.total.maximum - 30
    state = next(each.state for each in after.indicators() if each.id == "A-2")
    assert state is State.NOT_APPLICABLE
    assert after.what_if.changes[0].after == "{not_applicable: 사무 없음}"


def test_a_city_at_the_mark_loses_its_certificate_with_what_does_not_apply():
    _, report = judged(
        {**FULL, "A-1": f"{{value: 10, {PROOF}}}", "A-2": "{not_applicable: 없음}", "B-2": ""}
    )
    assert (report.verdict.certified, report.deciding.kind) == (False, "steps")


def test_a_mandatory_indicator_decides_alone():
    _, report = judged({**FULL, "A-4": "{value: false}", "B-2": "{value: 0}"})
    assert report.deciding.kind == "steps"
    assert report.deciding.steps[0].indicator == "A-4"


def test_a_floor_that_is_missed_is_what_decides():
    missed = {**FULL, "A-1": "", "A-2": "{value: 0}", "A-3": "{value: 0}"}
    assessment, report = judged(missed)
    assert [each.held for each in report.verdict.rules] == [False, False, True]
    assert report.deciding.kind == "steps"
    after = supposed(assessment, report.deciding.steps, SMALL)
    assert after.verdict.certified
    assert after.total == report.deciding.total


def test_a_band_that_no_answer_reaches_is_no_step():
    steps = "[{to: 50, points: 0}, {from: 50, to: 60, points: 30}, {from: 60, points: 10}]"
    banded = compile_catalogue(
        source(
            replaced(
                CATALOGUE,
                "scoring: {rule: goalposts, zero_at: 10, full_at: 80}",
                f"scoring: {{rule: bands, steps: {steps}}}",
            )
        )
    )
    # of three there is nothing from 50 to 60 %
    of_three = {**FULL, "A-2": "{value: {numerator: 2, denominator: 3}}"}
    report = evaluate(assessment_of(of_three), banded)
    assert report.levers == ()
    report = evaluate(assessment_of({**FULL, "A-2": "{value: 70}"}), banded)
    (lever,) = report.levers
    assert (lever.step.what, lever.step.target, lever.step.gain) == ("below", "59.9", 20)


def said(report):
    return line(report, ENGLISH), deciding(report, ENGLISH.language)


def test_a_floor_or_a_mandatory_indicator_that_fails_alone_is_named_in_the_verdict():
    _, report = judged({**FULL, "A-4": "{value: false}"})
    assert said(report) == (
        "✗ NOT CERTIFIED · 85.00 % · 30.00 points short in mandatory Ordinance",
        "A step on 1 indicator brings 200.00 points (100.00 %) and the certificate: A-4.",
    )


def test_what_no_step_certifies_is_said_with_all_of_them():
    hopeless = {**FULL, "A-1": "", "A-2": "", "A-3": "", "A-4": "", "B-2": "{value: 0}"}
    harder = replaced(
        CATALOGUE,
        "pass_mark: 70",
        "pass_mark: 90",
        "grade: 1, at_least: 90",
        "grade: 1, at_least: 95",
        "grade: 2, at_least: 70",
        "grade: 2, at_least: 90",
    )
    report = evaluate(
        assessment_of(hopeless),
        compile_catalogue(source(harder)),
    )
    assert report.deciding.kind == "none"
    assert said(report)[1] == (
        "A step on every indicator brings 160.00 points (80.00 %): not enough."
    )


def test_where_nothing_applies_nothing_is_certified():
    everything = replaced(HEAD, "small@1", "nothing@1")
    text = CATALOGUE.replace("id: small\n", "id: nothing\n", 1)
    text = text.replace("  floors:\n    - {category: A, at_least: 40}\n", "")
    text = text.replace("  mandatory:\n    - {indicator: A-4, at_least: 100}\n", "")
    text = re.sub(" +not_applicable: .*\n", "", text)
    answers = "".join(f"  {name}: {{not_applicable: 사무 없음}}\n" for name in FULL)
    text = re.sub(r"( +)basis: (reconstructed|published)\n", _excepted, text)
    report = evaluate(
        read_assessment(decode((everything + answers).encode(), "t.yaml")),
        compile_catalogue(source(text)),
    )
    assert said(report)[0] == (
        "✗ NOT CERTIFIED · 0.00 % · nothing applies, so nothing can be certified"
    )


def _excepted(found):
    blanks, basis = found.groups()
    return f"{blanks}not_applicable: {{ko: 예외, en: Any}}\n{blanks}basis: {basis}\n"
