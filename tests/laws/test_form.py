"""Assessments become forms, and forms assessments: nothing is lost, and no order matters."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert import evaluate, load_catalogue
from smartcert.assessment.assessment_file import assessment_in
from smartcert.assessment.form.reading import read_form
from smartcert.files.document import Unquoted
from smartcert.forms.assessment_text import assessment_text
from smartcert.forms.workbook.writing import form_workbook
from smartcert.language import language
from tests.conftest import DATA
from tests.support.assessments import data, meant, read
from tests.support.forms import Workbook

SMALL = load_catalogue(DATA / "small.yaml")
TAGS = st.sampled_from(["ko", "en"])


def text_of(said):
    return assessment_text(said, SMALL, language("en"), without_evidence=False)


def sense(document):
    """What an assessment says, the items of a checklist in no order."""
    said = meant(document)
    for answer in (said.get("answers") or {}).values():
        if isinstance(answer.get("value"), list):
            answer["value"] = sorted(answer["value"])
    return said


@pytest.mark.no_cover
@given(said=data(), tag=TAGS)
def test_a_form_keeps_every_word_and_figure(said, tag):
    before = read(text_of(said))
    form = read_form(form_workbook(SMALL, language(tag), before.data), "form.xlsx")
    assert form.flaws == []
    assert form.left == []
    assert sense(form) == sense(before)
    assert sense(read(text_of(form.data))) == sense(before)
    again = read_form(form_workbook(SMALL, language(tag), form.data), "form.xlsx")
    assert again.data == form.data


@pytest.mark.no_cover
@given(said=data(), tag=TAGS, seed=st.integers(0, 99))
def test_the_order_of_rows_and_sheets_never_matters(said, tag, seed):
    written = form_workbook(SMALL, language(tag), read(text_of(said)).data)
    book = Workbook(written)
    chance = random.Random(seed)  # noqa: S311 - no secret

    def shuffled(rows):
        return chance.sample(rows, len(rows))

    names = [*book.sheets]
    book.reorder(names[1], shuffled, 2).reorder(names[2], shuffled, 2).turn_sheets()
    one, other = (assessment_in(read_form(each, "f")) for each in (written, book.bytes()))
    results = [evaluate(each, SMALL) for each in (one, other)]
    assert results[0].total == results[1].total
    assert results[0].verdict == results[1].verdict


def test_a_form_says_what_its_texts_say_even_where_excel_would_run_them():
    said = {
        "catalogue": "small@1",
        "format": "smartcert-assessment/1",
        "date": Unquoted("2022-08-31"),
        "stage": "self_assessment",
        "city": {"name": "=벼리시", "kind": "gun"},
        "answers": {"A-1": {"value": Unquoted("14.0"), "note": "+1\r\n=SUM(A1)"}},
    }
    form = read_form(form_workbook(SMALL, language("ko"), said), "form.xlsx")
    assert form.data == {**said, "date": "2022-08-31"}
