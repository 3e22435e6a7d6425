"""What is unlikely is doubted: with the likely slip and the text to type, and at no cost."""

from fractions import Fraction

import pytest

from smartcert import evaluate, load_assessment
from smartcert.assessment.assessment_file import read_assessment
from smartcert.assessment.claims import read_answers
from smartcert.assessment.plausibility import plain, shown
from smartcert.diagnostics import Severity
from smartcert.language import LANGUAGES, language
from tests.conftest import ROOT
from tests.support.marked import marked, source
from tests.support.texts import HEAD, replaced
from tests.support.unlikely import CATALOGUE_OF_USUAL

EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))
UNLIKELY = {"SC460", "SC461", "SC462", "SC463"}
SMALL_HEAD = replaced(HEAD, "small@1", "usual@1")
DEFAULT_HEAD = replaced(HEAD, "small@1", "molit-smart-city@2022")


def found_in(text, catalogue):
    reading = read_answers(read_assessment(source(text)), catalogue)
    return [each for each in reading.found if each.code in UNLIKELY]


@pytest.mark.parametrize(
    ("city", "answers", "near"),
    [
        ("", "A-1: {value: §SC460§4}", [("40",)]),
        ("", "A-1: {value: §SC460§4.9}", [("49",)]),
        ("", "A-1: {value: §SC460§60.6}", [("6.1",)]),
        ("", "A-1: {value: §SC461§0.1}", [()]),
        ("", "A-1: {value: 5}", []),
        ("", "A-1: {value: 60.5}", []),
        ("", "A-1: {value: 0}", []),
        ("", "A-1: {value: 0.1, confirmed: 까닭}", []),
        ("", "A-2: {value: §SC463§0.2}", [("20",)]),
        ("", "A-2: {value: §SC463§1}", [("100",)]),
        ("", "A-2: {value: 1, confirmed: 까닭}", []),
        ("", "A-2: {value: §SC460§2.5}", [("25",)]),
        ("", "A-2: {value: §SC461§1.9}", [()]),
        ("", "A-2: {value: {numerator: 1, denominator: 5}}", []),
        (
            "",
            "A-2: {value: {numerator: §SC460§4, denominator: 100}}",
            [("{numerator: 40, denominator: 100}",)],
        ),
        ("", "A-2: {value: {numerator: §SC461§100, denominator: 100}}", [()]),
        ("", "A-3: {value: §SC460§4}", [("40", "160")]),
        ("", "A-3: {value: §SC461§100000}", [()]),
        ("population: 400000", "A-3: {value: 20}", []),
        ("population: §SC462§400", "A-3: {value: 1000}", [("400000",)]),
        ("population: §SC462§40", "A-3: {value: 1000}", [("400000",)]),
        ("population: §SC462§20", "A-3: {value: 1000}", [("200000",)]),
        ("population: §SC462§7", "A-3: {value: 1000}", [()]),
        ("population: 400, confirmed: 까닭", "A-3: {value: §SC461§1000}", [()]),
        ("population: 400, confirmed: 까닭", "A-3: {value: 1000, confirmed: 까닭}", []),
    ],
)
def test_what_is_unlikely_is_doubted_at_its_place(city, answers, near):
    head = replaced(SMALL_HEAD, "population: 400000", city or "population: 400000")
    text, expected = marked(f"{head}  {answers}\n")
    found = found_in(text, CATALOGUE_OF_USUAL)
    assert [(each.code, each.span.line, each.span.column) for each in found] == expected
    assert [each.near for each in found] == near
    for each in found:
        assert each.severity is Severity.WARNING
        assert each.related[0].file == "usual.yaml"
        for tag in LANGUAGES:
            assert "{" not in each.message(language(tag))
            assert each.help(language(tag))


def test_a_count_is_not_doubted_before_the_people_are_known():
    text = replaced(SMALL_HEAD, ", population: 400000, population_date: 2021-12-31", "")
    text = replaced(text, "kind: si", "kind: gun")
    assert found_in(f"{text}  A-3: {{value: 100000}}\n", CATALOGUE_OF_USUAL) == []


@pytest.mark.parametrize(
    ("people", "kind", "answer", "code", "near"),
    [
        (65_000, "gu", "GOV-FUN-02: {value: 788255000}", "SC460", "788255"),  # won
        (502_900, "gu", "GOV-FUN-02: {value: 36}", "SC460", "3600000"),  # hundreds of millions
        (412, "si", "INN-DAT-02: {value: true}", "SC462", "412000"),  # thousands
        (412_000, "si", "INN-CIV-01: {value: 25}", "SC460", "1030"),  # divided already
        (50_000, "gun", "SVC-SRV-01: {value: 0.2}", "SC463", "20"),
        (50_000, "gun", "SVC-SRV-12: {value: 4.2}", "SC460", "84"),  # points out of 5
        (
            50_000,
            "gun",
            "GOV-FUN-03: {value: {numerator: 7599, denominator: 1317900000}}",
            "SC460",
            "{numerator: 7599000, denominator: 1317900000}",
        ),
    ],
)
def test_the_known_slips_are_seen_under_the_catalogue_of_2022(
    people, kind, answer, code, near, catalogue
):
    head = replaced(DEFAULT_HEAD, "population: 400000", f"population: {people}")
    head = replaced(head, "kind: si", f"kind: {kind}")
    (found,) = found_in(f"{head}  {answer}\n", catalogue)
    assert (found.code, found.near[0]) == (code, near)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_example_is_unlikely(path, catalogue):
    found = read_answers(load_assessment(path), catalogue).found
    assert [each for each in found if each.code in UNLIKELY] == []


def test_a_report_says_what_the_city_confirms():
    city = replaced(SMALL_HEAD, "population: 400000", "population: 400, confirmed: 섬이 많음")
    answers = "  A-1: {value: 0.1, confirmed: 담당 010-1234-5678이 확인}\n"
    report = evaluate(read_assessment(source(city + answers)), CATALOGUE_OF_USUAL)
    assert [(each.indicator, each.reason) for each in report.confirmed] == [
        (None, "섬이 많음"),
        ("A-1", "담당 ●●●●●●●●●●●●●이 확인"),
    ]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(12127), "12127"),
        (Fraction(1, 3), "0.3333"),
        (Fraction(7599, 13_179_000), "0.0005766"),
        (Fraction(200_001, 2), "100001"),
    ],
)
def test_a_quotient_is_shown_with_the_digits_that_count(number, text):
    assert shown(number) == text


def test_a_number_is_written_plainly():
    assert plain(Fraction(5, 10)) == "0.5"
    assert plain(Fraction(3_600_000)) == "3600000"
