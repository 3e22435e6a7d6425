from decimal import Decimal

import pytest

from smartcert import load_catalogue
from smartcert.catalogue.answer_form import form_of
from tests.conftest import DATA

SMALL = load_catalogue(DATA / "small.yaml").indicators


@pytest.mark.parametrize(
    ("name", "kind", "low", "high", "decimals", "choices"),
    [
        ("A-1", "number", "0", "100", 1, []),
        ("A-2", "share", "0", "100", 1, []),
        ("A-3", "per_inhabitants", "0", "100000", 0, []),
        ("A-4", "yes_no", "0", "1", 0, []),
        ("B-1-1", "items", "0", "10", 0, ["one", "two", "three"]),
        ("B-2", "level", "0", "3", 0, ["0", "1", "2", "3"]),
    ],
)
def test_an_indicator_has_one_form_of_answers(name, kind, low, high, decimals, choices):
    form = form_of(SMALL[name])
    assert (form.kind, form.low, form.high) == (kind, Decimal(low), Decimal(high))
    assert (form.decimals, [each.name for each in form.choices]) == (decimals, choices)


def test_what_is_judged_has_no_unit_and_what_is_measured_counts_something():
    for indicator in load_catalogue().indicators.values():
        form = form_of(indicator)
        assert form.judged == (form.unit is None) == (form.counted is None)
        assert form.has_parts == (form.kind in {"share", "per_inhabitants"})
        assert (form.parts is not None) == (form.kind == "share")


def test_a_count_is_not_counted_in_the_unit_of_its_quotient():
    form = form_of(SMALL["A-3"])
    assert form.counted != form.unit
    assert form.per == 10_000
