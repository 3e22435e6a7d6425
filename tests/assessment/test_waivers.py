"""Waivers: who is excused from what, until the end of which day, and with what effect."""

import datetime as dt
from unicodedata import normalize

import pytest

from smartcert import InvalidInput, evaluate, load_catalogue
from smartcert.assessment.assessment_file import read_assessment
from smartcert.assessment.claims import read_answers
from smartcert.assessment.waiver_file import load_waivers, waivers_in
from smartcert.assessment.waivers import NONE, seoul_day
from smartcert.checking.check import check
from smartcert.files.document import parse
from smartcert.scoring.states import State
from tests.conftest import ROOT
from tests.support.marked import marked, places, source
from tests.support.texts import FULL, WAIVERS, assessment_of, entry


@pytest.fixture
def waive(small):
    def load(*entries, on=None):
        return waivers_in(parse(source(WAIVERS + "".join(entries), "w.yaml")), small).judged_on(on)

    return load


def test_a_waived_indicator_leaves_the_maximum_whatever_is_answered(small, waive):
    waived = waive(entry("A-1"))
    without = evaluate(assessment_of(FULL), small)
    for value in ("0", "30", "100"):
        answers = {**FULL, "A-1": FULL["A-1"].replace("30", value)}
        report = evaluate(assessment_of(answers), small, waived)
        assert report.total.maximum == without.total.maximum - 30
        assert report.areas[0].indicators[0].state is State.WAIVED
        assert report.areas[0].indicators[0].points.earned == 0
    blank = {name: text for name, text in FULL.items() if name != "A-1"}
    assert evaluate(assessment_of(blank), small, waived).total == report.total


@pytest.mark.parametrize("name", ["시\u200b험시", "시험 시", normalize("NFD", "시험시")])
def test_a_waiver_is_for_the_city_whose_name_looks_so(name, small, waive):
    report = evaluate(assessment_of(FULL), small, waive(entry("A-1", city=name)))
    assert report.areas[0].indicators[0].state is State.WAIVED
    with pytest.raises(InvalidInput, match="SC504"):
        waive(entry("A-1", city=name), entry("A-1", city="시험시"))


def test_what_is_wrong_with_a_waived_answer_stays_visible_and_stops_nothing(small, waive):
    answers = {**FULL, "A-1": FULL["A-1"].replace("30", "-7")}
    reading = read_answers(assessment_of(answers), small, waive(entry("A-1")))
    assert reading.found == ()
    assert reading.claims is not None
    assert [each.code for each in reading.excused] == ["SC412"]
    assert read_answers(assessment_of(answers), small).claims is None


def test_a_waived_count_per_inhabitants_needs_no_population(small, waive):
    text = (ROOT / "tests/cases/pass/small-full-en/city.yaml").read_text("utf-8")
    text = text.replace(", population: 400000, population_date: 2021-12-31", "")
    assessment = read_assessment(source(text.replace("kind: si", "kind: gu")))
    assert [each.code for each in read_answers(assessment, small).found] == ["SC406"]
    assert read_answers(assessment, small, waive(entry("A-3"))).found == ()


@pytest.mark.parametrize(
    ("until", "in_force"), [("2022-06-29", False), ("2022-06-30", True), ("2022-07-01", True)]
)
def test_a_waiver_holds_through_the_end_of_its_last_day(small, waive, until, in_force):
    # the assessment is of 2022-06-30
    report = evaluate(assessment_of(FULL), small, waive(entry(until=until)))
    assert (report.areas[0].indicators[0].state is State.WAIVED) is in_force


def test_the_day_that_is_given_decides_instead_of_the_assessments_own(small, waive):
    late = waive(entry(until="2022-12-31"), on=dt.date(2023, 1, 1))
    report = evaluate(assessment_of(FULL), small, late)
    assert report.areas[0].indicators[0].state is State.ANSWERED
    assert [each.code for each in report.warnings] == ["SC501"]


def test_an_expired_waiver_has_no_effect_at_all(small, waive):
    expired = evaluate(assessment_of(FULL), small, waive(entry(until="2022-01-01")))
    plain = evaluate(assessment_of(FULL), small)
    assert (expired.total, expired.areas, expired.verdict) == (
        plain.total,
        plain.areas,
        plain.verdict,
    )


@pytest.mark.parametrize(
    ("until", "code"),
    [
        ("2022-06-29", "SC501"),
        ("2022-06-30", "SC502"),
        ("2022-07-30", "SC502"),
        ("2022-07-31", None),
    ],
)
def test_a_waiver_is_warned_about_30_days_ahead(small, waive, until, code):
    report = evaluate(assessment_of(FULL), small, waive(entry(until=until)))
    assert [each.code for each in report.warnings] == ([code] if code else [])
    if code:
        assert (report.warnings[0].span.line, report.warnings[0].span.column) == (7, 12)


def test_a_waiver_of_one_city_excuses_no_other(small, waive):
    for city, state in (("시험시", State.WAIVED), ("다른시", State.ANSWERED)):
        report = evaluate(assessment_of(FULL), small, waive(entry(city=city)))
        assert report.areas[0].indicators[0].state is state


def test_of_a_waiver_for_all_and_one_for_the_city_the_longer_holds(small, waive):
    both = waive(entry(until="2023-12-31", city="시험시"), entry(until="2022-12-31"))
    report = evaluate(assessment_of(FULL), small, both)
    assert report.areas[0].indicators[0].waiver.until == dt.date(2023, 12, 31)


def test_waivers_under_another_catalogue_excuse_nothing():
    assert NONE.in_force("small@1", "시험시", dt.date(2022, 1, 1)) == {}
    text = WAIVERS.replace("small@1", "molit-smart-city@2022") + entry("INN-DAT-01")
    waivers = waivers_in(parse(source(text))).judged_on(None)
    assert waivers.in_force("small@1", "시험시", dt.date(2022, 1, 1)) == {}


FAULTS = {
    "an unknown indicator": entry("§SC402§A-01"),
    "the same twice": entry() + entry("§SC504§A-1"),
    "the same twice for a city": entry(city="가") + entry("§SC504§A-1", city="가") + entry(),
    "no reason": entry()
    .replace("  - indicator", "  - §SC202§indicator")
    .replace("    reason: 통계가 아직 없다.\n", ""),
    "an unknown field": entry(extra="    §SC201§note: x\n"),
    "no such day": entry(until="§SC215§2022-02-30"),
}


@pytest.mark.parametrize("text", FAULTS.values(), ids=FAULTS)
def test_a_faulty_waiver_is_refused_at_its_place(text, small):
    plain, expected = marked(WAIVERS + text)
    with pytest.raises(InvalidInput) as refused:
        waivers_in(parse(source(plain)), small)
    assert places(refused.value) == expected


def test_a_waiver_given_twice_shows_the_first(small):
    with pytest.raises(InvalidInput) as refused:
        waivers_in(parse(source(WAIVERS + entry() + entry())), small)
    assert [span.line for span in refused.value.diagnostics[0].related] == [4]


def test_waivers_of_another_catalogue_than_the_given_are_refused(small):
    text = (WAIVERS + entry()).replace("small@1", "molit-smart-city@2022")
    with pytest.raises(InvalidInput) as refused:
        waivers_in(parse(source(text)), small)
    assert places(refused.value) == [("SC503", 2, 12)]
    text = (WAIVERS + entry()).replace("small@1", "small@2")
    with pytest.raises(InvalidInput) as refused:
        waivers_in(parse(source(text)))
    assert places(refused.value) == [("SC401", 2, 12)]


def test_waivers_are_loaded_under_the_catalogue_that_they_name(tmp_path):
    path = tmp_path / "waivers.yaml"
    path.write_text(
        WAIVERS.replace("small@1", "molit-smart-city@2022") + entry("INN-DAT-01"), "utf-8"
    )
    waivers = load_waivers(path)
    day = dt.date(2022, 1, 1)
    assert list(waivers.in_force(load_catalogue().name, "어디", day)) == ["INN-DAT-01"]
    assert check(source(path.read_text("utf-8"))).found == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-31", dt.date(2026, 3, 31)),
        ("2026-03-31T14:59:59Z", dt.date(2026, 3, 31)),
        ("2026-03-31T15:00:00Z", dt.date(2026, 4, 1)),
        ("2026-03-31T23:59:59+09:00", dt.date(2026, 3, 31)),
        ("2026-02-30", None),
        ("2026-03-31T15:00:00", None),
        ("31.3.2026", None),
        ("20260331", None),
    ],
)
def test_a_day_is_a_day_in_seoul(text, day):
    assert seoul_day(text) == day


def test_today_is_a_day():
    assert isinstance(seoul_day("today"), dt.date)


@pytest.mark.parametrize("text", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"])
def test_a_moment_beyond_all_calendars_is_no_day(text):
    assert seoul_day(text) is None
