"""Cells in columns: what is plainly written is read, and all else is in doubt."""

import datetime as dt
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert.files.document import Unquoted
from smartcert.files.numbers import number
from smartcert.files.source import UNPRINTABLE
from smartcert.language.letters import INVISIBLE, composed
from smartcert.tables.rows import cells
from smartcert.tables.rows.column_types import usual
from smartcert.tables.rows.scalars import written
from tests.support.columns import HOSTILE

LARGEST = 10**18 - 1
DECIMALS = st.integers(0, 6)
WRITTEN = st.one_of(
    st.decimals(-(10**19), 10**19, allow_nan=False, places=None).map(lambda each: f"{each:f}"),
    st.from_regex(r"-?[0-9]{1,20}(\.[0-9]{1,8})?", fullmatch=True),
    HOSTILE,
)


def read(column, decimals=0, low=-LARGEST, high=LARGEST):
    """Each cell as (number, said, clean)."""
    return list(
        zip(*(each.tolist() for each in cells.numbers(column, decimals, low, high)), strict=True)
    )


@given(st.lists(WRITTEN, max_size=5), DECIMALS)
def test_a_text_that_is_plain_is_the_number_that_the_exact_reader_reads(texts, decimals):
    for text, (found, said, clean) in zip(
        texts, read(pa.array(texts, pa.string()), decimals), strict=True
    ):
        assert said
        if clean:
            assert found == number(Unquoted(text)) * 10**decimals
        else:
            assert found == 0


@given(st.lists(st.floats(), max_size=5) | st.lists(st.floats(width=32), max_size=5), DECIMALS)
def test_a_float_that_is_plain_is_what_its_shortest_decimal_says(floats, decimals):
    for given_, (found, _, clean) in zip(
        floats, read(pa.array(floats, pa.float64()), decimals), strict=True
    ):
        short = Decimal(repr(given_))
        fine = short.is_finite() and len(written(given_).partition(".")[2]) <= decimals
        assert clean == (fine and abs(short) < Decimal(10) ** (15 - decimals))
        assert found == (short * 10**decimals if clean else 0)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "kind", [f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)]
)
@given(
    data=st.data(), decimals=DECIMALS, low=st.integers(-(10**18), 300), reach=st.integers(0, 10**18)
)
def test_a_whole_number_is_plain_within_its_bounds(kind, data, decimals, low, reach):
    info = np.iinfo(kind)
    column = data.draw(st.lists(st.none() | st.integers(int(info.min), int(info.max)), max_size=4))
    array = pa.array(column, getattr(pa, kind)())
    for cell, found in zip(column, read(array, decimals, low, low + reach), strict=True):
        if cell is None:
            assert found == (0, False, True)
            continue
        value = cell * 10**decimals
        clean = max(low, -LARGEST) <= value <= min(low + reach, LARGEST)
        assert found == (value if clean else 0, True, clean)


@given(data=st.data(), scale=st.integers(-3, 20), decimals=DECIMALS, first=st.integers(0, 2))
def test_a_decimal_that_is_plain_is_itself_whatever_its_type_adds(data, scale, decimals, first):
    unit = Decimal(1).scaleb(-scale)
    numbers = st.one_of(
        st.integers(-999, 999).map(lambda each: each * 10 ** max(scale, 0)),
        st.integers(-(2**63), 2**64),
        st.integers(-(10**22), 10**22),
    )
    units = data.draw(st.lists(st.none() | numbers, max_size=6))
    column = [None if each is None else unit * each for each in units]
    array = pa.array(column, pa.decimal128(38, scale))[first:]
    for value, (found, said, clean) in zip(column[first:], read(array, decimals), strict=True):
        exact = (value or 0) * Decimal(10) ** decimals
        assert said == (value is not None)
        assert found == (exact if clean else 0)
        if clean:
            assert abs(exact) <= LARGEST
        elif all(abs(each or 0) < 2**63 for each in units[first:]) and scale >= 0:
            assert exact != int(exact) or abs(exact) > LARGEST


def test_texts_are_read_once_each_but_not_those_of_other_rows(monkeypatch):
    judged = []
    texts = cells.in_texts
    monkeypatch.setattr(
        cells, "in_texts", lambda array, *of: judged.append(len(array)) or texts(array, *of)
    )
    many = pa.array([f"{each}" for each in range(100)] * 9).dictionary_encode()
    assert [found for found, *_ in read(many)] == [*range(100)] * 9
    assert [found for found, *_ in read(many[7:10])] == [7, 8, 9]
    assert read(pa.array(["5", None, "5", "", "x"])) == [
        (5, True, True),
        (0, False, True),
        (5, True, True),
        (0, False, True),
        (0, True, False),
    ]
    assert judged == [101, 4, 4]


def test_decimals_beyond_64_bits_are_read_as_their_texts():
    large = Decimal("12345678901234567890.5")
    found = cells.numbers(pa.array([large, Decimal(7), None], pa.decimal128(38, 2)), 1, 0, 1000)
    assert found.clean.tolist() == [False, True, True]
    assert found.number.tolist() == [0, 70, 0]


def test_zeros_that_a_type_adds_are_not_decimals():
    column = [
        Decimal("14.500000000"),
        Decimal("100.000000000"),
        Decimal("0E-9"),
        None,
        Decimal("0.05"),
    ]
    found = read(pa.array(column, pa.decimal128(30, 9)), 1)
    assert found[:2] == [(145, True, True), (1000, True, True)]
    assert [written(cell) for cell in column] == ["14.5", "100", "0", None, "0.05"]
    assert found[3] == (0, False, True)
    assert found[4] == (0, True, False)
    assert read(pa.array([Decimal(12)], pa.decimal128(9, 0))) == [(12, True, True)]


def test_six_decimals_leave_fewer_digits_before_the_point():
    found = read(pa.array(["999999999999.999999", "9999999999999.999999"]), 6)
    assert found == [(LARGEST, True, True), (0, True, False)]


def test_what_no_number_can_be_is_in_doubt():
    lists = pa.array([["1"], None])
    assert read(lists) == [(0, True, False), (0, False, True)]
    assert read(pa.array(["", None])) == [(0, False, True)] * 2
    assert read(pa.array([], pa.string())) == []


def test_lists_are_read_as_their_texts():
    meant = {"[]": 0, "a": 1, "a b": 2}.get
    column = pa.array([[], ["a"], ["a", "b"], ["b"], None, [""], [None], ["a", None], ["", ""]])
    found = cells.choices(column, meant)
    assert found.number.tolist()[:3] == [0, 1, 2]
    assert found.said.tolist() == [True] * 4 + [False] + [True] * 4
    assert found.clean.tolist() == [True] * 3 + [False, True] + [False] * 4
    assert [*map(written, column.to_pylist())] == [
        "[]", "a", "a b", "b", None, '""', "None", "a None", '"" ""'
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [pa.list_(pa.int32()), pa.large_list(pa.string()), pa.int8()])
def test_choices_of_another_type_are_in_doubt(kind):
    cell = 1 if kind == pa.int8() else [1] if kind == pa.list_(pa.int32()) else ["a"]
    found = cells.choices(pa.array([cell, None], kind), {"a": 1}.get)
    assert (found.said.tolist(), found.clean.tolist()) == ([True, False], [False, True])


@pytest.mark.parametrize(
    "flags",
    [
        pa.array([True, False, None]),
        pa.array(["true", "FALSE", ""]),
        pa.array(["True", "False", None]).dictionary_encode(),
        pa.array(["t", "F", ""], pa.large_string()),
        pa.array(["예", "×", None]),
        pa.array(["1.0", "-0", ""]),
        pa.array([1, 0, None], pa.int8()),
        pa.array([1.0, -0.0, None]),
        pa.array([Decimal("1.0"), Decimal("0.0"), None]),
    ],
    ids=str,
)
def test_truth_values_are_read_as_programs_write_them(flags):
    found = cells.truths(flags)
    assert found.number.tolist() == [1, 0, 0]
    assert found.said.tolist() == [True, True, False]
    assert found.clean.all()


def test_what_is_no_truth_value_is_in_doubt():
    for flags in (pa.array(["있음", "10", "true.0"]), pa.array([2, -1, 10]), pa.array([[1]] * 3)):
        assert cells.truths(flags).clean.tolist() == [False] * 3


@pytest.mark.parametrize(
    ("text", "decimals", "number"),
    [
        ("120.0", 0, 120),
        ("-3.000", 0, -3),
        ("0.0", 0, 0),
        ("100", 0, 100),
        ("17.40", 1, None),
        ("17.00", 1, 170),
        ("17.5", 2, 1750),
        ("7.", 0, None),
        ("7.25", 1, None),
        ("1.5.0", 1, None),
        ("007.0", 0, None),
        ("1.0000000000000000000", 0, None),
    ],
)
def test_a_whole_number_may_have_zeros_for_decimals(text, decimals, number):
    found = cells.numbers(pa.array([text, "5", "x0", None]), decimals, -(10**6), 10**6)
    assert found.clean.tolist() == [number is not None, True, False, True]
    assert found.number.tolist() == [number or 0, 5 * 10**decimals, 0, 0]


LETTERS = st.characters() | st.sampled_from(
    "가힣a \u1100\u1161\u11a8\u0301\ua66f\u0302\t\n\x7f…\xa0"
)


@pytest.mark.no_cover
@given(st.lists(st.text(LETTERS, max_size=5) | HOSTILE | st.none(), max_size=4), st.integers(0, 2))
def test_a_plain_text_is_one_line_as_it_stands(texts, before):
    try:
        array = pa.array(["가"] * before + texts, pa.string()).slice(before)
    except UnicodeEncodeError:  # half of a character
        return
    for text, clean in zip(texts, cells.plain_text(array), strict=True):
        if clean:
            assert text == text.strip() == composed(text) == " ".join(text.splitlines())
            assert text not in {"", "...", "…"}
            assert not UNPRINTABLE.search(text)
            assert INVISIBLE.sub("", text).strip()


def test_what_is_all_of_hangul_is_seen_in_its_bytes():
    assert cells.plain_text(pa.array(["가람시", "힣 a"])).tolist() == [True, True]
    assert cells.plain_text(pa.array(["–", "é", "e\u0301", "가\u200b"])).tolist() == [
        True,
        True,
        False,
        False,
    ]
    assert not cells.plain_text(pa.array(["가\ufffe", "\uffff"])).any()  # no characters at all
    assert cells.plain_text(pa.array(["\ua66f\u0302", "가"])).tolist()[1]
    assert cells.plain_text(pa.array([1])).tolist() == [False]
    assert cells.plain_text(pa.nulls(1, pa.string())).tolist() == [False]
    assert cells.plain_text(pa.array(["", "가"]).slice(1)).tolist() == [True]


def test_days_of_every_type_are_written_alike():
    day, late = dt.date(2022, 8, 31), dt.datetime(2022, 8, 31, 1)  # noqa: DTZ001 - it has no zone
    for kind in (pa.date32(), pa.date64(), pa.timestamp("s"), pa.timestamp("ns")):
        days = pa.array([day, None]).cast(kind)
        assert usual(days).to_pylist() == ["2022-08-31", None]
    assert usual(pa.array([late])).to_pylist()[0].startswith("2022-08-31 01:00:00")
    far = pa.array([9**6, 10**7], pa.int32()).cast(pa.date32())  # later than Python can tell
    assert usual(far).to_pylist() == ["3425-01-14", "29349-01-26"]
    days = pa.array([day]).dictionary_encode()
    assert usual(days).to_pylist() == ["2022-08-31"]
    assert usual(pa.array(["가"], pa.string_view())).type == pa.string()
    assert cells.is_text(pa.array(["가"]).dictionary_encode())
    assert not cells.is_text(pa.array([1]))
