"""Tables opened: columns known by their headings, rows read as documents, nothing lost."""

import datetime as dt
from unicodedata import normalize

import pyarrow as pa
import pytest

from smartcert.assessment.waivers import Waiver, Waivers
from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files.names import TABLES
from smartcert.tables.chunk import ROWS, Chunk, Reading, cell, letters
from smartcert.tables.column import Heading, columns_of, name_in
from smartcert.tables.formats import FORMATS
from smartcert.tables.rows.row import judged, row_of
from smartcert.tables.rows.scalars import written
from smartcert.tables.rows.terms import SAME_DAY, defaults
from smartcert.tables.table import open_table
from tests.support.columns import FILE, SMALL, chunk_of, columns_in, place, terms_of

WIDE = "city,kind,A-2\n가람시,gun,3\n나루군,gun,4\n"


def opened(tmp_path, text, name="t.csv", **more):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return open_table(str(path), Reading(), SMALL, **more)


def refused(headings, line=1):
    spans = [Heading(text, Span(FILE, line, at)) for at, text in enumerate(headings, 1)]
    with pytest.raises(InvalidInput) as invalid:
        columns_of(spans, SMALL)
    return [(each.code, each.span.line, each.span.column) for each in invalid.value.diagnostics]


# --- headings -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (["city", "kind", "A-9"], [("SC701", 1, 3)]),
        (["city", "kind", "A-1", "A-1"], [("SC703", 1, 4)]),
        (["city", "A-1"], [("SC702", 1, 0)]),
        (["ciy", "kind", "A-1"], [("SC701", 1, 1)]),
        (["city", "kind", "A-2.numerator"], [("SC702", 1, 3)]),
        (["city", "kind", "A-2.denominator"], [("SC702", 1, 3)]),
        (["city", "kind", "A-1.not_applicable"], [("SC701", 1, 3)]),
        (["city", "kind"], [("SC704", 1, 0)]),
        ([], [("SC702", 0, 0), ("SC702", 0, 0), ("SC704", 0, 0)]),
        (["city", "kind", "x", "y"], [("SC704", 1, 0), ("SC701", 1, 3), ("SC701", 1, 4)]),
        (["city", "kind", "A-1", *"uvwxyz"], [("SC701", 1, at) for at in range(4, 10)]),
        (["city", "kind", "A_1", "A_2", "A-2 evidence"], [("SC701", 1, at) for at in (3, 4, 5)]),
    ],
)
def test_headings_that_are_wrong_are_named_at_their_place(headings, found):
    assert refused(headings) == found


@pytest.mark.parametrize(
    ("headings", "count", "first"),
    [
        (["2022년 평가 결과"], 1, "2022년 평가 결과"),
        (["id", "name", *(f"goal{number}_score" for number in range(40))], 42, "id"),
        (["city", "date", "", "행정구역", "자동차", "총인구", "총인구"], 6, "행정구역"),
        (["city", "kind", *(f"INN-PUB-{number:02}" for number in range(59))], 61, "INN-PUB-00"),
        ([f"column {number}" for number in range(5000)], 5000, "column 0"),
    ],
    ids=["a title", "goals", "figures of cities", "another catalogue", "many"],
)
def test_another_table_is_one_sentence_and_not_one_for_each_heading(headings, count, first):
    spans = [Heading(text, Span(FILE, 1, at)) for at, text in enumerate(headings, 1)]
    with pytest.raises(InvalidInput) as invalid:
        columns_of(spans, SMALL)
    (fault,) = invalid.value.diagnostics
    assert (fault.code, fault.span) == ("SC739", Span(FILE, 1))
    assert fault.values == {"catalogue": SMALL.name, "count": count, "column": first}


def test_of_very_many_unknown_headings_only_the_first_are_guessed(monkeypatch):
    asked = []
    monkeypatch.setattr("smartcert.tables.column.near", lambda name, _: asked.append(name) or ())
    assert len(refused(["city", "kind", "A-1", *map(str, range(500))])) == 500
    assert asked == [*map(str, range(100))]


def test_a_heading_may_be_korean_may_have_a_title_below_and_may_be_blank():
    headings = [
        "도시",
        "종류",
        "",
        "A-1\n건수",
        " 인구 기준일 ",
        "A-2.numerator",
        "A-2.denominator",
    ]
    columns = columns_of([Heading(text, Span(FILE, 1, 1)) for text in headings], SMALL)
    assert [(each.position, each.name, each.indicator, each.part) for each in columns] == [
        (0, "city", "", "city"),
        (1, "kind", "", "kind"),
        (3, "A-1", "A-1", ""),
        (4, "population_date", "", "population_date"),
        (5, "A-2.numerator", "A-2", "numerator"),
        (6, "A-2.denominator", "A-2", "denominator"),
    ]
    assert columns[4].path == ("answers", "A-2", "value", "numerator")
    assert name_in("\n") == ""
    assert name_in(normalize("NFD", "인구 기준일\n가")) == "population_date"


def test_a_column_has_the_letters_that_excel_gives_it():
    assert [letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert cell(Span(FILE, 17, 3)) == "C17"
    assert cell(Span(FILE, 17)) == cell(Span(FILE)) == ""


# --- chunks and rows ----------------------------------------------------------------------


def test_a_part_of_a_chunk_keeps_places_and_flaws():
    flaw = Diagnostic("SC709", place(2, 0), {"range": "A1:B2"})
    lost = [Diagnostic("SC710", Span(FILE, 9))]
    chunk = Chunk([pa.array([*"abcd"])], place, {(2, 0): flaw}, lost, {1: [flaw], 3: lost})
    assert chunk.part(0, 4) is chunk
    first, second = chunk.part(0, 2), chunk.part(2, 2)
    assert (first.rows, first.flaws, first.lost) == (2, {}, lost)
    assert (second.rows, second.flaws, second.lost) == (2, {(0, 0): flaw}, ())
    assert (first.row_flaws, second.row_flaws) == ({1: [flaw]}, {1: lost})
    assert second.at(1, 0) == place(3, 0)
    assert second.arrays[0].to_pylist() == ["c", "d"]


def test_a_row_knows_its_places():
    table = {"A-1": pa.array(["1"]), "kind": pa.array(["gun"]), "city": pa.array(["가"])}
    row = row_of(chunk_of(table), 0, columns_in(table, SMALL), terms_of(table, SMALL))
    assert row.span(("answers", "A-1", "value")) == place(0, 0)
    assert row.span(("answers", "A-1"), key=True) == place(0, 0)
    assert row.span(("city", "name", "x")) == place(0, 2)
    assert row.span(("city",)) == place(0, 1)
    assert row.span(("date",)) == row.span() == place(0, 0)
    assert row.line(("date",)) == 2
    only = row_of(chunk_of(table), 0, columns_in(table, SMALL), terms_of(table, SMALL), ())
    assert only.data["answers"] == {}
    assert only.span(("answers", "A-1", "value")) == place(0, 1)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (False, "false"),
        (14.0, "14"),
        (17.4, "17.4"),
        (1e-7, "0.0000001"),
        (1e22, "1" + "0" * 22),
        (float("nan"), "NaN"),
        (7, "7"),
        (dt.date(2022, 6, 30), "2022-06-30"),
        (" 가 ", "가"),
        ("\u1100\u1161", "가"),
        ("\u3000", None),
        (None, None),
    ],
)
def test_a_cell_is_written_as_a_file_would_write_it(value, text):
    assert written(value) == text


def test_a_row_says_by_default_what_a_table_leaves_out():
    table = {"city": pa.array(["가"]), "kind": pa.array(["gun"]), "A-1": pa.array([1])}
    left_out = defaults(SMALL, columns_in(table, SMALL))
    assert left_out["date",] == left_out["city", "population_date"] == "9999-12-31"
    table["date"] = pa.array(["2022-06-30"])
    left_out = defaults(SMALL, columns_in(table, SMALL))
    assert ("date",) not in left_out
    assert left_out["city", "population_date"] == SAME_DAY
    table["population_date"] = pa.array([None], pa.string())
    assert ("city", "population_date") not in defaults(SMALL, columns_in(table, SMALL))


def test_a_piece_of_evidence_is_kept_as_it_is_written():
    piece = (
        '[{"title": "\\\\가", "kind": "plan", "document": "나", "page": 3, "date": "2022-06-01"}]'
    )
    table = {"city": pa.array(["가"]), "kind": pa.array(["gun"])}
    table |= {"A-4": pa.array([True]), "A-4.evidence": pa.array([piece])}
    terms = terms_of(table, SMALL)
    row = row_of(chunk_of(table), 0, columns_in(table, SMALL), terms)
    read = judged(row, terms)
    assert read.assessment.answers["A-4"].evidence[0].page == "3"
    assert row.flaws == row.of_evidence == []
    assert row.without_evidence().data["answers"]["A-4"].keys() == {"value"}


def test_evidence_that_is_not_required_is_still_read_where_a_row_is_to_be_a_file(tmp_path):
    text = "city,kind,A-4,A-4.evidence\n가,gun,true,대장\n"
    table = opened(tmp_path, text, evidence_required=False)
    (row,) = table.rows()
    found = judged(row, table.terms).found
    assert [(each.code, each.span.line, each.span.column) for each in found] == [("SC740", 2, 4)]


# --- tables -------------------------------------------------------------------------------


def test_a_table_gives_its_rows_and_what_is_lost(tmp_path):
    table = opened(tmp_path, WIDE + "다온구,gu,1,2\n라온시,gun,7\n")
    lost, *rows = table.rows()
    assert (lost.code, lost.span.line) == ("SC710", 4)
    assert [row.data["city"]["name"] for row in rows] == ["가람시", "나루군", "라온시"]
    assert table.sheet == table.address


def test_what_is_lost_is_said_though_no_row_is_left(tmp_path):
    table = opened(tmp_path, "city,kind,A-2\n다온구,gu,1,2\n라온시,si,1,2\n")
    (cut,) = table.cuts(10)
    (chunk,) = table.chunks(cut)
    assert [(each.code, each.span.line) for each in chunk.lost] == [("SC710", 2), ("SC710", 3)]
    assert [each.code for each in table.rows()] == ["SC710"] * 2


def test_a_large_chunk_comes_in_parts(tmp_path, monkeypatch):
    monkeypatch.setattr("smartcert.tables.table.ROWS", 1)
    table = opened(tmp_path, WIDE)
    (cut,) = table.cuts(10)
    assert [chunk.rows for chunk in table.chunks(cut)] == [1, 1]
    assert ROWS > 1


def test_a_table_in_long_form_is_one_range(tmp_path):
    text = "city,kind,indicator,value\n가람시,gun,A-2,3\n가람시,gun,B-2,1\n나루군,gun,A-2,4\n"
    table = opened(tmp_path, text, evidence_required=False)
    (cut,) = table.cuts(1)
    rows = [*table.rows()]
    assert [row.data["city"]["name"] for row in rows] == ["가람시", "나루군"]
    assert rows[0].data["answers"].keys() == {"A-2", "B-2"}
    assert sum(chunk.rows for chunk in table.chunks(cut)) == 2


def test_evidence_is_asked_for_only_by_what_wants_some(tmp_path):
    with pytest.raises(InvalidInput) as invalid:
        opened(tmp_path, "city,kind,A-1\n가,gun,3\n")
    (fault,) = invalid.value.diagnostics
    assert (fault.code, fault.span.line, fault.span.column) == ("SC713", 1, 0)
    assert (
        opened(
            tmp_path, "city,kind,A-1\n가,gun,3\n", evidence_required=False
        ).terms.evidence_required
        is False
    )
    assert opened(tmp_path, "city,kind,A-1,A-4.evidence\n가,gun,3,\n").columns
    assert opened(tmp_path, WIDE).columns


def test_waivers_that_hold_until_a_day_want_one(tmp_path):
    here = Span("w.yaml", 1, 1)
    some = [Waiver("A-2", None, "까닭", "기관", dt.date(2022, 12, 31), here, here)]
    with pytest.raises(InvalidInput) as invalid:
        opened(tmp_path, WIDE, waivers=Waivers(SMALL.name, some))
    (fault,) = invalid.value.diagnostics
    assert (fault.code, fault.span.line, fault.span.column) == ("SC742", 1, 1)
    assert opened(tmp_path, WIDE, waivers=Waivers(SMALL.name, some, dt.date(2022, 1, 1))).columns
    assert opened(tmp_path, WIDE, waivers=Waivers("other@1", some)).columns
    dated = WIDE.replace("A-2", "A-2,date").replace(",3", ",3,2022-06-30").replace(",4", ",4,")
    assert opened(tmp_path, dated, waivers=Waivers(SMALL.name, some)).columns


def test_only_a_workbook_may_be_something_else_by_its_ending():
    assert {*TABLES, ".xlsx"} == {*FORMATS}


def test_a_table_ends_as_tables_do():
    with pytest.raises(InvalidInput) as invalid:
        open_table("t.xls", Reading(), SMALL)
    assert [each.code for each in invalid.value.diagnostics] == ["SC723"]


def test_only_some_tables_are_looked_at_cell_by_cell(tmp_path):
    text = '{"city": "가", "kind": "gun", "A-2": 3}\n'
    assert opened(tmp_path, text, "t.jsonl").sheet == ""
