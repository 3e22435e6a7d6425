"""A catalogue that cannot be shown, and a place that is not in it."""

from unicodedata import normalize

import pytest

from smartcert.checking.exits import NOT_JUDGED, PASSED
from tests.conftest import DATA, ROOT
from tests.support.commands import smartcert

DALSEO = ROOT / "examples" / "dalseo.yaml"


def test_a_catalogue_that_cannot_be_read_is_told_of_at_its_place(tmp_path):
    code, printed, complaint = smartcert("show", "--catalogue", tmp_path / "none.yaml")
    assert (code, printed) == (NOT_JUDGED, "")
    assert "none.yaml: error SC101" in complaint


def test_a_place_that_is_not_there_is_guessed():
    code, printed, complaint = smartcert("show", "A-11", "--catalogue", DATA / "small.yaml")
    assert (code, printed) == (NOT_JUDGED, "")
    assert complaint.startswith("There is no “A-11” in small@1. Did you mean A-1")


@pytest.mark.parametrize(
    ("words", "node"),
    [
        ("inn-dat-03", "INN-DAT-03"),
        ("Inn-Pub", "INN-PUB"),
        ("ＩＮＮ", "INN"),
        ("리빙랩", "INN-CIV-02"),
        (normalize("NFD", "리빙랩"), "INN-CIV-02"),
        ("LIVING LABS", "INN-CIV-02"),
        ("돌봄 1인가구", "SVC-SRV-03"),
        ("혁신성", "INN"),
    ],
)
def test_an_indicator_is_found_by_its_id_in_any_case_and_by_words_of_its_title(words, node):
    assert smartcert("show", words) == smartcert("show", node)
    assert smartcert("explain", words) == smartcert("explain", node) == smartcert("show", node)
    explained = smartcert("explain", DALSEO, node)
    assert explained[0] == PASSED
    assert smartcert("explain", DALSEO, words) == explained


def test_of_several_each_is_named():
    code, printed, complaint = smartcert("show", "스마트 교육", "--lang", "ko")
    assert (code, complaint) == (PASSED, "")
    ids = [line.split()[0] for line in printed.splitlines()]
    assert ids == ["INN-PUB-01", "SVC-SRV-07"]
    for asked in (["스마트 교육"], [DALSEO, "스마트 교육"]):
        code, printed, complaint = smartcert("explain", *asked, "--lang", "en")
        assert (code, printed) == (NOT_JUDGED, "")
        first, *others = complaint.splitlines()
        assert first == "“스마트 교육” may mean several; write the id of one:"
        assert [line.split()[0] for line in others] == ids


@pytest.mark.parametrize("words", ["", " ", "mart", "inn dat", "리빙 랩 없음"])
def test_words_that_no_title_has_mean_nothing(words):
    code, printed, complaint = smartcert("show", words)
    assert (code, printed) == (NOT_JUDGED, "")
    assert complaint.startswith(f"There is no “{words}” in molit-smart-city@2022.")


def test_an_id_in_small_letters_is_guessed():
    assert "Did you mean INN-DAT-03" in smartcert("show", "inn-dat-3")[2]


def test_a_category_is_explained_from_its_indicators_to_the_verdict():
    code, printed, _ = smartcert("explain", DALSEO, "INN-PUB", "--lang", "en")
    assert code == PASSED
    lines = printed.splitlines()
    assert lines[0] == "INN-PUB Capacity and innovativeness of the public side"
    assert sum(line.startswith("INN-PUB-0") for line in lines) == 6
    assert "              reach 40 %: 7.65 points more" in lines
    assert "Points      164.35 of 220.00 points" in lines
    assert "adds to     INN Innovation: 457.86 / 600.00 (76.31 %)" in lines
    assert "Total       1,489.91 / 1,970.00 (75.62 %)" in lines
    assert "Verdict     CERTIFIED, grade 3" in lines


def test_an_area_is_explained_with_what_is_held_against_it(tmp_path):
    case = ROOT / "tests/cases/fail/small-floor-en/city.yaml"
    small = ("--catalogue", DATA / "small.yaml")
    code, printed, _ = smartcert("explain", case, "A", *small)
    assert code == PASSED
    assert "floor of" in printed
    code, printed, _ = smartcert("explain", case, "B", *small)
    assert code == PASSED
    assert "\nB-1" in printed
    assert "\n  B-1-1" in printed
    assert "adds to" not in printed
