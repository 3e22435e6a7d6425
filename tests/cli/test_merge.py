"""Several people and one assessment: parts merged, and how far each department is."""

import shutil

import pytest
from python_calamine import CalamineWorkbook

from smartcert.assessment.assessment_file import load_assessment
from smartcert.checking.exits import NOT_JUDGED, PASSED
from tests.conftest import DATA, ROOT
from tests.support.commands import smartcert

SMALL = DATA / "small.yaml"
CITY = DATA / "forms" / "city.yaml"
TERMS = ("--catalogue", SMALL)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A city cut into two parts, one of them a form."""
    monkeypatch.chdir(tmp_path)
    text = CITY.read_text("utf-8").replace("  A-2:\n", "  A-2:\n    owner: 복지과\n")
    half = text.index("  A-3:")
    (tmp_path / "whole.yaml").write_text(text, "utf-8")
    (tmp_path / "a.yaml").write_text(text[:half], "utf-8")
    head = text[: text.index("  A-1:")]
    (tmp_path / "b.yaml").write_text(head + text[half:], "utf-8")
    assert smartcert("convert", "b.yaml", "b.xlsx", *TERMS)[0] == PASSED
    return tmp_path


@pytest.mark.parametrize("into", ["back.yaml", "back.xlsx"])
def test_parts_are_merged_into_the_whole(into):
    said = smartcert("merge", "a.yaml", "b.xlsx", "--into", into, *TERMS)
    assert said == (PASSED, "", f"2 parts are merged into {into}.\n")
    assert load_assessment(into).model_dump() == load_assessment("whole.yaml").model_dump()
    assert smartcert("merge", into, "b.xlsx", "--into", "b2.yaml", *TERMS)[0] == PASSED
    assert load_assessment("b2.yaml").model_dump() == load_assessment(into).model_dump()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.yaml", "--into", "x.csv"), "x.csv: its ending is to be one of .xlsx, .yaml, .yml."),
        (("a.yaml", "--into", "b.yaml"), "b.yaml exists; --force replaces it."),
        (("a.yaml", "--into", "a.yaml", "--force"), "a.yaml is an input; it is not overwritten."),
        (
            ("a.yaml", "--into", "x.yaml", "--prefer", "b.yaml"),
            "--prefer is to be one of the parts",
        ),
        (("none-*.yaml", "--into", "x.yaml"), "SC127"),
        (("a.yaml", "other.yaml", "--into", "x.yaml"), "SC807"),
    ],
)
def test_what_cannot_be_merged_writes_nothing(arguments, said, folder):
    text = (folder / "a.yaml").read_text("utf-8")
    (folder / "other.yaml").write_text(text.replace("value: 17.4", "value: 18"), "utf-8")
    code, printed, complaint = smartcert("merge", *arguments, *TERMS)
    assert (code, printed) == (NOT_JUDGED, "")
    assert said in complaint
    assert not (folder / "x.yaml").exists()


def test_a_part_may_be_preferred(folder):
    text = (folder / "a.yaml").read_text("utf-8")
    (folder / "other.yaml").write_text(text.replace("value: 17.4", "value: 18"), "utf-8")
    asked = ("--into", "x.yaml", "--prefer", "other.yaml")
    assert smartcert("merge", "a.yaml", "other.yaml", *asked, *TERMS)[0] == PASSED
    assert str(load_assessment("x.yaml").answers["A-1"].value) == "18"


# --- progress -------------------------------------------------------------------------


def test_each_department_sees_how_far_it_is_and_what_is_first():
    code, printed, _ = smartcert("progress", "whole.yaml", *TERMS)
    assert code == PASSED
    assert printed.splitlines() == [
        "Department  Answered  Indicators  Evidence enough  Points claimed  Still possible",
        "기획과             1           1                1           17.40           12.60",
        "  first: A-1",
        "복지과             1           1                1            8.57           21.43",
        "  first: A-2",
        *printed.splitlines()[5:],
    ]
    assert printed.splitlines()[5].startswith("(nobody's)         4           4")


def test_parts_together_are_as_far_as_the_whole():
    whole = smartcert("progress", "whole.yaml", *TERMS)
    assert smartcert("progress", "a.yaml", "b.xlsx", *TERMS) == whole
    assert smartcert("progress", "b.yaml", "a.yaml", *TERMS) == whole


def test_progress_is_written_for_people_and_for_pages(folder):
    for name in ("p.md", "p.txt", "p.xlsx"):
        said = smartcert("progress", "whole.yaml", "--output", name, *TERMS)
        assert said == (PASSED, "", f"{name} is written.\n")
    lines = (folder / "p.md").read_text("utf-8").splitlines()
    assert lines[0].startswith("| Department | Answered | Indicators |")
    assert lines[2] == "| 기획과 | 1 | 1 | 1 | 17.40 | 12.60 | A-1 |"
    assert (folder / "p.txt").read_text("utf-8") == smartcert("progress", "whole.yaml", *TERMS)[1]
    rows = CalamineWorkbook.from_path("p.xlsx").get_sheet_by_index(0).to_python()
    assert rows[1] == ["기획과", 1.0, 1.0, 1.0, 17.4, 12.6, "A-1"]


def test_an_indicator_that_is_done_is_not_first_and_a_blank_one_is(folder):
    shutil.copy(ROOT / "examples" / "solbat-gun.yaml", "s.yaml")
    printed = smartcert("progress", "s.yaml")[1]
    assert "(nobody's)        56          59" in printed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("whole.yaml", "--output", "p.csv"),
            "p.csv: its ending is to be one of .xlsx, .md, .txt.",
        ),
        (("whole.yaml", "--output", "whole.yaml.md"), ""),
        (("wrong.yaml",), "SC412"),
        ((".", "--skip-others"), ""),
        (("empty",), "1 file was found, and it is no assessment."),
    ],
)
def test_progress_of_what_cannot_be_judged_is_refused(arguments, said, folder):
    text = (folder / "whole.yaml").read_text("utf-8")
    (folder / "empty").mkdir()
    (folder / "empty" / "other.yaml").write_text("a: 1\n", "utf-8")
    if "wrong.yaml" in arguments:
        (folder / "wrong.yaml").write_text(text.replace("17.4", "1700"), "utf-8")
    code, _, complaint = smartcert("progress", *arguments, *TERMS)
    assert said in complaint
    assert code == (NOT_JUDGED if said else PASSED)
