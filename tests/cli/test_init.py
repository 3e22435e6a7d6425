"""What `init` writes, and what it refuses before it writes anything."""

import datetime as dt
from unicodedata import normalize

import pytest

from smartcert.assessment.assessment_file import read_assessment
from smartcert.checking.exits import NOT_JUDGED, PASSED
from smartcert.files.source import decode
from smartcert.forms.schema import name_of, schema_text
from tests.conftest import DATA
from tests.support.commands import smartcert

KIND = ("--kind", "gu")
INIT = ("--name", "A", *KIND)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_skeleton_says_what_was_given(folder):
    made = ("--name", "솔밭군", "--kind", "군", "--population", "38400", "--date", "2022-12-31")
    code, printed, complaint = smartcert("init", "city.yaml", *made)
    assert (code, printed) == (PASSED, "")
    filled = "city.yaml is written. Fill it in, then: smartcert evaluate city.yaml\n"
    assert complaint.startswith(filled)
    city = read_assessment(decode((folder / "city.yaml").read_bytes(), "city.yaml"))
    assert (city.city.name, city.city.kind, city.city.population) == ("솔밭군", "gun", 38400)
    assert city.date == dt.date(2022, 12, 31)


def test_a_skeleton_in_a_pipe_comes_with_the_command_for_its_schema(folder, catalogue):
    code, printed, complaint = smartcert("init", "-", *INIT)
    assert code == PASSED
    assert 'name: "A"\n' in printed
    assert complaint.startswith(
        f"For the editor: smartcert schema assessment --for {catalogue.name}"
    )
    assert [*folder.iterdir()] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([*INIT, "--catalogue", "none.yaml"], "SC101"),
        (["--name", "", *KIND], "--name is empty; give it a value, or leave it out."),
        (["--name", "두\n줄", *KIND], "SC"),
        (["--name", "A", "--kind", "gnu"], "There is no “gnu” in --kind. Did you mean gu, gun?"),
        ([*INIT, "--schema", "a b"], "--schema is to be an address or a path without blanks."),
        ([*INIT, "--schema", ""], "--schema is empty; give it a value, or leave it out."),
    ],
)
def test_what_could_not_be_read_again_is_refused(arguments, said, folder):
    code, printed, complaint = smartcert("init", "city.yaml", *arguments)
    assert (code, printed) == (NOT_JUDGED, "")
    assert said in complaint
    assert [*folder.iterdir()] == []


def test_a_file_that_is_there_is_replaced_by_force_only(folder):
    (folder / "city.yaml").write_text("mine")
    refused = (NOT_JUDGED, "", "city.yaml exists; --force replaces it.\n")
    assert smartcert("init", "city.yaml", *INIT) == refused
    assert (folder / "city.yaml").read_text() == "mine"
    assert smartcert("init", "city.yaml", *INIT, "--force")[0] == PASSED
    assert 'name: "A"\n' in (folder / "city.yaml").read_text("utf-8")


def test_the_name_of_the_schema_is_no_name_for_a_city(folder, catalogue):
    name = name_of(catalogue)
    code, _, complaint = smartcert("init", name, *INIT)
    assert (code, complaint) == (NOT_JUDGED, f"{name} is the name of the schema; choose another.\n")
    assert [*folder.iterdir()] == []
    assert smartcert("init", name, *INIT, "--schema", "none")[0] == PASSED


def test_a_schema_that_cannot_be_read_is_another_one(folder, catalogue):
    (folder / name_of(catalogue)).mkdir()
    code, _, complaint = smartcert("init", "city.yaml", *INIT)
    assert code == PASSED
    assert f"{name_of(catalogue)} is there already and is another one; it is kept." in complaint
    assert "For the editor: smartcert schema assessment" in complaint


def test_the_schema_that_is_there_serves_the_next_city(folder, catalogue):
    smartcert("init", "city.yaml", *INIT)
    schema = folder / name_of(catalogue)
    assert schema.read_bytes().decode() == schema_text("assessment", "7", catalogue)
    code, _, complaint = smartcert("init", "next.yaml", *INIT)
    assert code == PASSED
    assert name_of(catalogue) not in complaint


def test_the_catalogue_that_is_read_is_not_overwritten(folder):
    (folder / "c.yaml").write_bytes((DATA / "small.yaml").read_bytes())
    code, printed, complaint = smartcert(
        "init", "c.yaml", *INIT, "--catalogue", "c.yaml", "--force"
    )
    assert (code, printed) == (NOT_JUDGED, "")
    assert complaint == "c.yaml is an input; it is not overwritten.\n"


def test_a_folder_is_found_whose_name_is_stored_in_pieces(folder, catalogue):
    apart = folder / normalize("NFD", "달서")
    apart.mkdir()
    assert smartcert("init", "달서/가.yaml", *INIT)[0] == PASSED
    assert sorted(each.name for each in apart.iterdir()) == [name_of(catalogue), "가.yaml"]
    assert [*folder.iterdir()] == [apart]
