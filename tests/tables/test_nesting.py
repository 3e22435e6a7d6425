"""What JSON in a table may not be."""

import pytest

from smartcert.files.document import DEEPEST
from smartcert.tables.nesting import is_too_deep, repeated_in


@pytest.mark.parametrize("around", [lambda inner: [inner], lambda inner: {"a": inner, "b": 1}])
def test_a_value_may_be_as_deep_as_a_file(around):
    value = 1
    for _ in range(DEEPEST):
        assert not is_too_deep(value)
        value = around(value)
    assert is_too_deep(around(value))
    for _ in range(100_000):
        value = around(value)
    assert is_too_deep(value)


def test_the_first_name_that_comes_back_is_found_in_one_pass():
    looked = []

    def pairs():
        for number in range(50_000):
            looked.append(number)
            yield str(number % 40_000), None

    assert repeated_in(pairs()) == "0"
    assert len(looked) == 40_001
    assert repeated_in([("", 1), ("", 2)]) == ""
    assert repeated_in([("a", 1), ("b", 1)]) is None
