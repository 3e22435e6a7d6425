"""Tables as they are written: cells, names of files, and what a format cannot hold."""

import datetime as dt
import io
import json
from unicodedata import normalize

import pyarrow.parquet
import pytest
from python_calamine import CalamineWorkbook

from smartcert.files.document import Unquoted
from smartcert.files.spreadsheet.limits import LONGEST_CELL
from smartcert.tables.writing.file_names import file_names
from smartcert.tables.writing.layout import Sheet, contents_in, formulas_in, sheet_of
from smartcert.tables.writing.writers import WRITERS, CellTooLongError
from tests.support.assessments import CITY, OTHER, read

LIST = (
    '[{"title": "대장", "kind": "register", "document": "묶음", "page": 3, "date": "2022-08-01"}, '
    '{"title": "계획", "kind": "plan", "document": "묶음", "page": "3-5", "date": "2022-08-01"}]'
)


def laid_out(catalogue, *, counts=False):
    sheet = sheet_of([read(CITY), read(OTHER)], catalogue, counts=counts)
    return sheet, [dict(zip(sheet.names, row, strict=True)) for row in sheet.rows]


def written(ending, sheet):
    stream = io.BytesIO()
    WRITERS[ending](sheet, stream)
    return stream.getvalue()


def test_a_column_is_there_if_a_city_uses_it_and_every_value_always(small):
    sheet, (first, second) = laid_out(small)
    assert sheet.names == (
        *("city", "kind", "population", "population_date", "contact", "catalogue", "date", "stage"),
        *("A-1", "A-1.evidence"),
        *("A-2", "A-2.numerator", "A-2.denominator", "A-2.not_applicable"),
        *("A-3", "A-4", "A-4.note", "B-1-1", "B-2", "B-2.evidence"),
    )
    assert first["A-1"] == "14.0"
    assert first["A-1.evidence"] == LIST
    assert (first["A-2"], first["A-2.numerator"], first["A-2.denominator"]) == ("", "1", "2")
    assert (first["B-1-1"], second["B-1-1"]) == ("[]", "two one")
    assert (second["A-4"], second["A-4.note"]) == ("true", "하나")
    assert (second["city"], second["population"], second["contact"]) == ("다온시", "5", "담당")


def test_counts_are_of_the_kinds_that_count(small):
    _, (first, second) = laid_out(small, counts=True)
    assert first["A-1.evidence"] == "1"  # of a register and a plan
    assert first["B-2.evidence"] == "1"  # where no kind is asked for
    assert second["A-1.evidence"] == ""
    assert contents_in(small, counts=True)["A-1.evidence"] == "number"


def test_a_name_that_excel_would_run_is_found_at_its_place(small):
    text = OTHER.replace("다온시", '"=1+1"').replace("하나", '"- 하나"').replace("담당", '"-"')
    found = list(formulas_in(read(text)))
    assert [(each.code, each.span.line, each.values["sign"]) for each in found] == [
        ("SC718", 5, "="),
    ]


def test_a_csv_guards_what_excel_would_run(small):
    text = OTHER.replace("하나", '"- 하나"').replace("담당", '"\'=1"')
    data = written(".csv", sheet_of([read(text)], small, counts=False)).decode()
    assert ",''=1," in data
    assert ",'- 하나," in data


def test_csv_is_for_korean_excel(small):
    data = written(".csv", laid_out(small)[0])
    assert data.startswith(b"\xef\xbb\xbfcity,kind,")
    assert data.count(b"\r\n") == 3


def test_json_lines_keep_the_figures_as_they_stand(small):
    data = written(".jsonl", laid_out(small)[0]).decode()
    first, second = map(json.loads, data.splitlines())
    assert '"A-1": 14.0,' in data
    assert '"A-4": true' in data
    assert first["A-3"] is None
    assert list(first) == list(second)
    assert second["population"] == 5
    assert json.loads(first["A-1.evidence"])[0]["page"] == 3


def test_parquet_holds_texts_and_nulls(small):
    table = pyarrow.parquet.read_table(io.BytesIO(written(".parquet", laid_out(small)[0])))
    assert set(map(str, table.schema.types)) == {"string"}
    assert table["A-1"].to_pylist() == ["14.0", None]
    empty = written(".parquet", Sheet(("city",), ("text",), ()))
    assert pyarrow.parquet.read_table(io.BytesIO(empty)).num_rows == 0


def cells(sheet):
    return CalamineWorkbook.from_filelike(io.BytesIO(written(".xlsx", sheet))).get_sheet_by_index(0)


@pytest.mark.parametrize(
    ("content", "text", "cell"),
    [
        ("number", "14.5", 14.5),
        ("number", "14.0", "14.0"),
        ("number", "-0", "-0"),
        ("number", "+3", "+3"),
        ("number", "16944000", 16944000),
        ("number", "0.30000000000000004", "0.30000000000000004"),
        ("number", "123456789012345678", "123456789012345678"),
        ("number", "열둘", "열둘"),
        ("yes_no", "true", True),
        ("yes_no", "TRUE", "TRUE"),
        ("day", "2022-08-31", dt.date(2022, 8, 31)),
        ("day", "1899-12-31", "1899-12-31"),
        ("day", "20220831", "20220831"),
        ("day", "언젠가", "언젠가"),
        ("text", "=1+1", "=1+1"),
        ("text", "https://example.org", "https://example.org"),
        ("text", "14.5", "14.5"),
    ],
)
def test_a_cell_of_xlsx_keeps_its_text(content, text, cell):
    sheet = Sheet(("city", "x"), ("text", content), (("가", text), ("나", "")))
    assert cells(sheet).to_python() == [["city", "x"], ["가", cell], ["나", ""]]


def test_a_text_too_long_for_xlsx_is_refused_and_never_cut():
    fits = Sheet(("x",), ("text",), (("가" * LONGEST_CELL,),))
    assert cells(fits).to_python()[1] == ["가" * LONGEST_CELL]
    over = Sheet(
        ("city", "x"), ("text", "text"), (("가", ""), ("나", "😀" * (LONGEST_CELL // 2 + 1)))
    )
    with pytest.raises(CellTooLongError) as refused:
        written(".xlsx", over)
    assert (refused.value.row, refused.value.name) == (1, "x")


def test_the_same_table_gives_the_same_bytes(small):
    sheet, _ = laid_out(small)
    for ending in WRITERS:
        assert written(ending, sheet) == written(ending, sheet)


@pytest.mark.parametrize(
    ("city", "name"),
    [
        ("벼리시(가상)", "벼리시(가상).yaml"),
        ("벼리시", "벼리시.yaml"),
        ("../가/나\\다:라", "가-나-다-라.yaml"),
        ('a*b?c"d<e>f|g', "a-b-c-d-e-f-g.yaml"),
        (".hidden. ", "hidden.yaml"),
        ("-x", "x.yaml"),
        ("@list", "list.yaml"),
        ("CON", "CON_.yaml"),
        ("lpt1.txt", "lpt1.txt_.yaml"),
        ("...", "city.yaml"),
        ("가" * 90, "가" * 66 + ".yaml"),
    ],
)
def test_a_file_is_named_safely_after_its_city(city, name):
    assert list(file_names([city])) == [name]


def test_names_differ_however_capitals_are_read():
    assert list(file_names(["가a", "가\u200ba", normalize("NFD", "가 a"), "가ａ"])) == [
        "가a.yaml",
        "가-a.yaml",
        "가 a-2.yaml",
        "가ａ-3.yaml",
    ]
    assert list(file_names(["Gu", "gu", "GU-2", "gu"])) == [
        *("Gu.yaml", "gu-2.yaml", "GU-2-2.yaml", "gu-3.yaml"),
    ]


def test_a_page_that_is_no_plain_number_stays_a_text(small):
    document = read(CITY)
    pieces = document.data["answers"]["A-1"]["evidence"]
    assert pieces[0]["page"] == Unquoted("3")
    row = sheet_of([document], small, counts=False)
    assert '"page": "3-5"' in row.rows[0][row.names.index("A-1.evidence")]
