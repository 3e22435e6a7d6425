"""Slips in single lines: what is proposed, and what is left to others."""

from smartcert.files.slips import glued_hyphen, missing_colon
from tests.support.marked import source

TEXT = source("a: b\n  c d\ne = 5\n// f\n-g: h\ni:\n  j")


def test_what_is_meant_is_written_out():
    found = [missing_colon(TEXT, line) for line in (2, 3, 6)]
    assert [each.values["meant"] for each in found] == ["e: 5", "# f", "j:"]
    assert glued_hyphen(TEXT, 4).values["meant"] == "g: h"


def test_a_line_that_goes_on_with_a_text_and_one_that_is_not_there_are_left_alone():
    assert missing_colon(TEXT, 1) is None
    assert missing_colon(TEXT, -1) is None
    assert missing_colon(TEXT, 0) is None
    assert glued_hyphen(TEXT, 0) is None
