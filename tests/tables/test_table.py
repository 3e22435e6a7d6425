"""A table opened: what it is refused for before a row is read."""

import pytest

from smartcert.assessment.waiver_file import load_waivers
from smartcert.assessment.waivers import seoul_day
from smartcert.diagnostics import InvalidInput, Span
from smartcert.tables.chunk import Reading
from smartcert.tables.table import open_table
from tests.conftest import DATA

WAIVERS = DATA / "waivers.yaml"
HEADING = "city,kind,INN-PUB-05,INN-PUB-05.evidence"


def opened(folder, catalogue, waivers, heading=HEADING):
    path = folder / "t.csv"
    path.write_text(f"{heading}\n", "utf-8")
    return open_table(str(path), Reading(), catalogue, waivers)


def test_waivers_want_a_day_and_a_table_without_dates_has_none(tmp_path, catalogue):
    with pytest.raises(InvalidInput) as refused:
        opened(tmp_path, catalogue, load_waivers(WAIVERS))
    (fault,) = refused.value.diagnostics
    assert (fault.code, fault.span) == ("SC742", Span(str(tmp_path / "t.csv"), 1, 1))


def test_the_day_is_given_or_stands_in_the_table(tmp_path, catalogue):
    given = load_waivers(WAIVERS, on=seoul_day("2022-08-31"))
    assert opened(tmp_path, catalogue, given).terms.waivers is given
    assert opened(tmp_path, catalogue, load_waivers(WAIVERS), f"{HEADING},date")


def test_waivers_of_another_catalogue_want_no_day(tmp_path, small):
    heading = "city,kind,A-1,A-1.evidence"
    assert opened(tmp_path, small, load_waivers(WAIVERS), heading)
