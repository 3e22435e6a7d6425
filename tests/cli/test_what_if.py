"""`evaluate --set`: judged as if an answer were another, and nothing is written."""

import json

import pytest

from smartcert.checking.exits import NOT_JUDGED, NOT_PASSED, PASSED
from tests.conftest import ROOT
from tests.support.commands import smartcert

CITY = ROOT / "examples/round/gaon-si.yaml"
SET = ("--set", "GOV-ORG-01=11.0", "--set", "SVC-OPC-02=4")


def test_what_is_supposed_is_judged_and_the_difference_is_shown():
    before = CITY.read_bytes()
    assert smartcert("evaluate", CITY)[0] == NOT_PASSED
    code, said, _ = smartcert("evaluate", CITY, *SET)
    assert code == PASSED
    assert said.startswith("✓ CERTIFIED · 70.62 % · 12.45 points above the pass mark\n")
    assert "  SVC-OPC-02: 4 → 4, +32.00 points\n" in said
    assert "  total 1,358.32 → 1,412.45 (+54.13), grade 4 → 3\n" in said
    assert CITY.read_bytes() == before


@pytest.mark.parametrize("name", ["markdown", "json"])
def test_other_formats_show_it_too(name):
    _, said, _ = smartcert("evaluate", CITY, *SET, "--format", name)
    if name == "markdown":
        assert "- SVC-OPC-02: 4 → 4, +32.00 points" in said
        return
    found = json.loads(said)["reports"][0]["what_if"]
    assert (found["certified"], found["grade"]) == (False, 4)
    assert found["total"]["earned"] == "1358.32"
    assert [each["indicator"] for each in found["changes"]] == ["GOV-ORG-01", "SVC-OPC-02"]
    assert found["changes"][0]["points_before"] == "0.00"


def test_a_file_alone_supposes_nothing():
    _, said, _ = smartcert("evaluate", CITY, "--format", "json")
    assert json.loads(said)["reports"][0]["what_if"] is None


def test_an_empty_value_takes_an_answer_away_and_a_list_is_written_as_in_a_file():
    _, said, _ = smartcert(
        "evaluate", CITY, "--set", "INN-PUB-03=", "--set", "GOV-INS-01=[plan, in-force]"
    )
    words = " ".join(said.split())
    assert "INN-PUB-03: 5 → not answered, -50.00 points" in words
    assert "→ [plan, in-force], -13.00 points" in words


@pytest.mark.parametrize(
    ("pairs", "code", "place"),
    [
        (["SVC-SRV-99=5"], "SC402", "--set:1:1"),
        (["INN-PUB-05=3", "SVC-SRV-11=9"], "SC421", "--set:2:13"),
        (["SVC-SRV-11=1", "SVC-SRV-11=2"], "SC119", "--set:2:1"),
        (["SVC-SRV-11=[1"], "SC115", "--set:1:13"),
        (["SVC-SRV-11={not_applicable: 사무가 없음, value: 3}"], "SC4", "--set:1:"),
        (["SVC-SRV-11={not_applicable: 사무가 없음}"], "SC4", "--set:1:"),
    ],
)
def test_what_cannot_be_supposed_is_a_finding_at_its_place(pairs, code, place):
    options = [part for pair in pairs for part in ("--set", pair)]
    exit_code, said, found = smartcert("evaluate", CITY, *options)
    assert (exit_code, said) == (NOT_JUDGED, "")
    assert f"{place}" in found
    assert code in found


@pytest.mark.parametrize(
    "pair", ["SVC-SRV-11", "=5", "SVC-SRV-11=1\nINN-PUB-05: 3", "a: b=1", "- a=1"]
)
def test_what_is_no_indicator_with_a_value_is_refused(pair):
    code, _, said = smartcert("evaluate", CITY, "--set", pair)
    assert code == NOT_JUDGED
    assert "--set" in said


def test_it_is_for_one_file():
    other = ROOT / "examples/dalseo.yaml"
    code, _, said = smartcert("evaluate", CITY, other, *SET)
    assert (code, said) == (NOT_JUDGED, "--set is for one file.\n")


def test_a_file_that_cannot_be_judged_is_said_as_ever(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(CITY.read_text("utf-8").replace("INN-PUB-03:", "INN-PUB-93:"), "utf-8")
    code, _, said = smartcert("evaluate", file, *SET)
    assert code == NOT_JUDGED
    assert "SC402" in said
