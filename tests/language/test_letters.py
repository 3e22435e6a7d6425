"""What looks the same is the same: as one text, and in columns."""

from unicodedata import normalize

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert.language.korean import our_word
from smartcert.language.letters import seen
from smartcert.tables.rows import cells

ALIKE = {
    "without a blank": "가상구a1(주)",
    "with two blanks": "가상구  a1 (주)",
    "with a blank of East Asia": "가상구\u3000a1(주)",
    "with a blank that does not break": "가상구\u00a0a1(주)",
    "with a blank of no width": "가상구\u200b a1(주)",
    "with a filler of Hangul": "가상구\u3164a1(주)",
    "with a narrow filler of Hangul": "가상구\uffa0a1(주)",
    "with a soft hyphen": "가\u00ad상구a1(주)",
    "with a mark of order": "\ufeff가상구a1(주)",
    "with a mark of direction": "가상구\u200ea1\u202c(주)",
    "with a mark of variation": "가상\ufe0f구a1(주)",
    "with a tag that is not shown": "가상구\U000e0061a1(주)",
    "taken apart": normalize("NFD", "가상구 a1(주)"),
    "in wide letters": "가상구 ａ１（주）",
    "in letters of compatibility": "가상구 a1㈜",
}


@pytest.mark.parametrize("name", ALIKE.values(), ids=ALIKE)
def test_what_looks_the_same_is_the_same(name):
    assert seen(name) == "가상구a1(주)"


@pytest.mark.parametrize("name", ["가상군", "가상구 A1(주)", "가상구 a1-(주)", "가상구a2(주)"])
def test_what_looks_otherwise_is_another(name):
    assert seen(name) != "가상구a1(주)"


NAMES = st.text(
    st.sampled_from(
        "가상군구각ㄱaA123.-() 　 \u200b\u00ad\u3164\ufe0fａ１㈜\u1100\u1161\u11a8é\u0301"
    )
    | st.characters(exclude_categories=["Cs"]),
    max_size=8,
)


def test_a_blank_between_two_numbers_can_be_seen():
    assert len({seen(name) for name in ("가 1 23", "가 12 3", "가 123", "가　1\u00a0 23")}) == 3
    assert seen("1 2  3 가 4") == "1 2 3가4"
    assert cells.seen(pa.array(["1 2  3 가 4", "가 4"])).to_pylist() == ["1 2 3가4", "가4"]


@given(NAMES)
def test_looks_have_no_looks_of_their_own(name):
    assert seen(seen(name)) == seen(name)


@given(st.lists(NAMES | st.sampled_from(["가상군", "가 상", "A1"]) | st.none()))
def test_columns_look_as_their_texts_do(names):
    found = cells.seen(pa.array(names, pa.string())).to_pylist()
    assert found == [None if name is None else seen(name) for name in names]


def test_our_korean_words_are_known_by_their_looks():
    words = (normalize("NFD", "인구 기준일"), "인구\u200b기준일", "인구　기준일")
    assert {our_word(word, {"population_date"}) for word in words} == {"population_date"}
