"""Fields: what a scalar means is decided by the field that it stands in."""

import datetime as dt
from decimal import Decimal

import pytest
from pydantic_core import PydanticCustomError

from smartcert.files import fields
from smartcert.files.document import parse
from tests.support.marked import source


def scalar(written: str):
    """Give what the reader makes of a value as it stands in a file."""
    return parse(source(f"a: {written}\n")).data["a"]


def refusal(field, written: str) -> tuple[str, dict]:
    with pytest.raises(PydanticCustomError) as caught:
        field(scalar(written))
    context = dict(caught.value.context or {})
    proposed = PROPOSED.get(caught.value.type, ())
    return caught.value.type, {name: said for name, said in context.items() if name not in proposed}


PROPOSED = {
    "SC205": ("field", "found", "or_not"),
    "SC209": ("number",),
    "SC211": ("number",),
    "SC214": ("example",),
}
"""What a message proposes to write, which `test_guesses` looks at."""


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("12", "12"),
        ("+12", "12"),
        ("-3.50", "-3.50"),
        ("0.1", "0.1"),
        ("123456789012345678", "123456789012345678"),
        ("0.12345678901234567", "0.12345678901234567"),
    ],
)
def test_a_plain_decimal_number_is_read_exactly(written, number):
    read = fields.number(scalar(written))
    assert read == Decimal(number)
    assert read.as_tuple().exponent == Decimal(number).as_tuple().exponent


NO_NUMBERS = {
    # nothing like a number
    "달서구": ("SC206", {}),
    "no": ("SC206", {}),
    "true": ("SC206", {}),
    "": ("SC206", {}),
    "~": ("SC206", {}),
    '""': ("SC206", {}),
    "해당 없음": ("SC206", {}),
    "N/A": ("SC206", {}),
    "'-'": ("SC206", {}),
    "[1]": ("SC206", {}),
    "{b: 1}": ("SC206", {}),
    # a number, as text
    '"12.5"': ("SC207", {"written": "12.5", "number": "12.5"}),
    "'-3'": ("SC207", {"written": "-3", "number": "-3"}),
    "１２": ("SC207", {"written": "１２", "number": "12"}),
    "' 12 '": ("SC207", {"written": " 12 ", "number": "12"}),
    # separators
    "1,200": ("SC208", {"written": "1,200", "number": "1200"}),
    "'1,200,000.5'": ("SC208", {"written": "1,200,000.5", "number": "1200000.5"}),
    "1_000": ("SC208", {"written": "1_000", "number": "1000"}),
    # units
    "70%": ("SC209", {"written": "70%", "unit": "%"}),
    "70 %": ("SC209", {"written": "70 %", "unit": "%"}),
    '"70%"': ("SC209", {"written": "70%", "unit": "%"}),
    "30명": ("SC209", {"written": "30명", "unit": "명"}),
    "1,200명": ("SC209", {"written": "1,200명", "unit": "명"}),
    "-1.5 건/만 명": ("SC209", {"written": "-1.5 건/만 명", "unit": "건/만 명"}),
    "5㎢": ("SC209", {"written": "5㎢", "unit": "km2"}),
    "30 ea": ("SC209", {"written": "30 ea", "unit": "ea"}),
    "5 boxes": ("SC209", {"written": "5 boxes", "unit": "boxes"}),
    "12.5점": ("SC209", {"written": "12.5점", "unit": "점"}),
    # not finite
    ".inf": ("SC210", {"written": ".inf"}),
    "-.Inf": ("SC210", {"written": "-.Inf"}),
    ".nan": ("SC210", {"written": ".nan"}),
    "NaN": ("SC210", {"written": "NaN"}),
    "Infinity": ("SC210", {"written": "Infinity"}),
    # other notations
    "1e3": ("SC211", {"written": "1e3"}),
    "1.5E-3": ("SC211", {"written": "1.5E-3"}),
    "053": ("SC211", {"written": "053"}),
    "'053'": ("SC211", {"written": "053"}),
    "0x1F": ("SC211", {"written": "0x1F"}),
    "0o17": ("SC211", {"written": "0o17"}),
    "0b1": ("SC211", {"written": "0b1"}),
    "12:30": ("SC211", {"written": "12:30"}),
    "2021-03-02": ("SC211", {"written": "2021-03-02"}),
    ".5": ("SC211", {"written": ".5"}),
    "5.": ("SC211", {"written": "5."}),
    "1/3": ("SC211", {"written": "1/3"}),
    "50~60": ("SC211", {"written": "50~60"}),
    "50-60": ("SC211", {"written": "50-60"}),
    "1.2.3": ("SC211", {"written": "1.2.3"}),
    "1,5": ("SC211", {"written": "1,5"}),
    "약 30": ("SC211", {"written": "약 30"}),
    "1__0_": ("SC208", {"written": "1__0_", "number": "10"}),
    # too long
    "1234567890123456789": ("SC213", {"written": "1234567890123456789", "digits": 18}),
    "0.000000000000000001": ("SC213", {"written": "0.000000000000000001", "digits": 18}),
    "x" * 1001: ("SC206", {}),
}


@pytest.mark.parametrize(
    ("written", "expected"), NO_NUMBERS.items(), ids=[repr(each)[:40] for each in NO_NUMBERS]
)
def test_what_is_no_plain_number_is_refused_in_a_plain_word(written, expected):
    assert refusal(fields.number, written) == expected


@pytest.mark.parametrize(("written", "number"), [("0", 0), ("-7", -7), ("3.0", 3)])
def test_a_whole_number_is_read(written, number):
    read = fields.whole(scalar(written))
    assert (type(read), read) == (int, number)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("3.5", ("SC212", {"written": "3.5"})),
        ("세", ("SC206", {})),
        ("1_000", ("SC208", {"written": "1_000", "number": "1000"})),
        ("053", ("SC211", {"written": "053"})),
        ("3명", ("SC209", {"written": "3명", "unit": "명"})),
    ],
)
def test_what_is_no_whole_number_is_refused(written, expected):
    assert refusal(fields.whole, written) == expected


@pytest.mark.parametrize("written", ["2021-03-02", "'2021-03-02'"])
def test_a_day_is_read_with_or_without_quotes(written):
    assert fields.day(scalar(written)) == dt.date(2021, 3, 2)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021-3-2", ("SC214", {"written": "2021-3-2"})),
        ("2021.03.02", ("SC214", {"written": "2021.03.02"})),
        ("20210302", ("SC214", {"written": "20210302"})),
        ("2021-03-02 10:00:00", ("SC214", {"written": "2021-03-02 10:00:00"})),
        ("2021년 3월 2일", ("SC214", {"written": "2021년 3월 2일"})),
        ("２０２１-０３-０２", ("SC214", {"written": "２０２１-０３-０２"})),
        ("", ("SC214", {"written": ""})),
        ("[2021-03-02]", ("SC214", {"written": ""})),
        ("2021-02-29", ("SC215", {"written": "2021-02-29"})),
        ("'2022-13-01'", ("SC215", {"written": "2022-13-01"})),
        ("0000-01-01", ("SC215", {"written": "0000-01-01"})),
    ],
)
def test_what_is_no_day_is_refused(written, expected):
    assert refusal(fields.day, written) == expected


@pytest.mark.parametrize(
    ("written", "truth"),
    [(word, True) for word in ["true", "yes", "Y", "on", "TRUE", "예", "네", "'true'", "O", "○"]]
    + [(word, False) for word in ["false", "no", "N", "off", "False", "아니오", '"no"', "x", "×"]],
)
def test_yes_and_no_are_read_in_every_usual_word(written, truth):
    assert fields.yes_or_no(scalar(written)) is truth


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("있음", "true"), ("참", "true"), ("해당", "true"), ("거짓", "false"), ("'무'", "false")],
)
def test_what_likely_says_yes_or_no_is_asked_again(written, wanted):
    written_ = written.strip("'")
    assert refusal(fields.yes_or_no, written) == ("SC217", {"written": written_, "wanted": wanted})


@pytest.mark.parametrize(
    "written", ["1", "0", "053", "12:30", "1e3", "1_000", "2021-03-02", "시행 중", "", "[true]"]
)
def test_what_is_neither_yes_nor_no_is_refused(written):
    assert refusal(fields.yes_or_no, written) == ("SC216", {})


TRAPS = [
    "no",
    "053",
    "12:30",
    "1e3",
    "1_000",
    "2021-03-02",
    "true",
    "12",
    "1.5",
    ".inf",
    "=",
    "0x1F",
]


@pytest.mark.parametrize("written", TRAPS)
def test_a_text_that_yaml_may_take_for_something_else_wants_quotes(written):
    assert refusal(fields.text, written) == ("SC204", {"written": written})
    assert fields.text(scalar(f'"{written}"')) == written


@pytest.mark.parametrize("written", ["달서구", "30명", "70%", "1,200", "a: b".replace(": ", ":")])
def test_a_text_is_read(written):
    assert fields.text(scalar(written)) == written


@pytest.mark.parametrize("written", ["", "~", "null", "''", "' '", "[a]", "{a: b}"])
def test_what_is_no_text_is_refused(written):
    assert refusal(fields.text, written) == ("SC205", {})


@pytest.mark.parametrize(
    ("written", "label"), [("12", "12"), ("0", "0"), ("2022", "2022"), ("12-13쪽", "12-13쪽")]
)
def test_a_label_may_be_a_plain_whole_number(written, label):
    assert fields.label(scalar(written)) == label


@pytest.mark.parametrize("written", [trap for trap in TRAPS if trap != "12"])
def test_a_label_that_yaml_may_take_for_something_else_wants_quotes(written):
    assert refusal(fields.label, written) == ("SC204", {"written": written})
    assert fields.label(scalar(f"'{written}'")) == written


def test_a_number_behind_a_block_sign_is_a_text():
    assert refusal(fields.number, "|\n  12명") == ("SC209", {"written": "12명\n", "unit": "명"})


@pytest.mark.parametrize("field", [fields.line, fields.label, fields.identity])
@pytest.mark.parametrize(
    "written",
    [
        '"달서구\\n둘"',
        '"달서구\\r"',
        '"\\n달서구"',
        '"달서구\\u2028둘"',
        "|\n  달서구",
        ">\n  달서구\n  둘",
    ],
)
def test_a_name_of_several_lines_is_refused(field, written):
    assert refusal(field, written) == ("SC223", {})


@pytest.mark.parametrize(
    ("written", "read"),
    [("달서구", "달서구"), ('"a: b"', "a: b"), (">-\n  달서\n  구", "달서 구"), ("'053'", "053")],
)
def test_a_name_is_one_line(written, read):
    assert fields.line(scalar(written)) == read


@pytest.mark.parametrize("written", ["053", "12", "no"])
def test_a_name_that_yaml_may_take_for_something_else_wants_quotes(written):
    assert refusal(fields.line, written) == ("SC204", {"written": written})


@pytest.mark.parametrize("written", ["INN-DAT-03", "a", "가나-1", "1.2", "a_b", "_a", "2022", "a."])
def test_an_id_is_read(written):
    assert fields.identity(scalar(f"'{written}'")) == written


@pytest.mark.parametrize("written", ["a b", "-a", ".a", "a/b", "a@1", "a:b", "제3조(목적)", " a"])
def test_what_is_no_id_is_refused(written):
    assert refusal(fields.identity, f"'{written}'") == ("SC224", {"written": written})


@pytest.mark.parametrize("field", [fields.text, fields.line, fields.label, fields.identity])
@pytest.mark.parametrize("written", ["…", "'…'", "'...'", "", "' '", "[a]"])
def test_a_placeholder_is_no_text(field, written):
    assert refusal(field, written) == ("SC205", {})
