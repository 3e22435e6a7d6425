"""Numbers of persons are found however they are written, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert.language.personal import masked, personal_numbers

RESIDENTS = {
    "900101-1234568": True,
    "900101-1234567": False,
    "9001011234568": True,
    "900101 - 1234568": True,
    "900101.1234568": True,
    "９００１０１－１２３４５６８": True,
    "900101–1234568": True,
    "900101\u200b-1234568": True,
    "000229-3000006": False,
    "900101-5123452": True,
    "900101-5123451": False,
}
MOBILES = [
    "010-1234-5678",
    "01012345678",
    "010 1234 5678",
    "010.1234.5678",
    "010)1234-5678",
    "011-123-4567",
    "+82-10-1234-5678",
    "+82 (0)10-1234-5678",
    "０１０－１２３４－５６７８",
    "010\u00ad-1234-5678",
]
OTHERS = [
    "901301-1234568",  # no month
    "900230-1234568",  # no day
    "000229-1234568",  # 1900 had no such day
    "900101-9234568",  # of the 19th century
    "1900101-1234568",
    "900101-12345678",
    "02-123-4567",
    "053-667-2114",
    "2022-08-31, 2022-09-30",
    "20220831-1234",
    "제2021-123호 (12,127건)",
    "020-1234-5678",
    "010-1234-56789",
    "",
]


@pytest.mark.parametrize(("number", "certain"), RESIDENTS.items())
@pytest.mark.parametrize("around", ["{}", "위원장({})이 서명", "가1 {} 2쪽"])
def test_the_number_of_a_resident_is_found_by_its_day_and_checked_by_its_last_digit(
    number, certain, around
):
    text = around.format(number)
    (found,) = personal_numbers(text)
    assert (found.kind, found.certain) == ("resident", certain)
    assert text[found.start : found.end] == number


@pytest.mark.parametrize("number", MOBILES)
def test_the_number_of_a_mobile_phone_is_found(number):
    text = f"문의 {number}번"
    (found,) = personal_numbers(text)
    assert (found.kind, found.certain, text[found.start : found.end]) == ("mobile", False, number)
    assert masked(text) == f"문의 {'●' * len(number)}번"


@pytest.mark.parametrize("text", OTHERS)
def test_other_numbers_are_none_of_a_person(text):
    assert list(personal_numbers(text)) == []
    assert masked(text) == text


def test_all_numbers_of_a_text_are_found_in_their_order():
    text = "010-1234-5678, 900101-1234568 / 010-8765-4321"
    assert [each.kind for each in personal_numbers(text)] == ["mobile", "resident", "mobile"]
    assert masked(text) == "●●●●●●●●●●●●●, ●●●●●●●●●●●●●● / ●●●●●●●●●●●●●"


@given(st.text(st.sampled_from("0189 -.\u200b가") | st.characters(), max_size=40))
def test_what_is_masked_holds_none(text):
    assert len(masked(text)) == len(text)
    assert list(personal_numbers(masked(text))) == []
