"""What a message proposes for a number or a day in another notation."""

import pytest

from smartcert.files.guesses import day_meant, one_number, written_out


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("40,5", "40.5"),
        ("약 30", "30"),
        ("3.", "3"),
        (".5", "0.5"),
        ("053", "53"),
        ("“3”", "3"),
        ("3~5", "12.5"),
        ("1.2.3", "12.5"),
        ("1" * 19, "12.5"),
    ],
)
def test_one_number_in_a_text_is_proposed(written, number):
    assert one_number(written) == number


@pytest.mark.parametrize(
    ("written", "first", "number"),
    [
        ("38,400명", "38,400", "38400"),
        ("3만 8400", "3", "38400"),
        ("3.84만", "3.84", "38400"),
        ("3만8천", "3", "38000"),
        ("1억 2천만 원", "1", "120000000"),
        ("3 (2021년)", "3", "3"),
        ("3건 이상", "3", "3"),
        ("03만", "03", "03"),
        ("3만" + " " * 60, "3", "3"),
    ],
)
def test_a_number_with_words_is_written_out(written, first, number):
    assert written_out(written, first) == number


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021.5.3", "2021-05-03"),
        ("21.5.3", "2021-05-03"),
        ("2021년 5월 3일", "2021-05-03"),
        ("20210503", "2021-05-03"),
        ("２０２１–05–03", "2021-05-03"),
        ("2021-05-03 10:00", "2021-05-03"),
        ("2021-02-31", "2022-06-30"),
        ("작년", "2022-06-30"),
        ("", "2022-06-30"),
    ],
)
def test_the_day_that_is_meant_is_proposed(written, day):
    assert day_meant(written) == day
