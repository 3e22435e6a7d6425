"""A catalogue that cannot be shown, and a place that is not in it."""

from smartcert.checking.exits import NOT_JUDGED
from tests.conftest import DATA
from tests.support.commands import smartcert


def test_a_catalogue_that_cannot_be_read_is_told_of_at_its_place(tmp_path):
    code, printed, complaint = smartcert("show", "--catalogue", tmp_path / "none.yaml")
    assert (code, printed) == (NOT_JUDGED, "")
    assert "none.yaml: error SC101" in complaint


def test_a_place_that_is_not_there_is_guessed():
    code, printed, complaint = smartcert("show", "A-11", "--catalogue", DATA / "small.yaml")
    assert (code, printed) == (NOT_JUDGED, "")
    assert complaint.startswith("There is no “A-11” in small@1. Did you mean A-1")
