"""Which pieces count: the kind, the age to the day, each kind once."""

import datetime as dt
from types import MappingProxyType

import pytest

from smartcert.assessment.counting import Standing, counting, standings
from smartcert.assessment.dates import FOREVER, months_before
from smartcert.catalogue.wanted import EvidenceWanted
from smartcert.files.fields import Bilingual

DAY = dt.date(2022, 8, 31)
TEXT = Bilingual(ko="증빙", en="evidence")


def wanted(within=MappingProxyType({}), *, different_kinds=False):
    return EvidenceWanted.model_construct(
        at_least=2,
        kinds=["minutes", "plan"],
        within=within,
        different_kinds=different_kinds,
        wanted=TEXT,
    )


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2022-08-31", 12, "2021-08-31"),
        ("2022-08-31", 6, "2022-02-28"),
        ("2020-08-31", 6, "2020-02-29"),
        ("2022-01-15", 1, "2021-12-15"),
        ("2022-12-31", 36, "2019-12-31"),
        ("0001-12-31", 12, "0001-01-01"),
    ],
)
def test_so_many_months_before_is_the_same_day_or_the_last_of_its_month(day, months, before):
    assert months_before(dt.date.fromisoformat(day), months).isoformat() == before


def test_a_piece_counts_to_the_last_day_of_its_age():
    young = wanted(within={"minutes": 12})
    pieces = [("minutes", dt.date(2021, 8, day)) for day in (31, 30)]
    assert [*standings(pieces, young, DAY)] == [Standing.COUNTS, Standing.TOO_OLD]
    assert counting(pieces, young, FOREVER) == 2
    assert counting([("plan", dt.date(1990, 1, 1))], young, DAY) == 1


def test_each_kind_counts_once_where_kinds_are_to_differ():
    pieces = [("minutes", DAY), ("minutes", DAY), ("photo", DAY), ("plan", DAY)]
    assert counting(pieces, wanted(), DAY) == 3
    assert [*standings(pieces, wanted(different_kinds=True), DAY)] == [
        Standing.COUNTS,
        Standing.KIND_COUNTED,
        Standing.OTHER_KIND,
        Standing.COUNTS,
    ]


def test_one_that_is_too_old_does_not_stand_in_the_way_of_its_kind():
    both = wanted(different_kinds=True, within={"minutes": 12})
    assert counting([("minutes", dt.date(2020, 1, 1)), ("minutes", DAY)], both, DAY) == 1


def test_where_nothing_is_wanted_every_piece_counts():
    assert counting([("photo", DAY)], None, DAY) == 1
