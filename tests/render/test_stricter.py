"""What pages and forms say of a catalogue's words for what counts."""

import datetime as dt

from smartcert.assessment.assessment_file import read_assessment
from smartcert.assessment.claims import read_claims
from smartcert.catalogue.answer_form import form_of
from smartcert.evaluation import evaluate
from smartcert.files.source import decode
from smartcert.forms.beginning import Beginning
from smartcert.forms.questions import questions
from smartcert.forms.schema.answers import _kind_of_value
from smartcert.forms.skeleton import skeleton
from smartcert.language import language
from smartcert.render.pages import catalogue, explanation
from smartcert.render.view import View
from smartcert.tables.writing.layout import sheet_of
from tests.support.stricter import STRICTER
from tests.support.texts import ASSESSMENT, replaced

ENGLISH = language("en")
VIEW = View(ENGLISH, 100)
EVIDENCE = """
      - {title: 새 대장, kind: register, document: 붙임, date: 2022-06-30}
      - {title: 옛 대장, kind: register, document: 붙임, date: 2021-06-30}
      - {title: 또 대장, kind: register, document: 붙임, date: 2022-06-29}
      - {title: 사진, kind: plan, document: 붙임, date: 2010-06-30}
"""
HEAD = replaced(ASSESSMENT[: ASSESSMENT.index("  A-1:")], "small@1", "stricter@1")
LETTER = "{title: 공문, kind: plan, document: 붙임, date: 2021-06-30}"


def assessment(answers):
    return read_assessment(decode((HEAD + answers).encode(), "test.yaml"))


def explained(name, answers):
    said = assessment(answers)
    claims, report = read_claims(said, STRICTER), evaluate(said, STRICTER)
    text = explanation.page(name, said, STRICTER, claims, report, VIEW).plain()
    return " ".join(text.split())


def shown(name):
    return " ".join(catalogue.indicator(STRICTER, name, VIEW).plain().split())


def test_an_explanation_says_why_a_piece_does_not_count():
    text = explained("A-1", f"  A-1:\n    value: 30\n    evidence:{EVIDENCE}")
    assert "wanted 2, given 2 of these kinds: register (register, at most 12 months old)" in text
    assert "too old: before 2021-12-31" in text
    assert "its kind is counted already" in text
    assert "Period 2019-12-31 to 2022-12-31" in text
    assert "For people to check - Looked at by people." in text


def test_an_explanation_says_what_an_exception_lacks():
    answer = f"  A-2: {{not_applicable: 사무 없음, evidence: [{LETTER}]}}\n"
    text = explained("A-2", answer)
    assert "called not applicable, not proven, so it applies: 사무 없음" in text
    assert "no points, and the maximum stays" in text


def test_an_explanation_says_by_what_floor_a_share_was_divided():
    text = explained("A-2", "  A-2: {value: {numerator: 18, denominator: 20}}\n")
    assert "18 of 20, counted as 30 = 60 %" in text
    assert "counted as" not in explained(
        "A-2", "  A-2: {value: {numerator: 18, denominator: 40}}\n"
    )


def test_an_indicator_is_shown_with_its_words():
    assert "Period the 36 months before the date of the assessment" in shown("A-1")
    assert "2 pieces of different kinds: register (register, at most 12 months old)" in shown("A-1")
    assert "(only gu (district)); evidence: 1 piece of plan (plan, at most 6 months" in shown("A-2")
    assert "a denominator below 30 counts as 30" in shown("A-2")
    assert "none counts without “two”" in shown("B-1-1")


def test_a_skeleton_leaves_out_exceptions_that_are_others():
    said = {
        kind: skeleton(STRICTER, ENGLISH, Beginning("x", kind, 50000, dt.date(2022, 8, 31)), {})
        for kind in ("gu", "gun")
    }
    assert "(only gu (district))" in said["gu"]
    assert "(only gu (district))" not in said["gun"]
    assert "kind: register" in said["gu"]
    assert "kind: plan" in said["gu"]
    assert "Period: 2019-08-31 to 2022-08-31" in said["gu"]


def test_a_template_asks_for_parts_and_says_what_counts():
    asked = {each.name: each for each in questions(STRICTER, ENGLISH)}
    assert asked["A-2"].wanted == "blank: its two parts stand in the next columns"
    assert "For people to check: Looked at by people." in asked["A-1"].meaning
    assert "(only gu (district))" in asked["A-2.not_applicable"].meaning


def test_a_schema_wants_the_parts_alone():
    assert _kind_of_value(form_of(STRICTER.indicators["A-2"]))["type"] == "object"


def test_a_table_holds_how_many_pieces_count():
    answer = f"  A-2: {{not_applicable: 사무 없음, evidence: [{LETTER}]}}\n"
    said = assessment(f"  A-1:\n    value: 30\n    evidence:{EVIDENCE}{answer}")
    sheet = sheet_of([said.document], STRICTER, counts=True)
    row = dict(zip(sheet.names, sheet.rows[0], strict=True))
    assert (row["A-1.evidence"], row["A-2.evidence"]) == ("2", "0")
