"""Forms that other programs have filled in and saved: openpyxl 3.1.5 and LibreOffice 7.4.7.

Both began with the empty form of the small catalogue; LibreOffice saved what openpyxl filled in.
"""

import pytest

from smartcert.assessment.assessment_file import load_assessment
from smartcert.assessment.form.reading import read_form
from smartcert.evaluation import evaluate
from tests.conftest import DATA
from tests.support.forms import Workbook

FORMS = DATA / "forms"
SAVED = ("openpyxl.xlsx", "libreoffice.xlsx")


@pytest.mark.parametrize("name", SAVED)
def test_a_form_says_what_its_text_says_whoever_saved_it(name, small):
    form = read_form((FORMS / name).read_bytes(), name)
    assert form.flaws == []
    assert form.left == []
    one, other = load_assessment(FORMS / name), load_assessment(FORMS / "city.yaml")
    assert one.model_dump() == other.model_dump()
    results = [evaluate(each, small) for each in (one, other)]
    assert results[0].total == results[1].total
    assert results[0].verdict == results[1].verdict


def test_what_libreoffice_counts_is_what_is_filled_in():
    book = Workbook((FORMS / "libreoffice.xlsx").read_bytes())
    assert book.text(book.at("자체평가", "A-1", "증빙")) == "2"
    assert book.text(book.at("자체평가", "A-4", "증빙")) == "1"
    for name in ("A-1", "A-2", "A-3", "A-4", "B-1-1", "B-2"):
        assert book.text(book.at("자체평가", name, "작성")) == "작성"
    assert book.text(book.at("도시", "전체", "작성")) == "6"
