"""Law: what turns the verdicts of many cities in columns is what turns each alone."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcert import load_assessment, load_catalogue
from smartcert.assessment.assessment_file import read_assessment
from smartcert.assessment.claims import read_answers, read_claims
from smartcert.batch.alone import alone_of, alone_of_one
from smartcert.batch.turning import ALONE, turning_of, turning_of_one
from smartcert.catalogue.answer_form import form_of
from smartcert.files.source import decode
from smartcert.reports.answered import answered_in
from smartcert.reports.deciding import Decider, Judged
from smartcert.scoring.judging import weigh
from smartcert.scoring.points import units
from smartcert.scoring.states import STATES
from smartcert.tables.rows.coded import Coded
from tests.conftest import DATA
from tests.support.rounds import ROUND
from tests.support.stricter import STRICTER

CATALOGUES = {
    "small": load_catalogue(DATA / "small.yaml"),
    "stricter": STRICTER,
    "default": load_catalogue(),
}
HEAD = """format: smartcert-assessment/1
catalogue: {name}
date: 2022-12-31
stage: self_assessment
city: {{name: 시험구, kind: gu, population: {people}, population_date: 2022-06-30}}
answers:
"""


def values(form, good):
    """Give values of a form, often good ones: a city near the mark is the one that may turn."""
    if form.kind == "level":
        return st.sampled_from([each.name for each in form.choices[good:]])
    if form.kind == "yes_no":
        return st.sampled_from(["true"] if good else ["true", "false"])
    if form.kind == "items":
        names = [each.name for each in form.choices]
        some = st.lists(st.sampled_from(names), unique=True, min_size=len(names) * good // 3)
        return some.map(lambda few: f"[{', '.join(few)}]")
    if form.kind == "share":
        parts = st.integers(1, 200).flatmap(
            lambda whole: st.integers(0, whole).map(
                lambda part: f"{{numerator: {part}, denominator: {whole}}}"
            )
        )
        return parts if form.floor else parts | st.integers(0, 100).map(str)
    return st.integers(int(form.low), min(int(form.high), 60)).map(str)


@st.composite
def answers(draw, catalogue, good):
    """Draw an assessment, and by indicator how many pieces of evidence count."""
    text = HEAD.format(name=catalogue.name, people=draw(st.sampled_from([9_000, 500_000])))
    counted = {}
    for name, indicator in catalogue.indicators.items():
        chance = draw(st.integers(0, 9))
        if chance == 0:
            continue
        counted[name] = 9 if chance > 1 else 0
        if chance == 2 and indicator.may_be_left_out("gu"):
            counted[name] = draw(st.sampled_from([0, 9]))
            text += f"  {name}: {{not_applicable: 사무가 없음}}\n"
        else:
            text += f"  {name}: {{value: {draw(values(form_of(indicator), good))}}}\n"
    if not counted:
        text = text.replace("answers:", "answers: {}")
    return read_assessment(decode(text.encode(), "city.yaml")), counted


def in_columns(catalogue, cities):
    claims = {}
    for name, indicator in catalogue.indicators.items():
        some = [each.by_indicator[name] for _, each in cities]
        form, rule, further = form_of(indicator), catalogue.rules[name], None
        if form.kind == "items":
            ticked = [_ticked(assessment, name) for assessment, _ in cities]
            further = np.array(
                [
                    max(units(points, rule.scale) for points in form.with_one_more(each).values())
                    for each in ticked
                ]
            )
        claims[name] = Coded(
            np.array([each.value for each in some]),
            np.array([each.parts for each in some]),
            np.array([STATES.index(each.state) for each in some]),
            None,
            np.array([each.excepted for each in some]),
            further,
        )
    return claims


def _ticked(assessment, name):
    answer = assessment.answers.get(name)
    return [str(each) for each in (answer.value if answer else None) or ()]


@pytest.mark.parametrize("name", CATALOGUES)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_columns_turn_as_each_city_alone(name, data):
    catalogue = CATALOGUES[name]
    cities, alone = [], []
    for good in (0, 1, 2, 3):
        assessment, counted = data.draw(answers(catalogue, min(good, 2)))
        reading = read_answers(assessment, catalogue, counted=counted)
        assert reading.claims is not None, [each.code for each in reading.found]
        cities.append((assessment, reading.claims))
        judged = Judged(*weigh(reading.claims.by_indicator, catalogue))
        each = answered_in(assessment, catalogue, reading.claims, lambda _: Decimal)
        alone.append(Decider(catalogue, judged, each).turning())
    claims = in_columns(catalogue, cities)
    found = turning_of(claims, weigh(claims, catalogue), catalogue, len(cities))
    many = zip(found.fewest.tolist(), found.alone.tolist(), strict=True)
    assert [(count, ALONE[kind]) for count, kind in many] == alone
    near = alone_of(claims, weigh(claims, catalogue), catalogue, len(cities))
    assert near.tolist() == found.alone.tolist()
    for (assessment, counted), kind in zip(cities, found.alone.tolist(), strict=True):
        weighed = weigh(counted.by_indicator, catalogue)
        assert alone_of_one(assessment, catalogue, counted, weighed) == kind


def test_the_applicants_turn_in_columns_as_each_alone():
    catalogue = CATALOGUES["default"]
    assessments = [load_assessment(file) for file in ROUND]
    cities = [(each, read_claims(each, catalogue)) for each in assessments]
    alone = []
    for assessment, claims in cities:
        weighed = weigh(claims.by_indicator, catalogue)
        alone.append(turning_of_one(assessment, catalogue, claims, weighed))
    claims = in_columns(catalogue, cities)
    found = turning_of(claims, weigh(claims, catalogue), catalogue, len(cities))
    assert found.fewest.tolist() == [each.fewest for each in alone]
    assert found.alone.tolist() == [each.alone for each in alone]
    near = alone_of(claims, weigh(claims, catalogue), catalogue, len(cities))
    assert near.tolist() == found.alone.tolist()
    assert {ALONE[each.alone] for each in alone} == set(ALONE)
