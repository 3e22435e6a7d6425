"""The catalogue that comes with smartcert: what DOMAIN and the issue say of it."""

from collections import Counter
from decimal import Decimal

import pytest

from smartcert import InvalidInput, evaluate, load_assessment, load_catalogue
from smartcert.assessment.assessment_file import City
from smartcert.assessment.framing import track_of
from smartcert.catalogue.indicator import Goalposts, Maturity
from smartcert.language.government import KINDS
from tests.conftest import ROOT


def test_it_has_3_areas_10_items_59_indicators_and_2000_points(catalogue):
    areas = catalogue.edition.categories
    assert [area.id for area in areas] == ["INN", "GOV", "SVC"]
    assert sum(len(area.categories) for area in areas) == 10
    assert len(catalogue.indicators) == 59
    assert sum(each.points for each in catalogue.indicators.values()) == 2000
    assert catalogue.edition.points == 2000


def test_the_pass_mark_is_70_percent_and_the_other_edges_are_called_assumed(catalogue):
    verdict = catalogue.edition.verdict
    assert verdict.pass_mark == 70
    assert [grade.certified for grade in verdict.grades] == [True, True, True, False, False]
    published = [grade.at_least for grade in verdict.grades if grade.basis == "published"]
    assert published == [Decimal(70)]
    assert {grade.basis for grade in verdict.grades if grade.at_least != 70} == {"assumed"}


def test_it_says_that_it_is_a_reconstruction(catalogue):
    assert "공식 인증기준이 아니다" in catalogue.edition.basis.ko
    assert "not the official one" in catalogue.edition.basis.en
    assert {each.basis for each in catalogue.indicators.values()} == {"published", "reconstructed"}


def test_about_half_of_the_points_are_quantitative(catalogue):
    points = Counter()
    for indicator in catalogue.indicators.values():
        points[indicator.kind] += indicator.points
    assert 900 <= points["quantitative"] <= 1100
    assert points["quantitative"] + points["qualitative"] == 2000


def test_an_id_tells_its_area_and_item(catalogue):
    for area in catalogue.edition.categories:
        for item in area.categories:
            assert item.id.startswith(f"{area.id}-")
            for number, indicator in enumerate(item.indicators, 1):
                assert indicator.id == f"{item.id}-{number:02}"


def test_every_qualitative_indicator_has_a_rubric_of_its_own_in_both_languages(catalogue):
    sentences = []
    for indicator in catalogue.indicators.values():
        if indicator.kind == "qualitative":
            assert isinstance(indicator.scoring, Maturity)
            assert [level.level for level in indicator.scoring.levels] == [0, 1, 2, 3, 4, 5]
            for level in indicator.scoring.levels:
                sentences += [level.text.ko, level.text.en]
    assert len(sentences) == len(set(sentences))
    assert min(map(len, sentences)) > 20


def test_every_form_of_measure_and_every_rule_is_used(catalogue):
    indicators = catalogue.indicators.values()
    rules = {each.scoring.rule for each in indicators}
    assert rules == {"goalposts", "bands", "yes_no", "checklist", "maturity"}
    forms = {each.measure.form for each in indicators if each.measure}
    assert forms == {"number", "share", "per_inhabitants"}
    posts = [each.scoring for each in indicators if isinstance(each.scoring, Goalposts)]
    assert {each.zero_at > each.full_at for each in posts} == {True, False}


def test_titles_and_definitions_are_given_in_both_languages_and_differ(catalogue):
    texts = [each.definition.ko for each in catalogue.indicators.values()]
    texts += [each.title.ko for each in catalogue.indicators.values()]
    texts += [each.title.en for each in catalogue.indicators.values()]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_of_government_decides_first_and_population_only_for_a_si(catalogue, kind):
    def track(population):
        city = City.model_construct(name="x", kind=kind, population=population)
        found = track_of(catalogue, city)
        return found and found[0].id

    if kind == "si":
        assert (track(499_999), track(500_000), track(None)) == ("small-and-medium", "large", None)
    else:
        expected = "small-and-medium" if kind in {"gun", "gu"} else "large"
        assert {track(1), track(571_000), track(10_000_000), track(None)} == {expected}


def test_every_indicator_can_earn_nothing_and_everything(catalogue):
    for name, rule in catalogue.rules.items():
        full = int(catalogue.indicators[name].points * catalogue.unit)
        assert (min(rule.points), max(rule.points)) == (0, full)


def test_dalseo_passes_in_the_small_and_medium_track_and_says_what_is_invented():
    assessment = load_assessment(ROOT / "examples/dalseo.yaml")
    report = evaluate(assessment)
    assert (report.verdict.certified, report.track.id) == (True, "small-and-medium")
    for answer in assessment.answers.values():
        if answer and answer.value is not None:
            cited = any(piece.kind == "press" for piece in answer.evidence or [])
            assert cited or (answer.note and answer.note.startswith("예시"))


def test_the_other_examples_are_named_as_invented():
    large = evaluate(load_assessment(ROOT / "examples/hangang-si.yaml"))
    small = evaluate(load_assessment(ROOT / "examples/solbat-gun.yaml"))
    dalseo = evaluate(load_assessment(ROOT / "examples/dalseo.yaml"))
    assert "가상" in large.city
    assert "가상" in small.city
    assert large.track.id == "large"
    assert large.verdict.grade < dalseo.verdict.grade
    assert not small.verdict.certified


def test_a_catalogue_that_does_not_exist_is_refused_with_a_suggestion():
    with pytest.raises(InvalidInput) as caught:
        load_catalogue("molit-smart-city@2021")
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.near) == ("SC401", ("molit-smart-city@2022",))
