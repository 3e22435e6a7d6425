"""A value that the city confirms is printed with its reason, and nothing is doubted any more."""

import pytest

from smartcert.assessment.assessment_file import read_assessment
from smartcert.assessment.claims import read_claims
from smartcert.evaluation import evaluate
from smartcert.language import language
from smartcert.render.outcome import format_named
from smartcert.render.pages import explanation
from smartcert.render.view import View
from tests.support.marked import source
from tests.support.runs import judged, outcome
from tests.support.texts import HEAD, PROOF, replaced
from tests.support.unlikely import CATALOGUE_OF_USUAL

CITY = replaced(
    HEAD, "small@1", "usual@1", "population: 400000", "population: 400, confirmed: 섬이 많음"
)
TEXT = f"{CITY}  A-1: {{value: 0.1, confirmed: 새 통계임}}\n"
VIEW = View(language("ko"), 80)


@pytest.fixture
def assessment():
    return read_assessment(source(TEXT))


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("text", ["확인함 (2)", "  인구", "확인함: 섬이 많음", "  A-1 건수", "확인함: 새 통계임"]),
        (
            "markdown",
            ["## 확인함 (2)", "- 인구; 확인함: 섬이 많음", "- `A-1` 건수; 확인함: 새 통계임"],
        ),
        ("json", ['"reason": "섬이 많음"', '"indicator": "A-1"', '"reason": "새 통계임"']),
    ],
)
def test_a_report_prints_what_the_city_confirms(name, lines, assessment):
    printed = format_named(name)(judged(evaluate(assessment, CATALOGUE_OF_USUAL)), VIEW)
    at = 0
    for line in lines:
        at = printed.index(line, at)


def test_an_explanation_prints_it_below_the_answer(assessment):
    claims = read_claims(assessment, CATALOGUE_OF_USUAL)
    report = evaluate(assessment, CATALOGUE_OF_USUAL)
    page = explanation.page("A-1", assessment, CATALOGUE_OF_USUAL, claims, report, VIEW)
    assert "확인함: 새 통계임" in page.plain()


@pytest.mark.parametrize(("word", "fails"), [("confirmed", False), ("note", True)])
def test_what_is_unlikely_fails_where_warnings_do_unless_it_is_confirmed(word, fails):
    text = TEXT.replace("confirmed: 새 통계임", f"{word}: 새 통계임, {PROOF}")
    found = outcome({"a.yaml": text}, catalogue=CATALOGUE_OF_USUAL, strict=True)
    assert (found.exit_code != 0) == fails
