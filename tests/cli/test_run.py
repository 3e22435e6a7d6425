"""How a run begins and ends, whatever the command: its language, and an interrupt."""

import re

import pytest

from smartcert.checking.exits import INTERRUPTED, NOT_JUDGED, PASSED
from smartcert.version import __version__
from tests.support.commands import smartcert


def test_a_language_of_the_environment_that_is_not_spoken_is_said_and_stops_nothing():
    code, printed, complaint = smartcert("show", "INN", SMARTCERT_LANG="fr", LC_ALL="C")
    assert (code, complaint) == (PASSED, "SMARTCERT_LANG is to be ko or en, not “fr”.\n")
    assert "INN" in printed


@pytest.mark.parametrize("language", [("--lang", "ko"), ("--lang=ko",)])
@pytest.mark.parametrize("wrong", [("show", "NONE"), ("evalute",)])
def test_the_language_asked_for_is_that_of_the_complaint_as_well(wrong, language):
    code, printed, complaint = smartcert(*wrong, *language)
    assert (code, printed) == (NOT_JUDGED, "")
    assert wrong[-1] in complaint
    assert re.search("[가-힣]{2}", complaint)
    assert "There is no" not in complaint


def test_a_language_that_is_left_out_is_missed():
    assert smartcert("show", "--lang") == (NOT_JUDGED, "", "The option --lang wants a value.\n")


def test_the_version_may_stand_beside_another_option():
    said = (PASSED, f"smartcert {__version__}\n", "")
    assert smartcert("--lang", "ko", "--version") == said


@pytest.mark.parametrize(
    "place", ["smartcert.cli.app.get_command", "smartcert.render.pages.catalogue.tree"]
)
def test_an_interrupt_has_its_exit_code_wherever_it_hits(place, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(place, interrupted)
    assert smartcert("show") == (INTERRUPTED, "", "")
