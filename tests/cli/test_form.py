"""Forms on the command line: written, read wherever a file is, and converted."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from smartcert.assessment.assessment_file import load_assessment
from smartcert.checking.exits import NOT_JUDGED, NOT_PASSED, PASSED
from smartcert.files.spreadsheet.limits import LONGEST_CELL
from tests.conftest import ROOT
from tests.support.commands import smartcert
from tests.support.forms import Workbook

EXAMPLES = ROOT / "examples"
SHEET = "자체평가"
INIT = ("--name", "솔밭군", "--kind", "군", "--population", "38400", "--date", "2022-08-31")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def solbat(folder):
    """A city as YAML and as a form."""
    shutil.copy(EXAMPLES / "solbat-gun.yaml", "city.yaml")
    assert smartcert("convert", "city.yaml", "city.xlsx", "--lang", "ko")[0] == PASSED
    return folder


def spoil(name="city.xlsx", heading="응답", text="INN-PUB-02", value="2", sheet=SHEET):
    file = Path(name)
    book = Workbook(file.read_bytes())
    place = book.at(sheet, text, heading)
    file.write_bytes(book.write(place, value).bytes())
    return place


# --- written --------------------------------------------------------------------------


def test_an_ending_makes_a_form_that_is_judged_at_once():
    code, printed, complaint = smartcert("init", "솔밭군.xlsx", *INIT)
    assert (code, printed) == (PASSED, "")
    assert complaint == "솔밭군.xlsx is written. Fill it in, then: smartcert evaluate 솔밭군.xlsx\n"
    city = load_assessment("솔밭군.xlsx")
    assert (city.city.name, city.city.kind, city.city.population) == ("솔밭군", "gun", 38400)
    assert not city.answers
    assert smartcert("evaluate", "솔밭군.xlsx")[0] == NOT_PASSED
    assert smartcert("init", "솔밭군.xlsx", *INIT)[0] == NOT_JUDGED


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([*INIT, "--schema", "none"], "--schema is for YAML; a form has none."),
        (["--name", "두\n줄", "--kind", "gun"], "SC223"),
        (["--name", " ", "--kind", "gun"], "SC"),
    ],
)
def test_a_form_that_could_not_be_read_again_is_refused(arguments, said, folder):
    code, printed, complaint = smartcert("init", "city.xlsx", *arguments)
    assert (code, printed) == (NOT_JUDGED, "")
    assert said in complaint
    assert [*folder.iterdir()] == []


def test_without_what_writes_workbooks_the_extra_is_named(solbat, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    said = '.xlsx needs more: pip install "smartcert[excel]"\n'
    assert smartcert("init", "new.xlsx", *INIT) == (NOT_JUDGED, "", said)
    assert smartcert("convert", "city.yaml", "new.xlsx") == (NOT_JUDGED, "", said)
    assert smartcert("evaluate", "city.xlsx")[0] == NOT_PASSED  # to read one nothing is needed


# --- read -----------------------------------------------------------------------------


@pytest.mark.parametrize("more", [(), ("--details",), ("--format", "csv"), ("--lang", "ko")])
def test_results_are_the_same_bytes_as_those_of_yaml(more, solbat):
    as_form, as_yaml = (smartcert("evaluate", f"city.{each}", *more) for each in ("xlsx", "yaml"))
    assert as_form[0] == as_yaml[0] == NOT_PASSED
    assert as_form[1].replace("city.xlsx", "city.yaml") == as_yaml[1]


def test_json_differs_in_places_alone(solbat):
    found = []
    for name in ("city.xlsx", "city.yaml"):
        report = json.loads(smartcert("evaluate", name, "--format", "json")[1])["reports"][0]
        for each in _dicts(report):
            for part in ("file", "sha256", "line", "column", "cell"):
                each.pop(part, None)
        found.append(report)
    assert found[0] == found[1]


def _dicts(value):
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _dicts(each)


def test_explain_follows_an_answer_from_its_cell(solbat):
    code, printed, _ = smartcert("explain", "city.xlsx", "INN-PUB-01")
    assert code == PASSED
    assert f"city.xlsx!{SHEET}!A4" in printed
    assert "city.xlsx!증빙!C2" in printed
    refused = "The indicator is missing: smartcert explain city.xlsx INDICATOR\n"
    assert smartcert("explain", "city.xlsx") == (NOT_JUDGED, "", refused)


def test_a_folder_of_forms_and_texts_is_checked_and_other_workbooks_are_not(solbat):
    shutil.copy(EXAMPLES / "round" / "round.xlsx", "table.xlsx")
    (solbat / "~$city.xlsx").write_bytes(b"lock")
    code, printed, _ = smartcert("check", ".")
    assert code == PASSED
    assert "2 files checked" in printed
    assert "1 other file is not smartcert's and was skipped" in printed
    code, printed, _ = smartcert("check", "table.xlsx")
    assert code == NOT_PASSED
    assert "SC801" in printed


def test_a_broken_form_in_a_folder_is_not_passed_over(solbat):
    book = Workbook((solbat / "city.xlsx").read_bytes())
    (solbat / "city.xlsx").write_bytes(book.drop_sheet("증빙").bytes())
    code, printed, _ = smartcert("check", ".")
    assert code == NOT_PASSED
    assert "SC803" in printed


def test_a_cell_is_named_in_every_format(solbat):
    place = spoil()
    machine = {}
    for name in ("json", "sarif", "junit", "github", "gitlab", "markdown"):
        code, machine[name], _ = smartcert("check", "city.xlsx", "--format", name)
        assert code == NOT_PASSED
        assert place in machine[name], name
    row, column = 5, 7
    found = json.loads(machine["json"])["findings"][0]
    assert found["place"]["cell"] == place
    assert (found["place"]["line"], found["place"]["column"]) == (row, column)
    assert (found["indicator"], found["value"]) == ("INN-PUB-02", "2")
    result = json.loads(machine["sarif"])["runs"][0]["results"][0]
    location = result["locations"][0]
    assert location["logicalLocations"] == [
        {"name": "INN-PUB-02", "kind": "member"},
        {"fullyQualifiedName": place, "kind": "element"},
    ]
    assert location["physicalLocation"]["region"]["startLine"] == row
    assert location["physicalLocation"]["region"]["snippet"] == {"text": "2"}
    assert f"city.xlsx!{place}: error SC707" in smartcert("check", "city.xlsx")[1]


def test_a_baseline_knows_a_finding_of_a_form(solbat):
    spoil()
    known = ("--baseline", "known.yaml")
    assert smartcert("check", "city.xlsx", *known, "--write-baseline")[0] == PASSED
    assert smartcert("check", "city.xlsx", *known)[0] == PASSED


def test_fix_mends_no_cells_and_says_so(solbat):
    spoil()
    before = (solbat / "city.xlsx").read_bytes()
    code, _, complaint = smartcert("check", "city.xlsx", "city.yaml", "--fix")
    assert code == NOT_PASSED
    said = "city.xlsx is a form: --fix mends texts only; mend its cells in Excel.\n"
    assert complaint == said
    assert (solbat / "city.xlsx").read_bytes() == before
    assert smartcert("check", "city.xlsx", "--diff")[2] == ""


# --- converted ------------------------------------------------------------------------


def test_there_and_back_is_the_same_city(solbat):
    assert smartcert("convert", "city.xlsx", "back.yaml") == (
        PASSED,
        "",
        "city.xlsx is written to back.yaml.\n",
    )
    before, after = (load_assessment(name).model_dump() for name in ("city.yaml", "back.yaml"))
    filled = {name: answer for name, answer in before["answers"].items() if answer}
    after["answers"] = {name: after["answers"][name] for name in filled}
    assert after == {**before, "answers": filled}


def test_what_is_not_carried_is_listed(solbat):
    shutil.copy(EXAMPLES / "dalseo.yaml", "d.yaml")
    said = "94 comments are not carried (lines 1, 2, 3, 4, 5..).\n"
    assert smartcert("convert", "d.yaml", "d.xlsx")[2] == f"d.yaml is written to d.xlsx.\n{said}"
    book = Workbook((solbat / "city.xlsx").read_bytes())
    book.write(f"{SHEET}!R1", "검토 의견").write(f"{SHEET}!R5", "확인").write(
        f"{SHEET}!S1", "빈 열"
    )
    (solbat / "city.xlsx").write_bytes(book.rename_sheet("목록", "메모").bytes())
    said = f"Not carried, because it is no part of a form: 메모!, {SHEET}!R “검토 의견”\n"
    assert smartcert("convert", "city.xlsx", "c.yaml")[2].endswith(f"c.yaml.\n{said}")


def test_a_comment_is_told_from_a_sign_in_a_text(folder):
    text = (EXAMPLES / "solbat-gun.yaml").read_text("utf-8")
    head = text.partition("answers:")[0].splitlines()
    bare = "\n".join(line for line in head if not line.startswith("#"))
    note = 'answers:\n  INN-PUB-02: {value: 1, note: "a # b"}  # one\n  INN-PUB-05:\n    note: |\n'
    (folder / "a.yaml").write_text(f"{bare}\n{note}      # no comment\n", "utf-8")
    line = bare.count("\n") + 3
    said = f"1 comment is not carried (line {line}).\n"
    assert smartcert("convert", "a.yaml", "a.xlsx")[2] == f"a.yaml is written to a.xlsx.\n{said}"
    assert load_assessment("a.xlsx").answers["INN-PUB-05"].note == "# no comment\n"


def test_an_empty_skeleton_without_population_may_be_converted(folder):
    smartcert("init", "a.yaml", "--name", "A", "--kind", "si")
    assert smartcert("convert", "a.yaml", "a.xlsx")[0] == PASSED
    assert smartcert("convert", "a.xlsx", "b.xlsx")[0] == PASSED


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("city.yaml", "city.csv"), "city.csv: its ending is to be one of .xlsx, .yaml, .yml."),
        (("city.yaml", "city.xlsx"), "city.xlsx exists; --force replaces it."),
        (("city.yaml", "city.yaml", "--force"), "city.yaml is an input; it is not overwritten."),
        (("none.yaml", "a.xlsx"), "SC101"),
        (("wrong.yaml", "a.xlsx"), "SC402"),
        (("other.yaml", "a.xlsx"), "SC401"),
    ],
)
def test_what_cannot_be_converted_is_refused(arguments, said, solbat):
    text = (solbat / "city.yaml").read_text("utf-8")
    (solbat / "wrong.yaml").write_text(text.replace("INN-PUB-02:", "INN-PUB-2:"), "utf-8")
    (solbat / "other.yaml").write_text(text.replace("city@2022", "city@2023"), "utf-8")
    code, printed, complaint = smartcert("convert", *arguments)
    assert (code, printed) == (NOT_JUDGED, "")
    assert said in complaint
    assert not (solbat / "a.xlsx").exists()


def test_a_note_too_long_for_a_cell_is_named_by_its_cell(solbat):
    text = (solbat / "city.yaml").read_text("utf-8")
    note = "😀" * (LONGEST_CELL // 2 + 1)  # each takes two units of a cell
    text = text.replace("  INN-PUB-02:", f"  INN-PUB-02:\n    note: {note}", 1)
    (solbat / "long.yaml").write_text(text, "utf-8")
    code, _, complaint = smartcert("convert", "long.yaml", "long.xlsx")
    assert code == NOT_JUDGED
    assert "long.xlsx is not written: a cell of an .xlsx holds 32,767 characters" in complaint
    assert not (solbat / "long.xlsx").exists()
