"""`smartcert table`: what it writes, what it refuses, and that it leaves nothing half done."""

import os
import sys
from unicodedata import normalize

import pytest
from python_calamine import CalamineWorkbook

from smartcert.checking.exits import NOT_JUDGED, PASSED
from smartcert.cli import run
from tests.conftest import DATA, ROOT
from tests.support.assessments import CITY, OTHER

SMALL = ["--catalogue", str(DATA / "small.yaml")]
ROUND = ROOT / "examples" / "round"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two assessments of the small catalogue, in the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cities").mkdir()
    (tmp_path / "cities" / "byeori.yaml").write_text(CITY, "utf-8")
    (tmp_path / "cities" / "daon.yaml").write_text(OTHER, "utf-8")
    return tmp_path


@pytest.fixture
def table(capsys):
    """Run a subcommand; give its exit code and what it said."""

    def runs(*arguments, lang="en"):
        code = run(["table", *map(str, arguments), "--lang", lang])
        printed = capsys.readouterr()
        assert printed.out == ""
        return code, printed.err

    return runs


def left(folder):
    return sorted(path.name for path in folder.iterdir())


# --- template -------------------------------------------------------------------------


def test_a_template_is_written_and_not_replaced_unasked(folder, table):
    code, said = table("template", "--output", "t.csv", *SMALL)
    assert (code, said.split(".")[0]) == (PASSED, "t")
    assert "smartcert batch t.csv" in said
    text = (folder / "t.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbfcity,kind,population,population_date,A-1,A-1.evidence,")
    assert text.endswith(b",B-2\r\n")
    assert text.count(b"\n") == 1
    assert table("template", "--output", "t.csv") == (
        NOT_JUDGED,
        "t.csv exists; --force replaces it.\n",
    )
    assert table("template", "--output", "t.csv", "--force")[0] == PASSED
    assert b"INN-PUB-01" in (folder / "t.csv").read_bytes()


def test_a_template_in_xlsx_has_two_sheets(folder, table):
    assert table("template", "--output", "t.XLSX", *SMALL)[0] == PASSED
    assert len(CalamineWorkbook.from_path("t.XLSX").sheet_names) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--output", "t.ods"], "t.ods: the table's ending is to be one of .xlsx, .csv."),
        (["--output", "none/t.csv"], "none/t.csv cannot be written"),
        (["--output", "t.csv", "--catalogue", "none.yaml"], "SC101"),
        ([], "--output is missing."),
    ],
)
def test_a_template_that_cannot_be_is_refused(arguments, said, folder, table):
    code, complaint = table("template", *arguments)
    assert code == NOT_JUDGED
    assert said in complaint
    assert left(folder) == ["cities"]


@pytest.mark.parametrize(
    ("library", "extra", "what", "arguments"),
    [
        ("xlsxwriter", "excel", ".xlsx", ["template", "--output", "t.xlsx"]),
        ("xlsxwriter", "excel", ".xlsx", ["from-files", "cities", "--output", "t.xlsx"]),
        ("pyarrow", "table", ".parquet", ["from-files", "cities", "--output", "t.parquet"]),
        ("pyarrow", "table", ".csv", ["to-files", "t.csv", "--output", "x"]),
        ("pyarrow", "table", ".xlsx", ["to-files", "t.xlsx", "--output", "x"]),
    ],
)
def test_a_library_that_is_missing_is_named_before_any_work(  # noqa: PLR0913, PLR0917 - a case each
    library, extra, what, arguments, folder, table, monkeypatch
):
    monkeypatch.setitem(sys.modules, library, None)
    assert table(*arguments) == (
        NOT_JUDGED,
        f'{what} needs more: pip install "smartcert[{extra}]"\n',
    )
    assert left(folder) == ["cities"]


def test_csv_and_json_lines_are_written_without_the_extra(folder, table, monkeypatch):
    for library in ("pyarrow", "xlsxwriter", "numpy"):
        monkeypatch.setitem(sys.modules, library, None)
    for output in ("t.csv", "t.jsonl"):
        assert table("from-files", "cities", "--output", output, *SMALL)[0] == PASSED
    assert table("template", "--output", "empty.csv")[0] == PASSED


# --- from files -----------------------------------------------------------------------


def test_counts_leave_the_words_out_and_say_so(folder, table):
    code, said = table("from-files", "cities", "--output", "t.csv", "--evidence", "counts", *SMALL)
    assert code == PASSED
    assert "2 cities are written to t.csv." in said
    assert "left out" in said
    assert "묶음" not in (folder / "t.csv").read_text("utf-8")


def test_a_file_that_is_no_row_keeps_the_table_from_being_written(folder, table):
    (folder / "cities" / "a.yaml").write_text(CITY.replace("14.0", "140"), "utf-8")
    (folder / "cities" / "b.yaml").write_text(CITY.replace("kind: gun", "kind: 군청"), "utf-8")
    code, said = table("from-files", "cities", "none.yaml", "--output", "t.csv", *SMALL)
    assert code == NOT_JUDGED
    for each in ("a.yaml:8:12", "SC412", "b.yaml:5:", "SC219", "none.yaml", "SC101"):
        assert each in said
    assert left(folder) == ["cities"]


def test_a_name_that_excel_would_run_is_refused_at_its_place(folder, table):
    (folder / "cities" / "a.yaml").write_text(OTHER.replace("다온시", '"=1+1"'), "utf-8")
    code, said = table("from-files", "cities", "--output", "t.parquet", *SMALL)
    assert code == NOT_JUDGED
    assert "a.yaml:5:" in said
    assert "SC718" in said


def test_several_catalogues_are_refused(folder, table, monkeypatch, small, catalogue):
    known = {"small@1": small, catalogue.name: catalogue}
    monkeypatch.setattr(
        "smartcert.checking.check.catalogue_of", lambda asked: known[asked.catalogue]
    )
    dalseo = ROOT / "examples" / "dalseo.yaml"
    code, said = table("from-files", "cities", dalseo, "--output", "t.csv")
    assert code == NOT_JUDGED
    assert said.startswith("A table is for one catalogue, and the files answer several: small@1 (")
    assert "dalseo.yaml" in said
    assert left(folder) == ["cities"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cities", "--output", "t.txt"], "is to be one of .csv, .xlsx, .parquet, .jsonl."),
        (["cities", "--output", "cities/daon.csv", "cities/daon.csv"], "is an input"),
        (["-", "-", "--output", "t.csv"], "Standard input can be read once only."),
        (["none-*.yaml", "--output", "t.csv"], "SC127"),
        (["others", "--output", "t.csv"], "and it is no assessment."),
        (["others/x.yaml", "--output", "t.csv", "--skip-others"], "and it is no assessment."),
        (["cities", "--output", "t.csv", "--catalogue", "none.yaml"], "SC101"),
        (["cities", "--output", "t.csv", "--evidence", "some"], "listed, counts"),
    ],
)
def test_what_cannot_be_a_table_is_refused(arguments, said, folder, table):
    (folder / "others").mkdir()
    (folder / "others" / "x.yaml").write_text("a: 1\n")
    (folder / "cities" / "daon.csv").write_text("before")
    code, complaint = table("from-files", *arguments)
    assert code == NOT_JUDGED
    assert said in complaint
    assert left(folder) == ["cities", "others"]
    assert (folder / "cities" / "daon.csv").read_text() == "before"


def test_a_cell_too_long_for_xlsx_is_refused_with_a_way_out(folder, table):
    long = OTHER.replace("note: 하나", f"note: {'𠀀' * 18_000}")
    (folder / "cities" / "daon.yaml").write_text(long, "utf-8")
    code, said = table("from-files", "cities", "--output", "t.xlsx", *SMALL)
    assert code == NOT_JUDGED
    for each in ("32,767", "A-4.note", "다온시", "daon.yaml", ".parquet"):
        assert each in said
    assert left(folder) == ["cities"]
    assert table("from-files", "cities", "--output", "t.parquet", *SMALL)[0] == PASSED


# --- to files -------------------------------------------------------------------------

PLAIN = "city,kind,A-1,A-2,B-1-1\r\n벼리시,gun,14.0,50,one two\r\n벼리시,gu,,,\r\n"


def test_files_are_named_after_their_cities(folder, table):
    (folder / "t.csv").write_text(PLAIN, "utf-8")
    code, said = table("to-files", "t.csv", "--output", "back", "--date", "2022-08-31", *SMALL)
    assert (code, said) == (PASSED, "2 files are written to back.\n")
    assert left(folder / "back") == ["벼리시-2.yaml", "벼리시.yaml"]
    text = (folder / "back" / "벼리시.yaml").read_text("utf-8")
    for each in ("date: 2022-08-31\n", "stage: self_assessment\n", "value: 14.0\n", "[one, two]"):
        assert each in text
    assert "population" not in text
    assert left(folder) == ["back", "cities", "t.csv"]


def test_the_day_that_is_given_is_the_populations_too(folder, table):
    people = PLAIN.replace("kind,", "kind,population,").replace("gun,", "gun,5,")
    (folder / "t.csv").write_text(people.replace("gu,", "gu,7,"), "utf-8")
    assert table("to-files", "t.csv", "--output", "b", "--date", "2022-08-31", *SMALL)[0] == PASSED
    assert "population_date: 2022-08-31\n" in (folder / "b" / "벼리시.yaml").read_text("utf-8")


def test_what_is_read_is_not_overwritten(folder, table):
    (folder / "t.csv").write_text(PLAIN, "utf-8")
    (folder / "벼리시.yaml").write_bytes((DATA / "small.yaml").read_bytes())
    (folder / "c.csv").write_bytes((DATA / "small.yaml").read_bytes())
    before = left(folder)
    refused = (NOT_JUDGED, "./벼리시.yaml is an input; it is not overwritten.\n")
    asked = ["to-files", "t.csv", "--output", ".", "--date", "2022-08-31", "--force"]
    assert table(*asked, "--catalogue", "벼리시.yaml") == refused
    refused = (NOT_JUDGED, "c.csv is an input; it is not overwritten.\n")
    assert table("template", "--output", "c.csv", "--force", "--catalogue", "c.csv") == refused
    assert left(folder) == before


@pytest.mark.parametrize("named", ["folder", "table"])
def test_names_are_found_that_are_stored_in_pieces(named, folder, table):
    apart, whole = (normalize(form, "상자") for form in ("NFD", "NFC"))
    asked = ["--date", "2022-08-31", *SMALL, "--output", whole]
    if named == "folder":
        (folder / "t.csv").write_text(PLAIN, "utf-8")
        (folder / apart).mkdir()
        (folder / apart / "other.txt").touch()
        code, said = table("to-files", "t.csv", *asked)
        assert (code, "상자 has files in it; name another folder" in said) == (NOT_JUDGED, True)
        assert table("to-files", "t.csv", *asked, "--force")[0] == PASSED
        assert left(folder) == sorted([apart, "cities", "t.csv"])
    else:
        for ending in (".csv", ".parquet"):
            made = ["from-files", "cities", *SMALL, "--output", f"{apart}{ending}"]
            assert table(*made)[0] == PASSED
            assert (
                table("to-files", f"{whole}{ending}", *SMALL, "--output", "o", "--force")[0]
                == PASSED
            )


def test_a_table_without_dates_wants_one(folder, table):
    (folder / "t.csv").write_text(PLAIN, "utf-8")
    code, said = table("to-files", "t.csv", "--output", "back", *SMALL)
    assert code == NOT_JUDGED
    assert "--date" in said


def test_rows_with_faults_keep_all_files_from_being_written(folder, table):
    (folder / "t.csv").write_text(PLAIN.replace("50", "500").replace(",gu,", ",동,"), "utf-8")
    code, said = table("to-files", "t.csv", "--output", "back", "--date", "2022-08-31", *SMALL)
    assert code == NOT_JUDGED
    for each in ("t.csv:2:4", "SC412", "t.csv:3:2", "SC219"):
        assert each in said
    assert said.count("SC") == 2
    assert left(folder) == ["cities", "t.csv"]


def test_evidence_that_is_only_counted_is_left_out_if_that_is_wanted(folder, table):
    (folder / "t.csv").write_text("city,kind,A-1,A-1.evidence\r\n벼리시,gun,14,2\r\n", "utf-8")
    asked = ["to-files", "t.csv", "--output", "back", "--date", "2022-08-31", *SMALL]
    code, said = table(*asked)
    assert code == NOT_JUDGED
    assert "t.csv:2:4: the table counts the evidence of A-1" in said
    assert table(*asked, "--without-evidence")[0] == PASSED
    assert "# The evidence is left out" in (folder / "back" / "벼리시.yaml").read_text("utf-8")
    listed = ["from-files", "cities", "--output", "listed.csv", *SMALL]
    assert table(*listed)[0] == PASSED
    asked = ["to-files", "listed.csv", "--output", "none", "--without-evidence", *SMALL]
    assert table(*asked)[0] == PASSED
    assert "묶음" not in (folder / "none" / "벼리시.yaml").read_text("utf-8")


def test_a_folder_with_files_is_kept_unless_they_may_be_replaced(folder, table):
    (folder / "t.csv").write_text(PLAIN, "utf-8")
    (folder / "back").mkdir()
    asked = ["to-files", "t.csv", "--output", "back", "--date", "2022-08-31", *SMALL]
    assert table(*asked)[0] == PASSED  # an empty folder is as good as none
    (folder / "back" / "벼리시.yaml").write_text("before")
    (folder / "back" / "other.txt").write_text("before")
    code, said = table(*asked)
    assert code == NOT_JUDGED
    assert said.startswith("back has files in it")
    assert (folder / "back" / "벼리시.yaml").read_text() == "before"
    assert table(*asked, "--force")[0] == PASSED
    assert left(folder / "back") == ["other.txt", "벼리시-2.yaml", "벼리시.yaml"]
    assert (folder / "back" / "벼리시.yaml").read_text("utf-8") != "before"
    assert (folder / "back" / "other.txt").read_text() == "before"


def test_a_disk_that_fails_leaves_nothing_behind(folder, table, monkeypatch):
    (folder / "t.csv").write_text(PLAIN, "utf-8")
    asked = ["to-files", "t.csv", "--date", "2022-08-31", *SMALL, "--output"]

    def full(*_):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("smartcert.files.folder.whole", full)
    assert table(*asked, "back") == (NOT_JUDGED, "back cannot be written: the disk is full.\n")
    assert left(folder) == ["cities", "t.csv"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.csv", "--output", "back"], "SC101"),
        (["t.csv", "--output", "t.csv"], "t.csv cannot be written"),
        (["t.csv", "--output", "no/such/back", "--date", "2022-08-31"], "cannot be written"),
        (["t.csv", "--output", "back", "--encoding", "latin1"], "--encoding is to be"),
        (["t.csv", "--output", "back", "--date", "31.8.2022"], "--date is to be"),
        (["t.txt", "--output", "back"], "SC723"),
        (["t.csv", "--output", "back", "--date", "2022-08-31", "--catalogue", "no"], "SC"),
    ],
)
def test_what_cannot_be_files_is_refused(arguments, said, folder, table):
    (folder / "t.csv").write_text(PLAIN, "utf-8")
    given = arguments if "--catalogue" in arguments else [*arguments, *SMALL]
    code, complaint = table("to-files", *given)
    assert code == NOT_JUDGED
    assert said in complaint
    assert left(folder) == ["cities", "t.csv"]


# --- help -----------------------------------------------------------------------------


def test_help_names_the_subcommands_and_a_mistyped_one_is_guessed(capsys):
    assert run(["table", "--help", "--lang", "en"]) == PASSED
    printed = capsys.readouterr().out
    assert all(name in printed for name in ("template", "from-files", "to-files"))
    assert run(["table", "to-fils", "--lang", "en"]) == NOT_JUDGED
    assert "Did you mean to-files" in capsys.readouterr().err
    assert run(["table", "--lang", "en"]) == NOT_JUDGED
    for name in ("template", "from-files", "to-files"):
        assert run(["table", name, "--help"]) == PASSED
        assert f"smartcert table {name}" in capsys.readouterr().out
