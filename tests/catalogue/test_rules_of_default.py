"""Every rule that the default catalogue states is applied, or left to people by name."""

import re

import pytest

from smartcert import load_catalogue
from tests.conftest import ROOT

INDICATORS = load_catalogue().indicators
EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))
SPAN = re.compile(r"(\d+)(년|개월)간|(\d+)(년|개월) 안")
LEFT_TO_PEOPLE = {("GOV-ORG-02", 36)}
"""One part of a sum that has a time of its own."""
SHOWN_BY_LISTS_OF_TODAY = {"INN-PUB-01", "GOV-FUN-05"}


def months_in(text):
    for match in SPAN.finditer(text):
        number, unit = match[1] or match[3], match[2] or match[4]
        yield int(number) * (12 if unit == "년" else 1)


def applied(indicator):
    held = {*indicator.evidence.within.values()}
    return held | ({indicator.period.months} if indicator.period else set())


@pytest.mark.parametrize("name", INDICATORS)
def test_an_indicator_says_what_only_people_can_check(name):
    assert len(INDICATORS) == 59
    assert INDICATORS[name].by_people


@pytest.mark.parametrize("name", INDICATORS)
def test_each_time_in_a_definition_is_applied(name):
    indicator = INDICATORS[name]
    stated = {*months_in(indicator.definition.ko)}
    left = {months for code, months in LEFT_TO_PEOPLE if code == name}
    assert stated - left <= applied(indicator)


@pytest.mark.parametrize("name", [name for name, each in INDICATORS.items() if each.period])
def test_no_proof_is_older_than_the_period_that_a_value_covers(name):
    indicator = INDICATORS[name]
    shown = indicator.period.months in indicator.evidence.within.values()
    assert shown == (name not in SHOWN_BY_LISTS_OF_TODAY)


def test_what_may_be_left_out_names_by_whom_and_with_what_proof():
    exceptions = {name: each.not_applicable for name, each in INDICATORS.items()}
    (only,) = filter(None, exceptions.values())
    assert only is exceptions["SVC-SRV-04"]
    assert only.kinds == ["gu"]
    assert only.evidence.at_least == 1


def test_two_pieces_are_of_different_kinds():
    for indicator in INDICATORS.values():
        assert indicator.evidence.different_kinds == (indicator.evidence.at_least > 1)


def test_five_more_are_published():
    assert sum(each.basis == "published" for each in INDICATORS.values()) == 39
